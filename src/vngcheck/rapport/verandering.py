"""The chapter on what changed since earlier measurements.

What it prints of an earlier dossier is little, and `persoonsgegevens_in` looks at all of it: its
verantwoording, and the acties that are no longer in the new one. No `intern` text is among it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vngcheck import privacy, woorden
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Kader, Vraag
from vngcheck.opmaak import interval
from vngcheck.vergelijk import knakenzinnen, zinnen
from vngcheck.vergelijk.metingen import keur_metingen, lijn, momentopname, richting, vergelijk
from vngcheck.vergelijk.model import (
    ActieBeweging,
    ActieSoort,
    BedragBeweging,
    KnakenBeweging,
    KnakenSoort,
    Meetpunt,
    PlateauBeweging,
    PlateauLijn,
    Vergelijking,
    VraagBeweging,
)
from vngcheck.yamlfile import Pad, YamlBestand


@dataclass(frozen=True, slots=True)
class Meting:
    """One measurement: whose, when, and the file it stands in (checksums in hexadecimal)."""

    naam: str
    peildatum: date
    fase: str
    verantwoording: str | None
    sha256: str
    regio_sha256: str | None


@dataclass(frozen=True, slots=True)
class VraagRegel:
    """A vraag that moved, in words."""

    vraag: Vraag
    deel: VraagBeweging

    @property
    def van_naar(self) -> str:
        """The antwoord before and after."""
        return zinnen.van_naar(self.deel)

    @property
    def kanttekeningen(self) -> str:
        """What must be known of it; empty when there is nothing."""
        return zinnen.kanttekeningen(self.deel)


@dataclass(frozen=True, slots=True)
class Groep:
    """Vragen that are told of together: what happened to them, what that means, and which."""

    naam: str
    uitleg: str
    regels: tuple[VraagRegel, ...]


@dataclass(frozen=True, slots=True)
class KnakenRegel:
    """An explanation, and what happened to it."""

    vraag: Vraag
    deel: KnakenBeweging

    @property
    def tekst(self) -> str:
        """What happened to it, in words."""
        return knakenzinnen.knakentekst(self.deel)

    @property
    def bedragen(self) -> str:
        """The amounts that differ, in words."""
        return knakenzinnen.bedragtekst(self.deel)


@dataclass(frozen=True, slots=True)
class ActieRegel:
    """An actie, and what became of it."""

    vraag: Vraag
    deel: ActieBeweging

    @property
    def tekst(self) -> str:
        """What became of it, in words."""
        return zinnen.actietekst(self.deel)


@dataclass(frozen=True, slots=True)
class Lijnpunt:
    """One measurement in a drawing: `plaats` is its time, from 0 (the first) to 1 (the last)."""

    plaats: float
    punt: Meetpunt

    @property
    def score(self) -> str:
        """The score in words."""
        return interval(self.punt.score)

    @property
    def is_bereik(self) -> bool:
        """Whether open vragen leave a range."""
        return self.punt.score is not None and self.punt.score.laag != self.punt.score.hoog


@dataclass(frozen=True, slots=True)
class Lijn:
    """One plateau over all measurements."""

    plateau: str
    punten: tuple[Lijnpunt, ...]

    @property
    def stukken(self) -> list[tuple[Lijnpunt, Lijnpunt]]:
        """Each two points that follow one another; broken where there is no score."""
        return [
            (van, tot)
            for van, tot in pairwise(self.punten)
            if van.punt.score is not None and tot.punt.score is not None
        ]


@dataclass(frozen=True, slots=True)
class Citaat:
    """A text that the chapter prints out of an earlier dossier, and where it stands there."""

    bestand: YamlBestand
    pad: Pad
    tekst: str
    toegestaan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verandering:
    """The whole chapter: the last two measurements compared, and the line over all of them."""

    metingen: tuple[Meting, ...]
    uit: Vergelijking
    groepen: tuple[Groep, ...]
    knaken: tuple[KnakenRegel, ...]
    acties: tuple[ActieRegel, ...]
    lijnen: tuple[Lijn, ...]
    citaten: tuple[Citaat, ...]
    regiozin: str

    @property
    def vorige(self) -> tuple[Meting, ...]:
        """The measurements before this one, the oldest first."""
        return self.metingen[:-1]

    @property
    def kernzin(self) -> str:
        """The movement in one sentence."""
        return zinnen.kernzin(self.uit)

    @property
    def telzin(self) -> str:
        """How many vragen moved which way, and nothing else."""
        return zinnen.telzin(self.uit)

    @property
    def kanttekeningzin(self) -> str:
        """What `kernzin` says beside the numbers; empty when there is nothing to add."""
        return self.kernzin.removeprefix(self.telzin).strip()

    @property
    def plateauzinnen(self) -> list[str]:
        """What makes a plateau look better than it is, such as what the regio did."""
        return [zin for delen in zinnen.plateauzinnen(self.uit).values() for zin in delen]

    @property
    def richtinguitleg(self) -> str:
        """What the words for the way of a score mean."""
        return zinnen.RICHTING_UITLEG

    @property
    def stillezin(self) -> str:
        """How many explanations stayed as they were."""
        return knakenzinnen.stillezin(self.uit.geen_knaken)

    @property
    def actietelling(self) -> str:
        """How many of the promised acties were done."""
        return zinnen.actietelling(self.uit)

    @property
    def kosten(self) -> list[knakenzinnen.Kostentabel]:
        """The amounts of all explanations together by year, those of the regio apart."""
        return list(knakenzinnen.kostentabellen(self.uit))

    @property
    def kostenuitleg(self) -> str:
        """What the amounts add up."""
        return knakenzinnen.KOSTENUITLEG

    def richting(self, plateau: PlateauBeweging) -> str:
        """Which way the score of a plateau went, in words."""
        return zinnen.RICHTING[plateau.richting]

    def richting_kern(self, plateau: PlateauBeweging) -> str:
        """Which way the score of its kern went, in words."""
        return zinnen.RICHTING[richting(plateau.oud.kern.score, plateau.nieuw.kern.score)]

    def richting_bewijs(self, plateau: PlateauBeweging) -> str:
        """Which way the share of antwoorden with bewijs went, in words."""
        return zinnen.bewijstekst(plateau.oud.bewezen, plateau.nieuw.bewezen)

    def verschil(self, bedrag: BedragBeweging) -> str:
        """A difference in euros, in words."""
        return knakenzinnen.verschiltekst(bedrag)

    def bouwsteenzin(self, plateau: PlateauBeweging, kader: Kader) -> str:
        """Which of its bouwstenen moved because of the regio or of nvt as well."""
        return zinnen.bouwsteenzin(plateau, kader)

    def bouwstenen(self, plateau: PlateauBeweging, kader: Kader) -> list[tuple[str, ...]]:
        """The bouwstenen whose oordeel or score changed: naam, both before and now, and the way."""
        namen = {steen.id: f"{steen.nummer} {steen.naam}" for steen in kader.bouwstenen}
        return [
            (
                namen[steen.id],
                f"{woorden.BOUWSTEEN[steen.oud]}, {interval(steen.score_oud)}",
                f"{woorden.BOUWSTEEN[steen.nieuw]}, {interval(steen.score_nieuw)}",
                zinnen.RICHTING[steen.richting],
            )
            for steen in plateau.bouwstenen
            if steen.is_veranderd
        ]


def maak_verandering(
    geladen: GeladenDossier, vorige: Sequence[GeladenDossier], *, herindeling: bool = False
) -> Verandering:
    """Compare a dossier with earlier ones of the same gemeente.

    Args:
        geladen: the dossier.
        vorige: earlier measurements, one or more, in any order.
        herindeling: also when the gemeente was another one then.

    Raises:
        GebruikFout: they cannot be compared.
    """
    metingen = [*sorted(vorige, key=lambda eerder: eerder.dossier.peildatum), geladen]
    keur_metingen(metingen, herindeling=herindeling)
    momenten = [momentopname(meting) for meting in metingen]
    uit = vergelijk(momenten[-2], momenten[-1])
    vragen = geladen.kader.kader.vragen
    acties = tuple(
        ActieRegel(vragen[deel.vraag], deel)
        for soort in ActieSoort
        for deel in uit.acties
        if deel.soort is soort is not ActieSoort.AFGESLOTEN
    )
    return Verandering(
        tuple(_meting(meting) for meting in metingen),
        uit,
        tuple(
            Groep(
                groep.naam,
                groep.uitleg,
                tuple(VraagRegel(vragen[deel.id], deel) for deel in groep.vragen),
            )
            for groep in zinnen.vragengroepen(uit)
        ),
        tuple(
            KnakenRegel(vragen[deel.vraag], deel)
            for soort in KnakenSoort
            for deel in uit.geen_knaken
            if deel.soort is soort and not knakenzinnen.is_stil(deel)
        ),
        acties,
        tuple(_lijn(plateau) for plateau in lijn(momenten)) if len(metingen) > 2 else (),
        tuple(_citaten(metingen[:-1], acties)),
        zinnen.regiozin(*metingen[-2:]),
    )


def persoonsgegevens_in(
    verandering: Verandering,
) -> Iterator[tuple[YamlBestand, privacy.Vondst]]:
    """Likely personal data in what the chapter prints of earlier dossiers, with the file."""
    for citaat in verandering.citaten:
        for vondst in privacy.zoek(citaat.tekst, citaat.toegestaan, citaat.pad):
            yield citaat.bestand, vondst


def _citaten(vorige: Sequence[GeladenDossier], acties: Sequence[ActieRegel]) -> Iterator[Citaat]:
    for eerder in vorige:
        dossier = eerder.dossier
        teksten: list[tuple[Pad, str]] = [(("gemeente",), eerder.naam)]
        if dossier.verantwoording is not None:
            teksten.append((("verantwoording",), dossier.verantwoording))
        if eerder is vorige[-1]:
            teksten += [
                (("acties", deel.nummer_oud, "actie"), deel.actie)
                for deel in (regel.deel for regel in acties)
                if deel.nummer_oud is not None and deel.nummer_nieuw is None
            ]
        for pad, tekst in teksten:
            yield Citaat(eerder.bestand, pad, tekst, dossier.toegestane_contacten)


def _meting(geladen: GeladenDossier) -> Meting:
    return Meting(
        geladen.naam,
        geladen.dossier.peildatum,
        woorden.FASE[geladen.dossier.fase],
        geladen.dossier.verantwoording,
        geladen.bestand.sha256,
        geladen.regio.bestand.sha256 if geladen.regio else None,
    )


def _lijn(plateau: PlateauLijn) -> Lijn:
    begin, einde = plateau.punten[0].peildatum, plateau.punten[-1].peildatum
    dagen = max((einde - begin).days, 1)
    punten = [Lijnpunt((punt.peildatum - begin).days / dagen, punt) for punt in plateau.punten]
    return Lijn(plateau.id, tuple(punten))
