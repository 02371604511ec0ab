"""/api/v1/drafts: checking a text against the ledger before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.ledger.problems import OtherRules
from checker.review import drafts
from checker.review.answers import CHECKING, DRAFT_TOO_SLOW, NO_RULES, Day, problem, refusals
from checker.review.api.articles import PublicClaim
from checker.review.bearer import ReadingTokenApart
from checker.review.drafts import Draft, Unusable
from checker.review.flag import Evidence
from checker.review.rules import NoRules
from checker.review.turns import Busy, TooLong
from checker.review.visitor import DeskOf
from checker.rulebook.facts.fact import Severity

router = APIRouter(tags=["drafts"])
_LONGEST = 200_000
_MOST = 100
_Text = Annotated[
    str, Field(max_length=_LONGEST, pattern=r"\S", description="The text, with empty lines between paragraphs.")
]
_Name = Annotated[str, Field(max_length=500)]


class SentDraft(BaseModel):
    """A text that is not published yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: _Text
    title: _Name = ""
    outlet: _Name = ""
    published: Day | None = None


@dataclass(frozen=True, slots=True)
class PublicFinding:
    """What would become a flag if the text were published; the fingerprint is what it would be known by."""

    fingerprint: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: what the rules read in the text, and how many findings there are, with the first 100."""

    claims: tuple[PublicClaim, ...]
    found: int
    findings: tuple[PublicFinding, ...]


@router.post("/drafts", summary="Check a draft", response_model=Checked, responses=refusals(400, 408, 413, 429))
def check(desk: DeskOf, editor: ReadingTokenApart, draft: SentDraft) -> Checked | JSONResponse:
    """Hold a text against the ledger, as the page for drafts does. Nothing of it is stored."""
    sent = Draft(draft.title, draft.text, draft.outlet, draft.published)
    try:
        return drafts.check(desk, sent, str(editor.id), _MOST, _public)
    except (NoRules, OtherRules):
        return problem(503, NO_RULES)
    except Unusable as wrong:
        return problem(422, wrong.problem)
    except Busy:
        return problem(429, CHECKING)
    except TooLong:
        return problem(503, DRAFT_TOO_SLOW)


def _public(checked: drafts.Checked) -> Checked:
    findings = (
        PublicFinding(
            told.finding.fingerprint,
            told.finding.rule,
            told.finding.verdict,
            told.finding.severity,
            told.finding.confidence,
            told.message,
            told.evidence,
        )
        for told in checked.findings
    )
    return Checked(tuple(map(PublicClaim.of, checked.claims)), len(checked.report.findings), tuple(findings))
