"""How wide each piece of a stacked bar is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

S = TypeVar("S")


def breedtes(telling: Mapping[S, int], breed: float, minstens: float) -> dict[S, float]:
    """The width of each piece that counts something, in the order of `telling`.

    As many vragen, as much width; but never less than the sign of a piece needs, or one vraag
    of fifty looks like a line between two others. What a small piece has too much, the others
    have too little, in proportion. A bar so drawn stays honest for it has its numbers under it.

    Args:
        telling: how often each occurs.
        breed: width of the whole bar.
        minstens: width below which no piece comes, where the bar has room for that.
    """
    stukken = {wat: aantal for wat, aantal in telling.items() if aantal}
    minstens = min(minstens, breed / max(len(stukken), 1))
    te_klein: set[S] = set()
    while True:
        rest = sum(aantal for wat, aantal in stukken.items() if wat not in te_klein)
        per_stuk = (breed - minstens * len(te_klein)) / rest if rest else 0
        erbij = {
            wat
            for wat, aantal in stukken.items()
            if wat not in te_klein and aantal * per_stuk < minstens
        }
        if not erbij:
            break
        te_klein |= erbij
    return {
        wat: minstens if wat in te_klein else aantal * per_stuk for wat, aantal in stukken.items()
    }
