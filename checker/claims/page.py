"""An article prepared for the search of claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.articles.article import Article
from checker.claims.claim import Claim, Confidence, NearMiss, claim_id
from checker.claims.names import Names
from checker.claims.phrases import phrases
from checker.claims.scopes import ScopeHit, Scopes
from checker.claims.sentence import Sentence, sentences_of
from checker.claims.subjects import Named, Owner, Via, named, owner_of
from checker.claims.times import as_of, is_past
from checker.language.grammar import grammar
from checker.language.scopes import countries
from checker.mentions.attributions import Attributions
from checker.mentions.mention import Mention
from checker.mentions.read import read
from checker.mentions.speech import speech
from checker.mentions.tokens import Token
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.span import Span

_LEADING = ("it", "they", "its", "their", "he", "she")  # pronouns that go on with the sentence before


@dataclass(frozen=True)
class Page:
    """An article and what finders ask about it, worked out once, when it is asked.

    ``day_first`` tells how 01/02/2020 is read, where the article's language does not. ``wanted`` are the sentences
    whose values are read, all where they are not given.
    """

    article: Article
    scopes: Scopes
    rulebook: RuleBook
    day_first: bool | None = None
    wanted: frozenset[Span] | None = None
    _about: dict[tuple[str, ...], bool] = field(default_factory=dict)
    _seen: dict[tuple[int, str], Named] = field(default_factory=dict)
    _scope_hits: dict[int, list[ScopeHit]] = field(default_factory=dict)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The values read in the article, in ascending order."""
        return tuple(mentions_of(self.article, self.day_first, self.wanted))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The article's sentences."""
        return tuple(sentences_of(self.article, self.mentions))

    @cached_property
    def names(self) -> Names:
        """The article's proper names."""
        return Names(self.article)

    @property
    def countries(self) -> dict[str, tuple[str, ...]]:
        """The countries among the scopes, by ISO 3166 code, with the words that name each."""
        known = countries(self.article.language)
        return {name: words for name, words in self.rulebook.scopes.items() if name in known}

    def scope_hits(self, sentence: Sentence) -> list[ScopeHit]:
        """The words of a sentence that state a scope."""
        start = sentence.span.start
        if start not in self._scope_hits:
            self._scope_hits[start] = self.scopes.hits(sentence)
        return self._scope_hits[start]

    def claim(self, rule: Rule, sentence: Sentence, mention: Mention) -> Claim:
        """The claim of a mention that a finder made, with the party who says it and its time."""
        time = as_of(sentence, mention)
        return Claim(
            id=claim_id(rule.id, self.article.id, mention.start, mention.end),
            rule=rule.id,
            article=self.article.id,
            mention=replace(mention, attribution=self._attributions.party(mention.start)),
            as_of=time,
            past=is_past(sentence, time),
            subject=rule.subject,
            in_headline=sentence.in_headline,
            confidence=self.certainty(sentence, rule),
        )

    def certainty(self, sentence: Sentence, rule: Rule) -> Confidence:
        """How sure it is that a sentence speaks of the rule's subject: high where it names it, else medium."""
        names = not rule.names or self._named(sentence, rule).own
        return Confidence.HIGH if names else Confidence.MEDIUM

    @cached_property
    def _attributions(self) -> Attributions:
        return Attributions(self.article.text, self.mentions, self.article.sentences)

    def also(self, name: str) -> tuple[str, ...]:
        """Other forms of a name, by the shared list."""
        return self.rulebook.names.get(name, ())

    def is_about(self, rule: Rule) -> bool:
        """Tell whether the article names the rule's subject, or states it as a topic. True for a rule without one."""
        names = self.rulebook.names_of(rule)
        if names not in self._about:
            known = not names or bool(set(names) & set(self.article.topics))
            self._about[names] = known or bool(phrases(names, self.article.language, names=True).hits(self._tokens))
        return self._about[names]

    @cached_property
    def _tokens(self) -> list[Token]:
        return speech(self.article.text, self.article.sentences).tokens

    def owner(self, sentence: Sentence, first: int, last: int, rule: Rule, *, holder: int | None = None) -> Owner:
        """Whose the tokens from ``first`` to before ``last`` of a sentence are.

        ``holder`` is the token after the rule's word, where "for" or "of" may name another: "state aid for Corvane".
        """
        if not rule.names:
            return Owner(Via.ANYONE)
        owner = owner_of(sentence, first, last, self._named(sentence, rule), holder)
        if owner.via is Via.PRONOUN and sentence.before is not None and sentence.tokens[0].norm in _LEADING:
            end = len(sentence.before.tokens)
            before = owner_of(sentence.before, end, end, self._named(sentence.before, rule))
            return before if before.other is not None else owner
        return owner

    def _named(self, sentence: Sentence, rule: Rule) -> Named:
        """The names of a sentence as a rule sees them, worked out once."""
        key = (sentence.span.start, rule.id)
        if key not in self._seen:
            places = [(hit.first, hit.last) for hit in self.scope_hits(sentence)]
            find = getattr(rule.fact, "find", None)
            words = (*getattr(find, "words", ()), *getattr(find, "count", ()))
            asked = phrases(words, self.article.language).hits(sentence.tokens)
            taken = [(hit.first, hit.last) for hit in asked]
            self._seen[key] = named(sentence, self.rulebook.names_of(rule), self.names, places, taken)
        return self._seen[key]

    def is_marked_other(self, sentence: Sentence, rule: Rule) -> bool:
        """Tell whether a sentence names another of the subject's kind, or a rival in so many words."""
        words = grammar(self.article.language)
        known = self._named(sentence, rule) if rule.names else None
        return bool(known and known.kin) or any(
            token.norm in words.rivals - words.comparing for token in sentence.tokens
        )

    def near_miss(self, rule: Rule, start: int, end: int, reason: str) -> NearMiss:
        """A stretch of the article's text that came near a fact, and why it was left out."""
        return NearMiss(rule.id, self.article.id, start, end, self.article.text[start:end], reason)


def mentions_of(
    article: Article, day_first: bool | None = None, wanted: frozenset[Span] | None = None
) -> list[Mention]:
    """The values read in an article, in all sentences or in the ``wanted`` ones.

    ``day_first`` tells how 01/02/2020 is read, where the article's language does not.
    """
    return read(
        article.text,
        published=article.published,
        language=article.language,
        sentences=article.sentences,
        day_first=day_first,
        wanted=wanted,
    )
