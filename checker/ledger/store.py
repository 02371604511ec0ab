"""Writing articles and claims: each function is a part of one transaction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, and_, bindparam, delete, func, insert, select, update

from checker.articles.article import Article, Unread
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.ledger.book import Book
from checker.ledger.rows import Columns, article_row, claim_row, digest, storable_text
from checker.ledger.stances import Stance, answer_row, stances_of
from checker.ledger.tables import answers, articles, books, claims, facts, stances, unread, versions
from checker.ledger.words import put_words
from checker.rulebook.rulebook import Rule, RuleBook

MOST_ASKED = 5_000
"""Values that one question to the database names: fewer than any of them takes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that was read, with its claims by all rules."""

    article: Article
    row: Columns
    digest: str
    claims: Sequence[Claim]

    @classmethod
    def of(cls, article: Article, claims: Sequence[Claim] = ()) -> Entry:
        """The entry of an article."""
        row = article_row(article)
        return cls(article, row, digest(row), claims)


@dataclass(frozen=True, slots=True)
class State:
    """What the ledger holds of an article: which text, read by which book."""

    digest: str
    book: int
    version: int
    withdrawn: bool


def now() -> datetime:
    """This moment, in Coordinated Universal Time and without saying so, as the tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def states(connection: Connection, ids: Sequence[str]) -> dict[str, State]:
    """What the ledger holds of articles, by id; those that it does not hold are left out."""
    columns = articles.c.id, articles.c.digest, articles.c.book_id, articles.c.version, articles.c.withdrawn
    rows = asked(connection, select(*columns), articles.c.id, ids)
    return {row.id: State(row.digest, row.book_id, row.version, row.withdrawn) for row in rows}


def asked(connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[object]) -> list[Row[Any]]:
    """The rows of a query whose column has one of many values."""
    wanted = list(values)
    found: list[Row[Any]] = []
    for first in range(0, len(wanted), MOST_ASKED):
        found += connection.execute(query.where(column.in_(wanted[first : first + MOST_ASKED])))
    return found


def book_id(connection: Connection, book: Book) -> int:
    """The number of a book, which is written where it is new."""
    known = connection.execute(select(books.c.id).where(books.c.digest == book.digest)).scalar()
    if known is not None:
        return int(known)
    made = connection.execute(insert(books).values(digest=book.digest, rules=book.as_json()))
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def put(connection: Connection, entries: Sequence[Entry], rulebook: RuleBook, rules: Sequence[Rule], book: int) -> None:
    """Write articles that are new or changed, with what ``rules``, all there are, read in them."""
    held = states(connection, [entry.article.id for entry in entries])
    moment = now()
    fresh = [entry for entry in entries if entry.article.id not in held]
    known = [entry for entry in entries if entry.article.id in held]
    changed = [entry for entry in known if _is_changed(held[entry.article.id], entry)]
    _end(connection, [entry.article.id for entry in changed], moment)
    version = {entry.article.id: held[entry.article.id].version + 1 for entry in changed}
    if fresh:
        first = {"book_id": book, "version": 1, "withdrawn": False}
        connection.execute(insert(articles), [entry.row | first | {"digest": entry.digest} for entry in fresh])
    if known:
        _rewrite(
            connection,
            [
                entry.row
                | {"book_id": book, "withdrawn": False, "digest": entry.digest}
                | {"version": version.get(entry.article.id, held[entry.article.id].version)}
                for entry in known
            ],
        )
    if fresh or changed:
        begun = [_version_row(entry, version.get(entry.article.id, 1), moment) for entry in (*fresh, *changed)]
        connection.execute(insert(versions), begun)
        put_words(connection, [(row["article"], row["headline"]) for row in begun])
    replace_claims(connection, entries, rulebook, rules)


def _is_changed(state: State, entry: Entry) -> bool:
    return state.withdrawn or state.digest != entry.digest


def _rewrite(connection: Connection, rows: Sequence[Columns]) -> None:
    columns: Columns = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    statement = update(articles).where(articles.c.id == bindparam("new_id")).values(columns)
    connection.execute(statement, [{f"new_{name}": value for name, value in row.items()} for row in rows])


def _version_row(entry: Entry, number: int, moment: datetime) -> Columns:
    return {
        "article": entry.article.id,
        "number": number,
        "digest": entry.digest,
        "headline": entry.article.headline,
        "outlet": entry.article.outlet,
        "published": entry.article.published,
        "added": moment,
    }


