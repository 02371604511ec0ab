"""Proper names in an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from checker.articles.article import Article
from checker.claims.sentence import Sentence
from checker.mentions.names import mid_sentence_capitals, read_names

_SMALL = re.compile(r"\b[^\W\d_A-Z]+\b")


@dataclass(frozen=True)
class Names:
    """Which words of an article are proper names."""

    article: Article
    _known: dict[int, frozenset[int]] = field(default_factory=dict)

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that the article writes in small letters somewhere."""
        return frozenset(_SMALL.findall(self.article.text))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return mid_sentence_capitals(self.article.body)

    def _is_common(self, sentence: Sentence) -> bool:
        """Tell whether the word that opens a sentence is an ordinary noun rather than a name: "Repairs would cost …".

        A plural is, and a word that the article has in small letters as well.
        """
        first = sentence.tokens[0]
        plural = first.norm.endswith("s") and not first.norm.endswith(("ss", "us", "is"))
        alone = len(sentence.tokens) > 1 and not sentence.tokens[1].text[0].isupper() and sentence.tokens[1].norm != "'"
        plain = first.text[1:].islower() and first.text not in self._capitals and alone
        return plain and (plural or first.norm in self._small)

    def of(self, sentence: Sentence) -> frozenset[int]:
        """The indexes of a sentence's tokens that are (part of) a proper name.

        Of a headline, which may write every word with a capital, only words count that the body writes so inside a
        sentence.
        """
        start = sentence.span.start
        if start not in self._known:
            names = read_names(sentence.tokens, 0, len(sentence.tokens), self._capitals)
            found = frozenset(index for name in names for index in range(name.start, name.end))
            found -= {0} if self._is_common(sentence) else set()
            if sentence.in_headline:
                found = frozenset(index for index in found if sentence.tokens[index].text in self._capitals)
            self._known[start] = found
        return self._known[start]
