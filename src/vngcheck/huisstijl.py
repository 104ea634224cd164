"""The house style of an organisation: its name, its logo and two colours, in a small file.

```yaml
naam: Gemeente Voorbeeldstad
logo: logo.png          # optional; PNG or JPEG, beside this file
hoofdkleur: "#12305a"   # headings and links
accentkleur: "#0f6b75"  # lines
```

The logo is untrusted. It is decoded, made small and written anew, so that nothing of the
file but what it shows gets into a report. SVG is refused: it can hold scripts and load files.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Any, Final

from pydantic import BeforeValidator

from vngcheck.errors import GebruikFout, InvoerFout, Melding
from vngcheck.invoer import op_volgorde, valideer
from vngcheck.tekstbestand import lees_bytes
from vngcheck.velden import Model, Titel, kort, veldfout
from vngcheck.yamlfile import YamlBestand, lees_yaml

MIN_CONTRAST: Final = {"hoofdkleur": 4.5, "accentkleur": 3.0}
"""Against white: WCAG 2.2, 1.4.3 for text and 1.4.11 for what is no text."""
MAX_LOGO: Final = 2_000_000
"""Bytes of the file of a logo."""
MAX_PIXELS: Final = 4_000
"""Width and height of a logo, at most."""
MIN_PIXELS: Final = 32
LOGO_IN_RAPPORT: Final = (900, 450)
"""What a logo is made smaller to, in pixels; enough for 70 by 25 mm in print."""

_KLEUR: Final = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)


def contrast(kleur: str) -> float:
    """The contrast of a colour `#rrggbb` with white, from 1 to 21, as WCAG 2.2 defines it."""
    delen = [int(kleur[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)


def _kleur(naam: str) -> BeforeValidator:
    def zet_om(waarde: object) -> str:
        tekst = waarde.strip() if isinstance(waarde, str) else ""
        if not _KLEUR.fullmatch(tekst):
            raise veldfout(
                f"'{kort(waarde)}' is geen kleur.",
                'Schrijf een # met zes tekens, tussen aanhalingstekens: "#12305a".',
            )
        verhouding, minimum = contrast(tekst), MIN_CONTRAST[naam]
        if verhouding < minimum:
            # Rounded down, so that a colour just below never reads as if it were enough.
            gevonden = f"{int(verhouding * 100) / 100:.2f}".replace(".", ",")
            nodig = f"{minimum:.1f}".replace(".", ",")
            raise veldfout(
                f"De kleur {tekst} heeft contrast {gevonden} met wit; nodig is {nodig}.",
                "Kies een donkerder kleur.",
            )
        return tekst.lower()

    return BeforeValidator(zet_om)


class _Bestand(Model):
    """What the file says."""

    naam: Titel
    hoofdkleur: Annotated[str, _kleur("hoofdkleur")]
    accentkleur: Annotated[str, _kleur("accentkleur")]
    logo: Titel | None = None


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """A house style, checked. Colours are `#rrggbb`; `logo` is a PNG of ours, or None."""

    naam: str
    hoofdkleur: str
    accentkleur: str
    logo: bytes | None

    @property
    def css(self) -> str:
        """The colours, as a stylesheet that goes behind that of the report."""
        return f":root {{ --hoofd: {self.hoofdkleur}; --accent: {self.accentkleur}; }}"

    @property
    def logo_als_url(self) -> str:
        """The logo as part of a page."""
        return f"data:image/png;base64,{base64.b64encode(self.logo or b'').decode()}"


def laad_huisstijl(pad: Path) -> Huisstijl:
    """Load a house style.

    Args:
        pad: the YAML file; its logo is looked for from the folder it is in.

    Raises:
        GebruikFout: there is no such file.
        InvoerFout: it holds errors, all of them in the exception, or its logo cannot be used.
    """
    bestand = lees_yaml(pad, pijp=True)
    leeg = [
        bestand.fout(
            (sleutel,),
            "Hier staat geen kleur.",
            'Een # begint in YAML een opmerking. Zet de kleur tussen aanhalingstekens: "#12305a".',
        )
        for sleutel in MIN_CONTRAST
        if sleutel in bestand.data and bestand.data[sleutel] is None
    ]
    gelezen, fouten = valideer(bestand, _Bestand)
    if leeg:  # says more than that the key is missing
        namen = {melding.pad for melding in leeg}
        fouten = [m for m in fouten if m.pad not in namen and not namen & set(_woorden(m.tekst))]
    alle = op_volgorde([*bestand.meldingen, *leeg, *fouten])
    if gelezen is None or alle:
        raise InvoerFout(alle)
    logo = _lees_logo(bestand, gelezen.logo) if gelezen.logo else None
    return Huisstijl(gelezen.naam, gelezen.hoofdkleur, gelezen.accentkleur, logo)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst)


def _lees_logo(bestand: YamlBestand, naam: str) -> bytes:
    """Decode a logo and write it anew, as a PNG on white without anything else in it."""
    if PurePosixPath(naam).is_absolute() or PureWindowsPath(naam).anchor:
        raise InvoerFout([_logofout(bestand, "Dit pad begint niet bij dit bestand.")])
    try:
        inhoud = lees_bytes(bestand.pad.parent / naam, maximum=MAX_LOGO)
    except (GebruikFout, InvoerFout) as fout:
        tekst = fout.meldingen[0].tekst if isinstance(fout, InvoerFout) else str(fout)
        raise InvoerFout([bestand.fout(("logo",), tekst)]) from fout
    pil: Any = import_module("PIL.Image")  # slow to import
    try:
        with warnings.catch_warnings(), _geheel():
            warnings.simplefilter("error")  # Pillow warns of images that would eat memory
            with pil.open(io.BytesIO(inhoud), formats=("PNG", "JPEG")) as beeld:
                breed, hoog = beeld.size
                if min(breed, hoog) < MIN_PIXELS or max(breed, hoog) > MAX_PIXELS:
                    raise InvoerFout(
                        [
                            _logofout(
                                bestand,
                                f"Het logo is {breed} bij {hoog} pixels; elke kant moet van "
                                f"{MIN_PIXELS} tot {MAX_PIXELS} zijn.",
                            )
                        ]
                    )
                kleuren = beeld.convert("RGBA")
    # Whatever a decoder stumbles over in a damaged or hostile file.
    except (OSError, SyntaxError, ValueError, Warning, pil.DecompressionBombError) as fout:
        raise InvoerFout([_logofout(bestand, "Dit bestand is geen PNG of JPEG.")]) from fout
    kleuren.thumbnail(LOGO_IN_RAPPORT)
    wit = pil.new("RGB", kleuren.size, "white")
    wit.paste(kleuren, mask=kleuren.getchannel("A"))
    uit = io.BytesIO()
    wit.save(uit, "PNG", optimize=True)
    return uit.getvalue()


@contextmanager
def _geheel() -> Iterator[None]:
    """Take no half pictures: WeasyPrint tells Pillow to, for the whole process."""
    lezer: Any = import_module("PIL.ImageFile")
    stand = lezer.LOAD_TRUNCATED_IMAGES
    lezer.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        lezer.LOAD_TRUNCATED_IMAGES = stand


def _logofout(bestand: YamlBestand, tekst: str) -> Melding:
    remedie = "Geef een PNG of JPEG naast dit bestand, zoals: logo: logo.png"
    return bestand.fout(("logo",), tekst, remedie)
