"""The claims table joined with what its claims are held against: the articles' text and days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from checker.checks.check import Reading
from checker.checks.copies import copy_groups
from checker.claims.table import claims_table
from checker.report import Report
from checker.rulebook.facts.general import Copies

ARTICLE_LENGTH = "article_length"
ARTICLE_WORDS = "article_words"
ARTICLE_PUBLISHED = "article_published"
COPY_OF = "copy_of"
FIRST_YEAR = "first_year"
YEARS_AHEAD = "years_ahead"

COLUMNS = {
    ARTICLE_LENGTH: "Int64",
    ARTICLE_WORDS: "str",
    ARTICLE_PUBLISHED: "datetime64[s]",
    COPY_OF: "str",
    FIRST_YEAR: "Int64",
    YEARS_AHEAD: "Float64",
}
"""What is joined to the claims table.

``article_length`` is the number of characters of the claim's article, missing where there is no such article;
``article_words`` its text at the claim's offsets, ``article_published`` its day, ``copy_of`` the article it copies;
``first_year`` the calendar year of the claim's first stated day;
``years_ahead`` how many years its last stated day lies after the article's publication.
"""

_DAYS_A_YEAR = 365.2425  # mean Gregorian year


def evidence_table(report: Report) -> pd.DataFrame:
    """The claims table of a report with the columns of :data:`COLUMNS` joined to it, one row a claim."""
    articles = {article.id: article for article in report.articles}
    table = claims_table(report.claim_list)
    original = _originals(report)
    found = [(claim, articles.get(claim.article)) for claim in report.claim_list]
    published = _typed([article and article.published for _, article in found], ARTICLE_PUBLISHED)
    ahead = table["latest"].fillna(table["earliest"]) - published
    joined = {
        ARTICLE_LENGTH: _typed([article and len(article.text) for _, article in found], ARTICLE_LENGTH),
        ARTICLE_WORDS: _typed([article and article.text[c.start : c.end] for c, article in found], ARTICLE_WORDS),
        ARTICLE_PUBLISHED: published,
        COPY_OF: _typed([original.get(claim.article) for claim, _ in found], COPY_OF),
        FIRST_YEAR: _typed(table["earliest"].fillna(table["latest"]).dt.year, FIRST_YEAR),
        YEARS_AHEAD: _typed(ahead.dt.days / _DAYS_A_YEAR, YEARS_AHEAD),
    }
    return table.assign(**joined)


@dataclass(frozen=True, slots=True)
class Sources:
    """What comparers ask of articles: their days by id, and for each that copies another the one it copies."""

    published: Mapping[str, date]
    original: Mapping[str, str]


def sources_of(table: pd.DataFrame) -> Sources:
    """The articles behind a claims table.

    Where the table was not joined with the articles their day is the last one that a claim of the article speaks of,
    which is its own unless the claim states another, and none is a copy.
    """
    column = ARTICLE_PUBLISHED if ARTICLE_PUBLISHED in table else "as_of_last"
    days = table.dropna(subset=[column]).groupby("article")[column].max()
    copies = table.dropna(subset=[COPY_OF]) if COPY_OF in table else table.iloc[:0].assign(copy_of=None)
    return Sources(
        published={str(article): day.date() for article, day in days.items()},
        original=dict(zip(copies["article"], copies[COPY_OF], strict=True)),
    )


def _originals(report: Report) -> dict[str, str]:
    """For each article that copies another, by the copies rule, the earliest of the copies."""
    rules = [rule for rule in report.rulebook.rules if isinstance(rule.fact, Copies)]
    readings = [Reading(article, ()) for article in report.articles]
    groups = [group for rule in rules for group in copy_groups(readings, rule)]
    return {copy: original for original, *copies in groups for copy in copies}


def _typed(values: list[Any] | pd.Series[Any], name: str) -> pd.Series[Any]:
    return pd.Series(values, dtype=COLUMNS[name])
