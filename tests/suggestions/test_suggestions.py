"""Rules drafted from what articles state: which there are, and that every one loads, holds and finds what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import checker
from checker.alignment.reading import article_of
from checker.articles.reading import read_articles
from checker.rulebook.load import load_rules
from checker.suggestions.grouping import groups_of
from checker.suggestions.kinship import Kinship
from checker.suggestions.suggesting import suggest
from checker.trial import run_tests

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
DAY = date(2021, 3, 1)
NO_RULES = load_rules(None)


@pytest.fixture(scope="module")
def suggestions():
    """All that the project's own sample suggests."""
    return suggest(read_articles([SEEDS]), NO_RULES).new


@pytest.fixture(scope="module")
def folder(suggestions, tmp_path_factory):
    """The files of these."""
    path = tmp_path_factory.mktemp("suggested")
    write(suggestions, path)
    return path


def write(suggestions, path):
    for each in suggestions:
        (path / f"{each.draft.id}.yaml").write_text(each.text(), encoding="utf-8")


def articles(*texts, day=DAY):
    """Articles of those texts, published on one day."""
    return [article_of(text, f"article {number}", day) for number, text in enumerate(texts)]


def suggested(*texts, least=1):
    return suggest(articles(*texts), NO_RULES, least=least).new


def grouped(*texts):
    read = articles(*texts)
    return groups_of(read, Kinship(read), 1)


def values(suggestion):
    return {claim.text for claim in suggestion.claims}


def test_drafts_load_and_all_their_tests_hold(suggestions, folder):
    rulebook = checker.load_rules(folder)
    own = [rule for rule in rulebook.rules if rule.own]
    assert {rule.id for rule in own} == {each.draft.id for each in suggestions}
    assert [str(failure) for rule in own for failure in run_tests(rulebook, rule)] == []
    assert all(rule.fact.tests.match for rule in own)


def test_a_check_of_the_articles_finds_what_the_comments_show(suggestions, folder):
    report = checker.check([SEEDS], checker.load_rules(folder))
    for each in suggestions:
        found = [finding for finding in report.findings if finding.rule == each.draft.id]
        assert [(finding.verdict, finding.message) for finding in found] == [
            (finding.verdict, finding.message) for finding in each.findings
        ]
        assert all(f"{finding.verdict}: {finding.message}" in each.text() for finding in found)
        read = [claim for claim in report.claim_list if claim.rule == each.draft.id]
        places = [str(report.article(claim.article).place(claim.start)) for claim in read]
        assert all(place in each.text() for place in places)
    assert sum(each.differ for each in suggestions) >= 5


def test_the_sample_suggests_its_questions(suggestions):
    by_id = {each.draft.id: each for each in suggestions}
    assert {"around 80 million", "nearly 100 million users", "About 80 million people"} <= values(by_id["us-users"])
    assert {"an estimated one billion users", "roughly 500 million people"} <= values(by_id["world-users"])
    assert "$ 15 billion to $ 30 billion" in values(by_id["worth-amount"])
    assert {"by 31 March", "before the end of April", "no later than March 31st"} == values(by_id["safety-deadline"])
    (talks,) = (each for each in suggestions if "by September 15 at the latest" in values(each))
    assert {"by the end of September", "by 15 September"} <= values(talks)


def test_most_of_it_is_what_the_rules_of_the_sample_ask_for():
    found = suggest(read_articles([SEEDS]), load_rules(ROOT / "rules"))
    assert len(found.covered) >= 8
    assert len(found.new) <= 3
    assert {"us-users", "world-users", "us-valuation", "deaths", "report-deadline"} <= {
        each.rule.id for each in found.covered
    }


def test_what_most_sources_state_comes_first_then_what_differs(suggestions):
    ranks = [(-len(each.sources), not each.differ) for each in suggestions]
    assert ranks == sorted(ranks)
    assert ranks[0] < ranks[-1]


def test_a_draft_tells_the_evidence_where_it_stands(suggestions):
    (us,) = (each for each in suggestions if each.draft.id == "us-users")
    text = us.text()
    assert '2020-08-02-suspended.txt:8:84: The Courier, 2 August 2020: "around 80 million"\n' in text
    assert "Morning Mirror, 3 August 2020 (a copy of " in text
    assert "Morning Mirror" not in us.sources
    assert "\n  conflict:\n" in text
    assert 'question: "How many users in the United States do articles on TikTok report?"' in text


def test_the_order_of_articles_changes_nothing(suggestions):
    turned = suggest(reversed(list(read_articles([SEEDS]))), NO_RULES).new
    assert [each.text() for each in turned] == [each.text() for each in suggestions]


def test_nothing_is_suggested_twice(suggestions, folder):
    found = suggest(read_articles([SEEDS]), load_rules(folder))
    assert found.new == ()
    assert {each.rule.id for each in found.covered} == {each.draft.id for each in suggestions}


