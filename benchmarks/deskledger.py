"""A large ledger for the editors' desk, as if runs of years had filled it: claims by the million, flags in all states.

It is written many rows at a time; the pages of the desk cannot tell it from one that runs of the checker filled.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from benchmarks.newstext import articles as made_articles
from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim, Confidence, claim_id
from checker.comparisons.verdict import Verdict
from checker.ledger.book import book_of
from checker.ledger.database import Ledger
from checker.ledger.rows import claim_row
from checker.ledger.store import Entry, book_id
from checker.ledger.tables import articles, claims, facts, versions
from checker.ledger.words import put_words
from checker.mentions.mention import Kind, Mention
from checker.review import changes, searching
from checker.review.flag import Ends, Evidence, Quoted, Side, State
from checker.review.flags import evidence_row
from checker.review.storing import gravity
from checker.review.tables import concerned, flags
from checker.rulebook.facts.fact import Severity
from checker.rulebook.facts.numeric import Quantity
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

CLAIMS_OF_AN_ARTICLE = 10
_OUTLETS = tuple(f"{place} {name}" for place in ("Northern", "Harbour", "Valley", "City", "Island") for name in (
    "Gazette", "Courier", "Herald", "Observer", "Mail", "Post", "Echo", "Record"))  # fmt: skip
_SEVERITIES = (Severity.ERROR,) * 5 + (Severity.WARNING,) * 3 + (Severity.NOTE,) * 2
_VERDICTS = (Verdict.CONTRADICTION,) * 6 + (Verdict.TENSION,) * 2 + (Verdict.DISPUTED, Verdict.UPDATE)
_CONFIDENCES = (Confidence.HIGH,) * 5 + (Confidence.MEDIUM,) * 3 + (Confidence.LOW,) * 2
_STATES = (State.OPEN,) * 6 + (State.ACCEPTED, State.DISMISSED, State.DISMISSED, State.FIXED)
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 1_500
_BATCH = 2_000
_EARLIER = datetime(2026, 1, 5, 6, 0)

Row = dict[str, Any]


def fill(ledger: Ledger, rulebook: RuleBook, claim_count: int, flag_count: int) -> None:
    """Put articles with so many claims into an empty ledger, and flags on them."""
    counting = [rule for rule in rulebook.rules if isinstance(rule.fact, Quantity)]
    draw = random.Random(17)
    with ledger.writing() as connection:
        book = book_id(connection, book_of(rulebook))
        connection.execute(insert(facts), [{"rule": rule.id, "claims": 0} for rule in counting])
        known: dict[str, int] = dict(connection.execute(select(facts.c.rule, facts.c.id)).all())
    entries = _entries(draw, counting, claim_count // CLAIMS_OF_AN_ARTICLE)
    while batch := list(islice(entries, _BATCH)):
        held = [
            entry.row | {"book_id": book, "version": 1, "withdrawn": False, "digest": entry.digest} for entry in batch
        ]
        said = [claim_row(claim) | {"fact_id": known[claim.rule]} for entry in batch for claim in entry.claims]
        _insert(ledger, articles, held)
        _insert(ledger, versions, [_version(row) for row in held])
        _insert(ledger, claims, said)
        with ledger.writing() as connection:
            put_words(connection, [(entry.article.id, entry.article.headline) for entry in batch])
    with ledger.writing() as connection:
        counted = select(func.count()).where(claims.c.fact_id == facts.c.id).scalar_subquery()
        connection.execute(update(facts).values(claims=counted))
    shown = _flags(draw, counting, claim_count // CLAIMS_OF_AN_ARTICLE, flag_count)
    while part := list(islice(shown, _BATCH)):
        _put_flags(ledger, part)


def _insert(ledger: Ledger, table: Table, rows: list[Row]) -> None:
    with ledger.writing() as connection:
        connection.execute(insert(table), rows)


def _version(row: Row) -> Row:
    taken = {name: row[name] for name in ("digest", "headline", "outlet", "published")}
    return taken | {"article": row["id"], "number": 1, "added": _EARLIER}


def _article_id(number: int) -> str:
    return f"archive/{number:07}.txt"


def _entries(draw: random.Random, rules: list[Rule], count: int) -> Iterator[Entry]:
    """Articles that each state a number for some facts, one after the other."""
    for number, made in enumerate(made_articles(count, seed=3)):
        text, sentences, found = made.headline, [Span(0, len(made.headline))], list[Claim]()
        day = _FIRST_DAY + timedelta(days=number * _DAYS // count)
        for rule in draw.sample(rules, min(CLAIMS_OF_AN_ARTICLE, len(rules))):
            value = float(round(draw.uniform(300, 3_000) if draw.random() < 0.1 else draw.uniform(9_900, 10_100)))
            said = f"{value:,.0f}"
            begin = len(text) + 2
            start = begin + len(f"{rule.subject} employs ")
            text += f"\n\n{rule.subject} employs {said} workers at its plant."
            sentences.append(Span(begin, len(text)))
            mention = Mention(
                Kind.NUMBER, start, start + len(said), said, value, value, Interval(value, value), "workers"
            )
            id = claim_id(rule.id, _article_id(number), start, mention.end)
            found.append(Claim(id, rule.id, _article_id(number), mention, Days(day, day), subject=rule.subject))
        places = SourceMap((0,), (0,), (0, *(span.start for span in sentences[1:])))
        article = Article(
            _article_id(number), _article_id(number), text, sentences[0], day, _outlet(number), "en", None, places,
            tuple(sentences),
        )  # fmt: skip
        yield Entry.of(article, found)


def _outlet(number: int) -> str:
    return _OUTLETS[number % len(_OUTLETS)]


def _flags(draw: random.Random, rules: list[Rule], articles: int, count: int) -> Iterator[tuple[Row, str]]:
    """Rows of flags, each with the text that it is found by."""
    for number, made in enumerate(made_articles(count, seed=5)):
        rule, article = draw.choice(rules), draw.randrange(articles)
        severity, verdict, confidence = draw.choice(_SEVERITIES), draw.choice(_VERDICTS), draw.choice(_CONFIDENCES)
        low, high = draw.randrange(300, 3_000), draw.randrange(9_900, 10_100)
        message = f"{low:,} workers at {rule.subject}, elsewhere {high:,}"
        quoted = _quoted(article, made.headline, made.body, low)
        other = _quoted(draw.randrange(articles), made.headline, made.body, high)
        sides, why = (Side((quoted,), ""), Side((other,) * 3, "")), "they differ by more than 10%"
        evidence = Evidence(rule.fact.question, (), rule.fact.owner, sides, why, "80%", "10%", ())
        row = {
            "fingerprint": f"{rule.id}/{number:08x}",
            "rule": rule.id,
            "story": rule.folder,
            "outlet": quoted.outlet,
            "verdict": verdict,
            "severity": severity,
            "confidence": confidence,
            "gravity": gravity(severity, verdict, confidence),
            "state": draw.choice(_STATES),
            "version": 1,
            "first_seen": _EARLIER,
            "last_seen": _EARLIER,
            "published": quoted.published,
            "article": quoted.article,
            "headline": made.headline,
            "message": message,
            "evidence": evidence_row(evidence),
        }
        yield row, "\n".join((message, rule.id, made.headline, quoted.outlet or "", quoted.before, quoted.after))


def _quoted(article: int, headline: str, body: str, value: int) -> Quoted:
    ends = Ends(value, value, value, value, value * 0.9, value / 0.9, False, "workers")
    return Quoted(
        article=_article_id(article),
        place=f"{_article_id(article)}:3:9",
        outlet=_outlet(article),
        published=_FIRST_DAY + timedelta(days=article % _DAYS),
        headline=headline,
        url=None,
        before=body[:150],
        words=f"{value:,}",
        after=body[150:400],
        value=f"{value:,} workers",
        says=None,
        hedge=None,
        as_of="on the day of publication",
        in_headline=False,
        confidence=Confidence.HIGH,
        ends=ends,
    )


def _put_flags(ledger: Ledger, part: list[tuple[Row, str]]) -> None:
    with ledger.writing() as connection:
        added = insert(flags).returning(flags.c.id, flags.c.fingerprint)
        ids = {row.fingerprint: row.id for row in connection.execute(added, [row for row, _ in part])}
        changes.begin(connection, ids.values(), _EARLIER)
        sides = {ids[row["fingerprint"]]: row["evidence"]["sides"] for row, _ in part}
        of_both = {id: {each["article"] for side in both for each in side["quoted"]} for id, both in sides.items()}
        rows = [{"flag_id": id, "article": article} for id, named in of_both.items() for article in named]
        connection.execute(insert(concerned), rows)
        searching.put(connection, {ids[row["fingerprint"]]: text for row, text in part})
