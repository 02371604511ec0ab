"""Every verdict, of every kind of fact, in both orders of the articles."""

from __future__ import annotations

from datetime import date

import pytest

USERS = """
id: users
kind: quantity
question: How many users are there?
find: {count: [users], scope: US}
compare: {within: 10%, changes: grows, same-time: 90 days}
"""
DEAD = """
id: dead
kind: quantity
question: How many people died?
find: {count: [people], words: [killed, died, dead]}
compare: {changes: grows, same-time: 0 days}
"""
WORTH = """
id: worth
kind: money
question: What is it worth?
find: {words: [worth]}
compare: {currency: USD, bare-dollar: USD, within: 10%}
"""
WORTH_IN_ANY = """
id: worth
kind: money
question: What is it worth?
find: {words: [worth]}
"""
TURNOUT = """
id: turnout
kind: share
question: How high was the turnout?
find: {words: [turnout]}
compare: {within: 0.5%}
"""
DEADLINE = """
id: deadline
kind: deadline
question: By when must the talks end?
find: {words: [talks]}
"""
OPENED = """
id: opened
kind: date
question: When did the bridge open?
find: {words: [opened]}
"""
TALKS = """
id: talks
kind: status
question: How do the talks stand?
find: {words: [talks]}
states:
  continuing: {words: [continue], then: [suspended, ended]}
  suspended: {words: [suspend], then: [continuing, ended]}
  ended: {words: [collapse], then: []}
compare: {same-time: 3 days}
"""
MARKETS = """
id: markets
kind: set
question: Which countries are meant?
find: {words: [operations]}
members: countries
"""
STRICT_MARKETS = MARKETS + "compare: {subset: contradiction}\n"

AUGUST_3, AUGUST_4, SEPTEMBER, NEXT_YEAR = date(2020, 8, 3), date(2020, 8, 4), date(2020, 9, 14), date(2021, 8, 3)

CASES = [
    # hedged values meet, tolerance between values as written, and neither on top of the other
    (USERS, "It has around 80 million users in the US.", "It has 79.8 million users in the US.", AUGUST_3, "agree"),
    (USERS, "It has around 80 million users in the US.", "It has nearly 100 million users in the US.", AUGUST_3, "contradiction"),
    (USERS, "It has 80 million users in the US.", "It has 86 million users in the US.", AUGUST_3, "agree"),
    (USERS, "It has 80 million users in the US.", "It has 120 million users in the US.", NEXT_YEAR, "update"),
    (USERS, "It has 80 million users in the US.", "It has 40 million users in the US.", NEXT_YEAR, "contradiction"),
    (USERS, "It has 80 million users in the US.", "It has 500 million users.", AUGUST_3, "not comparable"),
    (USERS, "It has 80 million users in the US.", "It has 500 million users worldwide.", AUGUST_3, "nothing"),
    (USERS, "It has more than 80 million users in the US.", "It has 200 million users in the US.", AUGUST_3, "agree"),
    # time: a toll that grows
    (DEAD, "The storm killed 14 people.", "The storm killed 20 people.", AUGUST_4, "update"),
    (DEAD, "The storm killed 14 people.", "The storm killed 20 people.", AUGUST_3, "contradiction"),
    (DEAD, "The storm killed 14 people.", "The storm killed 11 people.", AUGUST_4, "contradiction"),
    (DEAD, "The storm killed fewer than 18 people.", "The storm killed 18 people.", AUGUST_3, "tension"),
    (DEAD, "Police said 12 people died.", "The union said 20 people died.", AUGUST_3, "disputed"),
    (DEAD, "The storm killed 14 people.", "Not 14 but 11 people died, the agency corrected.", AUGUST_4, "update"),
    (DEAD, "14 people were killed and 30 injured.", "30 people were killed.", AUGUST_3, "contradiction"),
    # money across currencies at the rate of the day: 1 US dollar was 0.7676 pounds
    (WORTH, "It is worth $15 billion to $30 billion.", "It is worth £11 to 23 billion.", AUGUST_3, "agree"),
    (WORTH, "It is worth $15 billion.", "It is worth £15 billion.", AUGUST_3, "contradiction"),
    (WORTH, "It is worth $15 billion.", "It is worth $16 billion.", AUGUST_3, "agree"),
    (WORTH, "A share is worth $0.50.", "A share is worth 50 cents.", AUGUST_3, "agree"),
    (WORTH, "A share is worth 20 cents.", "A share is worth $0.50.", AUGUST_3, "contradiction"),
    (WORTH, "A share is worth 50 cents.", "A share is worth 38 pence.", AUGUST_3, "agree"),
    (WORTH, "A share is worth 50 cents.", "A share is worth 80 pence.", AUGUST_3, "contradiction"),
    (WORTH, "It is worth $15 million.", "It is worth 15 million kroner.", AUGUST_3, "not comparable"),
    (WORTH, "It is worth kr 15 million.", "It is worth kr 25 million.", AUGUST_3, "not comparable"),
    (WORTH_IN_ANY, "It is worth kr 15 million.", "It is worth 15 million kroner.", AUGUST_3, "agree"),
    (WORTH_IN_ANY, "It is worth kr 15 million.", "It is worth €15 million.", AUGUST_3, "not comparable"),
    (WORTH_IN_ANY, "It is worth 50 cents.", "It is worth $0.80.", AUGUST_3, "contradiction"),
    (WORTH_IN_ANY, "It is worth £1.50.", "It is worth 150 pence.", AUGUST_3, "agree"),
    (TURNOUT, "The turnout was 61.2%.", "The turnout was 61.3 per cent.", AUGUST_3, "agree"),
    (TURNOUT, "The turnout was 61%.", "Turnout reached two-thirds.", AUGUST_3, "contradiction"),
    # days
    (DEADLINE, "The talks must end by 15 September.", "The talks end no later than September 15th.", AUGUST_3, "agree"),
    (DEADLINE, "The talks must end by 15 September.", "The talks must end before 16 September.", AUGUST_3, "agree"),
    (DEADLINE, "The talks must end by 15 September.", "The talks must end by 20 September.", AUGUST_3, "contradiction"),
    (DEADLINE, "The talks must end by 15 September.", "The talks must end before the end of September.", AUGUST_3, "tension"),
    (DEADLINE, "The talks must end by 15 September.", "The talks must end before the end of October.", AUGUST_3, "contradiction"),
    (OPENED, "The bridge opened in September 2016.", "The bridge opened in 2016.", AUGUST_3, "agree"),
    (OPENED, "The bridge opened in September 2016.", "The bridge opened on 3 May 2017.", AUGUST_3, "contradiction"),
    # states
    (TALKS, "The talks continue.", "The talks are continuing.", AUGUST_3, "agree"),
    (TALKS, "The talks continue.", "The talks were suspended.", AUGUST_4, "contradiction"),
    (TALKS, "The talks continue.", "The talks have collapsed.", SEPTEMBER, "update"),
    (TALKS, "The talks have collapsed.", "The talks continue.", SEPTEMBER, "contradiction"),
    (TALKS, "The talks continue.", "The talks may be suspended.", AUGUST_3, "nothing"),
    (TALKS, "The talks continue.", "The talks were not suspended.", AUGUST_3, "nothing"),
    # sets
    (MARKETS, "The US operations are for sale.", "The operations in the United States are for sale.", AUGUST_3, "agree"),
    (MARKETS, "The US operations are for sale.", "The operations in the US and Canada are for sale.", AUGUST_3, "tension"),
    (STRICT_MARKETS, "The US operations are for sale.", "The operations in the US and Canada are for sale.", AUGUST_3, "contradiction"),
    (MARKETS, "The US operations are for sale.", "The operations in Canada are for sale.", AUGUST_3, "contradiction"),
]  # fmt: skip


