"""What an editor does in a day, in a real browser, and what the CI job makes of it, on both kinds of ledger."""

from __future__ import annotations

import csv
import shutil
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import disaster
import pytest
from browser import running as browsing
from newsroom import checker, run
from reading import contents
from running import PASSWORD, add_account, serving
from windows import windows

from checker.review.flag import Action, Reason, State
from checker.review.flags import flag_of, flag_query, history

RULES = ("--rules", "rules")
KATHMANDU = "Asia/Kathmandu"


@pytest.fixture(scope="module")
def browser():
    with browsing() as found:
        yield found


@pytest.fixture
def newsdesk(ledger, place, tmp_path, monkeypatch):
    """The ledger after a run of the CI job, with two editors."""
    monkeypatch.chdir(tmp_path)
    disaster.write(tmp_path)
    ledger.engine.dispose()
    assert run("ledger", "add", "news", *RULES, "--ledger", place).exit_code == 0
    recorded = checker("check", "news", *RULES, "--ledger", place, "--record")
    assert recorded.returncode == 1, recorded.stderr
    assert "flags: 4 new" in recorded.stderr
    for name in ("Ada", "Bea"):
        add_account(place, name, "editor")
    return ledger


@pytest.fixture
def opened(browser, newsdesk, place):  # noqa: ARG001
    """Open a page of the desk on that ledger, each in a browser of its own."""
    with serving(place, *RULES) as address, windows(browser, address) as open_page:
        yield open_page


def flags_of(ledger):
    """All flags of a ledger, by their rules."""
    with ledger.reading() as connection:
        return {row.rule: flag_of(row) for row in connection.execute(flag_query())}


def history_of(ledger, rule):
    with ledger.reading() as connection:
        return [(record.action, record.by) for record in history(connection, flags_of(ledger)[rule].id)]


def sign_in(page, name):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    see(page, "4 flags")


def see(page, heading):
    page.get_by_role("heading", name=heading).first.wait_for()
    page.wait_for_load_state()  # keys are taken from then on


def follow(page, link):
    page.get_by_role("link", name=link).first.click()


def press(page, button):
    page.get_by_role("button", name=button, exact=True).click()


def choose(page, decision, note):
    page.get_by_label(decision).check()
    page.get_by_label("Note").fill(note)


def test_a_day_of_an_editor_and_the_job_that_obeys(opened, newsdesk, place):
    ada, bea = opened(), opened()
    sign_in(ada, "Ada")
    sign_in(bea, "Bea")
    filters(ada)
    compares_numbers(ada)
    compares_wordings(ada)
    decides_and_takes_it_back(ada, newsdesk)
    sets_the_time_zone(bea)
    decides_on_what_another_decided_meanwhile(ada, bea, newsdesk)
    decides_on_several(ada, newsdesk)
    checks_a_draft(ada, newsdesk)
    takes_the_decisions_out(ada)
    the_job_obeys(place)


def filters(page):
    page.get_by_label("Words in headlines").fill("loud")
    press(page, "Filter")
    see(page, "1 flag")
    assert "We heard a loud bang" in page.locator("[data-row]").inner_text()
    follow(page, "Remove Words")
    see(page, "4 flags")
    page.get_by_role("navigation", name="Narrow the filter").get_by_role("link", name="error").click()
    see(page, "3 flags")
    assert page.locator("[data-row]").count() == 3


