"""The words of the desk: every one is in every catalogue, and editors see the language that they chose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from checker import review
from checker.review.words import languages, preferred, translations

FOLDER = Path(review.__file__).parent
KEYWORDS = {"message": None, "gettext": None, "ngettext": (1, 2), "_": None}
FIELD = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def used():
    """All messages in templates and code."""
    with (FOLDER / "words" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(FOLDER, methods, options, KEYWORDS)
    return {message for _, _, message, _, _ in found}


def catalogue(language):
    with (FOLDER / "words" / f"{language}.po").open("rb") as file:
        return [each for each in read_po(file, language) if each.id]


def test_a_second_language_is_there():
    assert languages() == ("en", "de")


@pytest.mark.parametrize("language", languages()[1:])
def test_a_catalogue_has_all_words_and_no_others(used, language):
    entries = catalogue(language)
    assert {each.id for each in entries} == used
    assert [
        each.id
        for each in entries
        if each.fuzzy or not all([each.string] if isinstance(each.string, str) else each.string)
    ] == []


@pytest.mark.parametrize("language", languages()[1:])
def test_a_translation_has_the_fields_of_its_message(language):
    for each in catalogue(language):
        ids, strings = ([x] if isinstance(x, str) else list(x) for x in (each.id, each.string))
        assert {tuple(sorted(FIELD.findall(x))) for x in strings} == {tuple(sorted(FIELD.findall(x))) for x in ids}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("fr,de;q=0.5,en;q=0.4", "de"),
        ("de;q=0.3,en;q=0.4", "en"),
        ("fr", "en"),
        ("de;q=many", "de"),
        (",;=," * 9_000, "en"),
    ],
)
def test_the_language_that_a_browser_asks_for(accepted, language):
    assert preferred(accepted) == language


def test_a_page_in_the_language_of_the_browser(desk):
    page = desk.visit().get("/sign-in", **{"Accept-Language": "de-CH,de;q=0.9"})
    assert '<html lang="de">' in page.text
    assert "Anmelden" in page.text
    assert "Sign in" not in page.text


def test_the_language_and_the_zone_that_an_editor_chose(desk):
    visitor = desk.signed_in("Ruth")
    stated = '<time datetime="2026-03-01T09:00:00+00:00" title="{}">{}</time>'
    assert stated.format("1 Mar 2026, 09:00:00 UTC", "1 Mar 2026, 09:00") in visitor.get("/users").text
    visitor.send("/account", "/account/preferences", language="de", zone="America/St_Johns")
    page = visitor.get("/users", **{"Accept-Language": "en"}).text
    assert '<html lang="de">' in page
    assert stated.format("01.03.2026, 05:30:00 NST", "01.03.2026, 05:30") in page


def test_words_of_one_and_of_many():
    german = translations("de")
    one, many = "%(count)s day", "%(count)s days"
    assert [german.ngettext(one, many, count) for count in (1, 2)] == ["%(count)s Tag", "%(count)s Tage"]
