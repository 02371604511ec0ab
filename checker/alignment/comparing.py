"""A draft held against its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.judging import judge
from checker.alignment.matching import match
from checker.alignment.reading import statements_of
from checker.alignment.summing import with_sums
from checker.articles.article import Article

_ORDER = tuple(Verdict)


def compare(draft: Article, sources: Sequence[Article], *, same_subject: bool = False) -> list[Comparison]:
    """The verdict on each value of a draft, in the order in which they stand there.

    Of several sources the one that contradicts a value decides, so that no support of another hides it.
    ``same_subject`` says that the texts are known to speak of one thing, as a claim and the passage that was looked up
    for it: then less has to show that two values do.
    """
    statements = statements_of(draft)
    by_source = []
    for source in sources:
        stated = statements_of(source)
        matches = match(statements, stated, same_subject=same_subject)
        verdicts = with_sums([judge(each, same_subject=same_subject) for each in matches], stated)
        by_source.append(_with_days(verdicts) if same_subject else verdicts)
    return [_joined(verdicts) for verdicts in zip(*by_source, strict=True)]


def _with_days(verdicts: Sequence[Comparison]) -> list[Comparison]:
    """The verdicts, where a source that gives the very figure of a sentence for another day contradicts the day."""
    exact = {
        each.statement.sentence
        for each in verdicts
        if each.verdict is Verdict.SUPPORTED and each.statement.days is None and not each.statement.is_bound
    }
    return [
        replace(each, verdict=Verdict.CONTRADICTED, why="the source gives the same figure for another day")
        if each.verdict is Verdict.NOT_COMPARABLE and each.statement.frame and each.statement.sentence in exact
        else each
        for each in verdicts
    ]


def _joined(verdicts: Sequence[Comparison]) -> Comparison:
    """The verdict of several sources: the gravest first, of these the surest."""
    first, *others = sorted(verdicts, key=lambda each: (_ORDER.index(each.verdict), -each.score))
    return replace(first, others=tuple(each for each in others if each.evidence is not None))
