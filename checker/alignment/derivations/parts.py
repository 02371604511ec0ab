"""Parts that make a whole: "nine men and five women", "12 in Leyte and 9 in Samar", "adding to the 13"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from checker.alignment.derivations.derivation import Amount, Derivation, joined, listed, told
from checker.alignment.derivations.row import Row, one_unit
from checker.alignment.statement import Statement
from checker.alignment.words import stem
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mark
from checker.mentions.verbs import verbs

_NO_PARTS = frozenset({Mark.COMPARED, Mark.CHANGE})
_WORLD = "world"
_ADDED = (Kind.NUMBER, Kind.MONEY, Kind.QUANTITY)


def wholes(row: Row, before: Row | None) -> Iterator[Derivation]:
    """What the parts of a sentence make together, and what its first figure makes with the last sentence's."""
    start = 0
    for at in range(1, len(row.figures) + 1):
        if at < len(row.figures) and _is_next_part(row, at):
            continue
        run = row.figures[start:at]
        singles = _singles(row, start, at) if all(_is_person(each) for each in run) else 0
        if len(run) + singles > 1 and not any(each.part for each in run[1:]) and all(map(_is_part, run)):
            whole = _whole(run, singles, row)
            if not _is_stated(whole, row):
                yield whole
        start = at
    if before is not None and row.figures and _is_further(row, 0) and _is_part(row.figures[0]):
        yield from _with_the_last(row, before)


def _whole(run: Sequence[Statement], singles: int, row: Row) -> Derivation:
    amount = Amount.exactly(singles)
    for each in run:
        amount = amount + Amount.of(each.mention)
    alike = len({each.head for each in run} - {None}) <= 1 and not singles
    head = next((each.head for each in run if each.head is not None), None) if alike else stem("people", row.language)
    terms = [each.mention.text for each in run] + ["one"] * singles
    made = joined(run, amount, kind=run[0].mention.kind, unit=run[0].mention.unit, head=head)
    said = f"{', '.join(terms[:-1])} and {terms[-1]} make {told(amount)}"
    return Derivation(made, tuple(run), said, apart=_own_names(run, row))


def _own_names(run: Sequence[Statement], row: Row) -> tuple[frozenset[str], ...]:
    """The names that stand with each part: those of its place and, where the parts have several, of who acts."""
    own = [each.near & each.names for each in run]
    several = any(names.intersection(_led_to_by(row, each)) for each, names in zip(run[1:], own[1:], strict=True))
    found = tuple(names if several else names - run[0].subject for names in own)
    return found if found[0] else ()  # a name behind the last part alone is the place of all


def _led_to_by(row: Row, one: Statement) -> frozenset[str]:
    """The stems of the words between the figure before and this one."""
    at = row.figures.index(one)
    return frozenset(stem(word, row.language) for word in row.before(at, 12))


def _is_next_part(row: Row, at: int) -> bool:
    """Tell whether a figure goes on with the parts that the one before it began."""
    one, other = row.figures[at - 1], row.figures[at]
    if one.mention.kind not in _ADDED or not one_unit(one, other) or not (_is_part(one) and _is_part(other)):
        return False
    if row.time(at - 1) != row.time(at) and None not in (row.time(at - 1), row.time(at)):
        return False
    if one.verb != other.verb and None not in (one.verb, other.verb) and not _is_further(row, at):
        return False
    between = row.between(at - 1)
    if _adds(between, row.language):
        return True
    if one.mention.kind is Kind.NUMBER:
        alike = _one_whole(one, other) or (_is_person(one) and _is_of_group(row, at))
        if not (alike and _counts(row, at - 1) and _counts(row, at)):
            return False
    joints = words("derived", "joints", row.language)
    return bool(between) and bool(joints.intersection(between)) and not _other_verbs(row, at)


def _adds(between: Sequence[str], language: str) -> bool:
    """Tell whether words add a figure to the one before: "adding to the"."""
    known = words("arithmetic", "wholes", language)
    told = list(dropwhile(known.__contains__, reversed(between)))[::-1]
    return " ".join(told).endswith(tuple(vocabulary("derived", language)["adding"]))


