"""How a suggested rule speaks of its values: the words that find them, the question that they answer, the id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from checker.alignment.statement import Statement
from checker.alignment.words import stem
from checker.language.scopes import scopes
from checker.mentions.mention import Kind
from checker.mentions.tokens import WORD, tokenize
from checker.suggestions.grouping import Group, sentence_text
from checker.suggestions.kinship import Kinship, counts_anyone, idle, is_made_of, words_of

MOST_WORDS = 6
_LAST = {Kind.MONEY: "amount", Kind.DATE: "deadline", Kind.SHARE: "share", Kind.QUANTITY: "measure"}
_ASKED = {
    Kind.MONEY: "Which amount",
    Kind.DATE: "Which last day",
    Kind.SHARE: "Which share",
    Kind.QUANTITY: "Which measure",
}


def counted(group: Group) -> list[str]:
    """The nouns that the numbers of a group count, as they are written, those that count anyone last.

    None where these are no numbers.
    """
    if group.kind is not Kind.NUMBER:
        return []
    anyone = {each.mention.unit: counts_anyone(each) for each in group.members if each.mention.unit}
    return list(
        dict.fromkeys(unit.split()[-1].lower() for unit in sorted(anyone, key=lambda unit: (anyone[unit], unit)))
    )


def telling(group: Group, stands: Counter[str]) -> list[str]:
    """Words by which the values of a group are found, as few as may be and such as stand with few other values.

    None where numbers are found by the nouns that they count.
    """
    if group.kind is Kind.NUMBER and not any(map(counts_anyone, group.members)):
        return []
    written = [_written(each) for each in group.members]
    within = Counter(word for each in group.members for word in each.clause | each.near)
    left = list(range(len(written)))
    chosen: list[str] = []
    while left and len(chosen) < MOST_WORDS:
        candidates = {word for index in left for word in written[index]}
        spread = Counter(
            word for word in candidates for index in left if _is_found(group.members[index], written[index], word)
        )
        if not spread:
            break
        best = min(
            spread,
            key=lambda word: (
                -spread[word],
                stands[word] - within[word],
                min(written[index][word][0] for index in left if word in written[index]),
                word,
            ),
        )
        chosen.append(best)
        left = [index for index in left if not _is_found(group.members[index], written[index], best)]
    return list(dict.fromkeys(each[word][1] for word in chosen for each in written if word in each))


def nearest_word(statement: Statement) -> str | None:
    """The telling word that stands nearest to a value, ``None`` where there is none."""
    return min(_written(statement).values(), default=(0, None))[1]


def subject(group: Group, kinship: Kinship) -> str | None:
    """The name that all articles of a group give, best in the sentences of its values; ``None`` where there is none."""
    articles = list({each.article.id: each.article for each in group.members}.values())
    common = set.intersection(*(set(kinship.names(article)) for article in articles))

    def rank(name: str) -> tuple[int, int, int, int, str]:
        beside = sum(name in sentence_text(each) for each in group.members)
        headlines = sum(name in each.headline for each in articles)
        return -beside, -headlines, -len(name.split()), -sum(kinship.names(each)[name] for each in articles), name

    return min(filter(kinship.is_sure, common), key=rank, default=None)


def aliases(group: Group, kinship: Kinship, name: str) -> list[str]:
    """Words of a name by which the articles of a group call it alone: "Board" for "Accident Board"."""
    known = {other for each in group.members for other in kinship.names(each.article)}
    return [word for word in name.split() if word != name and word in known]


def question(group: Group, scope: str | None, said: Sequence[str], about: str | None) -> str:
    """The question that the values of a group answer, in words that are the articles' own."""
    asked = f"do articles on {about} report" if about else "do the articles report"
    where = f" where they speak of {_either(said)}" if said else ""
    if group.kind is not Kind.NUMBER:
        return f"{_ASKED[group.kind]} {asked}{where}?"
    nouns = _of_their_own(group) or counted(group)
    place = f" {_place(scope)}" if scope else ""
    return f"How many {' or '.join(nouns)}{place} {asked}{'' if _of_their_own(group) else where}?"


def rule_id(group: Group, scope: str | None, said: Sequence[str]) -> str:
    """What an id says: "us-users", "worth-amount", "talks-deadline"."""
    nouns = _of_their_own(group)[:1] or [*counted(group)[:1], *said[:1]]
    parts = (scope or "", *nouns, _LAST.get(group.kind, ""))
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(parts).lower())) or "suggested"


def free(name: str, taken: Collection[str]) -> str:
    """The id, with a number where it is taken."""
    number = 2
    found = name
    while found in taken:
        found = f"{name}-{number}"
        number += 1
    return found


def stands_with(statements: Iterable[Statement]) -> Counter[str]:
    """In how many statements each stem stands."""
    return Counter(stem for each in statements for stem in each.clause | each.near)


def _is_found(statement: Statement, written: Collection[str], word: str) -> bool:
    """Tell whether a word finds a value: it stands with it, or what is counted is made of it."""
    return word in written or (statement.head is not None and is_made_of(statement.head, word))


def _written(statement: Statement) -> dict[str, tuple[int, str]]:
    """The telling stems of a value with their distance from it and the word as it is written nearest to it.

    Of a last day, and where the words that stand with a value tell nothing, they are those of its sentence: what must
    be done may be named far from the day ("a “definitive outcome”, which they hope will be by 15 September").
    """
    language = statement.article.language
    near = words_of(statement) - idle(language)
    is_wide = statement.mention.kind is Kind.DATE or not near
    begin = statement.sentence.start
    found: dict[str, tuple[int, str]] = {}
    for token in tokenize(statement.article.text[begin : statement.sentence.end]):
        apart = max(begin + token.start - statement.mention.end, statement.mention.start - begin - token.end)
        said = stem(token.norm, language)
        fits = said in statement.context - idle(language) and token.text.islower() if is_wide else said in near
        if token.kind == WORD and apart >= 0 and fits and (said not in found or apart < found[said][0]):
            found[said] = apart, token.norm
    return found


def _of_their_own(group: Group) -> list[str]:
    """The nouns that say by themselves what a group's numbers count: "users", not "people"."""
    members = [each for each in group.members if not counts_anyone(each)]
    return counted(Group(tuple(members))) if members else []


def _place(scope: str) -> str:
    place = scopes()[scope].places[0]
    return place if place[0].islower() else f"in {'the ' if place.startswith('United ') else ''}{place}"


def _either(said: Sequence[str]) -> str:
    marked = [f"“{word}”" for word in said]
    return " or ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)
