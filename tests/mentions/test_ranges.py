"""Ranges: ends and unit on the left, spellings on the right."""

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read

AMOUNTS = {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY}
RANGES = {
    (15e9, 30e9, "$"): [
        "$15-30bn", "$15–30 billion", "$15bn to $30bn", "$15 billion to $30 billion", "$ 15 billion to $ 30 billion",
        "between $15 billion and $30 billion", "from $15bn to $30bn", "15 to 30 billion dollars", "$15bn-$30bn",
        "$15bn – $30bn",
    ],
    (11e9, 23e9, "GBP"): ["£11 to 23 billion", "(£ 11 to 23 billion)", "£11bn-£23bn"],
    (80e6, 100e6, None): ["between 80 and 100 million", "80 to 100 million", "from 80 million to 100 million", "80–100m"],
    (80e6, 100e6, "people"): ["between 80 and 100 million people", "80-100 million people"],
    (10, 12, "%"): ["from 10% to 12%", "10-12%", "10% to 12%", "10 to 12 per cent", "between 10 and 12 percent", "10%–12%"],
    (30_000, 40_000, "people"): ["as many as 30,000 to 40,000 people", "30,000-40,000 people"],
    (500_000, 1e6, None): ["between 500,000 and 1 million"],
    (500, 1e6, None): ["between 500 and 1 million"],
    (1.2e6, 1.5e6, None): ["between 1.2 and 1.5 million"],
    (3e6, 4e6, "EUR"): ["€3m-€4m", "€3-4m"],
    (200, 300, "ships"): ["two to three hundred ships", "two or three hundred ships"],
    (2_000, 3_000, "ships"): ["two or three thousand ships", "two to three thousand ships"],
    (24, 36, "ships"): ["two to three dozen ships"],
    (2, 3, "ships"): ["two or three ships", "two to three ships", "2-3 ships"],
    (8, 16, "metre"): ["8- to 16-metre", "8 to 16 metres", "8–16 metres"],
    (-34, -18, "celsius"): ["from -18 °C to -34 °C"],
    (20_000, 30_000, None): ["20,000-30,000", "20,000–30,000"],
    (0.7, 0.9, None): ["0.7-0.9", "0.7 to 0.9"],
    (5e9, 6e9, "$"): ["between about $5bn and $6bn", "from about $5bn to nearly $6bn", "between $5bn and perhaps $6bn"],
    (10, 12, "$"): ["$10 a share to $12 a share", "$10 per share-$12 per share", "$10-$12 a share"],
    (10, 12, "INR"): ["Rs 10-Rs 12", "Rs 10-12", "Rs 10 to Rs 12"],
    (1, 2, "mile"): ["a mile or two", "one or two miles"],
    (0.001, 0.002, "%"): ["between 1 in 50,000 and 1 in 100,000"],
    (10, 20, "fold"): ["10- to 20-fold", "10-20-fold"],
    (2, 4, "inch"): ["2in to 4in", "2-4in", "2 to 4 inches"],
    (15, 20, "milligram_per_decilitre"): ["15 to 20 mg/dL", "15–20mg/dL"],
}  # fmt: skip


def ends(text: str) -> list[tuple[float | None, float | None, str | None]]:
    return [(m.low, m.high, m.unit) for m in read(text) if m.kind in AMOUNTS]


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in RANGES.items() for spelling in spellings]
)
def test_reads_a_range(value: tuple[float, float, str | None], spelling: str) -> None:
    assert ends(f"It was {spelling}.") == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It rose from 10% to 12%.", [(10, 10, "%"), (12, 12, "%")]),
        ("Profit fell $2m to $12m.", [(2e6, 2e6, "$"), (12e6, 12e6, "$")]),
        ("It was up 3.2 percentage points to 41.7%.", [(3.2, 3.2, "percentage point"), (41.7, 41.7, "%")]),
        ("They paid $5 to 10 people.", [(5, 5, "$"), (10, 10, "people")]),
        ("The vote was 52% to 48%.", [(52, 52, "%"), (48, 48, "%")]),
        ("It rose by 998,000 to 9.3 million.", [(998_000, 998_000, None), (9.3e6, 9.3e6, None)]),
        ("Cut from 1.75%-2% to 1.5%-1.75%.", [(1.75, 2, "%"), (1.5, 1.75, "%")]),
        ("He had a drink or two.", []),
        ("It fell for a week, by 12,000 to 348,000.", [(12_000, 12_000, None), (348_000, 348_000, None)]),
        ("It fell by 20,000 to 30,000.", [(20_000, 30_000, None)]),
        ("It fell 2% to 7,150.", [(2, 2, "%"), (7150, 7150, None)]),
        ("The gap is 3 points, plus or minus 2 points.", [(3, 3, "points"), (2, 2, "points")]),
        ("It went from 44 km to 50 kg.", [(44, 44, "kilometre"), (50, 50, "kilogram")]),
    ],
)
def test_leaves_apart_what_is_no_range(text: str, values: list[tuple[float, float, str | None]]) -> None:
    assert ends(text) == values


def test_printed_precision_counts_at_both_ends() -> None:
    [mention] = read("It is worth £11 to 23 billion.")
    assert mention.interval is not None
    assert (mention.interval.low, mention.interval.high) == (10.5e9, 23.5e9)
