"""Running the work of a batch on any executor, so that no dossier can stop the others.

Only `submit` of an executor and what its futures have in common is used; processes that die
are seen by the future that fails. What was under way then is done once more, alone, so that
the one that kills its process is found and the others are not blamed. If only its reports are
too much, its score stays.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Final, ParamSpec, TypeAlias, TypeVar

from vngcheck.batch.model import Gegevens, Taak
from vngcheck.batch.taak import doe, mislukt, zonder_rapport

P = ParamSpec("P")
T = TypeVar("T")

PER_PROCES: Final = 2
"""Tasks that wait for each process, so that none is ever idle; more would only take memory."""

RAPPORTEN_PER_PROCES: Final = 50
"""Reports after which a process makes place for a new one.

Of each report the libraries below WeasyPrint keep some: 0.1 MB of a long one, out of 200 MB.
"""

Neem: TypeAlias = Callable[[Taak, Gegevens], None]
"""Takes what came of a task."""
Maak: TypeAlias = Callable[[int], AbstractContextManager[Executor]]
"""Gives an executor for so many tasks at a time."""

_GESTOPT: Final = (
    "Het proces dat dit dossier verwerkte, is onverwacht gestopt.",
    "Was het geheugen vol? Probeer het met --taken 1, of verwerk dit dossier apart.",
)


def aantal_processen() -> int:
    """How many processes can work at a time on this computer."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def voer_uit(
    taken: Sequence[Taak], maak: Maak, tegelijk: int, neem: Neem, per_keer: int | None = None
) -> None:
    """Do all the work, whatever happens to an executor on the way.

    Args:
        taken: the work, begun in this order.
        maak: gives an executor for so many tasks at a time; asked again when one is broken.
        tegelijk: how many tasks are handed out at a time.
        neem: gets what came of each task, in the order in which they are done.
        per_keer: after how many tasks an executor is asked for anew; without it never.
    """
    rest = list(taken)
    while rest:
        deel = rest[:per_keer]
        with maak(tegelijk) as executor:
            verdacht, over = _ronde(executor, deel, tegelijk, neem)
        for taak in verdacht:
            if not _alleen(maak, taak, neem):
                _zonder_rapport(maak, taak, neem)
        if len(over) == len(deel):
            # It takes no work at all any more.
            for taak in rest:
                neem(taak, mislukt(taak.naam, *_GESTOPT))
            return
        rest = over + rest[len(deel) :]


def _alleen(maak: Maak, taak: Taak, neem: Neem) -> bool:
    """Do one task with nothing beside it, and say whether that went well."""
    with maak(1) as executor:
        return _ronde(executor, [taak], 1, neem) == ([], [])


def _zonder_rapport(maak: Maak, taak: Taak, neem: Neem) -> None:
    """Give up a task, but not the score of its dossier when only its reports are too much."""

    def neem_score(_: Taak, uitkomst: Gegevens) -> None:
        neem(taak, zonder_rapport(taak.naam, uitkomst, *_GESTOPT))

    kaal = replace(taak, rapporten=())
    if not (taak.rapporten and _alleen(maak, kaal, neem_score)):
        neem(taak, mislukt(taak.naam, *_GESTOPT))


def _ronde(
    executor: Executor, taken: Iterable[Taak], tegelijk: int, neem: Neem
) -> tuple[list[Taak], list[Taak]]:
    """Hand out work as long as the executor takes it.

    Returns:
        The tasks that were under way when something broke, and those that were not begun.
    """
    wachtend = deque(taken)
    bezig: dict[Future[Gegevens], Taak] = {}
    verdacht: list[Taak] = []
    try:
        while wachtend or bezig:
            while wachtend and len(bezig) < tegelijk:
                try:
                    bezig[executor.submit(doe, wachtend[0])] = wachtend[0]
                except RuntimeError:  # broken, or shut down
                    tegelijk = 0
                    break
                wachtend.popleft()
            if not bezig:
                break
            klaar, _ = wait(bezig, return_when=FIRST_COMPLETED)
            for toekomst in klaar:
                taak = bezig.pop(toekomst)
                if _is_goed(toekomst):
                    neem(taak, toekomst.result())
                else:
                    verdacht.append(taak)
    except KeyboardInterrupt:
        _neem_laatste(bezig, neem)
        raise
    finally:
        for toekomst in bezig:
            toekomst.cancel()
    return sorted(verdacht, key=lambda taak: taak.naam), list(wachtend)


def _neem_laatste(bezig: Mapping[Future[Gegevens], Taak], neem: Neem) -> None:
    """Take what is done, or is being done: it is waited for anyway, and its report is there."""
    niet_gestopt = [toekomst for toekomst in bezig if not toekomst.cancel()]
    try:
        wait(niet_gestopt)
    finally:  # also for who has no patience
        for toekomst in niet_gestopt:
            if toekomst.done() and _is_goed(toekomst):
                neem(bezig[toekomst], toekomst.result())


def _is_goed(toekomst: Future[Gegevens]) -> bool:
    """Whether work that ended gave a result."""
    return not toekomst.cancelled() and toekomst.exception() is None


@contextmanager
def eigen_processen(processen: int) -> Iterator[Executor]:
    """Processes on this computer, which end with us, and leave Ctrl-C to us.

    Not forked: the libraries that make a PDF have threads, which a fork would copy halfway.
    """
    pool = _Processen(
        processen, mp_context=multiprocessing.get_context("spawn"), initializer=_begin_proces
    )
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Processen(ProcessPoolExecutor):
    """Processes that are started without a moment in which Ctrl-C or SIGTERM could hit them."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out work; the first time, this starts a process."""
        with _ongestoord():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _ongestoord() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back; what is started meanwhile begins with them held back too."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    stand = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, stand)


def _begin_proces() -> None:
    """What a process of ours does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        # Not ignored as well: that is how the executor ends the others when one has died.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_eindig_met_ouder, daemon=True).start()


def _eindig_met_ouder() -> None:
    """End when whoever started us was killed: nobody will ask for the result."""
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        ouder.join()
        os._exit(1)
