"""Every page of the desk, for everybody: by axe, in light and dark, on a phone, enlarged, and by keyboard."""

from __future__ import annotations

from contextlib import chdir

import disaster
import pytest
from browser import running as browsing
from newsroom import run
from running import PASSWORD, add_account, serving
from windows import windows

pytestmark = pytest.mark.xdist_group("every page")  # one desk for all of them, in this order
RULES = ("--rules", "rules")
DESK, PHONE, ENLARGED = 1280, 320, 640
"""Widths in CSS pixels; that of a desk which is enlarged to 200% is half of it."""
HARBOUR = "/articles/news/harbour.md"
NUMBER, OTHER_NUMBER, QUOTATION = "/flags/aboard/46f3580d", "/flags/cars/875c1179", "/flags/quotes/37d3a45c"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A window on a desk on which an admin is signed in, who has decided on a flag; others have not."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    folder = tmp_path_factory.mktemp("desk")
    disaster.write(folder)
    with chdir(folder):
        for command in (("ledger", "add", "news"), ("check", "news", "--record")):
            assert run(*command, *RULES, "--ledger", "ledger.sqlite").exit_code in (0, 1)
        add_account("ledger.sqlite", "Ada", "admin")
        with browsing() as browser, serving("ledger.sqlite", *RULES) as address, windows(browser, address) as opened:
            found = opened(bypass_csp=True)  # axe is a script that the desk did not send
            found.get_by_label("Name").fill("Ada")
            found.get_by_label("Password").fill(PASSWORD)
            found.get_by_role("button", name="Sign in").click()
            found.get_by_role("heading", name="4 flags").wait_for()
            found.axe, found.address = axe.Axe(), address
            yield found


def a_decided_flag(page):
    page.goto(page.address + NUMBER)
    page.get_by_label("misread by the checker").check()
    page.get_by_label("Note").fill("As the harbour office says.")
    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("button", name="Undo").wait_for()


def a_decision_just_made(page):
    page.goto(page.address + OTHER_NUMBER)
    page.get_by_label("Needs a source").check()
    page.get_by_role("button", name="Decide and next").click()
    page.get_by_role("button", name="Undo this decision").wait_for()


def a_conflict(page):
    page.goto(page.address + NUMBER)
    page.locator(".decide form[action*=decide] [name=version]").evaluate("field => field.value = 0")
    page.get_by_label("Accept: the article").check()
    page.get_by_role("button", name="Decide", exact=True).click()
    page.get_by_role("alert").wait_for()


def a_choice_of_flags(page):
    page.goto(page.address + "/flags?state=any")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Decide on the chosen flags").click()
    page.get_by_role("button", name="Preview").wait_for()


def a_preview(page):
    a_choice_of_flags(page)
    page.get_by_label("What is to be done").select_option("hedged")
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("heading", name="Preview").wait_for()


def the_outcome_for_several(page):
    a_preview(page)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Undo").wait_for()


def a_checked_draft(page):
    page.goto(page.address + "/draft")
    page.get_by_label("Text").fill(disaster.DRAFT)
    page.get_by_role("button", name="Check the draft").click()
    page.get_by_role("heading", name="What the check of the draft says").wait_for()


def a_webhook(page):
    page.goto(page.address + "/webhooks")
    page.get_by_label("Address").fill("https://receiver.example/desk")
    page.get_by_role("button", name="Add the webhook").click()
    page.get_by_role("button", name="Send a test").wait_for()


def a_new_token(page):
    page.goto(page.address + "/account")
    page.get_by_label("What it is used for").fill("archive")
    page.get_by_role("button", name="Make a token").click()
    page.locator(".secret").wait_for()


def the_keys(page):
    page.goto(page.address + NUMBER)
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("dialog").wait_for()


def a_report(page):
    page.goto(page.address + "/exports")
    page.get_by_role("button", name="Show the report").click()
    page.get_by_role("heading", name="Discrepancy report").wait_for()


PATHS = (
    "/flags",
    "/flags?state=any&rule=aboard&q=board&order=newest",
    "/flags?q=nothing",
    NUMBER,
    QUOTATION,
    "/articles",
    HARBOUR,
    "/facts",
    "/facts/aboard",
    "/draft",
    "/exports",
    "/webhooks",
    "/users",
    "/account",
    "/ledger",
    "/api/v1/docs",
    "/nowhere",
)
STEPS = (
    a_decided_flag,
    a_decision_just_made,
    a_conflict,
    a_choice_of_flags,
    a_preview,
    the_outcome_for_several,
    a_checked_draft,
    a_webhook,
    a_new_token,
    the_keys,
    a_report,
)


@pytest.mark.parametrize("way", [*PATHS, *STEPS], ids=lambda way: way if isinstance(way, str) else way.__name__)
def test_a_page_is_for_everybody(page, way):
    page.set_viewport_size({"width": DESK, "height": 900})
    page.emulate_media(color_scheme="light")
    if isinstance(way, str):
        page.goto(page.address + way)
    else:
        way(page)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, runOnly=["color-contrast"]) == []
    page.emulate_media(color_scheme="light")
    assert not_reached_by_tab(page) == []
    for width in (ENLARGED, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def violations(page, **options):
    """What axe has to say against the page."""
    found = page.axe.run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(each["id"], each["impact"], [node["html"] for node in each["nodes"]][:3]) for each in found]


FOCUSED = """() => {
  const here = document.activeElement, { outlineStyle, outlineWidth } = getComputedStyle(here)
  here.dataset.reached = ""
  if (here === document.body) return "the end"
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 ? "seen" : here.outerHTML.slice(0, 200)
}"""
MISSED = """() => {
  const within = document.querySelector("dialog[open]") ?? document
  const all = within.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")
  const isReached = (each) => "reached" in each.dataset
  const group = (each) => within.querySelectorAll(`[type=radio][name="${each.name}"]`)
  return [...all].filter((each) => each.checkVisibility() && !isReached(each))
    .filter((each) => each.type !== "radio" || ![...group(each)].some(isReached))
    .map((each) => each.outerHTML.slice(0, 200))
}"""


def not_reached_by_tab(page):
    """What can be used and is not reached by Tab; all that is reached shows that it has the focus.

    Of radio buttons one is reached, and the arrow keys lead to the others. A dialog has its first button focused when it
    opens, so that a second round is needed.
    """
    page.evaluate("document.activeElement.blur()")
    for _ in range(2):
        while True:
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused == "the end":
                break
            assert focused == "seen"
        if not (missed := page.evaluate(MISSED)):
            break
    return missed
