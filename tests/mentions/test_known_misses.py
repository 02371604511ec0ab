"""What is not read yet: each fails until it works."""

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        pytest.param(
            "One American in four opens it.", Kind.SHARE, 25, "%", marks=pytest.mark.xfail(reason="noun inside a ratio")
        ),
        pytest.param(
            "A 30-mile-an-hour wind blew.", Kind.QUANTITY, 30, "mile_per_hour",
            marks=pytest.mark.xfail(reason='"an-hour" is read as a duration first'),
        ),
        pytest.param(
            "The 4-foot-11 gymnast won.", Kind.QUANTITY, 4 + 11 / 12, "foot", marks=pytest.mark.xfail(reason="height")
        ),
        pytest.param(
            "It lost 45 million euros after a profit of 30 million.", Kind.MONEY, 30e6, "EUR",
            marks=pytest.mark.xfail(reason="currency left out the second time"),
        ),
        pytest.param(
            "It rose from 8m to 16m tall.", Kind.QUANTITY, 8, "metre",
            marks=pytest.mark.xfail(reason='"m" is millions unless "tall" follows it directly'),
        ),
    ],
)  # fmt: skip
def test_reads(text: str, kind: Kind, low: float, unit: str) -> None:
    assert (kind, pytest.approx(low), unit) in [(m.kind, m.low, m.unit) for m in read(text)]
