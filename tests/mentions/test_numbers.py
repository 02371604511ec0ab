"""Numbers: the value on the left, its spellings on the right; below them what is no number."""

import gc
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.mentions.mention import Kind, Mention
from checker.mentions.quantities import read_quantities
from checker.mentions.read import read
from checker.mentions.tokens import padded, tokenize

SPELLINGS = {
    81_000: [
        "81,000", "81 000", "81\u00a0000", "81\u202f000", "81\u2009000", "81 thousand", "eighty-one thousand",
        "eighty one thousand", "81k", "81K", "81-thousand", "81thousand",
    ],
    1_200_000: ["1.2m", "1.2mn", "1.2 million", "1.2M", "1,200,000", "1 200 000", "1.2-million", "one point two million"],
    1_200_000_000: ["1.2bn", "1.2 bn", "1.2 billion", "1.2b", "1.2 bln", "1.2B"],
    1_200_000_000_000: ["1.2tn", "1.2 trillion", "1.2 tln", "1.2 trn"],
    300_000: ["3 lakh", "three lakh", "3,00,000", "3 lakhs"],
    12_000_000: ["1 crore 20 lakh", "one crore twenty lakh", "1.2 crore"],
    20_000_000: ["2 crore", "two crore", "20 million", "2,00,00,000"],
    500_000_000: ["half a billion", "half-a-billion", "half billion", "0.5 billion", "½ billion"],
    250_000: ["a quarter of a million", "a quarter million", "quarter of a million", "250k"],
    750_000: ["three-quarters of a million", "three quarters of a million"],
    1_500_000: [
        "a million and a half", "one and a half million", "1½ million", "1 1/2 million", "one million and a half",
        "1.5 million", "one-and-a-half million",
    ],
    2_500_000: ["2½ million", "2½m", "two and a half million", "2 1/2 million", "2.5 million"],
    24: ["two dozen", "2 dozen", "24", "twenty-four", "twenty four", "twenty‑four"],
    20: ["a score of ships", "20"],
    12: ["a dozen", "twelve", "12"],
    6: ["half a dozen", "half-dozen", "six"],
    200: ["a couple of hundred", "two hundred", "2 hundred"],
    102: ["a hundred and two", "one hundred and two", "one hundred two"],
    256_102: ["two hundred and fifty-six thousand one hundred and two"],
    321: ["three hundred and twenty-one", "3 hundred and 21"],
    4_321: ["4 thousand 3 hundred and 21", "four thousand three hundred and twenty-one", "4,321"],
    3_000_000_000_000: ["three lakh crore", "3 lakh crore"],
    100_000_000_000: ["a hundred billion", "100 billion", "one hundred billion"],
    2.5: ["2.5", "2½", "2 1/2", "two and a half"],
    103 + 2 / 3: ["one hundred and three and two thirds"],
    100.75: ["one hundred and three quarters", "a hundred and three quarters"],
    4.2: ["twenty-one fifths", "4.2"],
    3 / 7: ["three sevenths"],
    0.05: ["one over twenty", "1/20"],
    -5: ["minus five", "-5", "−5"],
    0.25: [".25", "0.25", "1/4", "¼"],
    1_300_000: ["1.3e6", "1.3x10^6", "1.3×10^6"],
    1_111.11: ["1,111.11", "1.111,11"],
    0: ["fell to zero"],
}  # fmt: skip

VAGUE = {
    "thousands": (2_000, None),
    "dozens": (24, None),
    "dozens of ships": (24, None),
    "scores of ships": (40, None),
    "hundreds of thousands": (200_000, None),
    "hundreds of thousands of ships": (200_000, None),
    "tens of thousands of ships": (20_000, None),
    "tens of millions of ships": (20_000_000, None),
    "millions of ships": (2_000_000, None),
    "several hundred": (300, 900),
    "a few thousand": (2_000, 9_000),
    "a few dozen": (24, 108),
    "a handful of ships": (3, 6),
}

COUNTED = {
    "10,000 US jobs": "jobs",
    "1,500 existing workers": "workers",
    "half a billion active users": "users",
    "thousands of jobs": "jobs",
    "80 million people": "people",
    "12 dead": "dead",
    "40 injured": "injured",
    "1,200 short-term contracts": "contracts",
    "90 new COVID-19 cases": "cases",
    "27-nation": "nation",
    "4,000 sales jobs": "jobs",
    "20 police officers": "officers",
    "200 in all": None,
    "300 were sold": None,
    "three times": "times",
    "one person": "person",
    "120 CDs": "cds",
    "6.4 million TEUs": "teus",
    "a thousand head of cattle": "head",
    "two nights": "nights",
    "12-fold": "fold",
    "one child": "child",
    "half a length": "length",
    "half a point": "point",
    "0.5 of a point": "point",
    "a quarter point": "point",
    "a half-point": "point",
    "three-quarters of a point": "point",
}


