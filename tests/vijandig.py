"""Texts that try to be more than text, and a dossier with one in every field that takes text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Any, Final

import yaml

TEKSTEN: Final = {
    "script": "<script>alert(1)</script>",
    "sluit": "</p></td></table></style></title></section><h1>Nep</h1>",
    "jinja": "{{ 7*7 }} {% raw %} {# weg #} {{ r.kader.__class__ }}",
    "attribuut": "\"><img src=x onerror=1> ' onmouseover='1",
    "link": "javascript:alert(1) <a href='javascript:1'>klik</a> https://vng.nl",
    "css": "*/ } body { display: none } @import url(http://x); content: '\\22'",
    "entiteit": "&amp; &lt;b&gt; &#60;i&#62; &nbsp; ]]> <!-- <![CDATA[x]]>",
    "emoji": "😀👨\u200d👩\u200d👧✔️ 🇳🇱",
    "cjk": "漢字かなカナ한글",
    "arabisch": "السلام عليكم שלום",
    "accenten": "q\u0308\u0331 e\u0301 \ufb01 \uff1cb\uff1e \u2028 →✓",
    "woord": "a" * 5000,
    "titel": "Titel " * 50,
    "regels": "regel\n\n\n" * 400,
    "wit": "\u00a0\u200b\u00ad x \u2003 y \u200d",
}
LANGSTE_TITEL: Final = 300
VRAAG: Final = "beleid.plan"
LEGE_KOP: Final = {
    "vngcheck": "1",
    "kader": "klein@1",
    "fictief": "true",
    "peildatum": "2026-06-30",
}


def dossier(*teksten: str) -> str:
    """A dossier for the kader `klein@1` with the texts in turn in every field, as YAML."""
    reeks = cycle(teksten)

    def tekst() -> str:
        return next(reeks)

    def titel() -> str:
        return " ".join(next(reeks).splitlines())[:LANGSTE_TITEL].strip()

    return yaml.safe_dump(_vol(tekst, titel), allow_unicode=True, width=10_000, sort_keys=False)


def _vol(tekst: Callable[[], str], titel: Callable[[], str]) -> dict[str, Any]:
    geld = {"jaar": "2026", "bedrag": "12500", "aard": "structureel"}
    besluit = {"orgaan": "raad", "datum": "2026-05-21", "kenmerk": titel()}
    antwoord = {
        "antwoord": "nee",
        "reden": "geen_rijksmiddelen",
        "toelichting": tekst(),
        "bewijs": [{"titel": titel(), "plaats": titel()}],
        "geen_knaken": {
            "wat_niet": tekst(),
            "alternatief": tekst(),
            "gevolg": tekst(),
            "gezochte_dekking": tekst(),
            "bedragen": [geld],
            "besluit": besluit,
        },
        "geregeld_door": titel(),
        "resttaken": [titel(), titel()],
        "voorbehoud": tekst(),
        "intern": tekst(),
    }
    return {
        **LEGE_KOP,
        "gemeente": titel(),
        "opsteller": titel(),
        "verantwoording": tekst(),
        "besluitvorming": {"raad": {"datum": "2026-05-21", "kenmerk": titel()}},
        "beslispunten": [tekst(), tekst()],
        "toegestane_contacten": [titel()],
        "antwoorden": {
            VRAAG: antwoord,
            "opvang.zorg": {**antwoord, "antwoord": "deels", "toelichting": tekst()},
            "opvang.bedden": {"antwoord": "nvt", "toelichting": tekst()},
        },
        "acties": [
            {
                "vraag": VRAAG,
                "actie": tekst(),
                "resultaat": tekst(),
                "trekker": titel(),
                "partners": [titel(), titel()],
                "kosten": [{**geld, "dekking": titel()}],
            }
        ],
        "cijfers": [
            {
                "jaar": "2025",
                "wat": titel(),
                "bron": titel(),
                "aantal": "3",
                "gebied": titel(),
                "vindplaats": titel(),
            }
        ],
        "partners": [{"naam": titel(), "werkprocessen": [titel(), titel()]}],
    }
