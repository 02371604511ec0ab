"""Which numbers answer a fact: how many, how much money, what share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.claims.anchors import Anchor, anchors
from checker.claims.claim import Claim, Confidence, NearMiss, ScopeSource, claim_id
from checker.claims.currencies import in_stated_currency
from checker.claims.page import Page
from checker.claims.phrases import Hit, phrases
from checker.claims.scopes import UNSTATED, Scoped
from checker.claims.sentence import Sentence
from checker.claims.subjects import Owner, Via
from checker.claims.surroundings import changes, falls_ill, is_age, is_compared, is_part, other_verb, reach
from checker.claims.times import as_of, is_past
from checker.language.grammar import Grammar, grammar
from checker.mentions.hedges import parse_hedge, rehedged
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.verbs import finite
from checker.rulebook.facts.numeric import Money, Quantity, Share
from checker.rulebook.rulebook import Rule
from checker.values.interval import Interval

_NOUN_REACH = 4  # words between a number and the noun it counts: "1,500 existing full-time US workers"
_SHORTEST_ROOT = 3  # letters that a noun must share with the word it is made of
_LEFT_OUT = {
    Mark.NEGATED: "is denied",
    Mark.WITHDRAWN: "is withdrawn in the same sentence",
    Mark.CONDITIONAL: "stands under a condition",
    Mark.CHANGE: "is a change, not a level",
    Mark.COMPARED: "is a comparison, not a level",
}


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The claims of a quantity, money or share rule in an article, and the figures that came near.

    A figure that counts the rule's noun without one of its words beside it stands back where the article has figures
    with such a word: "The ferry carried 210 passengers. 14 passengers died." claims 14 dead.
    """
    fact = rule.fact
    assert isinstance(fact, Quantity | Money | Share)
    found = [
        pair
        for sentence in page.sentences
        if sentence.mentions
        for pair in _SentenceSearch(rule, fact, page, sentence).claims()
    ]
    worded = any(tie.worded for _, tie in found)
    for claim, tie in found:
        if isinstance(claim, Claim) and not tie.worded and worded:
            yield page.near_miss(rule, claim.start, claim.end, "other figures stand with the rule's words")
        else:
            yield claim


