"""Choosing with keys: arrows, letters, and the commands that work at every prompt."""

from __future__ import annotations

from typing import Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.styles import Style

from vngcheck.cli.scherm import scherm, schoon
from vngcheck.vragenlijst.stappen import Optie, Soort, Stap

STIJL: Final = Style.from_dict(
    {"gekozen": "reverse bold", "toets": "bold", "balk": "reverse", "bottom-toolbar": "reverse"}
)
COMMANDOS: Final = {"f1": "?", "f2": "ga", "f3": "verder", "escape": "terug"}
"""The keys that work at every prompt, and the command each stands for."""
# What a narrow screen must not lose stands first.
_BALK_VRAAG: Final = " s stop | t terug | g ga naar | ? alles over deze vraag"
_BALK_VELD: Final = " Ctrl-D stop | Esc terug | F1 hulp | F2 ga naar | F3 volgende vraag"
_BALK_TEKST: Final = f"{_BALK_VELD} | F4 editor"


def kies_met_toetsen(stap: Stap) -> str:
    """Let someone choose with arrows or a letter; on one line for the vraag itself."""
    opties = [*stap.opties, Optie("", "", stap.leeg)] if stap.leeg else list(stap.opties)
    huidig = [n for n, optie in enumerate(opties) if stap.huidig in {optie.woord, optie.label}]
    # Where nothing may be skipped, nothing is chosen until someone does.
    eerste = len(opties) - 1 if stap.leeg else -1
    stand = {"plek": huidig[0] if huidig and not stap.is_vraag else eerste}
    toetsen = opdrachttoetsen(stap)

    def verplaats(stap_: int) -> Any:
        def doe(_: KeyPressEvent) -> None:
            stand["plek"] = (stand["plek"] + stap_) % len(opties)

        return doe

    for naam, richting in (("left", -1), ("up", -1), ("s-tab", -1)):
        toetsen.add(naam)(verplaats(richting))
    for naam, richting in (("right", 1), ("down", 1), ("tab", 1)):
        toetsen.add(naam)(verplaats(richting))

    @toetsen.add("enter")
    @toetsen.add("c-j")
    def _(event: KeyPressEvent) -> None:
        if stand["plek"] < 0:
            return
        gekozen = opties[stand["plek"]]
        # Enter on what stands there already changes nothing.
        leeg = not stap.is_vraag and gekozen.woord and gekozen.label == stap.huidig
        event.app.exit(result="" if leeg else gekozen.toets)

    for optie in stap.opties:
        toetsen.add(optie.toets)(_kiest(optie.toets))
        toetsen.add(optie.toets.upper())(_kiest(optie.toets))

    @toetsen.add(Keys.BracketedPaste)
    def _(event: KeyPressEvent) -> None:
        """A text that is pasted here is no choice."""

    app: Application[str] = Application(
        layout=Layout(
            HSplit(
                [
                    Window(
                        FormattedTextControl(
                            lambda: _keuzes(stap, opties, stand["plek"]), focusable=True
                        ),
                        wrap_lines=True,
                        dont_extend_height=True,
                    ),
                    Window(FormattedTextControl(balk(stap)), height=1, style="class:balk"),
                ]
            )
        ),
        key_bindings=toetsen,
        style=STIJL,
        erase_when_done=True,
    )
    return _loop(app)


def _keuzes(stap: Stap, opties: list[Optie], plek: int) -> StyleAndTextTuples:
    """The choices: beside each other for the vraag itself, else below each other."""
    delen: StyleAndTextTuples = [("bold", f"{schoon(stap.vraag)}\n" if not stap.is_vraag else "")]
    breedte = 0
    for nummer, optie in enumerate(opties):
        naam = optie.woord if stap.is_vraag and optie.woord else optie.label
        pijl = ">" if nummer == plek else " "
        tekst = f"{pijl}{optie.toets or 'Enter'} {schoon(naam)} "
        if nummer and (not stap.is_vraag or breedte + len(tekst) > scherm().width):
            delen.append(("", "\n"))
            breedte = 0
        delen.append(("class:gekozen" if nummer == plek else "", tekst))
        breedte += len(tekst)
    return delen


def opdrachttoetsen(stap: Stap) -> KeyBindings:
    """The keys for the commands, which work at every prompt."""
    toetsen = KeyBindings()
    for toets, opdracht in COMMANDOS.items():
        toetsen.add(toets)(_geeft(opdracht))

    @toetsen.add("c-c")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    if stap.soort is Soort.KEUZE:
        toetsen.add("?")(_geeft("?"))
        toetsen.add("c-d")(_geeft("stop"))
    if stap.is_vraag:
        for toets in "tgsv":
            toetsen.add(toets)(_kiest(toets))
    return toetsen


def _geeft(tekst: str) -> Any:
    def doe(event: KeyPressEvent) -> None:
        event.app.exit(result=tekst)

    return doe


def _kiest(toets: str) -> Any:
    """A letter that chooses; not when more letters come at once: that is a text, pasted."""

    def doe(event: KeyPressEvent) -> None:
        wachtend = event.app.key_processor.input_queue
        anders = [druk for druk in wachtend if len(druk.key) > 1]
        if len(anders) < len(wachtend):
            wachtend.clear()
            wachtend.extend(anders)
        else:
            event.app.exit(result=toets)

    return doe


def balk(stap: Stap) -> str:
    """The line at the bottom: which keys do what here."""
    if stap.is_vraag:
        return _BALK_VRAAG
    return _BALK_TEKST if stap.soort is Soort.TEKST else _BALK_VELD


def lees_verder(*, laatste: bool) -> bool:
    """Wait for Enter below a page of help; False when someone has read enough."""
    toetsen = KeyBindings()
    for toets in ("enter", "c-j", " ", "pagedown"):
        toetsen.add(toets)(_geeft("verder"))
    for toets in ("escape", "q", "c-d", "c-c"):
        toetsen.add(toets)(_geeft(""))
    tekst = " Enter: terug naar de vraag" if laatste else " Enter: verder lezen | Esc: sluiten"
    app: Application[str] = Application(
        layout=Layout(Window(FormattedTextControl(tekst), height=1, style="class:balk")),
        key_bindings=toetsen,
        style=STIJL,
        erase_when_done=True,
    )
    return bool(_loop(app))


def _loop(app: Application[str]) -> str:
    rustig(app)
    return app.run()


def rustig(app: Application[Any]) -> None:
    """Do not wait long for what may come behind Esc, and yet long enough for a slow line."""
    app.ttimeoutlen = 0.15
    app.timeoutlen = 0.3
