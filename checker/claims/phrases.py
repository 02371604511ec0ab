"""Finding the words of a rule in a sentence, in every inflection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.language.grammar import grammar
from checker.language.inflection import forms
from checker.mentions.tokens import Token, tokenize


class Hit(NamedTuple):
    """A phrase found: the range of token indexes that it takes and the phrase as the rule writes it."""

    first: int
    last: int  # exclusive
    phrase: str


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase: the forms it matches, or the exact spelling of an initialism such as US."""

    forms: frozenset[str]
    exact: str | None
    determiner: bool
    capital: bool

    @property
    def written(self) -> frozenset[str]:
        """The spellings, in lower case, of which a text that holds the word has one; "u.s." is one of US."""
        if self.exact is None:
            return self.forms
        bare = self.exact.lower()
        return frozenset({bare, "".join(f"{letter}." for letter in bare)})

    def length(self) -> int:
        """How many letters tell the word from others; a determiner, for which a name may stand, has none."""
        return 0 if self.determiner else min(map(len, self.written))

    def matches(self, token: Token) -> bool:
        if self.exact:
            return token.text.replace(".", "") == self.exact
        return token.norm in self.forms and (not self.capital or token.text[0].isupper())


_LONGEST_FILLING = 5  # tokens of a possessive name such as "Microsoft Corp's"

_LONGEST_INITIALISM = 4
_THE = frozenset({"the", "this", "that", "its", "our", "their"})  # what may stand for a name's own determiner

_Phrase = tuple[str, tuple[_Word, ...]]


class Phrases:
    """Phrases of a rule, ready to be found.

    Of a phrase that begins with a determiner ("the app") the determiner must stand there too when ``names`` is set:
    "the app" names the subject, "a rival app" does not. With ``capitals`` a word written with a capital must have one
    in the text: "Turkey" is a country, "turkey" is not.

    Words match in every inflection and in any case, but for initialisms (US, EU), which match as written. A determiner
    inside a phrase stands for any determiner, for a name, or for nothing: "declined its offer" also finds "declined
    the offer", "declined Microsoft's offer" and "declined offers". One adverb may stand between two words.
    """

    def __init__(
        self, phrases: Iterable[str], language: str = "en", *, names: bool = False, capitals: bool = False
    ) -> None:
        self._language = language
        self._capitals = capitals
        self._by_form: dict[str, list[_Phrase]] = {}
        for phrase in sorted(set(phrases)):
            words = tuple(self._word(token) for token in tokenize(phrase) if token.norm != "-")
            while not names and words and words[0].determiner and len(words) > 1:
                words = words[1:]
            if words:
                first = words[0]
                for form in {first.exact.lower()} if first.exact else first.forms:
                    self._by_form.setdefault(form, []).append((phrase, words))

    def __bool__(self) -> bool:
        return bool(self._by_form)

    @property
    def literals(self) -> frozenset[str]:
        """Words in lower case, one of which stands in every text that holds a phrase: the forms of its longest word."""
        phrases = {words for group in self._by_form.values() for _, words in group}
        return frozenset(form for words in phrases for form in max(words, key=_Word.length).written)

    def _word(self, token: Token) -> _Word:
        bare = token.text.replace(".", "")
        exact = bare if bare.isupper() and 1 < len(bare) <= _LONGEST_INITIALISM else None
        determiner = token.norm in grammar(self._language).determiners
        capital = self._capitals and token.text[0].isupper() and exact is None
        return _Word(_THE if determiner else forms(token.norm, self._language), exact, determiner, capital)

    def hits(self, tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[Hit]:
        """All places of all phrases between two token indexes, longest first at a place."""
        stop = len(tokens) if last is None else last
        found = []
        for index in range(first, stop):
            token = tokens[index]
            for phrase, words in self._by_form.get(token.norm.replace(".", ""), ()):  # "u.s." is found by "us"
                end = self._end(tokens, index, stop, words)
                if end is not None:
                    found.append(Hit(index, end, phrase))
        return sorted(found, key=lambda hit: (hit.first, -hit.last, hit.phrase))

    def _end(self, tokens: Sequence[Token], index: int, stop: int, words: tuple[_Word, ...]) -> int | None:
        """The index after the phrase that starts at ``index``, None where it does not stand there."""
        at = index
        for position, word in enumerate(words):
            if word.determiner and position and position + 1 < len(words):
                at = self._after_determiner(tokens, at, stop, words[position + 1])
                continue
            while (
                position
                and at < stop
                and (tokens[at].norm == "-" or (_is_adverb(tokens[at]) and not word.matches(tokens[at])))
            ):
                at += 1
            if at >= stop or not word.matches(tokens[at]):
                return None
            at += 1
        return at

    def _after_determiner(self, tokens: Sequence[Token], at: int, stop: int, following: _Word) -> int:
        """The index after what fills a determiner's place: a determiner, a name, a possessive, or nothing."""
        determiners = grammar(self._language).determiners
        for index in range(at, min(stop, at + _LONGEST_FILLING + 1)):
            token = tokens[index]
            if following.matches(token):
                return index
            if not (token.norm in determiners or token.text[0].isupper() or token.norm in ("'", "s")):
                break
        return at


@cache
def phrases(words: tuple[str, ...], language: str = "en", *, names: bool = False, capitals: bool = False) -> Phrases:
    """The phrases compiled, once for each tuple of words."""
    return Phrases(words, language, names=names, capitals=capitals)


def _is_adverb(token: Token) -> bool:
    return (token.norm.endswith("ly") and len(token.norm) > 4) or token.norm in ("now", "also", "still", "already")