def compares_numbers(page):
    follow(page, "Nearly 100 people does not agree")
    see(page, "Nearly 100 people does not agree")
    assert "severity=error" in page.url
    sides = page.locator(".side")
    assert sides.locator("mark").all_inner_texts() == ["Nearly 100 people", "around 80 people"]
    assert sides.locator(".source b").all_inner_texts() == ["The Gazette", "Harbour Post"]
    left, right = (sides.nth(number).bounding_box() for number in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert page.get_by_role("region", name="Drawing of the values").locator("svg").is_visible()


def compares_wordings(page):
    follow(page, "Queue")
    follow(page, "Remove Severity")
    follow(page, "We heard a loud bang")
    difference = page.get_by_role("region", name="Word by word")
    difference.wait_for()
    differing = difference.locator("p").first.locator("del, ins").all_text_contents()
    assert differing == ["[only side 2: crash]", "[only side 1: bang]", "[only side 2: of]"]


def decides_and_takes_it_back(page, ledger):
    choose(page, "Accept: the article must be corrected", "The recording says “bang”.")
    press(page, "Decide")
    page.get_by_text("Your decision is recorded.").wait_for()
    flag = flags_of(ledger)["quotes"]
    assert (flag.state, flag.decided_by) == (State.ACCEPTED, "Ada")
    press(page, "Undo")
    page.get_by_text("The last decision is undone.").wait_for()
    assert flags_of(ledger)["quotes"].state is State.OPEN
    assert history_of(ledger, "quotes") == [(Action.RAISED, None), (Action.ACCEPT, "Ada"), (Action.UNDO, "Ada")]
    assert "The recording says “bang”." in page.get_by_role("region", name="What happened to this flag").inner_text()


def sets_the_time_zone(page):
    follow(page, "Account")
    page.get_by_label("Time zone", exact=True).select_option(KATHMANDU)
    press(page, "Change language and time zone")
    page.get_by_text("Language and time zone are changed.").wait_for()
    follow(page, "Flags")


def decides_on_what_another_decided_meanwhile(ada, bea, ledger):
    """The second is refused, sees who decided what and when, and loses nothing of what was filled in."""
    follow(ada, "Queue")
    for page in (ada, bea):
        follow(page, "Nearly 100 people does not agree")
        see(page, "Nearly 100 people does not agree")
    choose(ada, "different scope", "The Gazette counts the crew.")
    press(ada, "Decide and next")
    ada.get_by_role("button", name="Undo this decision").wait_for()
    choose(bea, "Accept: the article must be corrected", "Ask the harbour office.")
    press(bea, "Decide")
    refusal = bea.get_by_role("alert")
    refusal.wait_for()
    decided = flags_of(ledger)["aboard"]
    assert (decided.state, decided.reason, decided.decided_by) == (State.DISMISSED, Reason.SCOPE, "Ada")
    at = decided.decided.replace(tzinfo=UTC).astimezone(ZoneInfo(KATHMANDU))
    told = refusal.inner_text()
    assert "Nothing is changed: this flag is no longer what you saw." in told
    assert f"dismissed: different scope, Ada, {at.day} {at:%b %Y, %H:%M}" in told
    assert "The Gazette counts the crew." in told
    assert bea.get_by_label("Note").input_value() == "Ask the harbour office."
    assert bea.get_by_label("Accept: the article must be corrected").is_checked()
    assert history_of(ledger, "aboard") == [(Action.RAISED, None), (Action.DISMISS, "Ada")]


def decides_on_several(page, ledger):
    """The preview changes nothing, what is confirmed changes all of it, and one button takes it back."""

    def states():
        return {flags_of(ledger)[rule].state for rule in ("cars", "quotes", "vans")}

    def preview():
        follow(page, "Flags")
        see(page, "3 flags")
        for box in page.get_by_role("checkbox").all():
            box.check()
        press(page, "Decide on the chosen flags")
        page.get_by_label("What is to be done").select_option("updated since")
        page.get_by_label("Note").fill("Both were counted again.")
        press(page, "Preview")
        see(page, "3 flags change")

    preview()
    assert states() == {State.OPEN}
    press(page, "Confirm for 3 flags")
    page.get_by_text("3 flags are changed.").wait_for()
    assert states() == {State.DISMISSED}
    press(page, "Undo")
    see(page, "Taken back")
    assert states() == {State.OPEN}
    preview()
    press(page, "Confirm for 3 flags")
    page.get_by_text("3 flags are changed.").wait_for()


def checks_a_draft(page, ledger):
    before = contents(ledger)
    follow(page, "Check a draft")
    page.get_by_label("Text").fill(disaster.DRAFT)
    press(page, "Check the draft")
    see(page, "What the check of the draft says")
    assert "One finding." in page.get_by_role("status").inner_text()
    assert "Nothing of this text is stored." in page.get_by_role("status").inner_text()
    assert page.locator(".side mark").first.inner_text() == "310 people"
    assert contents(ledger) == before


def takes_the_decisions_out(page):
    """Files of flags, of decisions, and of waivers for git."""
    follow(page, "Exports")
    follow(page, "Take flags of every state")
    page.wait_for_url("**/exports?state=any")
    assert {(row["rule"], row["state"]) for row in csv_of(page, "flags.csv")} == {
        (rule, "dismissed") for rule in ("aboard", "cars", "quotes", "vans")
    }
    notes = [row["note"] for row in csv_of(page, "decisions.csv") if row["rule"] == "aboard"]
    assert notes == ["The Gazette counts the crew."]
    shutil.copy(download(page, "waivers.yaml"), "exported.yaml")


def download(page, name):
    with page.expect_download() as begun:
        page.get_by_role("link", name=name, exact=True).click()
    return begun.value.path()


def csv_of(page, name):
    with download(page, name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def the_job_obeys(place):
    """With the ledger, and without it as soon as the exported decisions are in git."""
    assert checker("check", "news", *RULES, "--ledger", place).returncode == 0
    alone = ("check", "news", *RULES)
    assert checker(*alone).returncode == 1
    Path("exported.yaml").rename("rules/waivers.yaml")
    assert checker(*alone).returncode == 0


@pytest.mark.parametrize("place", ["SQLite"], indirect=True)
def test_a_day_of_an_editor_by_keyboard_alone(opened, newsdesk):
    page = opened()
    keys = page.keyboard
    tab_to(page, "name")
    keys.type("Ada")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    see(page, "4 flags")
    keys.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    dialog.wait_for()
    assert "next flag" in dialog.inner_text()
    keys.press("Escape")
    dialog.wait_for(state="hidden")
    keys.press("/")
    keys.type("board")
    keys.press("Enter")
    see(page, "1 flag")
    tab_to(page, "Remove Words")
    keys.press("Enter")
    see(page, "4 flags")
    keys.press("j")
    keys.press("o")
    page.locator("#note").wait_for()
    page.wait_for_load_state()
    opened_first = page.url
    keys.press("d")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    tab_to(page, "note")
    keys.type("Around 90, says the office.")
    tab_to(page, "Decide and next")
    keys.press("Enter")
    page.get_by_role("button", name="Undo this decision").wait_for()
    assert page.url.partition("?")[0] != opened_first
    [decided] = [flag for flag in flags_of(newsdesk).values() if flag.state is not State.OPEN]
    assert (decided.state, decided.reason, decided.decided_by) == (State.DISMISSED, Reason.HEDGED, "Ada")
    assert opened_first.endswith(decided.fingerprint)


def tab_to(page, wanted):
    """Press Tab until what has an id, or begins with words, has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        id, text = page.evaluate("[document.activeElement.id, document.activeElement.innerText ?? '']")
        if id == wanted or " ".join(text.split()).startswith(wanted):
            return
    pytest.fail(f"{wanted} is not reached")


@pytest.mark.parametrize("place", ["SQLite"], indirect=True)
def test_reading_and_deciding_without_script(opened, newsdesk):
    page = opened(java_script_enabled=False)
    sign_in(page, "Ada")
    follow(page, "Nearly 100 people does not agree")
    assert page.locator(".side mark").all_inner_texts() == ["Nearly 100 people", "around 80 people"]
    assert page.get_by_role("region", name="Drawing of the values").locator("svg").is_visible()
    choose(page, "Needs a source", "Who counted?")
    press(page, "Decide and next")
    press(page, "Undo this decision")
    page.get_by_text("The last decision is undone.").wait_for()
    choose(page, "Accept: the article must be corrected", "")
    press(page, "Decide")
    page.get_by_text("Your decision is recorded.").wait_for()
    assert flags_of(newsdesk)["aboard"].state is State.ACCEPTED
    follow(page, "Queue")
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, "Decide on the chosen flags")
    page.get_by_label("What is to be done").select_option("Needs a source")
    press(page, "Preview")
    press(page, "Confirm for 3 flags")
    assert {flag.state for flag in flags_of(newsdesk).values()} == {State.ACCEPTED, State.NEEDS_SOURCE}
