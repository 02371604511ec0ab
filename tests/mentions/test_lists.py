"""Lists that name their unit once."""

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read

AMOUNTS = {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They were given 45 and 50 mg.", [(45, "milligram"), (50, "milligram")]),
        ("It rose 5 and 7 percent.", [(5, "%"), (7, "%")]),
        ("Rates of 5, 10 and 20 per cent apply.", [(5, "%"), (10, "%"), (20, "%")]),
        ("He sold 3 ships, 20% of all.", [(3, "ships"), (20, "%")]),
        ("Of the workers 60, or 40%, left.", [(60, None), (40, "%")]),
        ("Of the 40, 20% left.", [(40, None), (20, "%")]),
        ("About 40 and 20% came.", [(40, None), (20, "%")]),
    ],
)
def test_the_last_unit_counts_for_the_list(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(m.low, m.unit) for m in read(text) if m.kind in AMOUNTS] == values
