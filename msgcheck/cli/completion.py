"""``msgcheck completion``: the lines that teach a shell to complete msgcheck."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the completion script for SHELL.

    \b
    Examples:
      msgcheck completion bash >> ~/.bashrc
      msgcheck completion fish > ~/.config/fish/completions/msgcheck.fish
    """
    completer = get_completion_class(shell)
    if completer is None:
        raise click.UsageError(f"No completion for {shell}.")
    click.echo(completer(context.find_root().command, {}, "msgcheck", "_MSGCHECK_COMPLETE").source())
    return 0
