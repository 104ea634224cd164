"""`vngcheck demo`: the main job on a real example."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLES = """
vngcheck demo
vngcheck demo uit/
"""

_EXAMPLE = "haarlemmermeer.yaml"


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="Waar de rapporten komen.", show_default=False)
    ] = Path("vngcheck-demo"),
) -> None:
    """Laat vngcheck zien op een echt voorbeeld: Haarlemmermeer, 2024.

    Toont de score en maakt het rapport als PDF en als HTML. Zonder MAP komen die in de map
    vngcheck-demo.
    """
    from vngcheck.bestanden import pakketmap
    from vngcheck.cli.proces import kortstondig
    from vngcheck.cli.scherm import mededeling
    from vngcheck.cli.scoretabel import toon_score
    from vngcheck.dossierbestand import laad_dossier
    from vngcheck.rapport.maken import schrijf_rapport
    from vngcheck.rapport.soorten import Formaat

    kortstondig()
    geladen = laad_dossier(pakketmap("examples") / _EXAMPLE)
    toon_score(geladen)
    for form in (Formaat.HTML, Formaat.PDF):
        output = folder / f"haarlemmermeer.{form}"
        mededeling(f"Rapport maken: {output} ...", "dim")
        anders = f"Zonder PDF kan het wel: open {folder / 'haarlemmermeer.html'}."
        schrijf_rapport(geladen, output, form, zonder_pdf=anders)
    mededeling(f"Klaar. Open {folder / 'haarlemmermeer.pdf'} om het rapport te lezen.", "green")
