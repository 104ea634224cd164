"""One session at a time on a dossier: a lock beside the file.

The system releases the lock when its process ends, however it ends. Beside the lock a small
file says since when and on which computer the session runs; never who.
"""

from __future__ import annotations

import errno
import os
import platform
import warnings
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vngcheck.bestanden import schrijf_veilig, waarom_niet
from vngcheck.errors import UitvoerFout
from vngcheck.velden import kort

if TYPE_CHECKING:
    from filelock import BaseFileLock

_MAX_NOTITIE: Final = 500
_NIET_TE_SCHRIJVEN: Final = {
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOENT,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.ENAMETOOLONG,
}
"""Where no lock can be made for one of these reasons, no dossier can be saved either."""


class Slot:
    """The lock of one dossier.

    Attributes:
        vast: whether it is locked now. Not after `neem` on a disk that knows no locks, as some
            network drives: there a change by someone else is still seen when saving.
    """

    def __init__(self, bestand: Path) -> None:
        """Prepare the lock of a dossier, given its real path."""
        self._bestand = bestand
        self._notitie = bestand.with_name(f".{bestand.name}.sessie")
        self._pad = bestand.with_name(f".{bestand.name}.lock")
        self._lock: BaseFileLock | None = None

    @property
    def vast(self) -> bool:
        """Whether this session holds the lock."""
        return self._lock is not None

    def neem(self) -> None:
        """Take the lock, without waiting.

        Raises:
            UitvoerFout: another session has it, or nothing can be written in the folder.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self._pad, timeout=0, mode=0o666, thread_local=False)
        try:
            with warnings.catch_warnings():
                # On a disk without locks: filelock then makes a file that stands for one.
                warnings.simplefilter("ignore")
                lock.acquire()
        except Timeout as fout:
            raise UitvoerFout(
                f"Dit dossier is al open in een andere sessie{self._sinds()}. "
                "Sluit die eerst, of wacht."
            ) from fout
        except NotImplementedError:
            return
        except OSError as fout:
            if fout.errno in _NIET_TE_SCHRIJVEN:
                raise UitvoerFout(
                    f"Kan antwoorden niet bewaren in {self._bestand}: {waarom_niet(fout)}"
                ) from fout
            return
        self._lock = lock
        nu = datetime.now().astimezone().isoformat(timespec="minutes")
        with suppress(UitvoerFout):  # only the other session would miss it
            schrijf_veilig(self._notitie, f"{nu}\n{platform.node()}\n".encode())

    def geef_vrij(self) -> None:
        """Release the lock and remove its files; nothing happens when it is not held."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._notitie.unlink(missing_ok=True)
        if os.name == "posix":
            # While it is held: after that it may be someone else's. On Windows filelock does it.
            with suppress(OSError):
                self._pad.unlink(missing_ok=True)
        with suppress(OSError):
            self._lock.release()
        self._lock = None

    def _sinds(self) -> str:
        """Since when and where the other session runs: ` (sinds 14:03, op COMPUTER)`."""
        try:
            with self._notitie.open(encoding="utf-8") as bestand:
                regels = bestand.read(_MAX_NOTITIE).splitlines()
            begin = datetime.fromisoformat(regels[0]).astimezone()
            computer = "".join(teken for teken in regels[1] if teken.isprintable())
        except (OSError, ValueError, IndexError):
            return ""
        vandaag = begin.date() == datetime.now().astimezone().date()
        sinds = f"{begin:%H:%M}" if vandaag else f"{begin:%Y-%m-%d %H:%M}"
        waar = f", op computer {kort(computer)}" if computer else ""
        return f" (sinds {sinds}{waar})"
