"""An archive: most of its articles concern no rule, and what they cost does not show in what is found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker import gathering
from checker.articles.reading import Passed, scan_articles
from checker.claims.gate import Gate
from checker.commands.check import exit_code
from checker.commands.mistakes import WRONG_USE
from checker.pipeline import check
from checker.renderers.json import render
from checker.renderers.summary import gaps
from checker.report import Report
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook

WORKERS = """
id: workers
kind: quantity
question: How many people work at Velmora?
find: {count: [workers], words: [employ]}
compare: {within: 5%, changes: any}
subject: Velmora
severity: error
owner: desk
"""
TOLD = "Velmora employs {} workers in Ardmouth, the company said."
SILENT = "Nobody at the harbour board would say on Saturday, 3 August 2020, why the plan had been dropped."


@pytest.fixture
def rulebook(tmp_path: Path) -> RuleBook:
    folder = tmp_path / "rules" / "firms"
    folder.mkdir(parents=True)
    (folder / "workers.yaml").write_text(WORKERS, encoding="utf-8")
    return load_rules(tmp_path / "rules", allow_untested=True)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """A small number of articles that make an archive."""
    monkeypatch.setattr(gathering, "FEW", 5)
    return 5


def write(folder: Path, texts: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    records = [{"id": f"n{number}", "text": text, "published": "2020-08-03"} for number, text in enumerate(texts)]
    (folder / "archive.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return folder


def told(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in report.findings]


class TestFewArticles:
    def test_all_are_listed_and_read_by_the_general_rules(self, tmp_path, rulebook, few):
        report = check([write(tmp_path / "news", [TOLD.format(80), *[SILENT] * few])], rulebook)
        assert len(report.articles) == few + 1
        assert report.coverage.unlisted == 0
        assert {claim.article.partition("#")[2] for claim in report.claim_list if claim.rule == "calendar"} == {
            f"n{number}" for number in range(1, few + 1)
        }


class TestAnArchive:
    def test_only_articles_in_which_a_rule_reads_something_are_listed(self, tmp_path, rulebook, few):
        news = write(tmp_path / "news", [TOLD.format(80), *[SILENT] * (few + 1), TOLD.format(120)])
        report = check([news], rulebook)
        assert [article.id.partition("#")[2] for article in report.articles] == ["n0", f"n{few + 2}"]
        assert report.coverage.unlisted == few + 1
        assert report.article_count == few + 3
        assert [rule for rule, _ in told(report)] == ["workers"]
        assert json.loads(render(report))["coverage"]["unlisted"] == few + 1
        assert any(f"not listed: {few + 1}" in str(gap) for gap in gaps(report))

    def test_one_that_concerns_no_rule_is_checked_but_nothing_is_read(self, tmp_path, rulebook, few):
        report = check([write(tmp_path / "news", [SILENT] * (few + 1))], rulebook)
        assert report.article_count == few + 1
        assert exit_code(report, "error") == WRONG_USE

    def test_few_articles_of_great_size_make_one_too(self, tmp_path, rulebook, monkeypatch):
        monkeypatch.setattr(gathering, "SMALL", 3 * len(SILENT))
        report = check([write(tmp_path / "news", [SILENT] * 5)], rulebook)
        assert report.coverage.unlisted == 5

    def test_general_rules_alone_read_every_article(self, tmp_path, few):
        rulebook = load_rules(None)
        report = check([write(tmp_path / "news", [SILENT] * (few + 3))], rulebook)
        assert len(report.articles) == few + 3

    def test_a_line_that_is_no_article_is_unread(self, tmp_path, rulebook, few):
        news = write(tmp_path / "news", [SILENT] * (few + 2))
        with (news / "archive.jsonl").open("a") as lines:
            lines.write('{"id": "cut", "text": "Nobody at the\n')
        report = check([news], rulebook)
        assert [each.reason.partition(":")[0] for each in report.unread] == [f"line {few + 3}"]


def test_an_archive_gives_the_claims_that_its_articles_give_by_themselves(monkeypatch):
    root = Path(__file__).parents[1]
    rulebook = load_rules(root / "rules")
    topical = replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.folder != gathering.GENERAL))
    ids = {rule.id for rule in topical.rules}
    files = [file for file in sorted((root / "seeds").rglob("20*")) if file.is_file()]
    alone = [claim for file in files for claim in check([file], rulebook).claim_list if claim.rule in ids]
    monkeypatch.setattr(gathering, "FEW", 0)
    together = check([root / "seeds"], topical).claim_list
    assert len(together) > 50
    assert sorted(map(repr, together)) == sorted(map(repr, alone))


NAMES = (
    "Velmora",
    "VELMORA",
    "Velmora’s",
    "velmora",
    "Vel\u00admora",
    "Velmorans",
    "anti-Velmora",
    "Velmora2",
    "Melvora",
)
COUNTRIES = (
    "the US",
    "the U.S.",
    "U.S.A",
    "us",
    "used",
    "EU/US",
    "Élan",
    "ÉLAN",
    "élans",
    "Elan",
    "ﬁnex",
    "Finex",
    "İs",
    "K2",
)
DEEDS = ("employs", "EMPLOYED", "employ", "has", "re-employs", "does not employ", "employment of", "“employs”")
SHORT = (
    "id: us\nkind: quantity\nquestion: How many?\nfind: {count: [workers]}\nsubject: US\nowner: desk\n",
    "id: elan\nkind: quantity\nquestion: How many?\nfind: {count: [workers], words: [employ]}\nsubject: Élan\nowner: desk\n",
    "id: finex\nkind: quantity\nquestion: How many?\nfind: {count: [workers], words: [employ]}\nsubject: Finex\nowner: desk\n",
    "id: anybody\nkind: quantity\nquestion: How many?\nfind: {count: [workers], words: [employ, re-employ]}\nowner: desk\n",
)
sentences = st.builds(
    "{} {} {} workers.{}".format,
    st.sampled_from([*NAMES, *COUNTRIES, "Nobody"]),
    st.sampled_from(DEEDS),
    st.integers(2, 99_999),
    st.sampled_from([" ", "\n", "\n\n", '\t"', " \\n", "é", "/"]),
)


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> list[RuleBook]:
    """A rule book of each rule alone."""
    books = []
    for rule in (WORKERS, *SHORT):
        folder = tmp_path_factory.mktemp("rules")
        (folder / "firms").mkdir()
        (folder / "firms" / f"{rule.split('id:', 1)[1].split()[0]}.yaml").write_text(rule, encoding="utf-8")
        books.append(load_rules(folder, allow_untested=True))
    return books


@settings(deadline=None)
@given(
    number=st.integers(0, len(SHORT)),
    text=st.lists(sentences, min_size=1, max_size=3).map("".join),
    form=st.sampled_from(["json", "escaped json", "text"]),
)
@example(0, "Nobody came.\nVelmora employs 70 workers.", "json")
@example(0, "Vel\u00admora employs 70 workers.", "text")
@example(1, "The U.S. has 70 workers.", "json")
@example(2, "ÉLAN employs 70 workers.", "escaped json")
@example(3, "ﬁnex employs 70 workers.", "json")
def test_no_claim_is_lost_at_the_gate(single, tmp_path_factory, number, text, form):
    file = tmp_path_factory.mktemp("news") / ("a.txt" if form == "text" else "a.jsonl")
    record = json.dumps({"id": "a", "text": text}, ensure_ascii=form == "escaped json")
    file.write_bytes((text if form == "text" else record).encode())
    held = check([file], single[number])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Gate, "near", lambda gate, _: [(rule, True) for rule in gate._rules])
        assert check([file], single[number]).claim_list == held.claim_list


def test_texts_that_are_not_wanted_are_not_worked_out(tmp_path):
    news = write(tmp_path / "news", [SILENT, TOLD.format(80)])
    found = list(scan_articles([news], lambda words: b"Velmora" in words))
    assert [isinstance(each, Passed) for each in found] == [True, False]
    assert found[0].article().text.startswith("Nobody")
