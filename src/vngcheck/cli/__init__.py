"""The command line: the only place that knows Typer and Rich.

A command reads its options, calls one function of the library, prints the result and ends.
Everything heavy is imported inside the commands, so that `vngcheck --help` is quick.
"""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from vngcheck.cli import controleer, demo, kader, rapport, score
from vngcheck.cli.nederlands import add_command, new_app, vertaal_gebruiksfout
from vngcheck.errors import Exitcode, VngcheckError

app = new_app(no_args_is_help=True)


def _version(wanted: bool) -> None:
    if wanted:
        from vngcheck import __version__

        typer.echo(f"vngcheck {__version__}")
        raise typer.Exit


@app.callback(
    epilog="""Voorbeelden:
  vngcheck demo
  vngcheck controleer dossier.yaml
  vngcheck score dossier.yaml
  vngcheck rapport dossier.yaml -o rapport.pdf

Meer uitleg over een opdracht: vngcheck OPDRACHT --help"""
)
def _root(
    version: bool = typer.Option(
        False, "--version", help="Toon de versie.", callback=_version, is_eager=True
    ),
) -> None:
    """Toets de aanpak van mensenhandel van een gemeente aan het VNG-kader."""


add_command(app, demo.demo, demo.EXAMPLES)
add_command(app, controleer.controleer, controleer.EXAMPLES)
add_command(app, score.score, score.EXAMPLES)
add_command(app, rapport.rapport, rapport.EXAMPLES)
app.add_typer(kader.app, name="kader")


def main() -> NoReturn:
    """Run the command line; the entry point of the package.

    Every error a user can cause ends here, as a Dutch message and an exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        # A Windows pipe would otherwise use a code page without, say, the arrow.
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    sys.excepthook = _own_fault
    sys.exit(run(sys.argv[1:]))


def _own_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say in Dutch that the fault is ours; keep the traceback for whoever mends it."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="vngcheck-fout-", suffix=".txt", delete=False
    ) as report:
        report.writelines(traceback.format_exception(kind, error, trace))
    typer.echo(
        f"Fout: er ging iets mis in vngcheck zelf ({kind.__name__}). Uw bestanden zijn niet "
        f"veranderd. Meld het ons, met het bestand {report.name}.",
        err=True,
    )
    sys.stdout.flush()
    # Python itself would end with 1, which a script reads as "the eis is not met".
    os._exit(Exitcode.UITVOER_MISLUKT)


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: what stands behind `vngcheck`.

    Returns:
        The exit code.
    """
    from vngcheck.cli.scherm import fout

    try:
        result = app(arguments, prog_name="vngcheck", standalone_mode=False)
    except VngcheckError as error:
        fout(error)
        return error.exitcode
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.format_message())
            return Exitcode.GELUKT
        fout(vertaal_gebruiksfout(error.format_message()))
        typer.echo("Kijk voor uitleg met: vngcheck --help", err=True)
        return Exitcode.VERKEERD_GEBRUIK
    except (typer.Abort, KeyboardInterrupt):
        result = Exitcode.ONDERBROKEN
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has stopped reading; there is nobody left to tell. Rich and
        # Typer make a SystemExit of it; nothing else here does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exitcode.GELUKT
    if result == Exitcode.ONDERBROKEN:
        fout("Afgebroken.")
    return result if isinstance(result, int) else Exitcode.GELUKT
