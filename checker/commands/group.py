"""A group of commands that tells what a misspelled one may have meant."""

from __future__ import annotations

import click


class Group(click.Group):
    """A group of commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with. Raises UsageError with the nearest one where there is none."""
        from difflib import get_close_matches

        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name, self.list_commands(ctx), n=1)
            meant = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f'there is no command "{name}": {meant}', ctx)
        return super().resolve_command(ctx, args)
