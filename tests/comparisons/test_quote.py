"""Quotations held against each other: one utterance or two, and whether the words differ."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.claim import Claim, Confidence, claim_id
from checker.comparisons.quote import compare_quotes
from checker.comparisons.utterances import CROWD, candidates, lines
from checker.comparisons.verdict import Verdict
from checker.comparisons.wording import difference
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.quote import Ignored, Quote, QuoteCompare
from checker.rulebook.rulebook import Rule, Story
from checker.rulebook.written import Duration, Tolerance

DAY = date(2021, 3, 1)
LATER = date(2021, 3, 9)
ANA, JON = "Ana Ruiz", "Jon Lee"


def rule(**compare) -> Rule:
    fact = Quote(id="quotes", question="Are the words the same?", compare=QuoteCompare(**compare))
    return Rule(fact=fact, story=Story(), file="quotes.yaml", folder=".")


def claim(article: str, text: str, speaker: str | None = ANA, start: int = 0) -> Claim:
    end = start + len(text)
    mention = Mention(Kind.QUOTATION, start, end, text, speaker=speaker)
    return Claim(claim_id("quotes", article, start, end), "quotes", article, mention)


def told(*claims: Claim, published: dict[str, date | None] | None = None, **compare):
    days = {each.article: DAY for each in claims} | (published or {})
    return compare_quotes(claims, rule(**compare), days)


DIFFER = [
    ("We will rebuild the pier before winter", "We will rebuild the pier before summer"),
    ("We are not going anywhere… We love this town.", "We don’t want to go anywhere."),
    ("build on the ferry that islanders currently love", "The plan would build on the ferry that islanders now adore."),
    # retold, as in a translation, by one named speaker
    (
        "This has become absurd. A 40% cut to a state hospital would once have shocked us and harms every patient here.",
        "It has become crazy. A 40 percent cut to a state hospital … would hurt any sick patient,",
    ),
    # a part of the other, with a word changed
    (
        "a broad array of naval security risks",
        "act in the coming days on a wide range of naval security risks in port.",
    ),
    ("The harbour must not be sold to any bank.", "The harbour must be sold to any bank."),
]

AGREE = [
    ("We will rebuild the pier before winter", "We will rebuild the pier before winter,"),
    ("We will rebuild the pier before winter", "we will rebuild the “pier” before winter!"),
    ("We will rebuild the pier before winter", "rebuild the pier before winter"),
    ("We will rebuild the pier … winter comes", "We will rebuild the pier before the long winter comes"),
    ("We will rebuild the pier [at Lund] before winter", "We will rebuild the pier before winter"),
    ("[The city] will rebuild the old pier before winter", "We will rebuild the old pier before winter"),
    (
        "It's 40% of the harbour’s trade and we don't like it",
        "It’s 40 percent of the harbour's trade and we do not like it",
    ),
    ("We favour the organised labour of the harbour", "We favor the organized labor of the harbor"),
    ("I say we will rebuild the pier before winter", "rebuild the pier before winter, whatever it costs us all"),
]

APART = [
    ("We will rebuild the pier before winter", "I never liked the old bridge across the river"),
    ("We are not going to sell the harbour", "We are not going to stop the ferry"),
    ("We have 500 workers in Spain", "We have 300 ships in Chile"),
    ("The bank is safe and it will stay safe for years", "The bank has no plans to close any branch in the north"),
    ("absolutely mad", "absolutely crazy"),
    ("We want peace in the region", "There is no peace in the valley and no end to it in sight"),
]


@pytest.mark.parametrize(("first", "second"), DIFFER)
def test_one_utterance_in_other_words(first, second):
    for one, other in ((first, second), (second, first)):
        [found] = told(claim("a", one), claim("b", other))
        assert found.judgement.verdict is Verdict.CONTRADICTION
        assert {each.article for each in (*found.claims, *found.others)} == {"a", "b"}
        assert "Ana Ruiz" in found.judgement.why
        assert "[-" in found.judgement.why or "{+" in found.judgement.why


@pytest.mark.parametrize(("first", "second"), AGREE)
def test_the_same_words_are_no_finding(first, second):
    assert told(claim("a", first), claim("b", second)) == []
    assert told(claim("a", second), claim("b", first)) == []


@pytest.mark.parametrize(("first", "second"), APART)
def test_two_utterances_are_no_finding(first, second):
    assert told(claim("a", first), claim("b", second)) == []
    assert told(claim("a", second), claim("b", first)) == []


BEFORE, AFTER = "We will rebuild the old pier before winter comes", "We will rebuild the old pier before summer comes"


@pytest.mark.parametrize(
    ("speaker", "other", "expected"),
    [
        (ANA, ANA, 1),
        (ANA, "Ruiz", 1),
        (ANA, "Mayor Ana Ruiz", 1),
        (ANA, None, 1),
        (None, None, 1),
        (ANA, "a spokesman", 1),
        (ANA, JON, 0),
    ],
)
def test_whose_words_are_compared(speaker, other, expected):
    assert len(told(claim("a", BEFORE, speaker), claim("b", AFTER, other))) == expected


def test_a_speaker_who_is_not_named_needs_more_in_common():
    first, second = DIFFER[1]
    assert told(claim("a", first, None), claim("b", second, ANA)) == []


@pytest.mark.parametrize(("day", "expected"), [(DAY, 1), (date(2021, 3, 4), 1), (LATER, 0), (None, 1)])
def test_words_of_another_day_are_another_utterance(day, expected):
    assert len(told(claim("a", BEFORE), claim("b", AFTER), published={"b": day})) == expected


def test_the_rule_says_how_near_in_time_and_how_much_is_shared():
    claims = (claim("a", BEFORE), claim("b", AFTER))
    assert told(*claims, published={"b": LATER}, same_time=Duration("10 days", 10))
    assert told(*claims, shared_words=Tolerance("95%", share=0.95)) == []


def test_the_rule_says_what_does_not_count():
    claims = (claim("a", "We will rebuild the OLD pier"), claim("b", "We will rebuild the old pier"))
    assert told(*claims) == []
    assert len(told(*claims, ignore=(Ignored.PUNCTUATION,))) == 1


def test_one_article_in_two_wordings():
    claims = (claim("a", BEFORE), claim("a", AFTER, start=200))
    [found] = told(*claims)
    assert [each.start for each in (*found.claims, *found.others)] in ([200, 0], [0, 200])


def test_an_article_that_quotes_both_utterances_differs_from_nobody():
    claims = (claim("a", BEFORE), claim("a", AFTER, start=200), claim("b", AFTER))
    assert [each for each in told(*claims) if "b" in {one.article for one in (*each.claims, *each.others)}] == [
        each for each in told(*claims) if len({one.article for one in (*each.claims, *each.others)}) == 2
    ]
    parallel = (
        claim("a", "We shall fight for the harbour and the town"),
        claim("a", "We shall fight for the railway and the mines", start=100),
        claim("b", "We shall fight for the harbour and the town"),
        claim("b", "We shall fight for the railway and the mines", start=100),
    )
    assert told(*parallel) == []


def test_the_article_that_stands_apart_comes_first():
    claims = [claim(article, BEFORE) for article in "abc"] + [claim("d", AFTER)]
    [found] = told(*claims)
    assert [each.article for each in found.claims] == ["d"]
    assert [each.article for each in found.others] == ["a", "b", "c"]


def test_the_earliest_wording_is_the_standard_where_no_other_is():
    claims = (claim("a", BEFORE), claim("b", AFTER))
    [found] = told(*claims, published={"a": date(2021, 3, 2)})
    assert [each.article for each in found.claims] == ["a"]


def test_the_order_of_claims_does_not_matter():
    claims = [
        claim("a", BEFORE),
        claim("b", AFTER),
        claim("c", "rebuild the new pier before winter"),
        claim("d", BEFORE, JON),
    ]
    results = {tuple(told(*order)) for order in permutations(claims)}
    assert len(results) == 1


def test_confidence_is_high_for_a_named_speaker_and_lower_else():
    [named] = told(claim("a", BEFORE), claim("b", AFTER))
    [unnamed] = told(claim("a", BEFORE), claim("b", AFTER, None))
    assert (named.confidence, unnamed.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("I was never here.", "I am never here", "I [-was-]{+am+} never here"),
        ("We will go home now", "We will not go home now", "We will {+not+} go home now"),
        ("We will not go home", "We will go home", "We will [-not-] go home"),
        ("cats", "dogs", "[-cats-]{+dogs+}"),
    ],
)
def test_differences_are_shown_word_by_word(first, second, expected):
    assert difference(first, second).text == expected


@given(
    st.lists(
        st.sampled_from(["we", "harbour", "will", "not", "sell", "…", "[the]", "bank", "40%", "don’t", ","]),
        max_size=14,
    ).map(" ".join)
)
def test_a_wording_never_differs_from_itself(text):
    assert "[-" not in difference(text, text).text or not text.strip(" …,[]")
    assert told(claim("a", text), claim("b", text)) == []


def test_a_phrase_that_all_share_makes_no_pairs():
    """Pairs are looked for by rare words, so their number does not grow with the square of the claims."""
    said = [
        claim(f"a{number}", f"national security matters number {number} word{number}") for number in range(6 * CROWD)
    ]
    assert len(candidates(lines(said, tuple(Ignored)))) <= 6 * CROWD
