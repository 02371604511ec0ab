"""Inflected forms of words."""

import pytest

from checker.language.inflection import forms


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("suspend", "suspended"),
        ("suspended", "suspending"),
        ("user", "users"),
        ("users", "user"),
        ("use", "using"),
        ("using", "used"),
        ("buy", "bought"),
        ("bought", "buying"),
        ("people", "person"),
        ("ban", "banned"),
        ("banning", "bans"),
        ("deny", "denied"),
        ("companies", "company"),
        ("close", "closing"),
        ("pledge", "pledging"),
        ("launch", "launches"),
        ("child", "children"),
    ],
)
def test_forms_of_one_word(word, other):
    assert other in forms(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [("uses", "us"), ("news", "new"), ("bus", "bu"), ("need", "ne"), ("users", "use"), ("talks", "tall")],
)
def test_other_words_are_no_forms(word, other):
    assert other not in forms(word)


def test_other_languages_give_the_word_alone():
    assert forms("Nutzer", "de") == {"nutzer"}
