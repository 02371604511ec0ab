"""A draft held against its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.alignment.brief import judge_brief
from checker.alignment.capitals import as_in_sentences, as_written
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.figures import Figures, lengths, meeting
from checker.alignment.headlines import judge_headline
from checker.alignment.judging import judge
from checker.alignment.matching import match
from checker.alignment.reading import statements_of
from checker.alignment.statement import Statement
from checker.alignment.summing import with_sums
from checker.articles.article import Article
from checker.mentions.mention import Kind

BRIEF = 2
"""Up to so many sentences a draft is one question, which its sources are taken to answer: a headline or a claim."""

LONG = 4
"""Sentences from which a source is an article, with all figures of its headline, rather than a note on one fact."""
ABOUT = 0.15
"""The share of a draft's words that a single source has to have to be taken for the article below it."""
FEW = 4
"""Words so few that they need not stand in an article."""
_ORDER = tuple(Verdict)


def compare(draft: Article, sources: Sequence[Article]) -> list[Comparison]:
    """The verdict on each value of a draft, in the order in which they stand there.

    Of several sources the one that contradicts a value decides, so that no support of another hides it. A draft of a
    sentence or two is taken to be on what its sources tell, so that less has to show that two values speak of one
    thing, and a single source on its subject to be all that it goes by, as an article is for its headline; the values
    of a longer one are on many things, and each has to show of which it speaks.
    """
    statements = statements_of(as_in_sentences(draft, sources))
    by_source = [_held(draft, statements, statements_of(source), alone=len(sources) == 1) for source in sources]
    joined = (_joined(verdicts) for verdicts in zip(*by_source, strict=True))
    return [replace(each, statement=as_written(each.statement, draft)) for each in joined]


def _held(
    draft: Article, statements: Sequence[Statement], source: Sequence[Statement], *, alone: bool
) -> list[Comparison]:
    """The verdicts of one source, by what the draft is to it."""
    if len(draft.sentences) > BRIEF:
        return hold(statements, source)
    return (
        hold_headline(statements, source) if alone and _is_below(source, statements) else hold_brief(statements, source)
    )


def hold(statements: Sequence[Statement], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts on statements, each of which has to show that a statement of the source speaks of the same."""
    return with_sums([judge(each) for each in match(statements, source)], source)


def hold_brief(statements: Sequence[Statement], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts on the statements of a headline or a claim, which the source is taken to answer."""
    return _with_derived([judge_brief(each) for each in match(statements, source, restating=True)], source)


def hold_headline(statements: Sequence[Statement], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts on the statements of a headline, whose figures all come from the source; of a note as a brief's."""
    if not source or len(source[0].article.sentences) < LONG:
        return hold_brief(statements, source)
    timed = any(each.mention.kind is Kind.DURATION for each in statements)
    told = [*source, *lengths(source)] if timed else source
    figures = Figures(told)
    matches = match(statements, told, restating=True, meeting=meeting)
    return _with_derived([judge_headline(each, figures) for each in matches], source)


def _is_below(source: Sequence[Statement], statements: Sequence[Statement]) -> bool:
    """Tell whether a source may be the article below the headline that statements are of, by the words of both."""
    said, told = (frozenset[str]().union(*(each.article_words for each in side)) for side in (statements, source))
    return len(said) < FEW or len(said & told) >= ABOUT * len(said)


def _with_derived(verdicts: list[Comparison], source: Sequence[Statement]) -> list[Comparison]:
    """The verdicts, where sums of the source and days of its figures decide them."""
    if all(each.verdict is Verdict.SUPPORTED for each in verdicts):
        return verdicts  # no sum has anything to add
    return _with_days(with_sums(verdicts, source))


def _with_days(verdicts: Sequence[Comparison]) -> list[Comparison]:
    """The verdicts, where a source that gives the very figure of a sentence for another day contradicts the day."""
    exact = {
        each.statement.sentence
        for each in verdicts
        if each.verdict is Verdict.SUPPORTED and each.statement.days is None and not each.statement.is_bound
    }
    return [
        replace(each, verdict=Verdict.CONTRADICTED, why="the source gives the same figure for another day")
        if _is_of_another_day(each) and each.statement.sentence in exact
        else each
        for each in verdicts
    ]


def _is_of_another_day(each: Comparison) -> bool:
    """Tell whether a date beside figures is held against one of other days, in other words."""
    if each.verdict is not Verdict.NOT_COMPARABLE or not each.statement.frame or each.evidence is None:
        return False
    return each.gap is not None and each.evidence.mention.text.lower() != each.statement.mention.text.lower()


def _joined(verdicts: Sequence[Comparison]) -> Comparison:
    """The verdict of several sources: the gravest first, of these the surest."""
    first, *others = sorted(verdicts, key=lambda each: (_ORDER.index(each.verdict), -each.score))
    return replace(first, others=tuple(each for each in others if each.evidence is not None))
