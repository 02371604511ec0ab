"""Quotations and who speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.mention import Kind, Mention
from checker.mentions.quotation_marks import Quoted, quoted
from checker.mentions.speech import Speech, speech
from checker.mentions.tokens import WORD
from checker.mentions.verbs import finite
from checker.values.span import Span

FRAGMENT = 2
"""Words up to which a quotation is a title or a scare quote: it has a speaker only where one is stated beside it."""

_DESCRIPTION = 10  # tokens of "the bank’s chief executive," before a name
_WINDOW_ENDS = frozenset({"?", "!", ";"})
_AFTER = 25  # tokens after a quotation within which its attribution stands
_speech: Final = WordLists("speech")
_clauses: Final = WordLists("clauses")
_names: Final = WordLists("names")


def read_quotations(text: str, sentences: Sequence[Span]) -> list[Mention]:
    """The quotations of a text, ascending, as mentions of kind QUOTATION; offsets are those of the words alone.

    ``speaker`` is the name of the person or organisation to whom the text gives the words, without titles ("State
    Secretary Ana Ruiz" is "Ana Ruiz"); pronouns and nouns such as "the company" are resolved to the last name that
    fits. It is None where the text names nobody. An utterance that its attribution interrupts gives two mentions with
    one speaker. Takes linear time.

    >>> text = "“We will stay,” said Mayor Ana Ruiz. “We like it here.”"
    >>> [(one.text, one.speaker) for one in read_quotations(text, [Span(0, len(text))])]
    [('We will stay,', 'Ana Ruiz'), ('We like it here.', 'Ana Ruiz')]
    """
    found = quoted(text, sentences)
    if not found:
        return []
    place = speech(text, sentences)
    place.set_quotations((one.outer.start, one.outer.end) for one in found)
    speakers = _Speakers(place, found).speakers()
    return [
        Mention(Kind.QUOTATION, one.start, one.end, text[one.start : one.end], speaker=speaker, attribution=speaker)
        for one, speaker in zip(found, speakers, strict=True)
        if _in_sentence(one, place)
    ]


def _in_sentence(one: Quoted, place: Speech) -> bool:
    sentence = place.sentence(one.start)
    return sentence >= 0 and place.sentences[sentence].end > one.start


class _Speakers:
    """Finds the speaker of each quotation of a text, in order."""

    def __init__(self, place: Speech, found: Sequence[Quoted]) -> None:
        self.place = place
        self.tokens = place.tokens
        self.norms = place.norms
        self.found = found
        self.opens = [place.index(one.outer.start) for one in found]
        self.closes = [place.index(one.outer.end) for one in found]
        self.stated = [False] * len(found)
        self.result: list[str | None] = [None] * len(found)

    def speakers(self) -> list[str | None]:
        """A speaker, or None, for each quotation."""
        for index in range(len(self.found)):
            speaker, stated = self._after(index)
            if not stated:
                speaker, stated = self._before(index)
            if not stated:
                speaker = self._continued(index)
            self.result[index], self.stated[index] = speaker, stated
        self._look_ahead()
        return self.result

    def _words(self, index: int) -> int:
        return sum(token.kind == WORD for token in self.tokens[self.opens[index] : self.closes[index]])

    # --- attribution after the quotation

    def _after(self, index: int) -> tuple[str | None, bool]:
        """The speaker named after a quotation, and whether an attribution stands there: "…,” said the mayor"."""
        first = self.closes[index]
        last = self._window_end(index, first)
        at = first
        while at < last and self.tokens[at].norm in (",", "-", "."):
            if self.tokens[at].norm == "." and at > first:
                return None, False
            at += 1
        if at >= last or self.tokens[at].kind != WORD:
            return None, False
        ending = self.place.text[self.found[index].end - 1]
        token = self.tokens[at]
        ended = ending in ".!?…" or self.tokens[first].norm == "."
        if ended and ending not in "!?…" and token.text[0].isupper() and not self._inverted(at):
            return None, False  # a new sentence
        if token.norm == "according" and at + 1 < last and self.tokens[at + 1].norm == "to":
            return self.place.speaker_after(at + 2, last), True
        if self._inverted(at):
            return self._after_verb(index, at, last)
        if not (ending in ".,!?…-–—" or self.tokens[first].norm in (",", "-")):
            return None, False  # a fragment within somebody else's sentence
        return self._subject_then_verb(at, last)

    def _window_end(self, index: int, first: int) -> int:
        """Index after the last token in which a quotation's attribution may stand: its sentence, up to the next one."""
        last = min(first + _AFTER, len(self.tokens))
        if index + 1 < len(self.found):
            last = min(last, self.opens[index + 1])
        for at in range(first, last):
            norm = self.norms[at]
            if norm in _WINDOW_ENDS or norm[0] == "\n" or (norm == "." and self._full_stop(at)):
                return at if at > first else min(at + 1, last)
        return last

    def _full_stop(self, at: int) -> bool:
        before = self.tokens[at - 1]
        abbreviated = before.norm in _names.dotted or (len(before.text) == 1 and before.text.isupper())
        return not (abbreviated and before.end == self.tokens[at].start)

    def _inverted(self, at: int) -> bool:
        return self.tokens[at].kind == WORD and self.tokens[at].norm in _speech.verbs

    def _after_verb(self, index: int, verb: int, last: int) -> tuple[str | None, bool]:
        """The subject after a verb, or where there is none ("…», clarifies.") the one who spoke before."""
        following = verb + 1
        if following >= last or self.tokens[following].kind != WORD:
            return self._last_speaker(index), True
        gerund = self.tokens[verb].norm.endswith("ing")
        if gerund or self.tokens[following].norm in ("that", "to", "it", "they", "how", "why"):
            return None, False
        speaker = self.place.speaker_after(following, last)
        return (speaker, True) if speaker or self._words(index) > FRAGMENT else (None, False)

    def _subject_then_verb(self, at: int, last: int) -> tuple[str | None, bool]:
        """The speaker where the subject comes first: "…,” the mayor of the town said"."""
        norm = self.norms[at]
        if norm in _clauses.coordinating or norm in _clauses.relative or norm in _clauses.subordinating:
            return None, False
        if norm in grammar().prepositions or norm.endswith("ing"):
            return None, False
        for verb in range(at + 1, last):
            if self.norms[verb] in _speech.verbs and self.place.speaks(verb):
                speaker, start = self.place.speaker_before(verb, at)
                if self._opens_subject(at, start):
                    return speaker, True
                return None, all(token.norm not in (",", "that") for token in self.tokens[at:verb])
        return None, False

    def _opens_subject(self, at: int, start: int) -> bool:
        """Whether only words that describe the subject stand between the quotation and its name."""
        between = self.tokens[at:start]
        return len(between) <= _DESCRIPTION and not any(
            token.norm == "that" or finite(self.tokens, index) for index, token in enumerate(between, start=at)
        )

    # --- attribution before the quotation

    def _before(self, index: int) -> tuple[str | None, bool]:
        """The speaker named before a quotation in its sentence: "the mayor said: “…", "called it “…"."""
        opening = self.opens[index]
        first = self._sentence_start(index)
        for verb in range(opening - 1, first - 1, -1):
            norm = self.norms[verb]
            if norm in _speech.verbs:
                if self.place.speaks(verb) and not self.place.in_quotation(self.tokens[verb].start):
                    return self._of_verb(index, verb, first)
            elif norm == "to" and self.norms[verb - 1] == "according":
                return self.place.speaker_after(verb + 1, opening), True
            elif self._blocks(verb, opening):
                return None, False
        return self._named_with_colon(first, opening)

    def _sentence_start(self, index: int) -> int:
        """First token of what may introduce a quotation: its sentence, or a sentence before it that ends in a colon."""
        outer = self.found[index].outer.start
        sentence = self.place.sentence(outer)
        if sentence < 0:
            return self.opens[index]
        first, last = self.place.bounds[sentence]
        if first >= self.opens[index] or last <= self.opens[index]:
            before = sentence if last <= self.opens[index] else sentence - 1
            start, end = self.place.bounds[before] if before >= 0 else (first, first)
            introduced = end > start and self.tokens[end - 1].norm == ":"
            return start if introduced else self.opens[index]
        return first

    def _blocks(self, at: int, opening: int) -> bool:
        """Whether what stands before ``at`` no longer introduces the quotation at ``opening``."""
        norm = self.norms[at]
        if norm[0] == "\n":
            return opening - at > 2
        return norm == ";" or (norm == "." and self._full_stop(at) and at < opening - 1)

    def _of_verb(self, index: int, verb: int, first: int) -> tuple[str | None, bool]:
        """The speaker of a verb before the quotation; ", noting the “…" goes on with who has spoken in the sentence."""
        token = self.tokens[verb]
        before = self.tokens[verb - 1] if verb > first else None
        if token.norm.endswith("ing") and (before is None or before.norm in (",", '"')):
            same = self._spoken_in_sentence(index, first)
            if same:
                return same, True
            return self.place.speaker_of_participle(verb, first), True
        if token.norm in ("quoted", "quotes"):
            return self.place.speaker_after(verb + 1, self.opens[index]), True
        if token.norm.endswith("ing"):
            return self.place.speaker_of_participle(verb, first), True
        speaker, _ = self.place.speaker_before(verb, first)
        return speaker or self._spoken_in_sentence(index, first), True

    def _spoken_in_sentence(self, index: int, first: int) -> str | None:
        if index and self.opens[index - 1] >= first:
            return self.result[index - 1]
        return None

    def _named_with_colon(self, first: int, opening: int) -> tuple[str | None, bool]:
        """The speaker where a name and a colon stand before the quotation: "Ana Ruiz: “…"."""
        if opening - 1 <= first or self.tokens[opening - 1].norm != ":":
            return None, False
        sentence = self.place.sentence(self.tokens[first].start)
        for name in self.place.names(sentence):
            if name.end == opening - 1:
                return name.text, True
        return None, False

    # --- no attribution beside it

    def _continued(self, index: int) -> str | None:
        """The speaker of the quotation that this one goes on with."""
        if not index or self._words(index) <= FRAGMENT:
            return None
        one, before = self.found[index], self.found[index - 1]
        if one.paragraph == before.paragraph:
            return self.result[index - 1] if self._begins_sentence(index) else None
        opens_paragraph = one.outer.start == one.paragraph.start
        between = self.place.text[before.paragraph.end : one.paragraph.start]
        next_paragraph = not between.strip()
        return self.result[index - 1] if opens_paragraph and next_paragraph and self._tail_is_short(index) else None

    def _begins_sentence(self, index: int) -> bool:
        before = self.place.text[: self.found[index].outer.start].rstrip()[-1:] if index else ""
        first = self.place.text[self.found[index].start]
        return before in '.!?”»"' and first.isupper()

    def _tail_is_short(self, index: int) -> bool:
        """Whether the paragraph before ends with a quotation or with no more than its attribution."""
        before = self.found[index - 1]
        tail = self.place.text[before.outer.end : before.paragraph.end]
        return before.open_end or tail.count(".") <= 1

    def _last_speaker(self, index: int) -> str | None:
        introduced = self._before(index)
        if introduced[0]:
            return introduced[0]
        return next((speaker for speaker in reversed(self.result[:index]) if speaker), None)

    def _look_ahead(self) -> None:
        """Give a quotation without a closing mark the speaker whom the paragraph after it states."""
        for index in range(len(self.found) - 2, -1, -1):
            if self.result[index] is None and self.found[index].open_end and self.result[index + 1] is not None:
                following = self.found[index + 1]
                if following.outer.start == following.paragraph.start:
                    self.result[index] = self.result[index + 1]
