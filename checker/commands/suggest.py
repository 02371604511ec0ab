"""``checker suggest``: draft rules for what the articles of a corpus state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH, loaded, path_mistakes, read_all
from checker.commands.mistakes import WRONG_USE, Mistake, refuse
from checker.commands.output import write_output

if TYPE_CHECKING:
    from checker.articles.article import Unread
    from checker.rulebook.rulebook import RuleBook
    from checker.suggestions.proving import Suggestion
    from checker.suggestions.suggesting import Covered

WRITTEN, UNREAD = 0, 3
RULES = Path("rules")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATH)
@click.option(
    "--into", default="suggested", show_default=True, metavar="DIR", type=PATH, help="Folder that the drafts go to."
)
@click.option(
    "--rules",
    "folder",
    metavar="DIR",
    type=PATH,
    help="Rules that there are: what they ask for is not suggested. Those in rules, where it is there.",
)
@click.option(
    "--sources",
    "least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Only what at least N independent sources state.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Write no more than N drafts.",
)
@click.pass_context
def suggest(
    ctx: click.Context, paths: tuple[Path, ...], into: Path, folder: Path | None, least: int, most: int
) -> None:
    """Draft rules for what several articles state.

    PATH is an article or a folder of articles. Values that speak of the same thing become one rule with tests from
    the articles; what most independent sources state comes first, then what they differ on. What one source states is
    drafted where it is of what the headline names. A rule that is there already, in the folder of the rules or of the
    drafts, is not suggested again, and no file is ever written over.

    \b
    Exit codes:
      0  drafts are written, or rules that are there ask for everything
      2  wrong use, or nothing was suggested: no article, no value that a rule could read
      3  an article could not be read, so that the drafts may not be all
    """
    from checker.suggestions.suggesting import suggest as suggest_rules

    refuse([*path_mistakes(paths), *_into_mistakes(into)])
    known = _known(into, folder)
    articles, unread = read_all(paths)
    found = suggest_rules(articles, known, {path.stem for path in into.glob("*.yaml")}, least=least)
    new = found.new[:most]
    _write(new, into)
    _tell(new, found.covered, unread, into)
    if len(found.new) > most:
        click.echo(f"{len(found.new) - most:,} more could be drafted: raise --most", err=True)
    ctx.exit(UNREAD if unread else WRITTEN if new or found.covered else WRONG_USE)


def _into_mistakes(into: Path) -> list[Mistake]:
    """What is wrong with the folder of the drafts, found before the work starts."""
    held = next(each for each in (into, *into.absolute().parents) if each.exists())
    if not held.is_dir():
        return [Mistake(f"--into {into}", f"{held} is a file, not a folder", "name a folder, which may be a new one")]
    return []


def _known(into: Path, folder: Path | None) -> RuleBook:
    """The rules that there are, those among the drafts behind them. Raises Mistakes where a file has some."""
    from dataclasses import replace

    from checker.rulebook.load import load_rules

    wanted = folder if folder is not None else RULES if RULES.is_dir() else None
    rules = loaded(wanted, allow_untested=True) if wanted is not None else load_rules(None)
    if not any(into.glob("*.yaml")):
        return rules
    ids = {rule.id for rule in rules.rules}
    drafts = loaded(into, allow_untested=True)
    return replace(rules, rules=(*rules.rules, *(rule for rule in drafts.rules if rule.id not in ids)))


def _write(suggestions: Sequence[Suggestion], into: Path) -> None:
    """Write each draft to a new file. Raises Mistakes where one cannot be written."""
    try:
        if suggestions:
            into.mkdir(parents=True, exist_ok=True)
        for each in suggestions:
            with (into / f"{each.draft.id}.yaml").open("x", encoding="utf-8") as file:
                file.write(each.text())
    except OSError as cause:
        refuse([Mistake(f"--into {into}", f"a draft cannot be written: {cause.strerror}", "name another folder")])


def _tell(suggestions: Sequence[Suggestion], covered: Sequence[Covered], unread: Sequence[Unread], into: Path) -> None:
    """Print what was written, and on standard error what is there already, what was not read and what to do next."""
    from checker.renderers.glyphs import visible
    from checker.renderers.wording import counted

    lines = []
    for each in suggestions:
        told = f"{counted(len(each.sources), 'source')}{', which differ' if each.differ else ''}"
        lines.append(f"{into / each.draft.id}.yaml: {told}: {_values(claim.text for claim in each.claims)}\n")
    write_output("".join(lines), None)
    for known in covered:
        values = _values(each.mention.text for each in known.group.members)
        click.echo(f"there already: {visible(known.rule.file)} asks for {values}", err=True)
    for failed in unread:
        click.echo(f"not read: {visible(failed.file)}: {visible(failed.reason)}", err=True)
    if suggestions:
        click.echo(f"next: read the drafts over, then run: checker check PATH... --rules {into}", err=True)
    elif not covered:
        remedy = "see what can be read with: checker read FILE"
        click.echo(
            str(Mistake("nothing was suggested", "no value was read that a rule could ask for", remedy)), err=True
        )


def _values(texts: Iterable[str]) -> str:
    """The words of values, each once."""
    from checker.renderers.glyphs import visible

    return ", ".join(dict.fromkeys(f'"{visible(text)}"' for text in texts))
