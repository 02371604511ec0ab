"""Adding articles to a ledger, and bringing one in line with changed rules.

Articles are written in batches, each in one transaction. A run that is killed has added whole batches, and the next one
goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select, update

from checker.articles.article import Article, Unread
from checker.articles.reading import read_articles
from checker.claims.claim import Claim
from checker.ledger import store
from checker.ledger.book import Book, book_of, readers
from checker.ledger.database import Ledger
from checker.ledger.reading import Reader
from checker.ledger.rows import Columns, article_of, claim_of, storable
from checker.ledger.store import Entry, State
from checker.ledger.tables import articles, books, claims, facts
from checker.rulebook.rulebook import Rule, RuleBook

MOST_ARTICLES, MOST_TEXT = 200, 2_000_000
"""Articles, and characters of their texts, that one transaction writes at most."""
LONGEST_ID = 1_000
"""Characters of an article's id beyond which no index of a database holds it."""

Progress = Callable[[int], None]


@dataclass
class Added:
    """What came of adding: numbers of articles, and those that could not be read."""

    new: int = 0
    changed: int = 0
    same: int = 0
    reread: int = 0
    withdrawn: int = 0
    unread: list[Unread] = field(default_factory=list)


def add(
    ledger: Ledger, paths: Iterable[Path], rulebook: RuleBook, *, gone: bool = False, progress: Progress | None = None
) -> Added:
    """Add the articles of files and folders that the ledger does not hold as they are.

    Those that changed rules concern are read again before. With ``gone``, articles that are not among the given ones
    are withdrawn. Raises LedgerProblem, and ArticleProblems where a path does not exist.
    """
    found = read_articles(list(paths))
    added = refresh(ledger, rulebook, progress=progress)
    adding = _Adding(ledger, rulebook, added)
    read: set[str] = set()
    files: set[str] = set()
    for batch in _batches(found, added.unread):
        adding.take(batch)
        read.update(article.id for article in batch)
        files.update(article.file for article in batch)
        if progress is not None:
            progress(added.reread + len(read))
    with ledger.writing() as connection:
        store.note_unread(connection, added.unread, sorted(files))
        if gone:
            unread = {each.file for each in added.unread}
            added.withdrawn = _withdraw(connection, read, unread)
    return added


def _withdraw(connection: Connection, kept: set[str], unread: set[str]) -> int:
    """Withdraw all articles but some, and those of files and folders that are there but cannot be read now."""
    held = connection.execute(select(articles.c.id, articles.c.file).where(~articles.c.withdrawn))
    folders = tuple(f"{file}/" for file in unread)
    ids = sorted(id for id, file in held if id not in kept and not f"{file}/".startswith(folders))
    store.withdraw(connection, ids)
    return len(ids)


def _batches(found: Iterable[Article | Unread], unread: list[Unread]) -> Iterator[list[Article]]:
    """Articles as a database can hold them, in batches; what cannot be read goes to ``unread``."""
    batch: list[Article] = []
    size = 0
    for each in found:
        if isinstance(each, Unread):
            unread.append(each)
        elif len(each.id) > LONGEST_ID:
            unread.append(Unread(each.file, f"the id of an article is longer than {LONGEST_ID:,} characters"))
        else:
            batch.append(storable(each))
            size += len(each.text)
        if len(batch) == MOST_ARTICLES or size > MOST_TEXT:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Adding:
    """Writes batches of articles, each as a whole."""

    def __init__(self, ledger: Ledger, rulebook: RuleBook, added: Added) -> None:
        self._ledger = ledger
        self._rulebook = rulebook
        self._rules = readers(rulebook)
        self._book = book_of(rulebook)
        self._reader = Reader(self._rules, rulebook)
        self._added = added

    def take(self, batch: Sequence[Article]) -> None:
        """Add those articles of a batch that the ledger does not hold as they are."""
        entries = {article.id: Entry.of(article) for article in batch}
        with self._ledger.reading() as connection:
            held = store.states(connection, list(entries))
        waiting = [entry for id, entry in entries.items() if not _is_held(entry, held.get(id))]
        read = [Entry(each.article, each.row, each.digest, self._reader.claims(each.article)) for each in waiting]
        if read:
            with self._ledger.writing() as connection:
                held |= self._write(connection, read)
        self._count(entries.values(), held)

    def _write(self, connection: Connection, read: Sequence[Entry]) -> dict[str, State]:
        """Write what no other process has written meanwhile; what the ledger held before."""
        held = store.states(connection, [entry.article.id for entry in read])
        book = store.book_id(connection, self._book)
        wanted = [
            entry
            for entry in read
            if not _is_held(entry, known := held.get(entry.article.id)) or (known is not None and known.book != book)
        ]
        store.put(connection, wanted, self._rulebook, self._rules, book)
        return held

    def _count(self, entries: Iterable[Entry], held: dict[str, State]) -> None:
        for entry in entries:
            known = held.get(entry.article.id)
            if known is None:
                self._added.new += 1
            elif _is_held(entry, known):
                self._added.same += 1
            else:
                self._added.changed += 1