def numbers(text: str, language: str = "en") -> list[Mention]:
    return [mention for mention in read(text, language=language) if mention.kind is Kind.NUMBER]


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in SPELLINGS.items() for spelling in spellings]
)
def test_reads_a_number(value: float, spelling: str) -> None:
    [mention] = numbers(f"It was {spelling}.")
    assert mention.low == mention.high == pytest.approx(value, rel=1e-12)
    assert mention.text in spelling


@pytest.mark.parametrize(("text", "ends"), VAGUE.items())
def test_reads_a_vague_number_as_an_interval(text: str, ends: tuple[float, float | None]) -> None:
    [mention] = numbers(f"There were {text}.")
    assert (mention.low, mention.high) == ends
    assert mention.interval is not None
    assert (mention.interval.low, mention.interval.high) == ends


@pytest.mark.parametrize(("text", "noun"), COUNTED.items())
def test_finds_the_noun_that_is_counted(text: str, noun: str | None) -> None:
    mention = numbers(f"It had {text}.")[0]
    assert mention.unit == noun
    assert (noun is not None) == (mention.text == text or text.startswith(mention.text + " of"))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("79.8 million", 79_750_000, 79_850_000),
        ("80 million", 79_500_000, 80_500_000),
        ("4,080", 4_080, 4_080),
        ("81 thousand", 80_500, 81_500),
        ("81,000", 81_000, 81_000),
        ("3.5", 3.45, 3.55),
        ("two hundred", 200, 200),
        ("half a billion", 450_000_000, 550_000_000),
    ],
)
def test_means_half_a_unit_of_the_last_digit_without_a_hedge(text: str, low: float, high: float) -> None:
    [mention] = numbers(f"It was {text}.")
    assert mention.interval is not None
    assert mention.interval.low == pytest.approx(low)
    assert mention.interval.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("Es waren 81.000 da.", "de", 81_000), ("81.000", "en", 81), ("Es waren 1,5 dort.", "de", 1.5)],
)
def test_takes_separators_from_the_language(text: str, language: str, value: float) -> None:
    [mention] = numbers(text, language)
    assert mention.low == value


@pytest.mark.parametrize(
    "text",
    ["80 million", "80\u00a0million", "80\u202fmillion", "eighty mil\u00adlion", "eighty‑one", "ﬁfty"],
)
def test_offsets_point_into_the_text_as_it_is(text: str) -> None:
    whole = f"“It’s {text} in all,” she said."
    [mention] = numbers(whole)
    assert whole[mention.start : mention.end] == mention.text == text


@pytest.mark.parametrize(
    ("text", "ends"), [("a score", (20, 20)), ("a handful", (3, 6)), ("two thirds", (2 / 3, 2 / 3))]
)
def test_reads_a_number_that_is_all_there_is(text: str, ends: tuple[float, float]) -> None:
    [mention] = numbers(text)
    assert (mention.low, mention.high) == pytest.approx(ends)


def test_a_line_break_in_wrapped_text_is_a_space() -> None:
    text = "It rose to 80\nmillion users"
    [mention] = read_quantities(text, padded(tokenize(text)), [])
    assert (mention.low, mention.text) == (80e6, "80\nmillion users")


def test_a_number_does_not_span_two_sentences() -> None:
    assert [mention.low for mention in numbers("The toll rose to 5\n\nMillion Dollar Baby opens")] == [5]


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "1 000 ",
        "million ",
        "and a half ",
        "hundreds of ",
        "one hundred and ",
        "½",
        "-1",
        "1/",
        "between about ",
        "a mile or two ",
        "John Hill, 45, ",
        "5m by ",
        "7lb 4oz ",
        "20-lakh-",
        "5 mg/",
        "and a half and a ",
    ],
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    read_amounts(unit)  # loads the vocabulary
    short, long = steps(unit * 250), steps(unit * 1000)
    assert long < 5 * short


def read_amounts(text: str) -> list[Mention]:
    return read_quantities(text, padded(tokenize(text)), [])


def steps(text: str) -> int:
    """How many calls, of Python or built-in functions, it takes to read a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    gc.disable()  # what it calls to free others' objects is not ours
    sys.setprofile(counted)
    try:
        read_amounts(text)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@given(st.integers(min_value=1000, max_value=10**12))
def test_reads_back_any_grouped_integer(value: int) -> None:
    [mention] = numbers(f"The total was {value:,} in the end.")
    assert mention.low == mention.high == value


@given(st.text(alphabet="0123456789 .,-–/$€£%abkmn½¼\n", max_size=60))
def test_never_fails_and_points_into_the_text(text: str) -> None:
    for mention in read(text):
        assert mention.text == text[mention.start : mention.end]
        assert mention.low is None or mention.high is None or mention.low <= mention.high
