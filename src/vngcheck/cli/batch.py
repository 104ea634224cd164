"""`vngcheck batch`: all dossiers of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vngcheck.cli.opties import Kaders
from vngcheck.rapport.soorten import Editie, Formaat

if TYPE_CHECKING:
    from vngcheck.batch import Regel, Uitkomst
    from vngcheck.batch.loop import Voortgang

EXAMPLES = """
vngcheck batch dossiers/ -o resultaten/
vngcheck batch dossiers/ -o resultaten/ --rapport
vngcheck batch dossiers/ -o resultaten/ --rapport --hervat
"""

MAX_OP_SCHERM = 50
"""Findings that are printed; all of them are in the results."""


def batch(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="MAP", help="De map met de dossiers, ook in mappen daarin.", readable=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--uit", "-o", metavar="UIT", help="De map waarin de resultaten komen."),
    ],
    reports: Annotated[
        bool,
        typer.Option("--rapport", help="Maak ook van elk dossier een rapport, in UIT/rapporten."),
    ] = False,
    forms: Annotated[
        list[Formaat] | None,
        typer.Option(
            "--formaat",
            metavar="pdf|html",
            help="Het formaat van de rapporten; mag twee keer. Zonder deze optie: pdf.",
        ),
    ] = None,
    edition: Annotated[
        Editie,
        typer.Option(
            "--editie",
            metavar="openbaar|intern",
            help="openbaar (standaard) laat elke interne notitie weg.",
            show_default=False,
        ),
    ] = Editie.OPENBAAR,
    anyway: Annotated[
        bool,
        typer.Option(
            "--toch",
            help="Maak openbare resultaten ook als er persoonsgegevens in lijken te staan.",
        ),
    ] = False,
    processes: Annotated[
        int | None,
        typer.Option(
            "--taken",
            metavar="N",
            help="Hoeveel dossiers tegelijk. Zonder deze optie: wat deze computer kan.",
        ),
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--hervat",
            help="Doe alleen wat nog niet klaar is, of wat sinds de vorige keer is veranderd.",
        ),
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Bereken de score van alle dossiers in een map, en maak er tabellen van.

    In UIT komen batch.xlsx (om te lezen), batch.json en CSV-bestanden (voor programma's). Een
    bestand met fouten houdt de rest niet op: het staat op het blad "Fouten en meldingen", en de
    opdracht eindigt dan met code 1.
    """
    from vngcheck.batch import Keuze
    from vngcheck.batch import batch as run
    from vngcheck.cli.scherm import mededeling
    from vngcheck.errors import Exitcode, GebruikFout

    if forms and not reports:
        raise GebruikFout("--formaat hoort bij --rapport. Geef ook --rapport.")
    wanted = tuple(dict.fromkeys(forms or [Formaat.PDF])) if reports else ()
    try:
        with _sigterm_as_ctrl_c(), _progress() as progress:
            done = run(
                folder,
                output,
                Keuze(wanted, edition, anyway, kaders),
                taken=processes,
                hervat=resume,
                meld=lambda sentence: mededeling(sentence, "yellow"),
                voortgang=progress,
            )
    except KeyboardInterrupt:
        if output.is_dir():
            mededeling("Wat klaar is, is bewaard: met --hervat gaat u verder.", "yellow")
        raise
    _show(folder, done)
    if done.mislukt:
        raise typer.Exit(Exitcode.EIS_NIET_GEHAALD)


@contextmanager
def _sigterm_as_ctrl_c() -> Iterator[None]:
    """Stop in the same way when a service manager or a shutdown asks for it."""
    import signal

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _progress() -> Iterator[Voortgang]:
    """A bar on standard error; where nobody looks, nothing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from vngcheck.cli.scherm import scherm

    console = scherm(fouten=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("bestanden", total=None)

        def show(done: int, total: int) -> None:
            what = "bestanden" if done < total else "bestanden; nu de tabellen ..."
            bar.update(task, completed=done, total=total, description=what)

        yield show


def _show(folder: Path, done: Uitkomst) -> None:
    """Say what was found and where it is; all of it is in the results."""
    from vngcheck.batch import Ernst
    from vngcheck.batch.tabellen import MELDINGEN
    from vngcheck.cli.scherm import mededeling, toon
    from vngcheck.opmaak import aantal

    serious = [rule for rule in done.regels if rule.ernst is Ernst.FOUT]
    about_all = [rule for rule in done.regels if not rule.bestand and rule not in serious]
    notices = [rule for rule in about_all if rule.ernst is Ernst.MEDEDELING]
    _show_rules(folder, [*serious, *(rule for rule in about_all if rule not in notices)])
    for rule in notices:
        mededeling(" ".join(filter(None, [rule.tekst, rule.remedie])))
    rest = len(done.regels) - len(serious) - len(about_all)
    toon(
        f"{aantal(done.gescoord, 'dossier', 'dossiers')} met een score, "
        f"{aantal(done.mislukt, 'bestand', 'bestanden')} met fouten, "
        f"{aantal(done.geen_dossier, 'bestand', 'bestanden')} overgeslagen.",
        "red" if done.mislukt else "green",
    )
    if done.rapporten:
        toon(f"{aantal(done.rapporten, 'rapport', 'rapporten')} gemaakt.")
    if rest:
        mededeling(
            f"Er {'is' if rest == 1 else 'zijn'} ook "
            f"{aantal(rest, 'waarschuwing of mededeling', 'waarschuwingen en mededelingen')}; "
            f"alle staan op het blad {MELDINGEN}.",
            "yellow",
        )
    mededeling(f"Klaar: {done.geschreven[0]}", "green")


def _show_rules(folder: Path, rules: list[Regel]) -> None:
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.errors import Ernst, Melding
    from vngcheck.opmaak import aantal

    toon_meldingen(
        (
            Melding(
                Ernst(rule.ernst.value),
                folder / rule.bestand,
                rule.regel,
                rule.plaats,
                rule.tekst,
                rule.remedie,
            )
            for rule in rules[:MAX_OP_SCHERM]
        ),
        fouten=True,
    )
    if (more := len(rules) - MAX_OP_SCHERM) > 0:
        mededeling(f"En nog {aantal(more, 'melding', 'meldingen')}.", "red")
