"""Which mentions become claims of a fact, and which are left out with what reason."""

import pytest

USERS = """
id: users
kind: quantity
question: How many users has Chirp?
find: {count: [users], not: [daily users], scope: US}
"""
DEAD = """
id: dead
kind: quantity
question: How many people died?
find: {count: [people, passengers], words: [killed, died, dead, deaths]}
"""
COST = """
id: cost
kind: money
question: What does the bridge cost?
find: {words: [cost, price]}
compare: {bare-dollar: USD}
"""
LENGTH = """
id: length
kind: quantity
question: How long is the bridge?
find: {words: [long, length], unit: km}
"""
STORY = "subject: Chirp\naliases: [the app, the service]\n"


def claims(report, rule):
    return [claim.text for claim in report.claim_list if claim.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chirp has around 80 million users in the United States.", ["around 80 million users"]),
        ("Chirp counts 80 million active users in the US.", ["80 million active users"]),
        ("In the US alone, the app counts nearly 100 million users.", ["nearly 100 million users"]),
        (
            "Chirp has half a billion users worldwide - and around 80 million in the United States.",
            ["around 80 million"],
        ),
        ("Chirp has 98 million American users.", ["98 million American users"]),
        ("Its US users number 80 million, Chirp says.", ["80 million"]),
        ("Chirp has half a billion users worldwide.", []),
        ("Rival Instagram has 120 million users in the US. Chirp has fewer.", []),
        ("Instagram's 120 million users in the US do not use Chirp.", []),
        ("Chirp is small: Facebook, with 190 million users in the US, leads.", []),
        ("Chirp is small in the US, where 190 million users of Facebook live.", []),
        ("Chirp did not reach 80 million users in the US.", []),
        ("Chirp has 30 million daily users in the US.", []),
        ("Chirp has 3 offices and 80 million downloads in the US.", []),
        ("Chirp would have had 90 million users in the US.", []),
        ("Chirp gained 5 million users in the US: their number rose by 5 million users.", []),
    ],
)
def test_users(run, article, text, expected):
    assert claims(run(USERS, article(text), story=STORY), "users") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 people were killed and 30 injured.", ["14 people"]),
        ("30 were injured and 14 killed.", ["14"]),
        ("The storm killed 14 and destroyed 30 houses.", ["14"]),
        ("The storm destroyed 30 houses and killed 14 people.", ["14 people"]),
        ("The ferry carried 210 people.", []),
        ("Of 210 passengers, 14 died.", ["14"]),
        ("Not 14 but 11 people died.", ["11 people"]),
    ],
)
def test_a_word_belongs_to_the_nearest_number(run, article, text, expected):
    assert claims(run(DEAD, article(text)), "dead") == expected


def test_money_in_dollars_of_the_rule(run, article):
    report = run(COST, article("The bridge cost $2.5m. The old bridge cost A$1m."))
    assert [claim.mention.unit for claim in report.claim_list if claim.rule == "cost"] == ["USD", "AUD"]


def test_units_of_one_dimension(run, article):
    report = run(
        LENGTH,
        article("The bridge is 5 miles long and weighs 9 tonnes.", "a.txt"),
        article("The bridge is 8 km long.", "b.txt"),
    )
    assert claims(report, "length") == ["5 miles", "8 km"]
    assert not [finding for finding in report.findings if finding.rule == "length"]


def test_what_is_left_out_says_why(run, article):
    report = run(USERS, article("Chirp is new. Rival Instagram has 120 million users in the US."), story=STORY)
    (miss,) = report.coverage.near_misses
    assert (miss.text, miss.reason) == ("120 million users", "Instagram stands nearer")


def test_an_article_about_something_else_is_not_read(run, article):
    report = run(USERS, article("The bridge has 80 million users in the US."), story=STORY)
    coverage = next(each for each in report.coverage.rules if each.rule == "users")
    assert (coverage.claims, coverage.reason) == (0, "no article names Chirp")
