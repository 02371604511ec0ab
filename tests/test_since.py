"""``checker check --since``: what changed articles of a git checkout say against all others."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from newsroom import GAZETTE, HARBOUR, run

MORE = "Ferry: what we know\n\nThere were 120 people on board, the owner says.\n"


def git(*arguments):
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def checkout(newsroom):
    """The newsroom as a git checkout, all of it committed."""
    git("init")
    git("add", ".")
    git("commit", "-m", "all")
    return newsroom


def findings(*arguments):
    """The exit code, and of each finding the article it is about."""
    done = run("check", *arguments, "--format", "json")
    return done.exit_code, [finding["article"] for finding in json.loads(done.stdout)["findings"]]


@pytest.fixture(params=["alone", "with a ledger"])
def against(request, checkout):  # noqa: ARG001 - made the current folder
    """The options of a run: without a ledger, and with one that holds the articles as they were."""
    if request.param == "alone":
        return ()
    assert run("ledger", "add", "news", "--ledger", "ledger.sqlite").exit_code == 0
    return "--ledger", "ledger.sqlite"


def add(name, text, *, commit):
    Path("news", name).write_text(text, encoding="utf-8")
    if commit:
        git("add", "news")
        git("commit", "-m", "more")


def test_nothing_has_changed(against):
    assert findings("news", "--since", "HEAD", *against) == (0, [])


@pytest.mark.parametrize("commit", [False, True], ids=["not committed", "committed"])
def test_an_added_article(against, commit):
    add("2021-03-02-new.txt", MORE, commit=commit)
    since = "HEAD~1" if commit else "HEAD"
    assert findings("news", "--since", since, *against) == (1, ["news/2021-03-02-new.txt"])


def test_a_changed_article(against):
    add("2021-03-01-gazette.txt", GAZETTE.replace("100", "150"), commit=True)
    assert findings("news", "--since", "HEAD~1", *against) == (1, ["news/2021-03-01-gazette.txt"])


@pytest.mark.usefixtures("checkout")
def test_a_renamed_article():
    git("mv", "news/2021-03-01-gazette.txt", "news/2021-03-01-z-gazette.txt")
    git("commit", "-m", "renamed")
    assert findings("news", "--since", "HEAD~1") == (1, ["news/2021-03-01-z-gazette.txt"])


@pytest.mark.usefixtures("checkout")
def test_an_article_that_agrees_with_what_stands_apart_is_told_too():
    add("2021-03-02-new.txt", HARBOUR.replace("around 80", "79"), commit=True)
    assert findings("news", "--since", "HEAD~1") == (0, [])  # two say about 80: the gazette stands apart, as before


@pytest.mark.usefixtures("checkout")
def test_metadata_beside_articles_change_them():
    Path("news/articles.csv").write_text("file,outlet\n2021-03-01-gazette.txt,Gazette\n", encoding="utf-8")
    assert findings("news", "--since", "HEAD")[0] == 1


@pytest.mark.usefixtures("checkout")
def test_paths_are_found_from_a_folder_below(monkeypatch):
    add("2021-03-02-new.txt", MORE, commit=True)
    monkeypatch.chdir("news")
    assert findings(".", "--since", "HEAD~1", "--rules", "../rules") == (1, ["2021-03-02-new.txt"])


@pytest.mark.usefixtures("checkout")
def test_a_run_over_changed_articles_does_not_shrink_the_baseline():
    assert run("baseline", "news").exit_code == 0
    before = Path("rules/baseline.json").read_text(encoding="utf-8")
    assert findings("news", "--since", "HEAD") == (0, [])
    assert Path("rules/baseline.json").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("revision", "said"),
    [("v9", "no such revision"), ("--all", "no such revision"), ("HEAD:news", "no such revision"), ("", "revision")],
)
@pytest.mark.usefixtures("checkout")
def test_an_unknown_revision_is_refused(revision, said):
    done = run("check", "news", f"--since={revision}")
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_folder_that_is_no_checkout_is_refused(newsroom, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(newsroom.parent))
    done = run("check", "news", "--since", "HEAD")
    assert done.exit_code == 2
    assert "not a git repository" in done.stderr
