"""The findings as CSV (RFC 4180), one row each, for a spreadsheet or a data frame.

The columns are those of ``report.to_frame()`` with the places of both sides' main claims. Text stands on one line, as a
report shows it. A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

from checker.claims.claim import Claim
from checker.renderers.glyphs import visible
from checker.report import Report

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with in a spreadsheet, also in the wide forms of East Asian scripts."""
_JOINED = " | "
_PLACE = ("file", "line", "column", "outlet", "headline", "published", "text")
COLUMNS = (
    *("fingerprint", "rule", "verdict", "severity", "confidence", "status", "message", "why", "gap", "within"),
    *_PLACE,
    *(f"other_{name}" for name in _PLACE),
    *("notes", "waived_because", "article", "start", "end", "claims", "others"),
)
"""The columns in order: ``file`` to ``text`` are of the claim that the finding is about, ``other_`` of the one that it
is held against, empty where it stands alone. ``line`` and ``column`` count from 1."""


def render(report: Report) -> str:
    """A row of names and a row a finding, in the order of the report, with the line ends of the standard: CR LF."""
    import pandas as pd

    places = [
        {
            **_place(finding.primary, report),
            **{f"other_{name}": value for other in finding.others[:1] for name, value in _place(other, report).items()},
        }
        for finding in report.findings
    ]
    names = [name for name in COLUMNS if name.removeprefix("other_") in _PLACE]
    beside = pd.DataFrame(places, columns=names, dtype="object")
    frame = pd.concat([report.to_frame().drop(columns="text"), beside], axis="columns")[list(COLUMNS)]
    return frame.astype("object").map(cell, na_action="ignore").to_csv(index=False, lineterminator="\r\n")


def _place(claim: Claim, report: Report) -> dict[str, object]:
    article = report.article(claim.article)
    where = article.place(claim.start)
    values = where.file, where.line, where.column, article.outlet, article.headline, article.published, claim.text
    return dict(zip(_PLACE, values, strict=True))


def cell(value: object) -> str:
    """A value as it is written: text that is safe to show and to open in a spreadsheet."""
    text = visible(_JOINED.join(value) if isinstance(value, tuple) else str(value)).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text
