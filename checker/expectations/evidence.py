"""The claims table joined with what its claims are held against: the articles' text and days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from checker.claims.table import claims_table
from checker.report import Report

ARTICLE_LENGTH = "article_length"
ARTICLE_WORDS = "article_words"
ARTICLE_PUBLISHED = "article_published"
FIRST_YEAR = "first_year"
YEARS_AHEAD = "years_ahead"

COLUMNS = {
    ARTICLE_LENGTH: "Int64",
    ARTICLE_WORDS: "str",
    ARTICLE_PUBLISHED: "datetime64[s]",
    FIRST_YEAR: "Int64",
    YEARS_AHEAD: "Float64",
}
"""What is joined to the claims table.

``article_length`` is the number of characters of the claim's article, missing where there is no such article;
``article_words`` its text at the claim's offsets, ``article_published`` its day; ``first_year`` the calendar year of
the claim's first stated day;
``years_ahead`` how many years its last stated day lies after the article's publication.
"""

_DAYS_A_YEAR = 365.2425  # mean Gregorian year


def evidence_table(report: Report) -> pd.DataFrame:
    """The claims table of a report with the columns of :data:`COLUMNS` joined to it, one row a claim."""
    articles = {article.id: article for article in report.articles}
    table = claims_table(report.claim_list)
    found = [(claim, articles.get(claim.article)) for claim in report.claim_list]
    published = _typed([article and article.published for _, article in found], ARTICLE_PUBLISHED)
    ahead = table["latest"].fillna(table["earliest"]) - published
    joined = {
        ARTICLE_LENGTH: _typed([article and len(article.text) for _, article in found], ARTICLE_LENGTH),
        ARTICLE_WORDS: _typed([article and article.text[c.start : c.end] for c, article in found], ARTICLE_WORDS),
        ARTICLE_PUBLISHED: published,
        FIRST_YEAR: _typed(table["earliest"].fillna(table["latest"]).dt.year, FIRST_YEAR),
        YEARS_AHEAD: _typed(ahead.dt.days / _DAYS_A_YEAR, YEARS_AHEAD),
    }
    return table.assign(**joined)


def publication_days(table: pd.DataFrame) -> dict[str, date]:
    """The days on which the articles of a claims table were published, by the articles' ids.

    Where the table was not joined with the articles it is the last day that a claim of the article speaks of, which is
    the article's own unless the claim states another.
    """
    column = ARTICLE_PUBLISHED if ARTICLE_PUBLISHED in table else "as_of_last"
    days = table.dropna(subset=[column]).groupby("article")[column].max()
    return {str(article): day.date() for article, day in days.items()}


def _typed(values: list[Any] | pd.Series[Any], name: str) -> pd.Series[Any]:
    return pd.Series(values, dtype=COLUMNS[name])