def test_at_least_so_many_sources(suggestions):
    found = suggest(read_articles([SEEDS]), NO_RULES, least=2).new
    assert {each.draft.id for each in found} == {each.draft.id for each in suggestions if len(each.sources) >= 2}


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("The bridge cost €12m to build.", "To build the bridge cost €15m.", True),
        ("The bridge cost €12m to build.", "The choir was given €12m.", False),
        ("Four people died in the fire.", "The fire killed six people.", True),
        ("Four people died in the fire.", "Four people sang at the fair.", False),
        ("In the fire 12 people were injured.", "The fire left 14 injured.", True),
        ("Since the quake 52 people are missing.", "The quake shook a country of 4 million people.", False),
        ("In the crash nine people died.", "In a crash in 2007 there died 23 people.", False),
        ("The app has 5 million users in France.", "The app has 9 million users in France.", True),
        ("The app has 5 million users in France.", "In France 9 million people use the app.", True),
        ("The app has 5 million users in France.", "The app has 9 million users in Spain.", False),
        ("The ferry carried 310 passengers.", "The company has 14 million passengers a year.", False),
        ("The storm damaged 300 houses.", "The storm left 2,000 families without a home.", False),
        pytest.param(
            "The ferry carried 310 passengers.",
            "The ferry is built for 400 passengers.",
            False,
            marks=pytest.mark.xfail(strict=True, reason="one noun of one subject: what the verbs say is not read"),
        ),
        ("Castellan had revenue of €1.1bn last year.", "Castellan posted revenue of €1.15bn last year.", True),
        ("The report is due by 31 March.", "The report is due by 30 April.", True),
        ("Lind won with 54.2% of the vote.", "Lind received 52.4% of the vote.", True),
        ("Halm received 41% of the vote.", "The winner received 54.2% of the vote.", False),
    ],
)
def test_values_that_speak_of_the_same_thing_are_one_group(one, other, are_one):
    sizes = [len(group.members) for group in grouped(one, other)]
    assert sizes == [2] if are_one else 2 not in sizes


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        # One who acts, and last days that lie near each other as seen from the day of publication.
        ("Norvia wants to end its talks by 30 June 2021.", "Norvia plans the purchase before 15 July 2021.", True),
        ("Norvia wants to end its talks by 30 June 2021.", "Norvia plans the purchase before 15 July 2022.", False),
        ("Norvia wants to end its talks by 30 June 2021.", "The order gives Castellan until 30 June 2021.", False),
        ("Norvia wants to end its talks by 30 June 2021.", "The winter lasts until 30 June 2021.", False),
    ],
)
def test_last_days_of_one_actor_are_one_group(one, other, are_one):
    sizes = [len(group.members) for group in grouped(one, other)]
    assert sizes == [2] if are_one else 2 not in sizes


def test_a_last_day_that_is_over_is_none():
    assert suggested("Until 3 February 2021 Norvia held talks.") == ()


def test_two_numbers_of_one_article_differ_only_where_two_parties_say_them():
    one = "The strike kept 1,500 drivers at home, the union said. The strike kept 1,100 drivers at home, the city said."
    assert [len(group.members) for group in grouped(one, "The strike kept 1,200 drivers at home.")] == [3]
    own = "The strike kept 1,500 drivers at home. The strike at a rival kept 1,100 drivers at home."
    assert [len(group.members) for group in grouped(own, "The strike kept 1,200 drivers at home.")] == [2]


def test_a_copy_counts_once():
    words = " ".join(f"The clerk of ward {number} spoke of the old town hall and its clock." for number in range(9))
    text = f"The bridge cost €12m to build. {words}"
    outlets = [
        replace(each, outlet=f"Outlet {each.id}") for each in articles(text, text, "To build the bridge cost €15m.")
    ]
    (one,) = suggest(outlets, NO_RULES).new
    assert one.sources == ("Outlet article 0", "Outlet article 2")
    assert one.text().count("(a copy of article 0)") == 1


def test_outlets_that_repeat_a_sentence_are_one_source():
    (group,) = grouped(*["The bridge cost €12m to build."] * 3)
    assert group.sources == 1


@pytest.mark.parametrize(
    ("text", "is_suggested"),
    [
        ("Norvia opens a bridge\n\nNorvia spent €12m on the bridge.", True),
        ("Norvia opens a bridge\n\nIts rival Castellan spent €12m on a tunnel.", False),
        ("Norvia opens a bridge\n\nA choir of Upper Ebb paid €12m for a hall.", False),
        ("Bridge opens\n\nThe bridge cost €12m to build.", True),
        ("Five questions about Norvia\n\nNorvia is silent.", False),
        ("Norvia buys Castellan\n\nThe two companies have talked since May, Norvia said.", False),
    ],
)
def test_what_one_source_states_is_taken_where_its_headline_names_it(text, is_suggested):
    assert bool(suggested(text)) is is_suggested


def test_the_first_word_of_sentences_is_no_subject():
    (one,) = suggested(
        "Turnout at the Norvia poll cost the town €12m.", "Turnout at the Norvia poll cost the town €15m."
    )
    assert one.draft.subject == "Norvia"


def test_what_is_read_beside_the_values_is_marked(suggestions):
    dead = next(each.text() for each in suggestions if each.draft.id == "dead")
    marked = [line for line in dead.splitlines() if "of something else?" in line]
    assert len(marked) == 1
    assert '"23 people"' in marked[0]


def test_counts_that_go_on_may_grow():
    (one,) = suggested("Four people died in the fire.", "The fire killed six people.")
    assert ("changes", "grows") in one.draft.compare


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
    assert suggested(text) == ()


@pytest.mark.parametrize("mark", ["\x00", "\x1b[2J", "\x7f", "\x85", "\u202e", "\u2028", "\ufeff", "\ufffe", "\ud800"])
def test_characters_that_no_rule_file_can_hold(mark, tmp_path):
    found = suggested(f"The bridge cost €12m to build{mark}again.")
    write(found, tmp_path)
    assert checker.load_rules(tmp_path).rule(found[0].draft.id).fact.tests.match


def test_text_of_articles_cannot_break_out_of_the_file(tmp_path):
    text = "The \"Bridge: #1\\n\" cost €12m to build, {they} said: 'yes' & *no* % @ !."
    found = suggested(text, text.replace("12", "19"))
    write(found, tmp_path)
    rule = checker.load_rules(tmp_path).rule(found[0].draft.id)
    assert rule.fact.tests.matches[0].text == text
