"""From a dossier to a report in a file: the one way every command takes."""

from __future__ import annotations

from pathlib import Path

from vngcheck.bestanden import schrijf_veilig
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Editie
from vngcheck.rapport.pdf import naar_pdf


def schrijf_rapport(
    geladen: GeladenDossier,
    doel: Path,
    formaat: str,
    editie: Editie = Editie.OPENBAAR,
    *,
    toch: bool = False,
) -> None:
    """Make the report of a dossier and write it.

    Args:
        geladen: the dossier.
        doel: the file to make or replace.
        formaat: pdf or html.
        editie: openbaar leaves out every `intern` text.
        toch: also when likely personal data stands in an openbaar report.

    Raises:
        InvoerFout: likely personal data stands in what would be printed.
        UitvoerFout: the report cannot be made or written.
    """
    rapport = maak_rapport(geladen, editie, toch=toch)
    if formaat == "pdf":
        inhoud = naar_pdf(naar_html(rapport, voor_pdf=True))
    else:
        inhoud = naar_html(rapport).encode()
    schrijf_veilig(doel, inhoud)
