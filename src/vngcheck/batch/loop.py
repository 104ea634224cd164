"""A batch from begin to end: find, do, keep, and write down."""

from __future__ import annotations

import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final, TypeAlias

from vngcheck.batch.model import Bestand, Ernst, Gegevens, Keuze, Regel, Stand, Taak, Uitkomst
from vngcheck.batch.resultaten import Resultaten
from vngcheck.batch.staat import Staat
from vngcheck.batch.tabellen import MELDINGEN
from vngcheck.batch.uitvoerders import (
    PER_PROCES,
    RAPPORTEN_PER_PROCES,
    aantal_processen,
    eigen_processen,
    voer_uit,
)
from vngcheck.batch.vinden import RAPPORTEN, rapportnamen, vind
from vngcheck.bestanden import ruim_map_op, waarom_niet
from vngcheck.errors import GebruikFout, UitvoerFout
from vngcheck.kaderbestand import op_een_moment
from vngcheck.opmaak import aantal, opsomming
from vngcheck.rapport.soorten import Formaat
from vngcheck.tekstbestand import keur_map

TEGELIJK: Final = 256
"""Dossiers handed out at a time to an executor of someone else."""

_SLOT: Final = ".vngcheck-batch.lock"
_KEUZE: Final = Keuze()

_NOEM: Final = 20
"""Reports of an earlier run that are named on screen; all of them are on the sheet."""
_KIJK_NA: Final = "Gooi het weg, of kijk het na voor u het deelt: het kan een interne versie zijn."
_KIJK_ALLE_NA: Final = (
    "Gooi ze weg, of kijk ze na voor u ze deelt: er kan een interne versie bij zijn."
)

Meld: TypeAlias = Callable[[str], None]
Voortgang: TypeAlias = Callable[[int, int], None]


def _stil(*_: object) -> None:
    """Tell nobody."""


def batch(  # noqa: PLR0913 (what a person can choose about a batch)
    map_: Path,
    uit: Path,
    keuze: Keuze = _KEUZE,
    *,
    executor: Executor | None = None,
    taken: int | None = None,
    hervat: bool = False,
    meld: Meld = _stil,
    voortgang: Voortgang = _stil,
) -> Uitkomst:
    """Score every dossier in a folder and the folders in it.

    Args:
        map_: the folder.
        uit: the folder for the results; made when it does not exist.
        keuze: which reports, and for whom.
        executor: what runs the work, in processes or on computers that reach the same files
            (by whole paths, where their working folder is another one); it is not shut down.
            Without one, processes are started here.
        taken: how many dossiers at a time; by default as many as this computer can, or
            `TEGELIJK` for an executor that was given.
        hervat: go on with a batch that was broken off, or that was complete; what is done
            and has not changed is not done again.
        meld: gets notices while it runs, Dutch sentences.
        voortgang: gets how many files are done, and how many there are.

    Raises:
        GebruikFout: the folder does not exist, or holds no dossier; or an option cannot be.
        UitvoerFout: the results cannot be written. What was done is kept, for `hervat`.
    """
    keur_map(map_, "met dossiers")
    if keuze.kaders is not None:
        keur_map(keuze.kaders, "van --kaders")
    if taken is not None and taken < 1:
        raise GebruikFout(f"--taken is {taken}. Kies een getal van 1 of hoger.")
    if keuze.formaten:
        from vngcheck.rapport.maken import gemaakt_op

        gemaakt_op()  # says now, and not once for each dossier, that SOURCE_DATE_EPOCH is wrong
    bestanden, regels = vind(map_, uit)
    if not bestanden and all(regel.ernst is not Ernst.FOUT for regel in regels):
        raise GebruikFout(f"In de map {map_} staat geen dossier. Geef de map met de dossiers.")
    with _alleen(uit):
        loop = _Loop(map_, uit, keuze, bestanden, regels)
        te_doen = loop.begin(hervat=hervat, meld=meld)
        try:
            loop.draai(te_doen, executor, taken, voortgang)
            return loop.schrijf(meld)
        finally:
            loop.sluit()


@contextmanager
def _alleen(uit: Path) -> Iterator[None]:
    """Hold a folder for results, so that no other batch writes in it meanwhile."""
    from filelock import FileLock, Timeout

    slot = uit / _SLOT
    lock = FileLock(slot, timeout=0, mode=0o666, thread_local=False)
    try:
        uit.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            # On a disk without locks: filelock then makes a file that stands for one.
            warnings.simplefilter("ignore")
            lock.acquire()
    except Timeout as fout:
        raise UitvoerFout(
            f"Een andere batch schrijft al in {uit}. Wacht tot die klaar is, of kies een andere "
            "map."
        ) from fout
    except NotImplementedError:
        pass
    except OSError as fout:
        raise UitvoerFout(f"Kan niet schrijven in {uit}: {waarom_niet(fout)}") from fout
    try:
        yield
    finally:
        if os.name == "posix":
            # While it is held: after that it may be someone else's. On Windows filelock does it.
            with suppress(OSError):
                slot.unlink(missing_ok=True)
        with suppress(OSError):
            lock.release()


