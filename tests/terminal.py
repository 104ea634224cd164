"""A program in a real pseudo-terminal, and the screen a person would see.

`pexpect` runs the program, `pyte` is the terminal: it keeps the screen, and answers when the
program asks where the cursor is. Nothing here waits on time: every wait is for something on
the screen or for the end of the program, and `GEDULD` only ends a test that would hang.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pexpect
import pyte
from pyte.screens import Char

GEDULD: Final = 30.0
"""Seconds before a wait is given up; a slow machine needs a fraction of it."""
KOLOMMEN: Final = 80
REGELS: Final = 24
TOETSEN: Final[Mapping[str, str]] = {
    "enter": "\r",
    "tab": "\t",
    "shift-tab": "\x1b[Z",
    "spatie": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "escape": "\x1b",
    "omhoog": "\x1b[A",
    "omlaag": "\x1b[B",
    "rechts": "\x1b[C",
    "links": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pagina-omhoog": "\x1b[5~",
    "pagina-omlaag": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "alt-enter": "\x1b\r",
    "ctrl-a": "\x01",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "ctrl-e": "\x05",
    "ctrl-k": "\x0b",
    "ctrl-l": "\x0c",
    "ctrl-u": "\x15",
    "ctrl-z": "\x1a",
}
"""What a terminal sends for a key."""

_STUK: Final = 512  # bytes at a time: less than the line buffer of any terminal
_OVERNEMEN: Final = ("PATH", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "TMPDIR", "TZ")


def vngcheck(*woorden: str | Path) -> list[str]:
    """The command line that runs vngcheck from this checkout."""
    return [sys.executable, "-m", "vngcheck", *map(str, woorden)]


class Terminal:
    """A program in a terminal of its own; leaving the `with` block kills what still runs.

    Attributes:
        proces: the program, for its process id and such.
    """

    def __init__(
        self,
        opdracht: Sequence[str | Path],
        *,
        cwd: Path,
        thuis: Path | None = None,
        kolommen: int = KOLOMMEN,
        regels: int = REGELS,
        kleur: bool = True,
        omgeving: Mapping[str, str] | None = None,
    ) -> None:
        """Start the program.

        Args:
            opdracht: the program and its arguments, such as `vngcheck("score", pad)`.
            cwd: the folder it runs in.
            thuis: its HOME; `cwd` unless given.
            kolommen: the width of the screen, in characters.
            regels: its height, in lines.
            kleur: whether it may use colour; otherwise NO_COLOR is set.
            omgeving: variables besides the few that every program here gets.
        """
        self._scherm = _Scherm(kolommen, regels, self._antwoord)
        self._stroom = pyte.ByteStream(self._scherm)
        self._klaar = False
        self._te_sturen = b""
        naam, *argumenten = map(str, opdracht)
        with warnings.catch_warnings():
            # pytest-xdist has threads; pexpect starts the program at once, which is safe.
            warnings.filterwarnings("ignore", ".*multi-threaded", DeprecationWarning)
            self.proces: pexpect.spawn[bytes] = pexpect.spawn(
                naam,
                argumenten,
                cwd=str(cwd),
                env=self._omgeving(thuis or cwd, kleur=kleur) | dict(omgeving or {}),
                dimensions=(regels, kolommen),
            )
        os.set_blocking(self.proces.child_fd, False)
        self._pty: Any = vars(self.proces)["ptyproc"]
        self._pty.delayafterclose = 0

    @staticmethod
    def _omgeving(thuis: Path, *, kleur: bool) -> dict[str, str]:
        """Only what a program needs: no COLUMNS, LINES or EDITOR of whoever runs the tests."""
        vast = {"HOME": str(thuis), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        over = {naam: os.environ[naam] for naam in _OVERNEMEN if naam in os.environ}
        return vast | over | ({} if kleur else {"NO_COLOR": "1"})

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        """Kill what still runs."""
        if not self._klaar:
            self.dood()
        self.proces.close()

    # what a person sees

    @property
    def scherm(self) -> list[str]:
        """The lines on the screen, without the spaces at their ends."""
        return [regel.rstrip() for regel in self._scherm.display]

    @property
    def alles(self) -> list[str]:
        """The lines that have scrolled away over the top, and those on the screen."""
        breedte = range(self._scherm.columns)
        weg = ("".join(lijn[x].data for x in breedte) for lijn in self._scherm.history.top)
        return [regel.rstrip() for regel in weg] + self.scherm

    @property
    def cellen(self) -> list[list[Char]]:
        """The characters on the screen by line, with their colours; a wide one comes once."""
        buffer = self._scherm.buffer
        breedte = range(self._scherm.columns)
        return [
            [buffer[y][x] for x in breedte if buffer[y][x].data] for y in range(self._scherm.lines)
        ]

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor is: line and column, both from 0."""
        return self._scherm.cursor.y, self._scherm.cursor.x

    def toont(self, tekst: str) -> bool:
        """Whether a text is on the screen as it is now, also when it is broken over lines."""
        return _aaneen(tekst) in _aaneen(" ".join(self.scherm))

    # what a person does

    def typ(self, tekst: str) -> Self:
        """Type a text; a key that is no character is for `toets`."""
        return self._stuur(tekst.encode())

    def toets(self, *namen: str) -> Self:
        """Press keys, by their names in `TOETSEN`, one after the other."""
        return self._stuur("".join(TOETSEN[naam] for naam in namen).encode())

    def plak(self, tekst: str) -> Self:
        """Paste a text, in the way a terminal marks what is pasted; line breaks become CR."""
        return self._stuur(f"\x1b[200~{tekst}\x1b[201~".replace("\n", "\r").encode())

    # waiting

    def wacht_op(self, *teksten: str) -> Self:
        """Wait until all these texts are on the screen together; fails with the screen."""
        zoek = ", ".join(map(repr, teksten))
        return self.wacht_tot(lambda: all(map(self.toont, teksten)), f"{zoek} op het scherm")

    def wacht_tot(self, voorwaarde: Callable[[], bool], wat: str) -> Self:
        """Wait until the screen is as it should be.

        Args:
            voorwaarde: looked at again whenever the program has written something.
            wat: what is waited for, for the message.

        Raises:
            AssertionError: it does not come, or the program ends first.
        """
        einde = time.monotonic() + GEDULD
        while not voorwaarde():
            try:
                self._lees(einde - time.monotonic())
            except pexpect.TIMEOUT:
                raise AssertionError(self._verslag(f"{wat} kwam niet")) from None
            except pexpect.EOF:
                if voorwaarde():
                    break
                raise AssertionError(self._verslag(f"einde, zonder {wat}")) from None
        return self

    def einde(self) -> int:
        """Wait until the program ends by itself.

        Returns:
            Its exit code; that of a signal is negative, as in `subprocess`.
        """
        einde = time.monotonic() + GEDULD
        while True:
            try:
                self._lees(einde - time.monotonic())
            except pexpect.TIMEOUT:
                raise AssertionError(self._verslag("het programma houdt niet op")) from None
            except pexpect.EOF:
                return self._oogst()

    # what goes wrong

    def dood(self) -> int:
        """Kill the program at once (kill -9); gives its exit code."""
        return self._signaal(signal.SIGKILL)

    def stop(self) -> int:
        """Ask the program to end (SIGTERM), as at a shutdown; gives its exit code."""
        return self._signaal(signal.SIGTERM)

    def sluit(self) -> int:
        """Close the window: the program gets a SIGHUP and has no terminal any more."""
        # Not `close` of pexpect: that sends other signals after it.
        self._pty.fileobj.close()
        return self._oogst()

    def _signaal(self, signaal: signal.Signals) -> int:
        if self.proces.isalive():
            self.proces.kill(signaal)
        return self.einde()

    # below

    def _lees(self, geduld: float) -> None:
        """Show what the program has written; TIMEOUT when that is nothing, EOF at its end."""
        self._stroom.feed(self.proces.read_nonblocking(65536, max(geduld, 0)))
        if self._te_sturen:
            rest, self._te_sturen = self._te_sturen, b""
            self._stuur(rest)

    def _antwoord(self, tekst: str) -> None:
        """Keep what the terminal answers; it goes once the screen is up to date."""
        self._te_sturen += tekst.encode()

    def _stuur(self, inhoud: bytes) -> Self:
        """Send bytes, and go on showing: a program that cannot write does not read either."""
        greep = self.proces.child_fd
        einde = time.monotonic() + GEDULD
        while inhoud:
            over = max(einde - time.monotonic(), 0)
            leesbaar, schrijfbaar, _ = select.select([greep], [greep], [], over)
            if schrijfbaar:
                try:
                    inhoud = inhoud[os.write(greep, inhoud[:_STUK]) :]
                except BlockingIOError:
                    schrijfbaar = []
            if not leesbaar and not schrijfbaar and time.monotonic() >= einde:
                raise AssertionError(self._verslag("het programma leest niet"))
            if leesbaar:
                try:
                    self._lees(0)
                except (pexpect.TIMEOUT, pexpect.EOF):
                    break  # it has ended; whoever waits for something will say so
        return self

    def _oogst(self) -> int:
        """The exit code of a program that has let go of its terminal."""
        wachter = threading.Thread(target=self.proces.wait, daemon=True)
        wachter.start()
        wachter.join(GEDULD)
        assert not wachter.is_alive(), self._verslag("het programma loopt door zonder terminal")
        self._klaar = True
        signaal = self.proces.signalstatus
        return -int(signaal) if signaal is not None else int(self.proces.exitstatus or 0)

    def _verslag(self, wat: str) -> str:
        rand = "-" * self._scherm.columns
        regels = "\n".join(self.scherm).rstrip()
        return f"{wat}. Het scherm:\n{rand}\n{regels}\n{rand}\ncursor: {self.cursor}"


class _Scherm(pyte.HistoryScreen):
    """A screen whose answers reach the program."""

    def __init__(self, kolommen: int, regels: int, antwoord: Callable[[str], None]) -> None:
        super().__init__(kolommen, regels, history=100_000)
        self._antwoord = antwoord

    def write_process_input(self, data: str) -> None:
        """Pass on what the program asked for, such as where the cursor is."""
        self._antwoord(data)


def _aaneen(tekst: str) -> str:
    return " ".join(tekst.split())
