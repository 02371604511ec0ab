"""``checker completion``: what a shell needs to complete the command's words."""

from __future__ import annotations

import click

VARIABLE = "_CHECKER_COMPLETE"
SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and formats in a shell.

    \b
      bash  eval "$(checker completion bash)"                                  in ~/.bashrc
      zsh   eval "$(checker completion zsh)"                                   in ~/.zshrc
      fish  checker completion fish > ~/.config/fish/completions/checker.fish  once
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "checker", VARIABLE).source())
