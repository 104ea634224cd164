"""The command line: the only place that knows Typer and Rich.

A command reads its options, calls one function of the library, prints the result and ends.
Everything heavy is imported inside the commands, so that `vngcheck --help` is quick.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from vngcheck.cli import (
    batch,
    brief,
    controleer,
    demo,
    invullen,
    kader,
    nieuw,
    rapport,
    regio,
    score,
    uitpakken,
    vergelijk,
)
from vngcheck.cli.nederlands import add_command, new_app, vertaal_gebruiksfout
from vngcheck.cli.proces import laat_liggen
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
  vngcheck nieuw Haarlemmermeer
  vngcheck invullen haarlemmermeer-2026.yaml
  vngcheck controleer dossier.yaml
  vngcheck score dossier.yaml
  vngcheck rapport dossier.yaml -o rapport.pdf
  vngcheck regio drenthe.yaml -o regiobeeld.pdf
  vngcheck brief dossier.yaml -o brieven/
  vngcheck batch dossiers/ -o resultaten/

Meer uitleg over een opdracht: vngcheck OPDRACHT --help"""
)
def _root(
    version: bool = typer.Option(
        False, "--version", help="Toon de versie.", callback=_version, is_eager=True
    ),
) -> None:
    """Toets de aanpak van mensenhandel van een gemeente aan het VNG-kader."""


add_command(app, demo.demo, demo.EXAMPLES)
add_command(app, nieuw.nieuw, nieuw.EXAMPLES)
add_command(app, invullen.invullen, invullen.EXAMPLES)
add_command(app, controleer.controleer, controleer.EXAMPLES)
add_command(app, score.score, score.EXAMPLES)
add_command(app, vergelijk.vergelijk, vergelijk.EXAMPLES)
add_command(app, rapport.rapport, rapport.EXAMPLES)
add_command(app, regio.regio, regio.EXAMPLES)
add_command(app, brief.brief, brief.EXAMPLES)
add_command(app, batch.batch, batch.EXAMPLES)
add_command(app, uitpakken.uitpakken, uitpakken.EXAMPLES)
app.add_typer(kader.app, name="kader")


def main() -> NoReturn:
    """Run the command line; the entry point of the package.

    Every error a user can cause ends here, as a Dutch message and an exit code.
    """
    # No plugin of another package has a say in what is valid; looking for one takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    _mend_streams()
    try:
        ending = run(_expanded(sys.argv[1:]))
    except Exception as error:  # noqa: BLE001 (a fault of ours: nobody is to see a traceback)
        ending = _own_fault(error)
    try:
        sys.stdout.flush()
    except OSError:
        # Python would complain once more at its end; there is nowhere left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    laat_liggen()
    sys.exit(ending)


def _mend_streams() -> None:
    """Make every stream one that can be used, whatever the system gave us."""
    if sys.stdin is None:  # closed by whoever started us
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 (as long as we run)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        stream = getattr(sys, name)
        if not hasattr(stream, "reconfigure"):
            continue
        if stream.isatty():
            # A character that a terminal does not know is no reason to stop.
            stream.reconfigure(errors="replace")
        else:
            # A Windows pipe would otherwise use a code page without, say, the arrow.
            stream.reconfigure(encoding="utf-8")


def _expanded(arguments: list[str]) -> list[str]:
    """The words of a command with `*.yaml` written out, which only a Windows shell leaves to us."""
    if sys.platform != "win32":
        return arguments
    from glob import glob

    found = [(word, sorted(glob(word))) for word in arguments]  # noqa: PTH207 (as a shell would)
    return [name for word, names in found for name in names or [word]]


def run(arguments: list[str]) -> int:
    """Run one command.

    Args:
        arguments: what stands behind `vngcheck`.

    Returns:
        The exit code.
    """
    from vngcheck.cli.scherm import fout, mededeling

    # Not app(...): that would put Typer's own hook for our faults in the place of ours.
    command = typer.main.get_command(app)
    try:
        result = command.main(arguments, prog_name="vngcheck", standalone_mode=False)
        sys.stdout.flush()
    except VngcheckError as error:
        fout(error)
        return error.exitcode
    except TyperException as error:
        return _usage(error)
    except (typer.Abort, KeyboardInterrupt):
        result = Exitcode.ONDERBROKEN
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has stopped reading; there is nobody left to tell. Rich and
        # Typer make a SystemExit of it; nothing else here does.
        return Exitcode.GELUKT
    except OSError as error:
        from vngcheck.bestanden import waarom_niet

        what = error.filename if isinstance(error.filename, str) else "het resultaat"
        mededeling(f"Fout: {what} is niet te schrijven: {waarom_niet(error)}", "red")
        return Exitcode.UITVOER_MISLUKT
    if result == Exitcode.ONDERBROKEN:
        mededeling("Afgebroken.", "yellow")
    return result if isinstance(result, int) else Exitcode.GELUKT


def _usage(error: TyperException) -> int:
    """Say in Dutch what is wrong with the words of a command."""
    from vngcheck.cli.scherm import fout

    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message())
        return Exitcode.GELUKT
    fout(vertaal_gebruiksfout(error.format_message()))
    context = getattr(error, "ctx", None)
    typer.echo(
        f"Kijk voor uitleg met: {context.command_path if context else 'vngcheck'} --help", err=True
    )
    return Exitcode.VERKEERD_GEBRUIK


def _own_fault(error: Exception) -> int:
    """Say in Dutch that the fault is ours; keep the traceback for whoever mends it."""
    import tempfile
    import traceback

    where = ""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="vngcheck-fout-", suffix=".txt", delete=False
        ) as report:
            report.writelines(traceback.format_exception(error))
        where = f", met het bestand {report.name}"
    except OSError:
        pass  # a full disk, say: then without
    typer.echo(
        f"Fout: er ging iets mis in vngcheck zelf ({type(error).__name__}). Wat u al had "
        f"bewaard, is bewaard. Meld het ons{where}.",
        err=True,
    )
    return Exitcode.UITVOER_MISLUKT
