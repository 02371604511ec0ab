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
compare: {same-time: 30 days}
tests:
  match: [TikTok has 5 users.]
  no-match: [TikTok has 5 offices.]
  agree: [{a: TikTok has 5 users., b: TikTok has five users.}]
"""
WORTH = """\
id: a
kind: money
question: What is it worth?
owner: data desk
subject: TikTok
find: {words: [worth]}
compare: {currency: GBP, same-time: 30 days}
tests:
  match: [TikTok is worth £5.]
  no-match: [TikTok is fined £5.]
  agree: [{a: TikTok is worth £5., b: TikTok is worth five pounds.}]
"""
TALKS = """\
id: a
kind: status
question: How do they stand?
owner: desk
subject: TikTok
find: {words: [talks]}
states:
  on: {words: [continue, Continue, resume], not: [continue]}
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
            'find has "use" among its words and its not-words, so this word never matches',
        ),
        (
            GOOD.replace("count: [users], words: [use]", "words: [use, post], not: [Use, post]"),
            "find has all of its words among its not-words, so it never matches",
        ),
        (
            GOOD.replace("count: [users]", "count: [users, people]").replace("[use]}", "[use], not: [users]}"),
            'find has "users" among its count and its not-words, so this word never matches',
        ),
        (
            GOOD.replace("words: [use]", "not: [users]"),
            "find has all of its count among its not-words, so it never matches",
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


TIMELESS = (
    "it states neither changes nor same-time: figures in articles of different years are held against each other; "
    "write changes: never where that is meant"
)


@pytest.mark.parametrize(
    ("compare", "expected"),
    [
        ("{within: 5%}", [TIMELESS]),
        ("{changes: never}", []),
        ("{changes: grows}", []),
        ("{same-time: 30 days}", []),
    ],
)
def test_a_figure_without_a_time_is_told(loaded, compare, expected):
    text = GOOD.replace("{same-time: 30 days}", compare)
    assert advice(loaded, text) == [f"rules/story/a.yaml: a: {each}" for each in expected]


def test_a_rule_that_compares_nothing_has_no_time_either(loaded):
    assert advice(loaded, GOOD.replace("compare: {same-time: 30 days}\n", "")) == [f"rules/story/a.yaml: a: {TIMELESS}"]


UNCLEAR = 'it states no bare-dollar, nor does its story: a "$" without a country is not held against other currencies'
TAKEN = 'it states no bare-dollar, nor does its story: a "$" without a country is taken as USD, as in currency'


@pytest.mark.parametrize(
    ("currency", "story", "expected"),
    [
        ("currency: GBP, ", "", []),
        ("currency: USD, ", "", [TAKEN]),
        ("", "", [UNCLEAR]),
        ("bare-dollar: CAD, ", "", []),
        ("currency: USD, ", "bare-dollar: USD\n", []),
        ("", "outlets: {The Sydney Post: AUD}\n", []),
    ],
)
def test_a_dollar_of_no_country_is_told(loaded, currency, story, expected):
    text = WORTH.replace("currency: GBP, ", currency)
    found = advice(loaded, text, **{"story/story.yaml": f"subject: TikTok\n{story}"})
    assert found == [f"rules/story/a.yaml: a: {each}" for each in expected]


def test_words_of_states_are_looked_at(loaded):
    assert advice(loaded, TALKS) == [
        'rules/story/a.yaml: a: the state on has "continue" among its words and its not-words, so this word never matches',
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
