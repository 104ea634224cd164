"""Starting a dossier: for which gemeente, in which file, and with what in it already."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from vngcheck.bestanden import schrijf_nieuw, waarom_niet
from vngcheck.dossier import FORMAAT, Dossier, Fase
from vngcheck.dossierbestand import GeladenDossier, gemeentesleutel, laad_dossiertekst
from vngcheck.errors import GebruikFout, UitvoerFout
from vngcheck.gemeentekeuze import Wie
from vngcheck.kaderbestand import GeladenKader, alle_kaders, kadermappen, kies_kader
from vngcheck.opdrachtregel import opdracht_regel
from vngcheck.tekstbestand import is_map
from vngcheck.velden import kaal, kort

EINDES: Final = (".yaml", ".yml")
"""How the name of a dossier ends."""
WEGGELATEN: Final = ("besluitvorming", "beslispunten", "verantwoording")
"""What does not come along from an earlier dossier: it is about that one."""

_MAX_NAAM: Final = 60
"""Characters of a gemeente in the name of a file."""


@dataclass(frozen=True, slots=True)
class Opzet:
    """What is asked of a new dossier, whether it follows another or not.

    Attributes:
        doel: the file it will be; its folder is made.
        peildatum: the day it is about.
        regio: the regional dossier it builds on, if any.
        kaders: a folder with kaders that goes before the others.
    """

    doel: Path
    peildatum: date
    regio: GeladenDossier | None = None
    kaders: Path | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """A dossier that is ready to be written.

    Attributes:
        geladen: what is in it, checked.
        herbevestigen: how many antwoorden of an earlier dossier came along.
        weggelaten: the keys of that dossier that did not.
    """

    geladen: GeladenDossier
    herbevestigen: int = 0
    weggelaten: tuple[str, ...] = ()

    @property
    def pad(self) -> Path:
        """Where it will stand."""
        return self.geladen.bestand.pad

    @property
    def geerfd(self) -> int:
        """How many vragen its regio has answered for it."""
        return sum(a.geerfd and a.telt is not None for a in self.geladen.antwoorden.values())


def kies_doel(uit: str | None, naam: str, peildatum: date, *, regio: bool = False) -> Path:
    """The file to make.

    Args:
        uit: the file or the folder that was asked for; a folder ends in a slash or exists.
        naam: of the gemeente or regio, for the name of the file.
        peildatum: for the year in that name.
        regio: whether it is a regional dossier.

    Raises:
        GebruikFout: that file is there already, or the name is not that of a dossier.
    """
    doel = doelpad(uit, naam, peildatum, regio=regio)
    if os.path.lexists(doel):
        raise bestaat_al(doel)
    return doel


def doelpad(uit: str | None, naam: str, peildatum: date, *, regio: bool = False) -> Path:
    """What file `kies_doel` comes to, whether or not it is there already.

    Raises:
        GebruikFout: the name is not that of a dossier.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", kaal(naam)[:_MAX_NAAM]).strip("-") or "dossier"
    if regio and not slug.startswith("regio"):
        slug = f"regio-{slug}"
    bestand = f"{slug}-{peildatum.year}.yaml"
    if uit is None:
        doel = Path(bestand)
    elif uit.endswith(("/", os.sep)) or is_map(Path(uit)):
        doel = Path(uit, bestand)
    else:
        doel = Path(uit)
        if doel.suffix.lower() not in EINDES:
            raise GebruikFout(
                f"Aan de naam {kort(uit)} is niet te zien dat het een dossier is. Laat hem "
                "eindigen op .yaml, of op / als het een map is."
            )
    return doel


def bestaat_al(doel: Path) -> GebruikFout:
    """The error that a dossier is there already, and what to do then."""
    return GebruikFout(
        f"{doel} bestaat al. Ga verder met: {opdracht_regel(['vngcheck', 'invullen', doel])}\n"
        "Of kies een andere naam met -o."
    )


