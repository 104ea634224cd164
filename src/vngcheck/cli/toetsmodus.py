"""The questionnaire with keys: one vraag on the screen, choices by arrow or letter."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import create_input
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.shortcuts import PromptSession
from rich.table import Table
from rich.text import Text

from vngcheck.cli.editor import WENK, EditorFout, schrijf_in_editor
from vngcheck.cli.kadertekst import toon_plek
from vngcheck.cli.scherm import scherm, schoon
from vngcheck.cli.toetsen import (
    COMMANDOS,
    STIJL,
    balk,
    kies_met_toetsen,
    lees_verder,
    opdrachttoetsen,
    rustig,
)
from vngcheck.cli.vraagtekst import KLEUR, VOOR, WIT, Regel, ingevuld, kop, over_vraag
from vngcheck.kaderzoeken import Plek
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.stappen import WIS, Bericht, Soort, Stap, Toon
from vngcheck.woorden import ANTWOORD
from vngcheck.yamlfile import Pad, padtekst

_KORT: Final = 40
_EDITOR: Final = "\0editor\0"
"""What the key for the editor gives; nobody can type it."""
_OPDRACHTEN: Final = (
    "Toetsen: pijltjes en Enter, of de letter voor een keuze. Esc: terug. F1 of ?: deze hulp. "
    "F2: ga naar een andere vraag. F3: sla de rest van deze vraag over. F4: schrijf een tekst in "
    "uw eigen editor. Ctrl-D: stop. Alles wat u met Enter bevestigt, is meteen bewaard. U kunt "
    "ook typen: terug, verder, ga met een woord of nummer, stop."
)


class Toetsmodus:
    """Draws one vraag at a time, and reads keys."""

    probeert_opnieuw: Final = True
    geweigerd: Final = 0

    def __init__(self) -> None:
        """Begin with an empty screen."""
        self._eerst: list[Bericht] = []
        self._fout = ""
        self._toetsenbord = create_input()
        self._plek: tuple[str, Pad] = ("", ())
        self._kladjes: dict[tuple[str, Pad], str] = {}
        self._net_verlaten: tuple[str, Pad] | None = None
        self._wil_weg = False

    @contextmanager
    def sessie(self) -> Iterator[None]:
        """Keep the keyboard for the whole walk.

        Else a key that is pressed while a screen is drawn would show on it, and Ctrl-C could
        come while a file is written. Who ends the program gets the terminal back as it was.
        """
        eerder = signal.signal(signal.SIGTERM, _onderbreek)
        try:
            with self._toetsenbord.raw_mode():
                yield
        finally:
            signal.signal(signal.SIGTERM, eerder)

    def begin(self, regels: list[str]) -> None:
        """Remember what to tell; it stands under the first vraag."""
        self._eerst = [Bericht(Toon.GEWOON, regel) for regel in regels]

    def toon(self, lijst: Vragenlijst, berichten: list[Bericht]) -> None:
        """Draw the vraag at hand, or what is filled in of it, with what there is to tell."""
        if any(bericht.toon is Toon.HULP for bericht in berichten):
            self._help(lijst)
        stap = lijst.stap
        zeg = [*self._eerst, *(b for b in berichten if b.toon is not Toon.HULP)]
        self._eerst = []
        zeg += self._onbewaard(lijst)
        self._fout = next((b.tekst for b in reversed(zeg) if b.toon is Toon.FOUT), "")
        if stap is None or lijst.vraag is None:
            for bericht in zeg:
                _druk(_alinea(_melding(bericht)))
            return
        self._plek = (lijst.vraag.id, stap.pad)
        self._wil_weg = False
        regels = [*kop(lijst)]
        if stap.is_vraag:
            regels += over_vraag(lijst, lijst.vraag)
        else:
            regels += _tot_nu_toe(lijst)
        regels += [_melding(bericht) for bericht in zeg]
        scherm().clear()
        ruimte = scherm().height - _prompthoogte(stap)
        for alinea in _passend(regels, ruimte):
            _druk(alinea)

    def lees(self, stap: Stap) -> str:
        """Ask, and give what was chosen or typed.

        Raises:
            EOFError: someone wants to stop.
            KeyboardInterrupt: someone presses Ctrl-C.
        """
        if stap.soort is Soort.KEUZE:
            return kies_met_toetsen(stap)
        begin = self._kladjes.pop(self._plek, "") or _begin(stap)
        for nummer, suggestie in enumerate(stap.suggesties, start=1):
            _druk_kort(Text(schoon(f"{nummer}  {suggestie}"), style="cyan"))
        if wenk := _wenk(stap):
            _druk_kort(Text(wenk, style="dim"))
        while (tekst := self._typ(stap, begin)).endswith(_EDITOR):
            begin = tekst.removesuffix(_EDITOR)
            _druk_kort(Text(WENK))
            try:
                with self._toetsenbord.cooked_mode():
                    begin = schrijf_in_editor(begin)
            except EditorFout as fout:
                _druk(_alinea(_melding(Bericht(Toon.FOUT, str(fout)))))
        return tekst

    def _typ(self, stap: Stap, begin: str) -> str:
        """Let someone type a text; what is left unfinished for a command waits here."""
        toetsen = opdrachttoetsen(stap)

        if stap.soort is Soort.TEKST:

            @toetsen.add("f4")
            def _(event: KeyPressEvent) -> None:
                event.app.exit(result=f"{event.current_buffer.text}{_EDITOR}")

            @toetsen.add("escape", "enter")
            def _(event: KeyPressEvent) -> None:
                event.current_buffer.insert_text("\n")

        @toetsen.add("c-c")
        def _(event: KeyPressEvent) -> None:
            # On Windows people press it to copy: once is no reason to lose a text.
            if self._wil_weg or not event.current_buffer.text:
                event.app.exit(exception=KeyboardInterrupt())
            self._wil_weg = True

        @toetsen.add("c-d")
        def _(event: KeyPressEvent) -> None:
            # Not when that would lose what was typed.
            if not event.current_buffer.text:
                event.app.exit(exception=EOFError())

        sessie: PromptSession[str] = PromptSession(
            message=[("bold", f"{schoon(stap.vraag)}{'' if stap.vraag.endswith('?') else ':'} ")],
            completer=WordCompleter(
                list(stap.suggesties),
                sentence=True,
                match_middle=True,
                display_dict={tekst: schoon(tekst) for tekst in stap.suggesties},
            ),
            complete_while_typing=False,
            # A long text can push what is wrong with it off the screen.
            bottom_toolbar=lambda: self._balk(stap),
            key_bindings=toetsen,
            style=STIJL,
            reserve_space_for_menu=0,
            # What stands there is one key away; in the field itself it would be added to.
            history=InMemoryHistory([t for t in (stap.huidig, stap.concept) if t]),
            erase_when_done=True,
        )
        rustig(sessie.app)
        tekst = sessie.prompt(default=begin)
        getypt = sessie.default_buffer.text
        if tekst in COMMANDOS.values() and getypt != tekst:
            self._kladjes[self._plek] = getypt
            self._net_verlaten = None if tekst in {"?", "ga"} else self._plek
        return tekst

    def _balk(self, stap: Stap) -> str:
        if self._wil_weg:
            return " Nog eens Ctrl-C: stop, zonder deze tekst te bewaren."
        # A long text can push what is wrong with it off the screen.
        if self._fout and len(stap.concept) > scherm().width * scherm().height // 2:
            return schoon(f" {self._fout.partition('. ')[0]}")
        return balk(stap)

    def _onbewaard(self, lijst: Vragenlijst) -> list[Bericht]:
        """Tell of texts that were begun and left: at the end with the text itself."""
        berichten = []
        for (vraag, pad), tekst in self._kladjes.items():
            wat = f"bij {vraag}, {padtekst(pad)}"
            if lijst.stap is None:
                berichten.append(Bericht(Toon.WAARSCHUWING, f"Niet bewaard, {wat}: {tekst}"))
            elif self._net_verlaten == (vraag, pad) and lijst.stap.soort is not Soort.PLEK:
                zin = f"Nog niet bewaard: uw tekst {wat}. Ga terug om hem met Enter te bewaren."
                berichten.append(Bericht(Toon.WAARSCHUWING, zin))
        self._net_verlaten = None
        return berichten

    def _help(self, lijst: Vragenlijst) -> None:
        if lijst.vraag is None or lijst.bouwsteen is None or lijst.stap is None:
            return
        with scherm().capture() as vast:
            for tekst in (lijst.stap.uitleg, _OPDRACHTEN):
                if tekst:
                    _druk(Text(f"{tekst}\n"))
            toon_plek(lijst.kader, Plek(lijst.bouwsteen, lijst.vraag))
        regels = vast.get().splitlines()
        hoogte = max(scherm().height - 2, 1)
        for begin in range(0, len(regels), hoogte):
            scherm().clear()
            _druk(Text.from_ansi("\n".join(regels[begin : begin + hoogte])))
            if not lees_verder(laatste=begin + hoogte >= len(regels)):
                return


def _onderbreek(*_: object) -> None:
    raise KeyboardInterrupt


def _druk(wat: Any) -> None:
    scherm().print(wat)


def _druk_kort(wat: Text) -> None:
    """Print on one line, cut where the screen ends."""
    scherm().print(wat, no_wrap=True, overflow="ellipsis", crop=True)


def _wenk(stap: Stap) -> str:
    """What can be done at a text besides typing it."""
    delen = [f"Leeg en Enter: {stap.leeg}."] if stap.leeg else []
    if stap.huidig is not None and not stap.verplicht:
        delen = [f"Enter: laat zo. {WIS} haalt weg. Pijl omhoog: verander."]
    if stap.soort is Soort.TEKST:
        delen.append("Alt-Enter: nieuwe regel.")
    return " ".join(delen)


def _melding(bericht: Bericht) -> Regel:
    return Regel(f"{VOOR[bericht.toon]}{bericht.tekst}", KLEUR[bericht.toon])


def _tot_nu_toe(lijst: Vragenlijst) -> Iterable[Regel]:
    """The vraag, with what is filled in about it so far; each on one line."""
    if lijst.vraag is None:
        return
    yield Regel("", rang=WIT)
    yield Regel(lijst.vraag.vraag, "bold")
    for criterium in lijst.vraag.criteria:
        yield Regel(criterium.tekst, "dim", inspring=2, teken="-", rang=2)
    gegeven = lijst.data.get("antwoord")
    yield Regel("", rang=WIT)
    yield Regel(f"Antwoord: {ANTWOORD.get(gegeven, gegeven)}", "green")
    for vraag, waarde in ingevuld(lijst.data):
        een_regel = " ".join(waarde.split())
        ruimte = max(scherm().width - len(vraag) - 2, 20)
        kort = een_regel if len(een_regel) <= ruimte else f"{een_regel[: ruimte - 3]}..."
        yield Regel(f"{vraag}: {kort}", rang=1)
    yield Regel("", rang=WIT)


def _alinea(regel: Regel) -> Text | Table:
    tekst = Text(schoon(regel.tekst), style=regel.stijl)
    if not regel.inspring:
        return tekst
    rooster = Table.grid(padding=0)
    rooster.add_column(width=regel.inspring)
    rooster.add_column()
    rooster.add_row(Text(regel.teken, style=regel.stijl), tekst)
    return rooster


def _passend(regels: list[Regel], ruimte: int) -> list[Text | Table]:
    """As much as fits on the screen; what matters least goes first; help shows it."""
    gekozen = list(regels)
    alineas = [_alinea(regel) for regel in gekozen]
    while sum(map(_hoogte, alineas)) > ruimte:
        rang = max(regel.rang for regel in gekozen)
        if rang == 0:
            break
        # The last of the least important goes first.
        weg = max(n for n, regel in enumerate(gekozen) if regel.rang == rang)
        del gekozen[weg], alineas[weg]
    return alineas


def _hoogte(wat: Text | Table) -> int:
    return len(scherm().render_lines(wat, pad=False))


def _prompthoogte(stap: Stap) -> int:
    """Lines that the prompt itself takes, its bar included."""
    if stap.is_vraag:
        return 3
    if stap.soort is Soort.KEUZE:
        return len(stap.opties) + 4
    return len(stap.suggesties) + 5


def _begin(stap: Stap) -> str:
    """What stands at the prompt: a long text that was refused; a short one is sooner typed anew."""
    lang = stap.soort is Soort.TEKST or len(stap.concept) > _KORT
    return stap.concept if lang and not stap.bezwaar else ""
