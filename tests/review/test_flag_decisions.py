"""Decisions on flags: what each does, what is refused, what is kept of it, and how it is taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from flagged import ferry, recorded
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import update

from checker.ledger.database import Use, open_ledger
from checker.review import accounts, deciding
from checker.review.changes import replayed
from checker.review.deciding import Chosen, Conflict, Decision, NoFlag, Refused
from checker.review.flag import Action, Reason, State
from checker.review.flags import get, history
from checker.review.roles import LOCAL, Editor, Role, Standing
from checker.review.tables import flags

NOW = datetime(2026, 3, 1, 9, 0)
TODAY = NOW.date()
ACCEPT = Decision(Action.ACCEPT)
DISMISS = Decision(Action.DISMISS, Reason.SCOPE)
COMMENT = Decision(Action.COMMENT, note="Asked the harbour office.")
PLAIN = "horse battery staple"


class Table:
    """Editors at the flags of one ledger."""

    def __init__(self, ledger, folder, count=1):
        self.ledger, self.count = ledger, count
        self.reports = {corrected: ferry(folder, count, corrected=corrected) for corrected in (True, False)}
        self.fingerprints = [flag.fingerprint for flag in recorded(ledger, self.reports[False])]
        self.now = NOW
        self.editors = {}
        with ledger.writing() as connection:
            for name, role in (("Ada", Role.EDITOR), ("Eve", Role.ADMIN), ("Bob", Role.READER)):
                self.editors[name] = Editor(accounts.add(connection, name, role, PLAIN, NOW), name, role)

    def flag(self, number=0):
        with self.ledger.reading() as connection:
            return get(connection, self.fingerprints[number])

    def history(self, number=0):
        with self.ledger.reading() as connection:
            return history(connection, self.flag(number).id)

    def decide(self, decision, name="Ada", version=None, number=0):
        version = self.flag(number).version if version is None else version
        self.now += timedelta(minutes=1)
        with self.ledger.writing() as connection:
            return deciding.decide(
                connection, self.fingerprints[number], version, decision, self.editors[name], self.now
            )

    def undo(self, name="Ada", version=None, number=0):
        version = self.flag(number).version if version is None else version
        with self.ledger.writing() as connection:
            return deciding.undo(connection, self.fingerprints[number], version, self.editors[name], self.now)

    def run(self, *, corrected=False):
        self.now += timedelta(minutes=1)
        recorded(self.ledger, self.reports[corrected], self.now)

    def chosen(self):
        return [Chosen(flag.fingerprint, flag.version) for flag in map(self.flag, range(self.count))]

    def decide_all(self, chosen, decision, name="Ada"):
        with self.ledger.writing() as connection:
            return deciding.decide_all(connection, chosen, decision, self.editors[name], self.now)

    def undo_all(self, bulk, name="Ada"):
        with self.ledger.writing() as connection:
            return deciding.undo_all(connection, bulk, self.editors[name], self.now)


@pytest.fixture
def table(ledger, tmp_path):
    return Table(ledger, tmp_path / "rules")


@pytest.fixture
def three(ledger, tmp_path):
    return Table(ledger, tmp_path / "rules", count=3)


def standing(flag):
    return flag.state, flag.reason, flag.until, flag.decided, flag.decided_by, flag.assignee_id


DECISIONS = [
    (ACCEPT, State.ACCEPTED, None, None),
    (DISMISS, State.DISMISSED, Reason.SCOPE, None),
    (Decision(Action.DISMISS, Reason.OTHER, note="It is a drill."), State.DISMISSED, Reason.OTHER, None),
    (Decision(Action.WAIVE, until=TODAY), State.WAIVED, None, TODAY),
    (Decision(Action.NEED_SOURCE), State.NEEDS_SOURCE, None, None),
    (Decision(Action.ACCEPT, Reason.SCOPE, TODAY), State.ACCEPTED, None, None),  # left out of account
]


@pytest.mark.parametrize(("decision", "state", "reason", "until"), DECISIONS)
def test_a_decision_changes_the_flag_and_is_recorded(table, decision, state, reason, until):
    flag = table.decide(decision)
    assert standing(flag) == (state, reason, until, table.now, "Ada", None)
    assert flag == table.flag()
    assert flag.version == 2
    last = table.history()[-1]
    assert (last.action, last.by, last.at, last.note) == (decision.action, "Ada", table.now, decision.note)
    assert last.before == {"decided": None, "decided_by": None, "state": "open"} | {
        name: None for name, value in (("reason", reason), ("until", until)) if value
    }
    assert last.after["state"] == state


def test_a_decided_flag_is_decided_anew_and_reopened(table):
    table.decide(DISMISS)
    table.decide(Decision(Action.DISMISS, Reason.HEDGED), "Eve")
    assert standing(table.flag())[:2] == (State.DISMISSED, Reason.HEDGED)
    flag = table.decide(Decision(Action.REOPEN))
    assert standing(flag) == (State.OPEN, None, None, None, None, None)
    assert flag.version == 4


def test_a_flag_is_assigned_and_left_to_nobody(table):
    eve = table.editors["Eve"].id
    flag = table.decide(Decision(Action.ASSIGN, assignee_id=eve))
    assert (flag.assignee, flag.assignee_id, flag.state, flag.decided) == ("Eve", eve, State.OPEN, None)
    assert table.decide(Decision(Action.ASSIGN)).assignee is None
    assert [record.after for record in table.history()[1:]] == [
        {"assignee_id": eve, "assignee": "Eve"},
        {"assignee_id": None, "assignee": None},
    ]
    assert table.history()[-1].before == {"assignee_id": eve, "assignee": "Eve"}


def test_a_comment_changes_nothing_and_stands_in_nobodys_way(table):
    seen = table.flag()
    table.decide(COMMENT)
    assert table.flag() == seen
    assert (table.history()[-1].note, table.history()[-1].after) == ("Asked the harbour office.", {})
    assert table.decide(ACCEPT, "Eve", seen.version).state is State.ACCEPTED
    table.decide(COMMENT, version=seen.version)
    assert [record.action for record in table.history()[1:]] == [Action.COMMENT, Action.ACCEPT, Action.COMMENT]


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        (Decision(Action.DISMISS), deciding.NO_REASON),
        (Decision(Action.DISMISS, Reason.OTHER, note="  "), deciding.NO_OTHER_REASON),
        (Decision(Action.WAIVE), deciding.NO_DAY),
        (Decision(Action.WAIVE, until=TODAY - timedelta(days=1)), deciding.PAST_DAY),
        (Decision(Action.COMMENT, note="\n"), deciding.NO_COMMENT),
        (Decision(Action.ACCEPT, note="x" * (deciding.LONGEST_NOTE + 1)), deciding.LONG_NOTE),
        (Decision(Action.ASSIGN, assignee_id=10**30), deciding.NO_SUCH_EDITOR),
        (Decision(Action.REOPEN), deciding.SAME),
        (Decision(Action.ASSIGN), deciding.SAME),
        (Decision(Action.FIXED), deciding.NO_DECISION),
        (Decision(Action.UNDO), deciding.NO_DECISION),
    ],
)
def test_what_lacks_something_is_refused_and_changes_nothing(table, decision, why):
    before = table.flag(), table.history()
    with pytest.raises(Refused) as refused:
        table.decide(decision)
    assert refused.value.why == why
    assert (table.flag(), table.history()) == before


def test_a_flag_is_assigned_to_those_only_who_may_decide(table):
    refused = pytest.raises(Refused, match=deciding.NO_SUCH_EDITOR)
    with refused:
        table.decide(Decision(Action.ASSIGN, assignee_id=table.editors["Bob"].id))
    ada = table.editors["Ada"].id
    with table.ledger.writing() as connection:
        accounts.set_rights(connection, accounts.get(connection, ada), Role.EDITOR, Standing.DISABLED, NOW)
        assert [account.name for account in deciding.assignable(connection)] == ["Eve"]
    with pytest.raises(Refused, match=deciding.NO_SUCH_EDITOR):
        table.decide(Decision(Action.ASSIGN, assignee_id=ada), "Eve")


def test_the_same_is_not_decided_twice(table):
    table.decide(DISMISS)
    with pytest.raises(Refused, match=deciding.SAME):
        table.decide(DISMISS, "Eve")
    assert table.flag().decided_by == "Ada"


def test_there_is_no_flag_of_another_fingerprint(table):
    table.fingerprints = ["aboard/00\x00", *table.fingerprints]
    with pytest.raises(NoFlag):
        table.decide(ACCEPT, version=1)
    with pytest.raises(NoFlag):
        table.undo(version=1)


@pytest.mark.parametrize(("first", "second"), [(ACCEPT, DISMISS), (DISMISS, ACCEPT)])
def test_of_two_editors_the_second_is_told_what_the_first_decided(table, first, second):
    seen = table.flag()
    table.decide(first, "Ada", seen.version)
    decided = table.flag(), table.history()
    with pytest.raises(Conflict) as conflict:
        table.decide(second, "Eve", seen.version)
    assert conflict.value.flag == decided[0]
    assert [(record.by, record.action) for record in conflict.value.since] == [("Ada", first.action)]
    assert (table.flag(), table.history()) == decided
    assert table.decide(second, "Eve", conflict.value.flag.version).decided_by == "Eve"


def test_of_editors_at_the_same_moment_one_decides(table):
    ready = Barrier(4)

    def decide(number):
        ready.wait()
        try:
            table.decide(Decision(Action.DISMISS, list(Reason)[number]), ("Ada", "Eve")[number % 2], version=1)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(decide, range(4))) == [False, False, False, True]
    assert [record.action for record in table.history()] == [Action.RAISED, Action.DISMISS]


def test_a_conflict_tells_all_that_happened_since(table):
    table.decide(COMMENT)
    table.decide(ACCEPT, "Eve")
    table.decide(COMMENT, "Eve")
    table.undo()
    told = {}
    for version in (-1, 0, 1, 2, 4):
        with pytest.raises(Conflict) as conflict:
            table.decide(DISMISS, version=version)
        told[version] = [record.action for record in conflict.value.since]
    everything = [Action.RAISED, Action.COMMENT, Action.ACCEPT, Action.COMMENT, Action.UNDO]
    assert told == {-1: everything, 0: everything, 1: everything[1:], 2: everything[3:], 4: []}


def test_a_change_of_another_transaction_is_a_conflict_too(table, monkeypatch):
    def overtaken(connection, fingerprint):
        found = get(connection, fingerprint)
        connection.execute(update(flags).values(version=flags.c.version + 1))
        return found

    monkeypatch.setattr(deciding, "get", overtaken)
    with pytest.raises(Conflict):
        table.decide(ACCEPT, version=1)
    assert [record.action for record in table.history()] == [Action.RAISED]


def test_a_flag_that_a_run_found_fixed_can_only_be_commented_on_or_reopened(table):
    table.run(corrected=True)
    eve = table.editors["Eve"].id
    for decision in (ACCEPT, DISMISS, Decision(Action.WAIVE, until=TODAY), Decision(Action.ASSIGN, assignee_id=eve)):
        with pytest.raises(Refused, match=deciding.FIXED.split(".")[0]):
            table.decide(decision)
    table.decide(COMMENT)
    assert table.flag().state is State.FIXED
    assert table.decide(Decision(Action.REOPEN)).state is State.OPEN


def test_undoing_brings_back_all_that_was_before(table):
    table.decide(Decision(Action.WAIVE, until=TODAY + timedelta(days=9)))
    waived = table.flag()
    table.decide(Decision(Action.DISMISS, Reason.UPDATED), "Eve")
    table.decide(COMMENT)
    dismissed = table.history()[-2]
    flag = table.undo()
    assert standing(flag) == standing(waived)
    assert flag.version == 4
    last = table.history()[-1]
    assert (last.action, last.undoes, last.by) == (Action.UNDO, dismissed.id, "Ada")


def test_undoing_again_takes_back_the_decision_before(table):
    begun = standing(table.flag())
    table.decide(Decision(Action.ASSIGN, assignee_id=table.editors["Ada"].id))
    table.decide(ACCEPT)
    table.decide(DISMISS)
    seen = [table.undo().state for _ in range(3)]
    assert seen == [State.ACCEPTED, State.OPEN, State.OPEN]
    assert standing(table.flag()) == begun
    with pytest.raises(Refused, match=deciding.NOTHING_DECIDED):
        table.undo()


def test_undoing_is_of_a_version_too(table):
    table.decide(ACCEPT)
    with pytest.raises(Conflict):
        table.undo("Eve", version=1)
    assert table.flag().state is State.ACCEPTED


def test_what_a_run_did_since_is_not_undone(table):
    table.decide(ACCEPT)
    table.run(corrected=True)
    fixed = table.flag()
    assert (fixed.state, fixed.decided_by) == (State.FIXED, "Ada")
    with pytest.raises(Refused, match=deciding.RUN_SINCE):
        table.undo()
    table.run()
    assert standing(table.flag()) == (State.OPEN, None, None, None, None, None)
    with pytest.raises(Refused, match=deciding.RUN_SINCE):
        table.undo()


def test_a_waiver_that_is_over_leaves_nothing_behind_when_the_flag_is_raised_again(table):
    table.decide(Decision(Action.WAIVE, until=TODAY))
    table.run()
    assert table.flag().state is State.WAIVED
    table.now += timedelta(days=1)
    table.run()
    assert standing(table.flag()) == (State.OPEN, None, None, None, None, None)
    assert table.history()[-1].before == {
        "state": "waived",
        "until": "2026-03-01",
        "decided": "2026-03-01T09:01:00",
        "decided_by": "Ada",
    }


def test_many_are_decided_at_once_but_for_those_that_changed(three):
    chosen = three.chosen()
    three.decide(ACCEPT, "Eve", number=1)
    with three.ledger.reading() as connection:
        seen = deciding.preview(connection, chosen, DISMISS, NOW)
    assert [flag.state for flag in seen.changed] == [State.OPEN, State.OPEN]
    assert three.flag(0).version == 1
    done = three.decide_all(chosen, DISMISS)
    assert [flag.fingerprint for flag in done.changed] == [chosen[0].fingerprint, chosen[2].fingerprint]
    [conflict] = done.conflicts
    assert (conflict.flag.fingerprint, conflict.since[0].by) == (chosen[1].fingerprint, "Eve")
    assert [three.flag(number).state for number in range(3)] == [State.DISMISSED, State.ACCEPTED, State.DISMISSED]
    bulks = [three.history(number)[-1].bulk for number in range(3)]
    assert bulks == [done.bulk, None, done.bulk]


def test_what_does_not_suit_one_of_many_is_refused_for_that_one(three):
    three.decide(DISMISS, number=2)
    done = three.decide_all(three.chosen() * 2, DISMISS)
    assert len(done.changed) == 2
    assert [(each.flag.fingerprint, each.why) for each in done.refused] == [(three.fingerprints[2], deciding.SAME)]
    nothing = three.decide_all(three.chosen(), DISMISS)
    assert (nothing.changed, nothing.bulk, len(nothing.refused)) == ((), None, 3)


def test_a_decision_on_many_that_lacks_something_changes_none(three):
    with pytest.raises(Refused, match=deciding.NO_REASON):
        three.decide_all(three.chosen(), Decision(Action.DISMISS))
    with pytest.raises(NoFlag):
        three.decide_all([*three.chosen(), Chosen("aboard/none", 1)], ACCEPT)
    assert [three.flag(number).version for number in range(3)] == [1, 1, 1]


def test_a_comment_on_many_needs_no_version(three):
    chosen = three.chosen()
    three.decide(ACCEPT, number=0)
    done = three.decide_all(chosen, COMMENT)
    assert (len(done.changed), done.conflicts) == (3, ())


def test_a_decision_on_many_is_undone_where_it_still_stands(three):
    done = three.decide_all(three.chosen(), DISMISS)
    three.decide(ACCEPT, "Eve", number=1)
    three.undo(number=2)
    undone = three.undo_all(done.bulk)
    assert [flag.fingerprint for flag in undone.changed] == three.fingerprints[:1]
    assert [each.why for each in undone.refused] == [deciding.DECIDED_SINCE, deciding.UNDONE_BEFORE]
    assert [three.flag(number).state for number in range(3)] == [State.OPEN, State.ACCEPTED, State.OPEN]
    assert three.history(0)[-1].bulk == undone.bulk != done.bulk
    assert three.undo_all(undone.bulk).changed == ()
    assert three.undo_all("\x00").refused == ()


def test_a_desk_without_accounts_decides_by_the_name_it_goes_by(table):
    table.editors["local"] = LOCAL
    assert table.decide(ACCEPT, "local").decided_by == "local editor"
    assert table.history()[-1].by == "local editor"


class Shift(RuleBasedStateMachine):
    """Editors decide, comment and undo in any order, while runs find the flag raised or fixed."""

    made: Table

    def __init__(self):
        super().__init__()
        self.table = self.made
        self.table.run()
        self.seen = [self.table.flag().version]

    @rule(
        action=st.sampled_from([*deciding.UNDOABLE, Action.COMMENT]),
        reason=st.sampled_from([None, *Reason]),
        days=st.integers(-1, 3),
        note=st.text(max_size=5),
        name=st.sampled_from(["Ada", "Eve"]),
        assign=st.booleans(),
    )
    def decide(self, action, reason, days, note, name, assign):
        until = self.table.now.date() + timedelta(days=days)
        editor = self.table.editors[name].id if assign else None
        before = self.table.flag(), self.table.history()
        try:
            self.table.decide(Decision(action, reason, until, note, editor), name)
        except Refused:
            assert (self.table.flag(), self.table.history()) == before

    @rule(behind=st.integers(1, 3))
    def decide_on_what_is_over(self, behind):
        before = self.table.flag(), self.table.history()
        with pytest.raises(Conflict):
            self.table.decide(ACCEPT, version=before[0].version - behind)
        assert (self.table.flag(), self.table.history()) == before

    @rule()
    def undo(self):
        before = self.table.history()
        try:
            after = self.table.undo()
        except Refused:
            assert self.table.history() == before
        else:
            undone = next(record for record in before if record.id == self.table.history()[-1].undoes)
            was = replayed(record for record in before if record.id < undone.id)
            assert standing(after) == tuple(was[name] for name in NAMES)

    @rule(corrected=st.booleans(), days=st.integers(0, 2))
    def run_the_checker(self, corrected, days):
        self.table.now += timedelta(days=days)
        self.table.run(corrected=corrected)

    @precondition(lambda self: self.table.flag().state is State.WAIVED)
    @rule()
    def a_waived_flag_has_a_last_day(self):
        assert isinstance(self.table.flag().until, date)

    @invariant()
    def the_records_give_what_the_flag_is(self):
        flag, told = self.table.flag(), self.table.history()
        assert replayed(told) == dict(zip(NAMES, standing(flag), strict=True))
        assert flag.version == sum(record.action is not Action.COMMENT for record in told)


NAMES = "state", "reason", "until", "decided", "decided_by", "assignee_id"


def test_the_records_of_any_shift_give_what_the_flag_is(place, tmp_path):
    ledger = open_ledger(place, Use.ADD)
    Shift.made = Table(ledger, tmp_path / "rules")
    few = settings(max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Shift, settings=few)
    ledger.engine.dispose()
    assert Shift.made.flag().version > 1
