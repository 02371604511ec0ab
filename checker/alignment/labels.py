"""Numbers that are part of a name: "Boeing 777", "Flight 370", "I-95".

They count nothing and are held against no count. A headline's is wrong where the news of its article has the name with
one other number and its own number nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.statement import Statement
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mention
from checker.values.span import Span

LABEL = "label "
LEAD = 3
"""Sentences of an article in which its news is told."""
_NUMBER = r"(?P<number>\d{1,4})(?![\d%]|[.,:/]\d|[-‐‑–])"
_CODE = re.compile(rf"(?<![\w.,/$£€¥-])(?P<name>[A-Z]{{1,5}})-{_NUMBER}(?![a-z])")


def read_labels(text: str, sentence: Span, known: Sequence[Mention], language: str) -> Iterator[Mention]:
    """The labels of a sentence as numbers of the unit "label" with their name; none in a ``known`` date or amount."""
    for pattern in (_CODE, _named(language)):
        for found in pattern.finditer(text, sentence.start, sentence.end):
            start, end = found.span()
            taken = (each for each in known if each.kind is not Kind.NUMBER)
            if not any(start < each.end and each.start < end for each in taken):
                value = float(found["number"])
                unit = LABEL + found["name"].lower()
                yield Mention(Kind.NUMBER, start, end, found.group(), value, value, None, unit)


def is_label(mention: Mention) -> bool:
    """Tell whether a mention is a number that is part of a name."""
    return mention.unit is not None and mention.unit.startswith(LABEL)


def judge_label(one: Statement, source: Sequence[Statement]) -> Comparison | None:
    """The verdict on a label of a headline: supported by the same, contradicted by the only other one of its name."""
    alike = [each for each in source if each.mention.unit == one.mention.unit]
    same = next((each for each in alike if each.mention.low == one.mention.low), None)
    if same is not None:
        return Comparison(Verdict.SUPPORTED, one, same, f"both have {same.mention.text}")
    news = [each for each in alike if each.order < LEAD]
    if len({each.mention.low for each in alike}) == 1 and news and not _has(one, news[0]):
        return Comparison(Verdict.CONTRADICTED, one, news[0], f"the source has {news[0].mention.text}")
    return None


def _has(one: Statement, other: Statement) -> bool:
    """Tell whether the number of a label stands anywhere in an article, be it in another name: "MH17"."""
    body = other.article.text[other.article.headline_span.end :]
    return re.search(rf"(?<!\d){one.mention.low:.0f}(?!\d)", body) is not None


@cache
def _named(language: str) -> re.Pattern[str]:
    traps = vocabulary("traps", language)
    known = set(traps["designators"]) - set(traps["weak-designators"]) - words("alignment", "rank-words", language)
    names = "|".join(map(re.escape, sorted(known | words("alignment", "label-words", language))))
    return re.compile(rf"(?<![\w-])(?P<name>{names})[ -]{_NUMBER}(?![a-z])", re.IGNORECASE)
