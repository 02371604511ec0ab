"""The command line: ``checker``.

Every command ends with 0 where all is well, 1 where there are findings (or failing rule tests), 2 where it was used
wrongly, a rule is wrong or nothing was checked, 3 where an article could not be read, 70 where the program itself is at
fault, 130 after Ctrl-C and 141 where nobody reads its output any more.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from checker import __version__
from checker.commands.group import Group
from checker.commands.settings import Settings

FAULT = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 and the number of SIGPIPE
COMMANDS = (
    "check",
    "baseline",
    "waive",
    "compare",
    "suggest",
    "read",
    "rules",
    "ledger",
    "watch",
    "serve",
    "users",
    "feed",
    "export",
    "completion",
)


class Commands(Group):
    """The command group: a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which a user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name: the function of that name in the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"checker.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; its end is quiet where the reader of its output has gone."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the last flush would fail again
            ctx.exit(BROKEN_PIPE)
        return result

    def main(self, *args: object, **extra: object) -> NoReturn:
        """Run the command line and leave with its exit code."""
        atexit.register(gc.freeze)  # looking for garbage when all goes anyway takes a tenth of a short run
        extra["standalone_mode"] = False
        try:
            status = super().main(*args, **extra)  # type: ignore[call-overload]
        except click.ClickException as mistake:
            mistake.show()
            status = mistake.exit_code
        except click.Abort:
            status = INTERRUPTED
        except Exception:  # noqa: BLE001 - a fault of this program must not look like findings, nor like none
            traceback.print_exc()
            click.echo("error: this is a fault of checker, not of your articles or rules; please report it", err=True)
            status = FAULT
        sys.exit(status or 0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find where articles about one story contradict each other, by rules in YAML."""
    if (name := ctx.invoked_subcommand) is not None and (command := main.get_command(ctx, name)) is not None:
        ctx.default_map = {name: _defaults(command)}


def _defaults(command: click.Command) -> Mapping[str, object]:
    """What settings state for a command, or for each command of a group."""
    if isinstance(command, click.Group):
        return {name: _defaults(each) for name, each in command.commands.items()}
    return Settings(command, Path.cwd())
