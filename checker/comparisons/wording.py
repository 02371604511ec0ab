"""The wording of a quotation: its words, how two wordings run alongside each other, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from checker.language.vocabulary import vocabulary, words
from checker.rulebook.facts.quote import Ignored

LONGEST = 400
"""Words of a quotation that are compared; longer ones are compared up to there."""

_FUNCTION, _COMMON, _CONTENT = 0.1, 0.5, 1.0
_PIECE = re.compile(
    r"(?P<ellipsis>\.\s?\.\s?\.(?:\s?\.)?|…|\[\s*(?:\.{3}|…)\s*\])|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<word>\d+(?:[.,]\d+)*|[^\W\d_]+(?:[.'][^\W\d_]+)*|%)|(?P<mark>[^\w\s])"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00ad": None})
_APART = re.compile(r"\s+'(?=s\b)")  # "the firm 's"
_NEGATED = re.compile(r"\b(ca|wo|sha)?(n)'t\b|\b([a-z]+?)n't\b", re.IGNORECASE)
_TOGETHER = 0.15  # what it adds that two shared words follow each other in both wordings
_CONTEXT = 5  # words shown around a difference
_STRAY_TOLD = 2.5  # what such words must tell to be part of the utterance all the same
_STRAY = 8  # words by which a shared word may stand nearer to the others in one wording than in the other


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation.

    ``key`` is what a difference in wording goes by, ``stem`` what holds two wordings together; ``weight`` is how much
    the word tells. ``cut`` says that an ellipsis stands before it, ``inserted`` that it stands in brackets.
    """

    text: str
    key: str
    stem: str
    weight: float
    cut: bool = False
    inserted: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a quotation; ``cut`` says that it ends with an ellipsis."""

    words: tuple[Word, ...]
    cut: bool = False

    @property
    def weight(self) -> float:
        """How much its words tell, function words left out."""
        return sum(word.weight for word in self.words if word.weight > _FUNCTION)

    @property
    def keys(self) -> tuple[str, ...]:
        """What tells this wording apart from others."""
        return tuple(word.key for word in self.words)


def wording(text: str, ignore: Collection[Ignored] = tuple(Ignored)) -> Wording:
    """The words of a quotation, with what a rule ignores taken out.

    >>> wording("We don’t [really] know …").keys
    ('we', 'do', 'not', 'really', 'know')
    """
    plain = _NEGATED.sub(_opened, _APART.sub("'", text.translate(_APOSTROPHES)))
    found: list[Word] = []
    cut, inside, opens = False, 0, True
    for match in _PIECE.finditer(plain):
        kind, piece = match.lastgroup, match.group()
        if kind == "ellipsis":
            cut = Ignored.ELLIPSIS in ignore
        elif kind == "open":
            inside += 1
        elif kind == "close":
            inside = max(inside - 1, 0)
        elif kind == "mark":
            opens = opens or piece in ".!?"
            if Ignored.PUNCTUATION not in ignore and piece not in "'\"":
                found.append(Word(piece, piece, piece, 0.0, cut))
        elif len(found) < LONGEST:
            if piece.lower() == "to" and found and found[-1].key == "going":
                found[-1] = replace(found[-1], weight=_FUNCTION)  # "going to sell" only tells the time
            found.append(_word(piece, cut, inside > 0 and Ignored.BRACKETS in ignore, opens, ignore))
            cut = opens = False
    while Ignored.PUNCTUATION not in ignore and found and not found[-1].text[0].isalnum():
        found.pop()  # the comma that ends a quotation is the article's own
    return Wording(tuple(found), cut)


def _opened(match: re.Match[str]) -> str:
    """ "don't" as "do not", "won't" as "will not"."""
    whole = match.group().lower()
    first = {"ca": "can", "wo": "will", "sha": "shall"}.get(whole[:-3], match.group()[:-3])
    return f"{first} not"


def _word(piece: str, cut: bool, inserted: bool, opens: bool, ignore: Collection[Ignored]) -> Word:
    lower = piece.lower().replace(",", "")
    key = _spelled(lower if "." not in lower or lower[0].isdigit() else lower.replace(".", ""))
    stem = _stem(key.removesuffix("'s")) if piece != "us" else "we"
    if lower in words("quotes", "function") and piece != "US":
        weight = _FUNCTION
    else:
        weight = _COMMON if stem in words("quotes", "common") or lower in words("quotes", "common") else _CONTENT
    if Ignored.CASE not in ignore:
        key = _spelled(piece)
    return Word(piece, key, stem, weight, cut, inserted, opens)


@cache
def _sets(topic: str) -> dict[str, str]:
    """Each word of a list of sets with the first word of its set."""
    lines = re.split(r"[\n;]", vocabulary("quotes")[topic])
    return {_plain_stem(word) if topic == "alike" else word: line.split()[0] for line in lines for word in line.split()}


@cache
def _spelled(word: str) -> str:
    """A word in one of its spellings: American for "favour" and "organise"."""
    known = _sets("same").get(word.lower())
    if known:
        return known
    if len(word) > 4:
        word = re.sub(r"is(e[sd]?|ing|ation|ations)$", r"iz\1", word)
        word = re.sub(r"our(s|ed|ing|able|ite|ites)?$", r"or\1", word)
    return word


@cache
def _stem(word: str) -> str:
    stem = _plain_stem(word)
    return _sets("alike").get(stem, stem)


@cache
def _bases() -> dict[str, str]:
    """Irregular forms of verbs with their plain form."""
    found: dict[str, str] = dict.fromkeys(("am", "is", "are", "was", "were", "been", "being"), "be")
    found |= {"has": "have", "had": "have"}
    for entry in vocabulary("verbs")["irregular"].split(";"):
        base, *others = entry.replace("/", " ").split()
        found |= dict.fromkeys(others, base)
    return found


@cache
def _plain_stem(word: str) -> str:
    """A word without its inflection; rough, since both sides are treated alike."""
    if word in _bases():
        return _bases()[word]
    for ending, least in (("ies", 3), ("ing", 2), ("ed", 3), ("es", 3), ("s", 3), ("ly", 4), ("e", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            stem = word[: -len(ending)] + ("y" if ending == "ies" else "")
            return stem[:-1] if ending in ("es", "ing", "ed") and stem.endswith("e") else stem.removesuffix("e")
    return word


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of two wordings stand for each other, as ascending pairs of indexes."""

    pairs: tuple[tuple[int, int], ...]

    def shared(self, first: Wording) -> float:
        """How much the words that both hold tell, function words left out."""
        return _told(self.pairs, first)

    @property
    def turned(self) -> Alignment:
        """The same seen from the second wording."""
        return Alignment(tuple((j, i) for i, j in self.pairs))

    @property
    def run(self) -> int:
        """The most words that both hold without a break."""
        best = now = 0
        last = (-2, -2)
        for i, j in self.pairs:
            now = now + 1 if (i - 1, j - 1) == last else 1
            best, last = max(best, now), (i, j)
        return best


