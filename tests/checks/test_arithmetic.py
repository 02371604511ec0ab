"""Sums, shares and ranges within one sentence."""

import pytest
from checkbench import Bench

from checker.checks import arithmetic
from checker.rulebook.facts.general import Arithmetic

BENCH = Bench(arithmetic.check, Arithmetic(id="arithmetic", question="Do the figures add up?"))


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("Some 30 of the 120 workers, or 35%, left.", "Some 30 of 120 workers is 25%, not 35%"),
        ("In all, 30 of the 120 workers, or 35%, left.", "30 of 120 workers is 25%, not 35%"),
        ("The plant lost 30 of its 120 workers (35%).", "30 of 120 workers is 25%, not 35%"),
        ("Of the 240 workers, 60, or 40%, left.", "60 of 240 workers is 25%, not 40%"),
        ("Of 240 workers, 60 (40%) left.", "60 of 240 workers is 25%, not 40%"),
        ("The turnout was 35% (30 of 120).", "30 of 120 is 25%, not 35%"),
        ("The plant lost 30 of its 120 workers, or about 35%.", "30 of 120 workers is 25%, not about 35%"),
        ("It lost 35 per cent of staff (30 of 120).", "30 of 120 is 25%, not 35 per cent"),
        ("It lost 30 out of 120, or 35 percent.", "30 of 120 is 25%, not 35 percent"),
        ("They cut 35%, or 30 of the 120 jobs.", "30 of 120 jobs is 25%, not 35%"),
        ("They cut 35% of the 120 jobs, or 30 posts.", "30 posts of 120 jobs is 25%, not 35%"),
        ("They cut 30 jobs, or 35% of the 120 posts.", "30 jobs of 120 posts is 25%, not 35%"),
        ("They cut 30 (35%) of the 120 posts.", "30 of 120 posts is 25%, not 35%"),
        ("It won three of the five seats, or 40%.", "three of five seats is 60%, not 40%"),
        ("Of the jackets, 49 of the 140 were past their date, or 28%, it said.", "49 of 140 is 35%, not 28%"),
        ("In all, 30 of the 120 workers have left the town, or 35%.", "30 of 120 workers is 25%, not 35%"),
        ("In all, 49 of the 140 boats were lost, or 28%.", "49 of 140 boats is 35%, not 28%"),
        ("It has a hold (20 of the 120 seats, or half).", "20 of 120 seats is 16.7%, not half"),
        ("It won 20 of the 120 seats, or a third.", "20 of 120 seats is 16.7%, not a third"),
    ],
)
def test_a_share_that_does_not_fit_its_counts_is_found(body: str, finding: str | None) -> None:
    assert BENCH.findings(body) == ([finding] if finding else [])


@pytest.mark.parametrize(
    "body",
    [
        "In all, 30 of the 120 workers, or 25%, left.",
        "It was 30 of 120 (25%).",
        "It was 31 of 120 (26%).",
        "It was 31 of 120 (25%), cut off.",
        "It was 31 of 120 (25.8%).",
        "It was 28 of 100 workers, or 30%.",
        "More than 30 of the 120 workers, or over 25%, left.",
        "Nearly 60 of the 120 workers, or half, left.",
        "In all, 30 of the 120 workers, or 40% of the women, left.",
        "It lost 30 of the 120 workers (40% in 2019).",
        "It lost 30 of the 120 workers (up 40%).",
        "It lost 30 of the 120 workers, and 40% of the rest.",
        "It lost 30 of the 120 workers, or 10 to 40% of them.",
        "It lost 40% (2019: 30 of 120).",
        "It lost 30 of 12 workers, or 40%.",
        "One of the 12 workers, or 40 percentage points, left.",
        "It cut 25% of its 120 jobs, or 10 of them in Leeds.",
        "In all, 30 of the 120 workers were sent home, or 25%.",
        "In all, 30 of the 120 workers were sent home, or 35% of the men.",
        "In all, 30 of the 120 workers were sent home, or 35% more than in May.",
        "In all, 30 of the 120 workers were paid 90% of their wages, or 35%.",
        "In all, 30 of the 120 workers were paid half, or 35%.",
        "Three of the 12 banks cut their staff, or 10%.",
        "Three of the 12 banks have cut their staff, or 10%.",
        "It is one of the five firms that control the market, or 35%.",
        "It won 60 of the 120 seats, or half.",
    ],
)
def test_a_share_that_fits_or_is_of_something_else_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("Profits rose 20% from $100m to $130m.", "from $100m to $130m is a change of 30%, not 20%"),
        ("Profits rose by 20%, from $100m to $130m.", "from $100m to $130m is a change of 30%, not 20%"),
        ("Profits rose 20% to $130m from $100m.", "from $100m to $130m is a change of 30%, not 20%"),
        ("Sales fell from 130 units to 100, a drop of 50%.", "from 130 units to 100 is a change of 23.1%, not 50%"),
        ("Staff rose from 100 to 130 (up 50%).", "from 100 to 130 is a change of 30%, not 50%"),
    ],
)
def test_a_change_that_does_not_fit_its_figures_is_found(body: str, finding: str) -> None:
    assert BENCH.findings(body) == [finding]


