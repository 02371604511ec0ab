"""Desks whose ledgers hold articles, and what their pages say, for tests."""

from __future__ import annotations

from pathlib import Path

from desks import Desk
from lxml import html
from newsroom import run
from sqlalchemy import inspect, text

from checker.articles.article import Article, SourceMap
from checker.ledger.book import Book
from checker.ledger.store import Entry, book_id, put
from checker.review.roles import Role
from checker.rulebook.load import load_rules
from checker.values.span import Span


def add(place, *paths):
    """Add articles to a ledger by the command."""
    done = run("ledger", "add", *paths, "--rules", "rules", "--ledger", place, "--allow-untested")
    assert done.exit_code == 0, done.output


def with_rules(ledger, **settings):
    """A desk with the rules of the current folder, an editor and a reader."""
    made = Desk(ledger, **{"rules": Path("rules"), "allow_untested": True} | settings)
    made.add("Ada", Role.EDITOR)
    made.add("Bob", Role.READER)
    return made


def article(id, text, *, headline="", outlet=None, published=None, url=None):
    """An article as it is read."""
    whole = f"{headline}\n\n{text}" if headline else text
    span = Span(0, len(headline))
    return Article(id, id, whole, span, published, outlet, "en", url, SourceMap((0,), (0,), (0,)), (span,))


def keep(ledger, *entries):
    """Put articles into a ledger, each with its claims by one rule, or without."""
    rulebook = load_rules(Path("rules"), allow_untested=True) if Path("rules").is_dir() else load_rules(None)
    rows = [Entry.of(*entry) if isinstance(entry, tuple) else Entry.of(entry) for entry in entries]
    with ledger.writing() as connection:
        put(connection, rows, rulebook, rulebook.rules, book_id(connection, Book({})))


def contents(ledger):
    """What all tables hold, in numbers."""
    with ledger.reading() as connection:
        names = inspect(connection).get_table_names()
        return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def tree(response):
    assert response.status_code == 200, response.text[:500]
    return html.fromstring(response.text)


def words(element):
    """The text of an element as a browser shows it: on one line, the cells of a table and terms apart."""
    for each in element.xpath(".//td | .//th | .//dt | .//dd"):
        each.tail = f" {each.tail or ''}"
    return " ".join(element.text_content().split())


def all_words(response, path):
    return [words(each) for each in tree(response).xpath(path)]
