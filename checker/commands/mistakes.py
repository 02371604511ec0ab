"""A user's mistakes: what is wrong and how to mend it, all of them at once, and exit code 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

import click

from checker.renderers.glyphs import visible

WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the place (an option or a path), what is wrong with it, and the remedy."""

    place: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"error: {visible(self.place)}: {visible(self.problem)}\n  help: {visible(self.remedy)}"


class Mistakes(click.ClickException):
    """All mistakes of one call; ends the command with exit code 2."""

    exit_code = WRONG_USE

    def __init__(self, mistakes: Sequence[object]) -> None:
        """Take mistakes, or anything whose ``str`` is what a user should see."""
        super().__init__("\n".join(str(mistake) for mistake in mistakes))

    def show(self, file: IO[Any] | None = None) -> None:
        """Print them to standard error."""
        click.echo(self.message, file=file, err=file is None)


def refuse(mistakes: Sequence[object]) -> None:
    """Raise Mistakes where there are any."""
    if mistakes:
        raise Mistakes(mistakes)
