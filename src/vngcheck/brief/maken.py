"""From a dossier to letters in files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from vngcheck.bestanden import schrijf_veilig
from vngcheck.brief.inhoud import maak_document
from vngcheck.brief.model import Document
from vngcheck.brief.soorten import Formaat, Soort
from vngcheck.brief.verantwoording import Verantwoording, verantwoording
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import GebruikFout
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.maken import gemaakt_op
from vngcheck.rapport.model import Rapport
from vngcheck.velden import kaal

_NAAM: Final = {Soort.MINISTER: "brief-minister", Soort.RAAD: "aanbiedingsbrief-raad"}
_MAX_NAAM: Final = 60
_ZONDER_PDF: Final = "Zonder PDF kan het wel: geef een naam die eindigt op .docx."


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """What was made: the report behind the letters, what they account for, and the files."""

    rapport: Rapport
    verantwoording: Verantwoording
    paden: tuple[Path, ...]


def schrijf_brieven(
    geladen: GeladenDossier, doel: Path, soort: Soort = Soort.BEIDE, *, toch: bool = False
) -> Gemaakt:
    """Make the letters of a dossier and write them.

    Args:
        geladen: the dossier.
        doel: a .docx or .pdf for one file, in which both letters come one behind the other;
            or a folder, for each letter as .docx and as .pdf.
        soort: which letters.
        toch: also when likely personal data stands in the dossier; the letters then say so.

    Raises:
        GebruikFout: there is nothing to account for, or the name of the file is of no form.
        InvoerFout: likely personal data stands in what a reader could come to see.
        UitvoerFout: a letter cannot be made or written.
    """
    formaat = formaat_van(doel)
    rapport = replace(maak_rapport(geladen, toch=toch), gemaakt_op=gemaakt_op())
    inhoud = verantwoording(rapport)
    if formaat is not None:
        bestanden = {doel: _MAKERS[formaat](maak_document(rapport, soort))}
    else:
        soorten = _NAAM if soort is Soort.BEIDE else (soort,)
        documenten = {s: maak_document(rapport, s) for s in soorten}
        # All are made before one is written.
        bestanden = {
            doel / _bestandsnaam(rapport, s, f): _MAKERS[f](document)
            for s, document in documenten.items()
            for f in Formaat
        }
    for pad, bytes_ in bestanden.items():
        schrijf_veilig(pad, bytes_)
    return Gemaakt(rapport, inhoud, tuple(bestanden))


def formaat_van(doel: Path) -> Formaat | None:
    """The form that the name of a file asks for; None for a folder, which has no ending.

    Raises:
        GebruikFout: the name has another ending.
    """
    einde = doel.suffix.lower().removeprefix(".")
    if doel.is_dir() or not einde:
        return None
    if einde not in list(Formaat):
        raise GebruikFout(
            f"Aan de naam {doel} is niet te zien wat het moet worden. Laat hem eindigen op .docx "
            "of .pdf, of geef een map."
        )
    return Formaat(einde)


def _bestandsnaam(rapport: Rapport, soort: Soort, formaat: Formaat) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", kaal(rapport.naam)[:_MAX_NAAM]).strip("-")
    delen = [_NAAM[soort], slug, str(rapport.dossier.peildatum.year)]
    return f"{'-'.join(deel for deel in delen if deel)}.{formaat}"


def _docx(document: Document) -> bytes:
    from vngcheck.brief.docx import naar_docx

    return naar_docx(document)


def _pdf(document: Document) -> bytes:
    from vngcheck.brief.html import naar_html
    from vngcheck.rapport.pdf import naar_pdf

    return naar_pdf(naar_html(document), zonder_pdf=_ZONDER_PDF)


_MAKERS: Final[Mapping[Formaat, Callable[[Document], bytes]]] = {
    Formaat.DOCX: _docx,
    Formaat.PDF: _pdf,
}
