"""Articles and claims come back from a ledger as they were."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from checker.articles.article import Article, InlineWaiver, SourceMap
from checker.claims.claim import Claim, Confidence, ScopeSource, claim_id
from checker.ledger import store
from checker.ledger.book import Book
from checker.ledger.earlier import articles_in, claim_query
from checker.ledger.rows import article_row, claim_of, claim_row, digest, storable
from checker.ledger.tables import claims, facts, metadata
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
HOSTILE = st.text(st.characters(), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
OFFSETS = st.integers(0, 2**31 - 1)
SLOW = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


def maybe(strategy):
    return st.one_of(st.none(), strategy)


def tuples(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


@st.composite
def intervals(draw):
    ends = [draw(maybe(NUMBERS)), draw(maybe(NUMBERS))]
    if None not in ends:
        ends.sort()
    return Interval(*ends, draw(st.booleans()), draw(st.booleans()))


MENTIONS = st.builds(
    Mention,
    st.sampled_from(Kind),
    OFFSETS,
    OFFSETS,
    TEXTS,
    maybe(NUMBERS),
    maybe(NUMBERS),
    maybe(intervals()),
    maybe(TEXTS),
    maybe(TEXTS),
    maybe(DAYS),
    maybe(DAYS),
    tuples(TEXTS),
    maybe(st.sampled_from(Bound)),
    maybe(TEXTS),
    tuples(TEXTS),
    maybe(TEXTS),
    maybe(TEXTS),
    st.frozensets(st.sampled_from(Mark), max_size=3),
)


@st.composite
def any_claims(draw):
    mention = draw(MENTIONS)
    return Claim(
        claim_id("fact", "a.txt", mention.start, mention.end),
        "fact",
        "a.txt",
        mention,
        draw(maybe(st.builds(Days, maybe(DAYS), maybe(DAYS)))),
        draw(maybe(TEXTS)),
        draw(st.sampled_from(ScopeSource)),
        draw(maybe(TEXTS)),
        draw(st.booleans()),
        draw(st.sampled_from(Confidence)),
        draw(tuples(TEXTS)),
        draw(st.booleans()),
        draw(maybe(intervals())),
    )


SPANS = st.tuples(OFFSETS, OFFSETS).map(lambda ends: Span(*sorted(ends)))


def articles(texts):
    return st.builds(
        Article,
        st.just("a.txt"),
        texts,
        texts,
        st.just(Span(0, 0)),
        maybe(DAYS),
        maybe(texts),
        texts,
        maybe(texts),
        st.builds(SourceMap, tuples(OFFSETS), tuples(OFFSETS), tuples(OFFSETS), OFFSETS),
        tuples(SPANS),
        tuples(SPANS),
        tuples(texts),
        tuples(texts),
        tuples(st.builds(InlineWaiver, texts, texts, SPANS, OFFSETS, OFFSETS, maybe(texts))),
    )


def emptied(connection):
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())


def keep(connection, article):
    emptied(connection)
    book = store.book_id(connection, Book({}))
    store.put(connection, [store.Entry.of(article)], None, [], book)


@SLOW
@given(article=articles(TEXTS))
def test_an_article_comes_back_as_it_was(ledger, article):
    with ledger.writing() as connection:
        keep(connection, article)
        assert articles_in(connection, ["a.txt"]) == {"a.txt": article}


@SLOW
@given(claim=any_claims())
def test_a_claim_comes_back_as_it_was(ledger, claim):
    with ledger.writing() as connection:
        keep(connection, Article("a.txt", "a", "", Span(0, 0), None, None, "en", None, SourceMap((), (), ()), ()))
        fact = connection.execute(facts.insert().values(rule="fact")).inserted_primary_key[0]
        connection.execute(claims.insert(), [{**claim_row(claim), "fact_id": fact}])
        (row,) = connection.execute(claim_query()).mappings()
        assert claim_of(dict(row)) == claim


@SLOW
@given(article=articles(HOSTILE))
def test_what_no_database_holds_is_replaced_in_its_place(ledger, article):
    held = storable(article)
    assert len(held.text) == len(article.text)
    assert storable(held) == held
    with ledger.writing() as connection:
        keep(connection, held)
        assert articles_in(connection, [held.id]) == {held.id: held}


@pytest.mark.parametrize("changed", [{"text": "Two"}, {"outlet": "Mirror"}, {"published": date(2020, 1, 2)}])
def test_another_text_or_other_metadata_have_another_digest(article, changed):
    first = article("One", outlet="Courier")
    other = Article(**{name: getattr(first, name) for name in first.__slots__} | changed)
    assert digest(article_row(first)) == digest(article_row(first))
    assert digest(article_row(first)) != digest(article_row(other))


def test_a_stored_number_is_found_by_its_column(ledger, article):
    with ledger.writing() as connection:
        keep(connection, article("One", "a.txt"))
        fact = connection.execute(facts.insert().values(rule="fact")).inserted_primary_key[0]
        mention = Mention(Kind.NUMBER, 0, 2, "80", 80.0, 80.0, Interval(80.0, 80.0))
        made = Claim(claim_id("fact", "a.txt", 0, 2), "fact", "a.txt", mention)
        connection.execute(claims.insert(), [{**claim_row(made), "fact_id": fact}])
        assert connection.execute(select(claims.c.text).where(claims.c.low > 79)).scalars().all() == ["80"]
