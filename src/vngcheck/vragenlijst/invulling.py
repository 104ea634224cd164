"""Filling in one vraag: the antwoord, and field by field what goes with it."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Protocol

from pydantic import ValidationError

from vngcheck import privacy
from vngcheck.dossier import Dossier, Waarde
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import UitvoerFout
from vngcheck.kader import Plicht, Reden, Vraag
from vngcheck.opmaak import opsomming
from vngcheck.vragenlijst.concept import begin, haal_weg, in_dossier, zet, zonder_halve_delen
from vngcheck.vragenlijst.omzetten import geen_keuze, genummerd, keuzetekst, kies, waarom, zet_om
from vngcheck.vragenlijst.stand import zo_telt_het_niet
from vngcheck.vragenlijst.stappen import ANTWOORD, MEER, TOCH, WIS, Bericht, Soort, Stap, Toon
from vngcheck.vragenlijst.tonen import maak_stap
from vngcheck.vragenlijst.velden import BEVESTIG, MAAK_OPEN, WIJZIG, veld, volgorde
from vngcheck.yamlfile import Pad

_NAAM: Final = {"reden": "de reden", "geen_knaken": "de uitleg", "gepland": "de geplande datum"}
_BIJ_NEE: Final = tuple(_NAAM)
"""What only means something with deels or nee."""


class Opslag(Protocol):
    """Where the dossier is kept: `dossieropslag.DossierOpslag`, or memory."""

    @property
    def geladen(self) -> GeladenDossier:
        """The dossier as it is kept now."""
        ...

    def bewaar(self, dossier: Dossier) -> list[str]:
        """Keep a changed dossier; gives what others changed meanwhile.

        Raises:
            UitvoerFout: it cannot be kept, and nothing changed.
        """
        ...

    def kijk(self) -> list[str]:
        """See whether others changed it, take that over, and say so."""
        ...


class Invulling:
    """One vraag that is being filled in.

    Every field that is accepted is kept at once. What cannot be kept is not accepted: it stays
    in the concept of the `stap`.
    """

    def __init__(
        self,
        opslag: Opslag,
        vraag: Vraag,
        volgorde_vragen: list[str],
        opzij: dict[str, Any],
        vandaag: date,
    ) -> None:
        """Begin at the antwoord itself.

        Args:
            opslag: where the dossier is kept.
            vraag: the vraag.
            volgorde_vragen: the ids of all vragen, to put a new antwoord in its place.
            opzij: what was taken away from this vraag earlier, and may come back.
            vandaag: the date that a new antwoord gets.
        """
        self.vraag = vraag
        self.klaar = False
        self._opslag = opslag
        self._volgorde_vragen = volgorde_vragen
        self._opzij = opzij
        self._vandaag = vandaag
        self._data = begin(opslag.geladen.dossier, vraag.id)
        self._pad: Pad = ANTWOORD
        self._gekozen: list[str] = []
        self._concept = ""
        self._gewaarschuwd = False

    @property
    def stap(self) -> Stap:
        """What is asked now."""
        stap = maak_stap(self._opslag.geladen, self.vraag, self._pad, self._data)
        return replace(stap, concept=self._concept, bezwaar=self._gewaarschuwd)

    @property
    def data(self) -> dict[str, Any]:
        """What is filled in so far, as plain data; parts that are not whole included."""
        return self._data

    def geef(self, tekst: str) -> list[Bericht]:
        """Take an answer to the `stap`; an empty one goes on. `klaar` says when it is done.

        Raises:
            UitvoerFout: it could not be kept. Nothing changed; what was typed is in the concept.
        """
        stap = self.stap
        if not tekst.strip():
            return self._leeg(stap)
        if self._pad == MEER:
            return self._meer(stap, tekst)
        return self._antwoord(stap, tekst) if stap.is_vraag else self._vul_in(stap, tekst)

    def terug(self) -> bool:
        """Go to the field before this one; whether there is one."""
        paden = volgorde(self._data, self._gekozen)
        nummer = paden.index(self._pad)
        self._naar(paden[max(nummer - 1, 0)])
        return nummer > 0

    def laat_los(self) -> list[Bericht]:
        """Leave the vraag; say what of it was too unfinished to keep."""
        eigen = self._opslag.geladen.dossier.antwoorden.get(self.vraag.id)
        if zonder_halve_delen(self._data, eigen) == self._data:
            return self._over_uitleg() if self._pad[0] == "geen_knaken" else []
        tekst = "Niet bewaard, want het was niet af: een bedrag zonder jaar of aard."
        if self._data.get("antwoord") == Waarde.NVT and "toelichting" not in self._data:
            tekst = "Niet bewaard, want het was niet af: nvt zonder toelichting."
        return [Bericht(Toon.WAARSCHUWING, tekst)]

    # Going from one field to the next.

    def _naar(self, pad: Pad) -> list[Bericht]:
        self._pad = pad
        self._concept = ""
        self._gewaarschuwd = False
        return []

    def _verder(self, eerder: Sequence[Pad] = ()) -> list[Bericht]:
        """Go to the next field; `eerder` was the order, should this one be gone from it."""
        paden = volgorde(self._data, self._gekozen)
        rij = paden if self._pad in paden else eerder
        erna = rij[rij.index(self._pad) + 1 :]
        volgende = next((pad for pad in erna if pad in paden), paden[-1])
        was_uitleg = self._pad[0] == "geen_knaken"
        self._naar(volgende)
        if was_uitleg and volgende[0] != "geen_knaken":
            return self._over_uitleg()
        return []

    def _onthoud(self, stap: Stap, tekst: str) -> None:
        """Keep what was typed and not accepted, to go on from."""
        self._concept = "" if stap.soort is Soort.KEUZE else tekst

    def _leeg(self, stap: Stap) -> list[Bericht]:
        """An empty line: nothing, and on."""
        if stap.is_vraag or self._pad == MEER:
            self.klaar = True
            return []
        if stap.verplicht and stap.huidig is None:
            if self._pad[-1] == "jaar":
                return self._vul_in(stap, str(self._opslag.geladen.dossier.peildatum.year))
            nodig = keuzetekst(stap.opties) if stap.opties else "Schrijf een of meer zinnen."
            return [Bericht(Toon.FOUT, f"Dit is nodig. {nodig}")]
        return self._verder()

    # Answers.

    def _antwoord(self, stap: Stap, tekst: str) -> list[Bericht]:
        optie = kies(stap.opties, tekst)
        if optie is None:
            return [Bericht(Toon.FOUT, geen_keuze(stap.opties, tekst))]
        data = begin(self._opslag.geladen.dossier, self.vraag.id)
        if optie == WIJZIG:
            self._data = data
            return self._verder()
        opzij = {naam: deel for naam, deel in self._opzij.items() if naam not in data}
        if optie == MAAK_OPEN:
            for sleutel in ("antwoord", "datum", "te_herbevestigen"):
                data.pop(sleutel, None)
            berichten = _leg_opzij(data, opzij, _BIJ_NEE, "een open vraag")
            berichten += self._bewaar(data, opzij)
            self._naar(ANTWOORD)
            return [*berichten, Bericht(Toon.GOED, "De vraag is weer open.")]
        data.pop("te_herbevestigen", None)
        data["datum"] = self._vandaag.isoformat()
        if optie == BEVESTIG:
            berichten = [*self._bewaar(data, opzij), Bericht(Toon.GOED, "Bevestigd.")]
            self.klaar = True
            return berichten
        data["antwoord"] = optie.woord
        if optie.woord in {Waarde.DEELS, Waarde.NEE}:
            berichten = _haal_terug(data, opzij, _BIJ_NEE)
        else:
            berichten = _leg_opzij(data, opzij, _BIJ_NEE, optie.woord)
        berichten += self._bewaar(data, opzij)
        self._pad = ANTWOORD
        return berichten + self._over_nvt() + self._verder()

    def _meer(self, stap: Stap, tekst: str) -> list[Bericht]:
        optie = kies(stap.opties, tekst)
        if optie is None:
            return [Bericht(Toon.FOUT, geen_keuze(stap.opties, tekst))]
        self._gekozen = [sleutel for sleutel in self._gekozen if sleutel != optie.woord]
        self._gekozen.append(optie.woord)
        aanwezig = self._data.get(optie.woord)
        aantal = len(aanwezig) if isinstance(aanwezig, list) else 0
        paden = [pad for pad in volgorde(self._data, self._gekozen) if pad[0] == optie.woord]
        leeg = [pad for pad in paden if pad[1:2] == (aantal,)]
        return self._naar((leeg or paden)[0])

    def _vul_in(self, stap: Stap, tekst: str) -> list[Bericht]:
        try:
            tekst = self._bedoeld(stap, tekst)
            return self._wis(stap) if tekst == WIS else self._neem_aan(stap, tekst)
        except ValidationError as fout:
            self._onthoud(stap, tekst)
            return [Bericht(Toon.FOUT, waarom(fout))]
        except ValueError as fout:
            self._onthoud(stap, tekst)
            return [Bericht(Toon.FOUT, str(fout))]
        except UitvoerFout:
            self._onthoud(stap, tekst)
            raise

    def _bedoeld(self, stap: Stap, tekst: str) -> str:
        """The text that someone means; what begins with a space means just itself."""
        if stap.soort is not Soort.KEUZE and tekst.startswith(" "):
            return tekst
        getypt = tekst.strip()
        if getypt == WIS:
            return WIS
        if self._gewaarschuwd and getypt.casefold() == TOCH:
            return self._concept
        gekozen = genummerd(stap.suggesties).get(getypt)
        if gekozen is None and stap.suggesties and len(getypt) < 3 and getypt.isdecimal():
            raise ValueError(
                f"Er is geen {getypt} in de lijst. Typ een titel, of een ander nummer."
            )
        return tekst if gekozen is None else f" {gekozen}"

    def _neem_aan(self, stap: Stap, tekst: str) -> list[Bericht]:
        waarde = zet_om(veld(self._pad), tekst, self._vandaag)
        if berichten := self._persoonsgegevens(stap, tekst):
            return berichten
        data, opzij = copy.deepcopy(self._data), dict(self._opzij)
        eerder = volgorde(data, self._gekozen)
        zet(data, self._pad, waarde)
        berichten = self._na_reden(data, opzij) if self._pad == ("reden",) else []
        return [*berichten, *self._bewaar(data, opzij), *self._verder(eerder)]

    def _wis(self, stap: Stap) -> list[Bericht]:
        if stap.verplicht:
            return [Bericht(Toon.FOUT, "Dit kan niet leeg. Typ iets anders, of Enter.")]
        if stap.huidig is None:
            return self._verder()
        data, opzij = copy.deepcopy(self._data), dict(self._opzij)
        eerder = volgorde(data, self._gekozen)
        # The first field of a part of a list stands for that part.
        deel = self._pad[-1] in {"titel", "bedrag", "actie"} or isinstance(self._pad[-1], int)
        # And without an orgaan there is no besluit.
        eerste = deel or self._pad[-1] == "orgaan"
        weg = self._pad[:-1] if eerste and isinstance(self._pad[-1], str) else self._pad
        haal_weg(data, weg)
        berichten = []
        if weg == ("reden",):
            berichten = _leg_opzij(data, opzij, ("geen_knaken",), "een antwoord zonder reden")
        berichten += [*self._bewaar(data, opzij), Bericht(Toon.GOED, "Weggehaald.")]
        if self._pad in volgorde(self._data, self._gekozen) and deel:
            return berichten + self._naar(self._pad)
        return berichten + self._verder(eerder)

    def _bewaar(self, data: dict[str, Any], opzij: dict[str, Any]) -> list[Bericht]:
        """Keep what is whole of `data`; only then is it what we go on with, as `opzij` is."""
        eerder = self._opslag.geladen.dossier
        dossier = in_dossier(eerder, self.vraag.id, data, self._volgorde_vragen)
        anderen = [] if dossier == eerder else self._opslag.bewaar(dossier)
        bewaard = begin(self._opslag.geladen.dossier, self.vraag.id)
        # What others added to this vraag meanwhile must not go with our next field.
        self._data = data if bewaard == begin(dossier, self.vraag.id) else bewaard
        # One and the same for every visit to this vraag.
        self._opzij.clear()
        self._opzij.update(opzij)
        return [Bericht(Toon.WAARSCHUWING, tekst) for tekst in anderen]

    # What to say about what was filled in.

    def _persoonsgegevens(self, stap: Stap, tekst: str) -> list[Bericht]:
        if stap.soort is Soort.KEUZE or (
            self._gewaarschuwd and tekst.strip() == self._concept.strip()
        ):
            return []
        toegestaan = self._opslag.geladen.dossier.toegestane_contacten
        if not (soorten := privacy.zoek_in_tekst(tekst, toegestaan)):
            return []
        self._concept, self._gewaarschuwd = tekst, True
        wat = opsomming(list(dict.fromkeys(soorten)))
        return [
            Bericht(
                Toon.WAARSCHUWING,
                f"Hier staat waarschijnlijk {wat}. Dat hoort niet in een dossier: haal het weg. "
                f"Typ een andere tekst. Klopt het zo, typ dan: {TOCH}",
            )
        ]

    def _na_reden(self, data: dict[str, Any], opzij: dict[str, Any]) -> list[Bericht]:
        if data["reden"] != Reden.GEEN_RIJKSMIDDELEN:
            return _leg_opzij(data, opzij, ("geen_knaken",), "deze reden")
        berichten = _haal_terug(data, opzij, ("geen_knaken",))
        vraag, kader = self.vraag, self._opslag.geladen.kader.kader
        if vraag.plicht is Plicht.WETTELIJK:
            berichten.append(
                Bericht(
                    Toon.WAARSCHUWING,
                    f"Dit is een wettelijke plicht ({vraag.wet}). Geldgebrek is dan geen geldige "
                    "reden: de uitleg telt niet mee voor het oordeel. U kunt het de raad wel "
                    "uitleggen.",
                )
            )
        elif Reden.GEEN_RIJKSMIDDELEN not in kader.aanvaarde_redenen:
            tekst = "Dit kader aanvaardt deze reden niet als uitleg; zij telt niet mee."
            berichten.append(Bericht(Toon.WAARSCHUWING, tekst))
        return berichten

    def _over_uitleg(self) -> list[Bericht]:
        waarom_niet = zo_telt_het_niet(self._opslag.geladen, self.vraag)
        if waarom_niet is None:
            return [Bericht(Toon.GOED, "De uitleg is volledig en telt mee voor het oordeel.")]
        aanvaard = self._opslag.geladen.kader.kader.aanvaarde_redenen
        kan = self.vraag.plicht is not Plicht.WETTELIJK and Reden.GEEN_RIJKSMIDDELEN in aanvaard
        telt = "telt nog niet" if kan else "telt niet"
        return [Bericht(Toon.WAARSCHUWING, f"De uitleg {telt}: {waarom_niet}.")]

    def _over_nvt(self) -> list[Bericht]:
        if self._data.get("antwoord") != Waarde.NVT or self.vraag.wet is None:
            return []
        wet = self.vraag.wet
        tekst = f"Dit is een wettelijke plicht ({wet}); nvt ligt niet voor de hand."
        return [Bericht(Toon.WAARSCHUWING, tekst)]


def _leg_opzij(
    data: dict[str, Any], opzij: dict[str, Any], sleutels: Iterable[str], waarbij: str
) -> list[Bericht]:
    """Take away what has no meaning any more, and remember it for this walk."""
    weg = {sleutel: data.pop(sleutel) for sleutel in sleutels if sleutel in data}
    if not weg:
        return []
    opzij.update(weg)
    namen = opsomming([_NAAM[naam] for naam in weg])
    return [
        Bericht(
            Toon.GEWOON,
            f"Weggehaald, want het past niet bij {waarbij}: {namen}. Kiest u weer wat er stond, "
            "dan komt het terug.",
        )
    ]


def _haal_terug(
    data: dict[str, Any], opzij: dict[str, Any], sleutels: Iterable[str]
) -> list[Bericht]:
    """Bring back what was put aside, when it fits again."""
    terug = [naam for naam in sleutels if naam in opzij and naam not in data]
    if data.get("reden", opzij.get("reden")) != Reden.GEEN_RIJKSMIDDELEN:
        terug = [naam for naam in terug if naam != "geen_knaken"]
    data.update({naam: opzij.pop(naam) for naam in terug})
    namen = opsomming([_NAAM[naam] for naam in terug])
    return [Bericht(Toon.GEWOON, f"Teruggehaald: {namen}.")] if terug else []
