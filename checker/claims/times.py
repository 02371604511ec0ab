"""Of which time a mention speaks."""

from __future__ import annotations

from checker.claims.sentence import Sentence
from checker.claims.surroundings import FIGURES
from checker.language.grammar import Grammar, grammar
from checker.mentions.mention import Bound, Kind, Mention
from checker.values.days import Days

_DEADLINES = (Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN)
_NEWS = 31  # days: a date further back than this is another time than the article's


def as_of(sentence: Sentence, mention: Mention) -> Days | None:
    """The days a mention speaks of: a date stated with it, else the article's own, else ``None``.

    A date counts where nothing parts it from the mention: no other figure ("118,000 last year, down from 164,000 in
    2018"), no clause of its own ("35,000 seats after citizens approved it on 14 September"), no word of the present
    ("it started on 9 August and has so far burned 19,500 hectares"). One of an earlier clause counts where the
    mention's is told in the past ("… since 2007, when the Havterne sank and 23 people died"), one of the sentence
    before where a pronoun leads on from it. Deadlines, days to come and "since" with the present are no as-of dates.
    """
    published = sentence.article.published
    stated = _stated(sentence, mention) or _led_on(sentence)
    if stated is not None:
        return Days(stated.earliest or stated.latest, stated.latest or stated.earliest)
    return Days(published, published) if published else None


def is_past(sentence: Sentence, days: Days | None) -> bool:
    """Tell whether days stated with a mention lie well before the article's own."""
    published = sentence.article.published
    return days is not None and published is not None and Days(published, published).days_to(days) > _NEWS


def _stated(sentence: Sentence, mention: Mention) -> Mention | None:
    words = grammar(sentence.article.language)
    first, last = sentence.token_range(mention.start, mention.end)
    begin, end = sentence.clause_of(first)
    dates = [date for date in sentence.of_kind(Kind.DATE) if _is_time(date, mention, sentence)]
    own, earlier = [], []
    for date in dates:
        place = sentence.token_range(date.start, date.end)
        if _is_aside(sentence, place):
            continue
        if begin <= place[0] < end:
            behind = place[0] >= last
            gap = (last, place[0]) if behind else (place[1], first)
            if not _is_parted(sentence, gap, words, behind=behind):
                own.append((gap[1] - gap[0], date))
        elif place[1] <= begin and not _is_present(sentence, (place[1], end), words):
            earlier.append(date)
    if own:
        return min(own, key=lambda pair: (pair[1].bound is not Bound.AS_OF, pair[0]))[1]
    return earlier[-1] if earlier else None


def _is_aside(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Tell whether a date belongs to a participle between commas: "Brindley, founded in 1958, runs 412 stores"."""
    tokens = sentence.tokens
    before = place[0] - 1
    while before >= 0 and tokens[before].norm in ("in", "on", "the", "since"):
        before -= 1
    participle = before >= 1 and tokens[before].norm.endswith(("ed", "ilt", "un")) and place[1] < len(tokens)
    opened = participle and any(token.norm in (",", "which") for token in tokens[max(before - 3, 0) : before])
    return opened and tokens[place[1]].norm == ","


def _is_time(date: Mention, mention: Mention, sentence: Sentence) -> bool:
    published = sentence.article.published
    apart = date.end <= mention.start or mention.end <= date.start
    known = date.earliest or date.latest
    if not apart or known is None or date.bound in _DEADLINES or (published is not None and known > published):
        return False
    return date.bound is not Bound.SINCE or not _is_present(
        sentence, (0, len(sentence.tokens)), grammar(sentence.article.language)
    )


def _is_parted(sentence: Sentence, gap: tuple[int, int], words: Grammar, *, behind: bool) -> bool:
    """Tell whether a clause of its own or a word of the present lies between a mention and a date.

    From a date behind it a mention is parted by another figure or a comparison as well ("higher than in 2017"); a date
    before it holds for all figures that follow ("in 2012, burned 62,000 hectares and destroyed 1,100 houses").
    """
    between = sentence.tokens[gap[0] : gap[1]]
    if not between:
        return False
    parting = words.subordinators | words.comparing | {"from"} if behind else words.subordinators
    figures = behind and any(
        between[0].start <= figure.start < between[-1].end and figure.kind in FIGURES for figure in sentence.mentions
    )
    return figures or any(token.norm in parting for token in between) or _is_present(sentence, gap, words)


def _is_present(sentence: Sentence, tokens: tuple[int, int], words: Grammar) -> bool:
    """Tell whether words of the present stand between two tokens."""
    return any(token.norm in words.present for token in sentence.tokens[tokens[0] : tokens[1]])


def _led_on(sentence: Sentence) -> Mention | None:
    """The far date of the sentence before, where this one goes on with a pronoun: "A fire in 2012 … It was …"."""
    before = sentence.before
    if before is None or sentence.tokens[0].norm not in ("it", "they", "this", "that", "these"):
        return None
    for date in before.of_kind(Kind.DATE):
        days = Days(date.earliest or date.latest, date.latest or date.earliest)
        if date.bound not in _DEADLINES and days.earliest is not None and is_past(sentence, days):
            return date
    return None
