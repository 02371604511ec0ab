"""Articles to rules that suggest themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.articles.article import Article
from checker.pipeline import examine
from checker.rulebook.facts.general import General
from checker.rulebook.rulebook import Rule, RuleBook
from checker.suggestions.drafting import draft_of
from checker.suggestions.grouping import Group, groups_of
from checker.suggestions.kinship import Kinship
from checker.suggestions.phrasing import stands_with
from checker.suggestions.proving import Suggestion, alone, proved


@dataclass(frozen=True, slots=True)
class Covered:
    """What the articles state and a rule asks for already."""

    rule: Rule
    group: Group


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the articles suggest: ``new`` rules, best first, and what is ``covered`` by those that there are."""

    new: tuple[Suggestion, ...]
    covered: tuple[Covered, ...]


def suggest(
    articles: Iterable[Article], known: RuleBook, taken: Collection[str] = (), *, least: int = 1
) -> Suggestions:
    """Rules for what at least so many independent sources state.

    What a rule of the user's in ``known`` reads already is not suggested again. Those of most sources come first, of
    these the ones whose sources differ. Every draft loads, all its tests hold, and it reads in the articles what it was
    made for. No id is one of ``taken`` or of a known rule. The order of the articles changes nothing.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    kinship = Kinship(ordered)
    groups = groups_of(ordered, kinship, least)
    stands = stands_with(each for group in groups for each in group.members)
    ids = {*taken, *(rule.id for rule in known.rules)}
    readers = _readers(ordered, known)
    covered, drafts = [], []
    for group in groups:
        rule = _covering(group, readers)
        if rule is not None:
            covered.append(Covered(known.rule(rule), group))
        elif (draft := draft_of(group, stands, kinship, ids)) is not None:
            ids.add(draft.id)
            drafts.append(draft)
    new = [each for each in proved(drafts, ordered) if len(each.sources) >= least]
    return Suggestions(tuple(sorted(new, key=_rank)), tuple(covered))


def _readers(articles: Sequence[Article], known: RuleBook) -> dict[tuple[str, int], list[str]]:
    """The user's rules that read a value, by its place."""
    own = alone(known)
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    asking = {rule.id for rule in own.rules if not isinstance(rule.fact, General)}
    if asking:
        for claim in examine(articles, own).claim_list:
            if claim.rule in asking:
                found[claim.article, claim.start].append(claim.rule)
    return found


def _covering(group: Group, readers: Mapping[tuple[str, int], list[str]]) -> str | None:
    """The rule that reads most of a group's values, at least half of them; ``None`` where there is none."""
    read = Counter(rule for each in group.members for rule in readers.get((each.article.id, each.mention.start), ()))
    if not read:
        return None
    rule = min(read, key=lambda rule: (-read[rule], rule))
    return rule if 2 * read[rule] >= len(group.members) else None


def _rank(suggestion: Suggestion) -> tuple[int, bool, float, str]:
    """What suggestions are sorted by: sources, whether they differ, how far, and the id."""
    return -len(suggestion.sources), not suggestion.differ, -suggestion.draft.group.apart, suggestion.draft.id
