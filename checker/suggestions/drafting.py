"""Groups to drafts: each is tried by the engine, and only tests that hold are kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.alignment.statement import Statement
from checker.alignment.words import generic, speech_verbs, stem
from checker.articles.article import Article
from checker.claims.names import Names
from checker.claims.page import mentions_of
from checker.claims.sentence import sentences_of
from checker.language.scopes import scopes
from checker.mentions.mention import Kind
from checker.mentions.tokens import WORD, tokenize
from checker.rulebook.load import load_rules
from checker.suggestions.draft import Draft, PairTest, listed, quoted
from checker.suggestions.grouping import Group, groups_of, is_agreed, outside, sentence_text, words_of
from checker.trial import Failure, run_tests

KINDS = {
    Kind.NUMBER: "quantity",
    Kind.QUANTITY: "quantity",
    Kind.MONEY: "money",
    Kind.SHARE: "share",
    Kind.DATE: "deadline",
}
_AGREE = ("agree",)
_DIFFER = ("conflict", "tension", "disputed", "update")
"""What two values that differ may be by the rule: hedges, parties and days decide."""
MOST_MATCHES = 5
MOST_PAIRS = 3
MOST_WORDS = 4
_CURRENCY = re.compile(r"[A-Z]{3}")


def suggest(articles: Iterable[Article], taken: Collection[str], most: int) -> list[Draft]:
    """Up to ``most`` drafts of rules for what articles state, those of most sources first.

    Every draft loads and all its tests hold. No id is one of ``taken``. What no rule reads is not suggested.
    """
    groups = groups_of(articles)
    stands = outside(groups)
    ids = set(taken)
    found: list[Draft] = []
    for first in range(0, len(groups), most):
        drafts = []
        for group in groups[first : first + most]:
            draft = _draft(group, stands, ids)
            if draft is not None:
                ids.add(draft.id)
                drafts.append(draft)
        found += _tried(drafts)
        if len(found) >= most:
            break
    return found[:most]


def _draft(group: Group, stands: Counter[str], taken: Collection[str]) -> Draft | None:
    """The draft for a group, not tried yet; ``None`` where nothing tells how it could be found."""
    kind = group.kind
    scope = group.members[0].scope if kind is Kind.NUMBER else None
    counts = _counted(group)
    if kind is Kind.NUMBER and not counts:
        return None
    anyone = generic(group.members[0].article.language)
    names_alone = kind is Kind.NUMBER and not any(stem(noun) in anyone for noun in counts)
    words = [] if names_alone else _telling(group, stands)
    if not names_alone and not words:
        return None
    unit = group.members[0].mention.unit if kind is Kind.QUANTITY else None
    find = [
        ("count", listed(counts) if counts else ""),
        ("words", listed(words) if words else ""),
        ("unit", quoted(unit) if unit else ""),
        ("scope", scope or ""),
    ]
    subject = _subject(group)
    return Draft(
        id=_free(_name(kind, scope, counts, words), taken),
        group=group,
        kind=KINDS[kind],
        question=_question(kind, scope, counts, words, subject),
        subject=subject,
        find=tuple((key, value) for key, value in find if value),
        compare=tuple(_compare(group)),
        matches=tuple({sentence_text(each): each for each in reversed(group.members)}.values())[::-1][:MOST_MATCHES],
        pairs=tuple(_pairs(group)),
    )


def _tried(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of their tests that hold, without the drafts that read nothing.

    A pair that fails is tried in its next form. Each turn takes a test or a form away, so that there is an end; a draft
    that fails although nothing can be taken away is none.
    """
    found = {draft.id: draft for draft in drafts}
    untried = list(drafts)
    while untried:
        failures = _failures(untried)
        failing = [draft for draft in untried if failures[draft.id]]
        mended = [_mended(draft, failures[draft.id]) for draft in failing]
        untried = [after for before, after in zip(failing, mended, strict=True) if after.matches and after != before]
        found = {id: draft for id, draft in found.items() if not failures.get(id)}
        found |= {draft.id: draft for draft in untried}
    return [found[draft.id] for draft in drafts if draft.id in found]


def _failures(drafts: Sequence[Draft]) -> dict[str, list[Failure]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for draft in drafts:
            (folder / f"{draft.id}.yaml").write_text(draft.text(), encoding="utf-8")
        rulebook = load_rules(folder)
        return {draft.id: run_tests(rulebook, rulebook.rule(draft.id)) for draft in drafts}


def _mended(draft: Draft, failures: Sequence[Failure]) -> Draft:
    """A draft without the tests that fail, its pairs in their next form where there is one."""
    failed = {(failure.test, failure.text) for failure in failures}
    pairs = [pair.next_form() if _key(pair) in failed else pair for pair in draft.pairs]
    matches = tuple(each for each in draft.matches if ("match", sentence_text(each)) not in failed)
    return replace(draft, matches=matches, pairs=tuple(pair for pair in pairs if pair.forms))


def _key(pair: PairTest) -> tuple[str, str]:
    return pair.forms[0], "\n  ".join(pair.texts)


def _pairs(group: Group) -> Iterator[PairTest]:
    """Pairs of sentences of two articles as tests, a few of those that agree and of those that differ."""
    told: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[str, str]] = set()
    for one, other in group.across():
        if min(told[_AGREE], told[_DIFFER]) >= MOST_PAIRS:
            return
        forms: tuple[str, ...] = _AGREE if is_agreed(one, other) else _DIFFER
        dated = one.article.published is not None and other.article.published is not None
        test = PairTest(one, other, tuple(form for form in forms if form != "update" or dated))
        if len(set(test.texts)) == 1 or test.texts in seen or told[forms] >= MOST_PAIRS:
            continue
        seen.add(test.texts)
        told[forms] += 1
        yield test


