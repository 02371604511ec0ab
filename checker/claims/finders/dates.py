"""Which days answer a fact: when something happened, by when it must happen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.claims.anchors import Anchor, anchors
from checker.claims.claim import Claim, Confidence, NearMiss, claim_id
from checker.claims.page import Page
from checker.claims.phrases import Hit, phrases
from checker.claims.sentence import Sentence
from checker.claims.subjects import Via
from checker.language.grammar import grammar
from checker.language.vocabulary import words as vocabulary
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.mentions.mood import governed
from checker.rulebook.facts.dates import Date, Deadline
from checker.rulebook.rulebook import Rule
from checker.values.days import Days

_SAYING_REACH = 4  # tokens from "said" to its day
LAST_DAYS = frozenset({Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN})


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The claims of a date or deadline rule in an article, and the days that came near."""
    for sentence in page.sentences:
        dates = [mention for mention in sentence.of_kind(Kind.DATE) if _fits(mention, rule, sentence)]
        if dates:
            yield from _claims(rule, page, sentence, dates)


def _fits(mention: Mention, rule: Rule, sentence: Sentence) -> bool:
    """Tell whether a date may answer: any for a date, a last day or one with the word deadline for a deadline."""
    if not isinstance(rule.fact, Deadline) or mention.bound in LAST_DAYS:
        return True
    if _is_by_the_clock(sentence, mention):
        return True
    nouns = grammar(sentence.article.language).deadline_nouns
    clause = sentence.clause_of(sentence.token_range(mention.start, mention.end)[0])
    return mention.bound is None and any(token.norm in nouns for token in sentence.tokens[clause[0] : clause[1]])


def _is_by_the_clock(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a time of day stands between a date and its bound: "until 5pm on 14 October"."""
    first = sentence.token_range(mention.start, mention.end)[0]
    before = [token.norm for token in sentence.tokens[max(first - 5, 0) : first]]
    words = grammar(sentence.article.language)
    clock = any(norm in words.clock for norm in before)
    return clock and any(norm in words.last_days for norm in before)


def _claims(rule: Rule, page: Page, sentence: Sentence, dates: list[Mention]) -> Iterator[Claim | NearMiss]:
    fact, article = rule.fact, page.article
    assert isinstance(fact, Date | Deadline)
    ranges = [sentence.token_range(mention.start, mention.end) for mention in dates]
    hits = phrases(fact.find.words, article.language).hits(sentence.tokens)
    told = [i for i, place in enumerate(ranges) if not _is_of_saying(sentence, place, hits)]
    tied = anchors(sentence, [ranges[i] for i in told], hits)
    for at, anchor in sorted(tied.items()):
        if _is_denied(sentence, ranges[told[at]][0], anchor) and at + 1 < len(told):
            yield page.near_miss(rule, dates[told[at]].start, dates[told[at]].end, "is denied")
            at += 1
        mention, place = dates[told[at]], ranges[told[at]]
        reason = _excluded(rule, page, sentence, mention, place[0], anchor)
        if reason is not None:
            yield page.near_miss(rule, mention.start, mention.end, reason)
            continue
        elsewhere = f'"{anchor.hit.phrase}" stands elsewhere in the sentence'
        assumed = tuple(f"{part} assumed" for part in mention.assumed)
        yield Claim(
            id=claim_id(rule.id, article.id, mention.start, mention.end),
            rule=rule.id,
            article=article.id,
            mention=mention,
            as_of=_published(article.published),
            subject=rule.subject,
            in_headline=sentence.in_headline,
            confidence=page.certainty(sentence, rule) if anchor.same_clause else Confidence.MEDIUM,
            notes=assumed if anchor.same_clause else (*assumed, elsewhere),
        )


def _is_of_saying(sentence: Sentence, place: tuple[int, int], hits: list[Hit]) -> bool:
    """Tell whether a date is that of the saying: "…, the company said on Tuesday", with none of the rule's words."""
    begin, end = sentence.clause_of(place[0])
    if any(begin <= hit.first < end for hit in hits):
        return False
    speech = vocabulary("speech", "verbs", sentence.article.language)
    return any(token.norm in speech for token in sentence.tokens[max(begin, place[0] - _SAYING_REACH) : place[0]])


def _is_denied(sentence: Sentence, place: int, anchor: Anchor) -> bool:
    """Tell whether the rule's word is denied of a date: "will not end on 31 December but on 30 June" ends in June."""
    tokens, hit = sentence.tokens, anchor.hit
    if not anchor.same_clause:
        return False
    own = governed(tokens[hit.first : hit.last], 0, hit.last - hit.first)
    if Mark.NEGATED not in governed(tokens, hit.first, hit.last) - own:
        return False
    return not any(token.norm == "but" for token in tokens[hit.last : place])


def _published(published: date | None) -> Days | None:
    return Days(published, published) if published else None


def _excluded(rule: Rule, page: Page, sentence: Sentence, mention: Mention, first: int, anchor: Anchor) -> str | None:
    """Why a date that stands with the rule's words is no claim, if so."""
    fact = rule.fact
    assert isinstance(fact, Date | Deadline)
    if mention.latest is None:
        return "no day can be told without the article's date"
    asserted = any(token.norm == "but" for token in sentence.tokens[max(first - 2, 0) : first])
    if Mark.WITHDRAWN in mention.marks or (Mark.NEGATED in mention.marks and not asserted):
        return "is denied or withdrawn"
    if _is_denied(sentence, first, anchor):
        return "is denied"
    unwanted = phrases(fact.find.not_, page.article.language).hits(sentence.tokens, *sentence.clause_of(first))
    if unwanted:
        return f'"{unwanted[0].phrase}" stands with it'
    owner = page.owner(sentence, first, first, rule)
    asked = isinstance(fact, Date) or fact.subject is not None or page.is_marked_other(sentence, rule)
    if owner.other is not None and asked:
        return f"{owner.other} stands nearer"
    if fact.subject and owner.via is Via.TOPIC:
        return f"{fact.subject} is not named in the sentence"
    return None
