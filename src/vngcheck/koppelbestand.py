"""The file that says how the vragen of one versie of a kader became those of another.

Every vraag of the old kader and every vraag of the new one stands in it exactly once, so that
no antwoord can be forgotten. Someone decides this by hand; `koppelvoorstel` makes a start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from vngcheck.bestandssoort import OVERZETTING, Bestandssoort, keur_soort
from vngcheck.dossier import Kaderverwijzing
from vngcheck.errors import InvoerFout, Melding
from vngcheck.invoer import bedoelt_u, hooguit, op_volgorde, valideer
from vngcheck.kader import Kader
from vngcheck.kaderbestand import GeladenKader
from vngcheck.opdrachtregel import opdracht_regel
from vngcheck.velden import (
    JaNee,
    KaderTekst,
    Model,
    VraagId,
    genormaliseerd,
    keuze,
    kort,
    lijst,
    veldfout,
)
from vngcheck.yamlfile import Inhoud, Pad, YamlBestand, blokken, lees_yaml

FORMAAT: Final = "1"
"""The version of the format that this vngcheck reads."""
SLEUTEL: Final = OVERZETTING
"""The key by which such a file is known; it holds the version of the format."""
NAKIJKEN: Final = "NAKIJKEN"
"""How the reden of a proposal begins that nobody has looked at."""


class Soort(StrEnum):
    """What happened to a vraag between the two versies."""

    GELIJK = "gelijk"
    GESPLITST = "gesplitst"
    SAMENGEVOEGD = "samengevoegd"
    VERVALLEN = "vervallen"
    NIEUW = "nieuw"


_ARITEIT: Final = {
    Soort.GELIJK: (1, 1, 1, 1, "één vraag bij van en één bij naar"),
    Soort.GESPLITST: (1, 1, 2, None, "één vraag bij van en twee of meer bij naar"),
    Soort.SAMENGEVOEGD: (2, None, 1, 1, "twee of meer vragen bij van en één bij naar"),
    Soort.VERVALLEN: (1, None, 0, 0, "minstens één vraag bij van en geen bij naar"),
    Soort.NIEUW: (0, 0, 1, None, "geen vraag bij van en minstens één bij naar"),
}


def _formaat(waarde: object) -> object:
    tekst = str(waarde).strip()
    if tekst != FORMAAT:
        raise veldfout(
            f"Dit koppelbestand heeft formaat '{tekst[:20]}'; deze vngcheck leest {FORMAAT}.",
            f"Schrijf {SLEUTEL}: {FORMAAT}, of werk vngcheck bij.",
        )
    return tekst


def _reden(waarde: object) -> object:
    if isinstance(waarde, str) and waarde.strip().startswith(NAKIJKEN):
        raise veldfout(
            "Dit is een voorstel dat nog niemand heeft nagekeken.",
            "Kijk na of het klopt, en schrijf dan zelf de reden.",
        )
    return waarde


_Vragen = Annotated[tuple[VraagId, ...], lijst("Schrijf [beleid.plan]."), Field(max_length=200)]


class Stap(Model):
    """What happened to some vragen, and why it may be said so.

    `bevestigen` is for a vraag that is still the same one, but that was changed: its antwoord
    moves, and is to be confirmed again.
    """

    soort: Annotated[Soort, keuze(Soort)]
    van: _Vragen = ()
    naar: _Vragen = ()
    reden: Annotated[KaderTekst, BeforeValidator(_reden)]
    bevestigen: JaNee = False

    @property
    def blijft(self) -> tuple[str, str] | None:
        """The vraag whose place in a file is taken over, and by which; None if there is none."""
        if not self.van or not self.naar:
            return None
        zelfde = [vraag for vraag in self.van if vraag in self.naar]
        return (zelfde[0], zelfde[0]) if zelfde else (self.van[0], self.naar[0])


class Koppeling(Model):
    """The whole file: from which versie to which, and what happened to every vraag."""

    formaat: Annotated[Literal["1"], BeforeValidator(_formaat), Field(alias=SLEUTEL)]
    van: Kaderverwijzing
    naar: Kaderverwijzing
    vragen: Annotated[tuple[Stap, ...], lijst(), Field(min_length=1, max_length=2000)]


@dataclass(frozen=True, slots=True)
class GeladenKoppeling:
    """A koppelbestand without errors, the file it came from, and the kader it leads to."""

    koppeling: Koppeling
    bestand: YamlBestand
    nieuw: GeladenKader


def laad_koppeling(pad: Path, oud: Kader, naar: GeladenKader) -> GeladenKoppeling:
    """Load a koppelbestand.

    Args:
        pad: the file.
        oud: the kader it must begin with.
        naar: the kader it must lead to.

    Raises:
        GebruikFout: there is no such file.
        InvoerFout: it holds errors, or does not account for every vraag of both kaders; all of
            them are in the exception.
    """
    bestand = lees_yaml(pad, pijp=True)
    nieuw = naar.kader
    remedie = f"Achter --met hoort een koppelbestand. Maak er een met: {_maken(oud, nieuw)}"
    keur_soort(bestand, Bestandssoort.KOPPELBESTAND, remedie)
    if not {SLEUTEL, "vragen"} & bestand.data.keys():
        tekst = f"Dit is geen koppelbestand: de sleutel '{SLEUTEL}' ontbreekt."
        raise InvoerFout([bestand.fout((), tekst, remedie)])
    _keur_richting(bestand, oud, nieuw)
    koppeling, fouten = valideer(bestand, Koppeling)
    meldingen = [*bestand.meldingen, *fouten]
    if SLEUTEL in bestand.data:
        andere = list(_kaders(bestand, oud, nieuw))
        meldingen += andere
        # Else every vraag would be unknown or missing, and that is not what is wrong.
        if not andere and isinstance(bestand.data.get("vragen"), list):
            meldingen += hooguit(bestand, _vragen(bestand, oud, nieuw))
    if koppeling is None or meldingen:
        raise InvoerFout(op_volgorde(meldingen))
    return GeladenKoppeling(koppeling, bestand, naar)


def _keur_richting(bestand: YamlBestand, oud: Kader, nieuw: Kader) -> None:
    """Make sure that the file does not go the other way around; then nothing in it fits."""
    van, naar = (str(bestand.data.get(sleutel)).strip() for sleutel in ("van", "naar"))
    if (van, naar) == (nieuw.verwijzing, oud.verwijzing):
        tekst = f"Dit koppelbestand gaat van {van} naar {naar}; u zet over van {naar} naar {van}."
        remedie = f"Kies het koppelbestand voor die richting, of maak het: {_maken(oud, nieuw)}"
        raise InvoerFout([bestand.fout(("van",), tekst, remedie)])


def _maken(oud: Kader, nieuw: Kader) -> str:
    woorden = ["vngcheck", "kader", "overzetten", "--maak", oud.verwijzing, nieuw.verwijzing]
    return opdracht_regel([*woorden, "-o", "NIEUW.yaml"])


def _kaders(bestand: YamlBestand, oud: Kader, nieuw: Kader) -> Iterator[Melding]:
    for sleutel, kader, wie in (
        ("van", oud, "het dossier heeft"),
        ("naar", nieuw, "u vraagt om"),
    ):
        waarde = bestand.data.get(sleutel)
        if isinstance(waarde, str) and waarde.strip() != kader.verwijzing:
            yield bestand.fout(
                (sleutel,),
                f"Hier staat {kort(waarde)}; {wie} {kader.verwijzing}.",
                "Kies het koppelbestand dat bij beide versies hoort.",
            )


@dataclass(slots=True)
class _Zijde:
    """One of the two kaders: which vragen have been accounted for, and where."""

    sleutel: str
    woord: str
    kader: Kader
    gezien: dict[str, Pad] = field(default_factory=dict)

    def neem(self, bestand: YamlBestand, delen: Iterable[tuple[Pad, str]]) -> Iterator[Melding]:
        """Take the vragen of one step; each must be known, and stand nowhere else."""
        for pad, vraag in delen:
            if vraag not in self.kader.vragen:
                yield bestand.fout(
                    pad,
                    f"De vraag '{kort(vraag)}' staat niet in het {self.woord} kader "
                    f"{self.kader.verwijzing}.",
                    bedoelt_u(
                        vraag,
                        self.kader.vragen,
                        f"Kijk met: vngcheck kader toon {self.kader.verwijzing}",
                    ),
                )
            elif vraag in self.gezien:
                regel = bestand.regel(self.gezien[vraag])
                yield bestand.fout(
                    pad,
                    f"De vraag '{vraag}' staat al bij '{self.sleutel}', op regel {regel}.",
                    "Laat haar er één keer staan.",
                )
            else:
                self.gezien[vraag] = pad

    def rest(self, bestand: YamlBestand) -> Iterator[Melding]:
        """The vragen that no step speaks of."""
        for vraag in self.kader.vragen:
            if vraag not in self.gezien:
                einde = Soort.VERVALLEN if self.sleutel == "van" else Soort.NIEUW
                yield bestand.fout(
                    ("vragen",),
                    f"De vraag '{vraag}' uit het {self.woord} kader staat nergens bij "
                    f"'{self.sleutel}'.",
                    f"Zeg wat ermee gebeurt, desnoods {einde}.",
                )


def _vragen(bestand: YamlBestand, oud: Kader, nieuw: Kader) -> Iterator[Melding]:
    """What is wrong with the steps, on the data as read: beside the errors of the fields."""
    van, naar = _Zijde("van", "oude", oud), _Zijde("naar", "nieuwe", nieuw)
    for pad, blok in blokken(bestand.data.get("vragen"), ("vragen",)):
        oude, nieuwe = _ids(blok, "van", pad), _ids(blok, "naar", pad)
        yield from _ariteit(bestand, pad, blok, len(oude), len(nieuwe))
        yield from van.neem(bestand, oude)
        yield from naar.neem(bestand, nieuwe)
        eigen = {vraag for _, vraag in oude}
        for plek, vraag in nieuwe:
            # With `nieuw` nothing moves there, so that nothing can be mixed up.
            if eigen and vraag in oud.vragen and vraag not in eigen:
                yield bestand.fout(
                    plek,
                    f"De vraag '{vraag}' staat ook in het oude kader, en is daar een andere.",
                    "Een id mag niet van de ene vraag op de andere overgaan. Maak er twee van: "
                    "vervallen en nieuw.",
                )
    yield from van.rest(bestand)
    yield from naar.rest(bestand)


def _ids(blok: dict[str, Inhoud], sleutel: str, pad: Pad) -> list[tuple[Pad, str]]:
    waarde = blok.get(sleutel)
    return [
        ((*pad, sleutel, nummer), genormaliseerd(vraag))
        for nummer, vraag in enumerate(waarde if isinstance(waarde, list) else [])
        if isinstance(vraag, str)
    ]


def _ariteit(
    bestand: YamlBestand, pad: Pad, blok: dict[str, Inhoud], oude: int, nieuwe: int
) -> Iterator[Melding]:
    soort = str(blok.get("soort")).strip()
    if soort not in list(Soort):
        return  # the model has already said so
    minst_van, meest_van, minst_naar, meest_naar, woorden = _ARITEIT[Soort(soort)]
    past_van = minst_van <= oude <= (oude if meest_van is None else meest_van)
    past_naar = minst_naar <= nieuwe <= (nieuwe if meest_naar is None else meest_naar)
    if not (past_van and past_naar):
        yield bestand.fout(
            (*pad, "soort"),
            f"Bij {soort} hoort {woorden}; hier staan er {oude} en {nieuwe}.",
            "Kies een andere soort, of pas van en naar aan.",
        )
    if blok.get("bevestigen") is not None and soort != Soort.GELIJK:
        yield bestand.fout(
            (*pad, "bevestigen"),
            f"Bij {soort} heeft bevestigen geen betekenis; het hoort alleen bij {Soort.GELIJK}.",
            "Haal bevestigen weg.",
        )