class _Loop:
    """One batch, with all it needs to know."""

    def __init__(
        self, map_: Path, uit: Path, keuze: Keuze, bestanden: list[Bestand], regels: list[Regel]
    ) -> None:
        self._map = map_
        self._uit = uit
        self._keuze = keuze
        self._regels = regels
        self._moment = secrets.token_hex(8)
        self._namen = rapportnamen(bestanden, keuze.formaten)
        self._taken = [self._taak(bestand) for bestand in bestanden]
        self._staat = Staat(uit, keuze)
        self._hervat = 0
        self._leeg = False

    def _taak(self, bestand: Bestand) -> Taak:
        map_ = self._uit / RAPPORTEN
        rapporten = tuple((vorm, map_ / naam) for vorm, naam in self._namen[bestand.naam])
        return Taak(bestand.naam, bestand.pad, self._map, rapporten, self._keuze, self._moment)

    def begin(self, *, hervat: bool, meld: Meld) -> list[Taak]:
        """Look at what an earlier run left, and give what is to be done."""
        eerder = self._staat.is_er
        ruim_map_op(self._uit / RAPPORTEN)  # of processes that were killed
        if not hervat:
            if eerder and not self._staat.is_klaar:
                meld(
                    f"In {self._uit} staat werk van een keer die is afgebroken. Dat wordt nu "
                    "overgedaan; met --hervat gaat u verder waar het stopte."
                )
            self._staat.begin()
            return self._taken
        with op_een_moment(self._moment):
            te_doen = self._staat.hervat(self._taken)
        self._hervat = len(self._taken) - len(te_doen)
        if not eerder:
            meld(f"In {self._uit} is niets te hervatten; alles wordt gedaan.")
        elif not self._staat.past:
            meld(
                f"Het werk van de vorige keer in {self._uit} past niet bij deze keer: de opties of "
                "de versie van vngcheck zijn anders. Alles wordt overgedaan."
            )
        else:
            klaar = aantal(self._hervat, "bestand", "bestanden")
            meld(f"Al klaar en niet veranderd: {klaar}. Nog te doen: {len(te_doen)}.")
        return te_doen

    def draai(
        self,
        te_doen: list[Taak],
        executor: Executor | None,
        taken: int | None,
        voortgang: Voortgang,
    ) -> None:
        """Do what is to be done."""
        klaar = self._hervat
        voortgang(klaar, len(self._taken))

        def neem(taak: Taak, uitkomst: Gegevens) -> None:
            nonlocal klaar
            self._staat.neem(taak.naam, uitkomst)
            klaar += 1
            voortgang(klaar, len(self._taken))

        def maak(tegelijk: int) -> AbstractContextManager[Executor]:
            if executor is not None:
                return nullcontext(executor)
            return eigen_processen(min(processen, tegelijk))

        processen = min(taken or aantal_processen(), max(len(te_doen), 1))
        tegelijk = processen * PER_PROCES if executor is None else taken or TEGELIJK
        per_keer = None
        if executor is None and self._keuze.formaten:
            per_keer = processen * RAPPORTEN_PER_PROCES // len(self._keuze.formaten)
        voer_uit(te_doen, maak, tegelijk, neem, per_keer)
        ruim_map_op(self._uit / RAPPORTEN)  # of processes that died

    def schrijf(self, meld: Meld) -> Uitkomst:
        """Write the results."""
        resultaten = Resultaten(self._regels)
        for taak in self._taken:
            namen = [f"{RAPPORTEN}/{naam}" for _, naam in self._namen[taak.naam]]
            resultaten.neem(taak, self._staat.lees(taak.naam), namen)
        ouder = self._ouder(resultaten.rapporten)
        resultaten.zeg(
            Regel(naam, Ernst.WAARSCHUWING, "Dit rapport is van een eerdere keer.", _KIJK_NA)
            for naam in ouder
        )
        standen = resultaten.standen
        regels = resultaten.regels()
        fouten = {regel.bestand for regel in regels if regel.ernst is Ernst.FOUT}
        if not standen[Stand.GESCOORD] and not fouten:
            self._leeg = True
            raise GebruikFout(
                f"In de map {self._map} staat geen dossier: geen YAML-bestand heeft de sleutel "
                "'vngcheck'. Geef de map met de dossiers."
            )
        geschreven, ingekort = resultaten.schrijf(self._uit)
        # Only now: whoever stops while the tables are written must be able to go on.
        self._staat.voltooi()
        for zin in (*ingekort, *self._over_ouder(ouder)):
            meld(zin)
        return Uitkomst(
            gescoord=standen[Stand.GESCOORD],
            mislukt=len(fouten),
            geen_dossier=standen[Stand.GEEN_DOSSIER],
            hervat=self._hervat,
            rapporten=len(resultaten.rapporten),
            regels=tuple(regels),
            geschreven=tuple(geschreven),
        )

    def sluit(self) -> None:
        """End; what was done is kept."""
        self._staat.sluit(weg=self._leeg)

    def _ouder(self, gemaakt: list[str]) -> list[str]:
        """The reports that are not of this run, with the folder that they are in."""
        map_ = self._uit / RAPPORTEN
        alle = (pad for vorm in Formaat for pad in map_.rglob(f"*.{vorm.value}"))
        namen = {pad.relative_to(self._uit).as_posix() for pad in alle}
        return sorted(namen.difference(gemaakt))

    def _over_ouder(self, ouder: list[str]) -> Iterator[str]:
        """Name them, so that nobody takes them for new, or publishes an interne version."""
        if not ouder:
            return
        namen = ouder if len(ouder) <= _NOEM else ouder[: _NOEM - 1]
        if meer := len(ouder) - len(namen):
            namen = [*namen, f"nog {meer} op het blad {MELDINGEN}"]
        yield (
            f"Let op: in {self._uit} {'staan' if len(ouder) > 1 else 'staat'} nog "
            f"{aantal(len(ouder), 'rapport', 'rapporten')} van een eerdere keer: "
            f"{opsomming(namen)}. {_KIJK_ALLE_NA if len(ouder) > 1 else _KIJK_NA}"
        )
