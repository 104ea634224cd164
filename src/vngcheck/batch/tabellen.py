"""The results of a batch as sheets, for the workbook and the CSV files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from vngcheck.batch.model import Ernst, Gegevens, Regel
from vngcheck.dossier import Bedrag, Fase, Orgaan, Waarde
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.kader import Bouwsteen, Kader, Reden, Vraag
from vngcheck.score import BouwsteenOordeel, PlateauOordeel
from vngcheck.werkboek import Blad, Kolom, Soort
from vngcheck.werkboek import Waarde as Celwaarde
from vngcheck.woorden import (
    AARD,
    ANTWOORD,
    BOUWSTEEN,
    FASE,
    FICTIEF,
    ORGAAN,
    PLATEAU,
    PLICHT,
    REDEN,
    STERKTE,
)

MELDINGEN: Final = "Fouten en meldingen"
"""The sheet with all there is to say about the files, how serious it is beside it."""

Rij: TypeAlias = Sequence[Celwaarde]
"""A row of a sheet."""

_WIE: Final = (
    Kolom("Bestand", breedte=30),
    Kolom("Naam", breedte=22),
    Kolom("Code", breedte=9),
    Kolom("Peildatum", Soort.DATUM),
    Kolom("Fictief", breedte=12),
    Kolom("Kader", breedte=22),
)
_BOUWSTENEN: Final = (
    *_WIE,
    Kolom("Plateau", breedte=9),
    Kolom("Bouwsteen", breedte=26),
    Kolom("Nummer bouwsteen", breedte=12),
    Kolom("Naam bouwsteen", breedte=40),
    Kolom("Oordeel", breedte=16),
    Kolom("Uitgelegd", breedte=10),
    Kolom("Score laag", Soort.PROCENT),
    Kolom("Score hoog", Soort.PROCENT),
)
_VRAGEN: Final = (
    *_WIE,
    Kolom("Plateau", breedte=9),
    Kolom("Nummer bouwsteen", breedte=12),
    Kolom("Vraag", breedte=34),
    Kolom("Tekst van de vraag", breedte=60),
    Kolom("Plicht", breedte=22),
    Kolom("Sterkte", breedte=12),
    Kolom("Antwoord", breedte=16),
    Kolom("Reden", breedte=22),
    Kolom("Uitgelegd", breedte=10),
    Kolom("Bewijs", breedte=8),
    Kolom("Van de regio", breedte=12),
    Kolom("Geregeld door", breedte=26),
    Kolom("Nog te herbevestigen", breedte=14),
    Kolom("Voorbehoud", breedte=40),
)
_GEEN_KNAKEN: Final = (
    *_WIE,
    Kolom("Vraag", breedte=34),
    Kolom("Antwoord", breedte=10),
    Kolom("Wat niet", breedte=50),
    Kolom("Alternatief", breedte=40),
    Kolom("Gevolg", breedte=40),
    Kolom("Sinds", Soort.JAAR),
    Kolom("Jaar", Soort.JAAR),
    Kolom("Bedrag", Soort.EURO),
    Kolom("Aard", breedte=12),
    Kolom("Telt mee in de som", breedte=12),
    Kolom("Van de regio", breedte=26),
    Kolom("Uitleg telt", breedte=10),
    Kolom("Waarom niet", breedte=40),
    Kolom("Gezochte dekking", breedte=34),
    Kolom("Besluit van", breedte=18),
    Kolom("Datum besluit", Soort.DATUM),
    Kolom("Kenmerk", breedte=16),
    Kolom("Vervalt op", Soort.DATUM),
)
_PEILDATUM: Final = 3
_FICTIEF: Final = 4
"""The place of that column in `_WIE`."""
_MATEN: Final = (
    ("oordeel", Soort.TEKST, 18),
    ("score laag", Soort.PROCENT, 0),
    ("score hoog", Soort.PROCENT, 0),
    ("ingevuld", Soort.PROCENT, 0),
    ("bewezen", Soort.PROCENT, 0),
    ("kern laag", Soort.PROCENT, 0),
    ("kern hoog", Soort.PROCENT, 0),
)
_SLOT: Final = (
    Kolom("Taken zonder rijksmiddelen", Soort.GETAL, 14),
    Kolom("Fouten", Soort.GETAL, 9),
    Kolom("Waarschuwingen", Soort.GETAL, 15),
    Kolom("Rapport", breedte=34),
    Kolom("SHA-256 van het dossier", breedte=66),
)
_TOTAAL: Final = (
    Kolom("Jaar", Soort.JAAR),
    Kolom("Uitleg telt", breedte=12),
    Kolom("Fictief", breedte=12),
    Kolom("Structureel", Soort.EURO),
    Kolom("Incidenteel", Soort.EURO),
    Kolom("Samen", Soort.EURO),
)
_MELDINGEN: Final = (
    Kolom("Bestand", breedte=34),
    Kolom("Ernst", breedte=14),
    Kolom("Regel", Soort.JAAR),
    Kolom("Plaats", breedte=44),
    Kolom("Melding", breedte=70),
    Kolom("Wat te doen", breedte=60),
)


@dataclass(frozen=True, slots=True)
class _Dossier:
    """What the summary says of one dossier."""

    wie: Rij
    regio: bool
    fase: str
    plateaus: Mapping[str, Gegevens]
    posten: Sequence[Gegevens]
    rapporten: Sequence[str]
    sha256: str
    regio_sha256: str | None

    @property
    def eigenaar(self) -> tuple[object, ...]:
        """Whose dossier it is: the code of a gemeente, else its name, and whether it is real."""
        _, naam, code, _, fictief, _ = self.wie
        return (code or str(naam).casefold(), fictief, self.regio)


@dataclass(frozen=True, slots=True)
class _Post:
    """A row of what is explained for lack of rijksmiddelen: one amount, or none."""

    rij: Rij
    bedrag: Bedrag | None
    telt: bool
    uitgelegd: bool
    fictief: bool


class Tabellen:
    """Gathers the rows of all sheets, dossier by dossier."""

    def __init__(self, kaders: Mapping[str, Kader]) -> None:
        """Begin without rows; `kaders` by their checksum, for the names of what is in them."""
        self._kaders = kaders
        self._dossiers: list[_Dossier] = []
        self._bouwstenen: list[Rij] = []
        self._vragen: list[Rij] = []

    def neem(self, naam: str, uitkomst: Gegevens, rapporten: Sequence[str]) -> None:
        """Add what came of a dossier that has a score, with the names of its reports."""
        score = uitkomst["score"]
        wie = _wie(naam, uitkomst)
        kader = self._kaders.get(uitkomst["kader"]["sha256"])
        stenen = {steen.id: steen for steen in kader.bouwstenen} if kader else {}
        vragen = kader.vragen if kader else {}
        for plateau in score["plateaus"]:
            for steen in plateau["bouwstenen"]:
                eigen = stenen.get(steen["id"])
                nummer = eigen.nummer if eigen else None
                self._bouwstenen.append((*wie, plateau["id"], *_steen(steen, eigen)))
                for vraag in steen["vragen"]:
                    deel = vragen.get(vraag["id"])
                    self._vragen.append((*wie, plateau["id"], nummer, *_vraag(vraag, deel)))
            del plateau["bouwstenen"]
        self._dossiers.append(
            _Dossier(
                wie,
                score["regio"] is not None,
                FASE[Fase(score["fase"])],
                {plateau["id"]: plateau for plateau in score["plateaus"]},
                uitkomst["posten"],
                rapporten,
                uitkomst["sha256"],
                uitkomst["regio"] and uitkomst["regio"]["sha256"],
            )
        )

    def bladen(self, regels: Sequence[Regel]) -> list[Blad]:
        """The sheets: summary, bouwstenen, vragen, geen knaken with totals, and meldingen."""
        posten = list(self._posten())
        return [
            self._samenvatting(regels),
            Blad("Bouwstenen", _BOUWSTENEN, self._bouwstenen, vast=2),
            Blad("Vragen", _VRAGEN, self._vragen, vast=2),
            Blad("Geen knaken", _GEEN_KNAKEN, [post.rij for post in posten], vast=2),
            Blad("Geen knaken per jaar", _TOTAAL, list(_totalen(posten)), vast=2),
            Blad(MELDINGEN, _MELDINGEN, [_melding(regel) for regel in regels]),
        ]

    def _samenvatting(self, regels: Sequence[Regel]) -> Blad:
        per_bestand: dict[str, Counter[Ernst]] = {}
        for regel in regels:
            per_bestand.setdefault(regel.bestand, Counter())[regel.ernst] += 1
        plateaus = list(dict.fromkeys(p for dossier in self._dossiers for p in dossier.plateaus))
        kolommen = [*_WIE, Kolom("Regiodossier", breedte=13), Kolom("Fase", breedte=12)]
        for plateau in plateaus:
            kolommen += [
                Kolom(f"Plateau {plateau}: {kop}", soort, breedte) for kop, soort, breedte in _MATEN
            ]
        kolommen += _SLOT
        rijen = [
            (
                *dossier.wie,
                _janee(dossier.regio),
                dossier.fase,
                *(deel for p in plateaus for deel in _maten(dossier.plateaus.get(p))),
                len(dossier.posten),
                per_bestand.get(str(dossier.wie[0]), Counter())[Ernst.FOUT],
                per_bestand.get(str(dossier.wie[0]), Counter())[Ernst.WAARSCHUWING],
                ", ".join(dossier.rapporten) or None,
                dossier.sha256,
            )
            for dossier in self._dossiers
        ]
        return Blad("Samenvatting", kolommen, rijen, vast=2)

    def _posten(self) -> Iterator[_Post]:
        """A row for each amount.

        An amount of a regio counts once: with the regio itself when it is there, else with the
        first gemeente that takes it over. Of several dossiers of one gemeente only the one with
        the latest peildatum counts, and of those the first.
        """
        nieuwste: dict[tuple[object, ...], _Dossier] = {}
        for dossier in self._dossiers:
            huidig = nieuwste.setdefault(dossier.eigenaar, dossier)
            if _peildatum(dossier) > _peildatum(huidig):
                nieuwste[dossier.eigenaar] = dossier
        aanwezig = {dossier.sha256 for dossier in self._dossiers}
        geteld: set[tuple[str | None, str]] = set()
        for dossier in self._dossiers:
            for post in dossier.posten:
                geerfd = post["geerfd_van"] is not None
                bron = dossier.regio_sha256 if geerfd else dossier.sha256
                telt = (
                    nieuwste[dossier.eigenaar] is dossier
                    and (bron, post["vraag"]) not in geteld
                    and not (geerfd and bron in aanwezig)
                )
                if telt:
                    geteld.add((bron, post["vraag"]))
                fictief = dossier.wie[_FICTIEF] is not None
                genoemd = post["geen_knaken"].get("bedragen", [])
                for bedrag in [Bedrag(**deel) for deel in genoemd] or (None,):
                    rij = (*dossier.wie, *_post(post, bedrag, telt=telt))
                    yield _Post(rij, bedrag, telt, post["uitgelegd"], fictief)


def _peildatum(dossier: _Dossier) -> str:
    return str(dossier.wie[_PEILDATUM])


def _wie(naam: str, uitkomst: Gegevens) -> Rij:
    score = uitkomst["score"]
    return (
        naam,
        score["gemeente"]["naam"],
        score["gemeente"]["code"],
        date.fromisoformat(score["peildatum"]),
        FICTIEF if score["fictief"] else None,
        uitkomst["kader"]["verwijzing"],
    )


def _maten(plateau: Gegevens | None) -> Rij:
    if plateau is None:  # of another kader
        return (None,) * len(_MATEN)
    return (
        PLATEAU[PlateauOordeel(plateau["oordeel"])],
        *_interval(plateau["score"]),
        plateau["ingevuld"],
        plateau["bewezen"],
        *_interval(plateau["kern"]["score"]),
    )


def _interval(score: Gegevens | None) -> tuple[float | None, float | None]:
    return (score["laag"], score["hoog"]) if score else (None, None)


def _steen(steen: Gegevens, deel: Bouwsteen | None) -> Rij:
    return (
        steen["id"],
        deel.nummer if deel else None,
        deel.naam if deel else None,
        BOUWSTEEN[BouwsteenOordeel(steen["oordeel"])],
        _janee(steen["uitgelegd"]),
        *_interval(steen["score"]),
    )


def _vraag(vraag: Gegevens, deel: Vraag | None) -> Rij:
    antwoord, reden = vraag["antwoord"], vraag["reden"]
    return (
        vraag["id"],
        deel.vraag if deel else None,
        PLICHT[deel.plicht] if deel else None,
        STERKTE[deel.sterkte] if deel else None,
        ANTWOORD[Waarde(antwoord) if antwoord else None],
        REDEN[Reden(reden)] if reden else None,
        _janee(vraag["uitgelegd"]),
        _janee(vraag["bewijs"]),
        _janee(vraag["geerfd"]),
        vraag["geregeld_door"],
        _janee(vraag["te_herbevestigen"]),
        vraag["voorbehoud"],
    )


def _post(post: Gegevens, bedrag: Bedrag | None, *, telt: bool) -> Rij:
    uitleg = post["geen_knaken"]
    besluit = uitleg.get("besluit") or {}
    orgaan, antwoord = besluit.get("orgaan"), post["antwoord"]
    return (
        post["vraag"],
        ANTWOORD[Waarde(antwoord) if antwoord else None],
        uitleg.get("wat_niet"),
        uitleg.get("alternatief"),
        uitleg.get("gevolg"),
        uitleg.get("sinds"),
        bedrag.jaar if bedrag else None,
        bedrag.bedrag if bedrag else None,
        AARD[bedrag.aard] if bedrag else None,
        _janee(telt) if bedrag else None,
        post["geerfd_van"],
        _janee(post["uitgelegd"]),
        post["waarom_niet"] or None,
        uitleg.get("gezochte_dekking"),
        ORGAAN[Orgaan(orgaan)] if orgaan else None,
        _datum(besluit.get("datum")),
        besluit.get("kenmerk"),
        _datum(uitleg.get("vervalt_op")),
    )


def _totalen(posten: Iterable[_Post]) -> Iterator[Rij]:
    """What is asked by year, each amount once; apart what counts, and what is invented."""
    groepen: dict[tuple[bool, bool], list[Bedrag]] = {}
    for post in posten:
        if post.bedrag is not None and post.telt:
            groepen.setdefault((post.fictief, not post.uitgelegd), []).append(post.bedrag)
    for (fictief, niet), bedragen in sorted(groepen.items()):
        for jaar in per_jaar(bedragen):
            merk = FICTIEF if fictief else None
            yield jaar.jaar, _janee(not niet), merk, *_bedragen(jaar)


def _bedragen(jaar: Jaartotaal) -> tuple[int, int, int]:
    return jaar.structureel, jaar.incidenteel, jaar.totaal


def _melding(regel: Regel) -> Rij:
    return (
        regel.bestand or "(alle)",
        regel.ernst.value,
        regel.regel,
        regel.plaats or None,
        regel.tekst,
        regel.remedie or None,
    )


def _datum(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def _janee(waar: bool) -> str:
    return "ja" if waar else "nee"
