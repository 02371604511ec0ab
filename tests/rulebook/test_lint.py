"""Advice on rules that load."""

from __future__ import annotations

from datetime import date

import pytest

from checker.rulebook.lint import lint
from checker.rulebook.load import load_rules

GOOD = """\
id: a
kind: quantity
question: How many use it?
owner: data desk
subject: TikTok
find: {count: [users], words: [use]}
tests:
  match: [TikTok has 5 users.]
  no-match: [TikTok has 5 offices.]
  agree: [{a: TikTok has 5 users., b: TikTok has five users.}]
"""
TALKS = """\
id: a
kind: status
question: How do they stand?
owner: desk
subject: TikTok
find: {words: [talks]}
states:
  on: {words: [continue, Continue], not: [continue]}
  off: {words: [end]}
tests:
  match: [The talks end.]
  no-match: [The show ends.]
  agree: [{a: The talks end., b: The talks end.}]
"""


def advice(loaded, text, **files):
    rules = loaded({"story/a.yaml": text, **files})
    return [str(each) for each in lint(rules, today=date(2026, 1, 1))]


def test_a_good_rule_needs_no_advice(loaded):
    assert advice(loaded, GOOD) == []


def test_the_packages_rules_need_no_advice():
    assert lint(load_rules(None), today=date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD.replace("use it?", "use it"), "the question has no question mark; findings quote it as a question"),
        (GOOD.replace("owner: data desk\n", ""), "it has no owner; nobody knows whom to ask about a finding"),
        (GOOD + "message: they differ\n", "the message does not name the {claim}"),
        (
            GOOD + "reference: [{value: 5 users, until: 2020-12-31, source: the filing}]\n",
            "all its known values have expired",
        ),
        (
            GOOD.replace("count: [users], words: [use]", "not: [x]"),
            "find names no words: every value of this kind in an article on the subject answers it",
        ),
        (
            GOOD.replace("subject: TikTok\n", ""),
            "neither the rule nor its story names a subject; articles on anything may answer it",
        ),
        (
            GOOD.replace("words: [use]", "words: [use], not: [Use]"),
            'find has "use" among its words and its not-words, so it never matches',
        ),
        (
            GOOD.replace("words: [use]", "words: [use], not: [users]"),
            'find has "users" among its count and its not-words, so it never matches',
        ),
        (GOOD.replace("words: [use]", "words: [use, USE]"), 'find has "use" twice among its words'),
        (GOOD.replace("count: [users]", "count: [users, users]"), 'find has "users" twice among its count'),
        (GOOD.replace("words: [use]", "words: [use], not: [x, x]"), 'find has "x" twice among its not-words'),
        (GOOD.replace("  match: [TikTok has 5 users.]\n", ""), "its tests have no match: nothing shows what it reads"),
        (
            GOOD.replace("  no-match: [TikTok has 5 offices.]\n", ""),
            "its tests have no no-match: nothing shows what it leaves alone",
        ),
        (
            "\n".join(line for line in GOOD.splitlines() if "agree" not in line),
            "its tests have no pairs: nothing shows when claims agree and when they contradict",
        ),
    ],
)
def test_what_may_not_be_meant_is_told(loaded, text, expected):
    assert advice(loaded, text) == [f"rules/story/a.yaml: a: {expected}"]


def test_words_of_states_are_looked_at(loaded):
    assert advice(loaded, TALKS) == [
        'rules/story/a.yaml: a: the state on has "continue" among its words and its not-words, so it never matches',
        'rules/story/a.yaml: a: the state on has "continue" twice among its words',
    ]


def test_decisions_expire(loaded):
    waivers = "- {finding: a/7f3a9c21, because: x, by: desk, until: 2025-12-31}\n- {finding: a/7f3a9c22, because: y}\n"
    assert advice(loaded, GOOD, **{"waivers.yaml": waivers}) == [
        "waivers.yaml: a/7f3a9c21: this decision expired on 2025-12-31; delete it or decide again",
        "waivers.yaml: a/7f3a9c22: nobody signed this decision; name who took it under by",
    ]


def test_a_reference_that_still_holds_is_no_matter(loaded):
    assert advice(loaded, GOOD + "reference: [{value: 5 users, until: 2026-01-01, source: the filing}]\n") == []