def verdict(report, rule):
    """The one verdict of a run over two articles."""
    told = {finding.verdict.value for finding in report.findings if finding.rule == rule}
    coverage = next(each for each in report.coverage.rules if each.rule == rule)
    if coverage.articles < 2:
        return "nothing"
    if not told:
        return "not comparable" if coverage.not_comparable else "agree"
    assert len(told) == 1, told
    return told.pop()


@pytest.mark.parametrize(("rule", "first", "second", "later", "expected"), CASES)
@pytest.mark.parametrize("swapped", [False, True])
def test_verdict(run, article, rule, first, second, later, expected, swapped):
    ids = ("b.txt", "a.txt") if swapped else ("a.txt", "b.txt")
    articles = [article(first, ids[0], AUGUST_3), article(second, ids[1], later)]
    report = run(rule, *(reversed(articles) if swapped else articles))
    assert verdict(report, rule.split("id:")[1].split()[0]) == expected


def test_two_parties_in_one_article_dispute_without_contradiction(run, article):
    report = run(DEAD, article("Police said 12 people died, the union 20."))
    assert [(finding.verdict, finding.severity) for finding in report.findings if finding.rule == "dead"] == [
        ("disputed", "note")
    ]


def test_headline_looser_than_body_is_a_tension_of_the_headline(run, article):
    report = run(
        DEADLINE, article("The talks must end by 15 September.", headline="Talks to end before the end of September")
    )
    (finding,) = [finding for finding in report.findings if finding.rule == "deadline"]
    assert (finding.verdict, finding.severity, finding.primary.in_headline) == ("tension", "warning", True)


def test_undated_articles_of_a_moving_fact_are_not_comparable(run, article):
    report = run(
        TALKS, article("The talks continue.", "a.txt", None), article("The talks were suspended.", "b.txt", None)
    )
    assert verdict(report, "talks") == "not comparable"


def test_one_deviating_article_is_one_finding_against_all_others(run, article):
    report = run(
        USERS,
        *(article(f"It has {n} million users in the US.", f"{n}.txt") for n in (78, 80, 81, 82)),
        article("It has 120 million users in the US.", "odd.txt"),
    )
    (finding,) = [finding for finding in report.findings if finding.rule == "users"]
    assert finding.primary.article == "odd.txt"
    assert [claim.article for claim in finding.others] == ["78.txt", "80.txt", "81.txt", "82.txt"]


def test_reference_of_the_day(run, article):
    rule = USERS + "reference: [{value: 100 million users, from: 2020-08-01, source: the court filing}]\n"
    report = run(
        rule,
        article("It has 80 million users in the US.", "a.txt"),
        article("It had 80 million users in the US.", "b.txt", date(2020, 7, 1)),
    )
    (finding,) = [finding for finding in report.findings if finding.rule == "users"]
    assert finding.primary.article == "a.txt"
    assert "court filing" in finding.message


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("10 degrees Celsius", "50 degrees Fahrenheit", []),
        ("30 degrees Celsius", "50 degrees Fahrenheit", ["contradiction"]),
        ("10 degrees Celsius", "700 degrees Fahrenheit", ["contradiction"]),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_degrees_are_converted_from_their_own_nought(run, article, first, second, found, swapped):
    rule = "id: heat\nkind: quantity\nquestion: How warm was it?\nfind: {words: [harbour], unit: celsius}\ncompare: {within: 2%}\n"
    sides = (second, first) if swapped else (first, second)
    articles = [
        article(f"It was {side} in the harbour.", f"{name}.txt") for name, side in zip("ab", sides, strict=True)
    ]
    assert [each.verdict for each in run(rule, *articles).findings] == found
