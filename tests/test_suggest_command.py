"""``checker suggest`` as a user meets it: what it writes, where, and how it ends."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from checker.cli import main

ARTICLES = {
    "2021-03-01-gazette.txt": "Bridge opens\n\nThe bridge cost €12m to build, the city says.\n",
    "2021-03-01-ledger.txt": "New bridge\n\nTo build the bridge cost €15m.\n",
}

DRAFT = """
id: price
kind: money
question: What did the bridge cost?
find: {words: [cost]}
compare: {currency: EUR}
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Two articles in a folder of the current folder."""
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    """A run of the command in this process."""
    return CliRunner().invoke(main, ("suggest", *arguments))


def files(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}


def test_drafts_are_written_to_a_folder_and_told(desk):
    result = run("articles")
    assert result.exit_code == 0
    assert result.stdout == 'suggested/cost-amount.yaml: 2 sources, which differ: "€12m", "€15m"\n'
    assert "checker check PATH... --rules suggested" in result.stderr
    assert list(files(desk / "suggested")) == ["cost-amount.yaml"]


def test_the_order_of_paths_changes_nothing(desk):
    names = [f"articles/{name}" for name in ARTICLES]
    run(*names, "--into", "one")
    run(*reversed(names), "--into", "other")
    assert files(desk / "one") == files(desk / "other") != {}


def test_no_file_is_written_over(desk):
    mine = DRAFT.replace("id: price", "id: cost-amount").replace("[cost]", "[toll]")
    (desk / "suggested").mkdir()
    (desk / "suggested" / "cost-amount.yaml").write_text(mine, encoding="utf-8")
    result = run("articles")
    assert result.stdout.startswith("suggested/cost-amount-2.yaml: ")
    assert files(desk / "suggested")["cost-amount.yaml"] == mine


def test_a_second_run_says_what_is_there_already(desk):
    run("articles")
    written = files(desk / "suggested")
    result = run("articles")
    assert (result.exit_code, result.stdout) == (0, "")
    assert 'there already: suggested/cost-amount.yaml asks for "€12m", "€15m"' in result.stderr
    assert files(desk / "suggested") == written


@pytest.mark.parametrize("arguments", [("--rules", "own"), ()])
def test_what_a_rule_asks_for_is_not_suggested(desk, arguments):
    (desk / (arguments[-1] if arguments else "rules")).mkdir()
    (desk / (arguments[-1] if arguments else "rules") / "price.yaml").write_text(DRAFT, encoding="utf-8")
    result = run("articles", *arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    assert 'price.yaml asks for "€12m", "€15m"' in result.stderr
    assert not (desk / "suggested").exists()


def test_only_what_so_many_sources_state(desk):
    assert run("articles", "--sources", "2").exit_code == 0
    assert run("articles", "--sources", "3", "--into", "other").exit_code == 2
    assert not (desk / "other").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "no article is named"),
        (("article",), 'did you mean "articles"?'),
        (("articles", "--rules", "none"), "there is no such folder of rules"),
        (("articles", "--into", "articles/2021-03-01-ledger.txt"), "is a file, not a folder"),
        (("articles", "--into", "articles/2021-03-01-ledger.txt/deep"), "is a file, not a folder"),
        (("articles", "--most", "0"), "--most"),
        (("articles", "--sources", "0"), "--sources"),
        (("articles", "--into", "broken"), "unknown key"),
        (("empty",), "nothing was suggested"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(desk, arguments, told):
    (desk / "empty").mkdir()
    (desk / "broken").mkdir()
    (desk / "broken" / "price.yaml").write_text(f"{DRAFT}wrods: [cost]\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (desk / "suggested").exists()


def test_an_article_that_cannot_be_read_is_told(desk):
    (desk / "articles" / "2021-03-02-broken.jsonl").write_text("{broken\n", encoding="utf-8")
    result = run("articles")
    assert result.exit_code == 3
    assert "not read: articles/2021-03-02-broken.jsonl" in result.stderr
    assert (desk / "suggested" / "cost-amount.yaml").exists()
