"""Whole runs: the sample corpus with its committed report, and a story whose contradictions were planted beforehand."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from checker.cli import main
from checker.pipeline import check
from checker.report import Report
from checker.rulebook.load import load_rules

ROOT = Path(__file__).parent.parent
FERRY = ROOT / "seeds" / "ferry"
EXPECTED = YAML(typ="safe").load((FERRY / "expected.yaml").read_text(encoding="utf-8"))
FORMS = {"markdown": "md", "json": "json", "html": "html"}
CHECKS = {"operator-name": "spelling", "weekday": "calendar", "percentage": "arithmetic", "lindmoe-promise": "quotes"}
"""The general check that answers a question of the story which needs no rule of its own."""


@pytest.fixture(scope="module", autouse=True)
def at_root():
    """Run where the sample paths are relative to, as a user does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


@cache
def ferry() -> Report:
    return check(["seeds/ferry"], load_rules(Path("rules/ferry")))


def flat(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def claims_at(article: str, text: str) -> set[str]:
    """The claims of the run that stand in a stretch of an article, or around it."""
    found = set()
    for claim in ferry().claim_list:
        inside = flat(claim.text) in flat(text) or flat(text) in flat(claim.text)
        if Path(claim.article).name == article and inside:
            found.add(claim.id)
    return found


def told(entry) -> set[tuple[str, str]]:
    """Verdict and severity of the findings that hold both sides of an expected pair against each other."""
    sides = [claims_at(article, text) for article, text in zip(entry["articles"], entry["texts"], strict=True)]
    return {
        (finding.verdict.value, finding.severity.value)
        for finding in ferry().findings
        if finding.rule in (entry["fact"], CHECKS.get(entry["fact"]), "conversion")
        and any(
            (own & sides[0] and other & sides[1]) or (own & sides[1] and other & sides[0])
            for own, other in [
                ({c.id for c in finding.claims}, {c.id for c in finding.others} or {c.id for c in finding.claims})
            ]
        )
    }


def name(entry) -> str:
    return f"{entry['fact']}: {' | '.join(entry['texts'])}"


@pytest.mark.parametrize("entry", [each for each in EXPECTED["findings"] if not each.get("follows")], ids=name)
def test_what_was_planted_is_found(entry):
    expected = {entry["verdict"]} | ({"tension"} if entry["fact"] == "operator-name" else set())
    assert {verdict for verdict, _ in told(entry)} & expected


@pytest.mark.parametrize("entry", [each for each in EXPECTED["findings"] if each.get("follows")], ids=name)
def test_what_follows_is_found_or_left_to_its_parent(entry):
    parents = [told(each) for each in EXPECTED["findings"] if each["fact"] == entry["fact"] and not each.get("follows")]
    assert entry["verdict"] in {verdict for verdict, _ in told(entry)} or all(parents)


@pytest.mark.parametrize("entry", EXPECTED["not-findings"], ids=name)
def test_decoys_raise_no_flag(entry):
    assert not {severity for _, severity in told(entry)} - {"note"}


def test_nothing_else_is_flagged():
    planted = list(EXPECTED["findings"])
    for finding in ferry().findings:
        facts = {each["fact"] for each in planted} | {CHECKS.get(each["fact"]) for each in planted} | {"conversion"}
        assert finding.rule in facts, finding.message
    flagged = {claim.text for finding in ferry().findings for claim in finding.claims if finding.severity != "note"}
    known = [flat(text) for each in planted for text in each["texts"]]
    assert not [text for text in flagged if not any(flat(text) in each or each in flat(text) for each in known)]


def test_the_committed_reports_of_the_samples_are_todays(tmp_path):
    forms = [f"{form}={tmp_path / f'seeds.{ending}'}" for form, ending in FORMS.items()]
    asked = [word for form in forms for word in ("--format", form)]
    assert CliRunner().invoke(main, ["check", "seeds", "--rules", "rules", *asked]).exit_code == 1
    assert texts(tmp_path) == texts(ROOT / "reports"), "run: make report"


def texts(folder: Path) -> dict[str, str]:
    """The texts of the files of a folder by their paths in it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_without_its_copy_as_many_sources_support_each_value_of_the_samples():
    rules = load_rules(Path("rules"))
    files = [path for path in Path("seeds").rglob("*") if path.suffix in (".txt", ".md", ".html")]
    whole = check(["seeds"], rules)
    assert {Path(copy).stem for copy in whole.originals} == {"2020-08-03-mirror"}
    assert supported(whole) == supported(check([path for path in files if "mirror" not in path.name], rules))


def supported(report: Report) -> list[tuple[object, ...]]:
    """The sources behind each value of each fact, scope and time."""
    return [
        (told.rule, told.scope, moment.sources, [(value.claim.text, value.sources) for value in moment.values])
        for told in report.sources
        for moment in told.moments
    ]


def test_most_sources_of_the_samples_as_a_careful_editor_counts_them():
    told = {(each[0], each[2]): each[3][0] for each in supported(check(["seeds"], load_rules(Path("rules"))))}
    assert told["world-users", ("Baltic Wire", "Harbour Post", "The Courier")] == (
        "around half a billion active users", ("Harbour Post", "The Courier")
    )  # fmt: skip
    assert told["report-deadline", ("Accident Board", "Maritime Dispatch", "The Coast Tribune")] == (
        "by 31 March", ("Maritime Dispatch", "The Coast Tribune")
    )  # fmt: skip
    assert told["injured", ("Nordlinje", "Police", "The Coast Tribune")] == (
        "46 people", ("Police", "The Coast Tribune")
    )  # fmt: skip


def test_five_real_articles_as_a_careful_editor_reads_them(tmp_path):
    shared = ROOT.parent / "shared"
    if not (shared / "gold" / "score_seeds.py").is_file():
        pytest.skip("the real articles and their gold reading are not part of this project")
    report = CliRunner().invoke(main, ["check", str(shared / "seeds"), "--rules", "rules", "--format", "json"]).stdout
    assert json.loads(report)["claims"]
    (tmp_path / "report.json").write_text(report, encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(shared / "gold" / "score_seeds.py"), str(tmp_path / "report.json")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert scored.returncode == 0, scored.stdout
