"""Marks: what the words around a value say about it. The value stands in square brackets."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.context import annotate, governed
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.tokens import tokenize
from checker.values.span import Span

N, P, C = Mark.NEGATED, Mark.POSSIBLE, Mark.CONDITIONAL
W, R = Mark.WITHDRAWN, Mark.CORRECTED
D, X = Mark.CHANGE, Mark.COMPARED

AMOUNTS = [
    # asserted
    ("The firm has [5 million] customers.", [set()]),
    ("It said it would have [5 million] customers.", [set()]),
    ("Sales rose to [5 million].", [set()]),
    ("It has no more than [5 million] customers.", [set()]),
    ("It serves not only [5 million] customers but banks.", [set()]),
    ("In May [5 million] people left.", [set()]),
    ("It did not say that it has [5 million] customers.", [set()]),
    ("Some [12] people did not survive.", [set()]),
    ("It has [5 million] customers, if not more.", [set()]),
    # negated
    ("It did not reach [5 million] users.", [{N}]),
    ("It didn’t reach [5 million] users.", [{N}]),
    ("It never had [5] ships.", [{N}]),
    ("It has never had more than [5] ships.", [{N}]),
    ("It failed to reach [5 million] users.", [{N}]),
    ("The firm, however, did not sell [900] cars.", [{N}]),
    ("It denied that it had [900] workers.", [{N}]),
    ("It hired 14 rather than [40] people.", [{N}]),
    # possible and conditional
    ("It could reach [5 million] users.", [{P}]),
    ("It may have sold [900] cars.", [{P}]),
    ("Up to [40] people could be killed.", [{P}]),
    ("A deal worth a possible [30 billion] was discussed.", [{P}]),
    ("If it fails, it will pay [900] people.", [{C}]),
    ("It will lose the site and [900] jobs if it fails.", [{C}]),
    ("It would have reached [900].", [{C}]),
    ("Police said [12] died, but more may be trapped.", [set()]),
    # withdrawn and corrected
    ("Not [40], as earlier reported, but [14] people died.", [{W}, {R}]),
    ("The fire killed not [40] but [14] people.", [{W}, {R}]),
    ("The fire killed [14] people, not [40] as first reported.", [{R}, {W}]),
    ("The toll was corrected from [40] to [14].", [{W}, {R}]),
    ("The toll was revised to [14] from [40].", [{R}, {W}]),
    ("An earlier version of this article said [40] people died.", [{W}]),
    ("This story wrongly stated that [40] people died.", [{W}]),
    ("Police, who initially reported [40] deaths, now count [14].", [{W}, set()]),
    # differences
    ("Sales rose by [3 million] to [8 million].", [{D}, set()]),
    ("Sales rose last year by [3 million].", [{D}]),
    ("Profit was up [3] on the year.", [{D}]),
    ("The bank cut [500] jobs.", [{D}]),
    ("Output fell about [12] points.", [{D}]),
    ("It reported an increase of [3 million] users.", [{D}]),
    ("Sales fell below [5 million].", [set()]),
    ("It shut down [3] plants.", [set()]),
    ("It has up to [3] plants.", [set()]),
    # comparisons
    ("Three more than on Monday; it sold [3] more than on Monday.", [{X}]),
    ("It has [three] times as many users.", [{X}]),
    ("Output was [12] higher than in May.", [{X}]),
    ("It has 8 million users, compared with [5 million] a year ago.", [{X}]),
    ("Sales are [8 million], up from [5 million].", [set(), {X}]),
    ("Sales rose from [5 million] to [8 million].", [{X}, set()]),
    ("It has [3 million more users] than the other.", [{X}]),
    ("It has [more than 3 million] users.", [set()]),
    ("It has twice as many as [5 million] users.", [{X}]),
    ("The figure compares with [5 million] a year ago.", [{X}]),
    ("It is unclear whether [500] people died.", [{C}]),
    ("It is not clear whether [500] people died.", [{C}]),
    ("He denied that [500] people died.", [{N}]),
    ("It said that [500] people did not survive.", [set()]),
    ("An earlier version of this article gave the number as [5 million].", [{W}]),
]

DATES = [
    ("It did not open until [May].", [set()]),
    ("It opened not on [Monday] but on [Tuesday].", [{W}, {R}]),
    ("It could open by [Monday].", [{P}]),
    ("It opened on [Monday].", [set()]),
]

PHRASES = [
    ("The talks [may be suspended].", {P}),
    ("The talks may be [suspended].", {P}),
    ("A possible merger would be [put on hold].", set()),
    ("The strike would otherwise have [ended].", {C}),
    ("It has not [suspended] the talks.", {N}),
    ("It can’t [end] the strike.", {N}),
    ("No flights were [suspended].", {N}),
    ("Neither side has [left] the talks.", {N}),
    ("It has no plans to [sell] the port.", {N}),
    ("It ruled out [selling] the port.", {N}),
    ("There is no evidence that it [sold] the port.", {N}),
    ("It is likely to [sell] the port.", {P}),
    ("It spoke about potentially [selling the port].", {P}),
    ("It may sell the port and [close] the dock.", {P}),
    ("It must cut costs, or it would be [shut].", {C}),
    ("He asked whether it [sold] the port.", {C}),
    ("It will [sell] the port unless the state pays.", {C}),
    ("It is [out of the race].", set()),
    ("The negotiations [will continue].", set()),
    ("Bank May [Sell] Port", {P}),
]


def bracketed(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its square brackets, and where they stood."""
    spans, removed = [], 0
    for found in re.finditer(r"\[([^]]*)\]", sentence):
        start = found.start() - removed
        spans.append((start, start + len(found.group(1))))
        removed += 2
    return sentence.replace("[", "").replace("]", ""), spans


