"""Every mistake that the loader finds, as the author of a rule sees it."""

from __future__ import annotations

import pytest

USERS = """\
id: users
kind: quantity
question: How many use it?
find:
  count: [users]
"""
WORTH = """\
id: worth
kind: money
question: What is it worth?
find: {words: [worth]}
"""
TALKS = """\
id: talks
kind: status
question: How do the talks stand?
find: {words: [talks]}
states:
  on: {words: [continue], then: [off]}
  off: {words: [end], then: []}
"""


def below(start, added):
    """A rule file with lines added below a sound beginning."""
    return start + added


MISTAKES = {
    "an unknown key": (
        below(USERS, "serverity: error\n"),
        """6:1: unknown key "serverity" in a rule of kind quantity
    | serverity: error
    | ^^^^^^^^^
    = did you mean "severity"?""",
    ),
    "an unknown key inside": (
        below(USERS, "  wrods: [use]\n"),
        """6:3: unknown key "wrods" in "find"
    |   wrods: [use]
    |   ^^^^^
    = did you mean "words"?""",
    ),
    "a key one level too high": (
        below(USERS, "within: 10%\n"),
        """6:1: unknown key "within" in a rule of kind quantity
    | within: 10%
    | ^^^^^^
    = "within" belongs under "compare\"""",
    ),
    "a merge key, which is no way to inherit": (
        below(USERS, "<<: {severity: note}\n"),
        """6:1: unknown key "<<" in a rule of kind quantity
    | <<: {severity: note}
    | ^^
    = rules do not inherit: write the keys out""",
    ),
    "an unknown key of an example": (
        below(USERS, "tests:\n  match:\n    - text: It has 5 users.\n      reeds: 5 users\n"),
        """9:7: unknown key "reeds" in item 1 of "match"
    |       reeds: 5 users
    |       ^^^^^
    = did you mean "reads"?""",
    ),
    "a missing key": (
        "id: users\nkind: quantity\nquestion: How many?\n",
        """1:1: the key "find" is missing in a rule of kind quantity
    | id: users
    | ^^
    = add the line "find: …" (which numbers answer the question)""",
    ),
    "a required key that is misspelt, told once": (
        USERS.replace("question", "quesiton"),
        """3:1: unknown key "quesiton" in a rule of kind quantity
    | quesiton: How many use it?
    | ^^^^^^^^
    = did you mean "question"?""",
    ),
    "an unknown kind": (
        USERS.replace("quantity", "qantity"),
        """2:7: unknown kind "qantity"
    | kind: qantity
    |       ^^^^^^^
    = did you mean "quantity"?""",
    ),
    "no kind": (
        USERS.replace("kind: quantity\n", ""),
        """1:1: this rule states no kind
    | id: users
    | ^^
    = write kind: and one of arithmetic, calendar, conversion, copies, date, deadline, headline, money, quantity, \
quote, relation, set, share, spelling, status""",
    ),
    "an id that is not the file's name": (
        USERS.replace("id: users", "id: user"),
        """1:5: the id "user" is not the file's name
    | id: user
    |     ^^^^
    = write id: users, or rename the file to user.yaml""",
    ),
    "a key without a value": (
        below(USERS, "owner:\n"),
        """6:1: "owner" has no value
    | owner:
    | ^^^^^
    = write one, or delete the line""",
    ),
    "a text where a list belongs": (
        USERS.replace("[users]", "users"),
        """5:10: here stands a text, not a list
    |   count: users
    |          ^^^^^
    = write [users]""",
    ),
    "a word that is no text": (
        USERS.replace("[users]", "[[users]]"),
        """5:11: here stands a list, not a text
    |   count: [[users]]
    |           ^^^^^^^""",
    ),
    "an empty word": (
        USERS.replace("[users]", "[users, ' ']"),
        """5:18: this text is empty
    |   count: [users, ' ']
    |                  ^^^
    = write it, or delete the line""",
    ),
    "a list without words": (
        USERS.replace("[users]", "[]"),
        """5:10: the list "count" is empty
    |   count: []
    |          ^^
    = delete the line""",
    ),
    "a choice that there is not": (
        below(USERS, "compare: {changes: grow}\n"),
        """6:20: "grow" is not allowed here
    | compare: {changes: grow}
    |                    ^^^^
    = did you mean "grows"?""",
    ),
    "an unknown scope": (
        below(USERS, "  scope: Uganada\n"),
        """6:10: unknown scope "Uganada"
    |   scope: Uganada
    |          ^^^^^^^
    = did you mean "Uganda"? New scopes are listed in scopes.yaml""",
    ),
    "an unknown unit": (
        below(USERS, "  unit: kilometrs\n"),
        """6:9: unknown unit "kilometrs"
    |   unit: kilometrs
    |         ^^^^^^^^^
    = did you mean "kilometers"?""",
    ),
    "an unknown currency": (
        below(WORTH, "compare: {currency: UDS}\n"),
        """5:21: unknown currency "UDS"
    | compare: {currency: UDS}
    |                     ^^^
    = did you mean "USD"?""",
    ),
    "an unknown message slot": (
        below(USERS, 'message: "{clam} differs"\n'),
        """6:11: unknown slot "{clam}" in the message
    | message: "{clam} differs"
    |           ^^^^^
    = did you mean "claim"?""",
    ),
    "a brace that is not closed": (
        below(USERS, 'message: "{claim differs"\n'),
        """6:10: the braces of the message do not match: expected '}' before end of string
    | message: "{claim differs"
    |          ^^^^^^^^^^^^^^^^
    = write {claim}, or {{ for a brace""",
    ),
    "a slot with a format": (
        below(USERS, 'message: "{gap:.2f} apart"\n'),
        """6:12: the slot "gap" takes nothing behind its name
    | message: "{gap:.2f} apart"
    |            ^^^
    = write {gap}""",
    ),
    "an unknown hedge": (
        below(USERS, "compare:\n  hedges: {nearlly: 5% below}\n"),
        """7:12: unknown hedge "nearlly"
    |   hedges: {nearlly: 5% below}
    |            ^^^^^^^
    = did you mean "nearly"? New hedges are listed in hedges.yaml""",
    ),
    "a hedge whose meaning cannot be read": (
        below(USERS, "compare:\n  hedges: {nearly: 5% beneath}\n"),
        """7:20: "5% beneath" is not the meaning of a hedge: write for example "10% either side", "5% below", \
"2 million above", "at least" or "anything above"
    |   hedges: {nearly: 5% beneath}
    |                    ^^^^^^^^^^""",
    ),
    "a tolerance that cannot be read": (
        below(USERS, "compare: {within: ten-ish}\n"),
        """6:19: "ten-ish" is not a tolerance: write 5%, 2 million or 1 day
    | compare: {within: ten-ish}
    |                   ^^^^^^^""",
    ),
    "a tolerance of days between numbers": (
        below(USERS, "compare: {within: 1 day}\n"),
        """6:19: "1 day" is a span of time, and these are numbers
    | compare: {within: 1 day}
    |                   ^^^^^
    = write 10% or 2 million""",
    ),
    "a tolerance of percent between days": (
        "id: users\nkind: deadline\nquestion: By when?\nfind: {words: [vote]}\ncompare: {within: 10%}\n",
        """5:19: "10%" is no number of days
    | compare: {within: 10%}
    |                   ^^^
    = write 0 days, 1 day or 2 weeks""",
    ),
    "a span of time that cannot be read": (
        below(USERS, "compare: {same-time: soon}\n"),
        """6:22: "soon" is not a span of time: write 3 days, 2 weeks or 1 year
    | compare: {same-time: soon}
    |                      ^^^^""",
    ),
    "a known value that cannot be read": (
        below(USERS, "reference:\n  - {value: a lot, source: the filing}\n"),
        """7:13: "a lot" cannot be a claim: it does not state a number
    |   - {value: a lot, source: the filing}
    |             ^^^^^""",
    ),
    "a day that does not exist": (
        below(USERS, "reference:\n  - {value: 5 users, source: the filing, from: 2020-02-30}\n"),
        """7:48: "2020-02-30" is no day of the calendar
    |   - {value: 5 users, source: the filing, from: 2020-02-30}
    |                                                ^^^^^^^^^^""",
    ),
    "a day that is none": (
        below(USERS, "reference:\n  - {value: 5 users, source: the filing, from: August}\n"),
        """7:48: "August" is not a day: write 2020-08-24 or 24 August 2020
    |   - {value: 5 users, source: the filing, from: August}
    |                                                ^^^^^^""",
    ),
    "an end before its beginning": (
        below(USERS, "reference:\n  - {value: 5 users, source: it, from: 2020-08-24, until: 2020-08-01}\n"),
        """7:59: until 2020-08-01 lies before from 2020-08-24
    |   - {value: 5 users, source: it, from: 2020-08-24, until: 2020-08-01}
    |                                                           ^^^^^^^^^^
    = swap the two days""",
    ),
    "an example whose value cannot be read": (
        below(USERS, "tests:\n  match:\n    - {text: It has 5 users., reads: a few or so}\n"),
        """8:38: "a few or so" cannot be a claim: it does not state a number
    |     - {text: It has 5 users., reads: a few or so}
    |                                      ^^^^^^^^^^^""",
    ),
    "a money rule whose example reads a number": (
        below(WORTH, "tests:\n  match:\n    - {text: It is worth $5., reads: 5 apples}\n"),
        """7:38: "5 apples" cannot be a claim: it does not state an amount of money
    |     - {text: It is worth $5., reads: 5 apples}
    |                                      ^^^^^^^^""",
    ),
    "an example that reads an unknown state": (
        below(TALKS, "tests:\n  match:\n    - {text: The talks end., reads: of}\n"),
        """10:37: "of" cannot be a claim: it is none of the states; did you mean "off"?
    |     - {text: The talks end., reads: of}
    |                                     ^^""",
    ),
    "an unknown state": (
        TALKS.replace("then: [off]", "then: [of]"),
        """6:34: unknown state "of"
    |   on: {words: [continue], then: [of]}
    |                                  ^^
    = did you mean "off"?""",
    ),
    "one state alone": (
        TALKS.replace("then: [off]", "then: []").replace("  off: {words: [end], then: []}\n", ""),
        """5:1: a status needs at least two states
    | states:
    | ^^^^^^
    = name the states that exclude each other""",
    ),
    "a word of two states": (
        TALKS.replace("[end]", "[end, continue]"),
        """7:22: "continue" tells the state "on" already; states exclude each other
    |   off: {words: [end, continue], then: []}
    |                      ^^^^^^^^
    = leave it with one of them""",
    ),
    "neither yes nor no": (
        TALKS.replace("then: []", "alone: maybe"),
        """7:30: "maybe" is neither yes nor no
    |   off: {words: [end], alone: maybe}
    |                              ^^^^^""",
    ),
    "an unknown list of members": (
        "id: users\nkind: set\nquestion: Where?\nfind: {words: [sold]}\nmembers: cuontries\n",
        """5:10: "cuontries" is not allowed here
    | members: cuontries
    |          ^^^^^^^^^
    = did you mean "countries"?""",
    ),
    "no members": (
        "id: users\nkind: set\nquestion: Where?\nfind: {words: [sold]}\nmembers: [Airbus]\n",
        """5:1: a set needs at least two possible members
    | members: [Airbus]
    | ^^^^^^^
    = list them by name""",
    ),
    "a name of two members": (
        "id: users\nkind: set\nquestion: Who?\nfind: {words: [sold]}\nmembers:\n  - Airbus\n"
        "  - {name: Boeing, aliases: [airbus]}\n",
        """7:30: "airbus" names two members
    |   - {name: Boeing, aliases: [airbus]}
    |                              ^^^^^^
    = leave it with one of them""",
    ),
    "a share of words that is none": (
        "id: users\nkind: quote\nquestion: Who?\ncompare: {shared-words: 2 million}\n",
        """4:25: "2 million" is no share of the words
    | compare: {shared-words: 2 million}
    |                         ^^^^^^^^^
    = write a percentage from 1% to 100%""",
    ),
    "aliases of nobody": (
        below(USERS, "aliases: [the app]\n"),
        """6:10: aliases without a subject
    | aliases: [the app]
    |          ^^^^^^^^^
    = name the subject, or put both into story.yaml""",
    ),
    "a repeated key": (
        below(USERS, "owner: a\nowner: b\n"),
        """7:1: the key "owner" is repeated; it stands on line 6 already
    | owner: b
    | ^^^^^""",
    ),
    "an empty file": (
        "# only a comment\n",
        """1:1: this file is empty
    | # only a comment
    | ^^^^^^^^^^^^^^^^
    = checker rules new writes a draft""",
    ),
    "a file that is a list": (
        "- id: users\n",
        """1:1: a rule file states keys with values
    | - id: users
    | ^^^^^^^^^^^
    = checker rules new writes a draft""",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_place_line_caret_and_remedy(told, name):
    text, expected = MISTAKES[name]
    file = "talks" if text.startswith("id: talks") else "worth" if text.startswith("id: worth") else "users"
    shown = told({f"story/{file}.yaml": text})
    assert shown == f"rules/story/{file}.yaml:{expected}\n\n1 mistake in 1 rule file"


NUMBERS = {"story/users.yaml": USERS, "story/others.yaml": USERS.replace("id: users", "id: others")}
RELATION = "id: fit\nkind: relation\nquestion: Do they fit?\nleft: users\nmust-be: {must}\nright: {right}\n"


@pytest.mark.parametrize(
    ("must", "right", "expected"),
    [
        ("at most", "othres", '6:8: unknown rule "othres"\n    | right: othres\n    |        ^^^^^^\n    = did you mean "others"?'),
        (
            "at most",
            "talks",
            '6:8: "talks" has no values that can be larger or smaller\n    | right: talks\n    |        ^^^^^\n'
            "    = name a rule of kind quantity, money, share, date or deadline",
        ),
        (
            "at most",
            "worth",
            "6:8: an amount of money cannot be held against a number\n    | right: worth\n    |        ^^^^^\n"
            "    = relate rules that are answered alike",
        ),
        (
            "sum of",
            "others",
            '6:8: "sum of" needs two or more rules on the right, and there are 1\n    | right: others\n    |        ^^^^^^\n'
            "    = write right: [one-rule, another-rule]",
        ),
        (
            "at most",
            "[others, others]",
            '6:8: "at most" needs one rule on the right, and there are 2\n    | right: [others, others]\n'
            "    |        ^^^^^^^^^^^^^^^^\n    = write right: one-rule",
        ),
        (
            "share of",
            "[others, users]",
            '4:7: "users" is answered by a number; "share of" needs a rule of kind share\n    | left: users\n    |       ^^^^^',
        ),
        ("at mots", "others", '5:10: "at mots" is not allowed here\n    | must-be: at mots\n    |          ^^^^^^^\n    = did you mean "at most"?'),
    ],
)  # fmt: skip
def test_a_relation_needs_rules_that_can_be_held_against_each_other(told, must, right, expected):
    files = {**NUMBERS, "story/worth.yaml": WORTH, "story/talks.yaml": TALKS}
    shown = told({**files, "story/fit.yaml": RELATION.format(must=must, right=right)})
    assert shown == f"rules/story/fit.yaml:{expected}\n\n1 mistake in 1 rule file"


def test_a_relation_of_a_silenced_rule_reads_nothing_and_is_told(told):
    files = {**NUMBERS, "story/others.yaml": NUMBERS["story/others.yaml"] + "severity: off\n"}
    shown = told({**files, "story/fit.yaml": RELATION.format(must="at most", right="others")})
    assert 'the rule "others" is silenced (severity: off)' in shown


def test_a_relation_of_a_file_that_cannot_be_read_is_no_mistake_of_its_own(told):
    files = {**NUMBERS, "story/others.yaml": "id: [\n"}
    shown = told({**files, "story/fit.yaml": RELATION.format(must="at most", right="others")})
    assert shown.endswith("1 mistake in 1 rule file")
    assert "rules/story/others.yaml:2:1: a value is missing here" in shown


def test_all_mistakes_of_all_files_are_told_in_one_run(told):
    shown = told(
        {
            "b/users.yaml": "id: users\nkind: quantity\nquestion:\nserverity: error\n"
            'find:\n  count: users\n  scope: Uganada\n  words: [a, [b]]\nmessage: "{clam}"\n'
            "tests:\n  match: [{text: x, reeds: y}, [z], {text: x, reads: many}]\n",
            "a/talks.yaml": TALKS.replace("then: [off]", "then: [of], the: x"),
            "a/worth.yaml": WORTH + "compare: {currency: UDS, within: lots}\n",
            "c/empty.yaml": "",
            "c/broken.yaml": "a: [\n",
            "c/story.yaml": "subjct: x\nbare-dollar: dollar\n",
            "scopes.yaml": "home: at home\n",
            "waivers.yaml": "- {finding: wroth/12345678, because: x, until: 2020-13-01}\n",
        }
    )
    places = [line.split(": ")[0] for line in shown.splitlines() if line.startswith("rules/")]
    assert places == [
        "rules/a/talks.yaml:6:34",
        "rules/a/talks.yaml:6:39",
        "rules/a/worth.yaml:5:21",
        "rules/a/worth.yaml:5:34",
        "rules/b/users.yaml:3:1",
        "rules/b/users.yaml:4:1",
        "rules/b/users.yaml:6:10",
        "rules/b/users.yaml:7:10",
        "rules/b/users.yaml:8:14",
        "rules/b/users.yaml:9:11",
        "rules/b/users.yaml:11:21",
        "rules/b/users.yaml:11:32",
        "rules/b/users.yaml:11:54",
        "rules/c/broken.yaml:2:1",
        "rules/c/empty.yaml:1:1",
        "rules/c/story.yaml:1:1",
        "rules/c/story.yaml:2:14",
        "rules/scopes.yaml:1:7",
        "rules/waivers.yaml:1:13",
        "rules/waivers.yaml:1:48",
    ]
    assert shown.endswith("20 mistakes in 8 rule files")
