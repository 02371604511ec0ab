"""Spelling: a name is spelt alike in an article and across articles.

Found: "TitTok" where the article says TikTok everywhere else, "Bytedance" beside ByteDance, "Satya Nadela" beside Satya
Nadella. Left alone: names of two (Johnson and Johnston, Hilary and Hillary with other surnames, Anna and Anne), plurals
and words made of a name (Korea, Korean), accents, words all in capitals, and any spelling that is a word by itself.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.checks.check import Outcome, Reading
from checker.checks.edits import Edit, deletions, edit
from checker.checks.evidence import claim_at, name_mention
from checker.checks.names import Names, Occurrence, Spelling, names
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.language.vocabulary import words
from checker.rulebook.rulebook import Rule, RuleBook

_OFTEN = 3  # a spelling is established from so many places on
_RARE = 2  # an odd spelling stands in no more places of an article and in no more articles
_CROWD = 64  # a key that more established names share tells nothing
_SHOWN = 3  # places of the established spelling that a finding shows
_VERY_LONG = 8  # letters from which one wrong letter leaves no doubt which name is meant
_LONG = 6  # letters from which a slip is told from a name of its own without names beside it


@dataclass(frozen=True, slots=True)
class Slip:
    """An odd spelling with the established one that it stands for."""

    odd: str
    usual: str
    verdict: Verdict
    confidence: Confidence
    why: str


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Compare rare spellings with established ones that differ by one letter or in their capitals."""
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    found = names(ordered)
    claims: dict[str, Claim] = {}
    comparisons = []
    by_case = _by_case(found)
    index = _index(found)
    for reading in ordered:
        for odd, occurrences in sorted(found.places[reading.article.id].items(), key=lambda item: item[1][0].start):
            if _is_established(found, odd) or len(occurrences) >= _OFTEN:
                _show(claims, rule, reading, occurrences[:1])
            slip = _capitals(found, by_case, reading, odd) or _letters(found, index, reading, odd)
            if slip:
                own = _show(claims, rule, reading, occurrences)
                others = _usual_places(claims, rule, ordered, found, reading, slip)
                comparisons.append(_comparison(rule, slip, own, others, found))
    return Outcome(tuple(claims.values()), tuple(comparisons))


def _show(
    claims: dict[str, Claim], rule: Rule, reading: Reading, occurrences: Sequence[Occurrence]
) -> tuple[Claim, ...]:
    """The claims at some places, kept once."""
    shown = tuple(
        claim_at(rule, reading, name_mention(reading.article.text, one.start, one.end)) for one in occurrences
    )
    claims.update((claim.id, claim) for claim in shown)
    return shown


def _usual_places(
    claims: dict[str, Claim], rule: Rule, readings: Sequence[Reading], found: Names, reading: Reading, slip: Slip
) -> tuple[Claim, ...]:
    """The first places of the established spelling: in the same article where it stands there, else in others."""
    own = found.places[reading.article.id].get(slip.usual, [])[:_SHOWN]
    if own:
        return _show(claims, rule, reading, own)
    shown: list[Claim] = []
    for other in readings:
        if len(shown) < _SHOWN:
            shown += _show(claims, rule, other, found.places[other.article.id].get(slip.usual, [])[:1])
    return tuple(shown)


