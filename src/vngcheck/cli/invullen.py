"""`vngcheck invullen`: the questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from vngcheck.cli.opties import Dossier, Kaders

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import date

    from vngcheck.dossierbestand import GeladenDossier
    from vngcheck.errors import UitvoerFout
    from vngcheck.vragenlijst.lijst import Vragenlijst
    from vngcheck.vragenlijst.route import Keuze
    from vngcheck.vragenlijst.stappen import Bericht, Stap

EXAMPLES = """
vngcheck invullen dossier.yaml
vngcheck invullen dossier.yaml --kern
vngcheck invullen dossier.yaml --bouwsteen 1.3 --alle
vngcheck invullen dossier.yaml --domein zorg
vngcheck invullen dossier.yaml --herzien --ouder-dan 2026-01-01
"""


class Voorkant(Protocol):
    """A way to ask and tell: with keys, or line by line."""

    @property
    def probeert_opnieuw(self) -> bool:
        """Whether it makes sense to ask again after a full disk."""
        ...

    @property
    def geweigerd(self) -> int:
        """How many answers of a script were refused; 0 where a person sees it happen."""
        ...

    def sessie(self) -> AbstractContextManager[None]:
        """What must be kept for the whole walk."""
        ...

    def begin(self, regels: list[str]) -> None:
        """Tell what is about to happen."""
        ...

    def toon(self, lijst: Vragenlijst, berichten: list[Bericht]) -> None:
        """Show where we are, and what there is to tell."""
        ...

    def lees(self, stap: Stap) -> str:
        """Ask; EOFError means stop."""
        ...


def invullen(
    dossier: Dossier,
    kern: Annotated[
        bool, typer.Option("--kern", help="Alleen de kern (sterkte A): een snelle scan.")
    ] = False,
    plateau: Annotated[
        str | None, typer.Option("--plateau", metavar="PLATEAU", help="Alleen dit plateau.")
    ] = None,
    bouwsteen: Annotated[
        str | None,
        typer.Option(
            "--bouwsteen", metavar="BOUWSTEEN", help="Alleen deze bouwsteen: nummer of naam."
        ),
    ] = None,
    domein: Annotated[
        str | None,
        typer.Option(
            "--domein",
            metavar="veiligheid|zorg",
            help="Alleen vragen voor dit domein, en die voor beide.",
        ),
    ] = None,
    alle: Annotated[
        bool, typer.Option("--alle", help="Ook vragen die al een antwoord hebben.")
    ] = False,
    herzien: Annotated[
        bool,
        typer.Option(
            "--herzien",
            help="Loop antwoorden na die u nog moet bevestigen, of die ouder zijn dan een jaar.",
        ),
    ] = False,
    ouder_dan: Annotated[
        str | None,
        typer.Option("--ouder-dan", metavar="DATUM", help="Herzie antwoorden van voor deze dag."),
    ] = None,
    eenvoudig: Annotated[
        bool,
        typer.Option(
            "--eenvoudig", help="Regel voor regel, zonder scherm: voor een schermlezer of script."
        ),
    ] = False,
    kaders: Kaders = None,
) -> None:
    """Vul een dossier in: vraag voor vraag, en elk antwoord is meteen bewaard.

    Zonder opties komen alle open vragen langs, eerst die van plateau 1. U kunt op elk moment
    stoppen; de volgende keer gaat u verder waar u was.
    """
    import os

    from vngcheck.cli.scherm import mededeling
    from vngcheck.cli.slottekst import toon_slot
    from vngcheck.dossieropslag import DossierOpslag
    from vngcheck.errors import Exitcode, GebruikFout, UitvoerFout
    from vngcheck.kader import Domein
    from vngcheck.opmaak import aantal, datum_van_vandaag, lees_datum
    from vngcheck.vragenlijst.lijst import Vragenlijst
    from vngcheck.vragenlijst.route import Keuze

    vandaag = datum_van_vandaag()
    if domein not in {None, Domein.VEILIGHEID, Domein.ZORG}:
        raise GebruikFout(f"Het domein '{domein}' bestaat niet. Kies uit: veiligheid, zorg.")
    voor = None
    if ouder_dan is not None:
        try:
            voor = lees_datum(ouder_dan, vandaag)
        except ValueError as error:
            raise GebruikFout(f"--ouder-dan: {error}") from error
    elif herzien:
        voor = _jaar_eerder(vandaag)
    keuze = Keuze(
        kern=kern,
        plateau=plateau,
        bouwsteen=bouwsteen,
        domein=None if domein is None else Domein(domein),
        alle=alle,
        herzien_voor=voor,
    )
    if not os.path.lexists(dossier):
        raise GebruikFout(
            f"Het dossier {dossier} bestaat niet. Begin een nieuw met: vngcheck nieuw"
        )
    if alle and voor is not None:
        raise GebruikFout("--alle en --herzien gaan niet samen. Kies er een.")
    with DossierOpslag(dossier, kaders) as opslag:
        lijst = Vragenlijst(opslag, keuze, vandaag)
        voorkant = _voorkant(eenvoudig=eenvoudig)
        voorkant.begin([*_inleiding(opslag.geladen, lijst, keuze), *opslag.opmerkingen])
        try:
            with voorkant.sessie():
                mislukt = _loop(lijst, voorkant)
        except KeyboardInterrupt:
            mededeling(f"Wat u bevestigde, is bewaard in {dossier}.")
            raise
        if mislukt is not None:
            raise UitvoerFout(f"Uw laatste antwoord is NIET bewaard. {mislukt}")
        for zin in opslag.sluit_af():
            mededeling(zin, "yellow")
        toon_slot(opslag.geladen, kern=kern, kaders=kaders)
    if voorkant.geweigerd:
        geweigerd = aantal(voorkant.geweigerd, "regel is", "regels zijn")
        mededeling(f"Let op: {geweigerd} geweigerd. Kijk uw antwoorden na.", "yellow")
        raise typer.Exit(Exitcode.ONGELDIGE_INVOER)


def _loop(lijst: Vragenlijst, voorkant: Voorkant) -> UitvoerFout | None:
    """Ask until the walk has ended; gives why the last answer could not be kept, if so."""
    from vngcheck.errors import UitvoerFout
    from vngcheck.vragenlijst.stappen import Bericht, Toon

    berichten: list[Bericht] = []
    mislukt: UitvoerFout | None = None
    while True:
        voorkant.toon(lijst, berichten)
        if (stap := lijst.stap) is None:
            return mislukt
        try:
            tekst = voorkant.lees(stap)
        except EOFError:
            tekst = "stop"
        try:
            berichten = lijst.geef(tekst)
            if lijst.stap is not None and Toon.HULP not in {b.toon for b in berichten}:
                mislukt = None
        except UitvoerFout as error:
            if not voorkant.probeert_opnieuw:
                raise
            mislukt = error
            nog = "Er is niets veranderd. Geef uw antwoord nog eens, of stop."
            berichten = [Bericht(Toon.FOUT, f"{error} {nog}")]


def _inleiding(geladen: GeladenDossier, lijst: Vragenlijst, keuze: Keuze) -> list[str]:
    """What is about to happen, in a few sentences."""
    from vngcheck.kader import Status
    from vngcheck.opmaak import aantal
    from vngcheck.woorden import RECONSTRUCTIE

    wat = "open vraag", "open vragen"
    if keuze.alle:
        wat = "vraag", "vragen"
    elif keuze.herzien_voor is not None:
        wat = "antwoord om na te kijken", "antwoorden om na te kijken"
    van = " van de kern" if keuze.kern else ""
    regels = [f"{aantal(len(lijst.route), *wat)}{van}. Wat u bevestigt, is meteen bewaard."]
    if not lijst.route:
        regels = [f"Er zijn geen {wat[1]}{van}. Met --alle loopt u ook de andere na."]
    if geladen.kader.kader.status is Status.RECONSTRUCTIE:
        regels.append(RECONSTRUCTIE)
    geerfd = sum(geldend.geerfd for geldend in geladen.antwoorden.values())
    if geladen.regio is not None and geerfd and not keuze.alle:
        regels.append(
            f"{aantal(geerfd, 'antwoord komt', 'antwoorden komen')} van de regio "
            f"{geladen.regio.naam}; met --alle kijkt u die ook na."
        )
    return regels


def _voorkant(*, eenvoudig: bool) -> Voorkant:
    """Keys where the terminal can show them, else line by line."""
    import os
    import sys

    from vngcheck.cli.regelmodus import Regelmodus

    echt = sys.stdin.isatty() and sys.stdout.isatty()
    dom = os.environ.get("TERM", "") in {"dumb", "unknown"} or (
        sys.platform != "win32" and not os.environ.get("TERM")
    )
    if eenvoudig or not echt or dom:
        return Regelmodus()
    from prompt_toolkit.output import create_output

    from vngcheck.cli.toetsmodus import Toetsmodus

    try:
        create_output()
    except Exception as error:  # noqa: BLE001 (a Windows console of an unknown kind)
        from vngcheck.cli.scherm import mededeling

        mededeling(f"Dit scherm kan geen toetsen lezen ({type(error).__name__}).", "dim")
        return Regelmodus()
    return Toetsmodus()


def _jaar_eerder(dag: date) -> date:
    """The same day a year before; 28 February for 29 February."""
    try:
        return dag.replace(year=dag.year - 1)
    except ValueError:
        return dag.replace(year=dag.year - 1, day=28)
