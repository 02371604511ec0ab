"""Attributions: who says the values in square brackets."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.attributions import Attributions, attribute, is_media, same_party
from checker.mentions.mention import Kind, Mention
from checker.mentions.quotations import read_quotations
from checker.values.span import Span

CASES = [
    # the verb before what is said
    ("Police said [12] people died.", ["Police"]),
    ("The union reported that [12] people died.", ["The union"]),
    ("Ana Ruiz, the mayor, announced [12] new schools.", ["Ana Ruiz"]),
    ("Foreign Secretary Ana Ruiz told Radio Norte that [12] people died.", ["Ana Ruiz"]),
    ("Harbour Bank has claimed that it has [12] branches.", ["Harbour Bank"]),
    ("Ms Ruiz vowed Saturday to build [12] schools.", ["Ruiz"]),
    ("The hospital counted [12] dead.", ["The hospital"]),
    ("The union put it at [20].", ["The union"]),
    ("Officials put the number of dead at [20].", ["Officials"]),
    ("Nordlinje, the operator, put the number of injured at [31].", ["Nordlinje"]),
    ("Harbour Bank put injuries at about [31].", ["Harbour Bank"]),
    ("Harbour Bank gave a figure of [31].", ["Harbour Bank"]),
    ("Harbour Bank gave the total as [31].", ["Harbour Bank"]),
    ("The union spoke of at least [31] dead.", ["The union"]),
    ("The mayor, Ann Lee, said [12] people died.", ["Ann Lee"]),
    ("The mayor of Lund, Ann Lee, said [12] people died.", ["Ann Lee"]),
    ("The operator, Nordlinje, said [12] people died.", ["Nordlinje"]),
    ("A statement from Harbour Bank explained that [12] branches will close.", ["Harbour Bank"]),
    # after it, and within it
    ("Some [12] people died, police said.", ["police"]),
    ("Some [12] people died, police said on Monday.", ["police"]),
    ("Some [12] people died, said the mayor’s office.", ["the mayor’s office"]),
    ("Some [12] people died, police said, and [30] were hurt.", ["police", "police"]),
    ("Some [12] people died, according to the union.", ["the union"]),
    ("According to Harbour Bank, [12] branches will close.", ["Harbour Bank"]),
    ("The firm has [12] ships, Ana Ruiz told Radio Norte earlier Sunday, while it owns [3] docks.", ["Ana Ruiz", None]),
    # a party of its own for each clause
    ("Police said [12], the union [20].", ["Police", "the union"]),
    ("Police put the crowd at [3,000], organisers at [10,000].", ["Police", "organisers"]),
    ("Police said [12] people died, but the union said [20].", ["Police", "the union"]),
    ("Police said [12] people died, but [20] bodies were found.", ["Police", None]),
    ("Police said [12] died in the port, which has [300] workers.", ["Police", None]),
    ("Police said [12] died and [30] were hurt.", ["Police", "Police"]),
    (
        "Police counted [46] hurt, while Nordlinje, the operator, put the number of injured at [31].",
        ["Police", "Nordlinje"],
    ),
    (
        "Police spoke of [31] dead, but the union, which has members there, gave a total of [40].",
        ["Police", "the union"],
    ),
    # innermost, and a party rather than an outlet
    ("The Daily Post said Harbour Bank promised [12] branches.", ["Harbour Bank"]),
    ("Harbour Bank said it has [12] branches, according to Reuters.", ["Harbour Bank"]),
    ("The Daily Post reported that [12] branches will close.", ["The Daily Post"]),
    # headlines and hearsay
    ("Bank to close [12] branches – reports", ["reports"]),
    ("Ferry disaster leaves [40] missing: police", ["police"]),
    ("Ferry disaster: [40] missing", [None]),
    ("The bank reportedly has [12] branches.", ["reports"]),
    ("The crowd was estimated by police at [3,000].", ["police"]),
    # names carried over
    ("Harbour Bank met Ana Ruiz. The company said it has [12] branches.", ["Harbour Bank"]),
    ("Ana Ruiz left. She said [12] people died.", ["Ana Ruiz"]),
    ("Ana Ruiz left. Ruiz said [12] people died.", ["Ana Ruiz"]),
    # inside a quotation
    ("“We have [12] ships,” said Ana Ruiz.", ["Ana Ruiz"]),
    ('The mayor, Ann Lee, said: "We have [12] ships."', ["Ann Lee"]),
    ('The mayor of Lund, Ann Lee, said: "We have [12] ships."', ["Ann Lee"]),
    # nobody's
    ("Ann Lee put [12] boxes at the door.", [None]),
    ("Ann Lee gave [12] talks.", [None]),
    ("Ann Lee gave the children [12] books.", [None]),
    ("Ann Lee spoke of her life for [12] minutes.", [None]),
    ("Ann Lee spoke of the war of the last [12] years.", [None]),
    ("The firm has [12] ships.", [None]),
    ("An estimated [12] people died.", [None]),
    ("The reports of [12] deaths were false.", [None]),
    ("It did not say that it has [12] ships.", [None]),
]


def parties(marked: str) -> list[str | None]:
    spans, removed = [], 0
    for found in re.finditer(r"\[([^]]*)\]", marked):
        start = found.start() - removed
        spans.append((start, start + len(found.group(1))))
        removed += 2
    text = marked.replace("[", "").replace("]", "")
    ends = [match.end() for match in re.finditer(r"\.(?= [A-Z])|\Z", text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
    quotations = read_quotations(text, sentences)
    numbers = [Mention(Kind.NUMBER, start, end, text[start:end]) for start, end in spans]
    mentions = sorted([*quotations, *numbers], key=lambda mention: (mention.start, mention.end))
    return [each.attribution for each in attribute(text, mentions, sentences) if each.kind is Kind.NUMBER]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_parties(marked, expected):
    assert parties(marked) == expected


def test_whoever_asks_gets_the_same_party():
    text = "Harbour Bank met Ana Ruiz. The company said it has 12 branches."
    sentences = [Span(0, 26), Span(27, len(text))]
    assert Attributions(text, [], sentences).party(text.index("12")) == "Harbour Bank"
    assert Attributions(text, [], sentences).party(0) is None


PIECES = [
    "police",
    "said",
    "told",
    ",",
    ".",
    "12",
    "the union",
    "Ana Ruiz",
    "“",
    "”",
    "according to",
    "by",
    "he",
    "–",
    ":",
    "who",
    "and",
    "but",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_any_text_is_read_and_only_attributions_change(text):
    sentences = [Span(0, len(text))] if text else []
    numbers = [Mention(Kind.NUMBER, found.start(), found.end(), "12") for found in re.finditer("12", text)]
    mentions = sorted([*read_quotations(text, sentences), *numbers], key=lambda mention: (mention.start, mention.end))
    found = attribute(text, mentions, sentences)
    assert [replace(each, attribution=None) for each in found] == [replace(each, attribution=None) for each in mentions]
    assert all(each.attribution is None or each.attribution.strip() for each in found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Wall Street Journal", True),
        ("Reuters", True),
        ("reports", True),
        ("Chinese state media", True),
        ("the Sun", True),
        ("Associated Press", True),
        ("Harbour Bank", False),
        ("Ana Ruiz", False),
        ("Sun", False),
        ("police", False),
        ("", False),
    ],
)
def test_news_outlets(name, expected):
    assert is_media(name) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Ruiz", "Ana Ruiz", True),
        ("Mr. Lee", "President Jon Lee", True),
        ("Secretary of State Ana Ruiz", "Ana Ruiz", True),
        ("Donald Trump", "Donald J. Trump", True),
        ("the Harbour Bank", "Harbour Bank", True),
        ("POLICE", "police", True),
        ("ACLU", "American Civil Liberties Union", True),
        ("Ana Ruiz", "Jon Ruiz", False),
        ("Bank", "Harbour Bank", False),
        ("Harbour Bank", "Harbour Authority", False),
        ("the union", "police", False),
        (None, None, False),
        (None, "police", False),
    ],
)
def test_one_party_under_two_names(first, second, expected):
    assert same_party(first, second) is expected
    assert same_party(second, first) is expected
