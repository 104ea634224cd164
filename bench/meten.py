"""Paired measuring: A B A B, so that what slows the machine slows both."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def duur(opdracht: Sequence[str | Path]) -> float:
    """The wall time of one run of a program, in seconds; it must succeed."""
    begin = time.perf_counter()
    subprocess.run(opdracht, check=True, capture_output=True)
    return time.perf_counter() - begin


def om_de_beurt(
    opdrachten: Mapping[str, Sequence[str | Path]], keer: int
) -> dict[str, list[float]]:
    """Run all commands in turn, `keer` times, after one round that does not count.

    Args:
        opdrachten: the commands, by name.
        keer: how many rounds count.

    Returns:
        The times of each, by name.
    """
    tijden: dict[str, list[float]] = {naam: [] for naam in opdrachten}
    for ronde in range(keer + 1):
        for naam, opdracht in opdrachten.items():
            tijd = duur(opdracht)
            if ronde:
                tijden[naam].append(tijd)
    return tijden


def toon(tijden: Mapping[str, Sequence[float]], maatstaf: str) -> dict[str, float]:
    """Print a line for each: median, spread, and the ratio to `maatstaf`, taken by round.

    Args:
        tijden: the times of each, by name.
        maatstaf: the name of what the others are compared with.

    Returns:
        The median ratios, by name.
    """
    breedte = max(map(len, tijden))
    print(f"{'':{breedte}}  mediaan        min-max  verhouding tot {maatstaf}")
    verhoudingen = {}
    for naam, eigen in tijden.items():
        paren = zip(eigen, tijden[maatstaf], strict=True)
        verhoudingen[naam] = statistics.median(a / b for a, b in paren)
        spreiding = f"{min(eigen):.3f}-{max(eigen):.3f}"
        print(
            f"{naam:{breedte}}  {statistics.median(eigen):5.3f} s  {spreiding:>13}"
            f"  {verhoudingen[naam]:.2f}"
        )
    return verhoudingen