def _end(connection: Connection, ids: Sequence[str], moment: datetime) -> None:
    """Close the present versions of articles, with what they claimed."""
    said: dict[str, list[Columns]] = defaultdict(list)
    kept = [column for column in claims.c if column.name not in ("id", "fact_id", "article", "stance_id", "day")]
    query = select(claims.c.article, facts.c.rule, *kept).join(facts, facts.c.id == claims.c.fact_id)
    for row in asked(connection, query, claims.c.article, ids):
        values = row._mapping
        said[row[0]].append(
            {str(name): value for name, value in values.items() if name != "article" and value is not None}
        )
    for id in ids:
        ended = [versions.c.article == id, versions.c.ended.is_(None)]
        connection.execute(update(versions).where(*ended).values(ended=moment, claims=_told(said[id])))


def _told(said: list[Columns]) -> list[Columns]:
    return sorted(said, key=lambda row: (row["start"], row["end"], row["rule"]))


def withdraw(connection: Connection, ids: Sequence[str]) -> None:
    """Take articles out: their claims go, what they were is kept."""
    _end(connection, ids, now())
    _remove(connection, ids, None)
    for first in range(0, len(ids), MOST_ASKED):
        part = ids[first : first + MOST_ASKED]
        connection.execute(update(articles).where(articles.c.id.in_(part)).values(withdrawn=True))


def replace_claims(
    connection: Connection,
    entries: Sequence[Entry],
    rulebook: RuleBook,
    rules: Iterable[Rule],
    gone: Collection[str] = (),
) -> None:
    """Put what rules read in articles in the place of what they, and those that are gone, claimed there before."""
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    for entry in entries:
        for claim in entry.claims:
            by_rule[claim.rule].append(claim)
    ids = dict(connection.execute(select(facts.c.rule, facts.c.id)).all())
    replaced = {rule.id: rule for rule in rules}
    outdated = [id for rule, id in ids.items() if rule in replaced or rule in gone]
    _remove(connection, [entry.article.id for entry in entries], outdated)
    by_id = {entry.article.id: entry.article for entry in entries}
    for rule, own in sorted(by_rule.items()):
        fact, unit = _fact(connection, ids, replaced[rule], rulebook, own, by_id)
        taken = stances_of(replaced[rule], rulebook, own, by_id, unit)
        _write(connection, fact, own, {claim.id: stance for claim, stance in taken})


def _fact(
    connection: Connection,
    ids: Mapping[str, int],
    rule: Rule,
    rulebook: RuleBook,
    own: Sequence[Claim],
    by_id: Mapping[str, Article],
) -> tuple[int, str | None]:
    """The number of a rule's fact, and the unit of its amounts: the common one of the first claims there are."""
    unit = Docket(rule, rulebook, own, {rule.id: own}, by_id).common_unit
    if rule.id not in ids:
        made = connection.execute(insert(facts).values(rule=rule.id, unit=unit))
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0]), unit
    held = connection.execute(select(facts.c.unit).where(facts.c.id == ids[rule.id])).scalar()
    if held is None and unit is not None:
        connection.execute(update(facts).where(facts.c.id == ids[rule.id]).values(unit=unit))
    return ids[rule.id], unit if held is None else held


def _remove(connection: Connection, ids: Sequence[str], outdated: Sequence[int] | None) -> None:
    """Delete the claims of articles, of some facts or of all, and count their stances down."""
    for first in range(0, len(ids), MOST_ASKED):
        where = [claims.c.article.in_(ids[first : first + MOST_ASKED])]
        if outdated is not None:
            where.append(claims.c.fact_id.in_(outdated))
        taken = select(claims.c.article, claims.c.stance_id, stances.c.answer_id).join(stances).where(*where).distinct()
        held = connection.execute(taken).all()
        _count(connection, stances.c.articles, Counter(stance for _, stance, _ in held), -1)
        values = Counter(answer for _, answer in {(own, answer) for own, _, answer in held})
        _count(connection, answers.c.articles, values, -1)
        of_fact = select(claims.c.fact_id, func.count()).where(*where).group_by(claims.c.fact_id)
        _count(connection, facts.c.claims, dict(connection.execute(of_fact).all()), -1)
        connection.execute(delete(claims).where(*where))