def _is_held(entry: Entry, state: State | None) -> bool:
    """Tell whether the ledger holds an article as it is."""
    return state is not None and state.digest == entry.digest and not state.withdrawn


def forget_reading(ledger: Ledger) -> None:
    """Have every article read anew by the next ``refresh``."""
    with ledger.writing() as connection:
        none = store.book_id(connection, Book({}))
        connection.execute(update(articles).values(book_id=none))
        connection.execute(update(facts).values(unit=None))


def refresh(ledger: Ledger, rulebook: RuleBook, *, progress: Progress | None = None) -> Added:
    """Read stored articles again with those rules that have changed since they were read, or are new.

    Where only the comparison of a rule's values has changed, its claims are kept and valued anew. Those of rules that
    are gone go. Raises LedgerProblem.
    """
    refreshing = _Refreshing(ledger, rulebook)
    added = Added()
    while number := refreshing.next():
        added.reread += number
        if progress is not None:
            progress(added.reread)
    return added


class _Refreshing:
    """Brings articles in line with the rules as they are now, batch by batch, each as a whole."""

    def __init__(self, ledger: Ledger, rulebook: RuleBook) -> None:
        self._ledger = ledger
        self._rulebook = rulebook
        self._rules = {rule.id: rule for rule in readers(rulebook)}
        self._book = book_of(rulebook)
        self._readers: dict[tuple[str, ...], Reader] = {}
        with ledger.writing() as connection:
            self._number = store.book_id(connection, self._book)
            self._gone = set(connection.execute(select(facts.c.rule)).scalars()) - self._rules.keys()

    def next(self) -> int:
        """Bring a batch in line; the number of its articles, 0 after the last one."""
        with self._ledger.reading() as connection:
            number, rows = self._outdated(connection)
            if number is None:
                return 0
            held = Book.from_json(connection.execute(select(books.c.rules).where(books.c.id == number)).scalar() or {})
            read, valued = self._changed(held)
            batch = [Entry.of(article_of(row)) for row in rows]
            kept = self._claims(connection, [entry.article.id for entry in batch], valued)
        entries = [
            Entry(
                each.article, each.row, each.digest, [*kept.get(each.article.id, ()), *self._read(each.article, read)]
            )
            for each in batch
        ]
        with self._ledger.writing() as connection:
            self._write(connection, entries, number, [self._rules[id] for id in (*read, *valued)])
        return len(entries)

    def _outdated(self, connection: Connection) -> tuple[int | None, list[Columns]]:
        """Some articles of one book that is not the present one."""
        outdated = [articles.c.book_id != self._number, ~articles.c.withdrawn]
        number = connection.execute(select(articles.c.book_id).where(*outdated).limit(1)).scalar()
        if number is None:
            return None, []
        of_book = [articles.c.book_id == number, ~articles.c.withdrawn]
        rows = connection.execute(select(articles).where(*of_book).order_by(articles.c.id).limit(MOST_ARTICLES))
        return number, [dict(row) for row in rows.mappings()]

    def _changed(self, held: Book) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The rules to read with again, and those whose claims only need their values anew."""
        read, valued = [], []
        for id, edition in self._book.editions.items():
            before = held.editions.get(id)
            if before is None or before.reading != edition.reading:
                read.append(id)
            elif before.values != edition.values:
                valued.append(id)
        return tuple(read), tuple(valued)

    def _read(self, article: Article, rules: tuple[str, ...]) -> list[Claim]:
        if not rules:
            return []
        if rules not in self._readers:
            self._readers[rules] = Reader([self._rules[id] for id in rules], self._rulebook)
        return self._readers[rules].claims(article)

    def _claims(self, connection: Connection, ids: Sequence[str], rules: tuple[str, ...]) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        query = select(claims, facts.c.rule).join(facts).where(facts.c.rule.in_(rules), claims.c.article.in_(ids))
        for row in connection.execute(query).mappings():
            found.setdefault(row["article"], []).append(claim_of(dict(row)))
        return found

    def _write(self, connection: Connection, entries: Sequence[Entry], number: int, rules: Sequence[Rule]) -> None:
        held = store.states(connection, [entry.article.id for entry in entries])
        same = [
            entry
            for entry in entries
            if (state := held[entry.article.id]).digest == entry.digest and state.book == number and not state.withdrawn
        ]
        store.replace_claims(connection, same, self._rulebook, rules, self._gone)
        ids = [entry.article.id for entry in same]
        connection.execute(update(articles).where(articles.c.id.in_(ids)).values(book_id=self._number))


def tidy(ledger: Ledger) -> None:
    """Delete values that no article gives any more. Raises LedgerProblem."""
    with ledger.writing() as connection:
        store.tidy(connection)
