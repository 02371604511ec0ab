"""Where the pages of articles, facts and flags stand, whatever characters their names hold."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Path

Key = Annotated[int, Path(ge=1, le=2**31 - 1)]
"""The key of a row as it stands in a path: no more than databases hold."""
_DOTS = frozenset({"", ".", ".."})


def article_path(article: str) -> str:
    """The path of an article's page.

    Slashes stay as they are where no browser takes what stands between them for a step in the path itself.
    """
    plain = not _DOTS.intersection(article.split("/"))
    return f"/articles/{quote(article, safe='/' if plain else '', errors='replace')}"


def fact_path(rule: str) -> str:
    """The path of the page of a rule's fact."""
    return f"/facts/{quote(rule, safe='', errors='replace')}"


def flag_path(fingerprint: str) -> str:
    """The permalink of a flag."""
    return f"/flags/{quote(fingerprint, errors='replace')}"
