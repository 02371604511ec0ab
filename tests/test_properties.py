"""What holds for any articles: where values stand, and what more articles and their order may not change."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles.article import Article, SourceMap
from checker.articles.sentences import split_sentences
from checker.mentions.read import read
from checker.pipeline import examine
from checker.renderers.json import render
from checker.report import Report
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook
from checker.values.span import Span

STORY = "subject: Harbour Line\naliases: [the line, the ferry company]\n"
RULES = {
    "passengers": "kind: quantity\nquestion: How many passengers a year?\nfind: {count: [passengers]}\n"
    "compare: {within: 5%, changes: grows, same-time: 30 days}\n",
    "ships-cost": "kind: money\nquestion: What do the ships cost?\nfind: {words: [ships, fleet]}\n"
    "compare: {within: 10%, bare-dollar: USD}\n",
    "punctual": "kind: share\nquestion: How many trips are on time?\nfind: {words: [on time, punctual]}\n",
    "sale-deadline": "kind: deadline\nquestion: By when must the sale be done?\nfind: {words: [sale, sell]}\n",
    "talks": "kind: status\nquestion: How do the talks stand?\nfind: {words: [talks]}\nstates:\n"
    "  going-on: {words: [continue, continuing], then: [stopped]}\n"
    "  stopped: {words: [suspended, called off], then: [going-on]}\ncompare: {same-time: 3 days}\n",
}

numbers = st.sampled_from(
    [
        "41,000",
        "56,000",
        "41 thousand",
        "41k",
        "0.05 million",
        "forty thousand",
        "2½ million",
        "1.2m",
        "dozens of",
        "3 lakh",
    ]
)
hedges = st.sampled_from(["", "about ", "nearly ", "more than ", "up to ", "some ", "almost ", "fewer than "])
amounts = st.sampled_from(
    ["€90m", "$ 90 million", "US$80-95m", "£70 million to £75 million", "90 million euros", "EUR 91m", "$90m (€76m)"]
)
shares = st.sampled_from(["92%", "92 per cent", "nine in ten", "three quarters", "87.5 %", "a third"])
days = st.sampled_from(
    [
        "15 September",
        "September 15th",
        "the end of September",
        "next Friday",
        "2021-09-15",
        "15/09/2021",
        "Friday 30 July",
    ]
)
states = st.sampled_from(["continue", "are continuing", "were suspended", "have been called off", "may be suspended"])
sayings = st.sampled_from(["We will not sell a single ship", "Nobody asked us", "It is 5 to 12 for the line", "No"])
SENTENCES = (
    st.builds("{}{}".format, hedges, numbers).map("Harbour Line carries {} passengers a year".format),
    amounts.map("The ferry company paid {} for its new ships".format),
    st.builds("{}{}".format, hedges, shares).map("Of its trips, {} are on time, the line said".format),
    days.map("Harbour Line must agree on a sale by {}".format),
    states.map("The talks of Harbour Line {}".format),
    sayings.map('"{}," said Ada Berg'.format),
)
spaces = st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "  "])
words = st.sampled_from(["passengers", "passen\u00adgers", "pas\u00adsen\u00adgers"])
quotes = st.sampled_from(['"', "“", "”", "„", "«", "‘", "'", "''"])
ends = st.sampled_from([". ", ".\n", ".\n\n", "… ", "! ", " – ", " "])


def article(id: str, headline: str, body: str, published: date) -> Article:
    """An article in a file of its own."""
    text = f"{headline}\n{body}"
    lines = (0, *(match.end() for match in re.finditer("\n", text)))
    source, sentences = SourceMap((0,), (0,), lines), split_sentences(text, "en")
    return Article(id, id, text, Span(0, len(headline)), published, None, "en", None, source, sentences)


@st.composite
def texts(draw) -> str:
    """A few sentences of the story, with the spaces, quotation marks and line ends that real pages have."""
    sentences = draw(st.lists(st.one_of(SENTENCES), min_size=1, max_size=5))
    space, mark, word = draw(spaces), draw(quotes), draw(words)
    joined = "".join(sentence + draw(ends) for sentence in sentences)
    spot = draw(st.integers(0, len(joined)))
    return (joined[:spot].replace(" ", space).replace('"', mark) + joined[spot:]).replace("passengers", word)


@st.composite
def corpora(draw) -> list[Article]:
    """One to four articles on the story."""
    stories = draw(st.lists(st.tuples(texts(), st.dates(date(2021, 6, 1), date(2021, 8, 31))), min_size=1, max_size=4))
    return [
        article(f"{number}.txt", "News of the harbour", text, published)
        for number, (text, published) in enumerate(stories)
    ]


@cache
def rulebook() -> RuleBook:
    """The rules, read from files as always."""
    with TemporaryDirectory() as name:
        folder = Path(name, "harbour")
        folder.mkdir()
        (folder / "story.yaml").write_text(STORY, encoding="utf-8")
        for id, text in RULES.items():
            (folder / f"{id}.yaml").write_text(f"id: {id}\n{text}", encoding="utf-8")
        return load_rules(folder.parent, allow_untested=True)


def told(report: Report, *left_out: str) -> set[tuple[str, ...]]:
    """The findings of a report in words, without what depends on articles beside those they are about."""
    return {
        (finding.rule, finding.verdict.value, *sorted({claim.text for claim in (*finding.claims, *finding.others)}))
        for finding in report.findings
        if not {claim.article for claim in finding.claims} & set(left_out)
    }


few = settings(max_examples=40, deadline=None, derandomize=True)  # the same texts in every run


@few
@given(text=texts() | st.text(max_size=60))
def test_every_mention_stands_where_it_says(text):
    mentions = read(text, published=date(2021, 7, 1), sentences=split_sentences(text, "en"))
    assert [text[mention.start : mention.end] for mention in mentions] == [mention.text for mention in mentions]
    assert mentions == sorted(mentions, key=lambda mention: (mention.start, mention.end))


@few
@given(corpus=corpora())
def test_every_claim_stands_where_it_says(corpus):
    report = examine(corpus, rulebook())
    for claim in report.claim_list:
        assert report.article(claim.article).text[claim.start : claim.end] == claim.text
    known = {claim.id for claim in report.claim_list}
    assert len(known) == len(report.claim_list)
    assert {c.id for finding in report.findings for c in (*finding.claims, *finding.others)} <= known


@few
@given(corpus=corpora(), data=st.data())
def test_the_order_of_articles_changes_nothing(corpus, data):
    shuffled = data.draw(st.permutations(corpus))
    assert render(examine(shuffled, rulebook())) == render(examine(corpus, rulebook()))


@few
@given(corpus=corpora())
def test_an_unrelated_article_changes_no_finding(corpus):
    choir = article(
        "choir.txt",
        "An evening of songs",
        "The Northern Choir sang to 300 listeners in the old mill. Tickets were £12 and nobody left before ten.",
        date(2021, 7, 1),
    )
    alone, together = examine(corpus, rulebook()), examine([*corpus, choir], rulebook())
    assert together.findings == alone.findings
    assert json.loads(render(together))["sources"] == json.loads(render(alone))["sources"]
    assert [claim for claim in together.claim_list if claim.article != "choir.txt"] == list(alone.claim_list)


@few
@given(corpus=corpora(), data=st.data())
def test_doubling_an_article_changes_no_verdict(corpus, data):
    copy = replace(data.draw(st.sampled_from(corpus)), id="copy.txt", file="copy.txt")
    assert told(examine([*corpus, copy], rulebook())) == told(examine(corpus, rulebook()))


def test_doubling_an_article_with_two_currencies_changes_no_verdict():
    paid = article(
        "0.txt",
        "News of the harbour",
        "The ferry company paid £75 million for its new ships. The ferry company paid €90m for its new ships.",
        date(2021, 6, 1),
    )
    other = article(
        "1.txt", "News of the harbour", "The ferry company paid US$80-95m for its new ships.", date(2021, 7, 1)
    )
    copy = replace(paid, id="copy.txt", file="copy.txt")
    assert told(examine([paid, other, copy], rulebook())) == told(examine([paid, other], rulebook()))
