"""The desk in a real browser: by keyboard, in light and dark, on a phone, without script, on both kinds of ledger."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest
from browser import running as browsing
from newsroom import run
from running import PASSWORD, add_account, serving
from windows import windows


@pytest.fixture(scope="module")
def browser():
    with browsing() as found:
        yield found


@pytest.fixture
def filled(ledger, place, newsroom):  # noqa: ARG001
    """The place of a ledger with two articles and two accounts."""
    ledger.engine.dispose()
    added = run("ledger", "add", "news", "--rules", "rules", "--ledger", place, "--allow-untested")
    assert added.exit_code == 0, added.stderr
    add_account(place, "Ada", "admin")
    return place


@pytest.fixture
def opened(browser, filled):
    """Open a page of the desk; when the test ends, nothing was asked of another site, and nothing went wrong."""
    with serving(filled) as address, windows(browser, address) as open_page:
        yield open_page


def sign_in(page):
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="0 flags").wait_for()


@pytest.mark.parametrize("script", [True, False])
def test_signing_in_and_out_by_keyboard(opened, script):
    page = opened(java_script_enabled=script)
    keyboard = page.keyboard
    keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the page"
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.type("Ada")
    keyboard.press("Tab")
    keyboard.type("wrong")
    keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    page.get_by_label("Password").focus()
    keyboard.type(PASSWORD)
    keyboard.press("Enter")
    page.get_by_role("heading", name="0 flags").wait_for()
    page.get_by_role("link", name="Ledger").focus()
    keyboard.press("Enter")
    page.get_by_role("heading", name="What the ledger holds").wait_for()
    assert page.locator(".numbers").inner_text().split() == ["Articles", "2", "Versions", "2", "Claims", "2"]
    page.get_by_role("button", name="Sign out").focus()
    keyboard.press("Enter")
    page.get_by_role("heading", name="Sign in").wait_for()


def test_cookies_are_out_of_reach_of_scripts(opened):
    page = opened()
    sign_in(page)
    assert page.evaluate("document.cookie") == ""
    assert {each["name"]: each["httpOnly"] for each in page.context.cookies()} == {"desk": True, "desk-visit": True}


def test_no_script_that_stands_in_a_page_runs(opened):
    page = opened("/sign-in")
    ran = page.evaluate(
        """() => {
          const script = document.createElement("script")
          script.textContent = "window.ran = true"
          document.body.append(script)
          return window.ran === true
        }"""
    )
    assert ran is False
    assert "Content Security Policy" in opened.wrong.pop()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(opened, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened("/sign-in", color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)

    def look():
        found = axe.Axe().run(page).response["violations"]
        assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    look()
    page.get_by_label("Name").fill("Nobody")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    look()
    sign_in(page)
    for path in ("/", "/ledger", "/account", "/users", "/nowhere"):
        page.goto(urljoin(page.url, path))
        look()
    page.goto(urljoin(page.url, "/account"))
    page.get_by_label("What it is used for").fill("archive")
    page.get_by_role("button", name="Make a token").click()
    page.locator(".secret").wait_for()
    look()


def test_german_and_the_own_time_zone(opened):
    page = opened()
    sign_in(page)
    page.get_by_role("link", name="Account").click()
    page.get_by_label("Language", exact=True).select_option("de")
    page.get_by_label("Time zone", exact=True).select_option("Asia/Kathmandu")
    page.get_by_role("button", name="Change language and time zone").click()
    page.get_by_role("heading", name="Konto von Ada").wait_for()
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_role("link", name="Konten").click()
    stated = page.locator("time").first
    moment = datetime.fromisoformat(stated.get_attribute("datetime"))
    assert moment.utcoffset() == timedelta(0)
    assert stated.inner_text() == f"{moment.astimezone(ZoneInfo('Asia/Kathmandu')):%d.%m.%Y, %H:%M}"


def test_on_paper_a_drawing_is_whole_and_nothing_asks_to_be_clicked(browser, filled):
    options = ("--rules", "rules", "--allow-untested")
    with serving(filled, *options) as address, windows(browser, address) as open_page:
        page = open_page(viewport={"width": 600, "height": 900})
        sign_in(page)
        page.goto(f"{address}/facts/aboard")
        page.emulate_media(media="print")
        box = page.locator(".chart svg").bounding_box()
        assert box["width"] > 400
        assert box["x"] + box["width"] <= 600
        assert not page.locator("nav:visible, button:visible, .who:visible").all_inner_texts()
