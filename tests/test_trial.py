"""The tests that rules carry, run by the engine."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from checker.rulebook.load import load_rules
from checker.trial import Failure, run_tests

RULES = {
    "users": """
        id: users
        kind: quantity
        question: How many use it?
        find: {count: [users]}
        compare: {within: 5%, changes: grows, same-time: 30 days}
        """,
    "american": """
        id: american
        kind: quantity
        question: How many Americans use it?
        find: {count: [users], scope: US}
        """,
    "offices": """
        id: offices
        kind: quantity
        question: How many offices has it?
        find: {count: [offices]}
        """,
    "fit": """
        id: fit
        kind: relation
        question: Are there no more offices than users?
        left: offices
        must-be: at most
        right: users
        """,
    "worth": """
        id: worth
        kind: money
        question: What is it worth?
        find: {words: [worth, valued]}
        compare: {bare-dollar: USD}
        """,
    "vote": """
        id: vote
        kind: deadline
        question: By when is the vote?
        find: {words: [vote]}
        """,
    "plans": """
        id: plans
        kind: status
        question: How do the talks stand?
        find: {words: [talks]}
        states:
          continuing: {words: [continue], then: [ended]}
          ended: {words: [collapse], then: []}
        """,
    "sold": """
        id: sold
        kind: set
        question: Where is it sold?
        find: {words: [sold]}
        members: countries
        """,
    "quoted": """
        id: quoted
        kind: quote
        question: Do all quote alike?
        """,
    "weekdays": """
        id: weekdays
        kind: calendar
        question: Do weekdays fit?
        """,
}


@pytest.fixture
def failures(tmp_path: Path):
    """The failures of a rule's tests, given as YAML."""

    def run(id: str, tests: str) -> list[Failure]:
        folder = tmp_path / "story"
        folder.mkdir()
        for name, rule in RULES.items():
            held = f"tests:\n{indent(dedent(tests).strip(), '  ')}\n" if name == id else ""
            (folder / f"{name}.yaml").write_text(dedent(rule).lstrip() + held, encoding="utf-8")
        (folder / "story.yaml").write_text("subject: Northwind\naliases: [the app]\n", encoding="utf-8")
        rules = load_rules(tmp_path, allow_untested=True)
        return run_tests(rules, rules.rule(id))

    return run


@pytest.mark.parametrize(
    ("id", "tests"),
    [
        ("users", "match: [The app has 5 million users.]"),
        ("users", "match: [{text: The app has around 5 million users., reads: around 5 million people}]"),
        ("users", "match: [{text: The app has 5 to 7 million users., reads: 5 million to 7 million}]"),
        ("users", "no-match: [The app has 5 million offices.]"),
        ("users", "agree: [{a: The app has 98 million users., b: The app has 100 million users.}]"),
        ("users", "conflict: [{a: The app has 5 million users., b: The app has 7 million users.}]"),
        (
            "users",
            """
            update:
              - {a: The app has 5 million users., a-published: 2020-01-01,
                 b: The app has 7 million users., b-published: 2020-06-01}
            """,
        ),
        (
            "users",
            """
            disputed:
              - a: The app has 5 million users, police said.
                b: The app has 7 million users, according to the union.
            """,
        ),
        (
            "users",  # the older figure in b takes nothing from the two that agree
            """
            agree:
              - a: The app has 5 million users.
                b: The app had 2 million users in 2015. The app has 5 million users.
            """,
        ),
        ("users", "known-miss: [{text: It is popular., because: there is no number}]"),
        ("worth", "match: [{text: Northwind is worth $5bn., reads: $5 billion}]"),
        ("worth", "match: [{text: Northwind is worth $5bn., reads: 5 billion US dollars}]"),
        ("vote", "match: [{text: Northwind must vote by 15 September., reads: by 15 September, published: 2020-08-02}]"),
        ("vote", "match: [{text: Northwind must vote by 15 September., reads: by 15 September 2020, published: 2020-08-02}]"),
        ("plans", "match: [{text: Northwind continues the talks., reads: continuing}]"),
        ("plans", "conflict: [{a: Northwind continues the talks., b: The talks with Northwind have collapsed.}]"),
        ("sold", "match: [{text: The app is sold in Canada and the United States., reads: US and Canada}]"),
        ("fit", "match: [Northwind has 9 offices and 5 users.]"),
        ("fit", "no-match: [Northwind has 5 offices and 9 users.]"),
        ("weekdays", "match: ['They vote on Monday, 5 August 2020.']"),
        ("weekdays", "no-match: ['They vote on Wednesday, 5 August 2020.']"),
    ],
)  # fmt: skip
def test_what_holds_is_no_failure(failures, id, tests):
    assert failures(id, tests) == []