@pytest.mark.parametrize(
    "body",
    [
        "Profits rose 30% from $100m to $130m.",
        "Profits rose 23% to 13 cents from 11 cents.",
        "Profits rose 18% to $1.3bn from $1.1bn.",
        "Sales fell from 130 units to 100, a drop of 23%.",
        "Sales doubled, or rose 100%, to 20 units from 10.",
        "Profits rose 20% at constant rates to $130m from $100m.",
        "Profits rose 20% from £100m to $130m.",
        "Profits rose 20% from 2018 to 2019.",
        "Profits rose 20%. From 100 to 130 people came.",
        "A stake of 20% rose in worth from $100m to $130m.",
        "Profits rose 20 percentage points from 100 to 130.",
        "Profits rose 20% from about $100m to $130m.",
        "Profits rose 20% from nothing to $130m.",
    ],
)
def test_a_change_that_fits_or_is_of_something_else_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("The fire left 12 dead: five children, four women and four men.", "5 + 4 + 4 is 13, not 12 dead"),
        ("The fire killed 12 people (six men and five women).", "6 + 5 is 11, not 12 people"),
        ("The fire killed 12 people – six men and five women – in Leeds.", "6 + 5 is 11, not 12 people"),
        ("The fire killed five men and four women, 12 in all.", "5 + 4 is 9, not 12"),
        ("Police held four suspects: two men and a woman.", "2 + 1 is 3, not four suspects"),
        ("It won 11 medals: two gold, three silver and five bronze.", "2 + 3 + 5 is 10, not 11 medals"),
        ("It spent $12m: $4m for roads and $6m for schools.", "4 million + 6 million is 10 million, not $12m"),
        ("There were 12 dead: five in Leeds and six in York.", "5 + 6 is 11, not 12 dead"),
        ("The fire killed 12 people, including 15 children.", "15 children cannot be included in 12 people"),
        (
            "The fire killed 12 people, including seven women and six children.",
            "seven women and six children cannot be included in 12 people",
        ),
    ],
)
def test_parts_that_miss_their_sum_are_found(body: str, finding: str) -> None:
    assert BENCH.findings(body) == [finding]


@pytest.mark.parametrize(
    "body",
    [
        "The fire left 12 dead: four children, four women and four men.",
        "The fire left 12 dead, including four children and four women.",
        "The fire killed 12 people, including five Britons and eight children.",
        "The fire drove out three families, including eight children.",
        "The fire killed five men and seven women, 12 in all.",
        "The fire killed several children, five men and four women, 12 in all.",
        "The fire killed 12 people – five of them children and four of them women – in Leeds.",
        "The fire killed 12 people (five men and six women among them).",
        "The plan has three changes: 20 new staff, five rooms and two vans.",
        "The plan has two changes: two rooms and two vans.",
        "Police held three men: a man, 25, and two brothers aged 31 and 40.",
        "He scored 20 points: five threes, four twos and three singles.",
        "Three died: a girl, 1, and two women.",
        "Five died: a man, 45, a woman, 30, and three children.",
        "Three children: two boys aged 4 and 6 and a girl.",
        "About 12 died: five children, four women and four men.",
        "Covid-19: two new cases and three deaths.",
        "In 2020: five wins, two draws and three losses.",
        "The score was 12: at least five goals and two more.",
        "There were 12 dead: some children, four women and three men.",
        "It spent $12m: $5.2m for roads and $6.6m for schools.",
        "It spent $12m: $5m for roads and $6m for schools.",
        "It spent $12m: £5m for roads and $6m for schools.",
    ],
)
def test_parts_that_fit_or_are_no_parts_are_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("It lost between 30 and 20 jobs.", '"between 30 and 20 jobs" runs downward: 30 is more than 20 jobs'),
        ("It has between 30 and 10 million users.", None),
        ("It costs between $50m and $20m.", '"between $50m and $20m" runs downward: $50m is more than $20m'),
        ("It is worth $30-20bn.", '"$30-20bn" runs downward: $30 is more than 20bn'),
        ("It grew between 12% and 8%.", '"between 12% and 8%" runs downward: 12% is more than 8%'),
        ("It grew between 12 and 8 per cent.", '"between 12 and 8 per cent" runs downward: 12 is more than 8 per cent'),
        ("It is between 30 km and 20 km away.", '"between 30 km and 20 km" runs downward: 30 km is more than 20 km'),
    ],
)
def test_a_range_that_runs_downward_is_found(body: str, finding: str | None) -> None:
    found = BENCH.findings(body)
    assert len(found) == 1
    assert finding is None or found == [finding]


@pytest.mark.parametrize(
    "body",
    [
        "It lost between 20 and 30 jobs.",
        "It fell from 12% to 10%.",
        "It has between 500 and 1 billion users.",
        "It has between 900,000 and 1.2 million users.",
        "Pick a number between 1 and 10 million.",
        "Pick a number between 10 and 1 million.",
        "It is worth $900-1bn.",
        "It is worth $15-30bn.",
        "They won 30-20 and 12-8.",
        "The gap between 80 and 20 per cent is wide.",
        "The choice is between 80 and 20 jobs.",
        "It was split between 52 and 48 per cent.",
        "It was open between 11 and 2pm.",
        "It is open between 9 and 5, and between 10 and 4 on Sundays.",
        "It fell between 5 and 3 million years ago.",
        "It was open between 11 and 2.30.",
        "It was open between 9pm and 5am.",
        "He ruled between 30 and 9 BC.",
        "It lay between 30 August and 2 September.",
        "It happened between 10 and 5 years ago.",
        "It was between 2020 and 2018.",
        "It was between 2019 and 20.",
        "It lies between 50th and 42nd Street.",
        "It was between 30C and 20C.",
        "It is between 500m and 1km away.",
        "Call between 0800 and 20 minutes past.",
        "The talks between 30 nations and 20 firms failed.",
    ],
)
def test_a_range_that_runs_upward_or_is_none_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


def test_what_was_calculated_is_looked_at() -> None:
    assert BENCH.looked_at("It has 30 users and 20 staff.") == []
    assert BENCH.looked_at("In all, 30 of the 120 workers, or 25%, left.") == ["25%", "30", "120 workers"]
    assert BENCH.looked_at("It lost between 20 and 30 jobs.") == ["between 20 and 30 jobs"]
