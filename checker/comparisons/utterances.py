"""Which quotations are one utterance: candidates by rare word pairs, then the words both hold, in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from checker.claims.claim import Claim
from checker.comparisons.wording import Alignment, Difference, Wording, align, difference_of, wording
from checker.language.vocabulary import words
from checker.mentions.attributions import same_party
from checker.rulebook.facts.quote import Ignored

CROWD = 48
"""Wordings that share a pair of words beyond which the pair tells nothing and is not followed."""

_SHARED_PAIRS = 2  # pairs of telling words that two lines must share to be held together, one where a line is short
_SHORT = 5.0  # what the words of a short line tell at most
_ALIGNED = 4  # words that two wordings of one named speaker must share at least
_ALIGNED_UNNAMED = 5  # and those of a speaker who is not named on one side
_TOLD = 2.0  # how much these words must tell, see Word.weight
_TOLD_UNNAMED = 3.5
_PARAPHRASE_RUN = 4  # words that a retold sentence must share without a break
_PARAPHRASE_TOLD = 4.0
_ONE_ARTICLE = 0.8  # share within one article, where two like sentences are more often two utterances
_SPREAD = 3.0  # times its own length over which a wording's words may lie in the other


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of one speaker, with all claims that quote it, in order."""

    wording: Wording
    speaker: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two lines that are one utterance.

    ``share`` is how much of what the shorter one tells the other tells too, from 0 to 1; ``named`` says that both
    have one named speaker. ``first`` and ``second`` are indexes of lines.
    """

    first: int
    second: int
    share: float
    named: bool
    alignment: Alignment
    difference: Difference

    def seen_from(self, standard: int, found: Sequence[Line]) -> Difference:
        """The difference with the words of the line ``standard`` as those that are left out."""
        if standard == self.first:
            return self.difference
        return difference_of(found[self.second].wording, found[self.first].wording, self.alignment.turned)


def lines(claims: Sequence[Claim], ignore: Collection[Ignored]) -> list[Line]:
    """The distinct wordings of each speaker, in order of their first claim's id."""
    found: dict[tuple[str | None, tuple[str, ...]], list[Claim]] = defaultdict(list)
    read: dict[tuple[str | None, tuple[str, ...]], Wording] = {}
    wordings: dict[str, Wording] = {}
    for claim in sorted(claims, key=lambda each: each.id):
        words_said = wordings.get(claim.text) or wordings.setdefault(claim.text, wording(claim.text, ignore))
        key = (_named(claim.mention.speaker), (*words_said.keys, "…" if words_said.cut else ""))
        found[key].append(claim)
        read.setdefault(key, words_said)
    return [Line(read[key], key[0], tuple(own)) for key, own in found.items()]


def _named(speaker: str | None) -> str | None:
    """A speaker who is a name; None for "police" or "a spokesman", which may be anybody."""
    if speaker is None or not speaker.strip():
        return None
    last = speaker.lower().split()[-1]
    plain = speaker.removeprefix("The ")
    return None if last in words("quotes", "generic") or plain.islower() else speaker


