"""Headlines as desks write them, true to their articles and with one number made wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.changes import changes
from benchmarks.headlines import BRIEFS, Headline, by_comparing, by_rules, main, read, share, table

CORPUS = Path(__file__).with_name("headlines.jsonl")
with CORPUS.open(encoding="utf-8") as LINES:
    HEADLINES = read(LINES)
MISSED = frozenset(
    {
        "Obesity rate in under-11s falls for first time since records began, to 19.8%",
        "Lightning kills 6 footballers' fans at village match in Kasai",
        "Hurricane Odile-May swells to Category 3, half a million told to flee",
        "Justice minister, in job 18 months, quits over prison deaths",
        "Steelmaker Arvedal swings to $130m loss",
        "Three escape from top-security jail by helicopter, again",
        "Shipyard to shed a third of its workforce",
        "Vaping teens four times likelier to start smoking, say researchers",
        "Convicted bigamist, 58, found to have had seventh wife",
        "9 ways to stop your child dreading maths",
        "Commuters' average journey now 56 minutes, up 5 on a decade ago",
        "Wildfire north of Athens triples in size to 12,000 hectares",
        "Six things to know about the Harbour Bridge collapse inquiry",
        "Ex-governor gets 8½ years for selling roads contracts",
    }
)
"""Changed headlines that are not told from true ones."""


@pytest.mark.parametrize("each", HEADLINES, ids=lambda each: each.headline)
def test_a_true_headline_is_left_alone(each: Headline) -> None:
    assert by_comparing([each]).true == (False,)


@pytest.mark.parametrize(
    "each",
    [
        pytest.param(
            each,
            id=each.changed[0].headline,
            marks=[pytest.mark.xfail(strict=True, reason="too little says which figure of the body is the headline's")]
            if each.changed[0].headline in MISSED
            else [],
        )
        for each in HEADLINES
    ],
)
def test_a_headline_with_a_wrong_number_is_found(each: Headline) -> None:
    assert by_comparing([each]).changed == (True,)


def test_the_general_rules_and_comparing_tell_the_same_of_nearly_all() -> None:
    ways = [by_comparing(HEADLINES), by_rules(HEADLINES)]
    for first, second in ((ways[0].true, ways[1].true), (ways[0].changed, ways[1].changed)):
        assert sum(one != other for one, other in zip(first, second, strict=True)) <= 1
    assert f"headlines {len(HEADLINES)}" in table(ways)
    assert all(share(way.true) <= 4 for way in ways)


def test_ordinary_briefs_are_held_against_their_headlines_as_well_as_they_were() -> None:
    with BRIEFS.open(encoding="utf-8") as lines:
        briefs = read(lines)[:40]
    compared, ruled = by_comparing(briefs), by_rules(briefs)
    assert max(share(compared.true), share(ruled.true)) <= 3
    assert min(share(compared.changed), share(ruled.changed)) >= 80


def test_a_number_is_made_wrong_in_each_way_and_always_the_same() -> None:
    made = list(changes("Mill to cut 1,200 jobs", "1,200", "The mill will cut 1,200 jobs."))
    assert [each.kind for each in made] == ["multiplied", "up to 30% off", "another digit", "digits swapped"]
    assert all(each.headline != "Mill to cut 1,200 jobs" and each.headline.endswith(" jobs") for each in made)
    assert made == list(changes("Mill to cut 1,200 jobs", "1,200", "The mill will cut 1,200 jobs."))


def test_no_number_of_the_body_is_a_wrong_one() -> None:
    body = "They have 1, 3, 4, 5, 6, 7, 8 and 9 hens."
    assert list(changes("A hen house of 2", "2", body + " 2")) == []
    assert {each.headline for each in changes("A hen house of 2", "2", body.replace("5", "2"))} == {"A hen house of 5"}
    assert list(changes("A hen house of two", "two", body)) == []


def test_the_command_takes_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