def _comparison(rule: Rule, slip: Slip, own: tuple[Claim, ...], others: tuple[Claim, ...], found: Names) -> Comparison:
    here = others[0].article == own[0].article
    usual = found.spellings[slip.usual]
    where = "elsewhere in the same article" if here else f"in {_counted(len(usual.articles), 'other article')}"
    return Comparison(
        rule=rule.id,
        judgement=Judgement(slip.verdict, slip.why),
        claims=own,
        others=others,
        text=f"{slip.odd} is spelt {slip.usual} {where}",
        confidence=slip.confidence,
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _is_established(found: Names, spelling: str) -> bool:
    """Tell whether a spelling stands often enough to hold others against it, and is a name."""
    seen = found.spellings.get(spelling)
    if seen is None or found.is_word(spelling) or not seen.sure:
        return False
    return seen.most >= _OFTEN or (seen.count >= _OFTEN and len(seen.articles) > 1)


# Capitals


def _by_case(found: Names) -> dict[str, list[str]]:
    """The spellings of each name that differ in their capitals alone, the likeliest first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for spelling in found.spellings:
        groups[spelling.lower()].append(spelling)
    return {
        name: sorted(group, key=lambda one: (-found.spellings[one].count, -_capitals_in(one), one))
        for name, group in groups.items()
        if len(group) > 1
    }


def _capitals_in(spelling: str) -> int:
    return sum(letter.isupper() for letter in spelling)


def _capitals(found: Names, by_case: dict[str, list[str]], reading: Reading, odd: str) -> Slip | None:
    group = by_case.get(odd.lower())
    if not group or group[0] == odd or _at_sentence_start(odd, group[0]):
        return None
    usual = found.spellings[group[0]]
    here = group[0] in found.places[reading.article.id]
    if not (_is_established(found, group[0]) or (here and usual.count > 1)):
        return None
    if _in_other_company(found.places[reading.article.id][odd], usual):
        return None
    return Slip(odd, group[0], Verdict.TENSION, Confidence.HIGH, "the spellings differ in their capitals alone")


def _at_sentence_start(odd: str, usual: str) -> bool:
    """Tell whether a name that begins small only took a capital: "IPhone sales rose"."""
    return odd[0].lower() + odd[1:] == usual


# Letters


def _index(found: Names) -> dict[str, list[str]]:
    """Established names by themselves and by what is left of them when a letter is dropped."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for spelling in sorted(found.spellings):
        if _is_established(found, spelling):
            for key in deletions(spelling.lower()):
                index[key].append(spelling)
    return {key: held for key, held in index.items() if len(held) <= _CROWD}


def _letters(found: Names, index: dict[str, list[str]], reading: Reading, odd: str) -> Slip | None:
    seen = found.spellings[odd]
    occurrences = found.places[reading.article.id][odd]
    if len(occurrences) > _RARE or len(seen.articles) > _RARE or found.is_word(odd):
        return None
    slips = []
    for usual in _near(index, odd):
        if found.spellings[usual].count >= _OFTEN * seen.count / 2 and not _differ_in_accents(odd, usual):
            slip = _slip(found, reading, occurrences, odd, usual)
            if slip:
                slips.append((-slip.confidence.rank, -found.spellings[usual].count, usual, slip))
    return min(slips)[-1] if slips else None


def _near(index: dict[str, list[str]], odd: str) -> Iterator[str]:
    """Established names that share a key with the odd spelling."""
    yield from sorted({usual for key in deletions(odd.lower()) for usual in index.get(key, ()) if usual != odd})


def _slip(found: Names, reading: Reading, occurrences: Sequence[Occurrence], odd: str, usual: str) -> Slip | None:
    """An odd spelling, where something beside the letters says that it stands for the established name."""
    kind = edit(odd.lower(), usual.lower())
    if kind is None or kind is Edit.ENDING:
        return None
    known = found.spellings[usual]
    shared = next(
        (one.before for one in occurrences if one.before in known.before and _is_name(found, one.before)), None
    )
    if shared and not _stand_together(reading, occurrences, found, usual):
        why = f"{shared.title()} stands before both spellings"
        return Slip(odd, usual, Verdict.CONTRADICTION, Confidence.HIGH, why)
    if kind is Edit.LAST:
        return None
    if _is_unmistakable(odd, reading.article.language) and _is_unmistakable(usual, reading.article.language):
        why = "the capitals inside the name mark it as one and the same"
        return Slip(odd, usual, Verdict.CONTRADICTION, Confidence.HIGH, why)
    if kind in (Edit.SWAP, Edit.DOUBLING):
        company = next(
            (one.after for one in occurrences if one.after in known.after and _is_name(found, one.after)), None
        )
        if company:
            why = f"{company.title()} stands after both spellings"
            return Slip(odd, usual, Verdict.CONTRADICTION, Confidence.HIGH, why)
    return _slip_alone(found, reading, occurrences, odd, usual, kind)


def _slip_alone(
    found: Names, reading: Reading, occurrences: Sequence[Occurrence], odd: str, usual: str, kind: Edit
) -> Slip | None:
    """A slip in a name that stands by itself: of letters swapped or doubled, in a long name of any letter inside.

    Two persons whose surnames are so alike would have their first names beside them.
    """
    known = found.spellings[usual]
    here = len(found.places[reading.article.id].get(usual, ()))
    if here < _OFTEN or len(found.spellings[odd].articles) > 1 or _in_other_company(occurrences, known):
        return None
    is_long = len(usual) >= _VERY_LONG
    sure = all(one.sure for one in occurrences) or is_long
    any_letter = is_long and not known.before and not _may_be_surname(usual, reading.article.language)
    kinds = (Edit.SWAP, Edit.DOUBLING, Edit.INNER) if any_letter else (Edit.SWAP, Edit.DOUBLING)
    if kind not in kinds or len(usual) < _LONG or not sure:
        return None
    why = f"{kind}, in a name that stands {here} times in the article, and no other first name or surname is beside it"
    return Slip(odd, usual, Verdict.TENSION, Confidence.MEDIUM, why)


def _may_be_surname(spelling: str, language: str) -> bool:
    """Tell whether a name looks like a surname that another person's may differ from by a letter."""
    inner_capital = any(letter.isupper() for letter in spelling[1:])
    prefixed = inner_capital and not _is_unmistakable(spelling, language)
    return prefixed or spelling.lower().endswith(tuple(words("spelling", "surname_endings", language)))


def _is_name(found: Names, word: str | None) -> bool:
    return word is not None and word not in found.small


def _in_other_company(occurrences: Sequence[Occurrence], usual: Spelling) -> bool:
    """Tell whether other names stand beside the odd spelling than beside the established one."""
    beside = [(one.before, usual.before) for one in occurrences] + [(one.after, usual.after) for one in occurrences]
    stated = [(own, theirs) for own, theirs in beside if own]
    return bool(stated) and not any(own in theirs for own, theirs in stated)


def _stand_together(reading: Reading, occurrences: Sequence[Occurrence], found: Names, usual: str) -> bool:
    """Tell whether one sentence holds both spellings: it speaks of two who differ by a letter."""
    places = found.places[reading.article.id].get(usual, ())
    sentences = {reading.article.sentence_at(one.start) for one in places}
    return any(reading.article.sentence_at(one.start) in sentences for one in occurrences)


def _is_unmistakable(spelling: str, language: str) -> bool:
    """Tell whether a name has a capital inside that no prefix of a surname explains: TikTok, not McDonald."""
    inner = next((at for at, letter in enumerate(spelling) if at and letter.isupper()), None)
    return inner is not None and spelling[:inner].lower() not in words("spelling", "prefixes", language)


def _differ_in_accents(odd: str, usual: str) -> bool:
    return _unaccented(odd) == _unaccented(usual)


def _unaccented(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
