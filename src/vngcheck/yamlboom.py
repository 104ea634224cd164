"""Where everything stands in a YAML text: the places of its keys, values and comments.

Built from the events of the parser. A place is a number of characters from the start of the
text. Content follows the rules of `yamlfile`: every scalar is text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from vngcheck.yamlfile import LADER, LEEG
from vngcheck.yamlschrijven import Plat, Stijl

_EINDEN: Final = "\n\r\x85\u2028\u2029"
"""What ends a line, to YAML."""
_EINDE: Final = re.compile(f"\r\n|[{_EINDEN}]")
_TUSSEN: Final = re.compile(f"(?:[ \t\ufeff{_EINDEN}]|#[^{_EINDEN}]*)*")
_OPMERKING: Final = re.compile(f"#[^{_EINDEN}]*")
_ANKER: Final = re.compile(rf"&[^\s{_EINDEN}]+")
_DUBBELE_PUNT: Final = re.compile(r"[ \t]*:")
_WIT: Final = f" \t{_EINDEN}"


@dataclass(slots=True, eq=False)
class Knoop:
    """One value in the text.

    Attributes:
        begin: where it begins, its anchor included.
        einde: where it ends; of a block that is the end of its last value. The same as
            `begin` when nothing is written.
        inhoud: its content, aliases written out.
        delen: its parts when it is a block or a list that can be changed part by part: block
            style, and no keys with a question mark.
        anker: the name of its anchor.
        alias: the name it refers to, when it is an alias.
        ankers: the names of all anchors in it, its own included.
        aliassen: the names of all that it refers to.
    """

    begin: int
    einde: int
    inhoud: Any
    delen: list[Deel] | None = None
    anker: str | None = None
    alias: str | None = None
    ankers: frozenset[str] = frozenset()
    aliassen: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Deel:
    """A key with its value, or an item of a list.

    Attributes:
        begin: where the key or the dash begins.
        na: just behind the colon or the dash.
        sleutel: the key; None for an item.
        waarde: the value.
    """

    begin: int
    na: int
    sleutel: str | None
    waarde: Knoop


@dataclass(slots=True)
class _Open:
    """A block or list that is being read."""

    begin: int
    blok: bool
    is_lijst: bool
    anker: str | None
    verder: int
    inhoud: Any
    delen: list[Deel] | None = field(default_factory=list)
    sleutel: Knoop | None = None
    ankers: set[str] = field(default_factory=set)
    aliassen: set[str] = field(default_factory=set)


class Boom:
    """A YAML text as a tree, with its lines and its comments."""

    def __init__(self, tekst: str) -> None:
        """Parse a text that `yamlfile` can read.

        Raises:
            yaml.YAMLError: it is no YAML.
        """
        self.tekst = tekst
        self.wortel = Knoop(0, 0, None)
        self._open: list[_Open] = []
        self._ankers: dict[str, Any] = {}
        # Where values stand in which a # is no comment, in the order of the text.
        self._begin: list[int] = []
        self._einde: list[int] = []
        for gebeurtenis in yaml.parse(tekst, Loader=LADER):
            self._neem(gebeurtenis)

    @property
    def regeleinde(self) -> str:
        """How the lines of this text end."""
        gevonden = _EINDE.search(self.tekst)
        return gevonden[0] if gevonden and gevonden[0] in {"\r\n", "\r"} else "\n"

    @property
    def stijl(self) -> Stijl:
        """How this text is laid out: as the first block and the first list in it are."""
        stap = lijst = None
        te_doen = [self.wortel]
        while te_doen and (stap is None or lijst is None):
            knoop = te_doen.pop()
            for deel in knoop.delen or ():
                onder = deel.waarde
                te_doen.append(onder)
                if not onder.delen or deel.sleutel is None:
                    continue
                verschil = self.kolom(onder.delen[0].begin) - self.kolom(deel.begin)
                if onder.delen[0].sleutel is None:
                    lijst = verschil if lijst is None else lijst
                elif verschil > 0:
                    stap = verschil if stap is None else stap
        stap = stap or 2
        return Stijl(stap, stap if lijst is None else max(lijst, 0))

    def regelbegin(self, plaats: int) -> int:
        """Where the line of a place begins."""
        return max(self.tekst.rfind(teken, 0, plaats) for teken in _EINDEN) + 1

    def regeleind(self, plaats: int) -> int:
        """Where the line of a place ends, before its line break."""
        gevonden = _EINDE.search(self.tekst, plaats)
        return gevonden.start() if gevonden else len(self.tekst)

    def vorige(self, plaats: int) -> int:
        """The end of the line before the one that begins at a place: before its line break."""
        return plaats - (2 if self.tekst[:plaats].endswith("\r\n") else 1)

    def kolom(self, plaats: int) -> int:
        """The column of a place, from 0."""
        return plaats - self.regelbegin(plaats)

    def begint_regel(self, plaats: int) -> bool:
        """Whether nothing but spaces stands before a place on its line."""
        return not self.tekst[self.regelbegin(plaats) : plaats].strip(" ")

    def een_regel(self, begin: int, einde: int) -> bool:
        """Whether two places are on the same line."""
        return _EINDE.search(self.tekst, begin, einde) is None

    def opmerkingen(self, begin: int, einde: int) -> list[str]:
        """The comments between two places, each with its #."""
        gevonden: list[str] = []
        eerste = max(bisect_right(self._begin, begin) - 1, 0)
        waarden = zip(self._begin[eerste:], self._einde[eerste:], strict=True)
        for van, tot in waarden:
            if van >= einde:
                break
            gevonden += _OPMERKING.findall(self.tekst, begin, max(van, begin))
            begin = max(begin, tot)
        gevonden += _OPMERKING.findall(self.tekst, begin, max(einde, begin))
        return [tekst.rstrip() for tekst in gevonden]

    def met_slot(self) -> Boom | None:
        """The same content, of a text that something can be written below.

        Below a block of text that ends the file without a line break, the break that must then
        follow it would become part of it: |- leaves it out. None for every other text.
        """
        knoop = self.wortel
        while knoop.delen:
            knoop = knoop.delen[-1].waarde
        kop = self._kop(knoop.begin, knoop.anker)
        if self.tekst[-1:] in _EINDEN or self.tekst[kop : kop + 1] not in {"|", ">"}:
            return None
        regel = self.regeleind(kop)
        voor, opmerking, achter = self.tekst[kop + 1 : regel].partition("#")
        eerste = f"-{voor.replace('+', '').replace('-', '')}{opmerking}{achter}"
        return Boom(self.tekst[: kop + 1] + eerste + self.tekst[regel:] + self.regeleinde)

    def _neem(self, gebeurtenis: yaml.Event) -> None:
        match gebeurtenis:
            case yaml.ScalarEvent():
                self._zet(self._scalar(gebeurtenis))
            case yaml.AliasEvent(anchor=str() as naam):
                van, tot = _plaatsen(gebeurtenis)
                inhoud = self._ankers.get(naam)
                self._zet(Knoop(van, tot, inhoud, alias=naam, aliassen=frozenset({naam})))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                begin, _ = _plaatsen(gebeurtenis)
                anker = gebeurtenis.anchor
                is_lijst = isinstance(gebeurtenis, yaml.SequenceStartEvent)
                verder = begin
                if anker is not None and (gevonden := _ANKER.match(self.tekst, begin)):
                    verder = gevonden.end()
                stijl = not gebeurtenis.flow_style
                inhoud = [] if is_lijst else {}
                nieuw = _Open(begin, stijl, is_lijst, anker, verder, inhoud)
                if not stijl:
                    nieuw.delen = None
                self._open.append(nieuw)
            case yaml.CollectionEndEvent():
                self._sluit(gebeurtenis)

    def _scalar(self, gebeurtenis: yaml.ScalarEvent) -> Knoop:
        begin, einde = _plaatsen(gebeurtenis)
        tekst = gebeurtenis.value
        plat = gebeurtenis.implicit[0]
        van = begin
        if gebeurtenis.style in {"|", ">"}:
            einde = self._blokeinde(begin, einde)
            # Its first line can hold a comment.
            van = min(self.regeleind(self._kop(begin, gebeurtenis.anchor)), einde)
        if van < einde:
            self._begin.append(van)
            self._einde.append(einde)
        inhoud = (None if tekst in LEEG else Plat(tekst)) if plat else tekst
        return self._met_anker(Knoop(begin, einde, inhoud), gebeurtenis.anchor)

    def _kop(self, begin: int, anker: str | None) -> int:
        """Where the | or > of a block of text stands."""
        if anker is None:
            return begin
        gevonden = _ANKER.match(self.tekst, begin)
        return _na_wit(self.tekst, gevonden.end() if gevonden else begin)

    def _blokeinde(self, begin: int, einde: int) -> int:
        """The end of a block of text: its last line that counts, without the line break."""
        kop = self.tekst[begin : self.regeleind(begin)].partition("#")[0]
        if "+" not in kop:
            return begin + len(self.tekst[begin:einde].rstrip(_WIT))
        # Empty lines at its end belong to the text.
        einde = begin + len(self.tekst[begin:einde].rstrip(" \t"))
        return self.vorige(einde) if self.tekst[einde - 1] in _EINDEN else einde

    def _met_anker(self, knoop: Knoop, anker: str | None) -> Knoop:
        if anker is not None:
            knoop.anker = anker
            knoop.ankers |= {anker}
            self._ankers[anker] = knoop.inhoud
        return knoop

    def _zet(self, knoop: Knoop) -> None:
        """Put a value, or a key, where the reading is."""
        if not self._open:
            self.wortel = knoop
            return
        boven = self._open[-1]
        boven.ankers |= knoop.ankers
        boven.aliassen |= knoop.aliassen
        if not boven.is_lijst and boven.sleutel is None:
            boven.sleutel = knoop
            return
        if boven.delen is not None:
            deel = self._punt(boven, knoop) if boven.is_lijst else self._paar(boven, knoop)
            if deel is None:
                boven.delen = None
            else:
                boven.delen.append(deel)
                boven.verder = knoop.einde
        if boven.is_lijst:
            boven.inhoud.append(knoop.inhoud)
        elif boven.sleutel is not None:
            # The first of two equal keys counts, as in yamlfile.
            boven.inhoud.setdefault(boven.sleutel.inhoud, knoop.inhoud)
            boven.sleutel = None

    def _punt(self, boven: _Open, knoop: Knoop) -> Deel | None:
        streep = _na_wit(self.tekst, boven.verder)
        if self.tekst[streep : streep + 1] != "-":
            return None
        if knoop.begin == knoop.einde:
            knoop.begin = knoop.einde = streep + 1
        return Deel(streep, streep + 1, None, knoop)

    def _paar(self, boven: _Open, knoop: Knoop) -> Deel | None:
        sleutel = boven.sleutel
        if sleutel is None or sleutel.alias or _na_wit(self.tekst, boven.verder) != sleutel.begin:
            return None
        punt = _DUBBELE_PUNT.match(self.tekst, sleutel.einde)
        if punt is None:
            return None
        if knoop.begin == knoop.einde:
            knoop.begin = knoop.einde = punt.end()
        return Deel(sleutel.begin, punt.end(), sleutel.inhoud, knoop)

    def _sluit(self, gebeurtenis: yaml.Event) -> None:
        klaar = self._open.pop()
        _, einde = _plaatsen(gebeurtenis)
        if klaar.blok:
            # The mark is where the parser noticed the end: at the next key, or further.
            tot = klaar.delen[-1].waarde.einde if klaar.delen else None
            einde = len(self.tekst[:einde].rstrip(_WIT)) if tot is None else tot
        knoop = Knoop(
            klaar.begin,
            einde,
            klaar.inhoud,
            klaar.delen,
            ankers=frozenset(klaar.ankers),
            aliassen=frozenset(klaar.aliassen),
        )
        self._zet(self._met_anker(knoop, klaar.anker))


def _plaatsen(gebeurtenis: yaml.Event) -> tuple[int, int]:
    """Where an event begins and ends."""
    begin, einde = gebeurtenis.start_mark, gebeurtenis.end_mark
    return (begin.index if begin else 0, einde.index if einde else 0)


def _na_wit(tekst: str, plaats: int) -> int:
    """The first place from here on with something else than white space and comments."""
    gevonden = _TUSSEN.match(tekst, plaats)
    return gevonden.end() if gevonden else plaats
