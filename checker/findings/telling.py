"""From comparisons to findings: what is worth telling, how grave it is, and in which words."""

from __future__ import annotations

from collections.abc import Iterable

from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison, Verdict
from checker.findings.finding import Finding, Status
from checker.findings.fingerprint import fingerprint
from checker.mentions.mention import Kind
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import Rule, RuleBook

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_SENTENCES = {
    Verdict.CONTRADICTION: "{claim} does not agree with {other}",
    Verdict.TENSION: "{claim} can be true beside {other}, but readers may be misled",
    Verdict.UPDATE: "{claim} and {other} are of different times",
}
_TOLD = frozenset({*_SENTENCES, Verdict.DISPUTED})


def tell(comparisons: Iterable[Comparison], rulebook: RuleBook) -> list[Finding]:
    """The findings of a run, gravest first, each with its words, and all of them new."""
    findings = [
        _finding(comparison, rulebook.rule(comparison.rule))
        for comparison in comparisons
        if comparison.judgement.verdict in _TOLD
    ]
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[int, str, str, int, str, str]:
    main = finding.primary
    return _ORDER.index(finding.severity), finding.rule, main.article, main.start, finding.fingerprint, finding.verdict


def severity(verdict: Verdict, stated: Severity) -> Severity:
    """How grave a verdict is: a contradiction as the rule says, a tension at most a warning, the others a note."""
    match verdict:
        case Verdict.CONTRADICTION:
            return stated
        case Verdict.TENSION:
            return max(stated, Severity.WARNING, key=_ORDER.index)
    return Severity.NOTE


def _finding(comparison: Comparison, rule: Rule) -> Finding:
    judgement = comparison.judgement
    return Finding(
        fingerprint=fingerprint(comparison.rule, judgement.verdict, comparison.claims, comparison.others),
        rule=comparison.rule,
        verdict=judgement.verdict,
        severity=severity(judgement.verdict, rule.fact.severity),
        confidence=comparison.confidence,
        status=Status.NEW,
        message=_message(comparison, rule),
        why=judgement.why,
        claims=comparison.claims,
        others=comparison.others,
        gap=judgement.gap,
        within=judgement.within,
        notes=comparison.notes,
    )


def _message(comparison: Comparison, rule: Rule) -> str:
    judgement = comparison.judgement
    if comparison.text:
        return comparison.text
    own = rule.fact.message if judgement.verdict is Verdict.CONTRADICTION else None
    claim, other = _in_words(comparison.claims[0]), _other_in_words(comparison)
    if own is None:
        return _sentence(comparison).format(claim=claim, other=other)
    return own.format(
        claim=claim,
        other=other,
        gap=judgement.gap or "not measured",
        within=judgement.within or "nothing",
        question=rule.fact.question,
        rule=rule.id,
    )


def _sentence(comparison: Comparison) -> str:
    """The verdict's sentence with its slots, which says who is quoted and which side is the looser one."""
    judgement = comparison.judgement
    if judgement.verdict is Verdict.DISPUTED:
        sides = (_attributed("{claim}", comparison.claims[0]), _attributed("{other}", *comparison.others[:1]))
        return f"{sides[0]}{',' if ',' in sides[0] else ''} against {sides[1]}"
    if judgement.verdict is Verdict.TENSION and comparison.others and judgement.looser is not None:
        first, second = comparison.claims[0], comparison.others[0]
        part = "names only a part of" if first.mention.kind is Kind.MEMBERS else "is looser than"
        if judgement.looser == first.id:
            return f"{{claim}} {part} {{other}}"
        if judgement.looser == second.id:
            return f"{{other}} {part} {{claim}}"
    return _SENTENCES[judgement.verdict]


def _attributed(slot: str, *claims: Claim) -> str:
    """A slot with the party who says it, where the article names one: "12 people, according to the union"."""
    party = claims[0].mention.attribution if claims else None
    return f"{slot}, according to {_braced(party)}" if party else slot


def _braced(words: str) -> str:
    """Words of an article in a template: their braces are no slots."""
    return " ".join(words.split()).replace("{", "{{").replace("}", "}}")


def _other_in_words(comparison: Comparison) -> str:
    return _in_words(comparison.others[0]) if comparison.others else "the reference"


def _in_words(claim: Claim) -> str:
    """The words of a claim on one line, a quotation between its marks."""
    words = " ".join(claim.text.split())
    return f"“{words.rstrip(',')}”" if claim.mention.kind is Kind.QUOTATION else words
