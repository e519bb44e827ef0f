"""The command line: parse, call the api, choose the exit code."""

from __future__ import annotations

import gc
import sys
import traceback

import click

import msgcheck
from msgcheck.cli.annotate import annotate
from msgcheck.cli.baseline import baseline
from msgcheck.cli.calibrate import calibrate
from msgcheck.cli.check import check
from msgcheck.cli.completion import completion
from msgcheck.cli.evaluate import evaluate
from msgcheck.cli.explain import explain
from msgcheck.cli.fix import fix
from msgcheck.cli.init import init
from msgcheck.cli.inspection import inspect
from msgcheck.cli.platform_group import platform
from msgcheck.cli.rules import rules
from msgcheck.cli.scan import scan
from msgcheck.cli.terms import terms
from msgcheck.cli.waive import waive
from msgcheck.errors import MsgcheckError

EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_PIPE = 4, 130, 141
"""The last two as a shell names them: 128 and the signal that ended the command."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


for command in (
    init, scan, check, baseline, waive, fix, annotate, inspect, explain, evaluate, calibrate, platform, rules, terms,
    completion,
):  # fmt: skip
    commands.add_command(command)


_COLLECT_AFTER = 100_000
"""New objects between two searches for garbage. A run makes many small values that all live to its end; the default of
700 costs a tenth of a warm scan (0.62 s against 0.56 s on two cores), this a few megabytes."""


def main() -> None:
    """Run the command line and exit with the code of the contract."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        code = commands.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nStopped before the end.", err=True)
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = EXIT_PIPE
    except MsgcheckError as error:
        click.echo(f"msgcheck: {error}", err=True)
        code = error.exit_code
    except Exception:  # noqa: BLE001 - the last net: an internal error has its own exit code
        traceback.print_exc()
        click.echo("msgcheck: an error of msgcheck itself; please report the lines above.", err=True)
        code = EXIT_INTERNAL
    sys.exit(code or 0)
