"""Clauses: the parts of a sentence that say one thing each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.tokens import BREAK, NUMBER, WORD, Token
from checker.mentions.verbs import finite, verbs
from checker.values.span import Span

_clauses: Final = WordLists("clauses")
_speech: Final = WordLists("speech")
_LONGEST_SUBJECT = 14  # words between a comma and the verb of the clause it opens
_LONGEST_GAPPED = 5  # words of "the teachers' union" in "police said 12, the teachers' union 20"


def clauses(text: str, tokens: Sequence[Token], sentence: Span) -> list[Span]:  # noqa: ARG001
    """The clauses of a sentence: ascending, apart, together all of its words.

    ``tokens`` are those of the whole text or of the sentence alone. A clause opens at a semicolon, a colon, a spaced
    dash, a comma or conjunction that brings a new verb ("and sales fell", "which it owns", "if it fails"), after a
    quotation ("…,” said the union"), and where a verb is left out ("police said 12, the union 20"). Lists of names
    and brackets without a verb open none. What stands between dashes is a clause of its own although it may lack a
    verb, which it then shares with the clause before: callers look for missing words there. A clause that another
    one interrupts comes as two.

    >>> sentence = "Police said 12 people died, but the union put it at 20."
    >>> from checker.mentions.tokens import tokenize
    >>> [sentence[part.start : part.end] for part in clauses(sentence, tokenize(sentence), Span(0, 55))]
    ['Police said 12 people died', 'but the union put it at 20.']
    """
    first = bisect_left(tokens, sentence.start, key=lambda token: token.start)
    last = bisect_left(tokens, sentence.end, key=lambda token: token.start)
    own = [token for token in tokens[first:last] if token.kind != BREAK]
    if not own:
        return []
    starts = [0, *_Splitter(own).starts()]
    ends = [*starts[1:], len(own)]
    return [_span(own, start, end) for start, end in zip(starts, ends, strict=True) if _has_word(own, start, end)]


def _has_word(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.kind in (WORD, NUMBER) for token in tokens[start:end])


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    """From the first to the last token of a clause, without the marks that part it from its neighbours."""
    while start < end - 1 and tokens[start].norm in (",", ";", ":", "-", "(", ")"):
        start += 1
    while end > start + 1 and (tokens[end - 1].norm in (",", ";", ":", "-", "(") or tokens[end - 1].text in ("“", "«")):
        end -= 1
    return Span(tokens[start].start, tokens[end - 1].end)


def _is_figure(token: Token) -> bool:
    return token.kind == NUMBER or token.norm in ("$", "£", "€")


class _Splitter:
    """One pass over a sentence; ``starts`` gives the indexes at which a new clause begins."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.finite = [finite(tokens, index) for index in range(len(tokens))]
        self.next_finite = self._next_finite()
        self.has_verb = False
        self.has_number = False
        self.gapped = False
        self.subordinate = False
        self.passive = False  # be or have stands in the clause: "sold or blocked" shares it
        self.bracket = False  # a bracket has opened a clause
        self.speech_open = False  # a speech verb whose content has no verb yet: "said police and soldiers"

    def starts(self) -> list[int]:
        """Indexes of the tokens, after the first, with which a clause begins."""
        found = []
        start = 0
        self._open_clause(0)
        for index, token in enumerate(self.tokens):
            if index > start and self._opens(index):
                found.append(index)
                start = index
                self._open_clause(index)
            if self.finite[index]:
                self.has_verb = True
                self.speech_open = token.norm in _speech.takes_that
            self.passive = self.passive or token.norm in verbs().be or token.norm in verbs().have
            self.has_number = self.has_number or token.kind == NUMBER
        return found

    def _next_finite(self) -> list[int]:
        """For each index the first finite verb from there on, the number of tokens where there is none."""
        following, result = len(self.tokens), [0] * len(self.tokens)
        for index in range(len(self.tokens) - 1, -1, -1):
            following = index if self.finite[index] else following
            result[index] = following
        return result

    def _open_clause(self, index: int) -> None:
        at = index + (self.tokens[index].norm in (",", "-"))
        word = self.tokens[at].norm if at < len(self.tokens) else ""
        self.has_verb = self.has_number = self.gapped  # a clause without verb may be followed by another one
        self.gapped = self.speech_open = self.passive = False
        self.subordinate = word in _clauses.relative or (
            word in _clauses.subordinating and self._subordination_opens(at)
        )

    def _opens(self, index: int) -> bool:
        token = self.tokens[index]
        if token.kind == WORD:
            return self._word_opens(index)
        if token.norm == ",":
            return self._comma_opens(index)
        if token.norm == "-":
            return self._dash_opens(index)
        if token.norm in (";", ":"):
            return token.norm == ";" or (index + 1 < len(self.tokens) and self.tokens[index + 1].start > token.end)
        if token.norm == "(":
            self.bracket = self._bracket_holds_verb(index)
            return self.bracket
        if token.norm == ")":
            closes, self.bracket = self.bracket, False
            return closes
        return False

    def _bracket_holds_verb(self, index: int) -> bool:
        verb = self.next_finite[index]
        return verb < len(self.tokens) and not any(token.norm == ")" for token in self.tokens[index:verb])

    def _dash_opens(self, index: int) -> bool:
        """Whether a dash stands apart on both sides, and not between two figures: "15 – 30 billion"."""
        before, dash = self.tokens[index - 1], self.tokens[index]
        if index + 1 == len(self.tokens):
            return False
        after = self.tokens[index + 1]
        if dash.text == "—":
            return not (before.kind == after.kind == NUMBER)
        if before.end == dash.start or dash.end == after.start:
            return False
        return not (before.kind == NUMBER and (after.kind == NUMBER or after.norm in ("$", "£", "€")))

    def _comma_opens(self, index: int) -> bool:
        following = index + 1
        if following >= len(self.tokens):
            return False
        token = self.tokens[following]
        if token.text in ("”", "»", '"', "’", "'") and self._is_attribution(following + 1):
            return False  # the clause opens after the closing mark
        if token.norm in _clauses.coordinating:
            return self._coordination_opens(following)
        if token.norm in _clauses.relative:
            return self._verb_within(following + 1, len(self.tokens))
        if token.norm in _clauses.subordinating:
            return self._subordination_opens(following)
        if self._participle_opens(following):
            return True
        if self.has_verb and self.subordinate and self._resumes(following):
            return True
        return (self.has_verb and self._subject_and_verb(following)) or self._is_gapped(following)

    def _is_attribution(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].kind == WORD

    def _participle_opens(self, index: int) -> bool:
        """Whether ", adding that" or ", making it" follows; "including" and its like are prepositions."""
        norm = self.tokens[index].norm
        return self.has_verb and norm in verbs().gerunds and norm not in _clauses.participles_as_prepositions

    def _resumes(self, index: int) -> bool:
        """Whether the main clause goes on after a subordinate one: ", said", ", has", ", the talks will"."""
        return self.finite[index] or self.tokens[index].norm in verbs().past or self._subject_and_verb(index)

    def _word_opens(self, index: int) -> bool:
        before = self.tokens[index - 1]
        if before.norm == '"' and index > 1 and before.text in ("”", "»", '"', "“") and self._after_quotation(index):
            return True
        if before.norm == ",":
            return False  # the comma has decided
        norm = self.tokens[index].norm
        if norm in _clauses.coordinating:
            return self.has_verb and not self.speech_open and self._coordination_opens(index)
        if norm in _clauses.subordinating:
            return self.has_verb and self._subordination_opens(index)
        return False

    def _after_quotation(self, index: int) -> bool:
        """Whether an attribution follows a quotation: "…,” said the union", "…,” the union said"."""
        ended = self.tokens[index - 2].norm in (",", ".", "?", "!")
        return ended and (
            self.finite[index]
            or self.tokens[index].norm in _speech.takes_that
            or self.next_finite[index] - index <= _LONGEST_SUBJECT
        )

    def _coordination_opens(self, index: int) -> bool:
        """Whether "and" brings a verb of its own, not the last member of a list."""
        following = index + 1
        if not self.has_verb or following >= len(self.tokens):
            return False
        if self.tokens[following].norm in _clauses.relative | _clauses.subordinating | {"that"}:
            return self._verb_within(following + 1, following + 2 + _LONGEST_SUBJECT)
        if self.finite[following]:
            return not (self.passive and self.tokens[following].norm in verbs().participles)
        return self._subject_and_verb(following) or self._is_gapped(following)

    def _subordination_opens(self, index: int) -> bool:
        """Whether "after", "as", "since" bring a clause and not a noun: "after the firm left", not "after Monday"."""
        norm = self.tokens[index].norm
        if norm == "as" and (
            (index and self.tokens[index - 1].norm in ("such", "well", "much", "many", "soon", "long", "far"))
            or (index + 1 < len(self.tokens) and self.tokens[index + 1].norm in _clauses.after_as)
        ):
            return False
        if norm in ("if", "unless", "because", "although", "though", "whereas", "while"):
            return self._verb_within(index + 1, len(self.tokens))
        return self._subject_and_verb(index + 1)

    def _verb_within(self, start: int, end: int) -> bool:
        return start < len(self.tokens) and self.next_finite[start] < min(end, len(self.tokens))

    def _subject_and_verb(self, index: int) -> bool:
        """Whether a subject and its verb follow with nothing between them that could part a list."""
        if index >= len(self.tokens):
            return False
        verb = self.next_finite[index]
        if verb == index or verb - index > _LONGEST_SUBJECT or verb >= len(self.tokens):
            return False
        subject = self.tokens[index:verb]
        if any(
            token.norm in (",", ";", ":", "-", "(", '"', ".", "?", "!") and not self._within_word(token)
            for token in subject
        ):
            return False
        barred = _clauses.coordinating | _clauses.relative | {"that", "than"}
        if not barred.isdisjoint(token.norm for token in subject[1:]):
            return False
        return self._can_be_subject(subject, verb)

    def _can_be_subject(self, subject: Sequence[Token], verb: int) -> bool:
        """Whether words before a verb look like its subject, not like a noun with a participle: "issues raised in"."""
        first = subject[0]
        if first.norm in grammar().prepositions:
            return len(subject) > 3
        if first.norm in grammar().determiners or first.kind == NUMBER or first.text[:1].isupper():
            return True
        if first.norm in grammar().pronouns | _clauses.pronouns or first.norm in _speech.party_nouns:
            return True
        if self.tokens[verb].norm not in verbs().participles or self.tokens[verb].norm in verbs().auxiliaries:
            return True
        return verb + 1 < len(self.tokens) and (
            self.tokens[verb + 1].kind == NUMBER or self.tokens[verb + 1].norm in ("to", "that", "by")
        )

    def _within_word(self, token: Token) -> bool:
        """Whether a hyphen joins two words: "video-sharing"."""
        return token.norm == "-" and token.text != "—" and len(token.text) == 1 and self._touches(token)

    def _touches(self, token: Token) -> bool:
        at = bisect_left(self.tokens, token.start, key=lambda other: other.start)
        return 0 < at < len(self.tokens) - 1 and self.tokens[at - 1].end == token.start == self.tokens[at + 1].start - 1

    def _is_gapped(self, index: int) -> bool:
        """Whether another subject and its figure follow without a verb: ", the union 20", "and Chile at 3"."""
        if not (self.has_verb and self.has_number):
            return False
        tokens = self.tokens
        end = index
        while (
            end < len(tokens)
            and end - index <= _LONGEST_GAPPED
            and (tokens[end].kind == WORD or tokens[end].norm == "'")
        ):
            if tokens[end].norm in _clauses.before_figure:
                break
            norm = tokens[end].norm
            if norm in grammar().prepositions or norm in _clauses.coordinating:
                return False
            end += 1
        if end == index or end >= len(tokens) or end - index > _LONGEST_GAPPED:
            return False
        names_party = (
            tokens[index].text[:1].isupper()
            or tokens[index].norm in grammar().determiners
            or tokens[end - 1].norm in _speech.party_nouns
        )
        while end < len(tokens) and tokens[end].norm in _clauses.before_figure:
            end += 1
        self.gapped = (
            names_party and end < len(tokens) and (tokens[end].kind == NUMBER or tokens[end].norm in ("$", "£", "€"))
        )
        return self.gapped