def _write(connection: Connection, fact: int, own: Sequence[Claim], taken: Mapping[str, Stance]) -> None:
    answer_ids = _answers(connection, fact, taken.values())
    stance_ids = _stances(connection, answer_ids, taken.values())
    numbers = {id: stance_ids[stance.key] for id, stance in taken.items()}
    rows = [{**claim_row(claim), "fact_id": fact, "stance_id": numbers.get(claim.id)} for claim in own]
    connection.execute(insert(claims), rows)
    _count(connection, facts.c.claims, {fact: len(rows)}, 1)
    said = {(claim.article, taken[claim.id].key) for claim in own if claim.id in taken}
    _count(connection, stances.c.articles, Counter(stance_ids[key] for _, key in said), 1)
    values = {(article, name) for article, (name, _) in said}
    _count(connection, answers.c.articles, Counter(answer_ids[name] for _, name in values), 1)


def _answers(connection: Connection, fact: int, taken: Iterable[Stance]) -> dict[str, int]:
    """The numbers of values by name; new ones are written, and those that a changed rule gives another reach."""
    rows = {row["name"]: row for row in (answer_row(stance.value) for stance in set(taken))}
    query = select(answers).where(answers.c.fact_id == fact)
    held = {row.name: dict(row._mapping) for row in asked(connection, query, answers.c.name, rows)}
    known = {name: row["id"] for name, row in held.items()}
    outdated = [rows[name] | {"key": row["id"]} for name, row in held.items() if rows[name].items() - row.items()]
    if outdated:
        reach: Columns = {name: bindparam(f"new_{name}") for name in ("reach_low", "reach_high")}
        new = [{"key": row["key"], **{f"new_{name}": row[name] for name in reach}} for row in outdated]
        connection.execute(update(answers).where(answers.c.id == bindparam("key")).values(reach), new)
    added = sorted(rows.keys() - known.keys())
    if added:
        ids = dict(zip(added, _numbers(connection, answers), strict=False))
        connection.execute(
            insert(answers), [rows[name] | {"id": ids[name], "fact_id": fact, "articles": 0} for name in added]
        )
        known |= ids
    return known


def _stances(
    connection: Connection, answer_ids: Mapping[str, int], taken: Iterable[Stance]
) -> dict[tuple[str, str], int]:
    """The numbers of stances by value and party; new ones are written."""
    keys = {stance.key for stance in taken}
    names = {id: name for name, id in answer_ids.items()}
    query = select(stances.c.answer_id, stances.c.party, stances.c.id)
    held = asked(connection, query, stances.c.answer_id, names)
    known = {(names[row.answer_id], row.party): row.id for row in held}
    added = sorted(keys - known.keys())
    if added:
        ids = dict(zip(added, _numbers(connection, stances), strict=False))
        new = [{"id": id, "answer_id": answer_ids[key[0]], "party": key[1], "articles": 0} for key, id in ids.items()]
        connection.execute(insert(stances), new)
        known |= ids
    return known


def _numbers(connection: Connection, table: Table) -> Iterable[int]:
    """New keys of a table: writers come one by one, so that nobody else takes them."""
    return count(1 + (connection.execute(select(func.max(table.c.id))).scalar() or 0))


def _count(connection: Connection, counted: Column[int], times: Mapping[int, int], sign: int) -> None:
    """Count a column of rows up or down, by their keys."""
    if times:
        rows_of = update(counted.table).where(counted.table.c.id == bindparam("key"))
        statement = rows_of.values({counted.name: counted + bindparam("more")})
        rows = [{"key": key, "more": sign * number} for key, number in sorted(times.items())]
        connection.execute(statement, rows)


def tidy(connection: Connection) -> None:
    """Delete the values that no article gives any more, and the facts that no rule asks for."""
    held = select(claims.c.stance_id).where(claims.c.stance_id == stances.c.id)
    connection.execute(delete(stances).where(and_(stances.c.articles == 0, ~held.exists())))
    taken = select(stances.c.id).where(stances.c.answer_id == answers.c.id)
    connection.execute(delete(answers).where(and_(answers.c.articles == 0, ~taken.exists())))


def note_unread(connection: Connection, found: Sequence[Unread], read: Sequence[str]) -> None:
    """Write which files could not be read, and forget those that could."""
    reasons = {storable_text(each.file): storable_text(each.reason) for each in found}
    for first in range(0, len(files := [*reasons, *read]), MOST_ASKED):
        connection.execute(delete(unread).where(unread.c.file.in_(files[first : first + MOST_ASKED])))
    if reasons:
        rows = [{"file": file, "reason": reason, "noticed": now()} for file, reason in sorted(reasons.items())]
        connection.execute(insert(unread), rows)
