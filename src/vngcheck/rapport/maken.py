"""From a dossier to a report in a file: the one way every command takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from vngcheck.bestanden import schrijf_veilig
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie, Formaat


def schrijf_rapport(
    geladen: GeladenDossier,
    doel: Path,
    formaat: Formaat,
    editie: Editie = Editie.OPENBAAR,
    *,
    toch: bool = False,
) -> Rapport:
    """Make the report of a dossier and write it.

    Args:
        geladen: the dossier.
        doel: the file to make or replace.
        formaat: what to make of it.
        editie: openbaar leaves out every `intern` text.
        toch: also when likely personal data stands in an openbaar report.

    Returns:
        What the report says.

    Raises:
        InvoerFout: likely personal data stands in what would be printed.
        UitvoerFout: the report cannot be made or written.
    """
    rapport = maak_rapport(geladen, editie, toch=toch)
    schrijf_veilig(doel, _MAKERS[formaat](rapport))
    return rapport


def _pdf(rapport: Rapport) -> bytes:
    return naar_pdf(naar_html(rapport, voor_pdf=True))


def _html(rapport: Rapport) -> bytes:
    return naar_html(rapport).encode()


_MAKERS: Final[Mapping[Formaat, Callable[[Rapport], bytes]]] = {
    Formaat.PDF: _pdf,
    Formaat.HTML: _html,
}
