"""The keys of the desk and the page of a flag in a real browser."""

from __future__ import annotations

import pytest
from browser import running as browsing
from flagged import ferry, kept, recorded
from running import serving
from windows import windows

from checker.review.flag import State
from checker.review.flags import get


@pytest.fixture(scope="module")
def browser():
    with browsing() as found:
        yield found


@pytest.fixture
def fingerprints(ledger, tmp_path):
    """Three flags, the first of the queue first."""
    made = recorded(ledger, ferry(tmp_path, 3))
    kept(ledger, tmp_path)
    return [flag.fingerprint for flag in reversed(made)]


@pytest.fixture
def opened(browser, place, fingerprints):  # noqa: ARG001
    with serving(place) as address, windows(browser, address) as open_page:
        yield open_page


def flag_of(ledger, fingerprint):
    with ledger.reading() as connection:
        return get(connection, fingerprint)


def focused(page):
    """The id of what has the focus, or the value of a radio button."""
    return page.evaluate("document.activeElement.id || document.activeElement.value")


def test_an_editor_goes_through_the_queue_by_keys_alone(opened, ledger, fingerprints):
    page = opened("/flags")
    keys = page.keyboard
    keys.press("j")
    keys.press("j")
    keys.press("x")
    assert page.locator("[data-row]").nth(1).locator("[data-choose]").is_checked()
    keys.press("k")
    keys.press("o")
    page.wait_for_url(f"**/flags/{fingerprints[0]}*")
    keys.press("a")
    assert focused(page) == "accept"
    keys.press("Enter")
    page.wait_for_url(f"**/flags/{fingerprints[1]}*")
    assert flag_of(ledger, fingerprints[0]).state is State.ACCEPTED
    keys.press("u")
    assert page.locator(":focus").inner_text() == "Undo this decision"
    keys.press("Enter")
    page.wait_for_url(f"**/flags/{fingerprints[0]}*")
    assert flag_of(ledger, fingerprints[0]).state is State.OPEN
    keys.press("j")
    page.wait_for_url(f"**/flags/{fingerprints[1]}*")
    keys.press("d")
    keys.press("ArrowDown")
    assert page.locator("[name=choice]:checked").get_attribute("value") == "updated"
    keys.press("c")
    assert focused(page) == "note"
    keys.type("jkaw g q ?")
    assert page.locator("#note").input_value() == "jkaw g q ?"
    assert page.locator("[name=choice]:checked").get_attribute("value") == "comment"
    page.locator("[name=choice]:checked").focus()
    keys.press("w")
    assert focused(page) == "until"
    page.locator("[name=choice]:checked").focus()
    keys.press("n")
    keys.press("k")
    page.wait_for_url(f"**/flags/{fingerprints[0]}*")
    keys.press("g")
    keys.press("q")
    page.wait_for_url("**/flags")
    keys.press("/")
    assert focused(page) == "q"


def test_keys_are_listed_and_turned_off_for_this_browser(opened, fingerprints):
    page = opened(f"/flags/{fingerprints[0]}")
    keys = page.keyboard
    keys.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert "previous flag" in dialog.inner_text()
    keys.press("j")
    assert page.url.endswith(fingerprints[0])
    dialog.get_by_label("Use keys in this browser").uncheck()
    keys.press("Escape")
    assert not dialog.is_visible()
    keys.press("a")
    assert page.locator("[name=choice]:checked").count() == 0
    page.reload()
    keys.press("?")
    assert not dialog.is_visible()
    page.get_by_role("button", name="Keys").click()
    assert not dialog.get_by_label("Use keys in this browser").is_checked()
    dialog.get_by_label("Use keys in this browser").check()
    dialog.get_by_role("button", name="Close").click()
    keys.press("a")
    assert page.locator("[name=choice]:checked").get_attribute("value") == "accept"
    keys.press("Control+d")
    keys.press("Alt+n")
    keys.press("D")
    assert page.locator("[name=choice]:checked").get_attribute("value") == "accept"


def test_without_script_nothing_is_lost_but_the_keys(opened, ledger, fingerprints):
    page = opened(f"/flags/{fingerprints[0]}", java_script_enabled=False)
    assert page.get_by_role("button", name="Keys").count() == 0
    page.get_by_label("same source").check()
    page.get_by_label("Note").fill("Both quote the agency.")
    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("status").wait_for()
    assert flag_of(ledger, fingerprints[0]).state is State.DISMISSED
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("status").wait_for()
    assert flag_of(ledger, fingerprints[0]).state is State.OPEN


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_on_the_page_of_a_flag(opened, fingerprints, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    size = {"width": width, "height": 900}
    page = opened(f"/flags/{fingerprints[0]}", color_scheme=scheme, viewport=size, bypass_csp=True)

    def look():
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    look()
    page.get_by_label("misread by the checker").check()
    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("heading", name="The misread sentence as a test of the rule").wait_for()
    look()
    page.get_by_label("Accept").check()
    page.get_by_role("button", name="Decide and next").click()
    page.get_by_role("button", name="Undo this decision").wait_for()
    look()
    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("alert").wait_for()
    look()
    page.get_by_role("button", name="Keys").click()
    look()
