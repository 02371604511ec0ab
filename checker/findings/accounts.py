"""The account of a run: what every rule and every article came to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from checker.articles.article import Article
from checker.claims.assign import Assignment, active
from checker.claims.claim import Claim
from checker.comparisons.comparer import Outcome
from checker.findings.coverage import ArticleCoverage, Coverage, RuleCoverage
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import Rule, RuleBook


def account(
    articles: Sequence[Article],
    rulebook: RuleBook,
    assignment: Assignment,
    claims: Sequence[Claim],
    outcomes: Mapping[str, Outcome],
) -> Coverage:
    """What was checked and what was not; ``claims`` are those of the rules and of the general checks."""
    by_rule: dict[str, list[Claim]] = defaultdict(list)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_rule[claim.rule].append(claim)
        by_article[claim.article].append(claim)
    rules = [
        RuleCoverage(
            rule=rule.id,
            claims=len(by_rule[rule.id]),
            articles=len({claim.article for claim in by_rule[rule.id]}),
            comparisons=outcomes[rule.id].compared if rule.id in outcomes else 0,
            not_comparable=outcomes[rule.id].not_comparable if rule.id in outcomes else 0,
            reason=_why_silent(rule, articles, assignment, outcomes) if not by_rule[rule.id] else None,
        )
        for rule in sorted(rulebook.rules, key=lambda rule: rule.id)
    ]
    topical = {rule.id for rule in active(rulebook) if rule.fact.finder is not None and rule.fact.check is None}
    return Coverage(
        tuple(rules),
        tuple(_article_coverage(article, by_article[article.id], topical) for article in articles),
        assignment.near_misses,
    )


def _why_silent(
    rule: Rule, articles: Sequence[Article], assignment: Assignment, outcomes: Mapping[str, Outcome]
) -> str | None:
    """Why a rule read nothing."""
    if rule.fact.severity is Severity.OFF:
        return "is switched off"
    if rule.fact.finder is None and rule.fact.check is None:  # a relation reads what its facts read
        compared = outcomes[rule.id].compared if rule.id in outcomes else 0
        return None if compared else "its facts never stand together"
    if articles and all((rule.id, article.id) in assignment.off_topic for article in articles):
        return f"no article names {rule.subject}"
    near = Counter(miss.reason for miss in assignment.near_misses if miss.rule == rule.id)
    if near:
        reason, times = near.most_common(1)[0]
        return f"read nothing; {sum(near.values())} came near, {times} left out because: {reason}"
    return "read nothing"


def _article_coverage(article: Article, claims: Sequence[Claim], topical: set[str]) -> ArticleCoverage:
    rules = {claim.rule for claim in claims}
    reason = None if rules & topical else "no rule read it"
    return ArticleCoverage(article.id, len(claims), len(rules), reason)
