from __future__ import annotations

import pytest

from checker.values.interval import Interval


@pytest.mark.parametrize(
    ("one", "other", "beyond"),
    [
        (Interval(21, None), Interval(15, None), True),
        (Interval(15, None), Interval(21, None), False),
        (Interval(None, 10), Interval(None, 12), True),
        (Interval(None, 12), Interval(None, 10), False),
        (Interval(21, None), Interval(None, 10), False),
        (Interval(21, 21), Interval(15, None), False),
        (Interval(21, None), Interval(21, None), False),
    ],
)
def test_a_bound_goes_beyond_a_looser_one_on_its_side(one, other, beyond):
    assert one.goes_beyond(other) is beyond
