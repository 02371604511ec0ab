"""``checker suggest``: draft rules for what the articles of a corpus state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH, loaded, path_mistakes, read_all
from checker.commands.mistakes import WRONG_USE, Mistake, refuse
from checker.commands.output import write_output

if TYPE_CHECKING:
    from checker.articles.article import Unread
    from checker.suggestions.draft import Draft

WRITTEN, UNREAD = 0, 3
RULES = Path("rules")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATH)
@click.option(
    "--into", default="suggested", show_default=True, metavar="DIR", type=PATH, help="Folder that the drafts go to."
)
@click.option(
    "--rules", "folder", metavar="DIR", type=PATH, help="Rules whose ids are taken; rules, where it is there."
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
def suggest(ctx: click.Context, paths: tuple[Path, ...], into: Path, folder: Path | None, most: int) -> None:
    """Draft rules for what several articles state.

    PATH is an article or a folder of articles. Values that speak of the same thing become one rule with tests from
    the articles; what most sources state comes first, then what they differ on. A draft never takes the place of a
    file or has the id of a rule: it gets the next free name.

    \b
    Exit codes:
      0  drafts are written
      2  wrong use, or nothing was suggested: no article, no value that a rule could read
      3  an article could not be read, so that the drafts may not be all
    """
    from checker.suggestions.drafting import suggest as suggest_rules

    refuse([*path_mistakes(paths), *_into_mistakes(into)])
    taken = _taken(into, folder)
    articles, unread = read_all(paths)
    drafts = suggest_rules(articles, taken, most)
    _write(drafts, into)
    _tell(drafts, unread, into)
    ctx.exit(UNREAD if unread else WRITTEN if drafts else WRONG_USE)


def _into_mistakes(into: Path) -> list[Mistake]:
    """What is wrong with the folder of the drafts, found before the work starts."""
    held = next(each for each in (into, *into.absolute().parents) if each.exists())
    if not held.is_dir():
        return [Mistake(f"--into {into}", f"{held} is a file, not a folder", "name a folder, which may be a new one")]
    return []


def _taken(into: Path, folder: Path | None) -> set[str]:
    """The ids that no draft may have: those of the rules, and the names of files in the folder of the drafts."""
    from checker.rulebook.load import load_rules

    files = {path.stem for path in into.glob("*.yaml")}
    if folder is None and not RULES.is_dir():
        return files | {rule.id for rule in load_rules(None).rules}
    rulebook = loaded(folder or RULES, allow_untested=True)
    return files | {rule.id for rule in rulebook.rules}


def _write(drafts: Sequence[Draft], into: Path) -> None:
    """Write each draft to a new file. Raises Mistakes where one cannot be written."""
    try:
        if drafts:
            into.mkdir(parents=True, exist_ok=True)
        for draft in drafts:
            with (into / f"{draft.id}.yaml").open("x", encoding="utf-8") as file:
                file.write(draft.text())
    except OSError as cause:
        refuse([Mistake(f"--into {into}", f"a draft cannot be written: {cause.strerror}", "name another folder")])


def _tell(drafts: Sequence[Draft], unread: Sequence[Unread], into: Path) -> None:
    """Print what was written, and on standard error what was not read and what to do next."""
    from checker.renderers.glyphs import visible
    from checker.renderers.wording import counted

    lines = []
    for draft in drafts:
        differ = ", which differ" if draft.group.apart else ""
        values = dict.fromkeys(f'"{visible(each.mention.text)}"' for each in draft.group.members)
        sources = f"{counted(draft.group.sources, 'source')}{differ}"
        lines.append(f"{into / draft.id}.yaml: {sources}: {', '.join(values)}\n")
    write_output("".join(lines), None)
    for each in unread:
        click.echo(f"not read: {visible(each.file)}: {visible(each.reason)}", err=True)
    if drafts:
        click.echo(f"next: read the drafts over, then run: checker check PATH... --rules {into}", err=True)
    else:
        remedy = "see what can be read with: checker read FILE"
        click.echo(
            str(Mistake("nothing was suggested", "no value was read that a rule could ask for", remedy)), err=True
        )
