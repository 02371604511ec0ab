"""What the tests of the general checks share: articles from their texts, and a check run over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.articles.article import Article, SourceMap
from checker.articles.sentences import split_sentences
from checker.checks.check import Check, Outcome, Reading
from checker.mentions.read import read
from checker.rulebook.facts.general import General
from checker.rulebook.rulebook import Rule, RuleBook, Story
from checker.values.span import Span

PUBLISHED = date(2020, 8, 3)


def write_article(
    body: str,
    *,
    headline: str = "",
    id: str = "one.txt",
    published: date | None = PUBLISHED,
    outlet: str | None = None,
) -> Article:
    """An article of plain text; the headline, where there is one, is its first line."""
    text = f"{headline}\n\n{body}" if headline else body
    span = Span(0, len(headline))
    inside = [sentence for sentence in split_sentences(text, "en") if sentence.start >= span.end]
    return Article(
        id=id,
        file=id,
        text=text,
        headline_span=span,
        published=published,
        outlet=outlet,
        language="en",
        url=None,
        source=SourceMap((0,), (0,), (0,)),
        sentences=(span, *inside) if headline else tuple(inside),
    )


def read_article(article: Article) -> Reading:
    """The article with its mentions."""
    mentions = read(article.text, published=article.published, sentences=article.sentences)
    return Reading(article, tuple(mentions))


@dataclass(frozen=True)
class Bench:
    """Runs one check by one rule."""

    check: Check
    fact: General
    story: Story = Story()

    @property
    def rule(self) -> Rule:
        return Rule(self.fact, self.story, f"general/{self.fact.id}.yaml", "general")

    def over(self, articles: Sequence[Article]) -> Outcome:
        """The outcome over some articles, the same whatever their order."""
        readings = [read_article(article) for article in articles]
        outcome = self.check(self.rule, readings, RuleBook((self.rule,)))
        turned = self.check(self.rule, readings[::-1], RuleBook((self.rule,)))
        assert outcome == turned, "the outcome depends on the order of articles"
        return outcome

    def on(self, body: str, *, headline: str = "", published: date | None = PUBLISHED) -> Outcome:
        """The outcome over one article."""
        return self.over([write_article(body, headline=headline, published=published)])

    def findings(self, body: str, *, headline: str = "", published: date | None = PUBLISHED) -> list[str]:
        """The sentences of the findings in one article."""
        return [one.text for one in self.on(body, headline=headline, published=published).comparisons]

    def looked_at(self, body: str, *, headline: str = "", published: date | None = PUBLISHED) -> list[str]:
        """The words of the claims in one article."""
        return [one.text for one in self.on(body, headline=headline, published=published).claims]
