"""The open dossier of one session: saving it after every antwoord, and losing nothing.

The file on disk is valid at every moment. Beside it stand the version before the last save
(`NAAM.vngcheck.bak`) and the one with which the last session began (`NAAM.vngcheck-begin.bak`).
What someone else wrote meanwhile is taken over, or kept in a file of its own.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NoReturn, Self

from vngcheck.bestanden import (
    IntussenVeranderd,
    ruim_op,
    schrijf_nieuw,
    schrijf_veilig,
    vervang_met_reserve,
)
from vngcheck.dossier import Dossier
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.dossierslot import Slot
from vngcheck.dossierverschil import ingekort, veranderd, voeg_samen
from vngcheck.errors import Ernst, GebruikFout, InvoerFout, UitvoerFout, VngcheckError
from vngcheck.invoer import valideer
from vngcheck.tekstbestand import MAX_BYTES, lees_bytes
from vngcheck.velden import MAX_TITEL, kort
from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlfile import ontleed_yaml

_BOM: Final = b"\xef\xbb\xbf"
_INTUSSEN: Final = "Het bestand is intussen door iemand anders veranderd."
_POGINGEN: Final = 5
"""How often a file is read again that changes while it is read."""


@dataclass(frozen=True, slots=True)
class _Versie:
    """A new version that is still to be written."""

    geladen: GeladenDossier
    inhoud: bytes


class DossierOpslag:
    """One dossier, open in one session; use it in a `with`, or call `sluit`.

    Attributes:
        geladen: the dossier as it is on disk, as far as this session knows. After a save its
            warnings are gone: they would name lines that have moved.
        opmerkingen: Dutch sentences for whoever opens it, usually none.
    """

    def __init__(self, pad: Path, kaders: Path | None = None) -> None:
        """Load a dossier and lock it for this session.

        Args:
            pad: the file; a link to it is as good.
            kaders: a folder with kaders that goes before the others.

        Raises:
            GebruikFout: there is no such file, or it is a pipe or a device.
            InvoerFout: it holds errors.
            UitvoerFout: it is open in another session, or cannot be written.
        """
        self.pad = pad
        self.opmerkingen: list[str] = []
        self._kaders = kaders
        self._echt = Path(os.path.realpath(pad))
        self._slot = Slot(self._echt)
        if self._is_bestand():
            self._slot.neem()
        try:
            # Under the lock, so that another session cannot save between reading and locking.
            self.geladen = laad_dossier(pad, kaders)
            self._begin()
        except BaseException:
            self._slot.geef_vrij()
            raise

    def _is_bestand(self) -> bool:
        try:
            soort = self._echt.stat().st_mode
        except (OSError, ValueError):
            return False  # loading says what is wrong with the name
        if not stat.S_ISREG(soort) and not stat.S_ISDIR(soort):
            raise GebruikFout(
                f"{kort(self.pad, MAX_TITEL)} is geen gewoon bestand. "
                "Antwoorden bewaren kan alleen in een gewoon bestand."
            )
        return stat.S_ISREG(soort)

    def _begin(self) -> None:
        if not os.access(self._echt, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise UitvoerFout(
                f"Het bestand {self.pad} is alleen-lezen. Vraag om schrijfrechten, "
                "of werk in een kopie."
            )
        if self._slot.vast:
            for pad in (self._echt, self._reserve, self._begin_reserve):
                ruim_op(pad)
        else:
            self.opmerkingen.append(
                "Dit dossier kan op deze schijf niet op slot. "
                "Vul het niet op twee plaatsen tegelijk in."
            )
        self._onderweg: GeladenDossier | None = None
        self._gezegd: str | None = None
        self._gezien = self._stand()
        self._eerste_keer = True

    def __enter__(self) -> Self:
        """Use the open dossier."""
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        """Close it."""
        self.sluit()

    def sluit(self) -> None:
        """Release the lock; another session may have the dossier now."""
        self._slot.geef_vrij()

    @property
    def _reserve(self) -> Path:
        return self._echt.with_name(f"{self._echt.name}.vngcheck.bak")

    @property
    def _begin_reserve(self) -> Path:
        return self._echt.with_name(f"{self._echt.name}.vngcheck-begin.bak")

    def bewaar(self, dossier: Dossier) -> list[str]:
        """Write a changed dossier, atomically, and keep the version before it beside it.

        Args:
            dossier: `geladen.dossier` with something changed.

        Returns:
            Dutch sentences on what someone else changed meanwhile; usually none.

        Raises:
            UitvoerFout: it cannot be saved. Neither the disk nor `geladen` has changed, and the
                same may be tried again.
        """
        for _ in range(_POGINGEN - 1):
            with suppress(IntussenVeranderd):
                return self._bewaar(dossier)
        return self._bewaar(dossier)

    def sluit_af(self) -> list[str]:
        """See that the file is there at the end of a session; write it again if it is not.

        Returns:
            Dutch sentences on what was wrong; usually none.

        Raises:
            UitvoerFout: it is gone, and cannot be written.
        """
        if self._lees() is None:
            return self.bewaar(self.geladen.dossier)
        return self.kijk()

    def _bewaar(self, dossier: Dossier) -> list[str]:
        nu = self._lees()
        if nu is None:
            return self._schrijf_terug(dossier, None, "")
        if self._is_bekend(nu):
            if dossier != self.geladen.dossier:
                self._schrijf(self._versie(self.geladen, dossier, nu), nu)
            return []
        try:
            nu, hun = self._hun_versie(nu)
        except VngcheckError as fout:
            return self._schrijf_terug(dossier, nu, _eerste(fout))
        if (anders := self._ander_dossier(hun)) is not None:
            return self._schrijf_terug(dossier, nu, anders)
        basis = self.geladen.dossier
        samen = voeg_samen(basis, dossier, hun.dossier)
        versie = self._versie(hun, samen.dossier, nu)
        zinnen = _gezien(basis, hun.dossier)
        if samen.botsingen:
            apart = self._schrijf(versie, nu, apart=nu)
            return [*zinnen, *ingekort(list(samen.botsingen)), f"Het andere bestand is {apart}."]
        self._schrijf(versie, nu)
        return zinnen

    def kijk(self) -> list[str]:
        """See whether someone else changed the file, and take that over when it is valid.

        What is not valid is told once and left: saving puts it aside.

        Returns:
            Dutch sentences on what changed; usually none.
        """
        stand_ = self._stand()
        if stand_ == self._gezien:
            return []
        self._gezien = stand_
        try:
            nu = self._lees()
            if nu is None:
                return self._zeg("weg", "Het bestand is weg. Wie bewaart, schrijft het opnieuw.")
            if self._is_bekend(nu):
                return []
            nu, hun = self._hun_versie(nu)
            fout = self._ander_dossier(hun)
        except VngcheckError as gemeld:
            fout = _eerste(gemeld)
        if fout is not None:
            return self._zeg(fout, f"{_INTUSSEN} Het is nu niet bruikbaar: {fout}")
        zinnen = _gezien(self.geladen.dossier, hun.dossier)
        self.geladen = hun
        return zinnen

    def _zeg(self, wat: str, zin: str) -> list[str]:
        eerder, self._gezegd = self._gezegd, wat
        return [] if eerder == wat else [zin]

    def _stand(self) -> tuple[int, int, int] | None:
        """What changes when the file does: its time, its size, and which file it is."""
        try:
            feiten = self._echt.stat()
        except OSError:
            return None
        return (feiten.st_mtime_ns, feiten.st_size, feiten.st_ino)

    def _lees(self) -> bytes | None:
        """The bytes on disk; None when the file is gone."""
        if not self._echt.parent.is_dir():
            raise UitvoerFout(
                f"De map van {self.pad} is er niet meer. Sluit de schijf weer aan, "
                "of zet de map terug."
            )
        if not os.path.lexists(self._echt):
            return None
        try:
            return lees_bytes(self._echt)
        except VngcheckError as fout:
            raise UitvoerFout(f"Kan niet bewaren. {_eerste(fout)}") from fout

    def _is_bekend(self, inhoud: bytes) -> bool:
        """Whether these bytes are what this session read or wrote last."""
        sha256 = hashlib.sha256(inhoud).hexdigest()
        # Interrupted just after the file was replaced: then that is ours too.
        if self._onderweg is not None and sha256 == self._onderweg.bestand.sha256:
            self.geladen = self._onderweg
        self._onderweg = None
        return sha256 == self.geladen.bestand.sha256

    def _hun_versie(self, inhoud: bytes) -> tuple[bytes, GeladenDossier]:
        """What someone else made of it, and the bytes that it was read from."""
        for _ in range(_POGINGEN):
            hun = laad_dossier(self.pad, self._kaders)
            if hun.bestand.sha256 == hashlib.sha256(inhoud).hexdigest():
                return inhoud, hun
            inhoud = self._lees() or b""
        raise UitvoerFout(f"{self.pad} verandert steeds. Probeer het zo nog eens.")

    def _ander_dossier(self, hun: GeladenDossier) -> str | None:
        """Why theirs is no version of the same dossier: then changes cannot be put together."""
        ons = self.geladen
        if hun.kader.sha256 != ons.kader.sha256:
            return f"het gebruikt het kader {hun.dossier.kader}."
        if hun.gemeente != ons.gemeente or bool(hun.dossier.regio) != bool(ons.dossier.regio):
            return f"het is van {kort(hun.naam)}."
        return None

    def _versie(self, basis: GeladenDossier, dossier: Dossier, vorige: bytes) -> _Versie:
        """The new version of a file: its text with the changes, read back to be sure."""
        bestand = basis.bestand
        try:
            tekst = bewerk(bestand.tekst, _data(basis.dossier), _data(dossier))
            inhoud = (_BOM if vorige.startswith(_BOM) else b"") + tekst.encode()
            nieuw = ontleed_yaml(self.pad, tekst, inhoud)
        except (InvoerFout, UnicodeEncodeError) as fout:
            _niet_te_bewaren(fout)
        if len(inhoud) > MAX_BYTES:
            raise UitvoerFout(
                f"Kan niet bewaren: het bestand wordt groter dan {MAX_BYTES // 1_000_000} MB. "
                "Maak teksten korter."
            )
        gelezen, fouten = valideer(nieuw, Dossier)
        if gelezen is None:
            _niet_te_bewaren(InvoerFout(fouten))
        if gelezen != dossier:
            raise UitvoerFout("Kan niet bewaren: het bestand zou iets anders zeggen dan u schreef.")
        geladen = replace(basis, dossier=gelezen, bestand=nieuw, meldingen=())
        return _Versie(geladen, inhoud)

    def _schrijf(
        self, versie: _Versie, vorige: bytes | None, apart: bytes | None = None
    ) -> Path | None:
        """Put a version on disk, and `apart` in a file of its own, whose path is returned."""
        ander = None if apart is None else self._zet_apart(apart)
        self._onderweg = versie.geladen
        try:
            if vorige is None:
                schrijf_veilig(self._echt, versie.inhoud)
            else:
                reserves = {self._reserve: vorige}
                if self._eerste_keer:
                    reserves[self._begin_reserve] = vorige
                gelezen = vorige if apart is None else apart
                vervang_met_reserve(self._echt, versie.inhoud, reserves, gelezen)
        except UitvoerFout:
            self._onderweg = None
            if ander is not None:
                with suppress(OSError):
                    ander.unlink()
            raise
        self.geladen = versie.geladen
        self._onderweg = None
        self._eerste_keer = False
        self._gezegd = None
        self._gezien = self._stand()
        return ander

    def _zet_apart(self, inhoud: bytes) -> Path:
        """Keep bytes in a new file beside the dossier."""
        naam = f"{self._echt.name}.ander-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        for nummer in range(1, 100):
            extra = "" if nummer == 1 else f"-{nummer}"
            pad = self._echt.with_name(f"{naam}{extra}.bak")
            with suppress(GebruikFout):  # it is there already
                schrijf_nieuw(pad, inhoud)
                return pad
        raise UitvoerFout(f"Kan {naam}.bak niet schrijven: er zijn er te veel.")

    def _schrijf_terug(self, dossier: Dossier, nu: bytes | None, fout: str) -> list[str]:
        """Write our version where theirs is gone or of no use."""
        vorige = self.geladen.bestand
        bom = _BOM if nu is not None and nu.startswith(_BOM) else b""
        versie = self._versie(self.geladen, dossier, bom + vorige.tekst.encode())
        if nu is None:
            self._schrijf(versie, None)
            return ["Het bestand was weg. Het is opnieuw geschreven, met al uw antwoorden."]
        apart = self._schrijf(versie, bom + vorige.tekst.encode(), apart=nu)
        return [
            f"{_INTUSSEN} Het was niet bruikbaar: {fout}",
            f"Uw versie staat in het bestand; de andere staat in {apart}.",
        ]


def _data(dossier: Dossier) -> dict[str, Any]:
    return dossier.model_dump(mode="python", exclude_defaults=True)


def _gezien(oud: Dossier, hun: Dossier) -> list[str]:
    """What they changed; nothing is told of comments and layout."""
    return [] if oud == hun else [_INTUSSEN, *ingekort(veranderd(oud, hun))]


def _eerste(fout: VngcheckError) -> str:
    """The first error, on one line."""
    if isinstance(fout, InvoerFout):
        fouten = [m for m in fout.meldingen if m.ernst is Ernst.FOUT]
        return str(fouten[0]) if fouten else str(fout)
    return str(fout)


def _niet_te_bewaren(fout: Exception) -> NoReturn:
    wat = _eerste(fout) if isinstance(fout, VngcheckError) else "een teken is onleesbaar."
    raise UitvoerFout(f"Kan niet bewaren: {wat}") from fout