def kies_nieuw_kader(
    naam: str | None, mappen: list[Path], regio: GeladenDossier | None
) -> GeladenKader:
    """The kader of a dossier that follows no other.

    Args:
        naam: the kader that was asked for, if any.
        mappen: where kaders are looked up.
        regio: the regional dossier to build on, if any; its kader then.

    Raises:
        GebruikFout: there is no such kader, or more than one to choose from.
        InvoerFout: the kader holds errors.
    """
    if naam is None and regio is not None:
        keur_vindbaar(regio.kader, mappen)
        naam = regio.dossier.kader
    if naam is None:
        namen = list(alle_kaders(mappen))
        if len(namen) != 1:
            keus = ", ".join(namen) or "geen"
            raise GebruikFout(f"Welk kader? Er zijn: {keus}. Kies er een met --kader.")
        naam = namen[0]
    return kies_kader(naam, mappen)


def keur_vindbaar(kader: GeladenKader, mappen: list[Path]) -> None:
    """Make sure that a kader that was found elsewhere is found from a new dossier as well.

    Raises:
        GebruikFout: it is not; with what to do.
    """
    if kader.kader.verwijzing not in alle_kaders(mappen):
        raise GebruikFout(
            f"Het kader {kader.kader.verwijzing} is vanaf de nieuwe plaats niet te vinden. Voeg "
            f"toe: {opdracht_regel(['--kaders', kader.bestand.parent])}"
        )


def keur_regio(regio: GeladenDossier, wie: Wie, kader: GeladenKader, *, fictief: bool) -> None:
    """Make sure that a gemeente can build on a regional dossier.

    Raises:
        GebruikFout: it is no regional dossier, does not name the gemeente, has another kader, or
            is invented while the gemeente is not.
    """
    pad = regio.bestand.pad
    if regio.dossier.regio is None:
        raise GebruikFout(f"{pad} is geen regiodossier: de sleutel 'regio' ontbreekt.")
    if not noemt(regio, wie):
        raise GebruikFout(
            f"De regio {regio.naam} ({pad}) noemt {wie.naam} niet als gemeente. Voeg haar daar "
            "toe, of kies een ander regiodossier."
        )
    if regio.kader.sha256 != kader.sha256:
        raise GebruikFout(
            f"Het regiodossier {pad} heeft een ander kader: {regio.dossier.kader}. Het nieuwe "
            f"dossier krijgt {kader.kader.verwijzing}."
        )
    if regio.dossier.fictief and not fictief:
        raise GebruikFout(
            f"Het regiodossier {pad} is verzonnen, en {wie.naam} niet. Kies een ander regiodossier."
        )


def noemt(regio: GeladenDossier, wie: Wie) -> bool:
    """Whether a regional dossier names a gemeente, by code, name or alias."""
    leden = regio.dossier.regio.gemeenten if regio.dossier.regio else ()
    return gemeentesleutel(wie.sleutel) in {gemeentesleutel(lid) for lid in leden}


def begin(opzet: Opzet, wie: Wie, kader: GeladenKader, *, fictief: bool = False) -> Begin:
    """A new, empty dossier.

    Args:
        opzet: where it will be, and about which day.
        wie: the gemeente.
        kader: the kader it will name.
        fictief: whether the gemeente is invented.

    Raises:
        InvoerFout: what it would hold has errors, such as a regional dossier with another kader.
        UitvoerFout: its folder cannot be made.
    """
    doel, regio = opzet.doel, opzet.regio
    gemeente = _regel("gemeente", wie.sleutel)
    if wie.gemeente is not None:
        gemeente += f"  # {wie.naam}"
    regels = [
        *_kop(doel),
        _regel("vngcheck", FORMAAT).replace("'", ""),
        _regel("kader", kader.kader.verwijzing),
        *(["fictief: true"] if fictief else []),
        gemeente,
        f"peildatum: {opzet.peildatum}",
        f"fase: {Fase.CONCEPT}",
        "# opsteller: Team Openbare Orde en Veiligheid   (een team of functie, nooit een persoon)",
        *([_regel("bouwt_op", pad_vanaf(doel, regio.bestand.pad))] if regio else []),
        "antwoorden: {}",
    ]
    tekst = "".join(f"{regel}\n" for regel in regels)
    maak_map(doel)
    return Begin(laad_dossiertekst(doel, tekst, opzet.kaders))


