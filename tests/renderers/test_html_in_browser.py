"""The HTML report in a real browser: what an editor does with it, with and without script, mouse, colour and room."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from browser import running
from handmade import decision

from checker.findings.finding import Status
from checker.renderers.html import render
from checker.rulebook.facts.fact import Severity

SEEDS = Path(__file__).parents[2] / "reports" / "seeds.html"
FINDINGS = json.loads(SEEDS.with_suffix(".json").read_text(encoding="utf-8"))["findings"]
ERRORS = [each for each in FINDINGS if each["severity"] == "error"]
ONE = FINDINGS[len(FINDINGS) // 2]


def expect(locator):
    """What is to become true of a part of the page."""
    from playwright.sync_api import expect

    return expect(locator)


@pytest.fixture(scope="module")
def browser():
    with running() as found:
        yield found


@dataclass
class Opened:
    """A page with all that went wrong on it."""

    page: object
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def shown(self):
        """The fingerprints of the findings that can be seen, in their order."""
        visible = "all => all.filter(each => each.checkVisibility()).map(each => each.id)"
        return self.page.locator("article").evaluate_all(visible)

    def told(self):
        return self.page.locator("#shown").inner_text()


@pytest.fixture
def opened(browser):
    """Open a file; when the test ends, nothing was asked for but files, and nothing went wrong."""
    contexts, pages = [], []

    def open_page(path=SEEDS, *, anchor="", width=1280, **options):
        options = {"viewport": {"width": width, "height": 900}, "color_scheme": "light", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        pages.append(Opened(page))
        page.on("request", lambda request: pages[-1].asked.append(request.url))
        page.on("console", lambda message: pages[-1].wrong.append(message.text))
        page.on("pageerror", lambda error: pages[-1].wrong.append(str(error)))
        page.on("dialog", lambda dialog: pages[-1].wrong.append(dialog.message))
        page.goto(path.as_uri() + anchor)
        return pages[-1]

    yield open_page
    assert [wrong for each in pages for wrong in each.wrong] == []
    assert {url.split("#")[0] for each in pages for url in each.asked} <= {
        each.page.url.split("#")[0] for each in pages
    }
    for context in contexts:
        context.close()


def test_all_findings_stand_there_at_first_the_gravest_first(opened):
    report = opened()
    assert report.shown() == [each["fingerprint"] for each in FINDINGS]
    assert report.told() == f"{len(FINDINGS)} findings shown."


@pytest.mark.parametrize("name", ["severity", "verdict", "confidence"])
def test_a_button_leaves_the_findings_of_its_kind(opened, name):
    report = opened()
    value = FINDINGS[0][name]
    expected = [each["fingerprint"] for each in FINDINGS if each[name] == value]
    button = report.page.locator(f"button[data-filter={name}][data-value={value}]")
    assert button.inner_text().split() == [value, str(len(expected))]
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert report.shown() == expected
    assert report.told() == f"{len(expected)} of {len(FINDINGS)} findings shown."
    button.click()
    assert len(report.shown()) == len(FINDINGS)


def test_two_buttons_of_a_kind_leave_what_either_leaves_and_kinds_narrow_each_other(opened):
    report = opened()
    for value in ("error", "warning", "tension"):
        report.page.locator(f"button[data-value={value}]").click()
    assert report.shown() == [
        each["fingerprint"]
        for each in FINDINGS
        if each["severity"] in ("error", "warning") and each["verdict"] == "tension"
    ]


def test_menus_and_words_filter(opened):
    report = opened()
    report.page.get_by_label("Rule", exact=True).select_option("quotes")
    assert {each.split("/")[0] for each in report.shown()} == {"quotes"}
    report.page.get_by_role("button", name="Show all").click()
    assert len(report.shown()) == len(FINDINGS)
    report.page.get_by_label("Outlet").select_option("Baltic Wire")
    several = report.shown()
    assert 0 < len(several) < len(FINDINGS)
    assert all("Baltic Wire" in report.page.locator(f"[id='{each}']").inner_text() for each in several)
    report.page.get_by_label("Outlet").select_option("*")
    report.page.get_by_label("Text").fill("  ANYWHERE\n")
    found = report.shown()
    assert found == [each["fingerprint"] for each in FINDINGS if "anywhere" in each["message"]]
    report.page.get_by_label("Text").fill("no article says this")
    assert report.shown() == []
    assert report.told() == f"0 of {len(FINDINGS)} findings shown."


def test_findings_are_sorted(opened):
    report = opened()
    menu = report.page.get_by_label("Sort by")
    menu.select_option("rule")
    rules = [each.split("/")[0] for each in report.shown()]
    assert rules == sorted(rules)
    menu.select_option("day")
    days = dict(report.page.locator("article").evaluate_all("all => all.map(each => [each.id, each.dataset.day])"))
    gravest_first = [each["fingerprint"] for each in FINDINGS]
    assert list(days) == sorted(gravest_first, key=days.get, reverse=True)
    menu.select_option("confidence")
    levels = report.page.locator("article").evaluate_all("all => all.map(each => each.dataset.confidence)")
    assert levels == sorted(levels, key=["high", "medium", "low"].index)
    menu.select_option("")
    assert report.shown() == [each["fingerprint"] for each in FINDINGS]


def test_the_status_tells_what_is_new_from_what_is_known(opened, report_of, finding, tmp_path):
    known = replace(finding, fingerprint="aboard/bbbbbbbb", status=Status.BASELINE)
    waived = replace(finding, fingerprint="aboard/cccccccc", status=Status.WAIVED, decision=decision("an *old* figure"))
    path = tmp_path / "report.html"
    path.write_text(render(report_of(waived, known, finding)), encoding="utf-8")
    report = opened(path)
    assert report.shown() == [finding.fingerprint, known.fingerprint, waived.fingerprint]
    report.page.get_by_role("button", name="waived 1").click()
    assert report.shown() == [waived.fingerprint]
    assert report.page.get_by_text("Waived by the desk: an *old* figure").is_visible()


def test_a_permalink_leads_to_its_finding_whatever_is_filtered(opened):
    report = opened(anchor=f"#{ONE['fingerprint']}")
    focused = "document.activeElement.id"
    inside = "(box => box.top >= 0 && box.top < 100)(document.activeElement.getBoundingClientRect())"
    assert report.page.evaluate(focused) == ONE["fingerprint"]
    assert report.page.evaluate(inside)
    report.page.get_by_label("Text").fill("no article says this")
    report.page.evaluate(f"location.hash = {ERRORS[1]['fingerprint']!r}")
    expect(report.page.locator(f"[id='{ERRORS[1]['fingerprint']}']")).to_be_focused()
    assert len(report.shown()) == len(FINDINGS)
    assert report.page.evaluate(inside)


def test_a_permalink_to_no_finding_says_so(opened):
    report = opened(anchor="#us-users/00000000")
    assert report.told().startswith("us-users/00000000 is not in this report.")


def test_print_without_script_has_every_panel(opened):
    report = opened(java_script_enabled=False)
    report.page.emulate_media(media="print")
    assert report.page.locator("main table:visible").count() == report.page.locator("main table").count() > 0


def test_everything_by_keyboard(opened):
    report = opened()
    press = report.page.keyboard.press
    press("Tab")
    assert report.page.evaluate("document.activeElement.className") == "skip"
    assert report.page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    press("Enter")
    assert report.page.evaluate("document.activeElement.id") == "findings"
    stops = report.page.locator("a[href]:visible, input, select, button, summary:visible, [tabindex='0']:visible")
    names = set()
    report.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    report.page.locator("body").evaluate(
        "body => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex') }"
    )
    outlined = "getComputedStyle(document.activeElement).outlineStyle"
    for _ in range(60):
        press("Tab")
        names.add(report.page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        assert report.page.evaluate(outlined) == "solid"
        if report.page.evaluate("document.activeElement.dataset.value") == "error":
            press("Space")
    assert stops.count() > 60
    assert {"by-text", "by-rule", "by-outlet", "order"} <= names
    assert report.shown() == [each["fingerprint"] for each in ERRORS]


def test_a_menu_and_a_panel_by_keyboard(opened):
    report = opened()
    report.page.get_by_label("Sort by").focus()
    report.page.keyboard.type("rule")
    report.page.keyboard.press("Enter")
    expect(report.page.get_by_label("Sort by")).to_have_value("rule")
    panel = report.page.locator(".fact details").first
    panel.locator("summary").focus()
    assert not panel.locator("table").is_visible()
    report.page.keyboard.press("Enter")
    assert panel.locator("table").is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(opened, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    report = opened(color_scheme=scheme, width=width, bypass_csp=True)
    report.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    report.page.locator("button[data-value=error]").click()
    found = axe.Axe().run(report.page).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []


def test_dark_and_light_differ(opened):
    grounds = {
        opened(color_scheme=scheme).page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_wider_than_the_window(opened, width):
    report = opened(width=width)
    report.page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    assert report.page.evaluate("document.documentElement.scrollWidth") == width
    beyond = """all => all.filter(each => !each.closest('.table, .chart, aside')).filter(
      each => each.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(each).position !== 'absolute'
    ).map(each => each.outerHTML.slice(0, 80))"""
    assert report.page.locator("body *").evaluate_all(beyond) == []


def test_words_without_an_end_do_not_widen_the_page(opened, report_of, finding, gazette, harbour, tmp_path):
    endless = "W" * 900
    odd = replace(gazette, outlet=endless, id=endless, file=endless)
    main = replace(finding.primary, article=endless, scope=endless)
    told = replace(finding, claims=(main,), message=endless, why=endless, gap=endless, within=endless)
    path = tmp_path / "report.html"
    path.write_text(render(report_of(told, articles=(odd, harbour))), encoding="utf-8")
    for width in (320, 1280):
        report = opened(path, width=width)
        assert report.page.evaluate("document.documentElement.scrollWidth") == width
        rail = report.page.locator("aside")
        assert rail.evaluate("rail => rail.scrollWidth - rail.clientWidth") == 0


def test_script_of_an_article_does_not_run(opened, report_of, finding, gazette, harbour, tmp_path):
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    odd = replace(gazette, outlet=attack, url=f"https://example.org/{'a' * 20}?{attack.replace(' ', '%20')}")
    path = tmp_path / "report.html"
    path.write_text(render(report_of(replace(finding, message=attack), articles=(odd, harbour))), encoding="utf-8")
    report = opened(path)
    assert report.page.locator("h3").first.inner_text() == attack
    assert report.page.get_by_label("Outlet").locator("option").all_inner_texts()[1] == f"{attack} (1)"


def test_the_policy_refuses_any_other_script(browser, tmp_path):
    text = SEEDS.read_text(encoding="utf-8").replace("</main>", "<script>document.title = 'run'</script></main>")
    (tmp_path / "report.html").write_text(text, encoding="utf-8")
    page = browser.new_page()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "report.html").as_uri())
    assert page.title() != "run"
    assert [each for each in refused if "Content Security Policy" in each]
    page.close()


def test_without_script_everything_is_there_but_the_filters(opened):
    report = opened(java_script_enabled=False)
    assert report.page.locator("article:visible").count() == len(FINDINGS)
    assert not report.page.locator("#filters").is_visible()
    panel = report.page.locator(".fact details").first
    panel.locator("summary").click()
    assert panel.locator("table").is_visible()


def test_print_has_the_findings_shown_and_every_panel(opened):
    report = opened()
    report.page.locator("button[data-value=error]").click()
    report.page.emulate_media(media="print")
    report.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(report.shown()) == len(ERRORS)
    assert not report.page.locator("aside").is_visible()
    assert report.page.locator("main table:visible").count() == report.page.locator("main table").count() > 0
    assert report.page.pdf(format="A4").startswith(b"%PDF-")
    report.page.evaluate("dispatchEvent(new Event('afterprint'))")
    report.page.emulate_media(media="screen")
    assert report.page.locator("main table:visible").count() == 0


def test_a_report_of_very_many_findings_opens_and_filters(opened, report_of, finding, tmp_path):
    grave = (Severity.ERROR,) * 100 + (Severity.WARNING,) * 9_900
    findings = [replace(finding, fingerprint=f"aboard/{n:08x}", severity=each) for n, each in enumerate(grave)]
    path = tmp_path / "report.html"
    path.write_text(render(report_of(*findings)), encoding="utf-8")
    report = opened(path)
    report.page.locator("button[data-value=error]").click()
    assert report.page.locator("article:visible").count() == 100
    assert report.told().startswith("100 of ")
