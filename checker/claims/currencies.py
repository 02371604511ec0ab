"""Which country's dollar a bare dollar is."""

from __future__ import annotations

from dataclasses import replace

from checker.articles.article import Article
from checker.mentions.mention import Mention
from checker.rulebook.facts.numeric import Money
from checker.rulebook.rulebook import Rule

BARE_DOLLAR = "$"
DOLLARS = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "JMD", "BBD", "BSD", "BZD", "FJD", "TTD"})


def in_stated_currency(mention: Mention, rule: Rule, article: Article) -> Mention:
    """The mention with its bare dollar read as the rule, the outlet or the story says; unchanged where none does."""
    if mention.unit != BARE_DOLLAR or not isinstance(rule.fact, Money):
        return mention
    stated = stated_dollar(rule, article)
    return mention if stated is None else replace(mention, unit=stated)


def stated_dollar(rule: Rule, article: Article) -> str | None:
    """Which dollar a bare one is by the rule, the outlet or the story; ``None`` where none of them says it.

    A rule that compares in a dollar currency reads a bare dollar as that one.
    """
    if not isinstance(rule.fact, Money):
        return None
    compare = rule.fact.compare
    stated = compare.bare_dollar or rule.story.outlets.get(article.outlet or "") or rule.story.bare_dollar
    return compare.currency if stated is None and compare.currency in DOLLARS else stated


def one_currency(first: str | None, second: str | None) -> bool:
    """Tell whether two currencies are one, or may be: a bare dollar is any country's."""
    return first == second or (
        BARE_DOLLAR in (first, second) and all(one and one[-1] in "$D" for one in (first, second))
    )
