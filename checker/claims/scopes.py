"""Of which place or group a mention speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.claims.claim import ScopeSource
from checker.claims.phrases import Phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar


@dataclass(frozen=True, slots=True)
class ScopeHit:
    """A word that states a scope, as a range of token indexes."""

    first: int
    last: int
    scope: str


@dataclass(frozen=True, slots=True)
class Scoped:
    """A mention's scope and how it is known."""

    scope: str | None
    source: ScopeSource


UNSTATED = Scoped(None, ScopeSource.UNSTATED)


class Scopes:
    """The scopes of a rule book, ready to be found."""

    def __init__(self, scopes: Mapping[str, tuple[str, ...]], language: str = "en") -> None:
        self._scope = {word: scope for scope, words in sorted(scopes.items()) for word in words}
        self._phrases = Phrases(self._scope, language, capitals=True)
        self._language = language

    def hits(self, sentence: Sentence) -> list[ScopeHit]:
        """All words of the sentence that state a scope; of overlapping ones the longest."""
        found: list[ScopeHit] = []
        for hit in self._phrases.hits(sentence.tokens):
            if not found or hit.first >= found[-1].last:
                found.append(ScopeHit(hit.first, hit.last, self._scope[hit.phrase]))
        return found

    def of(
        self, sentence: Sentence, first: int, last: int, bounds: tuple[int, int], hits: list[ScopeHit], *, alone: bool
    ) -> Scoped:
        """The scope of the tokens from ``first`` to before ``last``.

        ``bounds`` are the nearest other figures or the ends of the clause: what lies beyond them speaks of something
        else. Nearest first: inside the counted noun phrase ("10,000 US jobs"), after it ("80 million in the United
        States"), before it ("In the US alone, it has …"); a scope elsewhere in the sentence is inherited where the
        figure stands ``alone`` in it.
        """
        for hit in hits:
            if first <= hit.first < last:
                return Scoped(hit.scope, ScopeSource.STATED)
        after = [hit for hit in hits if last <= hit.first < bounds[1] and self._is_locative(sentence, hit)]
        if after:
            return Scoped(after[0].scope, ScopeSource.STATED)
        before = [hit for hit in hits if bounds[0] <= hit.first < first]
        locative = [hit for hit in before if self._is_locative(sentence, hit)]
        if locative:
            return Scoped(locative[-1].scope, ScopeSource.STATED)
        if before and self._modifies(sentence, before[-1]):
            return Scoped(before[-1].scope, ScopeSource.INHERITED)
        if not alone:
            return UNSTATED
        elsewhere = {hit.scope for hit in hits if self._is_locative(sentence, hit)}
        return Scoped(elsewhere.pop(), ScopeSource.INHERITED) if len(elsewhere) == 1 else UNSTATED

    def _is_locative(self, sentence: Sentence, hit: ScopeHit) -> bool:
        """Tell whether a hit says where: "in the US", "worldwide", "around the world"; not "the US president"."""
        tokens, words = sentence.tokens, grammar(self._language)
        if tokens[hit.last - 1].norm.endswith(("wide", "ally")):
            return True
        if (
            hit.last < len(tokens)
            and tokens[hit.last].norm in ("'", "-")
            and tokens[hit.last].start == tokens[hit.last - 1].end
        ):
            return False  # "America's", "US-based"
        if tokens[hit.first].norm in words.place_prepositions and hit.last > hit.first + 1:
            return True
        before = hit.first - 1
        while before >= 0 and tokens[before].norm in words.determiners | {"all", "mainland", "whole", "entire"}:
            before -= 1
        if before < 0 or tokens[before].norm not in words.place_prepositions:
            return False
        return tokens[before].norm not in ("of", "for", "from", "over") or not self._modifies(sentence, hit)

    def _modifies(self, sentence: Sentence, hit: ScopeHit) -> bool:
        """Tell whether a noun follows that the hit belongs to: "the US president", "American company"."""
        tokens, words = sentence.tokens, grammar(self._language)
        if hit.last >= len(tokens) or tokens[hit.last].kind != "word" or tokens[hit.last].text[0].isupper():
            return False
        following = tokens[hit.last].norm
        closed = words.prepositions | words.conjunctions | words.auxiliaries | words.pronouns | words.determiners
        return following not in closed | {"alone", "who", "which", "that", "where", "already", "now", "each"}
