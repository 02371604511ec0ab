"""A draft held against its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.judging import judge
from checker.alignment.matching import match
from checker.alignment.reading import statements_of
from checker.articles.article import Article

_ORDER = tuple(Verdict)


def compare(draft: Article, sources: Sequence[Article], *, same_subject: bool = False) -> list[Comparison]:
    """The verdict on each value of a draft, in the order in which they stand there.

    Of several sources the one that contradicts a value decides, so that no support of another hides it.
    ``same_subject`` says that the texts are known to speak of one thing, as a claim and the passage that was looked up
    for it: then less has to show that two values do.
    """
    statements = statements_of(draft)
    by_source = [
        [
            judge(each, same_subject=same_subject)
            for each in match(statements, statements_of(source), same_subject=same_subject)
        ]
        for source in sources
    ]
    return [_joined(verdicts) for verdicts in zip(*by_source, strict=True)]


def _joined(verdicts: Sequence[Comparison]) -> Comparison:
    """The verdict of several sources: the gravest first, of these the surest."""
    first, *others = sorted(verdicts, key=lambda each: (_ORDER.index(each.verdict), -each.score))
    return replace(first, others=tuple(each for each in others if each.evidence is not None))
