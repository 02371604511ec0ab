"""``checker waive``: write an editor's decision on one finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from checker.commands.check import run
from checker.commands.inputs import PATH, loaded, path_mistakes, rules_option
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import write_output


@click.command()
@click.argument("fingerprint")
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=PATH)
@click.option("--because", required=True, metavar="TEXT", help="Why, in words for the next editor.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day on which the decision holds.")
@click.option("--by", metavar="TEXT", help="Who decided.")
@click.option("--accept", is_flag=True, help="The finding is right: it stays until the article is corrected.")
@rules_option
def waive(
    fingerprint: str,
    paths: tuple[Path, ...],
    because: str,
    until: datetime | None,
    by: str | None,
    accept: bool,
    folder: Path,
) -> None:
    """Waive a finding, by the FINGERPRINT that the report shows.

    The decision goes to waivers.yaml in the rules folder; what stands there stays as it is, but for a decision on the
    same finding that has expired. Where articles are named, the finding has to be among theirs.

    \b
    Exit codes: 0 written, 2 wrong use, or there is no such finding
    """
    refuse([*_mistakes(fingerprint, because, until, folder), *(path_mistakes(paths) if paths else [])])
    from checker.findings.waiver_file import merged
    from checker.rulebook.rulebook import Waiver

    waiver = Waiver(
        finding=fingerprint,
        decision="accept" if accept else "dismiss",
        because=because,
        by=by,
        until=until.date() if until else None,
        articles=_articles(fingerprint, paths, folder),
    )
    path = (folder if folder.is_dir() else folder.parent) / "waivers.yaml"
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    write_output(merged(held, [waiver]).text, path)
    loaded(folder, allow_untested=True)
    click.echo(f"{path}: {fingerprint} is {'accepted' if accept else 'waived'}")


def _mistakes(fingerprint: str, because: str, until: datetime | None, folder: Path) -> list[Mistake]:
    from checker.rulebook.rulebook import Waiver
    from checker.values.days import today

    rulebook = loaded(folder, allow_untested=True)
    waiver = Waiver(finding=fingerprint, because=because)
    wrong = [
        Mistake("FINGERPRINT", each.message, each.fix or "copy it from the report")
        for each in waiver.mistakes((), [rule.id for rule in rulebook.rules])
    ]
    if not because.strip():
        wrong.append(Mistake("--because", "is empty", "say in a few words why"))
    if until is not None and until.date() < today():
        wrong.append(Mistake(f"--until {until.date()}", "is over", "name today or a later day"))
    for known in rulebook.waivers:
        if known.finding == fingerprint and (known.until is None or known.until >= today()):
            what = f"was decided already: {known.decision}, because {known.because}"
            wrong.append(Mistake(fingerprint, what, "change that decision in waivers.yaml"))
    return wrong


def _articles(fingerprint: str, paths: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """The file names of the articles a finding is about, where articles are named."""
    if not paths:
        return ()
    report = run(paths, loaded(folder, allow_untested=True))
    found = [finding for finding in report.findings if finding.fingerprint == fingerprint]
    if not found:
        known = ", ".join(finding.fingerprint for finding in report.findings) or "none"
        refuse([Mistake(fingerprint, "is no finding of these articles", f"their findings are: {known}")])
    return found[0].article_names