def vervolg(opzet: Opzet, oud: GeladenDossier) -> Begin:
    """A dossier that takes over the antwoorden of an earlier one, to be confirmed again.

    Also its comments and its order come along. What is about the earlier dossier itself does
    not (`WEGGELATEN`).

    Args:
        opzet: where it will be, and about which day; its regio instead of that of `oud`.
        oud: the earlier dossier.

    Raises:
        GebruikFout: the kader of the earlier dossier cannot be found from the new one.
        InvoerFout: what it would hold has errors.
        UitvoerFout: its folder cannot be made.
    """
    from vngcheck.yamlbewerken import bewerk

    doel = opzet.doel
    keur_vindbaar(oud.kader, kadermappen(opzet.kaders, doel))
    was = _data(oud.dossier)
    wordt = _data(_vernieuwd(opzet, oud))
    tekst = met_kop(oud.bestand.tekst, oud.bestand.pad, doel)
    maak_map(doel)
    geladen = laad_dossiertekst(doel, bewerk(tekst, was, wordt), opzet.kaders)
    over = sum(a.antwoord is not None for a in geladen.dossier.antwoorden.values())
    return Begin(geladen, over, tuple(naam for naam in WEGGELATEN if naam in was))


def _vernieuwd(opzet: Opzet, oud: GeladenDossier) -> Dossier:
    dossier = oud.dossier
    antwoorden = {
        vraag: antwoord.model_copy(update={"te_herbevestigen": True})
        if antwoord.antwoord is not None
        else antwoord
        for vraag, antwoord in dossier.antwoorden.items()
    }
    basis = opzet.regio or oud.regio
    velden = Dossier.model_fields
    return dossier.model_copy(
        update={naam: velden[naam].get_default() for naam in WEGGELATEN}
        | {
            "peildatum": opzet.peildatum,
            "fase": Fase.CONCEPT,
            "bouwt_op": pad_vanaf(opzet.doel, basis.bestand.pad) if basis else None,
            "antwoorden": antwoorden,
        }
    )


def _data(dossier: Dossier) -> dict[str, Any]:
    data = dossier.model_dump(mode="python", exclude_defaults=True)
    # Also where it is the default: what the file says of it is changed, not taken away.
    return data | {"fase": dossier.fase}


def pad_vanaf(doel: Path, ander: Path) -> str:
    """How a dossier names another file: from its own folder, with forward slashes."""
    # The system follows links before it takes "..", so both are taken without links.
    echt = Path(os.path.realpath(ander.parent), ander.name)
    try:
        return Path(os.path.relpath(echt, os.path.realpath(doel.parent))).as_posix()
    except ValueError:  # on another disk of Windows
        return echt.as_posix()


def schrijf(nieuw: Begin) -> None:
    """Write a dossier to its file, which must not exist yet.

    Raises:
        GebruikFout: the file is there already.
        UitvoerFout: it cannot be written.
    """
    if os.path.lexists(nieuw.pad):
        raise bestaat_al(nieuw.pad)
    schrijf_nieuw(nieuw.pad, nieuw.geladen.bestand.tekst.encode())


def met_kop(tekst: str, oud: Path, doel: Path) -> str:
    """A text that was made for one file, with the comment at its top made for another."""
    for oude_regel, regel in zip(_kop(oud), _kop(doel), strict=True):
        tekst = tekst.replace(oude_regel, regel, 1)
    return tekst


def maak_map(doel: Path) -> None:
    """Make the folder of a file: what is in the dossier is looked up from there.

    Raises:
        UitvoerFout: it cannot be made.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise UitvoerFout(f"Kan de map {doel.parent} niet maken: {waarom_niet(fout)}") from fout


def _kop(doel: Path) -> list[str]:
    """The comment at the top; a name that would break it is not in it."""
    naam = opdracht_regel([doel.name]) if doel.name.isprintable() else "DOSSIER"
    return [
        f"# Gemaakt met vngcheck nieuw. Invullen: vngcheck invullen {naam}",
        f"# Nakijken op fouten: vngcheck controleer {naam}",
    ]


def _regel(sleutel: str, waarde: str) -> str:
    """A line of YAML, with quotes where they are needed."""
    return yaml.safe_dump({sleutel: waarde}, allow_unicode=True, width=10_000).rstrip("\n")
