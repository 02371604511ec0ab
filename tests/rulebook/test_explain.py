"""What a rule does, in plain words."""

from __future__ import annotations

import pytest

from checker.rulebook.explain import WIDTH, explain
from checker.rulebook.load import load_rules

USERS = """\
id: users
kind: quantity
question: How many people in the United States use it?
owner: data desk
subject: TikTok
aliases: [the app]
find: {count: [users, people], not: [downloads], scope: US}
compare: {within: 10%, hedges: {nearly: 5% below}}
reference:
  - {value: 100 million people, from: 2020-08-24, source: the company's filing}
tests:
  match: [It has 5 users., It has 6 users.]
  conflict: [{a: It has 5 users., b: It has 50 users.}]
"""


def test_an_explanation_fills_in_the_defaults(loaded):
    rules = loaded({"story/users.yaml": USERS})
    assert explain(rules.rule("users"), rules) == (
        """\
users: How many people in the United States use it?
Kind quantity. How many or how much of something there is.
Stated in rules/story/users.yaml; data desk answers for it.
It is about TikTok (also the app).

severity: error (default)
    What a contradiction is: an error stops CI; off silences the rule.
message: none (default)
    Text of a finding; {claim}, {other}, {gap}, {within}, {question} and {rule} are filled in.
find
  words: none (default)
      Words or phrases of which one stands in the same sentence, in the same clause first.
  not: downloads
      Words or phrases that rule the mention out when they stand in its clause.
  scope: US, stated by United States, United States of America, US, U.S., USA, U.S.A., America,
    American, US-American
      The place or group the value speaks of, one of the names in scopes.yaml, such as US or world.
  count: users, people
      Nouns that the number counts, such as users; people or persons need one of the words as well.
  unit: none (default)
      Unit of measure for lengths, masses, areas and the like, such as km or tonnes.
compare
  same-time: none (default)
      Claims further apart than this do not speak of the same time; without it, all claims do.
  within: 10%
      Tolerance between the values as written: 10%, 2 million or 1 day; without it, only what the
        hedges allow.
  changes: never (default)
      How the fact may move: a value more than same-time (a day, where it says nothing) later that
        way is an update.
  hedges: nearly: 5% below
      Meaning of hedge words where it differs from hedges.yaml: nearly: 5% below.
known values
  100 million people from 2020-08-24, by the company's filing
Tests: 2 texts that it must read, 1 pair that must contradict.
"""
    )


def test_what_the_author_wrote_is_no_default_even_where_it_is_the_same(loaded):
    text = USERS.replace("subject: TikTok", "severity: error\nsubject: TikTok")
    rules = loaded({"story/users.yaml": text.replace("within: 10%", "within: 10%, changes: never")})
    shown = explain(rules.rule("users"), rules)
    assert "severity: error\n" in shown
    assert "  changes: never\n" in shown
    assert "  same-time: none (default)\n" in shown


def test_what_the_author_wrote_of_a_state_is_no_default(loaded):
    text = "id: talks\nkind: status\nquestion: How?\nfind: {words: [talks]}\n"
    states = "states: {on: {words: [continue], alone: no}, off: {words: [end]}}\n"
    rules = loaded({"story/talks.yaml": text + states})
    shown = explain(rules.rule("talks"), rules)
    assert (shown.count("alone: no\n"), shown.count("alone: no (default)\n")) == (1, 1)


def test_states_and_members_are_told_by_name(loaded):
    status = """\
        id: talks
        kind: status
        question: How do they stand?
        find: {words: [talks]}
        states:
          on: {words: [continue], then: [off]}
          off: {words: [end]}
        """
    members = """\
        id: deal
        kind: set
        question: Who?
        find: {words: [deal]}
        members: [Airbus, {name: Boeing, aliases: [the American]}]
        """
    rules = loaded({"story/talks.yaml": status, "story/deal.yaml": members})
    talks = explain(rules.rule("talks"), rules)
    assert "states\n  on\n    words: continue\n" in talks
    assert "    then: off\n" in talks
    assert "same-time: 1 day (default)" in talks
    assert "It names no subject: every article may answer it.\n" in talks
    assert "it has no owner" in talks
    assert "members: Airbus, Boeing (the American)\n" in explain(rules.rule("deal"), rules)


@pytest.mark.parametrize("rule", load_rules(None).rules, ids=lambda rule: rule.id)
def test_every_general_rule_can_be_explained(rule):
    shown = explain(rule, load_rules(None))
    assert shown.startswith(f"{rule.id}: {rule.fact.question}\n")
    assert max(len(line) for line in shown.splitlines()) <= WIDTH