def candidates(found: Sequence[Line]) -> list[tuple[int, int]]:
    """Pairs of lines worth aligning, each once, ascending: those that share rare pairs of telling words.

    Pairs of words that more than CROWD lines share are not followed, so the number of pairs grows with the lines.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(found):
        for key in _shingles(line.wording):
            holders[key].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if 1 < len(held) <= CROWD:
            shared.update(combinations(held, 2))
    short = {index for index, line in enumerate(found) if line.wording.weight <= _SHORT}
    return sorted(pair for pair, count in shared.items() if count >= _SHARED_PAIRS or short.intersection(pair))


def _shingles(one: Wording) -> set[tuple[str, ...]]:
    """Telling words in twos, neighbours or with one between, and longer runs, which stay rare in large sets."""
    telling = [word.stem for word in one.words if word.weight > 0.1]
    runs = [tuple(word.stem for word in one.words[at : at + 5]) for at in range(len(one.words) - 4)]
    return {*pairwise(telling), *zip(telling, telling[2:], strict=False), *runs}


def match(found: Sequence[Line], first: int, second: int, share_needed: float, one_article: bool) -> Match | None:
    """How two lines are one utterance, None where they are not."""
    left, right = found[first], found[second]
    named = left.speaker is not None and right.speaker is not None
    if named and not same_party(left.speaker, right.speaker):
        return None
    shorter = min(left.wording, right.wording, key=lambda one: (one.weight, len(one.words)))
    if not shorter.weight or _bag_share(left.wording, right.wording) < _retold_share(share_needed):
        return None
    alignment = align(left.wording, right.wording)
    if not alignment.pairs:
        return None
    told = alignment.shared(left.wording)
    share = min(told / shorter.weight, 1.0)
    if not _is_one(alignment, told, share, share_needed, named, one_article, (left.wording, right.wording)):
        return None
    return Match(first, second, share, named, alignment, difference_of(left.wording, right.wording, alignment))


def _bag_share(left: Wording, right: Wording) -> float:
    """The most that an alignment can share: the telling words of both, whatever their order."""
    stems = {word.stem for word in left.words}
    held = sum(word.weight for word in right.words if word.weight > 0.1 and word.stem in stems)
    stems = {word.stem for word in right.words}
    back = sum(word.weight for word in left.words if word.weight > 0.1 and word.stem in stems)
    return min(held, back) / min(left.weight, right.weight) if left.weight and right.weight else 0.0


def _is_one(
    alignment: Alignment,
    told: float,
    share: float,
    needed: float,
    named: bool,
    one_article: bool,
    both: tuple[Wording, Wording],
) -> bool:
    aligned = len(alignment.pairs)
    if _is_scattered(alignment, both):
        return False
    if one_article:
        return share >= max(needed, _ONE_ARTICLE) and aligned > _ALIGNED_UNNAMED and told >= _TOLD_UNNAMED
    if not named:
        return share >= needed and aligned >= _ALIGNED_UNNAMED and told >= _TOLD_UNNAMED
    if share >= needed and aligned >= _ALIGNED and told >= _TOLD:
        return True
    return share >= _retold_share(needed) and told >= _PARAPHRASE_TOLD and alignment.run >= _PARAPHRASE_RUN


def _retold_share(needed: float) -> float:
    """The share from which a named speaker's words count as retold, as translations do: 40% for a rule of 60%.

    A rule that asks for more leaves less room, and none from 80% on.
    """
    return max(needed * 2 / 3, min(needed, 2 * needed - 0.8))


def _is_scattered(alignment: Alignment, both: tuple[Wording, Wording]) -> bool:
    """Whether the shared words lie over far more words of one wording than of the other, without an ellipsis."""
    (i1, j1), (i2, j2) = alignment.pairs[0], alignment.pairs[-1]
    short, long = sorted((i2 - i1 + 1, j2 - j1 + 1))
    cut = any(word.cut for one in both for word in one.words)
    return long > _SPREAD * short and not cut


def best(matches: Sequence[Match], found: Sequence[Line]) -> Iterator[Match]:
    """The matches, nearest first, without those whose words a nearer match in the same article takes already."""
    taken: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for each in sorted(matches, key=lambda one: (bool(one.difference), -one.share, one.first, one.second)):
        (i1, j1), (i2, j2) = each.alignment.pairs[0], each.alignment.pairs[-1]
        places = [
            *(((each.first, claim.article), (i1, i2)) for claim in found[each.second].claims),
            *(((each.second, claim.article), (j1, j2)) for claim in found[each.first].claims),
        ]
        if any(_overlap(span, other) for key, span in places for other in taken[key]):
            continue
        for key, span in places:
            taken[key].append(span)
        yield each


def _overlap(span: tuple[int, int], other: tuple[int, int]) -> bool:
    common = min(span[1], other[1]) - max(span[0], other[0]) + 1
    return common > 0.5 * min(span[1] - span[0] + 1, other[1] - other[0] + 1)