def _other_verbs(row: Row, at: int) -> bool:
    """Tell whether a verb of its own says something else of a figure: "12 died and 30 were injured"."""
    own = {stem(word, row.language) for word in row.behind(at, 5) if word in verbs(row.language).participles}
    return bool(own) and not own & row.figures[at - 1].clause


def _with_the_last(row: Row, before: Row) -> Iterator[Derivation]:
    """A first figure that comes on top of one in the sentence before: "Two more people died later."."""
    first = row.figures[0]
    alike = [
        each
        for each in before.figures
        if one_unit(each, first) and _is_part(each) and _one_whole(each, first) and _is_one_deed(each, first)
    ]
    if len(alike) == 1:
        yield _whole((alike[0], first), 0, row)


def _is_one_deed(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are said to have done the same: "12 died. Two more followed"."""
    light = listed("following", one.article.language)
    return one.verb == other.verb or None in (one.verb, other.verb) or other.verb in light


def _is_stated(whole: Derivation, row: Row) -> bool:
    """Tell whether a sentence gives a total itself, so that nobody has to add up."""
    if not words("derived", "totals", row.language).isdisjoint(row.words()):
        return True
    made = Amount.of(whole.made.mention).meant
    return any(
        Amount.of(each.mention).meant.meets(made)
        for each in row.figures
        if each not in whole.terms and one_unit(each, whole.made)
    )


def _is_part(one: Statement) -> bool:
    """Tell whether a figure may be added to others: no "4-mile" one, and none of the whole world."""
    measure = one.mention.kind is Kind.QUANTITY and "-" in one.mention.text
    everywhere = _WORLD in one.near or one.scope == _WORLD
    return not (one.mention.marks & _NO_PARTS or measure or everywhere) and one.mention.kind in _ADDED


def _is_further(row: Row, at: int) -> bool:
    """Tell whether a word says that a figure comes on top of one before: "two more", "another two"."""
    further = words("derived", "further", row.language)
    own = row.figures[at].mention.text.lower().split()
    return not further.isdisjoint([*row.before(at, 2)[-2:], *own, *row.behind(at, 1)])


def _counts(row: Row, at: int) -> bool:
    """Tell whether a number counts something rather than names an age, a road or a rank."""
    one = row.figures[at]
    if one.mention.unit is not None:
        return one.head is not None
    behind = words("derived", "behind-counts", row.language)
    return _is_of_group(row, at) or not behind.isdisjoint(row.behind(at, 1))


def _one_whole(one: Statement, other: Statement) -> bool:
    """Tell whether what two figures count may be parts of one whole."""
    if one.head == other.head or None in (one.head, other.head) or one.mention.kind is not Kind.NUMBER:
        return True
    return _is_person(one) and (_is_person(other) or other.head in listed("further", other.article.language))


def _is_person(one: Statement) -> bool:
    unit = one.mention.unit
    if unit is None:
        return False
    noun = one.mention.text.split()[-1]
    people = words("derived", "persons", one.article.language)
    return unit.split()[-1].lower() in people or (noun[0].isupper() and noun.endswith("s"))  # "four Austrians"


def _is_of_group(row: Row, at: int) -> bool:
    """Tell whether a bare number is that of a group of people: "a crew of six"."""
    before = row.before(at, 2)
    return before[-1:] == ["of"] and before[0] in words("derived", "groups", row.language)


def _singles(row: Row, start: int, stop: int) -> int:
    """Number of parts that are one by their article, before and behind a run: "a man and two women"."""
    return _ends_with_one(row.before(start, 5), row.language) + _begins_with_one(row.behind(stop - 1, 5), row.language)


def _begins_with_one(behind: Sequence[str], language: str) -> bool:
    """Tell whether words go on with one person more: "and a woman"."""
    joints, persons = words("derived", "joints", language), words("derived", "persons", language)
    if len(behind) < 3 or behind[0] not in joints or behind[1] not in words("derived", "one", language):
        return False
    return any(word in persons for word in behind[2:4])


def _ends_with_one(before: Sequence[str], language: str) -> bool:
    """Tell whether words lead on from one person: "a man and"."""
    joints, persons, one = (words("derived", name, language) for name in ("joints", "persons", "one"))
    if len(before) < 3 or before[-1] not in joints or before[-2] not in persons:
        return False
    return any(word in one for word in before[-4:-2])