def marks(sentence: str, kind: Kind) -> list[set[Mark]]:
    text, spans = bracketed(sentence)
    mentions = [Mention(kind, start, end, text[start:end]) for start, end in spans]
    return [set(found.marks) for found in annotate(text, tokenize(text), mentions, [Span(0, len(text))])]


@pytest.mark.parametrize(("sentence", "expected"), AMOUNTS)
def test_amounts(sentence, expected):
    assert marks(sentence, Kind.NUMBER) == expected


@pytest.mark.parametrize(("sentence", "expected"), DATES)
def test_dates(sentence, expected):
    assert marks(sentence, Kind.DATE) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("Sales were up [12%].", [{D}]), ("A [12%] drop followed.", [{D}]), ("Some [12%] fewer people came.", [{X}])],
)
def test_shares(sentence, expected):
    assert marks(sentence, Kind.SHARE) == expected


@pytest.mark.parametrize(("sentence", "expected"), PHRASES)
def test_phrases(sentence, expected):
    text, [(start, end)] = bracketed(sentence)
    tokens = tokenize(text)
    inside = [index for index, token in enumerate(tokens) if start <= token.start < end]
    assert set(governed(tokens, inside[0], inside[-1] + 1)) == expected


def test_a_loss_of_money_is_a_level_and_a_loss_of_people_a_difference():
    assert marks("The bank lost [$5bn].", Kind.MONEY) == [set()]
    assert marks("The bank lost [500] clerks.", Kind.NUMBER) == [{D}]


def test_a_sentence_does_not_mark_the_next_one():
    text = "It may close. It has 40 workers."
    start = text.index("40")
    [found] = annotate(
        text, tokenize(text), [Mention(Kind.NUMBER, start, start + 2, "40")], [Span(0, 13), Span(14, 32)]
    )
    assert found.marks == frozenset()


PIECES = [
    "not",
    "12",
    "but",
    "to",
    "from",
    "by",
    "rose",
    "may",
    "if",
    "than",
    "more",
    ",",
    ".",
    "no",
    "would",
    "have",
    "that",
    "’",
    "t",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_text_is_read_and_only_marks_change(text):
    numbers = [Mention(Kind.NUMBER, found.start(), found.end(), "12") for found in re.finditer("12", text)]
    found = annotate(text, tokenize(text), numbers, [Span(0, len(text))])
    assert [replace(each, marks=frozenset()) for each in found] == numbers


def test_quotations_get_no_marks():
    assert marks("It may say “[we did not go]”.", Kind.QUOTATION) == [set()]