@dataclass(frozen=True, slots=True)
class _Tie:
    """How a mention is tied to the rule: up to which token it reaches with its noun, and whether by the rule's words.

    A noun that is made of one of the words ("users" of "use") counts as the word itself.
    """

    last: int
    confidence: Confidence
    note: str | None = None
    worded: bool = True
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class _SentenceSearch:
    rule: Rule
    fact: Quantity | Money | Share
    page: Page
    sentence: Sentence

    def claims(self) -> Iterator[tuple[Claim | NearMiss, _Tie]]:
        fitting = [found for mention in self.sentence.mentions if (found := self._fitting(mention)) is not None]
        if not fitting:
            return
        ranges = [self.sentence.token_range(mention.start, mention.end) for mention in fitting]
        language = self.page.article.language
        words = phrases(self.fact.find.words, language).hits(self.sentence.tokens)
        counted = phrases(self._count, language).hits(self.sentence.tokens)
        if not words and not counted:
            return
        by_word = self._by_word(ranges, words)
        previous: int | None = None
        for index, mention in enumerate(fitting):
            tie = self._tie(fitting, ranges, index, counted, by_word)
            if tie is None and previous is not None:
                tie = self._carried(fitting, ranges, index, previous)
            previous = None
            if tie is None:
                continue
            reason = tie.left_out or self._excluded(mention, ranges[index], tie, by_word.get(index))
            if reason is not None:
                yield self.page.near_miss(self.rule, mention.start, mention.end, reason), tie
                continue
            previous = index
            yield self._claim(mention, ranges, index, tie), tie

    def _by_word(self, ranges: Sequence[tuple[int, int]], words: Sequence[Hit]) -> dict[int, Anchor]:
        """The rule's word that belongs to each mention; a conversion in brackets and a part leave it to the whole."""
        tokens = self.sentence.tokens
        heads = [
            i
            for i, place in enumerate(ranges)
            if not i or not (tokens[place[0] - 1].norm == "(" or is_part(self.sentence, place))
        ]
        found = anchors(self.sentence, [ranges[i] for i in heads], words)
        return {heads[i]: anchor for i, anchor in found.items()}

    @property
    def _count(self) -> tuple[str, ...]:
        return self.fact.find.count if isinstance(self.fact, Quantity) else ()

    def _fitting(self, mention: Mention) -> Mention | None:
        """The mention where its kind and unit fit the fact's; a fraction in words fits a share as percent."""
        match self.fact:
            case Money():
                fits = mention.kind is Kind.MONEY
            case Share():
                if mention.kind is Kind.NUMBER and _is_fraction(mention):
                    return _in_percent(mention)
                fits = mention.kind is Kind.SHARE and mention.unit == "%"
            case Quantity(find=find) if find.unit is not None:
                from checker.values.units import same_dimension

                measured = mention.kind in (Kind.QUANTITY, Kind.DURATION)
                fits = measured and mention.unit is not None and same_dimension(mention.unit, find.unit)
            case _:
                fits = mention.kind is Kind.NUMBER
        return mention if fits else None

    def _tie(
        self,
        fitting: Sequence[Mention],
        ranges: Sequence[tuple[int, int]],
        index: int,
        counted: Sequence[Hit],
        by_word: Mapping[int, Anchor],
    ) -> _Tie | None:
        """How the mention is tied to the rule: by the noun it counts, else by one of the rule's words."""
        first, last = ranges[index]
        anchor = by_word.get(index)
        noun = self._counted_noun(fitting, ranges, index, counted)
        if noun is not None:
            last = max(noun.last, last) if noun.first >= first else last
            head = self.sentence.tokens[noun.last - 1].norm
            if not self.fact.find.words or self._is_made_of_a_word(head):
                return _Tie(last, Confidence.HIGH)
            if anchor is not None:
                return _Tie(last, Confidence.HIGH if anchor.same_clause else Confidence.MEDIUM)
            generic = noun.last - noun.first == 1 and head in self._words.generic_nouns
            if generic or by_word:
                return None
            verb = other_verb(self.sentence, first, last)
            reason = None if verb is None else f'"{verb}" stands with it'
            return _Tie(last, Confidence.MEDIUM, "none of the rule's words stands by", worded=False, left_out=reason)
        if anchor is None or (self._counts_other(fitting[index], last) and not self._is_the_word(anchor, first, last)):
            return None
        note = None if anchor.same_clause else f'"{anchor.hit.phrase}" stands elsewhere in the sentence'
        return _Tie(last, Confidence.HIGH if anchor.same_clause else Confidence.MEDIUM, note)

    def _is_the_word(self, anchor: Anchor, first: int, last: int) -> bool:
        """Tell whether the noun a number counts is the rule's word itself: "14 dead", not "two works" for work."""
        hit = anchor.hit
        inside = first <= hit.first < last
        written = self.sentence.tokens[hit.last - 1].norm
        return inside and (written == hit.phrase.lower() or written.endswith("ed"))

    def _is_made_of_a_word(self, noun: str) -> bool:
        """Tell whether a noun comes of one of the rule's words: "users" of "use", "deaths" of "dead"."""
        roots = (word.lower()[: max(_SHORTEST_ROOT, len(word) - 1)] for word in self.fact.find.words)
        return any(len(root) >= _SHORTEST_ROOT and noun.startswith(root) for root in roots)

    def _counted_noun(
        self, fitting: Sequence[Mention], ranges: Sequence[tuple[int, int]], index: int, counted: Sequence[Hit]
    ) -> Hit | None:
        """The rule's noun that the number counts: inside the mention or right after it, else before it as subject."""
        first, last = ranges[index]
        limit = min(last + _NOUN_REACH, ranges[index + 1][0] if index + 1 < len(ranges) else len(self.sentence.tokens))
        for hit in counted:
            if first <= hit.first < last:
                return hit
            if last <= hit.first < limit and self._is_noun_phrase(last, hit.first):
                return hit
        begin = max(self.sentence.clause_of(first)[0], ranges[index - 1][1] if index else 0)
        before = [hit for hit in counted if begin <= hit.first < first]
        return before[-1] if before and not self._counts_other(fitting[index], last) else None

    def _is_noun_phrase(self, first: int, last: int) -> bool:
        """Tell whether only words that may stand between a number and its noun lie between two tokens."""
        words = self._words
        closed = words.conjunctions | words.auxiliaries | words.determiners | (words.prepositions - {"of"})
        return all(
            (token.kind == "word" and token.norm not in closed) or token.norm in ("'", "-")
            for token in self.sentence.tokens[first:last]
        )

    def _counts_other(self, mention: Mention, last: int) -> bool:
        """Tell whether the number counts a noun of its own that is none of the rule's: "30 houses" for users."""
        if mention.kind is not Kind.NUMBER or mention.unit is None or not self._count:
            return False
        return self.sentence.tokens[last - 1].norm not in self._words.generic_nouns

    def _carried(
        self, fitting: Sequence[Mention], ranges: Sequence[tuple[int, int]], index: int, previous: int
    ) -> _Tie | None:
        """A number that stands for the noun of the one before it: "… users worldwide – and around 80 million in …".

        It has no noun or verb of its own: a preposition, a mark or the sentence's end follows.
        """
        last, tokens, words = ranges[index][1], self.sentence.tokens, self._words
        if fitting[index].kind is Kind.NUMBER and fitting[index].unit is not None:
            return None
        following = tokens[last] if last < len(tokens) else None
        closed = words.prepositions - {"of"} | words.conjunctions
        if is_part(self.sentence, ranges[index]) and self.fact.find.scope is None:
            return None  # "38 are in hospital, five of them in intensive care"
        of_them = [token.norm for token in tokens[last : last + 2]] == ["of", "them"]
        if following is not None and following.kind != "symbol" and following.norm not in closed and not of_them:
            return None
        lead = [token.norm for token in tokens[ranges[previous][1] : ranges[index][0]]]
        joints = [at for at, norm in enumerate(lead) if norm in words.conjunctions or norm in ",;-("]
        if not joints or any(norm in words.prepositions for norm in lead[joints[-1] + 1 :]):
            return None
        if any(finite(tokens, at) for at in range(last, self.sentence.clause_of(ranges[index][0])[1])):
            return None
        between = set(lead)
        converted = "(" in between and fitting[index].unit != fitting[previous].unit
        return _Tie(last, Confidence.HIGH, None if converted else f'counts what "{fitting[previous].text}" counts')

    def _claim(self, mention: Mention, ranges: Sequence[tuple[int, int]], index: int, tie: _Tie) -> Claim | NearMiss:
        article, wanted = self.page.article, self.fact.find.scope
        scoped = self._scope(ranges, index, tie)
        if wanted is not None and scoped.scope not in (wanted, None):
            if scoped.source is ScopeSource.STATED:
                return self.page.near_miss(self.rule, mention.start, mention.end, f"speaks of {scoped.scope}")
            scoped = UNSTATED
        end = max(self.sentence.tokens[tie.last - 1].end, mention.end)
        widened = replace(mention, end=end, text=article.text[mention.start : end])
        time = as_of(self.sentence, mention)
        certainty = self._certainty(self._owner(ranges[index][0], tie).via, scoped, wanted)
        return Claim(
            id=claim_id(self.rule.id, article.id, widened.start, widened.end),
            rule=self.rule.id,
            article=article.id,
            mention=in_stated_currency(self._meant(widened), self.rule, article),
            as_of=time,
            past=is_past(self.sentence, time),
            scope=scoped.scope,
            scope_source=scoped.source,
            subject=self.rule.subject,
            in_headline=self.sentence.in_headline,
            confidence=min(tie.confidence, certainty, key=lambda level: level.rank),
            notes=tuple(note for note in (tie.note, self._scope_note(scoped, wanted)) if note),
            corrects=self._corrected(mention),
        )

    def _corrected(self, mention: Mention) -> Interval | None:
        """What a figure corrects: the value that its sentence withdraws."""
        if Mark.CORRECTED not in mention.marks:
            return None
        withdrawn = [
            each for each in self.sentence.mentions if Mark.WITHDRAWN in each.marks and each.kind is mention.kind
        ]
        return withdrawn[0].interval if withdrawn else Interval(None, None)

    @property
    def _words(self) -> Grammar:
        return grammar(self.page.article.language)

    def _owner(self, first: int, tie: _Tie, anchor: Anchor | None = None) -> Owner:
        holder = anchor.hit.last if anchor is not None else None
        last = first if self.fact.kind == "share" else tie.last  # "holds 14.2% of Brindley": the whole is no holder
        return self.page.owner(self.sentence, first, last, self.rule, holder=holder)

    def _meant(self, mention: Mention) -> Mention:
        """The mention with its hedge meant as the rule or the rule book says, where they say."""
        hedge = (mention.hedge or "").lower()
        meaning = self.fact.compare.hedges.get(hedge) or self.page.rulebook.hedges.get(hedge)
        return mention if meaning is None else replace(mention, interval=rehedged(mention, parse_hedge(meaning)))

    def _excluded(self, mention: Mention, place: tuple[int, int], tie: _Tie, anchor: Anchor | None) -> str | None:
        """Why a mention that is tied to the rule is no claim, if so."""
        verb = self.sentence.tokens[anchor.hit.first].norm if anchor is not None else ""
        changing = verb in changes(self.page.article.language) or falls_ill(self.sentence, place[1])
        if is_age(self.sentence, mention, place[0]):
            return "is an age"
        for mark, reason in _LEFT_OUT.items():
            if mark in mention.marks and not (mark is Mark.CHANGE and changing):
                return reason
        begin, end = reach(self.sentence, place)
        if any(token.norm in self._words.rumours for token in self.sentence.tokens[begin : place[0]]):
            return "is a rumour"
        for unwanted in phrases(self.fact.find.not_, self.page.article.language).hits(self.sentence.tokens, begin, end):
            if not is_compared(self.sentence, unwanted, place):
                return f'"{unwanted.phrase}" stands with it'
        other = self._owner(place[0], tie, anchor).other
        return f"{other} stands nearer" if other is not None else None

    def _scope(self, ranges: Sequence[tuple[int, int]], index: int, tie: _Tie) -> Scoped:
        hits = self.page.scope_hits(self.sentence)
        begin, end = self.sentence.clause_of(ranges[index][0])
        if index:
            begin = max(begin, ranges[index - 1][1])
        if index + 1 < len(ranges):
            end = min(max(end, tie.last), ranges[index + 1][0])
        scoped = self.page.scopes.of(
            self.sentence, ranges[index][0], tie.last, (begin, end), hits, alone=len(ranges) == 1
        )
        if scoped.source is not ScopeSource.STATED and self.fact.find.scope is None:
            return UNSTATED
        return scoped

    @staticmethod
    def _scope_note(scoped: Scoped, wanted: str | None) -> str | None:
        if wanted is None or scoped.source is ScopeSource.STATED:
            return None
        return (
            f"{wanted} is not stated" if scoped.scope is None else f"{scoped.scope} is stated elsewhere in the sentence"
        )

    @staticmethod
    def _certainty(via: Via | None, scoped: Scoped, wanted: str | None) -> Confidence:
        if wanted is not None and scoped.source is ScopeSource.UNSTATED:
            return Confidence.LOW
        if via is Via.TOPIC or (wanted is not None and scoped.source is ScopeSource.INHERITED):
            return Confidence.MEDIUM
        return Confidence.HIGH


def _is_fraction(mention: Mention) -> bool:
    """Tell whether a number is a part of one in words: "two-thirds", "half"."""
    in_words = not any(letter.isdigit() for letter in mention.text)
    return in_words and mention.low is not None and mention.high is not None and 0 < mention.low <= mention.high < 1


def _in_percent(mention: Mention) -> Mention:
    low, high = mention.low, mention.high
    return replace(
        mention,
        kind=Kind.SHARE,
        unit="%",
        low=None if low is None else 100 * low,
        high=None if high is None else 100 * high,
        interval=None if mention.interval is None else mention.interval.scaled(100),
    )