def align(first: Wording, second: Wording) -> Alignment:
    """The words of two wordings that correspond, in order, chosen so that they tell the most and stand together.

    Work is the product of the lengths, which LONGEST bounds.
    """
    left, right = first.words, second.words
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    paired = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]  # the same where the two words are a pair
    for i in range(len(left) - 1, -1, -1):
        row, below, pair_row, pair_below = best[i], best[i + 1], paired[i], paired[i + 1]
        stem, weight = left[i].stem, left[i].weight
        for j in range(len(right) - 1, -1, -1):
            score = below[j] if below[j] >= row[j + 1] else row[j + 1]
            if right[j].stem == stem:
                joined = pair_below[j + 1] + _TOGETHER if pair_below[j + 1] else 0.0
                pair_row[j] = weight + max(below[j + 1], joined)
                score = max(score, pair_row[j])
            row[j] = score
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        follows = bool(pairs) and pairs[-1] == (i - 1, j - 1)
        joins = follows and paired[i][j] and paired[i][j] + _TOGETHER >= best[i][j]
        if joins or (paired[i][j] and paired[i][j] == best[i][j]):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return Alignment(tuple(_without_strays(pairs, first)))


def _without_strays(pairs: list[tuple[int, int]], first: Wording) -> list[tuple[int, int]]:
    """The pairs without those at either end that stand alone: function words, and few words far from the rest."""
    while len(groups := _groups(pairs)) > 1:
        ends = [group for group in (groups[0], groups[-1]) if _told(group, first) < _STRAY_TOLD]
        if not ends:
            break
        lightest = min(ends, key=lambda group: (_told(group, first), group))
        pairs = pairs[len(lightest) :] if lightest is groups[0] else pairs[: -len(lightest)]
    for end in (0, -1):
        while len(pairs) > 1:
            at, near = pairs[end], pairs[1 if end == 0 else -2]
            if max(abs(at[0] - near[0]), abs(at[1] - near[1])) <= 3 or first.words[at[0]].weight > _FUNCTION:
                break
            pairs.pop(end)
    return pairs


