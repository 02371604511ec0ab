"""Hedges: every word of the table, its interval, and the notation of rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.vocabulary import vocabulary
from checker.mentions.hedges import hedged, last_significant_digit, parse_hedge, rehedged
from checker.mentions.mention import Kind
from checker.mentions.read import read
from checker.values.interval import Interval

# (hedge, where it stands) -> interval of 20,000; half a digit would be 5,000, a tenth of the number is 2,000
ABOUT, NEARLY, JUST_OVER = (
    Interval(18_000, 22_000),
    Interval(18_000, 20_000, True, False),
    Interval(20_000, 22_000, False),
)
ABOVE, AT_LEAST = Interval(20_000, None, False), Interval(20_000, None)
BELOW, AT_MOST = Interval(None, 20_000, True, False), Interval(None, 20_000)
HEDGES = [
    (ABOUT, ["about", "around", "approximately", "some", "roughly", "an estimated", "in the region of", "circa", "~"], ["or so"]),
    (NEARLY, ["nearly", "almost", "close to", "just under", "just shy of", "approaching"], []),
    (JUST_OVER, ["just over", "slightly more than", "a little over"], []),
    (ABOVE, ["more than", "over", "above", "upwards of", "north of", "exceeding"], ["-plus", "+"]),
    (AT_LEAST, ["at least", "no fewer than", "a minimum of"], ["or more"]),
    (BELOW, ["less than", "under", "below", "fewer than"], []),
    (AT_MOST, ["up to", "as many as", "as much as", "at most", "no more than", "a maximum of"], ["or fewer"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "hedge", "interval"),
    [(f"{word} 20,000", word, interval) for interval, before, _ in HEDGES for word in before]
    + [
        (f"20,000{'' if word[0] in '-+' else ' '}{word}", word.lstrip("-"), interval)
        for interval, _, after in HEDGES
        for word in after
    ],
)
def test_reads_every_hedge(text: str, hedge: str, interval: Interval) -> None:
    [mention] = read(f"It had {text} users.")
    assert mention.interval == interval
    assert mention.hedge == hedge
    assert mention.text == f"{text} users"


def test_every_phrase_of_the_table_is_read_with_its_meaning() -> None:
    for entry in vocabulary("hedges")["hedge"]:
        meaning = hedged(20_000, 20_000, parse_hedge(entry["meaning"]))
        for phrase in entry["before"]:
            [mention] = [found for found in read(f"It had {phrase} 20,000 ships.") if found.kind is Kind.NUMBER]
            assert (mention.interval, mention.hedge) == (meaning, phrase), phrase


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("It was 134 F, or about 57 C, there.", "about 57"),
        ("It lost 500 jobs, or about 80%.", "about 80%"),
        ("It costs 5 or about 6 dollars.", "about 6 dollars"),
    ],
)
def test_a_joining_or_is_no_part_of_a_hedge(text: str, mention: str) -> None:
    found = read(text)[-1]
    assert (found.text, found.hedge) == (mention, "about")


@pytest.mark.parametrize(
    ("text", "mention", "hedge"),
    [
        ("Officials put the number at about 3,000.", "about 3,000", "about"),
        ("It flew at around 3,000 feet.", "around 3,000 feet", "around"),
        ("It was put at just under 3,000.", "just under 3,000", "just under"),
        ("It was put at at least 3,000.", "at least 3,000", "at least"),
        ("The shares stood at about 12%.", "about 12%", "about"),
        ("It was valued at about $5bn.", "about $5bn", "about"),
    ],
)
def test_the_at_before_a_hedge_is_no_part_of_it(text: str, mention: str, hedge: str) -> None:
    [found] = read(text)
    assert (found.text, found.hedge) == (mention, hedge)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 18,000", 18_000, None),
        ("at least 5", 5, None),
        ("up to 5", None, 5),
        ("fewer than 18,000", None, 18_000),
        ("about 80 million", 80e6, 80e6),
        ("nearly 100 million", 100e6, 100e6),
        ("1,200-plus", 1200, None),
        ("twenty-odd", 20, 20),
        ("as many as 30,000 to 40,000", 30_000, 40_000),
    ],
)
def test_a_bound_leaves_an_end_open(text: str, low: float | None, high: float | None) -> None:
    [mention] = read(f"There were {text} ships.")
    assert (mention.low, mention.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("around 80 million", Interval(75e6, 85e6)),
        ("nearly 100 million", Interval(90e6, 100e6, True, False)),
        ("almost 4,100", Interval(4050, 4100, True, False)),
        ("some 20,000", Interval(18_000, 22_000)),
        ("around half a billion", Interval(450e6, 550e6)),
        ("about 79.8 million", Interval(79_750_000, 79_850_000)),
    ],
)
def test_the_examples_of_the_definition(text: str, interval: Interval) -> None:
    [mention] = read(f"It had {text} users.")
    assert mention.interval == interval


def test_around_80_million_meets_79_8_million_but_not_nearly_100_million() -> None:
    [around] = read("It had around 80 million users.")
    [exact] = read("It had 79.8 million users.")
    [nearly] = read("It had nearly 100 million users.")
    assert around.interval is not None
    assert exact.interval is not None
    assert nearly.interval is not None
    assert around.interval.meets(exact.interval)
    assert exact.interval.meets(around.interval)
    assert not around.interval.meets(nearly.interval)
    assert not nearly.interval.meets(around.interval)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("a row over 5,000 jobs", None),
        ("talks about 500 jobs", None),
        ("over 5,000 jobs", "over"),
        ("twice as many as 5,000 jobs", None),
        ("up to about 5,000 jobs", "up to about"),
        ("not about 5,000 jobs", "about"),
        ("60 recoveries and over 50 deaths", None),
        ("more than the 50 deaths of May", None),
        ("as few as 50 deaths", "as few as"),
        ("50-ish deaths", "ish"),
        ("rates that went up to 50 deaths", None),
        ("plans to add up to 50 deaths", "up to"),
        ("50 and counting", "and counting"),
        ("the best part of 500 jobs", "the best part of"),
    ],
)
def test_tells_a_hedge_from_a_preposition(text: str, hedge: str | None) -> None:
    assert read(f"There were {text}.")[0].hedge == hedge


def test_a_hedge_that_stands_apart_counts_but_is_no_part_of_the_mention() -> None:
    [mention] = read("The yard was estimated to be worth $12 billion to $30 billion.")
    assert (mention.hedge, mention.text) == ("estimated", "$12 billion to $30 billion")
    assert mention.interval == Interval(11.5e9, 33e9)


@pytest.mark.parametrize(
    ("stated", "interval"),
    [
        ("5% below", Interval(95, 100)),
        ("10% either side", Interval(90, 110)),
        ("10 per cent above", Interval(100, 110)),
        ("2 above", Interval(100, 102)),
        ("5% below, itself excluded", Interval(95, 100, True, False)),
        ("half a digit either side", Interval(90, 110)),
        ("anything above", Interval(100, None, False)),
        ("anything below", Interval(None, 100, True, False)),
        ("at least", Interval(100, None)),
        ("at most", Interval(None, 100)),
        ("exact", Interval(100, 100)),
        ("  10%  either side ", Interval(90, 110)),
    ],
)
def test_reads_the_notation_of_rules(stated: str, interval: Interval) -> None:
    assert hedged(100, 100, parse_hedge(stated)) == interval


@pytest.mark.parametrize("stated", ["", "about", "5%", "5% under", "many below", "5 to 6% below", "% below"])
def test_a_wrong_meaning_is_refused_with_a_remedy(stated: str) -> None:
    with pytest.raises(ValueError, match='is not the meaning of a hedge: write for example "10% either side"'):
        parse_hedge(stated)


def test_a_rule_may_give_a_mention_another_meaning() -> None:
    [mention] = read("It had nearly 100 million users.")
    assert rehedged(mention, parse_hedge("5% below")) == Interval(95e6, 100e6)


@given(st.integers(min_value=1, max_value=10**12))
def test_half_a_digit_reaches_at_most_a_tenth(value: int) -> None:
    interval = hedged(value, value, parse_hedge("half a digit either side"))
    assert interval.low is not None
    assert 0 < value - interval.low <= value / 10 + 1e-9
    assert value % last_significant_digit(value) == 0
