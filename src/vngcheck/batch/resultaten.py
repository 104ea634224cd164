"""Writing down what a batch found: JSON, CSV and a workbook, in the order of the files' names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from vngcheck import __version__
from vngcheck.batch.model import Ernst, Gegevens, Regel, Stand, Taak
from vngcheck.batch.tabellen import MELDINGEN, Tabellen
from vngcheck.bestanden import schrijf_veilig
from vngcheck.errors import VngcheckError
from vngcheck.kader import Kader
from vngcheck.kaderbestand import kadermappen, zoek_kader
from vngcheck.opmaak import datum, opsomming
from vngcheck.werkboek import naar_csv, naar_xlsx

TITEL: Final = "Zelfevaluatie aanpak mensenhandel: alle dossiers"

_JSON: Final = "batch.json"
_XLSX: Final = "batch.xlsx"
_CSV: Final = {
    "Samenvatting": "batch.csv",
    "Bouwstenen": "batch-bouwstenen.csv",
    "Vragen": "batch-vragen.csv",
    "Geen knaken": "batch-geen-knaken.csv",
    "Geen knaken per jaar": "batch-geen-knaken-per-jaar.csv",
    MELDINGEN: "batch-fouten-en-meldingen.csv",
}
"""The CSV file of each sheet."""

_NOEM: Final = 5
"""Gemeenten that are named in a sentence about all."""


class _Wie(NamedTuple):
    """Whose dossier it is, as the totals have it."""

    code: str
    fictief: bool
    regio: bool


class Resultaten:
    """Gathers what came of the files, given in order, and writes it down."""

    def __init__(self, regels: Sequence[Regel]) -> None:
        """Begin with what there is to say about files that were not looked at."""
        self._regels = list(regels)
        self._kaders: dict[str, Kader] = {}
        self._tabellen = Tabellen(self._kaders)
        self._scores: list[str] = []
        self._wie: dict[_Wie, dict[str, list[str]]] = {}
        self._namen: dict[_Wie, dict[str, str]] = {}
        self._versies: dict[tuple[str, str], int] = {}
        self.standen: Counter[Stand] = Counter()
        self.rapporten: list[str] = []

    def neem(self, taak: Taak, uitkomst: Gegevens, rapporten: Sequence[str]) -> None:
        """Add what came of a file; `rapporten` are the names that its reports have."""
        stand = Stand(uitkomst["stand"])
        self.standen[stand] += 1
        self._regels += [
            Regel(**{**regel, "ernst": Ernst(regel["ernst"])}) for regel in uitkomst["regels"]
        ]
        if stand is not Stand.GESCOORD:
            return
        kader, score = uitkomst["kader"], uitkomst["score"]
        if kader["sha256"] not in self._kaders and (gevonden := _kader(taak, kader)):
            self._kaders[kader["sha256"]] = gevonden
        versie = (kader["verwijzing"], kader["sha256"])
        self._versies[versie] = self._versies.get(versie, 0) + 1
        naam = score["gemeente"]["naam"]
        code = score["gemeente"]["code"] or naam.casefold()
        wie = _Wie(code, score["fictief"], score["regio"] is not None)
        self._namen.setdefault(wie, {})[score["peildatum"]] = naam
        self._wie.setdefault(wie, {}).setdefault(score["peildatum"], []).append(taak.naam)
        self._scores.append(json.dumps({"bestand": taak.naam, **score}, ensure_ascii=False))
        gemaakt = [
            naam
            for (formaat, _), naam in zip(taak.rapporten, rapporten, strict=True)
            if formaat.value in uitkomst["rapporten"]
        ]
        self.rapporten += gemaakt
        self._tabellen.neem(taak.naam, uitkomst, gemaakt)

    def zeg(self, regels: Iterable[Regel]) -> None:
        """Add what else there is to say."""
        self._regels += regels

    def regels(self) -> list[Regel]:
        """Everything there is to say: about all, then file by file."""
        over_alle = [*self._ander_kader(), *self._ander_moment()]
        alle = [*over_alle, *self._dubbel(), *self._eerder(), *self._regels]
        return sorted(alle, key=lambda regel: regel.bestand.split("/"))

    def schrijf(self, uit: Path) -> tuple[list[Path], list[str]]:
        """Write all results.

        Args:
            uit: the folder for them.

        Returns:
            The files, and what did not fit in the workbook, as Dutch sentences.

        Raises:
            UitvoerFout: a file cannot be written.
        """
        regels = self.regels()
        bladen = self._tabellen.bladen(regels)
        boek = naar_xlsx(bladen, TITEL)
        inhoud = {
            _XLSX: boek.inhoud,
            _JSON: self._json(regels),
            **{_CSV[blad.naam]: naar_csv(blad) for blad in bladen},
        }
        for naam, deel in inhoud.items():
            schrijf_veilig(uit / naam, deel)
        return [uit / naam for naam in inhoud], list(boek.ingekort)

    def _json(self, regels: Sequence[Regel]) -> bytes:
        fouten = [_als_json(regel) for regel in regels if regel.ernst is Ernst.FOUT]
        rest = [_als_json(regel) for regel in regels if regel.ernst is not Ernst.FOUT]
        delen = {"dossiers": self._scores, "fouten": fouten, "meldingen": rest}
        tekst = f'{{"vngcheck": {json.dumps(__version__)}'
        for sleutel, regels_ in delen.items():
            tekst += (
                f',\n"{sleutel}": ['
                + "".join(
                    f"{',' if nummer else ''}\n{regel}" for nummer, regel in enumerate(regels_)
                )
                + "\n]"
            )
        # Half characters in the name of a file become \udc80, which is how JSON writes them.
        return f"{tekst}}}\n".encode(errors="backslashreplace")

    def _ander_kader(self) -> Iterator[Regel]:
        if len(self._versies) < 2:
            return
        namen = Counter(verwijzing for verwijzing, _ in self._versies)
        delen = [
            f"{verwijzing} ({aantal}{f', sha256 {sha256[:8]}' if namen[verwijzing] > 1 else ''})"
            for (verwijzing, sha256), aantal in sorted(self._versies.items())
        ]
        yield Regel(
            "",
            Ernst.WAARSCHUWING,
            f"Niet alle dossiers hebben hetzelfde kader: {opsomming(delen)}.",
            "Vergelijk alleen dossiers met hetzelfde kader en dezelfde versie.",
        )

    def _ander_moment(self) -> Iterator[Regel]:
        """That what is added up is not of one moment, and that something is left out of it."""
        meer = [self._naam(wie) for wie, metingen in self._wie.items() if len(metingen) > 1]
        if meer:
            namen = meer if len(meer) <= _NOEM else [*meer[:_NOEM], f"nog {len(meer) - _NOEM}"]
            yield Regel(
                "",
                Ernst.MEDEDELING,
                f"Van {opsomming(namen)} is er meer dan één meting. In de bedragen telt alleen de "
                "nieuwste.",
            )
        for fictief, wie_ in ((False, "gemeenten"), (True, "fictieve gemeenten")):
            gemeenten = [wie for wie in self._wie if wie.fictief is fictief and not wie.regio]
            nieuwste = {max(self._wie[wie]) for wie in gemeenten}
            if len(nieuwste) > 1:
                yield Regel(
                    "",
                    Ernst.MEDEDELING,
                    f"De {wie_} hebben niet dezelfde peildatum: de oudste is "
                    f"{_datum(min(nieuwste))}, de nieuwste {_datum(max(nieuwste))}.",
                    "Let daarop als u gemeenten vergelijkt of bedragen gebruikt.",
                )

    def _eerder(self) -> Iterator[Regel]:
        for wie, metingen in self._wie.items():
            if len(metingen) > 1:
                nieuwste = max(metingen)
                yield Regel(
                    metingen[nieuwste][0],
                    Ernst.MEDEDELING,
                    f"Van {self._naam(wie)} zijn er {len(metingen)} metingen; in de bedragen telt "
                    f"alleen die van {_datum(nieuwste)}.",
                )

    def _naam(self, wie: _Wie) -> str:
        """What a gemeente is called in its newest dossier."""
        return self._namen[wie][max(self._wie[wie])]

    def _dubbel(self) -> Iterator[Regel]:
        for namen in (namen for metingen in self._wie.values() for namen in metingen.values()):
            for naam in namen if len(namen) > 1 else ():
                andere = opsomming([ander for ander in namen if ander != naam])
                yield Regel(
                    naam,
                    Ernst.WAARSCHUWING,
                    f"Van deze gemeente is er op dezelfde peildatum nog een dossier: {andere}.",
                    "Kijk welk dossier geldt, en haal het andere weg. "
                    "In de bedragen telt alleen het eerste.",
                )


def _datum(peildatum: str) -> str:
    # With plain spaces: in a table people search for it.
    return datum(date.fromisoformat(peildatum)).replace("\xa0", " ")


def _als_json(regel: Regel) -> str:
    return json.dumps(asdict(regel), ensure_ascii=False)


def _kader(taak: Taak, kader: Gegevens) -> Kader | None:
    """The kader of a dossier, if it is still the one with which it was scored."""
    try:
        gevonden = zoek_kader(kader["verwijzing"], kadermappen(taak.keuze.kaders, taak.pad))
    except VngcheckError:
        return None
    klopt = gevonden is not None and gevonden.sha256 == kader["sha256"]
    return gevonden.kader if gevonden is not None and klopt else None
