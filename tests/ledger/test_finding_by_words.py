"""Articles are found by the words of their headlines and ids, and claims are counted by rule."""

from __future__ import annotations

import pytest
from newsroom import GAZETTE, run
from sqlalchemy import func, select

from checker.ledger.contents import contents
from checker.ledger.tables import claims, facts
from checker.ledger.words import articles_with, plain_words


@pytest.fixture
def news(newsroom, ledger, place):
    """A ledger with two articles; called, it takes in the folder again."""
    ledger.engine.dispose()

    def add(*command):
        done = run("ledger", *command, "--rules", "rules", "--ledger", place, "--allow-untested")
        assert done.exit_code == 0, done.output
        return newsroom / "news"

    add("add", "news")
    return add


def found(ledger, words, most=100):
    with ledger.reading() as connection:
        return sorted(connection.execute(articles_with(ledger.url.get_backend_name(), words, most)).scalars())


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ("ferry", 2),
        ("FERRY Rescue", 1),
        ("resc", 1),
        ("resc ferry", 0),
        ("2021 gazette", 1),
        ("'; DROP TABLE articles --", 0),
        ('fer"ry* OR aground', 0),
        ("tide:1 ferry", 0),
    ],
)
@pytest.mark.usefixtures("news")
def test_articles_are_found_by_words(ledger, words, files):
    assert len(found(ledger, words)) == files


def test_an_article_is_found_by_the_headline_that_it_had(news, ledger, newsroom):
    (newsroom / "news" / "2021-03-01-gazette.txt").write_text(GAZETTE.replace("Ferry rescue", "Überfahrt endet gut"))
    news("add", "news")
    for words in ("uberfahrt", "Überfahrt", "rescue"):
        assert found(ledger, words) == ["news/2021-03-01-gazette.txt"]


@pytest.mark.usefixtures("news")
def test_no_more_rows_are_taken_than_asked_for(ledger):
    assert len(found(ledger, "ferry", 1)) == 1


def test_plain_words_are_without_capitals_and_accents():
    assert plain_words("Müller's 9,900 \x00ﬁnds") == ["muller", "s", "9", "900", "finds"]


def test_claims_are_counted_as_articles_come_change_and_go(news, ledger, newsroom):
    def counts():
        with ledger.reading() as connection:
            each = connection.execute(select(func.count()).select_from(claims)).scalar_one()
            return connection.execute(select(facts.c.claims)).scalar_one(), each, sum(contents(ledger).claims.values())

    assert counts() == (2, 2, 2)
    (newsroom / "news" / "2021-03-01-gazette.txt").write_text("Ferry rescue\n\nAll are safe.\n")
    news("add", "news")
    assert counts() == (1, 1, 1)
    (newsroom / "news" / "2021-03-01-gazette.txt").unlink()
    news("rebuild", "news")
    assert counts() == (1, 1, 1)
