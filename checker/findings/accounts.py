"""The account of a run: what every rule and every article came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from checker.articles.article import Article
from checker.claims.assign import active
from checker.claims.claim import Claim, NearMiss
from checker.comparisons.comparer import Outcome
from checker.findings.coverage import ArticleCoverage, Coverage, RuleCoverage
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import Rule, RuleBook


def account(
    articles: Sequence[Article],
    rulebook: RuleBook,
    claims: Sequence[Claim],
    near_misses: Sequence[NearMiss],
    named: Set[str],
    outcomes: Mapping[str, Outcome],
    held: Sequence[Rule],
    unlisted: int = 0,
) -> Coverage:
    """What was checked and what was not.

    ``claims`` are those of the rules and of the general checks, ``named`` the ids of the rules whose subject an article
    names, ``held`` the rules that were held over the articles, ``unlisted`` the number of the articles that are not
    among ``articles``, as no rule read anything in them.
    """
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_rule[claim.rule].append(claim)
        by_article[claim.article].append(claim)
    near = Counter((miss.rule, miss.reason) for miss in near_misses)
    dropped = {rule.id for rule in active(rulebook)} - {rule.id for rule in held}
    rules = [
        RuleCoverage(
            rule=rule.id,
            claims=len(by_rule[rule.id]),
            articles=len({claim.article for claim in by_rule[rule.id]}),
            comparisons=outcomes[rule.id].compared if rule.id in outcomes else 0,
            not_comparable=outcomes[rule.id].not_comparable if rule.id in outcomes else 0,
            reason=None if by_rule[rule.id] else _why_silent(rule, near, named, outcomes, dropped=rule.id in dropped),
        )
        for rule in sorted(rulebook.rules, key=lambda rule: rule.id)
    ]
    topical = {rule.id for rule in active(rulebook) if rule.fact.finder is not None and rule.fact.check is None}
    return Coverage(
        tuple(rules),
        tuple(_article_coverage(article, by_article[article.id], topical) for article in articles),
        tuple(near_misses),
        unlisted,
    )


def _why_silent(
    rule: Rule,
    near: Mapping[tuple[str, str], int],
    named: Set[str],
    outcomes: Mapping[str, Outcome],
    *,
    dropped: bool,
) -> str | None:
    """Why a rule read nothing."""
    if rule.fact.severity is Severity.OFF:
        return "is switched off"
    if dropped:
        return "is not held over an archive unless it is among your own rules"
    if rule.fact.finder is None and rule.fact.check is None:  # a relation reads what its facts read
        compared = outcomes[rule.id].compared if rule.id in outcomes else 0
        return None if compared else "its facts never stand together"
    if rule.names and rule.id not in named:
        return f"no article names {rule.subject}"
    own = Counter({reason: times for (id, reason), times in near.items() if id == rule.id})
    if own:
        reason, times = own.most_common(1)[0]
        return f"read nothing; {own.total()} came near, {times} left out because: {reason}"
    return "read nothing"


def _article_coverage(article: Article, claims: Sequence[Claim], topical: set[str]) -> ArticleCoverage:
    rules = {claim.rule for claim in claims}
    reason = None if rules & topical else "no rule read it"
    return ArticleCoverage(article.id, len(claims), len(rules), reason)