@pytest.mark.parametrize(
    ("id", "tests", "expected"),
    [
        ("users", "match: [The app has 5 million offices.]", ["missing match: nothing is read"]),
        (
            "users",
            "match: [{text: The app has 5 million users., reads: 6 million}]",
            ['missing match: "6 million" is not read, but "5 million users"'],
        ),
        (
            "users",
            "match: [{text: The app has nearly 5 million users., reads: around 5 million}]",
            ['missing match: "around 5 million" is not read, but "nearly 5 million users"'],
        ),
        ("users", "no-match: [The app has 5 million users.]", ['noisy no-match: "5 million users" is read']),
        (
            "users",
            "agree: [{a: The app has 5 million users., b: The app has 7 million users.}]",
            ["noisy agree: contradiction is found"],
        ),
        (
            "users",
            "conflict: [{a: The app has 5 million users., b: The app has five million users.}]",
            ["missing conflict: nothing is found, not contradiction"],
        ),
        (
            "users",
            """
            update:
              - {a: The app has 5 million users., a-published: 2020-01-01,
                 b: The app has 7 million users., b-published: 2020-01-02}
            """,
            ["missing update: contradiction is found, not update"],
        ),
        (
            "users",
            "agree: [{a: The app has 5 million users., b: It is popular.}]",
            ["missing agree: nothing is read in b"],
        ),
        (
            "users",
            "disputed: [{a: The app has 5 million users., b: The app has 7 million users.}]",
            ["missing disputed: contradiction is found, not disputed"],
        ),
        (
            "users",
            "agree: [{a: The app has 5 million users., b: The app had 2 million users in 2015.}]",
            [
                'missing agree: not comparable: "5 million users" speaks of 1 January 2020 and "2 million users" of 2015',
            ],
        ),
        (
            "american",
            "agree: [{a: The app has 5 million users in the US., b: The app has 7 million users.}]",
            ['missing agree: not comparable: "7 million users" states no scope'],
        ),
        (
            "worth",
            "agree: [{a: Northwind is worth $5bn., b: 'Northwind is worth 7 billion Zambian kwacha.'}]",
            ['missing agree: not comparable: "$5bn" is in USD and "7 billion Zambian kwacha" in ZMW'],
        ),
        (
            "users",
            "known-miss: [{text: The app has 5 million users., because: I thought so}]",
            ['noisy known-miss: it is read now, move it to match (it was missed because "I thought so")'],
        ),
        (
            "worth",
            "match: [{text: Northwind is worth $5bn., reads: 5 billion Canadian dollars}]",
            ['missing match: "5 billion Canadian dollars" is not read, but "$5bn"'],
        ),
        (
            "plans",
            "match: [{text: Northwind continues the talks., reads: ended}]",
            ['missing match: "ended" is not read, but "continues the talks"'],
        ),
        ("fit", "no-match: [Northwind has 9 offices and 5 users.]", ["noisy no-match: contradiction is found"]),
        ("fit", "match: [Northwind has 5 offices and 9 users.]", ["missing match: nothing is found"]),
        ("weekdays", "match: ['They vote on Wednesday, 5 August 2020.']", ["missing match: nothing is found"]),
    ],
)
def test_what_does_not_hold_is_named_missing_or_noisy(failures, id, tests, expected):
    found = failures(id, tests)
    assert [failure.rule for failure in found] == [id] * len(expected)
    for failure, start in zip(found, expected, strict=True):
        assert f"{failure.fault} {failure.test}: {failure.why}".startswith(start)


def test_a_failure_tells_the_rule_the_text_and_the_file(failures):
    (failure,) = failures("users", "no-match: [The app has 5 million users.]")
    first, text, place = str(failure).splitlines()
    assert first == 'noisy[users] no-match: "5 million users" is read'
    assert text == "  The app has 5 million users."
    assert place.endswith("story/users.yaml")


def test_the_first_of_several_lines_is_the_headline():
    rules = load_rules(None)
    assert run_tests(rules, rules.rule("headline")) == []
    assert "\n" in rules.rule("headline").fact.tests.no_match[0]


@pytest.mark.parametrize("rule", load_rules(None).rules, ids=lambda rule: rule.id)
def test_the_tests_of_the_general_rules_hold(rule):
    assert [str(failure) for failure in run_tests(load_rules(None), rule)] == []
