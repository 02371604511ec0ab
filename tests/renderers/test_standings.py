from __future__ import annotations

from datetime import date

import pytest
from handmade import article, claim

from checker.renderers.standings import meant
from checker.values.interval import Interval


@pytest.mark.parametrize(
    ("hedge", "interval", "said"),
    [
        (None, Interval(80, 80), "80 people"),
        ("around", Interval(75, 85), "around 80 people, that is 75 to 85"),
        ("nearly", Interval(75, 80, high_closed=False), "nearly 80 people, that is 75 to 80, 80 excluded"),
        ("more than", Interval(80, None, low_closed=False), "more than 80 people"),
        ("up to", Interval(None, 80), "up to 80 people"),
    ],
)
def test_a_hedged_value_says_between_what_ends_it_is_meant(hedge, interval, said):
    story = article("news/wire.txt", "There were 80 people.", date(2021, 3, 1), "Evening Wire")
    one = claim(story, "aboard", "80 people", low=80.0, high=80.0, interval=interval, hedge=hedge, unit="people")
    assert meant(one) == said
