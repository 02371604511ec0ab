"""Flags for tests, made as a run of the checker makes them."""

from __future__ import annotations

from datetime import datetime

from newsroom import GAZETTE, HARBOUR, RULE

from checker.ledger.adding import add
from checker.pipeline import check
from checker.review.flags import flag_of, flag_query
from checker.review.recording import record
from checker.review.tables import flags
from checker.rulebook.load import load_rules

RAISED = datetime(2026, 2, 28, 6, 0)
"""When the first run was."""


def report_of(folder, articles, rules=(RULE,)):
    """What a run finds: articles by the names of their files, rules as the texts of theirs."""
    stated = {f"news/{name}": text for name, text in articles.items()}
    stated |= {f"rules/{rule.split('id:', 1)[1].split()[0]}.yaml": rule for rule in rules}
    for name, text in stated.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return check([folder / "news"], load_rules(folder / "rules", allow_untested=True))


def ferry(folder, count=1, *, corrected=False):
    """What a run finds in two articles that contradict each other by so many rules; nothing, once one is corrected."""
    gazette = GAZETTE.replace("Nearly 100", "Around 80") if corrected else GAZETTE
    rules = [RULE, *(RULE.replace("id: aboard", f"id: aboard-{number}") for number in range(2, count + 1))]
    return report_of(folder, {"2021-03-01-harbour.txt": HARBOUR, "2021-03-02-gazette.txt": gazette}, rules)


def recorded(ledger, report, now=RAISED):
    """The flags of a ledger after a run, in the order in which they were raised."""
    with ledger.writing() as connection:
        record(connection, report, now)
    with ledger.reading() as connection:
        return [flag_of(row) for row in connection.execute(flag_query().order_by(flags.c.id))]


def kept(ledger, folder):
    """Put the articles of a report into the ledger."""
    add(ledger, [folder / "news"], load_rules(folder / "rules", allow_untested=True))
