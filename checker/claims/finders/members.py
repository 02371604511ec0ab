"""Which names an article counts among a set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.claims.claim import Claim, NearMiss
from checker.claims.page import Page
from checker.claims.phrases import Hit, phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar
from checker.mentions.mention import Kind, Mention
from checker.mentions.mood import governed
from checker.mentions.verbs import finite
from checker.rulebook.facts.members import Member, Set
from checker.rulebook.rulebook import Rule

_LIST_REACH = 12  # tokens from the rule's word to the list: "a purchase of the TikTok service in the United States, …"


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The claims of a set rule in an article: a name right before one of its words, or a list of names after it."""
    fact = rule.fact
    assert isinstance(fact, Set)
    members = _members(fact, page)
    known = phrases(tuple(members), page.article.language, capitals=True)
    for sentence in page.sentences:
        words = phrases(fact.find.words, page.article.language).hits(sentence.tokens)
        names = _longest(known.hits(sentence.tokens)) if words else []
        taken: set[int] = set()
        for word in words:
            listed = _listed(sentence, word, names, strict=fact.members == "countries")
            if listed and listed[0].first not in taken:
                taken |= {hit.first for hit in listed}
                yield _claim(rule, page, sentence, word, listed, members)
        if words and names and not taken:
            start, end = sentence.tokens[names[0].first].start, sentence.tokens[names[-1].last - 1].end
            yield page.near_miss(rule, start, end, f'stands too far from "{words[0].phrase}"')


def _listed(sentence: Sentence, word: Hit, names: list[Hit], *, strict: bool) -> list[Hit]:
    """The names that stand with a word: before it, after it, or on both sides of it."""
    if governed(sentence.tokens, word.first, word.last) or _is_none(sentence, word):
        return []
    return [*_before(sentence, word, names, strict=strict), *_after(sentence, word, names, strict=strict)]


def _is_none(sentence: Sentence, word: Hit) -> bool:
    """Tell whether "no" follows the word ("France sent no crews") or "among" leads to it ("among the builders")."""
    words, tokens = grammar(sentence.article.language), sentence.tokens
    before = word.first - 1
    while before >= 0 and tokens[before].norm in words.determiners:
        before -= 1
    follows = tokens[word.last].norm if word.last < len(tokens) else ""
    return follows in ("no", "none", "nothing") or (before >= 0 and tokens[before].norm in ("among", "including"))


def _members(fact: Set, page: Page) -> Mapping[str, str]:
    """The member that each known name stands for."""
    if fact.members == "countries":
        return {word: name for name, words in page.countries.items() for word in words}
    named = [Member(name=member) if isinstance(member, str) else member for member in fact.members]
    return {word: member.name for member in named for word in (member.name, *member.aliases, *page.also(member.name))}


def _longest(hits: list[Hit]) -> list[Hit]:
    found: list[Hit] = []
    for hit in hits:
        if not found or hit.first >= found[-1].last:
            found.append(hit)
    return found


def _before(sentence: Sentence, word: Hit, names: list[Hit], *, strict: bool) -> list[Hit]:
    """Names that stand before the word: "US operations", "Northwind and Eastgate will build".

    Between the last name and the word only auxiliaries, adverbs and "to" may stand; where any name may be meant
    (``strict`` is off), also the verb that leads to the word: "wants to build", "which won the tender, will build".
    """
    listed: list[Hit] = []
    for name in reversed([name for name in names if name.last <= word.first]):
        near = _is_list(sentence, name, listed[0]) if listed else _leads_to(sentence, name, word, strict=strict)
        if not near:
            break
        listed.insert(0, name)
    return listed


def _leads_to(sentence: Sentence, name: Hit, word: Hit, *, strict: bool) -> bool:
    """Tell whether a name before a word is its subject or modifies it."""
    words = grammar(sentence.article.language)
    between = sentence.tokens[name.last : word.first]
    small = words.auxiliaries | {"to", "also", "both", "not", "now", "jointly", "together", "each"}
    if all(token.norm in small or token.norm.endswith("ly") for token in between):
        return True
    if strict or not 0 < len(between) <= _LIST_REACH:
        return False
    if between[0].norm == "," and any(token.norm == "," for token in between[1:]):
        return True  # an aside between commas
    return all(token.norm in small or finite(sentence.tokens, name.last + at) for at, token in enumerate(between))


def _after(sentence: Sentence, word: Hit, names: list[Hit], *, strict: bool) -> list[Hit]:
    """A list of names after the word: "a purchase of the service in the United States, Canada and New Zealand"."""
    end = min(sentence.clause_of(word.first)[1], word.last + _LIST_REACH)
    first = next((name for name in names if word.last <= name.first), None)
    if first is None or first.first >= end:
        return []
    listed = [first]
    for name in names:
        if name.first > first.first:
            if not _is_list(sentence, listed[-1], name):
                break
            listed.append(name)
    led = _is_led_in(sentence, word.last, first.first, strict=strict, alone=len(listed) == 1)
    return listed if led and not _is_joined(sentence, listed[-1]) else []


def _is_led_in(sentence: Sentence, first: int, last: int, *, strict: bool, alone: bool) -> bool:
    """Tell whether a word leads to the first name: "sold in …", and where any name may be meant "built by …".

    A comma or colon leads to a list of several names only. "Among" and "including" lead to a part of a set.
    """
    words = grammar(sentence.article.language)
    between = [token.norm for token in sentence.tokens[first:last] if token.norm not in words.determiners]
    if not between:
        return not strict or sentence.tokens[first - 1].norm in words.place_prepositions  # "came from"
    leading = words.place_prepositions if strict else words.prepositions | words.auxiliaries
    return between[-1] in (leading - {"among", "than", "without"} if alone else leading | {",", ":"})


def _is_joined(sentence: Sentence, name: Hit) -> bool:
    """Tell whether a hyphen joins a name to the next word: "Chinese-owned"."""
    tokens = sentence.tokens
    return (
        name.last < len(tokens)
        and tokens[name.last].norm == "-"
        and tokens[name.last].start == tokens[name.last - 1].end
    )


def _is_list(sentence: Sentence, name: Hit, following: Hit) -> bool:
    """Tell whether only commas, conjunctions and articles lie between two names."""
    words = grammar(sentence.article.language)
    joints = words.determiners | {",", "and", "or", "&"}
    between = [token.norm for token in sentence.tokens[name.last : following.first]]
    return bool(between) and all(norm in joints for norm in between)


def _claim(
    rule: Rule, page: Page, sentence: Sentence, word: Hit, listed: list[Hit], members: Mapping[str, str]
) -> Claim | NearMiss:
    fact, article = rule.fact, page.article
    assert isinstance(fact, Set)
    start = sentence.tokens[min(word.first, listed[0].first)].start
    end = sentence.tokens[max(word.last, listed[-1].last) - 1].end
    unwanted = phrases(fact.find.not_, article.language).hits(sentence.tokens, *sentence.clause_of(word.first))
    if unwanted:
        return page.near_miss(rule, start, end, f'"{unwanted[0].phrase}" stands with it')
    owner = page.owner(sentence, word.first, word.first, rule)
    subjects = {sentence.text(hit.first, hit.last) for hit in listed}
    other = owner.other if owner.other not in subjects else None  # "Northwind will build": the member is the subject
    if other is not None:
        return page.near_miss(rule, start, end, f"{other} stands nearer")
    named = tuple(sorted({members[hit.phrase] for hit in listed}))
    mention = Mention(Kind.MEMBERS, start, end, article.text[start:end], members=named)
    return page.claim(rule, sentence, mention)
