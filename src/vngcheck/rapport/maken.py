"""From a dossier to a report in a file: the one way every command takes."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vngcheck.bestanden import schrijf_veilig
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import GebruikFout
from vngcheck.huisstijl import Huisstijl
from vngcheck.rapport.bijlage import dossierbijlagen
from vngcheck.rapport.html import LOGO, naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Rapport
from vngcheck.rapport.pdf import KLOK, ZONDER_PDF, naar_pdf
from vngcheck.rapport.soorten import Editie, Formaat
from vngcheck.velden import kort

if TYPE_CHECKING:
    from vngcheck.rapport.regiovergelijking import Regiovergelijking
    from vngcheck.rapport.verandering import Verandering

_LAATSTE: Final = 253_402_300_799
"""The last second of the year 9999, since 1970."""


def schrijf_rapport(  # noqa: PLR0913 (what a person can choose about a report)
    geladen: GeladenDossier,
    doel: Path,
    formaat: Formaat,
    editie: Editie = Editie.OPENBAAR,
    *,
    toch: bool = False,
    met_dossier: bool = False,
    huisstijl: Huisstijl | None = None,
    verandering: Verandering | None = None,
    regiovergelijking: Regiovergelijking | None = None,
    zonder_pdf: str = ZONDER_PDF,
) -> Rapport:
    """Make the report of a dossier and write it.

    Args:
        geladen: the dossier.
        doel: the file to make or replace.
        formaat: what to make of it.
        editie: openbaar leaves out every `intern` text.
        toch: also when likely personal data stands in an openbaar report.
        met_dossier: put the dossier inside, so that `uitpakken` can take it out; PDF only.
        huisstijl: name, logo and colours of the organisation.
        verandering: what changed since earlier measurements; it gets a chapter.
        regiovergelijking: the gemeente beside the others of its regio; it gets a chapter.
        zonder_pdf: what an error says to do when no PDF can be made.

    Returns:
        What the report says.

    Raises:
        GebruikFout: `met_dossier` in another format than PDF, or SOURCE_DATE_EPOCH is no time.
        InvoerFout: likely personal data stands in what would be printed.
        UitvoerFout: the report cannot be made or written.
    """
    if met_dossier and formaat is not Formaat.PDF:
        raise GebruikFout("--met-dossier kan alleen bij een PDF. Kies een naam op .pdf.")
    dag = gemaakt_op()
    rapport = maak_rapport(
        geladen,
        editie,
        toch=toch,
        met_dossier=met_dossier,
        verandering=verandering,
        regiovergelijking=regiovergelijking,
    )
    rapport = replace(rapport, gemaakt_op=dag)
    if formaat is Formaat.HTML:
        inhoud = naar_html(rapport, huisstijl=huisstijl).encode()
    else:
        bijlagen = dossierbijlagen(geladen, editie) if met_dossier else ()
        html = naar_html(rapport, voor_pdf=True, huisstijl=huisstijl)
        plaatjes = {LOGO: huisstijl.logo} if huisstijl and huisstijl.logo else {}
        inhoud = naar_pdf(html, bijlagen, plaatjes, zonder_pdf)
    schrijf_veilig(doel, inhoud)
    return rapport


def gemaakt_op() -> date | None:
    """The date of making that SOURCE_DATE_EPOCH lays down, in UTC; None when it is not set.

    The clock is never read: the same files then give the same report on every day. See
    https://reproducible-builds.org/specs/source-date-epoch/.

    Raises:
        GebruikFout: it is set, but is no number of seconds since 1970.
    """
    tekst = os.environ.get(KLOK, "").strip()
    if not tekst:
        return None
    if not re.fullmatch(r"\d{1,12}", tekst, re.ASCII) or int(tekst) > _LAATSTE:
        raise GebruikFout(
            f"{KLOK} is '{kort(tekst)}'; dat is geen aantal seconden sinds 1970. "
            "Geef een heel getal, of haal de variabele weg."
        )
    return datetime.fromtimestamp(int(tekst), UTC).date()
