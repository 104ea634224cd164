"""From a regio and its dossiers to a report in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vngcheck.bestanden import schrijf_veilig
from vngcheck.huisstijl import Huisstijl
from vngcheck.rapport.html import LOGO
from vngcheck.rapport.maken import gemaakt_op
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.regiodossiers import Inzameling
from vngcheck.regiorapport.html import naar_html
from vngcheck.regiorapport.inhoud import Regiorapport, maak_regiorapport
from vngcheck.regiorapport.soorten import Regioformaat
from vngcheck.regiorapport.xlsx import naar_bladen
from vngcheck.werkboek import naar_xlsx


def schrijf_regiorapport(  # noqa: PLR0913 (what a person can choose about a report)
    inzameling: Inzameling,
    doel: Path,
    formaat: Regioformaat,
    editie: Editie = Editie.OPENBAAR,
    *,
    toch: bool = False,
    huisstijl: Huisstijl | None = None,
) -> tuple[Regiorapport, tuple[str, ...]]:
    """Make the report of a regio and write it.

    Args:
        inzameling: the regio with the dossiers of its gemeenten.
        doel: the file to make or replace.
        formaat: what to make of it.
        editie: openbaar leaves out every `intern` text.
        toch: also when likely personal data stands in the dossiers of an openbaar report.
        huisstijl: name, logo and colours of the organisation; not for a workbook.

    Returns:
        What the report says, and Dutch sentences about what did not fit in it.

    Raises:
        GebruikFout: SOURCE_DATE_EPOCH is no time.
        InvoerFout: no gemeente can be compared, or likely personal data stands in the dossiers.
        UitvoerFout: the report cannot be made or written.
    """
    dag = gemaakt_op()
    rapport = replace(maak_regiorapport(inzameling, editie, toch=toch), gemaakt_op=dag)
    ingekort: tuple[str, ...] = ()
    if formaat is Regioformaat.XLSX:
        boek = naar_xlsx(naar_bladen(rapport), rapport.titel)
        inhoud, ingekort = boek.inhoud, boek.ingekort
    elif formaat is Regioformaat.HTML:
        inhoud = naar_html(rapport, huisstijl=huisstijl).encode()
    else:
        plaatjes = {LOGO: huisstijl.logo} if huisstijl and huisstijl.logo else {}
        inhoud = naar_pdf(naar_html(rapport, voor_pdf=True, huisstijl=huisstijl), plaatjes=plaatjes)
    schrijf_veilig(doel, inhoud)
    return rapport, ingekort
