"""Rules drafted from what articles state: which there are, and that every one loads and holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import checker
from checker.alignment.reading import article_of
from checker.articles.reading import read_articles
from checker.suggestions.drafting import suggest
from checker.suggestions.grouping import groups_of
from checker.trial import run_tests

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = date(2021, 3, 1)


@pytest.fixture(scope="module")
def drafts():
    """The drafts of the project's own sample, all there are."""
    return suggest(read_articles([SEEDS]), (), 1000)


def articles(*texts):
    """Articles of those texts, published on one day."""
    return [article_of(text, f"article {number}", DAY) for number, text in enumerate(texts)]


def values(group):
    return [each.mention.text for each in group.members]


def test_drafts_load_and_all_their_tests_hold(drafts, tmp_path):
    for draft in drafts:
        (tmp_path / f"{draft.id}.yaml").write_text(draft.text(), encoding="utf-8")
    rulebook = checker.load_rules(tmp_path)
    own = [rule for rule in rulebook.rules if rule.own]
    assert {rule.id for rule in own} == {draft.id for draft in drafts}
    assert [str(failure) for rule in own for failure in run_tests(rulebook, rule)] == []
    assert all(rule.fact.tests.match for rule in own)


def test_the_sample_suggests_its_questions(drafts):
    told = {(draft.kind, draft.group.members[0].scope, draft.group.members[0].head) for draft in drafts}
    assert {("quantity", "US", "user"), ("quantity", "world", "user")} <= told
    amounts = {value for draft in drafts if draft.kind == "money" for value in values(draft.group)}
    assert {"$ 15 billion to $ 30 billion", "$20 billion"} <= amounts
    deadlines = {value for draft in drafts if draft.kind == "deadline" for value in values(draft.group)}
    assert {"by September 15 at the latest", "by 31 March"} <= deadlines


def test_what_most_sources_state_comes_first_then_what_differs_most(drafts):
    ranks = [(-draft.group.sources, -draft.group.apart) for draft in drafts]
    assert ranks == sorted(ranks)
    assert ranks[0] < ranks[-1]


def test_a_draft_tells_the_evidence_and_tests_pairs_that_differ(drafts):
    (draft,) = (each for each in drafts if each.id == "us-users")
    text = draft.text()
    assert '# - The Courier, 2020-08-02: "around 80 million"' in text
    assert '# - La Tecnoteca, 2020-08-03: "nearly 100 million users"' in text
    assert "\n  conflict:\n" in text


def test_the_order_of_articles_changes_nothing(drafts):
    turned = suggest(reversed(list(read_articles([SEEDS]))), (), 1000)
    assert [draft.text() for draft in turned] == [draft.text() for draft in drafts]


def test_fewer_drafts_are_the_first_of_all(drafts):
    few = suggest(read_articles([SEEDS]), (), 3)
    assert [draft.text() for draft in few] == [draft.text() for draft in drafts[:3]]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("The bridge cost €12m to build.", "To build the bridge cost €15m.", True),
        ("The bridge cost €12m to build.", "The choir was given €12m.", False),
        ("Four people died in the fire.", "The fire killed six people.", True),
        ("Four people died in the fire.", "Four people sang at the fair.", False),
        ("The app has 5 million users in France.", "The app has 9 million users in France.", True),
        ("The app has 5 million users in France.", "The app has 9 million users in Spain.", False),
        ("The ferry carried 310 passengers.", "The company has 14 million passengers a year.", False),
        pytest.param(
            "The ferry carried 310 passengers.",
            "The ferry is built for 400 passengers.",
            False,
            marks=pytest.mark.xfail(strict=True, reason="one noun of one subject: what the verbs say is not read"),
        ),
        ("The report is due by 31 March.", "The report is due by 30 April.", True),
    ],
)
def test_values_that_speak_of_the_same_thing_are_one_group(one, other, are_one):
    groups = groups_of(articles(one, other))
    assert [len(group.members) for group in groups] == ([2] if are_one else [1, 1])


def test_outlets_that_repeat_a_sentence_are_one_source():
    (group,) = groups_of(articles(*["The bridge cost €12m to build."] * 3))
    assert (len(group.members), group.sources) == (3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The storm did not kill 40 people.",
        "Prices rose by 12%.",
        "It rained on Friday.",
        "Nobody came.",
    ],
)
def test_what_is_no_answer_is_no_suggestion(text):
    assert suggest(articles(text), (), 10) == []


@pytest.mark.parametrize("mark", ["\x00", "\x1b[2J", "\x7f", "\x85", "\u202e", "\u2028", "\ufeff", "\ufffe", "\ud800"])
def test_characters_that_no_rule_file_can_hold(mark, tmp_path):
    (draft,) = suggest(articles(f"The bridge{mark} cost €12m to build."), (), 10)
    (tmp_path / f"{draft.id}.yaml").write_text(draft.text(), encoding="utf-8")
    assert checker.load_rules(tmp_path).rule(draft.id).fact.tests.match


def test_text_of_articles_cannot_break_out_of_the_file(tmp_path):
    text = "The \"Bridge: #1\\n\" cost €12m to build, {they} said: 'yes' & *no* % @ !."
    (draft,) = suggest(articles(text, text.replace("12", "19")), (), 10)
    (tmp_path / f"{draft.id}.yaml").write_text(draft.text(), encoding="utf-8")
    rule = checker.load_rules(tmp_path).rule(draft.id)
    assert rule.fact.tests.matches[0].text == text
