"""Figures of headlines against the bodies below them."""

import pytest
from checkbench import Bench

from checker.checks import headline
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.general import Headline

BENCH = Bench(headline.check, Headline(id="headline", question="Are the headline's figures the body's?"))
STORM = (
    "A storm killed 12 people in Leyte on Monday. Rescuers found two more bodies in a school, where 40 families had "
    "sought shelter. The storm destroyed 300 homes in the province, and 18,000 people fled. The repair will cost "
    "$4.8m, the governor of the province said. About 35% of the harvest is lost."
)


@pytest.mark.parametrize(
    ("title", "finding"),
    [
        ("Storm kills 21 in Leyte", "the headline says 21, the body 12 people"),
        ("Leyte storm leaves 21 dead", "the headline says 21 dead, the body 12 people"),
        ("Storm destroys 500 homes in Leyte", "the headline says 500 homes, the body 300 homes"),
        ("Storm in province will cost $8.4m to repair", "the headline says $8.4m, the body $4.8m"),
        ("More than 30,000 people flee storm in Leyte province", None),
        ("Storm drives out 90 families who sought shelter", "the headline says 90 families, the body 40 families"),
        ("Harvest of province: 53% lost", "the headline says 53%, the body About 35%"),
    ],
)
def test_a_figure_that_the_body_contradicts_is_found(title: str, finding: str | None) -> None:
    found = BENCH.findings(STORM, headline=title)
    assert len(found) == 1
    assert finding is None or found == [finding]


@pytest.mark.parametrize(
    "title",
    [
        "Storm kills 12 in Leyte",
        "Storm kills twelve in Leyte",
        "Storm kills a dozen in Leyte",
        "Storm kills at least 12 in Leyte",
        "Storm kills more than 10 in Leyte",
        "Storm kills 14 in Leyte",  # 12 and two more
        "Nearly 20,000 people flee Leyte storm",
        "Storm repairs will cost $5m",
        "A third of the harvest lost",
        "Three in ten farmers of Leyte are ruined",
        "5 things to know about the storm that kills in Leyte",
        "Top 10 storms that killed people in Leyte",
        "The province's top 90 homes after the storm",
        "Storm kills one in Leyte",
        "Storm kills 3 of a family in Leyte",
        "'Storm killed 21 people in Leyte,' says mayor",
        "Storm 2020: Leyte mourns",
        "Storm in Leyte lasts 21 hours",
        "Girl, 7, is saved from storm in Leyte school",
        "Watch: the storm in Leyte (2:30)",
        "Storm of 300 BC found in Leyte",
        "Storm kills people in Leyte before 9pm",
    ],
)
def test_a_figure_that_agrees_or_speaks_of_something_else_is_left_alone(title: str) -> None:
    assert BENCH.findings(STORM, headline=title) == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Quarry to cut 90 jobs", "The quarry will cut 50 jobs in Leeds and 40 jobs in York."),
        ("Quarry to cut 90 jobs", "The quarry had 190 jobs. After the cuts the quarry will have 100 jobs."),
        ("Quarry profit up 50%", "The quarry's profit was $30m. A year before, the profit of the quarry was $20m."),
        ("Quarry to cut 90 jobs", "The quarry cut 50 jobs last year."),
        ("Quarry to cut 90 jobs", "The quarry will cut another 50 jobs."),
        ("Quarry to cut 90 jobs", "The quarry will not cut 50 jobs."),
        ("Quarry to cut 90 jobs", "The quarry is in Leeds. Its rival has 50 staff."),
        ("Quarry to cut 90 jobs", "The quarry will cut jobs in Leeds. A rival cuts 50 trees."),
        ("Quarry to cut 90 jobs", "The quarry will cut between 80 and 100 jobs."),
        ("Quarry takes in 90 families of miners", "The quarry took in 50 schools of miners."),
        ("Quarry cuts over 40 jobs", "The quarry will cut over 50 jobs."),
        ("Quarry cuts over 40 jobs", "The quarry will cut 60 jobs."),
        ("Quarry sold for £90m", "The quarry was sold for $115m."),
    ],
)
def test_a_figure_that_the_body_explains_or_leaves_open_is_left_alone(title: str, body: str) -> None:
    assert BENCH.findings(body, headline=title) == []


@pytest.mark.parametrize(
    ("title", "verdict"),
    [("Quarry to cut 47 jobs", Verdict.TENSION), ("Quarry to cut 90 jobs", Verdict.CONTRADICTION)],
)
def test_a_loose_headline_is_a_tension(title: str, verdict: Verdict) -> None:
    (found,) = BENCH.on("The quarry will cut 50 jobs in Leeds.", headline=title).comparisons
    assert found.judgement.verdict is verdict
    assert [claim.in_headline for claim in found.claims + found.others] == [True, False]


def test_a_bound_that_goes_further_than_the_bodys_is_found() -> None:
    body = "The quarry will cut over 50 jobs in Leeds."
    assert BENCH.findings(body, headline="Quarry to cut over 90 jobs") == [
        "the headline says over 90 jobs, the body over 50 jobs"
    ]


def test_figures_of_headlines_are_looked_at() -> None:
    assert BENCH.looked_at("It will cut 50 jobs.") == []
    assert BENCH.looked_at("It will cut 50 jobs.", headline="Quarry to cut 50 jobs") == ["50 jobs"]


def test_a_first_line_full_of_figures_is_no_headline() -> None:
    title = "Jobs cut: " + ", ".join(str(jobs) for jobs in range(120, 150, 2))
    assert BENCH.looked_at("The quarry will cut 51 jobs.", headline=title) == []


@pytest.mark.xfail(strict=True, reason="what is counted, or done, is another thing by words that no list sets apart")
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Storm kills people in Leyte, 8 boats missing", STORM),
        ("Quarry to cut 90 jobs", "The quarry will cut 50 jobs at the pit and lose 70 jobs at the quarry."),
        ("Boy of the quarry freed at age of 18", "The boy of the quarry was sold at the age of 15."),
    ],
)
def test_a_figure_of_something_else_is_told_by_its_meaning_alone(title: str, body: str) -> None:
    assert BENCH.findings(body, headline=title) == []
