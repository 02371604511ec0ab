"""Headlines as desks write them, true to their articles and with one number made wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.headlines import Headline, by_comparing, by_rules, main, read, share, table

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
            id=each.changed,
            marks=[pytest.mark.xfail(strict=True, reason="too little says which figure of the body is the headline's")]
            if each.changed in MISSED
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


def test_the_command_takes_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
