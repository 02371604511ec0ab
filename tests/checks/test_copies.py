"""Copies of one story, and figures that differ between them."""

from datetime import date

import pytest
from checkbench import PUBLISHED, Bench, read_article, write_article

from checker.checks import copies
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.general import Copies
from checker.rulebook.written import Tolerance

BENCH = Bench(copies.check, Copies(id="copies", question="Do copies carry the same figures?"))
STORY = """The ferry Kestrel sank off the island on Monday morning after it struck a rock in thick fog.
Rescuers in small boats reached the wreck within an hour and brought {saved} people to the harbour.
The owner of the line said that the crew had followed every rule and that the radar had been serviced.
Two divers will go down on {day} to look for the cargo, which was insured for {money}.
Fishermen told reporters that nobody on the quay had heard the horn before the hull broke open."""
OTHER = """The council voted for a new bridge across the river after years of quarrels about who should pay.
Traders in the old town fear that shoppers will drive past their doors once the bridge has been built."""


def story(saved: str = "21", day: str = "12 August", money: str = "£3m") -> str:
    return STORY.format(saved=saved, day=day, money=money)


def groups(*bodies: str, fact: Copies = BENCH.fact, days: tuple[int, ...] = ()) -> tuple[tuple[str, ...], ...]:
    articles = [
        write_article(body, id=f"{number}.txt", published=date(2020, 8, day))
        for number, (body, day) in enumerate(zip(bodies, days or (3,) * len(bodies), strict=True))
    ]
    bench = Bench(copies.check, fact)
    found = copies.copy_groups([read_article(article) for article in articles], bench.rule)
    assert found == copies.copy_groups([read_article(article) for article in articles[::-1]], bench.rule)
    return found


def test_copies_are_grouped_earliest_first() -> None:
    assert groups(OTHER, story(), story() + " More soon.", days=(3, 5, 4)) == (("2.txt", "1.txt"),)
    assert groups(story(), OTHER) == ()
    assert groups(story(), story("12"), OTHER, OTHER) == (("0.txt", "1.txt"), ("2.txt", "3.txt"))


def test_a_brief_cut_from_a_story_is_a_copy() -> None:
    assert groups(story(), "\n".join(story().splitlines()[:2])) == (("0.txt", "1.txt"),)


def test_articles_far_apart_in_time_are_no_copies() -> None:
    assert groups(story(), story(), days=(1, 16)) == ()
    assert groups(story(), story(), days=(1, 15)) == (("0.txt", "1.txt"),)


def test_the_rule_says_how_much_must_be_shared() -> None:
    half = "\n".join(story().splitlines()[:3]) + "\n" + OTHER
    strict, loose = (Copies(id="copies", question="?", shared_words=Tolerance.parse(share)) for share in ("80%", "40%"))
    assert groups(story(), half, fact=strict) == ()
    assert groups(story(), half, fact=loose) == (("0.txt", "1.txt"),)


def compared(first: str, second: str, **second_article: object) -> list[tuple[Verdict, str]]:
    original = write_article(first, id="a.txt", outlet="Courier")
    copy = write_article(second, id="b.txt", **{"outlet": "Gazette", "published": PUBLISHED, **second_article})  # type: ignore[arg-type]
    return [(one.judgement.verdict, one.text) for one in BENCH.over([original, copy]).comparisons]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"saved": "12"}, "the copy has 12 people where its original has 21 people"),
        ({"saved": "twelve"}, "the copy has twelve people where its original has 21 people"),
        ({"day": "13 August"}, "the copy has 13 August where its original has 12 August"),
        ({"money": "£3bn"}, "the copy has £3bn where its original has £3m"),
    ],
)
def test_a_figure_that_differs_is_found(change: dict[str, str], text: str) -> None:
    assert compared(story(), story(**change)) == [(Verdict.CONTRADICTION, text)]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"saved": "twenty-one"},
        {"saved": "about 20"},
        {"day": "12 August 2020"},
        {"day": "Wednesday"},
        {"money": "3 million pounds"},
        {"money": "$4m"},
    ],
)
def test_another_wording_of_a_figure_is_left_alone(change: dict[str, str]) -> None:
    assert compared(story(), story(**change)) == []


def test_a_form_filled_in_anew_is_left_alone() -> None:
    form = "\n".join(f"Line {word} of the weekly list of ferries gives {{}} as the number of trips made." for word in
                     ("one", "two", "three", "four", "five", "six"))  # fmt: skip
    first, second = (form.format(*range(start, start + 6)) for start in (10, 30))
    loose = Bench(copies.check, Copies(id="copies", question="?", shared_words=Tolerance.parse("10%")))
    articles = [write_article(first, id="a.txt"), write_article(second, id="b.txt")]
    assert loose.over(articles).comparisons == ()


def test_an_outlets_own_later_text_is_an_update() -> None:
    ((verdict, _),) = compared(story(), story(saved="22"), outlet="Courier", published=date(2020, 8, 4))
    assert verdict is Verdict.UPDATE


def test_figures_of_copies_are_looked_at() -> None:
    outcome = BENCH.over([write_article(story(), id="a.txt"), write_article(story(), id="b.txt")])
    assert outcome.comparisons == ()
    assert {claim.article for claim in outcome.claims} == {"a.txt", "b.txt"}
    assert BENCH.over([write_article(story(), id="a.txt"), write_article(OTHER, id="b.txt")]).claims == ()


def test_many_copies_and_much_boilerplate_are_grouped() -> None:
    bodies = [story() for _ in range(60)] + [
        f"{OTHER} It was vote number {number} of the year." for number in range(60)
    ]
    found = groups(*bodies)
    assert sorted(len(group) for group in found) == [60, 60]
