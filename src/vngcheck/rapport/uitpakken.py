"""Taking the dossier out of a report that carries it.

The PDF may come from anyone. Only two names are looked for in it, no name in it becomes a path,
only the ways of compressing that vngcheck itself uses are undone, and what comes out is read as
YAML before it is written. The library is pypdf: it is pure Python, so that a broken file
cannot harm more than this process, and it has limits.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vngcheck.bestanden import schrijf_nieuw
from vngcheck.errors import GebruikFout, InvoerFout
from vngcheck.rapport.soorten import DOSSIERNAAM, REGIONAAM
from vngcheck.tekstbestand import MAX_BYTES, bestandsfout, lees_bytes
from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlfile import YamlBestand, ontleed_yaml

MAX_PDF: Final = 50_000_000
"""Bytes of a PDF; a report takes some hundreds of thousands."""
MAX_BIJLAGEN: Final = 50
"""Files inside a PDF that are looked at."""
FILTERS: Final = frozenset({"/FlateDecode", "/ASCIIHexDecode"})

_ONLEESBAAR: Final = (
    "Dit is geen PDF, of de PDF is beschadigd.",
    "Geef het rapport zoals vngcheck het maakte.",
)
_ZONDER: Final = (
    "In deze PDF zit geen dossier.",
    "Alleen een rapport dat is gemaakt met --met-dossier heeft er een.",
)


@dataclass(frozen=True, slots=True)
class Uitgepakt:
    """The texts of the dossier in a report and, if it builds on one, of its regiodossier."""

    dossier: str
    regio: str | None


def lees_dossier(rapport: Path) -> Uitgepakt:
    """Read the dossier that travels inside a report.

    Args:
        rapport: the PDF.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is no PDF, or holds no dossier that can be read.
    """
    inhoud = lees_bytes(rapport, pijp=True, maximum=MAX_PDF)
    if not inhoud.startswith(b"%PDF-"):
        raise bestandsfout(rapport, *_ONLEESBAAR)
    try:
        gevonden = _bijlagen(inhoud)
    except Exception as fout:  # pypdf raises anything on a file that was made to break it
        raise bestandsfout(rapport, *_ONLEESBAAR) from fout
    if DOSSIERNAAM not in gevonden:
        raise bestandsfout(rapport, *_ZONDER)
    dossier = _ontleed(rapport, DOSSIERNAAM, gevonden[DOSSIERNAAM])
    regio = None
    if REGIONAAM in gevonden and isinstance(dossier.data.get("bouwt_op"), str):
        regio = _ontleed(rapport, REGIONAAM, gevonden[REGIONAAM]).tekst
    return Uitgepakt(dossier.tekst, regio)


def pak_uit(rapport: Path, doel: Path) -> list[Path]:
    """Write the dossier that travels inside a report, and beside it that of its regio.

    The regiodossier is called after `doel`, with `-regio`; the dossier refers to it there.

    Args:
        rapport: the PDF.
        doel: the file to make.

    Returns:
        The files that were made, the dossier first.

    Raises:
        GebruikFout: a file of that name is there already, or the report cannot be read.
        InvoerFout: the report holds no dossier that can be read.
        UitvoerFout: the files cannot be written.
    """
    uitgepakt = lees_dossier(rapport)
    if uitgepakt.regio is None:
        schrijf_nieuw(doel, uitgepakt.dossier.encode())
        return [doel]
    regio = doel.with_name(f"{doel.stem}-regio.yaml")
    if os.path.lexists(doel):
        raise GebruikFout(
            f"Het bestand {doel} bestaat al. Kies een andere naam, of haal het eerst weg."
        )
    schrijf_nieuw(regio, uitgepakt.regio.encode())
    try:
        schrijf_nieuw(doel, _met_regio(uitgepakt.dossier, regio.name).encode())
    except BaseException:
        regio.unlink(missing_ok=True)
        raise
    return [doel, regio]


def _met_regio(tekst: str, naam: str) -> str:
    oud = ontleed_yaml(Path(DOSSIERNAAM), tekst, b"").data["bouwt_op"]
    return bewerk(tekst, {"bouwt_op": oud}, {"bouwt_op": naam})


def _bijlagen(inhoud: bytes) -> dict[str, bytes]:
    """The files of ours in a PDF, by their name, each cut off one byte over what we read."""
    import pypdf

    gevonden: dict[str, bytes] = {}
    # It would run another program for one kind of image.
    with pypdf.apply_configuration(zlib_maximum_output_length=2 * MAX_BYTES, jbig2dec_binary=None):
        lezer = pypdf.PdfReader(io.BytesIO(inhoud), strict=True)
        for verwijzing in _lijst(lezer.root_object.get("/AF"))[:MAX_BIJLAGEN]:
            bestand = verwijzing.get_object()
            naam = str(bestand.get("/UF"))
            if naam in {DOSSIERNAAM, REGIONAAM} and bestand.get("/AFRelationship") == "/Source":
                stroom = bestand["/EF"]["/F"]
                if not {str(filter_) for filter_ in _lijst(stroom.get("/Filter"))} <= FILTERS:
                    raise ValueError("a filter that vngcheck does not use")
                gevonden.setdefault(naam, stroom.get_data()[: MAX_BYTES + 1])
    return gevonden


def _lijst(waarde: Any) -> list[Any]:
    """What a PDF has as one object, as an array, or not at all."""
    waarde = waarde.get_object() if waarde is not None else []
    return list(waarde) if isinstance(waarde, list) else [waarde]


def _ontleed(rapport: Path, naam: str, inhoud: bytes) -> YamlBestand:
    """The YAML of a file inside, whatever is in it told of the report."""
    plaats = Path(f"{rapport}:{naam}")
    remedie = "Geef het rapport zoals vngcheck het maakte."
    if len(inhoud) > MAX_BYTES:
        raise bestandsfout(plaats, f"Dit is groter dan {MAX_BYTES // 1_000_000} MB.", remedie)
    try:
        bestand = ontleed_yaml(plaats, inhoud.decode("utf-8-sig"), inhoud)
    except UnicodeDecodeError as fout:
        raise bestandsfout(plaats, "Dit is geen tekst in UTF-8.", remedie) from fout
    if bestand.meldingen:
        raise InvoerFout(bestand.meldingen)
    if "vngcheck" not in bestand.data:
        raise bestandsfout(plaats, "Dit is geen dossier.", remedie)
    return bestand
