"""From a rules folder to a rule book."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rulebook.facts.fact import Match, Severity
from checker.rulebook.files import general_folder
from checker.rulebook.load import load_rules
from checker.rulebook.problems import RuleProblems
from checker.rulebook.rulebook import Story
from checker.rulebook.written import Duration, Tolerance

USERS = """\
id: users
kind: quantity
question: How many use it?
find: {count: [users], words: [no, on, 2020], scope: United Kingdom}
compare: {within: 2 million, changes: grows, same-time: 2 weeks, hedges: {nearly: 5% below}}
reference:
  - {value: 100 million users, from: 2020-08-24, until: 31 December 2020, source: the filing}
tests:
  match: [It has 5 users., {text: It has 6 users., reads: 6 users, published: 2020-08-02}]
"""
GENERAL = {"arithmetic", "calendar", "conversion", "copies", "headline", "quotes", "spelling"}


def test_a_rule_becomes_what_it_states(loaded):
    rule = loaded({"story/users.yaml": USERS}).rule("users")
    fact = rule.fact
    assert (rule.file, rule.folder, rule.story) == ("rules/story/users.yaml", "story", Story())
    assert fact.find.words == ("no", "on", "2020")
    assert fact.compare.within == Tolerance("2 million", amount=2_000_000)
    assert fact.compare.same_time == Duration("2 weeks", 14)
    assert fact.compare.hedges == {"nearly": "5% below"}
    assert (fact.reference[0].from_, fact.reference[0].until) == (date(2020, 8, 24), date(2020, 12, 31))
    assert fact.tests.matches[0] == Match(text="It has 5 users.")
    assert fact.tests.matches[1].published == date(2020, 8, 2)


@pytest.mark.parametrize("named", ["GB", "UK", "U.K.", "Britain", "British", "United Kingdom"])
def test_a_scope_is_named_by_any_word_that_states_it(loaded, named):
    rules = loaded({"story/users.yaml": USERS.replace("United Kingdom", named)})
    assert rules.rule("users").fact.find.scope == "GB"


def test_the_general_rules_are_always_there(loaded):
    assert {rule.id for rule in load_rules(None).rules} == GENERAL
    assert {rule.id for rule in loaded({"story/users.yaml": USERS}).rules} == {*GENERAL, "users"}


def test_a_users_rule_takes_the_place_of_the_general_one(loaded):
    mine = "id: spelling\nkind: spelling\nquestion: Are names spelt alike?\nseverity: error\n"
    rules = loaded({"general/spelling.yaml": mine})
    assert rules.rule("spelling").fact.severity is Severity.ERROR
    assert {rule.id for rule in rules.rules} == GENERAL


def test_severity_off_silences_a_rule_and_asks_for_no_tests(loaded):
    off = "id: spelling\nkind: spelling\nquestion: Are names spelt alike?\nseverity: off\n"
    assert {rule.id for rule in loaded({"general/spelling.yaml": off}, allow_untested=False).rules} == GENERAL - {
        "spelling"
    }


def test_a_general_id_with_another_kind_is_a_mistake(told):
    shown = told({"story/spelling.yaml": USERS.replace("id: users", "id: spelling")})
    assert shown.startswith('rules/story/spelling.yaml:1:5: "spelling" is the id of a general check\n')


@pytest.mark.parametrize(
    "tests",
    [
        "",
        "tests: {}\n",
        "tests: {known-miss: [{text: x, because: y}]}\n",
    ],
)
@pytest.mark.parametrize(
    "rule",
    [
        "id: a\nkind: quantity\nquestion: How many?\nfind: {count: [users]}\n",
        "id: a\nkind: relation\nquestion: Fit?\nleft: b\nmust-be: at most\nright: c\n",
        "id: a\nkind: calendar\nquestion: Fit?\n",
        "id: a\nkind: quote\nquestion: Same?\n",
    ],
)
def test_a_rule_without_tests_loads_as_a_draft_only(told, loaded, rule, tests):
    others = {f"story/{id}.yaml": USERS.replace("id: users", f"id: {id}") for id in "bc"}
    shown = told({**others, "story/a.yaml": rule + tests}, allow_untested=False)
    line = f"{rule.count(chr(10)) + 1}:1" if tests else "1:1"
    marked = "tests" if tests else "id"
    assert shown == (
        f"rules/story/a.yaml:{line}: this rule has no tests\n"
        f"    | {(tests or rule).splitlines()[0]}\n"
        f"    | {'^' * len(marked)}\n"
        "    = write some under tests: (match, no-match, agree, conflict); a draft loads with --allow-untested\n\n"
        "1 mistake in 1 rule file"
    )
    assert loaded({**others, "story/a.yaml": rule + tests}).rule("a").id == "a"


def test_a_repeated_id_is_told_with_the_file_that_has_it(told):
    shown = told({"a/users.yaml": USERS, "b/users.yaml": USERS})
    assert shown.startswith(
        'rules/b/users.yaml:1:5: the id "users" is repeated; rules/a/users.yaml has it already\n'
        "    | id: users\n    |     ^^^^^\n    = give each rule an id of its own\n"
    )


@pytest.mark.parametrize(
    ("id", "good"), [("us-users", True), ("g7", True), ("Us-Users", False), ("us_users", False), ("us users", False)]
)
def test_an_id_is_of_small_letters_digits_and_hyphens(loaded, told, id, good):
    files = {f"story/{id}.yaml": USERS.replace("id: users", f"id: {id}")}
    if good:
        assert loaded(files).rule(id).id == id
    else:
        assert f'"{id}" cannot be an id\n' in told(files)


STORY = "subject: TikTok\naliases: [the app]\nbare-dollar: USD\ndates: day first\noutlets: {The Courier: AUD}\n"


def test_a_story_is_shared_by_its_folder_and_those_below(loaded):
    rules = loaded(
        {"a/story.yaml": STORY, "a/users.yaml": USERS, "a/old/other.yaml": USERS.replace("users", "other", 1)}
    )
    assert rules.rule("users").names == ("TikTok", "the app")
    assert rules.rule("other").story == rules.rule("users").story
    assert rules.rule("users").story.outlets == {"The Courier": "AUD"}
    assert rules.rule("calendar").story == Story()


def test_a_story_of_another_folder_is_none_of_ours(loaded):
    rules = loaded({"a/story.yaml": STORY, "b/users.yaml": USERS})
    assert rules.rule("users").story == Story()


def test_an_empty_story_says_nothing(loaded):
    assert loaded({"a/story.yaml": "# later\n", "a/users.yaml": USERS}).rule("users").story == Story()


SHARED = {
    "story/users.yaml": USERS,
    "scopes.yaml": "home: [at home, Britain]\nGB: [United Kingdom, UK]\n",
    "names.yaml": "Northwind: [Northwind Motors]\n",
    "hedges.yaml": "nearly: 3% below\na smidgen over: 2% above\n",
    "waivers.yaml": "- finding: users/7f3a9c21\n  because: quoted on purpose\n  until: 2021-01-31\n",
}


def test_shared_lists_take_the_place_of_the_packages_entries(loaded):
    rules = loaded(SHARED)
    assert rules.scopes["home"] == ("at home", "Britain")
    assert rules.scopes["GB"] == ("United Kingdom", "UK")
    assert "Germany" in rules.scopes["DE"]
    assert rules.names["Northwind"] == ("Northwind Motors",)
    assert "UN" in rules.names["United Nations"]
    assert (rules.hedges["nearly"], rules.hedges["a smidgen over"]) == ("3% below", "2% above")
    (waiver,) = rules.waivers
    assert (waiver.rule, waiver.decision, waiver.until) == ("users", "dismiss", date(2021, 1, 31))


def test_a_word_of_a_users_scope_states_no_other():
    words = load_rules(None).scopes["GB"]
    assert "Britain" in words


def test_a_users_scope_takes_its_words_from_the_packages(loaded):
    rules = loaded({"story/users.yaml": USERS, "scopes.yaml": "islands: [Britain]\n"})
    assert "Britain" not in rules.scopes["GB"]


def test_one_story_or_one_file_can_be_given_alone(write):
    top = write({**SHARED, "story/story.yaml": STORY, "other/more.yaml": USERS.replace("users", "more", 1)})
    for part in (top / "story", top / "story" / "users.yaml"):
        rules = load_rules(part)
        assert {rule.id for rule in rules.rules} == {*GENERAL, "users"}
        assert rules.rule("users").names == ("TikTok", "the app")
        assert "home" in rules.scopes
        assert len(rules.waivers) == 1


def test_a_waiver_of_a_story_left_out_is_no_mistake_of_the_one_given(write):
    top = write({**SHARED, "story/story.yaml": STORY, "waivers.yaml": "- {finding: gone/7f3a9c21, because: x}\n"})
    assert load_rules(top / "story").waivers == ()
    with pytest.raises(RuleProblems, match='unknown rule "gone"'):
        load_rules(top)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "waivers.yaml",
            "- finding: uzers/7f3a9c21\n  because: x\n",
            'rules/waivers.yaml:1:12: unknown rule "uzers"\n    | - finding: uzers/7f3a9c21\n    |            ^^^^^\n'
            '    = did you mean "users"?',
        ),
        (
            "waivers.yaml",
            "- finding: users\n  because: x\n",
            'rules/waivers.yaml:1:12: "users" is not a fingerprint\n    | - finding: users\n    |            ^^^^^\n'
            "    = copy it from the finding: the rule's id, a slash and eight digits, such as us-users/7f3a9c21",
        ),
        (
            "waivers.yaml",
            "- finding: users/7f3a9c21\n  becuase: x\n",
            'rules/waivers.yaml:2:3: unknown key "becuase" in item 1\n    |   becuase: x\n    |   ^^^^^^^\n'
            '    = did you mean "because"?',
        ),
        (
            "waivers.yaml",
            "- {finding: users/7f3a9c21, because: x}\n- {finding: users/7f3a9c21, because: y}\n",
            'rules/waivers.yaml:2:13: the finding "users/7f3a9c21" is decided twice\n'
            "    | - {finding: users/7f3a9c21, because: y}\n    |             ^^^^^^^^^^^^^^\n    = keep one decision",
        ),
        (
            "hedges.yaml",
            "nearly: 5% beneath\n",
            'rules/hedges.yaml:1:9: "5% beneath" is not the meaning of a hedge: write for example "10% either side", '
            '"5% below", "2 million above", "at least" or "anything above"\n'
            "    | nearly: 5% beneath\n    |         ^^^^^^^^^^",
        ),
        (
            "scopes.yaml",
            "home: at home\n",
            "rules/scopes.yaml:1:7: here stands a text, not a list\n    | home: at home\n    |       ^^^^^^^\n"
            "    = write [at home]",
        ),
        (
            "story/story.yaml",
            "subject: TikTok\nbare-dolar: USD\n",
            'rules/story/story.yaml:2:1: unknown key "bare-dolar" in story.yaml\n    | bare-dolar: USD\n'
            '    | ^^^^^^^^^^\n    = did you mean "bare-dollar"?',
        ),
        (
            "story/story.yaml",
            "subject: TikTok\noutlets: {The Courier: dollars}\n",
            'rules/story/story.yaml:2:24: unknown currency "dollars"\n    | outlets: {The Courier: dollars}\n'
            "    |                        ^^^^^^^\n    = write a code of ISO 4217 such as USD, EUR or GBP",
        ),
        (
            "story/names.yaml",
            "A: [B]\n",
            "rules/story/names.yaml:1:1: names.yaml is shared by all stories\n    = move it to rules",
        ),
        (
            "story/more.yml",
            "id: more\n",
            'rules/story/more.yml:1:1: rule files end in ".yaml", not ".yml"\n    = rename the file',
        ),
    ],
)
def test_mistakes_in_the_other_files_are_told_alike(told, name, text, expected):
    assert told({"story/users.yaml": USERS, name: text}) == f"{expected}\n\n1 mistake in 1 rule file"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("nowhere", "nowhere:1:1: there is no folder or file of this name"),
        ("empty", "empty:1:1: there are no rules here\n    = checker rules new writes a first one"),
    ],
)
def test_a_folder_without_rules_is_never_clean(tmp_path, monkeypatch, given, expected):
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(RuleProblems) as caught:
        load_rules(Path(given))
    assert str(caught.value).startswith(expected)


def test_hidden_files_are_left_alone(loaded):
    rules = loaded({"story/users.yaml": USERS, ".git/x.yaml": "a: [", "story/.draft.yaml": "a: [", "README.md": "a: ["})
    assert rules.rule("users").id == "users"


def test_the_order_of_rules_is_that_of_their_files(loaded):
    ids = [rule.id for rule in loaded({"b/users.yaml": USERS, "a/z.yaml": USERS.replace("users", "z", 1)}).rules]
    assert ids == ["z", "users", *sorted(GENERAL)]


def test_the_wheel_holds_the_general_rules():
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["rules/general"] == "checker/rulebook/general"
    assert {path.stem for path in general_folder().glob("*.yaml")} == GENERAL


def test_a_rule_that_names_a_scope_with_a_mistake_makes_none_of_its_own(told):
    files = {"story/users.yaml": USERS.replace("United Kingdom", "home"), "scopes.yaml": "home: at home\n"}
    assert told(files).endswith("\n\n1 mistake in 1 rule file")


def test_an_update_needs_its_days(told):
    pair = "{a: It has 5 users., b: It has 6 users.}"
    shown = told({"story/users.yaml": f"{USERS}  update: [{pair}]\n"})
    assert shown.startswith(
        "rules/story/users.yaml:10:12: an update is one by its days, and these are not stated\n"
        f"    |   update: [{pair}]\n"
        f"    |            {'^' * len(pair)}\n"
        "    = write a-published: and b-published:"
    )


def test_a_folder_that_cannot_be_read_is_told(write, monkeypatch):
    top = write({"story/users.yaml": USERS, "secret/users.yaml": USERS})
    walk = os.walk

    def refusing(folder, onerror, followlinks):
        assert followlinks
        onerror(PermissionError(13, "Permission denied", "rules/secret"))
        return walk(folder)

    monkeypatch.setattr(os, "walk", refusing)
    with pytest.raises(RuleProblems, match="rules/secret:1:1: this folder cannot be read: Permission denied"):
        load_rules(top)


def test_a_linked_folder_is_read_and_a_link_that_leads_back_is_harmless(write, tmp_path):
    top = write({"story/users.yaml": USERS})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "more.yaml").write_text(USERS.replace("users", "more", 1))
    (top / "linked").symlink_to(tmp_path / "elsewhere")
    (top / "story" / "loop").symlink_to(tmp_path / "rules")
    assert {"users", "more"} <= {rule.id for rule in load_rules(top).rules}


SOURCES = [path.read_text(encoding="utf-8") for path in sorted(general_folder().glob("*.yaml"))]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([*SOURCES, USERS, STORY]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.text("[]{}:,-#&*!|>'\"%@`\n ab~", max_size=3)), max_size=3),
    st.sampled_from(["a.yaml", "story.yaml"]),
)  # fmt: skip
def test_any_damage_to_a_file_gives_rules_or_problems(tmp_path_factory, text, damage, name):
    for where, cut, added in damage:
        at = int(where * len(text))
        text = text[:at] + added + text[at + cut :]
    folder = tmp_path_factory.mktemp("damaged")
    (folder / name).write_text(text, encoding="utf-8")
    try:
        rules = load_rules(folder, allow_untested=True)
    except RuleProblems as cause:
        told = str(cause)
    else:
        told = f"{folder.as_posix()}/{name}: {len(rules.rules)} rules"
    assert told.startswith(f"{folder.as_posix()}/{name}:") or "there are no rules here" in told