def _groups(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that stand about as far apart in one wording as in the other."""
    groups: list[list[tuple[int, int]]] = []
    for pair in pairs:
        last = groups[-1][-1] if groups else None
        if last is not None and abs((pair[0] - last[0]) - (pair[1] - last[1])) <= _STRAY:
            groups[-1].append(pair)
        else:
            groups.append([pair])
    return groups


def _told(pairs: Sequence[tuple[int, int]], first: Wording) -> float:
    return sum(weight for i, _ in pairs if (weight := first.words[i].weight) > _FUNCTION)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of two wordings: words of ``both``, or what the ``first`` has in place of what the ``second`` has."""

    both: str = ""
    first: str = ""
    second: str = ""

    def __str__(self) -> str:
        minus = f"[-{self.first}-]" if self.first else ""
        plus = f"{{+{self.second}+}}" if self.second else ""
        return self.both + minus + plus


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two wordings of one utterance differ, over the stretch that both quote, and by how many words."""

    parts: tuple[Part, ...]
    differing: int
    compared: int

    @property
    def text(self) -> str:
        """The difference in one line: what only the first has in [- -], the second in {+ +}."""
        return " ".join(str(part) for part in self.parts)

    def __bool__(self) -> bool:
        return self.differing > 0


def difference_of(first: Wording, second: Wording, alignment: Alignment) -> Difference:
    """The differences between two wordings over the stretch that both quote.

    What one of them leaves out at its ends, at an ellipsis or as words in brackets is no difference.
    """
    (i1, i2), (j1, j2) = _stretch(first, second, alignment)
    left, right = first.words[i1:i2], second.words[j1:j2]
    shown: list[Part] = []
    differing = 0
    matcher = SequenceMatcher(None, [word.key for word in left], [word.key for word in right], autojunk=False)
    for operation, a1, a2, b1, b2 in matcher.get_opcodes():
        removed, added = left[a1:a2], right[b1:b2]
        if operation == "equal":
            shown.append(Part(_shortened(removed, not shown)))
        elif _is_left_out(removed, added, left, right, a2, b2, (first, second), (i2, j2)):
            shown.append(Part("…"))
        else:
            differing += max(len(removed), len(added))
            shown.append(Part(first=_shown(removed), second=_shown(added)))
    return Difference(tuple(shown), differing, max(len(left), len(right)))


def _stretch(first: Wording, second: Wording, alignment: Alignment) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretch of each wording that both quote: from the first shared word to the last, and what each says instead.

    Words before the first shared word belong to it where both wordings have some: "It is" against "This is". Where
    one begins later than the other it quotes less, which is no difference.
    """
    (i1, j1), (i2, j2) = alignment.pairs[0], alignment.pairs[-1]
    before = min(_back(first, i1), _back(second, j1))
    if before:
        i1, j1 = i1 - min(i1, max(before, _back(first, i1))), j1 - min(j1, max(before, _back(second, j1)))
    after = min(_ahead(first, i2), _ahead(second, j2))
    if after:
        i2, j2 = i2 + _ahead(first, i2), j2 + _ahead(second, j2)
    return (i1, i2 + 1), (j1, j2 + 1)


def _back(one: Wording, index: int) -> int:
    """How many words of its sentence stand before a word, up to an ellipsis."""
    count = 0
    while index - count > 0 and not one.words[index - count].opens and not one.words[index - count].cut:
        count += 1
    return count


def _ahead(one: Wording, index: int) -> int:
    """How many words of its sentence stand after a word, up to an ellipsis."""
    count = 0
    while index + count + 1 < len(one.words):
        following = one.words[index + count + 1]
        if following.opens or following.cut:
            break
        count += 1
    return count


def _is_left_out(
    removed: Sequence[Word],
    added: Sequence[Word],
    left: Sequence[Word],
    right: Sequence[Word],
    a2: int,
    b2: int,
    whole: tuple[Wording, Wording],
    ends: tuple[int, int],
) -> bool:
    """Whether a difference is only an ellipsis or a word in brackets of one side."""
    if all(word.inserted for word in (*removed, *added)):
        return True
    if any(word.inserted for word in removed) and all(word.inserted for word in removed) and len(added) <= 3:
        return True
    if any(word.inserted for word in added) and all(word.inserted for word in added) and len(removed) <= 3:
        return True
    cut_right = right[b2].cut if b2 < len(right) else ends[1] == len(whole[1].words) and whole[1].cut
    cut_left = left[a2].cut if a2 < len(left) else ends[0] == len(whole[0].words) and whole[0].cut
    return (not added and cut_right) or (not removed and cut_left)


def _shortened(equal: Sequence[Word], opening: bool) -> str:
    """Equal words, the middle of a long run left out."""
    if opening and len(equal) > _CONTEXT:
        return "… " + _shown(equal[-_CONTEXT:])
    if len(equal) > 2 * _CONTEXT:
        return f"{_shown(equal[:_CONTEXT])} … {_shown(equal[-_CONTEXT:])}"
    return _shown(equal)


def _shown(some: Sequence[Word]) -> str:
    return " ".join(word.text for word in some).replace(" %", "%")


def difference(first: str, second: str, ignore: Collection[Ignored] = tuple(Ignored)) -> Difference:
    """The difference between two wordings, word by word, over all words where they share none.

    >>> difference("I was never here.", "I am never here").text
    'I [-was-]{+am+} never here'
    """
    left, right = wording(first, ignore), wording(second, ignore)
    alignment = align(left, right)
    if not alignment.pairs:
        longest = max(len(left.words), len(right.words))
        return Difference((Part(first=first, second=second),), longest, longest)
    return difference_of(left, right, alignment)
