"""``checker rules``: test, explain, draft and look over rules."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.group import Group
from checker.commands.inputs import loaded, rules_option, untested_option
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import write_output

if TYPE_CHECKING:
    from checker.rulebook.rulebook import Rule, RuleBook

ids_argument = click.argument("ids", nargs=-1, metavar="[ID...]")


@click.group(cls=Group)
def rules() -> None:
    """Test, explain, write and look over rules."""


@rules.command()
@ids_argument
@rules_option
@untested_option
@click.pass_context
def test(ctx: click.Context, ids: tuple[str, ...], folder: Path, allow_untested: bool) -> None:
    """Run the tests of rules: those of the given IDs, else those of the folder.

    A failure is "missing" where the rule reads too little and "noisy" where it reads too much.

    \b
    Exit codes: 0 all tests hold, 1 some fail, 2 wrong use or a wrong rule
    """
    from checker.renderers.wording import counted
    from checker.trial import run_tests

    rulebook = loaded(folder, allow_untested=allow_untested)
    chosen = _chosen(rulebook, ids) if ids else [rule for rule in rulebook.rules if rule.own]
    if not chosen:
        refuse([Mistake(str(folder), "no rule here is in use", "write one, or name the rules to test")])
    failures = [str(failure) for rule in chosen for failure in run_tests(rulebook, rule)]
    told = f"{counted(len(chosen), 'rule')}, {counted(sum(len(rule.fact.tests) for rule in chosen), 'test')}"
    write_output("".join(f"{failure}\n" for failure in failures), None)
    write_output(f"{told}: {f'{len(failures):,} failed' if failures else 'all hold'}\n", None)
    ctx.exit(1 if failures else 0)


@rules.command()
@click.argument("id", metavar="ID")
@rules_option
def explain(id: str, folder: Path) -> None:
    """Say what a rule does, with its defaults filled in."""
    from checker.rulebook.explain import explain as explanation

    rulebook = loaded(folder, allow_untested=True)
    (rule,) = _chosen(rulebook, [id])
    write_output(f"{explanation(rule, rulebook).rstrip()}\n", None)


@rules.command()
@click.argument("id", metavar="ID")
@click.option("--kind", default="quantity", show_default=True, help="What answers the rule's question.")
@rules_option
def new(id: str, kind: str, folder: Path) -> None:
    """Write the draft of a rule, which loads as it is.

    ID becomes the rule's name and its file's, such as us-users. --rules names the folder of a story.
    """
    from checker.rulebook.draft import write_draft
    from checker.rulebook.problems import RuleProblems

    try:
        file = write_draft(folder, id, kind)
    except RuleProblems as problems:
        refuse([problems])
        raise
    write_output(f"{file}\n", None)
    click.echo(f"next: fill it in and write its tests, then run: checker rules test {id} --rules {folder}", err=True)


@rules.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for completion in an editor."""
    from checker.rulebook.schema import schema_text

    write_output(schema_text(), None)


@rules.command()
@rules_option
@click.pass_context
def lint(ctx: click.Context, folder: Path) -> None:
    """Point out rules that load but may not do what their author means.

    \b
    Exit codes: 0 nothing to say, 1 there is advice, 2 wrong use or a wrong rule
    """
    from checker.renderers.wording import counted
    from checker.rulebook.lint import lint as advice_on

    rulebook = loaded(folder, allow_untested=True)
    advice = [str(each) for each in advice_on(rulebook)]
    own = counted(sum(rule.own for rule in rulebook.rules), "rule")
    write_output("".join(f"{each}\n" for each in advice) or f"{own}, nothing to point out\n", None)
    ctx.exit(1 if advice else 0)


def _chosen(rulebook: RuleBook, ids: Sequence[str]) -> list[Rule]:
    """The rules of those ids. Raises Mistakes for ids that no rule has."""
    from checker.rulebook.problems import did_you_mean

    known = {rule.id: rule for rule in rulebook.rules}
    refuse([Mistake(id, "there is no rule of this id", did_you_mean(id, known)) for id in ids if id not in known])
    return [known[id] for id in ids]
