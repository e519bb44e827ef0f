"""The command line: parse, call the api, choose the exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module

import click

import msgcheck
from msgcheck.errors import MsgcheckError, UsageError, did_you_mean

EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_PIPE = 4, 130, 141
"""The last two as a shell names them: 128 and the signal that ended the command."""


_MODULES = {
    "annotate": "annotate",
    "baseline": "baseline",
    "calibrate": "calibrate",
    "check": "check",
    "completion": "completion",
    "digest": "digest",
    "evaluate": "evaluate",
    "explain": "explain",
    "fix": "fix",
    "history": "history",
    "init": "init",
    "inspect": "inspection",
    "platform": "platform_group",
    "report": "report",
    "review": "review",
    "rules": "rules",
    "scan": "scan",
    "terms": "terms",
    "waive": "waive",
}
"""Command -> module of this package that holds it, under the same name; imported when the command is asked for."""


class _Commands(click.Group):
    """The group of all commands, which knows their names without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*_MODULES, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"{__name__}.{_MODULES[cmd_name]}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:  # click looks for a near name only among commands that are imported
            raise click.UsageError(f"{error.message} {did_you_mean(args[0], _MODULES)}".rstrip(), ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(msgcheck.__version__, prog_name="msgcheck")
def commands() -> None:
    """Find where decks, documents and pages drift from the message platform.

    \b
    Start here:
      msgcheck init my-company      make a workspace with a sample to change
      msgcheck scan                 check every asset of the workspace
      msgcheck scan decks/          check one folder or file
      msgcheck explain RULE         what a finding means and what to do

    Everything runs on this machine; nothing is sent anywhere.
    """


COLLECT_AFTER = 100_000
"""New objects between two searches for garbage. A run makes many small values that all live to its end; the default of
700 costs a tenth of a warm scan (0.62 s against 0.56 s on two cores), this a few megabytes."""


def main() -> None:
    """Run the command line and exit with the code of the contract."""
    gc.set_threshold(COLLECT_AFTER)
    _replace_closed_streams()
    try:
        code = commands.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped before the end.", err=True)
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        sys.stderr.close()
        code = EXIT_PIPE
    except SystemExit:  # click's own end where nobody reads on; its code would say that there are findings
        code = EXIT_PIPE
    except MsgcheckError as error:
        click.echo(f"msgcheck: {error}", err=True)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - the last net: an internal error has its own exit code
        code = _told_unexpected(error)
    sys.exit(code or 0)


def _replace_closed_streams() -> None:
    """Put the null device in the place of a standard stream that the caller closed (``>&-``).

    Without it the next file that is opened, such as the history, would take its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - a device, to the end


def _told_unexpected(error: Exception) -> int:
    """Say what ended the command, and return its exit code: a full disk is no error of msgcheck."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        _forget_output()
        click.echo(f"msgcheck: The results cannot be written: {error.strerror}. Make room, and run it again.", err=True)
        return UsageError.exit_code
    import traceback

    traceback.print_exc()
    click.echo("msgcheck: an error of msgcheck itself; please report the lines above.", err=True)
    return EXIT_INTERNAL


def _forget_output() -> None:
    """Let what standard output did not take go nowhere; Python would try again at its end, and fail with code 120."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path, a device
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
