"""The questionnaire itself: what is asked now, and what typing something does."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from vngcheck.dossier import Antwoord, GeldendAntwoord
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Bouwsteen, Kader, Vraag
from vngcheck.kaderzoeken import Plek, plek, zoek
from vngcheck.velden import kort
from vngcheck.vragenlijst.invulling import Invulling, Opslag
from vngcheck.vragenlijst.omzetten import genummerd
from vngcheck.vragenlijst.opdrachten import lees_opdracht
from vngcheck.vragenlijst.route import Keuze, aan_de_beurt, op_volgorde, route
from vngcheck.vragenlijst.stand import Stand, stand
from vngcheck.vragenlijst.stappen import Bericht, Opdracht, Stap, Toon
from vngcheck.vragenlijst.tonen import plekstap

_MEESTE: Final = 9
"""Places to choose from at once: each is one key."""


class Vragenlijst:
    """One walk through the questionnaire, vraag by vraag.

    Attributes:
        route: the ids of the vragen to walk through, in order.
    """

    def __init__(self, opslag: Opslag, keuze: Keuze, vandaag: date) -> None:
        """Begin at the first vraag.

        Args:
            opslag: where the dossier is kept.
            keuze: which vragen to walk through.
            vandaag: the date that new antwoorden get.

        Raises:
            GebruikFout: `keuze` names a plateau or bouwsteen that is not there.
        """
        self._opslag = opslag
        self._keuze = keuze
        self._vandaag = vandaag
        self._alle = [vraag.id for _, vraag in op_volgorde(self.kader)]
        self._stenen = {vraag.id: steen for steen, vraag in op_volgorde(self.kader)}
        self.route = route(self.kader, opslag.geladen.antwoorden, keuze)
        self._klaar: set[str] = set()
        self._spoor: list[str] = []
        self._opzij: dict[str, dict[str, Any]] = {}
        self._invulling: Invulling | None = None
        self._zoekt = False
        self._gevonden: list[Plek] = []
        if self.route:
            self._open(self.route[0])

    @property
    def kader(self) -> Kader:
        """The kader of the dossier."""
        return self._opslag.geladen.kader.kader

    @property
    def geladen(self) -> GeladenDossier:
        """The dossier as it is kept now."""
        return self._opslag.geladen

    @property
    def vraag(self) -> Vraag | None:
        """The vraag at hand; None when the walk has ended."""
        return self._invulling.vraag if self._invulling else None

    @property
    def bouwsteen(self) -> Bouwsteen | None:
        """The bouwsteen of the vraag at hand; None when the walk has ended."""
        return self._stenen[self.vraag.id] if self.vraag else None

    @property
    def stand(self) -> Stand | None:
        """How far the dossier is, seen from the vraag at hand; None when the walk has ended."""
        return stand(self.geladen, self.bouwsteen) if self.bouwsteen else None

    @property
    def nummer(self) -> int | None:
        """Which vraag of the walk this is, from 1; None for one outside it."""
        if self.vraag is None or self.vraag.id not in self.route:
            return None
        return self.route.index(self.vraag.id) + 1

    @property
    def geldend(self) -> GeldendAntwoord | None:
        """The antwoord that counts for the vraag at hand, possibly from the regio."""
        return self.geladen.antwoorden.get(self.vraag.id) if self.vraag else None

    @property
    def regionaal(self) -> Antwoord | None:
        """What the regio says on the vraag at hand, whether or not that counts here.

        An antwoord, or a toelichting without one.
        """
        if self.vraag is None or self.geladen.regio is None:
            return None
        antwoord = self.geladen.regio.dossier.antwoorden.get(self.vraag.id)
        if antwoord is None or (antwoord.antwoord is None and not antwoord.toelichting):
            return None
        return antwoord

    @property
    def data(self) -> dict[str, Any]:
        """What is filled in about the vraag at hand, as plain data."""
        return self._invulling.data if self._invulling else {}

    @property
    def stap(self) -> Stap | None:
        """What is asked now; None when the walk has ended."""
        if self._invulling is None:
            return None
        return plekstap(self._gevonden) if self._zoekt else self._invulling.stap

    def geef(self, tekst: str) -> list[Bericht]:
        """Take what was typed at the `stap`, and go on from there.

        Args:
            tekst: as typed: a choice by its key or word, a text, a command, or nothing.

        Returns:
            What to tell, in order.

        Raises:
            UitvoerFout: it could not be kept. Nothing changed; what was typed is in the concept
                of the stap.
        """
        stap, hier = self.stap, self._invulling
        if stap is None or hier is None:
            return []
        if (opdracht := lees_opdracht(self.kader, stap, tekst)) is not None:
            return self._voer_uit(hier, *opdracht)
        if self._zoekt:
            return self._kies_plek(tekst.strip())
        berichten = hier.geef(tekst)
        return berichten + self._volgende_vraag(hier) if hier.klaar else berichten

    def _voer_uit(self, hier: Invulling, opdracht: Opdracht, waarheen: str) -> list[Bericht]:
        match opdracht:
            case Opdracht.HULP:
                return [Bericht(Toon.HULP)]
            case Opdracht.GA:
                return self._zoek(waarheen)
            case Opdracht.VERDER:
                return self._volgende_vraag(hier)
            case Opdracht.STOP:
                self._invulling = None
                return hier.laat_los()
            case Opdracht.TERUG:
                return self._terug(hier)

    def _terug(self, hier: Invulling) -> list[Bericht]:
        if self._zoekt:
            self._zoekt = False
            return []
        if hier.terug():
            return []
        if not self._spoor:
            return [Bericht(Toon.WAARSCHUWING, "Dit is de eerste vraag.")]
        return [*hier.laat_los(), *self._open(self._spoor.pop())]

    def _zoek(self, waarheen: str) -> list[Bericht]:
        """Go where someone wants, or offer what it can be."""
        exact = plek(self.kader, waarheen)
        # The id of a bouwsteen is a word as well: that gives a choice.
        if exact is not None and exact.vraag is not None:
            return self._spring(exact)
        gevonden = zoek(self.kader, waarheen, _MEESTE + 1) if waarheen else []
        self._gevonden = gevonden[:_MEESTE]
        if len(self._gevonden) == 1:
            return self._spring(self._gevonden[0])
        self._zoekt = True
        if waarheen and not self._gevonden:
            tekst = f"Er is geen vraag of bouwsteen met '{kort(waarheen)}'."
            return [Bericht(Toon.FOUT, tekst)]
        if len(gevonden) > _MEESTE:
            return [Bericht(Toon.GEWOON, "Er is meer. Typ een langer woord.")]
        return []

    def _kies_plek(self, getypt: str) -> list[Bericht]:
        if not getypt:
            self._zoekt = False
            return []
        if (gekozen := genummerd(self._gevonden).get(getypt)) is not None:
            return self._spring(gekozen)
        # A suggestion that is taken whole, "id: titel", means its id.
        if (gekozen := plek(self.kader, getypt.partition(":")[0])) in self._gevonden:
            return self._spring(gekozen)
        return self._zoek(getypt)

    def _spring(self, plek: Plek) -> list[Bericht]:
        doel = plek.vraag or plek.bouwsteen.vragen[0]
        berichten = []
        if self._invulling is not None:
            berichten = self._invulling.laat_los()
            if self._invulling.vraag != doel:
                self._spoor.append(self._invulling.vraag.id)
        return berichten + self._open(doel.id)

    def _volgende_vraag(self, hier: Invulling) -> list[Bericht]:
        """Go to the next vraag of the walk that was not dealt with; end when there is none."""
        # What others answered since is passed over.
        berichten = [*hier.laat_los(), *self._kijk()]
        self._klaar.add(hier.vraag.id)
        self._spoor.append(hier.vraag.id)
        na = self._alle.index(hier.vraag.id) + 1
        wensen = set(self.route) - self._klaar
        for vraag in [*self._alle[na:], *self._alle[:na]]:
            if vraag in wensen and aan_de_beurt(self.geladen.antwoorden.get(vraag), self._keuze):
                return berichten + self._open(vraag)
        self._invulling = None
        return berichten

    def _open(self, vraag: str) -> list[Bericht]:
        """Show a vraag, as it is kept by now."""
        self._zoekt = False
        berichten = self._kijk()
        opzij = self._opzij.setdefault(vraag, {})
        self._invulling = Invulling(
            self._opslag, self.kader.vragen[vraag], self._alle, opzij, self._vandaag
        )
        return berichten

    def _kijk(self) -> list[Bericht]:
        return [Bericht(Toon.WAARSCHUWING, tekst) for tekst in self._opslag.kijk()]
