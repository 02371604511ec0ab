"""Who says a claim: the party that is quoted, else the outlet, else the article itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.groups import Group
from checker.comparisons.judging import party
from checker.language.vocabulary import WordLists
from checker.mentions.names import same_party, stripped

_names = WordLists("names")


def sayers(claims: Iterable[Claim], groups: Iterable[Group], articles: Mapping[str, Article]) -> dict[str, str]:
    """For each claim's id the name of the one who says it; two names of one party are told by the longer one.

    A headline speaks for whom its body quotes, as in the ``groups``. What an article has from another outlet ("the
    Daily Mirror reported") is that outlet's word; nameless hearsay ("reports say") is the article's own.
    """
    said: dict[str, str] = {}
    for group in groups:
        who = next((name for claim in group.claims if (name := party(claim)) is not None), None)
        if who is not None:
            said |= dict.fromkeys((claim.id for claim in group.claims), who)
    claims = list(claims)
    for claim in claims:
        if claim.id not in said and (who := claim.mention.attribution) is not None and (party(claim) or _is_name(who)):
            said[claim.id] = who
    one = _as_one(said.values())
    own = {claim.id: one[said[claim.id]] if claim.id in said else _outlet(claim, articles) for claim in claims}
    return _known(own, sorted(set(one.values())))


def outlets(claims: Iterable[Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """For each claim's id the outlet of its article, or the article's id where it has none."""
    return _known({claim.id: _outlet(claim, articles) for claim in claims}, ())


def _outlet(claim: Claim, articles: Mapping[str, Article]) -> str:
    return articles[claim.article].outlet or claim.article


def _known(own: Mapping[str, str], first: Iterable[str]) -> dict[str, str]:
    """The names by the ids of claims, each as it is written ``first``, else in the order of letters."""
    known: dict[str, str] = {}
    for name in (*first, *sorted(set(own.values()))):
        known.setdefault(_plain(name), name)
    return {id: known[_plain(name)] for id, name in own.items()}


def _is_name(words: str) -> bool:
    """Tell whether words name somebody: "Daily Mirror", not "reports"."""
    return any(word[:1].isupper() for word in words.split())


def _plain(name: str) -> str:
    """An outlet's name for comparing: "The Courier" is "Courier"."""
    return name.casefold().removeprefix("the ").strip()


def _as_one(names: Iterable[str]) -> dict[str, str]:
    """For each name the longest one that is the same party's: "Vanessa Pappas" for "Pappas".

    A name is held against one other for each of its keys, so that the work grows with the names, not with their pairs.
    """
    known: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda name: (-len(stripped(name).split()), name)):
        keys = tuple(_keys(name))
        candidates = (known[key] for key in keys if key in known)
        found[name] = next((other for other in candidates if same_party(name, other)), name)
        for key in keys:
            known.setdefault(key, found[name])
    return found


def _keys(name: str) -> Iterator[str]:
    """Words of which two names of one party share one: all words, the surname, first and last name, the initials."""
    parts = stripped(name).split()
    yield " ".join(parts) or name.strip().lower()
    if parts:
        yield parts[-1]
        yield f"{parts[0]} {parts[-1]}"
        yield "".join(part[0] for part in parts if part not in _names.joining)
