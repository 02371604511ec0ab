"""The claims of articles, read by some of a rule book's rules."""

from __future__ import annotations

from collections.abc import Sequence

from checker.articles.article import Article
from checker.claims.assign import assign
from checker.claims.claim import Claim
from checker.claims.gate import Gate
from checker.claims.page import Page
from checker.claims.scopes import Scopes
from checker.gathering import day_first
from checker.rulebook.rulebook import Rule, RuleBook


class Reader:
    """Reads articles with some rules, as a run over files does."""

    def __init__(self, rules: Sequence[Rule], rulebook: RuleBook) -> None:
        self._rulebook = rulebook
        self._gate = Gate(rules, rulebook)
        self._day_first = day_first(rulebook)
        self._scopes: dict[str, Scopes] = {}

    def claims(self, article: Article) -> list[Claim]:
        """What the rules read in an article."""
        words = "\n".join((article.text, *article.topics)).encode(errors="replace")
        near = [rule for rule, may_answer in self._gate.near(words) if may_answer]
        if article.language not in self._scopes:
            self._scopes[article.language] = Scopes(self._rulebook.scopes, article.language)
        wanted = self._gate.sentences(article, near)
        page = Page(article, self._scopes[article.language], self._rulebook, self._day_first, wanted)
        found = assign(page, [rule for rule in near if page.is_about(rule)])
        return [each for each in found if isinstance(each, Claim)]
