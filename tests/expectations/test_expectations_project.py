"""The exported project: loaded and run again by Great Expectations alone, its pages read in a browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from browser import QUIET, chromium

from checker.expectations import export_context

AGAIN = """
import json, sys
import great_expectations as gx
context = gx.get_context(mode="file", project_root_dir=sys.argv[1])
[result] = context.checkpoints.get("claims").run().run_results.values()
print(json.dumps({
    "success": result.success,
    "declared": len(context.suites.get("claims").expectations),
    "evaluated": sum(not any(one.get("raised_exception") for one in each.exception_info.values()
                             if isinstance(one, dict)) for each in result.results),
    "failed": [each.expectation_config.type for each in result.results if not each.success],
}))
"""


@pytest.fixture(scope="module")
def index(report, rules, tmp_path_factory) -> Path:
    return export_context(report, tmp_path_factory.mktemp("project"), rules)


@pytest.fixture(scope="module")
def pages(index) -> list[Path]:
    return sorted(index.parent.rglob("*.html"))


def test_great_expectations_alone_runs_the_project_again(report, rules, tmp_path):
    export_context(report, tmp_path, rules)
    run = subprocess.run(
        [sys.executable, "-c", AGAIN, str(tmp_path)], capture_output=True, text=True, check=True, cwd=os.sep
    )
    outcome = json.loads(run.stdout.splitlines()[-1])
    assert outcome["evaluated"] == outcome["declared"] >= 10
    assert outcome["failed"] == ["expect_claims_of_fact_to_agree"]
    assert not outcome["success"]


def test_pages_ask_nothing_of_the_network(pages):
    assert len(pages) == 3  # the index, the suite, the validation result
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert 'src="' not in text
        assert "<link" not in text.replace('<link rel="icon" href="data:,">', "")


def test_words_of_articles_are_no_html(pages):
    result = next(page for page in pages if "validations" in page.parts).read_text(encoding="utf-8")
    assert "<b>about</b>" not in result


def test_an_earlier_export_is_replaced_and_nothing_else(report, tmp_path):
    first = export_context(report, tmp_path)
    assert export_context(report, tmp_path) == first
    assert len(list(first.parent.rglob("*.html"))) == 3
    (tmp_path / "gx" / "claims" / "claims.jsonl").unlink()
    with pytest.raises(FileExistsError, match="no earlier export"):
        export_context(report, tmp_path)


def test_pages_in_a_browser(index, tmp_path):
    browser = chromium()
    playwright = pytest.importorskip("playwright.sync_api")
    asked: list[str] = []
    errors: list[str] = []
    with playwright.sync_playwright() as run:
        window = run.chromium.launch_persistent_context(tmp_path, executable_path=browser, args=QUIET)
        page = window.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(index.as_uri())
        page.get_by_role("link", name="Failed").click()
        assert page.get_by_text("The claims of each fact agree.").is_visible()
        assert page.get_by_role("cell", name="41,000 passengers").first.is_visible()
        met = page.get_by_text("Every claim has an id.")
        assert met.is_visible()
        page.get_by_label("Only what failed").check()
        assert not met.is_visible()
        assert page.get_by_text("The claims of each fact agree.").is_visible()
        page.get_by_role("link", name="Data Docs").click()
        assert page.url == index.as_uri()
        window.close()
    assert errors == []
    assert {url.split(":")[0] for url in asked} == {"file"}
