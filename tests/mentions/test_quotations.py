"""Quotations: which words are quoted, and who speaks them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.mention import Kind
from checker.mentions.quotation_marks import quoted
from checker.mentions.quotations import read_quotations
from checker.values.span import Span


def sentences(text: str) -> list[Span]:
    """A sentence a line; the splitter of the package is another matter."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


MARKS = [
    ("He said “we will stay”.", ["we will stay"]),
    ('He said "we will stay".', ["we will stay"]),
    ("He said 'we will stay'.", ["we will stay"]),
    ("He said ‘we will stay’.", ["we will stay"]),
    ("He said «we will stay».", ["we will stay"]),
    ("He said „we will stay“.", ["we will stay"]),
    ("He said ``we will stay''.", ["we will stay"]),
    # mixed marks and stray spaces, as in copied articles
    ("He said «we will stay”.", ["we will stay"]),
    ("He said “we will stay », and left.", ["we will stay"]),
    ("He said “ we will stay ”.", ["we will stay"]),
    ("He said “we will stay. “\n\n“We like it”, she said.", ["we will stay.", "We like it"]),
    ("He said: “We will stay.“ Then he left.", ["We will stay."]),
    # marks that nothing closes
    ("He said: “We will stay.\n\nThe port is old.", ["We will stay."]),
    ("He said: “We will stay.\n\n“We like it.”", ["We will stay.", "We like it."]),
    ("He said “we will stay, and then “we will go”.", ["we will stay,", "we will go"]),
    # apostrophes and inches
    ("He said ‘we don’t know the workers’ names’ twice.", ["we don’t know the workers’ names"]),
    ("It is Ruiz ‘s port, and the workers’ wages rose.", []),
    ("In the ’90s and '80s he didn't say.", []),
    ("He said “the firm’s ‘big plan’ is dead”.", ["the firm’s ‘big plan’ is dead"]),
    ('A 12" pipe and a 6" pipe burst.', []),
    ("Rock 'n' roll isn't dead.", []),
    ("«He called it “mad” twice», she said.", ["He called it “mad” twice"]),
    ("“”", []),
    ("“", []),
]

