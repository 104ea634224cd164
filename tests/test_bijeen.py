"""What is read as one stays on one line of the PDF."""

from __future__ import annotations

import re

import pytest

from vngcheck.rapport.tekens import bijeen


@pytest.mark.parametrize(
    "tekst",
    [
        "beantwoord op 1~juni~2026",
        "31~december~2026 en 2~mei~2027",
        "paragraaf~3.1, Samen; DR, bijlage~2 (tabel)",
        "Norm~N39. Sterkte~B, gebundeld.",
        "niveau~4, beslispunt~2 en pagina~3",
        "Van de regio komen 45~antwoorden; 31~vragen staan open.",
        "van 61% tot 70% van plateau~1 en 13 van plateau~2",
        "in 2026 komt een plan; de bijlage Wmo en het niveau Zuid",
    ],
)
def test_bijeen_blijft_wat_als_een_wordt_gelezen(tekst: str) -> None:
    kaal = tekst.replace("~", " ")
    # The day and the month of a date were written with such a space.
    kaal = re.sub(r"(\d{1,2}) (mei|juni|december)", "\\1\u00a0\\2", kaal)
    assert bijeen(kaal) == tekst.replace("~", "\u00a0")
    assert bijeen(bijeen(kaal)) == bijeen(kaal)


def test_in_een_cel_mag_een_lange_datum_op_twee_regels() -> None:
    tekst = "31\u00a0december 2026, 45 antwoorden, paragraaf 3.1"
    assert bijeen(tekst, in_cel=True) == "31\u00a0december 2026, 45 antwoorden, paragraaf\u00a03.1"
