"""Proper names in an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.articles.article import Article
from checker.language.grammar import grammar
from checker.mentions.tokens import Token, tokenize


@dataclass(frozen=True)
class Names:
    """Which words of an article are proper names."""

    article: Article

    @cached_property
    def _cases(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words seen with a capital inside a sentence, and words seen without one, in the body."""
        capital, small = set(), set()
        for span in self.article.sentences:
            if span.overlaps(self.article.headline_span):
                continue  # headlines write every word with a capital
            previous: Token | None = None
            for token in tokenize(self.article.text, span.start, span.end):
                if token.kind == "word":
                    if token.text[0].islower():
                        small.add(token.norm)
                    elif previous is not None and previous.kind == "word":
                        capital.add(token.norm)
                previous = token
        return frozenset(capital), frozenset(small)

    def is_name(self, tokens: Sequence[Token], index: int) -> bool:
        """Tell whether a token is (part of) a proper name.

        A word at the head of a sentence, or in a headline, counts only when the body has it with a capital elsewhere,
        or when no other word of the language explains it: it is never seen in small letters and a second capital
        follows ("Vanessa Pappas vowed …").
        """
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper() or token.norm in _closed(self.article.language):
            return False
        capital, small = self._cases
        if token.norm in capital:
            return True
        in_headline = self.article.headline_span.covers(token.start)
        if token.norm in small:
            return False
        if index and not in_headline:
            return True
        inner_capital = any(letter.isupper() for letter in token.text[1:])
        followed = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
        return inner_capital or (followed and not in_headline) or self._takes_a_verb(tokens, index)

    def _takes_a_verb(self, tokens: Sequence[Token], index: int) -> bool:
        """A single capitalised word at the head of a sentence that governs a singular auxiliary or a possessive."""
        following = [token.norm for token in tokens[index + 1 : index + 3]]
        singular = not tokens[index].norm.endswith("s") and following[:1] in (
            ["has"],
            ["is"],
            ["was"],
            ["says"],
            ["said"],
        )
        return singular or following == ["'", "s"]


def _closed(language: str) -> frozenset[str]:
    words = grammar(language)
    return (
        words.determiners | words.pronouns | words.conjunctions | words.prepositions | words.auxiliaries
        | words.generic_nouns
    )  # fmt: skip
