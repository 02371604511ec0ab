"""The language of an article."""

from __future__ import annotations

import sys

import pytest

from checker.articles.language import code, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sank off the coast on Friday, and twelve of the crew were saved, police said.", "en"),
        ("Zwölf Menschen starben am Freitag vor der Küste, sagte die Polizei.", "de"),
        ("Les négociations sont suspendues, selon le journal, depuis vendredi soir.", "fr"),
        ("El barco se hundió el viernes frente a la costa y murieron doce personas.", "es"),
        ("Ferry sinks", "en"),
        ("TikTok: Microsoft suspends talks", "en"),
        ("12", "en"),
        ("", "en"),
        ("x 5 y 6", "en"),
    ],
)
def test_the_language_is_told_by_its_words(text, language):
    told = detect(text)
    assert told.language == language
    assert told.notes == (() if language == "en" else (f"language read as {language} (detected)",))


def test_english_does_not_load_the_detector(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert detect("The ferry sank off the coast, and twelve of the crew were saved.").language == "en"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        (" de ", "de"),
        ("", None),
        (None, None),
        ("English", None),
        ("x", None),
    ],
)
def test_a_language_tag_is_cut_to_its_code(stated, expected):
    assert code(stated) == expected
