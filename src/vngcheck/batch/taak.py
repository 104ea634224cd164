"""The work on one dossier: load it, score it, and make its reports.

A function at the top of a module, with plain data in and out, so that any executor can run it
in any process. Whatever goes wrong with a dossier is told in what comes back.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any, Final

from vngcheck import privacy
from vngcheck.batch.model import Ernst, Gegevens, Regel, Stand, Taak
from vngcheck.dossier import Waarde, als_data
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.errors import InvoerFout, Melding, VngcheckError
from vngcheck.kader import Reden
from vngcheck.kaderbestand import op_een_moment
from vngcheck.rapport.soorten import Editie, Formaat
from vngcheck.tekstbestand import lees_tekst
from vngcheck.uitvoer import score_data
from vngcheck.woorden import gebrekentekst
from vngcheck.yamlfile import lees_yaml

WEGGELATEN: Final = "[weggelaten: waarschijnlijk persoonsgegevens]"
"""What stands for a text of which it is not sure that anyone may read it."""

_GEEN_RAPPORT: Final = "Geen rapport"
_DELEN: Final = re.compile(r"^[ \t]*[-\[]|:(?:\s|$)", re.MULTILINE)
"""What YAML has that is a list or has keys, and running text has not."""
_AANGEHAALD: Final = re.compile(r"'[^']*'")


def doe(taak: Taak) -> Gegevens:
    """Do the work on one dossier.

    Returns:
        What came of it, as plain data: `stand` and `regels`; and when it has a score its
        `sha256`, its `kader` and `regio` with theirs, `score` in the shape of `score --json`,
        `posten` (what is explained for lack of rijksmiddelen), and `rapporten`: by format the
        checksum of the file.
    """
    try:
        return _doe(taak)
    except Exception as fout:  # noqa: BLE001 (a fault of ours: the other dossiers go on)
        return _uitkomst(Stand.FOUTEN, [_eigen_fout(taak, fout)])


def mislukt(naam: str, tekst: str, remedie: str) -> Gegevens:
    """What comes of a file when there is nothing but one fout to tell."""
    return _uitkomst(Stand.FOUTEN, [Regel(naam, Ernst.FOUT, tekst, remedie)])


def zonder_rapport(naam: str, uitkomst: Gegevens, tekst: str, remedie: str) -> Gegevens:
    """What comes of a dossier of which the score is there, and why its reports are not."""
    fout = asdict(Regel(naam, Ernst.FOUT, f"{_GEEN_RAPPORT}: {tekst}", remedie))
    return uitkomst | {"regels": [*uitkomst["regels"], fout]}


def _doe(taak: Taak) -> Gegevens:
    try:
        with op_een_moment(taak.moment):
            geladen = laad_dossier(taak.pad, taak.keuze.kaders, pijp=False)
    except VngcheckError as fout:
        if _is_dossier(taak.pad):
            return _uitkomst(Stand.FOUTEN, _regels(taak, fout))
        tekst = "Overgeslagen: geen dossier, want de sleutel 'vngcheck' ontbreekt."
        return _uitkomst(Stand.GEEN_DOSSIER, [Regel(taak.naam, Ernst.MEDEDELING, tekst)])
    regels = [_regel(taak, melding) for melding in geladen.meldingen]
    rapporten: dict[str, str] = {}
    for formaat, doel in taak.rapporten:
        voor = f"{_GEEN_RAPPORT} ({formaat.value}): "
        try:
            rapporten[formaat.value] = _rapport(taak, geladen, formaat, doel)
        except VngcheckError as fout:
            regels += _regels(taak, fout, voor)
        except Exception as fout:  # noqa: BLE001 (a fault of ours: the score stays)
            regels.append(_eigen_fout(taak, fout, voor))
    zeef = _Zeef.voor(taak, geladen)
    score = score_data(geladen)
    score["gemeente"] = zeef.door(score["gemeente"])
    for plateau in score["plateaus"]:
        for steen in plateau["bouwstenen"]:
            steen["vragen"] = [zeef.door(vraag) for vraag in steen["vragen"]]
    posten = [zeef.door(post) for post in _posten(geladen)]
    regio = geladen.regio
    return _uitkomst(Stand.GESCOORD, [*regels, *zeef.regels(taak)]) | {
        "sha256": geladen.bestand.sha256,
        "kader": {"verwijzing": geladen.kader.kader.verwijzing, "sha256": geladen.kader.sha256},
        "regio": regio and {"bestand": str(regio.bestand.pad), "sha256": regio.bestand.sha256},
        "score": score,
        "posten": posten,
        "rapporten": rapporten,
    }


def _uitkomst(stand: Stand, regels: list[Regel]) -> Gegevens:
    return {"stand": stand.value, "regels": [asdict(regel) for regel in regels]}


def _rapport(taak: Taak, geladen: GeladenDossier, formaat: Formaat, doel: Path) -> str:
    """Make one report, and give the checksum of its file."""
    from vngcheck.rapport.maken import schrijf_rapport

    schrijf_rapport(geladen, doel, formaat, taak.keuze.editie, toch=taak.keuze.toch)
    return hashlib.sha256(doel.read_bytes()).hexdigest()


def _eigen_fout(taak: Taak, fout: Exception, voor: str = "") -> Regel:
    """What to say when the fault is ours; its text could quote the dossier."""
    tekst = f"{voor}Er ging iets mis in vngcheck zelf ({type(fout).__name__})."
    return Regel(taak.naam, Ernst.FOUT, tekst, "Meld het ons, met dit bestand.")


def _is_dossier(pad: Path) -> bool:
    """Whether a file that cannot be loaded is meant to be a dossier.

    YAML without the key `vngcheck` is not: a kader, or a file of another program. What cannot
    be read at all, or holds no YAML, may be a dossier that was damaged.
    """
    try:
        return "vngcheck" in lees_yaml(pad).data
    except InvoerFout as fout:
        is_yaml = fout.__cause__ is None
    except VngcheckError:
        return True
    try:
        tekst, _ = lees_tekst(pad)
    except VngcheckError:
        return True
    # Our own reader is stricter than YAML is; that says nothing about files of others.
    van_ander = is_yaml and _DELEN.search(tekst) is not None
    return "vngcheck" in tekst or not van_ander


def _regels(taak: Taak, fout: VngcheckError, voor: str = "") -> list[Regel]:
    if isinstance(fout, InvoerFout):
        return [_regel(taak, melding, voor) for melding in fout.meldingen]
    return [Regel(taak.naam, Ernst.FOUT, f"{voor}{fout}")]


def _regel(taak: Taak, melding: Melding, voor: str = "") -> Regel:
    tekst = melding.tekst
    if melding.bestand != taak.pad:
        # The regiodossier, or a kader.
        tekst = f"{_vanaf(taak.wortel, melding.bestand)}: {tekst}"
    if privacy.zoek_in_tekst(tekst):
        tekst = _AANGEHAALD.sub("'...'", tekst)
    return Regel(
        taak.naam,
        Ernst(melding.ernst.value),
        f"{voor}{_leesbaar(taak, tekst)}",
        _leesbaar(taak, melding.remedie),
        melding.regel,
        _leesbaar(taak, melding.pad),
    )


def _leesbaar(taak: Taak, tekst: str) -> str:
    """A part of a melding, which can quote the dossier, or what stands in its place."""
    mag = taak.keuze.editie is Editie.INTERN or taak.keuze.toch
    return tekst if mag or not privacy.zoek_in_tekst(tekst) else WEGGELATEN


def _vanaf(wortel: Path, pad: Path) -> str:
    try:
        return PurePath(os.path.relpath(pad, wortel)).as_posix()
    except ValueError:
        return str(pad)  # on another disk of Windows


def _posten(geladen: GeladenDossier) -> Iterator[Gegevens]:
    """What is explained for lack of rijksmiddelen, in the order of the kader."""
    vragen = geladen.kader.kader.vragen
    for plateau in geladen.score:
        for score in plateau.vragen:
            geldend = geladen.antwoorden.get(score.id)
            if geldend is None:
                continue
            uitleg = geldend.antwoord.geen_knaken
            hiaat = score.antwoord in {Waarde.DEELS, Waarde.NEE}
            if uitleg is None and not (hiaat and score.reden is Reden.GEEN_RIJKSMIDDELEN):
                continue
            yield {
                "vraag": score.id,
                "plateau": plateau.id,
                "antwoord": score.antwoord,
                "uitgelegd": score.uitgelegd,
                "waarom_niet": gebrekentekst(vragen[score.id], score.gebreken),
                "geerfd_van": geldend.geerfd_van,
                "geen_knaken": als_data(uitleg) if uitleg else {},
            }


@dataclass(slots=True)
class _Zeef:
    """Leaves texts out of an openbare editie in which likely personal data stands."""

    aan: bool
    toegestaan: tuple[str, ...]
    weg: int = 0

    @classmethod
    def voor(cls, taak: Taak, geladen: GeladenDossier) -> _Zeef:
        """The one for a dossier, with the contacts that it and its regio allow."""
        dossiers = [geladen.dossier, *([geladen.regio.dossier] if geladen.regio else [])]
        contacten = tuple(c for dossier in dossiers for c in dossier.toegestane_contacten)
        aan = taak.keuze.editie is Editie.OPENBAAR and not taak.keuze.toch
        # Most dossiers hold none, and the loading looked already.
        verdacht = any("waarschijnlijk" in m.tekst for m in geladen.meldingen) or geladen.regio
        return cls(aan and bool(verdacht), contacten)

    def door(self, data: Any) -> Any:
        """The same plain data, without those texts."""
        if not self.aan:
            return data
        if isinstance(data, dict):
            return {sleutel: self.door(deel) for sleutel, deel in data.items()}
        if isinstance(data, list):
            return [self.door(deel) for deel in data]
        if isinstance(data, str) and privacy.zoek_in_tekst(data, self.toegestaan):
            self.weg += 1
            return WEGGELATEN
        return data

    def regels(self, taak: Taak) -> Iterator[Regel]:
        """What was left out, if anything."""
        if self.weg:
            yield Regel(
                taak.naam,
                Ernst.WAARSCHUWING,
                "In de tabellen zijn teksten weggelaten: er staan waarschijnlijk "
                "persoonsgegevens in.",
                "Haal ze uit het dossier, of neem ze toch op met --toch.",
            )
