"""What holds for every general check, whatever the text."""

from datetime import date

import pytest
from checkbench import Bench, write_article
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import arithmetic, calendar, conversion, copies, headline, spelling
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts import general

BENCHES = [
    Bench(calendar.check, general.Calendar(id="calendar", question="?")),
    Bench(conversion.check, general.Conversion(id="conversion", question="?")),
    Bench(arithmetic.check, general.Arithmetic(id="arithmetic", question="?")),
    Bench(headline.check, general.Headline(id="headline", question="?")),
    Bench(spelling.check, general.Spelling(id="spelling", question="?")),
    Bench(copies.check, general.Copies(id="copies", question="?")),
]
each_check = pytest.mark.parametrize("bench", BENCHES, ids=lambda bench: bench.fact.id)

pieces = st.sampled_from(
    [
        "Friday", "August 1st", "Monday, 3 August 2020", "£5m", "($9m)", "80 km", "(50 miles)", "30 of the 120 workers",
        "or 35%,", "(25%)", "12 dead:", "five men", "and four women", "12 in all", "between 30 and 20", "from 100 to 130",
        "BlueKestrel", "BlueKestral", "Satya Nadella", "nearly 100 million people", "(", ")", ",", ".", ":", "–", "“",
        "30C", "(86F)", "$30-20bn", "including", "of", "\n", "A third", "more than", "Said Monday", "US",
    ]
)  # fmt: skip
texts = st.lists(pieces, max_size=30).map(" ".join)
days = st.one_of(st.none(), st.dates(date(1999, 1, 4), date(2024, 1, 1)))


@each_check
@settings(max_examples=40, deadline=None)
@given(title=texts.map(lambda text: text.replace("\n", " ").strip()), body=texts, other=texts, published=days)
def test_claims_quote_their_articles(bench: Bench, title: str, body: str, other: str, published: date | None) -> None:
    articles = [
        write_article(body, headline=title, id="one.txt", published=published),
        write_article(other, id="two.txt"),
    ]
    texts_of = {article.id: article.text for article in articles}
    outcome = bench.over(articles)
    ids = [claim.id for claim in outcome.claims]
    assert len(ids) == len(set(ids))
    for claim in outcome.claims:
        assert texts_of[claim.article][claim.start : claim.end] == claim.text
    for comparison in outcome.comparisons:
        assert {claim.id for claim in comparison.claims + comparison.others} <= set(ids)
        assert comparison.claims
        assert comparison.judgement.verdict in (Verdict.CONTRADICTION, Verdict.TENSION, Verdict.UPDATE)
        assert comparison.text
        assert comparison.judgement.why


@settings(max_examples=30, deadline=None)
@given(body=texts, title=texts.map(lambda text: text.replace("\n", " ").strip()))
def test_doubling_an_article_makes_no_difference_between_copies(body: str, title: str) -> None:
    bench = BENCHES[-1]
    assert bench.over([write_article(body, headline=title, id=id) for id in ("a.txt", "b.txt")]).comparisons == ()


@each_check
@pytest.mark.parametrize(
    "piece",
    ["(", "$5m (", "1 of 1 workers, or ", "between 1 and ", "1,", "$1-", "Friday, ", "Friday 1 August ", "80 km (50 miles) ",
     "12: five men, four women and ", "$1 = 2 pounds ", "Abcdef Bcdefg ", "“"],
)  # fmt: skip
def test_hostile_texts_are_read_to_their_end(bench: Bench, piece: str) -> None:
    article = write_article(piece * (8_000 // len(piece)), headline="Storm kills 21 people, 99 workers and costs $9m")
    outcome = bench.over([article])
    assert len(outcome.claims) <= len(article.text)
