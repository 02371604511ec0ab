"""What tests of several parts share: articles made of a text, and runs over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from newsroom import GAZETTE, HARBOUR, RULE

from checker.articles.article import Article, SourceMap
from checker.articles.sentences import split_sentences
from checker.pipeline import examine
from checker.report import Report
from checker.rulebook.load import load_rules
from checker.values.span import Span

PUBLISHED = date(2020, 8, 3)


def make_article(
    text: str,
    id: str = "a.txt",
    published: date | None = PUBLISHED,
    *,
    headline: str = "",
    outlet: str | None = None,
    topics: tuple[str, ...] = (),
) -> Article:
    """An article whose text is the headline, if any, and the text, on lines of their own."""
    whole = f"{headline}\n{text}" if headline else text
    return Article(
        id=id,
        file=id,
        text=whole,
        headline_span=Span(0, len(headline)),
        published=published,
        outlet=outlet,
        language="en",
        url=None,
        source=SourceMap((0,), (0,), (0, *(i + 1 for i, letter in enumerate(whole) if letter == "\n"))),
        sentences=split_sentences(whole, "en"),
        topics=topics,
    )


@pytest.fixture(autouse=True, scope="session")
def _no_kept_rules() -> Iterator[None]:
    """Neither this process nor those it starts keep rule books in the folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKER_CACHE", "off")
        yield


@pytest.fixture
def article() -> Callable[..., Article]:
    """Make an article: text, id, published, and headline, outlet or topics by name."""
    return make_article


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Report]:
    """Check articles with rules given as the text of their files; each text begins with the rule's id."""

    def check(rules: str | list[str], *articles: Article, story: str | None = None) -> Report:
        folder = tmp_path / "rules" / "story"
        folder.mkdir(parents=True, exist_ok=True)
        for rule in [rules] if isinstance(rules, str) else rules:
            id = rule.split("id:", 1)[1].split()[0]
            (folder / f"{id}.yaml").write_text(rule, encoding="utf-8")
        if story is not None:
            (folder / "story.yaml").write_text(story, encoding="utf-8")
        return examine(articles, load_rules(tmp_path / "rules", allow_untested=True))

    return check


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    """A folder of two articles that contradict each other and one rule, made the current folder."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "aboard.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "2021-03-01-harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "news" / "2021-03-01-gazette.txt").write_text(GAZETTE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Where tests run in several processes, those that need the database server share one, which starts it once."""
    for item in items:
        if "PostgreSQL" in item.name or "server" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("server"))
