"""Article to statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import zip_longest

from checker.alignment.labels import is_label, read_labels
from checker.alignment.marks import RANK, is_mark, read_marks
from checker.alignment.results import is_result, read_results
from checker.alignment.statement import Direction, Statement
from checker.alignment.words import number_words, stem, stems
from checker.articles.article import Article, SourceMap
from checker.articles.document import Lines, first_line
from checker.articles.sentences import split_sentences
from checker.claims.names import Names
from checker.claims.page import mentions_of
from checker.claims.scopes import Scopes
from checker.claims.sentence import Sentence, sentences_of
from checker.claims.surroundings import FIGURES, is_part
from checker.claims.times import as_of, is_past
from checker.language.grammar import grammar
from checker.language.scopes import scopes
from checker.language.vocabulary import vocabulary, words
from checker.mentions.ages import OLDEST
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.tokens import WORD, tokenize
from checker.mentions.verbs import finite, verbs
from checker.values.days import Days
from checker.values.span import Span

LEADING = 3
"""Sentences, the headline among them, in which an article tells what it is about."""

_CLOSING = "\"'”’»)"
VALUES = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY, Kind.DURATION, Kind.DATE)


def article_of(text: str, name: str, published: date | None, language: str = "en") -> Article:
    """A bare text as an article: of several lines the first is the headline, unless it ends as a sentence does."""
    first = first_line(text)
    is_headline = "\n" in text.strip() and not text[: first.end].rstrip(_CLOSING).endswith(".")
    headline = first if is_headline else Span(0, 0)
    body = split_sentences(text[headline.end :], language)
    spans = [Span(headline.end + each.start, headline.end + each.end) for each in body]
    return Article(
        id=name,
        file=name,
        text=text,
        headline_span=headline,
        published=published,
        outlet=None,
        language=language,
        url=None,
        source=SourceMap((0,), (0,), Lines(text).starts),
        sentences=tuple([headline, *spans] if headline.end else spans),
    )


def statements_of(
    article: Article, mentions: Sequence[Mention] | None = None, *, labels: bool = False
) -> list[Statement]:
    """The statements of an article in the order in which they stand there; its ``mentions`` may be read already.

    With ``labels`` the numbers that are part of a name are among them.
    """
    names = Names(article)
    words_of_all = stems(tokenize(article.text), article.language)
    leading = article.sentences[:LEADING]
    topic = stems(tokenize(article.text, 0, leading[-1].end), article.language) if leading else words_of_all
    found: list[Statement] = []
    read = mentions_of(article) if mentions is None else mentions
    first = 0 if article.headline_span.end == 0 else -1  # the sentence after the headline is the first as well
    for order, sentence in enumerate(sentences_of(article, read), first):
        found += _Reader(sentence, names, words_of_all, topic, max(order, 0), labels=labels).statements()
    return found


class _Reader:
    """Reads the values of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        names: Names,
        words_of_all: frozenset[str],
        topic: frozenset[str],
        order: int,
        *,
        labels: bool,
    ) -> None:
        self.sentence = sentence
        self.order = order
        self.words_of_all = words_of_all
        self.topic = topic
        self.scopes = _scopes(sentence.article.language).hits(sentence)
        self.article_names = names
        self.language = sentence.article.language
        self.values = self._values(labels=labels)
        self.places = [sentence.token_range(value.start, value.end) for value in self.values]
        self.silent = {at for place in self.places for at in range(*place)}
        self.silent |= {at for hit in self.scopes for at in range(hit.first, hit.last)}
        self.known: dict[tuple[int, int], frozenset[str]] = {}
        self.verbs: dict[tuple[int, int], list[int]] = {}

    def statements(self) -> Iterator[Statement]:
        """The statements of the sentence."""
        if not self.values:
            return
        context = self._stems((0, len(self.sentence.tokens)))
        names = self._proper_names()
        known = grammar(self.language)
        rivals = known.rivals - known.comparing
        counted: frozenset[str] = frozenset()
        head: str | None = None
        part = False
        for index, (value, place) in enumerate(zip(self.values, self.places, strict=True)):
            begin, end = self.sentence.clause_of(place[0])
            near = self._reach(index, begin, end)
            verb = self._verb(place[0], begin, end)
            time = as_of(self.sentence, value)
            published = self.sentence.article.published
            counts = value.kind is Kind.NUMBER and not (is_mark(value) or is_result(value) or is_label(value))
            if counts and (value.unit is not None or not self._leads_on(near[0], place[0])):
                head = stem(value.unit.split()[-1], self.language) if value.unit else None
                counted = self._nouns(value, place)
                part = is_part(self.sentence, place)
            yield Statement(
                article=self.sentence.article,
                mention=value,
                sentence=self.sentence.span,
                head=head if counts else self._ranked(value, place[1]),
                nouns=counted if counts else frozenset(),
                near=self._stems(near) | (counted if counts else frozenset()),
                clause=self._stems((begin, end)),
                context=context,
                article_words=self.words_of_all,
                topic=self.topic,
                names=self._stems_at(
                    at for at in names if self._main(begin) <= at < place[0] or near[0] <= at < near[1]
                ),
                subject=self._stems((begin, verb)) if verb is not None else frozenset(),
                verb=self._full_verb(verb),
                scope=self._scope(place, near),
                as_of=time,
                dated=time is not None and time != (Days(published, published) if published else None),
                past=is_past(self.sentence, time),
                rival=any(token.norm in rivals for token in self.sentence.tokens[self._main(begin) : end]),
                change=self._change(value, near),
                part=part if counts else is_part(self.sentence, place),
                frame=value.kind is Kind.DATE and self._is_frame(begin, end),
                age=self._is_age(value, place),
                further=self._is_further(place),
                order=self.order,
            )

    def _values(self, *, labels: bool) -> list[Mention]:
        """The values of the sentence that say something, in their order."""
        article, known = self.sentence.article, self.sentence.of_kind(*VALUES)
        marks = read_marks(article.text, self.sentence.span, known, self.language)
        marks += read_results(article.text, self.sentence.span, [*known, *marks])
        if labels:
            marks += read_labels(article.text, self.sentence.span, [*known, *marks], self.language)
        taken = [(mark.start, mark.end) for mark in marks]
        plain = [
            self._as_age(value)
            for value in known
            if not self._is_label(value) and not any(value.start < end and start < value.end for start, end in taken)
        ]
        values = sorted([*plain, *marks], key=lambda value: value.start)
        return [value for value, after in zip_longest(values, values[1:]) if not self._leads_to(value, after)]

    def _leads_to(self, value: Mention, after: Mention | None) -> bool:
        """Tell whether a number word only says what the value behind it is: "a score of 61", "a score below 62%"."""
        between = self.sentence.article.text[value.end : after.start] if after is not None else ""
        if after is not None and after.hedge is not None and not between.strip():
            between = "of"
        group = value.text.lower().split()[-1] in vocabulary("numbers", self.language)["careful-groups"]
        return value.kind is Kind.NUMBER and group and between.strip() == "of"

    def _is_label(self, value: Mention) -> bool:
        """Tell whether a bare number is part of a name or a number in a list: "Cars 3", "# 2"."""
        first, last = self.sentence.token_range(value.start, value.end)
        if value.kind is not Kind.NUMBER or value.unit is not None or last - first != 1 or not first:
            return False
        tokens = self.sentence.tokens
        before = tokens[first - 1]
        capital = before.kind == WORD and before.text[0].isupper() and value.hedge is None
        named = capital and (first > 1 or finite(tokens, last, self.language)) if last < len(tokens) else capital
        return before.norm == "#" or named

    def _ranked(self, value: Mention, last: int) -> str | None:
        """The noun behind a rank, or within it: "her fourth album", "the third largest city", "season 3"."""
        if value.unit != RANK:
            return None
        inside = value.text.split()[0].lower()
        if inside in words("alignment", "rank-words", self.language) - {"number", "#"}:
            return stem(inside, self.language)
        between = words("alignment", "between-rank-and-noun", self.language)
        for token in self.sentence.tokens[last : last + 4]:
            if token.kind != WORD or token.norm in grammar(self.language).prepositions:
                return None
            if not (token.norm in between or token.norm.endswith("est")):
                return stem(token.norm, self.language)
        return None

    def _is_age(self, value: Mention, place: tuple[int, int]) -> bool:
        """Tell whether a length of time is how old somebody is: "a girl, 7,", "aged six", "16-year-olds"."""
        if value.kind is not Kind.DURATION or value.unit != "year" or (value.low or 0) > OLDEST:
            return False
        first, last = place
        around = self.sentence.tokens[max(first - 1, 0) : last + 2]
        lengths = words("alignment", "years", self.language)
        named = any(lengths & {*token.norm.split("-")} for token in self.sentence.tokens[first:last])
        return not named or bool(words("alignment", "ages", self.language) & {token.norm for token in around})

    def _as_age(self, value: Mention) -> Mention:
        """A number between marks behind a person, which is an age, as a length of time: "Oakshott, 43, of Tolford"."""
        first, last = self.sentence.token_range(value.start, value.end)
        tokens = self.sentence.tokens
        if value.kind is not Kind.NUMBER or value.unit or value.hedge or first < 2 or last >= len(tokens):
            return value
        name, before, after = tokens[first - 2], tokens[first - 1], tokens[last]
        apposed = before.norm == "," and after.norm in (",", ".", ";") and name.kind == WORD
        young = value.text.isdigit() and value.low is not None and value.low <= OLDEST
        return replace(value, kind=Kind.DURATION, unit="year") if apposed and young else value

    def _is_further(self, place: tuple[int, int]) -> bool:
        """Tell whether a figure counts others than those counted before: "another 22", "18 more"."""
        said = self.sentence.tokens[max(place[0] - 2, 0) : place[1] + 1]
        return bool(words("alignment", "further", self.language) & {token.norm for token in said})

    def _is_frame(self, begin: int, end: int) -> bool:
        """Tell whether a clause gives figures, of which a date in it tells the time."""
        return any(
            value.kind in FIGURES and begin <= place[0] < end
            for value, place in zip(self.values, self.places, strict=True)
        )

    def _stems(self, tokens: tuple[int, int]) -> frozenset[str]:
        """The content words of a stretch without those of its values and of places that are scopes."""
        if tokens not in self.known:
            self.known[tokens] = self._stems_at(at for at in range(*tokens) if at not in self.silent)
        return self.known[tokens]

    def _stems_at(self, places: Iterable[int]) -> frozenset[str]:
        return stems([self.sentence.tokens[at] for at in places], self.language)

    def _proper_names(self) -> list[int]:
        """The tokens of proper names but those of values and of the places that scopes are."""
        tokens = self.sentence.tokens
        named = set(self.article_names.of(self.sentence))
        if len(tokens) > 2 and tokens[1].norm == "," and tokens[2].norm in grammar(self.language).relatives:
            named.add(0)  # "Corvane, which employs 900": no common noun opens a sentence so
        return [at for at in sorted(named) if at not in self.silent]  # "Twelve people" names nobody

    def _main(self, begin: int) -> int:
        """Where the clause begins that a clause with "which" or "with" hangs on; of another its own start."""
        leading = self.sentence.tokens[begin - 1 : begin + 1] if begin else ()
        hangs = any(token.norm in grammar(self.language).relatives for token in leading)
        return self.sentence.clause_of(begin - 1)[0] if hangs else begin

    def _leads_on(self, first: int, figure: int) -> bool:
        """Tell whether a number only goes on with what the one before it counts: "500 users – and around 80"."""
        tokens = self.sentence.tokens
        joints = words("alignment", "joints", self.language)
        return first > 0 and tokens[first].norm in joints and not self._stems((first, figure))

    def _nouns(self, value: Mention, place: tuple[int, int]) -> frozenset[str]:
        """The words of the noun phrase that a number counts."""
        if value.kind is not Kind.NUMBER or value.unit is None:
            return frozenset()
        return stems(self.sentence.tokens[slice(*place)], self.language) - number_words(self.language)

    def _reach(self, index: int, begin: int, end: int) -> tuple[int, int]:
        """The tokens of a value's clause that belong to it rather than to the value before or after it."""
        first, last = begin, end
        if index and self.places[index - 1][1] > begin:
            first = self._border(self.places[index - 1][1], self.places[index][0])
        if index + 1 < len(self.places) and self.places[index + 1][0] < end:
            last = self._border(self.places[index][1], self.places[index + 1][0])
        return min(first, self.places[index][0]), max(last, self.places[index][1])

    def _border(self, start: int, stop: int) -> int:
        """Where between two values the words of the second begin: at the last comma, joint or preposition."""
        tokens = self.sentence.tokens
        joints = words("alignment", "joints", self.language)
        for at in range(stop - 1, start - 1, -1):
            if tokens[at].norm in joints or tokens[at].norm in ",;:()-":
                return at
        return stop

    def _verb(self, first: int, begin: int, end: int) -> int | None:
        """The verb that governs a value: the nearest before it in its clause, else the next after; auxiliaries last."""
        if (begin, end) not in self.verbs:
            self.verbs[begin, end] = self._verbs_in(begin, end)
        found = self.verbs[begin, end]
        before = bisect_left(found, first)
        return found[before - 1] if before else found[0] if found else None

    def _verbs_in(self, begin: int, end: int) -> list[int]:
        """The verbs of a clause; its auxiliaries only where it has no others."""
        tokens, known = self.sentence.tokens, verbs(self.language)
        forms = known.participles | words("alignment", "participles", self.language)
        weak = known.be | known.auxiliaries
        group = [at for at in range(begin, end) if finite(tokens, at, self.language) or tokens[at].norm in forms]
        return [at for at in group if tokens[at].norm not in weak] or group

    def _full_verb(self, at: int | None) -> str | None:
        """The stem of a verb, ``None`` of an auxiliary, which says nothing of the value."""
        known = verbs(self.language)
        norm = "" if at is None else self.sentence.tokens[at].norm
        return stem(norm, self.language) if norm and norm not in known.be | known.auxiliaries else None

    def _scope(self, place: tuple[int, int], near: tuple[int, int]) -> str | None:
        if not self.scopes:
            return None
        alone = len([value for value in self.values if value.kind is not Kind.DATE]) == 1
        return _scopes(self.language).of(self.sentence, *place, near, self.scopes, alone=alone).scope

    def _change(self, value: Mention, near: tuple[int, int]) -> Direction | None:
        if Mark.CHANGE not in value.marks:
            return None
        said = self._stems(near)
        ways = [way for way in (Direction.RISE, Direction.FALL) if way in said]
        return ways[0] if len(ways) == 1 else Direction.UNSTATED


@cache
def _scopes(language: str) -> Scopes:
    known: dict[str, Sequence[str]] = {
        name: (*scope.places, *scope.adjectives) for name, scope in scopes(language).items()
    }
    return Scopes({name: tuple(held) for name, held in known.items()}, language)
