"""Dates of other languages: found by our lexer, read by dateparser; the article is of Monday, 3 August 2020."""

from __future__ import annotations

from datetime import date

import pytest

from checker.mentions.dates import read_dates
from checker.mentions.mention import Bound, Mention
from checker.mentions.tokens import tokenize
from checker.mentions.weekdays import weekday_in


def dates_of(text: str, language: str, published: date | None = date(2020, 8, 3)) -> list[Mention]:
    return read_dates(text, [tokenize(text)], published=published, language=language)


@pytest.mark.parametrize(
    ("language", "text", "spelling", "earliest", "latest"),
    [
        ("de", "Sie enden am 15. September 2020.", "15. September 2020", date(2020, 9, 15), date(2020, 9, 15)),
        ("de", "Im März 2019 begann es.", "März 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("de", "Er sprach gestern.", "gestern", date(2020, 8, 2), date(2020, 8, 2)),
        ("de", "am 15.09.2020", "15.09.2020", date(2020, 9, 15), date(2020, 9, 15)),
        ("de", "Er sprach am Freitag.", "Freitag", date(2020, 7, 31), date(2020, 7, 31)),
        ("es", "el 15 de septiembre de 2020", "15 de septiembre de 2020", date(2020, 9, 15), date(2020, 9, 15)),
        ("es", "Habló el viernes 31 de julio.", "viernes 31 de julio", date(2020, 7, 31), date(2020, 7, 31)),
        ("fr", "le 2 août 2020", "2 août 2020", date(2020, 8, 2), date(2020, 8, 2)),
        ("fr", "en mars 2019", "mars 2019", date(2019, 3, 1), date(2019, 3, 31)),
        ("it", "il 2 agosto 2020", "2 agosto 2020", date(2020, 8, 2), date(2020, 8, 2)),
        ("pt", "em 15 de setembro de 2020", "15 de setembro de 2020", date(2020, 9, 15), date(2020, 9, 15)),
        ("pt", "na sexta-feira", "sexta-feira", date(2020, 7, 31), date(2020, 7, 31)),
        ("nl", "op 15 september 2020", "15 september 2020", date(2020, 9, 15), date(2020, 9, 15)),
        ("sv", "den 2020-09-15", "2020-09-15", date(2020, 9, 15), date(2020, 9, 15)),
    ],
)
def test_form(language: str, text: str, spelling: str, earliest: date, latest: date) -> None:
    (mention,) = dates_of(text, language)
    assert (mention.text, mention.earliest, mention.latest) == (spelling, earliest, latest)
    assert text[mention.start : mention.end] == spelling


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("de", "bis zum 15. September 2020", Bound.UNTIL),
        ("es", "hasta el 15 de septiembre de 2020", Bound.UNTIL),
        ("fr", "jusqu'au 15 septembre 2020", Bound.UNTIL),
        ("it", "entro il 15 settembre 2020", Bound.BY),
        ("pt", "até 15 de setembro de 2020", Bound.UNTIL),
        ("nl", "uiterlijk 15 september 2020", Bound.BY),
    ],
)
def test_bound(language: str, text: str, bound: Bound) -> None:
    (mention,) = dates_of(text, language)
    assert (mention.text, mention.bound, mention.latest) == (text, bound, date(2020, 9, 15))


def test_year_is_the_nearest_and_marked() -> None:
    (mention,) = dates_of("am 20. Dezember", "de", date(2021, 1, 4))
    assert (mention.latest, mention.assumed) == (date(2020, 12, 20), ("year",))


def test_without_a_published_day_only_full_dates_are_told() -> None:
    short, full = dates_of("am 20. Dezember, nicht am 20. November 2019", "de", None)
    assert (short.latest, short.assumed) == (None, ("unresolved",))
    assert (full.latest, full.assumed) == (date(2019, 11, 20), ())


@pytest.mark.parametrize(("language", "text"), [("fr", "Ils vont sur Mars."), ("es", "Mar y sol"), ("de", "So mi so.")])
def test_no_date(language: str, text: str) -> None:
    assert dates_of(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "weekday"),
    [
        ("en", "Friday August 1st", 4),
        ("en", "August 1st", None),
        ("en", "Friday or Saturday", None),
        ("de", "Freitag", 4),
    ],
)
def test_weekday_in(language: str, text: str, weekday: int | None) -> None:
    assert weekday_in(text, language) == weekday
