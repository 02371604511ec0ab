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
from checker.alignment.labels import is_label, judge_label
from checker.alignment.matching import match
from checker.alignment.reading import statements_of
from checker.alignment.statement import Statement
from checker.alignment.summing import with_sums
from checker.alignment.words import stems
from checker.articles.article import Article
from checker.mentions.mention import Kind
from checker.mentions.tokens import tokenize

BRIEF = 2
"""Up to so many sentences a draft is one question, which its sources are taken to answer: a headline or a claim."""

LONG = 4
"""Sentences from which a source is an article, with all figures of its headline, rather than a note on one fact."""
ABOUT = 0.1
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
    read = as_in_sentences(draft, sources)
    if _is_headline(read, sources):
        found = hold_headline(statements_of(read, labels=True), statements_of(sources[0], labels=True))
        return [replace(each, statement=as_written(each.statement, draft)) for each in found]
    statements = statements_of(read)
    way = hold if len(draft.sentences) > BRIEF else hold_brief
    by_source = [way(statements, statements_of(source)) for source in sources]
    joined = (_joined(verdicts) for verdicts in zip(*by_source, strict=True))
    return [replace(each, statement=as_written(each.statement, draft)) for each in joined]


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
    labels = [judge_label(each, source) for each in statements if is_label(each.mention)]
    one, other = _without_labels(statements), _without_labels(source)
    timed = any(each.mention.kind is Kind.DURATION for each in one)
    told = [*other, *lengths(other)] if timed else other
    figures = Figures(told, source[0].article)
    matches = match(one, told, restating=True, meeting=meeting)
    held = _with_derived([judge_headline(each, figures) for each in matches], other)
    return sorted([*held, *filter(None, labels)], key=lambda each: each.statement.mention.start)


def _without_labels(statements: Sequence[Statement]) -> list[Statement]:
    return [each for each in statements if not is_label(each.mention)]


def _is_headline(draft: Article, sources: Sequence[Article]) -> bool:
    """Tell whether a draft may be the headline of its only source, by the words of both."""
    if len(draft.sentences) > BRIEF or len(sources) != 1 or len(sources[0].sentences) < LONG:
        return False
    said, told = (stems(tokenize(each.text), each.language) for each in (draft, sources[0]))
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
