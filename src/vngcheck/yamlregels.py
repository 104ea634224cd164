"""The lines of a YAML file: where each key and list item stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

_Pad: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Plaatsen:
    """Where the parts of a list or block stand: their lines, and what is in those with parts."""

    regels: dict[str | int, int] = field(default_factory=dict)
    onder: dict[str | int, Plaatsen] = field(default_factory=dict)


class Regels(Mapping[_Pad, int]):
    """The line of each path, looked up part by part.

    A tuple for every value would take as long to make as the values themselves, and of most
    nobody asks the line.
    """

    def __init__(self, wortel: int, plaatsen: Plaatsen) -> None:
        """Keep the line of the document itself, and the places of its parts."""
        self._wortel = wortel
        self._plaatsen = plaatsen

    def __getitem__(self, pad: _Pad) -> int:
        """The line of a path; a KeyError when it has none of its own."""
        if not pad:
            return self._wortel
        hier = self._plaatsen
        for deel in pad[:-1]:
            hier = hier.onder[deel]
        return hier.regels[pad[-1]]

    def __iter__(self) -> Iterator[_Pad]:
        """Every path that has a line."""
        yield ()
        yield from self._paden((), self._plaatsen)

    def __len__(self) -> int:
        """How many paths have a line."""
        return sum(1 for _ in self)

    def _paden(self, pad: _Pad, plaatsen: Plaatsen) -> Iterator[_Pad]:
        for deel in plaatsen.regels:
            yield (*pad, deel)
            if deel in plaatsen.onder:
                yield from self._paden((*pad, deel), plaatsen.onder[deel])