SPEAKERS = [
    # the verb before, after, inverted; titles and appositions dropped
    ("“We will stay here,” said Ana Ruiz.", ["Ana Ruiz"]),
    ("“We will stay here,” Ana Ruiz said.", ["Ana Ruiz"]),
    ("Ana Ruiz said: “We will stay here.”", ["Ana Ruiz"]),
    ("Ana Ruiz told Radio Norte that “we will stay here”.", ["Ana Ruiz"]),
    ("“We will stay here”, according to Harbour Bank.", ["Harbour Bank"]),
    ("“We will stay here,” tweeted Ana Ruiz, a former minister.", ["Ana Ruiz"]),
    ("Ana Ruiz, a former head of the navy and a farmer, said: “We will stay here.”", ["Ana Ruiz"]),
    ("Ana Ruiz, the new manager of the port said in a video: “We will stay here.”", ["Ana Ruiz"]),
    ("“We will stay here,” said Foreign Secretary Ana Ruiz.", ["Ana Ruiz"]),
    ("“We will stay here,” said Minister of State Ana Ruiz.", ["Ana Ruiz"]),
    ("“We will stay here,” Mr. Ruiz told reporters.", ["Ruiz"]),
    ("“We will stay here,” said Saturday Ana Ruiz, the think tank’s head.", ["Ana Ruiz"]),
    ("“We will stay here,” said Harbour Bank CEO Ana Ruiz on Monday.", ["Ana Ruiz"]),
    ("“We will stay here,” says Ana Ruiz of Harbour Bank.", ["Ana Ruiz"]),
    ("Harbour Bank’s statement reads: “We will stay here.”", ["Harbour Bank"]),
    ("A spokesman for Harbour Bank said: “We will stay here.”", ["Harbour Bank"]),
    ("And a Harbour Bank spokeswoman said, “We will stay here.”", ["Harbour Bank"]),
    ("The mayor’s deputy Ana Ruiz announcing Saturday: “We will stay here.”", ["Ana Ruiz"]),
    ("Ana Ruiz: “We will stay here.”", ["Ana Ruiz"]),
    ("“We will stay here”says Ana Ruiz.", ["Ana Ruiz"]),
    # pronouns and nouns that stand for a name
    ("Ana Ruiz left the port.\n\n“We will not stay here,” she said.", ["Ana Ruiz"]),
    ("Mr Lee met Ms Ruiz.\n\n“We will not stay here,” he said.", ["Lee"]),
    ("Microsoft said it would talk to Oracle.\n\n“We will stay here,” the company said in a statement.", ["Microsoft"]),
    ("Harbour Bank released a statement on Monday.\n\n“We will stay here,” the statement reads.", ["Harbour Bank"]),
    ("President Ana Ruiz met Jon Lee.\n\n“We will stay here,” the president said.", ["Ana Ruiz"]),
    ("“We will stay here,” police said.", ["police"]),
    # one utterance in parts
    ("“We will stay here,” said Ana Ruiz. “We like it very much.”", ["Ana Ruiz", "Ana Ruiz"]),
    ("“We will stay,” Ana Ruiz said, adding that “the port is ours”.", ["Ana Ruiz", "Ana Ruiz"]),
    ("“We will stay here,” said Ana Ruiz.\n\n“We like it very much.”", ["Ana Ruiz", "Ana Ruiz"]),
    ("Ana Ruiz said: “We will stay here.\n\n“We like it very much.”", ["Ana Ruiz", "Ana Ruiz"]),
    ("“We will stay here.\n\n“We like it very much,” said Ana Ruiz.", ["Ana Ruiz", "Ana Ruiz"]),
    ("Ana Ruiz said “we stay here” and Jon Lee said “we must leave”.", ["Ana Ruiz", "Jon Lee"]),
    # as news writes
    ('The transport minister, Karin Holm, told parliament that it was "safe when it left port".', ["Karin Holm"]),
    ('"It was chaos on deck," recalled Petra Ek, 43, who had two children with her.', ["Petra Ek"]),
    ('In a statement, Nordline said it was "deeply saddened" and "fully open".', ["Nordline", "Nordline"]),
    ('"We saw nothing," coastguard commander Lars Berg told reporters. "It was dark."', ["Lars Berg", "Lars Berg"]),
    ('At a meeting in Lund, Prime Minister Ulf Ek called it "a national tragedy".', ["Ulf Ek"]),
    ('Union leader Maria Costa accused the firm of "putting profit first".', ["Maria Costa"]),
    ("‘We do not know’, said Mr Berg’s deputy, Anna Sand.", ["Anna Sand"]),
    ("“I must say,” Holm added, “that we did our best.”", ["Holm", "Holm"]),
    ("Ana Ruiz’s tweet read: “We are ready.”", ["Ana Ruiz"]),
    ("A White House official, speaking without a name, said they were “very much alive”.", ["White House official"]),
    ("“We are sorry,” the airline’s chief executive, Ann Lee, told the BBC.", ["Ann Lee"]),
    ("Ann Lee, for her part, insisted it was “safe and sound”.", ["Ann Lee"]),
    ("On Monday the BBC quoted Tom Reed as saying “we are ready”.", ["Tom Reed"]),
    ("“I was there,” the former president, Bill Hall, said on air. “I saw it.”", ["Bill Hall", "Bill Hall"]),
    ("“There will be no cuts,” the bank’s head of personnel Gun Kil said.", ["Gun Kil"]),
    ("“The deal is off,” a person familiar with the matter said.", ["person familiar with the matter"]),
    ("Ana Ruiz left.\n\nThe judge described it as “a farce”.", ["The judge"]),
    # nobody's
    ("The ‘big’ port closed.", [None]),
    ("The film “High Water” opened.", [None]),
    ("The port closed.\n\n“We will stay here.”", [None]),
    ("“We will stay,” they said.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks(text, expected):
    assert [text[one.start : one.end] for one in quoted(text, sentences(text))] == expected


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_speakers(text, expected):
    assert [one.speaker for one in read_quotations(text, sentences(text))] == expected


def test_a_quotation_is_a_mention_of_its_words():
    text = "Ana Ruiz said: “We will stay here.”"
    [found] = read_quotations(text, sentences(text))
    assert (found.kind, found.text, text[found.start : found.end]) == (
        Kind.QUOTATION,
        "We will stay here.",
        "We will stay here.",
    )
    assert found.attribution == "Ana Ruiz"


def test_marks_outside_the_sentences_are_not_read():
    text = "“Leave a reply”\n\nShe said “we will stay here”."
    start = text.index("She")
    assert [one.text for one in read_quotations(text, [Span(start, len(text))])] == ["we will stay here"]


@given(st.text(alphabet="ab s,.“”\"'‘’«»\n", max_size=120))
def test_quotations_are_ascending_apart_and_inside_the_text(text):
    found = quoted(text, sentences(text))
    assert all(one.outer.start <= one.start < one.end <= one.outer.end <= len(text) for one in found)
    assert all(left.outer.end <= right.outer.start for left, right in pairwise(found))


@pytest.mark.parametrize("piece", ["“", '"', "‘", "« “ ", '"a ', "‘s ", "“a\n"])
def test_hostile_marks_take_a_step_each(piece, monkeypatch):
    """Work grows with the text: twice the marks, at most about twice the steps."""
    from checker.mentions import quotation_marks

    steps = 0
    close = quotation_marks._Paragraph._close

    def counted(self, *place, **more):
        nonlocal steps
        steps += 1
        return close(self, *place, **more)

    monkeypatch.setattr(quotation_marks._Paragraph, "_close", counted)
    text = piece * 20_000
    quoted(text, [Span(0, len(text))])
    assert steps <= 20_001