def _counted(group: Group) -> list[str]:
    """The nouns that the numbers of a group count, as they are written."""
    if group.kind is not Kind.NUMBER:
        return []
    return sorted({each.mention.unit.split()[-1].lower() for each in group.members if each.mention.unit})


def _telling(group: Group, stands: Counter[str]) -> list[str]:
    """Words by which all values of a group are found, as few as may be and such as stand with few other values."""
    written = [_written(each) for each in group.members]
    within = Counter(word for each in group.members for word in each.clause | each.near)
    left = list(range(len(written)))
    chosen: list[str] = []
    while left and len(chosen) < MOST_WORDS:
        spread = Counter(word for index in left for word in written[index])
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
        left = [index for index in left if best not in written[index]]
    return sorted({each[word][1] for each in written for word in chosen if word in each})


def _written(statement: Statement) -> dict[str, tuple[int, str]]:
    """The telling stems of a value with their distance from it and the word as it is written nearest to it."""
    language = statement.article.language
    wanted = words_of(statement) - speech_verbs(language)
    begin = statement.sentence.start
    found: dict[str, tuple[int, str]] = {}
    for token in tokenize(statement.article.text[begin : statement.sentence.end]):
        apart = max(begin + token.start - statement.mention.end, statement.mention.start - begin - token.end)
        said = stem(token.norm, language)
        if token.kind == WORD and apart >= 0 and said in wanted and (said not in found or apart < found[said][0]):
            found[said] = apart, token.norm
    return found


def _subject(group: Group) -> str | None:
    """The name that all articles of a group give, the one that they give most often; ``None`` where there is none."""
    articles = {each.article.id: each.article for each in group.members}
    counts = [_names(article) for article in articles.values()]
    common = set.intersection(*(set(each) for each in counts))
    return min(common, key=lambda name: (-sum(each[name] for each in counts), name)) if common else None


def _names(article: Article) -> Counter[str]:
    """The proper names of one word in an article but those of places."""
    places = {
        word
        for scope in scopes(article.language).values()
        for name in (*scope.places, *scope.adjectives)
        for word in name.split()
    }
    names = Names(article)
    found: Counter[str] = Counter()
    for sentence in sentences_of(article, mentions_of(article)):
        found.update(sentence.tokens[at].text for at in names.of(sentence))
    return Counter({name: count for name, count in found.items() if name not in places and name.isalpha()})


def _compare(group: Group) -> Iterator[tuple[str, str]]:
    if group.kind is Kind.DATE:
        yield "within", "0 days"
        return
    if group.kind is Kind.MONEY:
        unit = group.members[0].mention.unit or ""
        yield from [("currency", unit)] if _CURRENCY.fullmatch(unit) else []
        yield from [("currency", "USD"), ("bare-dollar", "USD")] if unit == "$" else []
    yield "within", "1 percentage point" if group.kind is Kind.SHARE else "10%"


def _question(kind: Kind, scope: str | None, counts: Sequence[str], words: Sequence[str], subject: str | None) -> str:
    """The question that the values of a group answer."""
    about = f" for {subject}" if subject else ""
    said = f" ({', '.join(words)})" if words else ""
    match kind:
        case Kind.NUMBER:
            where = "" if scope is None else f" {_place(scope)}"
            return f"How many {' or '.join(counts)} do the sources give{about}{where}{said}?"
        case Kind.DATE:
            return f"Which last day do the sources give{about}{said}?"
        case Kind.MONEY:
            return f"How much money do the sources give{about}{said}?"
        case _:
            return f"How much do the sources give{about}{said}?"


def _place(scope: str) -> str:
    place = scopes()[scope].places[0]
    return place if place[0].islower() else f"in {'the ' if place.startswith('United ') else ''}{place}"


def _name(kind: Kind, scope: str | None, counts: Sequence[str], words: Sequence[str]) -> str:
    """What an id says: "us-users", "worth-amount", "talks-deadline"."""
    last = {Kind.MONEY: "amount", Kind.DATE: "deadline", Kind.SHARE: "share"}.get(kind, "")
    parts = (scope or "", counts[0] if counts else "", words[0] if words else "", last)
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(parts).lower())) or KINDS[kind]


def _free(name: str, taken: Collection[str]) -> str:
    """An id that is not taken yet."""
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free
