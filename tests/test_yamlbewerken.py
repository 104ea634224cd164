"""Changing a YAML text: only what differs changes, in every layout that people use."""

from __future__ import annotations

import textwrap
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from vngcheck import yamlbewerken
from vngcheck.errors import InvoerFout
from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlfile import MAX_DIEPTE, ontleed_yaml


class Keuze(StrEnum):
    JA = "ja"


def uit(tekst: str, oud: dict[str, Any], nieuw: dict[str, Any]) -> str:
    """What becomes of a text; both sides dedented."""
    return bewerk(textwrap.dedent(tekst), oud, nieuw)


def inhoud(tekst: str) -> Any:
    return ontleed_yaml(Path("dossier.yaml"), tekst, b"").data


def anders(tekst: str, nieuw: dict[str, Any]) -> str:
    """The text after a change from all that is in it to something else."""
    tekst = textwrap.dedent(tekst)
    resultaat = bewerk(tekst, inhoud(tekst), nieuw)
    assert inhoud(resultaat) == nieuw
    return resultaat


def test_zonder_verschil_blijft_de_tekst_zichzelf() -> None:
    tekst = "a:   ja # b\r\n\r\n"
    assert bewerk(tekst, {"a": "ja"}, {"a": "ja"}) is tekst
    # What the file says already, in its own way, is no difference either.
    assert bewerk("a: 1\n", {}, {"a": 1}) == "a: 1\n"


def test_waarden_in_de_stijl_van_de_voorbeelden() -> None:
    nieuw = {
        "tekst": "Gewoon.",
        "keuze": Keuze.JA,
        "jaar": 2026,
        "datum": date(2026, 6, 30),
        "fictief": True,
        "kenmerk": "2026.0010",
        "punt": "a: b",
        "beide": 'zei "nee": it\'s',
        "leeg": "",
        "regels": "een \n\n  twee",
        "begin": "  een\ntwee",
        "lijst": ("een", 2),
        "blokken": [{"titel": "T", "delen": ["x"]}, {}],
        "niets": [],
    }
    assert uit("x: y\n", {"x": "y"}, {"x": "y", **nieuw}) == textwrap.dedent("""\
        x: y
        tekst: Gewoon.
        keuze: ja
        jaar: 2026
        datum: 2026-06-30
        fictief: true
        kenmerk: "2026.0010"
        punt: "a: b"
        beide: 'zei "nee": it''s'
        leeg: ""
        regels: |-
          een\N{SPACE}

            twee
        begin: |2-
            een
          twee
        lijst:
          - een
          - 2
        blokken:
          - titel: T
            delen:
              - x
          - {}
        niets: []
        """)


def test_een_lange_tekst_wordt_gevouwen() -> None:
    nieuw = {"a": "b", "c": "woord " * 24 + "einde", "d": "x" * 120}
    assert bewerk("a: b\n", {"a": "b"}, nieuw) == (
        f"a: b\nc: >-\n  {'woord ' * 15}woord\n  {'woord ' * 8}einde\nd: {'x' * 120}\n"
    )


@pytest.mark.parametrize(
    "waarde",
    [
        "true", "null", "~", "12", "1:30", "0x1", "=", "<<", "-", "- a", "?", "[", "{}", "*a", "&a",
        "!a", "%a", "@a", "`a", "|", ">", "a #b", "#a", " a", "a ", "a\n", "\n", "\na", "a\n\n b",
        "\ta", "a\tb", "'", '"', "\\", "😀", "\u2028", "a\u0085b", "a" * 200, "a  b " * 40, "---",
        "...", "a:", ":a", "a: ", ", a", "2026-06-30", "é" * 120,
    ],
)  # fmt: skip
def test_elke_tekst_komt_terug_zoals_hij_was(waarde: str) -> None:
    for nieuw in ({"a": "b", "c": waarde}, {"a": waarde}, {"a": ["b", waarde, [waarde]]}):
        assert inhoud(uit("a: b\n", {"a": "b"}, nieuw)) == nieuw


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("slot", ["", "\n", "\n\n# slot", "\n  # slot\n\n"])
@pytest.mark.parametrize("stap", [1, 2, 3, 4, 8])
def test_inspringing_regeleinden_en_het_slot_blijven(einde: str, slot: str, stap: int) -> None:
    def bestand(*delen: str) -> str:
        return ("\n".join(delen) + slot).replace("\n", einde)

    in_ = " " * stap
    voor = ["# é😀", "a:", f"{in_}b: 'c'  # d", ""]
    oud = bestand(*voor, "e:", f"{in_}f: g")
    nieuw = {"a": {"b": "c"}, "e": {"f": "g", "h": {"i": "j\nk"}, "l": ["m"]}}
    assert bewerk(oud, {"a": {"b": "c"}, "e": {"f": "g"}}, nieuw) == bestand(
        *voor,
        *["e:", f"{in_}f: g", f"{in_}h:", f"{in_}{in_}i: |-"],
        *[f"{in_ * 3}j", f"{in_ * 3}k", f"{in_}l:", f"{in_}{in_}- m"],
    )


def test_een_waarde_op_haar_regel_laat_de_rest_van_de_regel_staan() -> None:
    tekst = "a:   'ja'   # waarom\nb: x # y\nc: {d: 1} # e\n"
    assert anders(tekst, {"a": "nee", "b": {"f": "g"}, "c": ["h"]}) == (
        "a:   nee   # waarom\nb: # y\n  f: g\nc: # e\n  - h\n"
    )
    assert anders('a: "ja"# b\n', {"a": "nee"}) == "a: nee # b\n"


def test_een_nieuwe_sleutel_komt_achter_die_ervoor() -> None:
    tekst = "a: 1 # een\n\n# twee\nb: 2\nd: |+\n  x\n\ne: 3\n"
    nieuw = {"a": "1", "aa": "x", "ab": "y", "b": "2", "d": "x\n\n", "dd": "z", "e": "3", "f": "4"}
    assert anders(tekst, nieuw) == (
        'a: 1 # een\naa: x\nab: y\n\n# twee\nb: 2\nd: |+\n  x\n\ndd: z\ne: 3\nf: "4"\n'
    )


def test_een_nieuwe_eerste_sleutel() -> None:
    assert anders("a:\n  c: 1\n", {"a": {"b": "x", "c": "1"}}) == "a:\n  b: x\n  c: 1\n"
    assert anders("a:\n- c: 1\n", {"a": [{"b": "x", "c": "1"}]}) == "a:\n- b: x\n  c: 1\n"
    # A comment above the first key stays above it.
    assert anders("# kop\nc: 1\n", {"b": "x", "c": "1"}) == "# kop\nc: 1\nb: x\n"


@pytest.mark.parametrize("leeg", ["", " ", " ~", " null", " {}", " []"])
def test_een_lege_waarde_krijgt_een_blok(leeg: str) -> None:
    tekst = f"a:{leeg}  # later\n# b\nc: d\n"
    assert bewerk(tekst, {"c": "d"}, {"a": {"e": "f"}, "c": "d"}).replace(" " * 3, "  ") == (
        "a:  # later\n  e: f\n# b\nc: d\n"
    )
    # Nothing and an empty block are not the same.
    assert bewerk("a:\nb: c\n", {"b": "c"}, {"a": {}, "b": "c"}) == "a: {}\nb: c\n"
    assert bewerk("a:\n  b:\n", {"a": {"b": {}}}, {"a": {"b": {"c": "d"}}}) == (
        "a:\n  b:\n    c: d\n"
    )
    assert bewerk("a:\n  -\n  - b\n", {"a": [{}, "b"]}, {"a": [{"c": "d"}, "b"]}) == (
        "a:\n  - c: d\n  - b\n"
    )


def test_wat_weggaat_laat_zijn_opmerkingen_achter() -> None:
    tekst = """\
        # boven
        a: 1 # bij a
        b: # bij b
          # in b
          c: | # kop
            # geen opmerking
            tekst
          d: 2 # bij d
        # onder
        e:
          - f: 1 # bij f
            # voor g
            g: 2
          - h # bij h
          # voor i
          - i
    """
    assert anders(tekst, {"e": [{"g": "2"}, "i"]}) == textwrap.dedent("""\
        # boven
        # bij a
        # bij b
        # in b
        # kop
        # bij d
        # onder
        e:
          # bij f
          # voor g
          - g: 2
          # bij h
          # voor i
          - i
    """)


def test_wat_vervangen_wordt_houdt_zijn_opmerkingen_boven_zich() -> None:
    tekst = """\
        a:
          # in a
          - x # bij x
        b: >- # kop
          lange
          tekst
        # onder
        c:
          - "d
            e" # bij d
          - f
    """
    assert anders(tekst, {"a": "nee", "b": "kort", "c": ["e", "f"]}) == textwrap.dedent("""\
        # in a
        # bij x
        a: nee
        # kop
        b: kort
        # onder
        c:
          # bij d
          - e
          - f
    """)


def test_een_lijst_houdt_wat_gelijk_blijft() -> None:
    tekst = "a:\n- 'x' # 1\n# 2\n- {k: v} # 3\n- z # 4\n"
    assert anders(tekst, {"a": ["x", {"k": "v"}, "z", "n"]}) == tekst + "- n\n"
    assert anders(tekst, {"a": ["n", "x", {"k": "v"}, "z"]}) == tekst.replace("- 'x'", "- n\n- 'x'")
    assert anders(tekst, {"a": ["x", "n", {"k": "v"}, "z"]}) == tekst.replace("1\n", "1\n- n\n")
    assert anders(tekst, {"a": ["x", "z"]}) == "a:\n- 'x' # 1\n# 2\n# 3\n- z # 4\n"
    assert anders(tekst, {"a": ["x", {"k": "w", "l": "m"}, "z"]}) == (
        "a:\n- 'x' # 1\n# 2\n- k: w # 3\n  l: m\n- z # 4\n"
    )
    assert anders(tekst, {"a": []}) == "# 1\n# 2\n# 3\n# 4\na: []\n"
    assert anders("a:\n- - x\n  - y\n", {"a": [["y"], ["z"]]}) == "a:\n- - y\n- - z\n"
    assert anders("a:\n-\n  - x # 1\n  - y\n", {"a": [["y"]]}) == "a:\n-\n  # 1\n  - y\n"


def test_een_getal_blijft_een_getal_als_de_regel_ernaast_verandert() -> None:
    tekst = 'a:\n  - {jaar: 2026, bedrag: 12500, kenmerk: "2026.0010"}\n'
    oud = {"a": [{"jaar": 2026, "bedrag": 12500, "kenmerk": "2026.0010"}]}
    nieuw = {"a": [{"jaar": 2026, "bedrag": 13000, "kenmerk": "2026.0010"}]}
    assert bewerk(tekst, oud, nieuw) == (
        'a:\n  - jaar: 2026\n    bedrag: 13000\n    kenmerk: "2026.0010"\n'
    )


def test_een_gedeeld_antwoord_wordt_uitgeschreven() -> None:
    tekst = "a: &x\n  b: 1\n  c: 2 # c\nd: *x # d\ne: [*x]\n&k f: *k\n"
    assert anders(
        tekst,
        {
            "a": {"b": "9", "c": "2"},
            "d": {"b": "1", "c": "2"},
            "e": [{"b": "1", "c": "2"}],
            "f": "f",
        },
    ) == ('a: &x\n  b: "9"\n  c: 2 # c\nd: # d\n  b: 1\n  c: 2\ne:\n  - b: 1\n    c: 2\n&k f: *k\n')
    # Only the alias itself: what it refers to stays.
    assert anders("a: &x {b: 1}\nd: *x\n", {"a": {"b": "1"}, "d": {"b": "2"}}) == (
        'a: &x {b: 1}\nd:\n  b: "2"\n'
    )
    assert anders("a: &x y # 1\nb: *x\n", {"b": "y"}) == "# 1\nb: y\n"
    assert anders("&k a: 1\nb: *k\n", {"b": "a"}) == "b: a\n"
    assert anders("a: &k b\n*k : 1\nc: 2\n", {"a": "x", "b": "1", "c": "2"}) == "a: x\nb: 1\nc: 2\n"


@pytest.mark.parametrize(
    ("tekst", "na"),
    [
        ("%YAML 1.1 # a\n---\nx: 1 # b\n", '%YAML 1.1 # a\n---\nx: "2" # b\n'),
        ("--- # a\nx: 1\n... # b\n", '--- # a\nx: "2"\n... # b\n'),
        ("  x: 1\n", '  x: "2"\n'),
        ("'x': 1\n", "'x': \"2\"\n"),
        ('"\\x78" : 1\n', '"\\x78" : "2"\n'),
        ("x:\t1\t# a\n", 'x:\t"2"\t# a\n'),
        ("x: # a\n\n  # b\n  1 # c\n", '# a\n# b\n# c\nx: "2"\n'),
        ("x:\n  1\n", 'x: "2"\n'),
        ("{x: 1} # a\n", '# a\nx: "2"\n'),
        ("# a\n{ # b\n  x: 1, # c\n}\n", '# a\n# b\n# c\nx: "2"\n'),
        ("--- {x: 1}\n", 'x: "2"\n'),
        ("? x # a\n: 1 # b\n", '# a\n# b\nx: "2"\n'),
        ("<<: &a {b: 1}\nx: 1\n", '<<: &a {b: 1}\nx: "2"\n'),
    ],
)  # fmt: skip
def test_elke_vorm_van_een_bestand(tekst: str, na: str) -> None:
    oud = inhoud(tekst)
    assert bewerk(tekst, oud, {**oud, "x": "2"}) == na


def test_sleutels_die_hetzelfde_lijken() -> None:
    # A model trims the id of a vraag, and keeps the last of two.
    tekst = '" a.b ":\n  c: 1\nd: 2\n'
    assert bewerk(tekst, {"a.b": {"c": "1"}, "d": "2"}, {"a.b": {"c": "3"}, "d": "2"}) == (
        '" a.b ":\n  c: "3"\nd: 2\n'
    )
    assert bewerk('a.b: 1\n" a.b": 2\nd: 3\n', {"a.b": "2", "d": "3"}, {"d": "3"}) == "d: 3\n"
    # Of two that are the same, the first is what the file says.
    assert anders("a: 1\nb: 2\na: 3\n", {"b": "2"}) == "b: 2\n"


def test_wat_de_uitgangswaarde_is_verdwijnt_of_blijft() -> None:
    tekst = "fase: concept # uitleg\nx: y\n"
    assert bewerk(tekst, {"x": "y"}, {"x": "y", "fase": "vastgesteld"}) == (
        "fase: vastgesteld # uitleg\nx: y\n"
    )
    assert bewerk(tekst, {"x": "y"}, {"x": "z"}) == "fase: concept # uitleg\nx: z\n"
    assert bewerk("x: y\n", {"x": "y", "z": "1"}, {"x": "y"}) == "x: y\n"


def test_een_tekstblok_zonder_regeleinde_aan_het_slot() -> None:
    # A line break behind it would be part of the text, to a strict reader.
    for kop in ("|", "|+", ">", "| # d", "&e |2"):
        tekst = f"# a\na: 'x'\nb: {kop}\n  c"
        nieuw = kop.replace("+", "").replace("|", "|-").replace(">", ">-")
        na = f"# a\na: 'x'\nb: {nieuw}\n  c\nd: e\n"
        assert anders(tekst, {"a": "x", "b": "c", "d": "e"}) == na
    assert anders("a: |+\n  b\nc: d", {"a": "b\n"}) == "a: |+\n  b\n"
    assert anders("a: |-\n  b", {"a": "b", "c": "d"}) == "a: |-\n  b\nc: d"


@pytest.mark.parametrize(
    ("afgekeurd", "na"),
    [
        (1, "# kop\na: 'x' # 1\n# 2\nb:\n  c: nee\n  d: ja\n# slot\n"),
        (2, "# kop\n# 1\n# 2\n# slot\na: x\nb:\n  c: nee\n  d: ja\n"),
    ],
)
def test_wat_fijn_niet_lukt_gaat_in_grotere_stukken(
    afgekeurd: int, na: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No text is known that needs it: so the check itself refuses what was right.
    echt = yamlbewerken._klopt
    keer = 0

    def klopt(tekst: str, doel: dict[str, Any]) -> bool:
        nonlocal keer
        keer += 1
        return keer > afgekeurd and echt(tekst, doel)

    monkeypatch.setattr(yamlbewerken, "_klopt", klopt)
    tekst = "# kop\na: 'x' # 1\nb:\n  c: ja\n  d: 'ja' # 2\n# slot\n"
    assert anders(tekst, {"a": "x", "b": {"c": "nee", "d": "ja"}}) == na


def test_wat_geen_yaml_met_sleutels_is_wordt_geweigerd() -> None:
    for tekst in ("a: [", "- a\n", "tekst\n"):
        with pytest.raises(InvoerFout):
            bewerk(tekst, {}, {"a": "b"})


def test_wat_niet_meer_te_lezen_zou_zijn_wordt_geweigerd() -> None:
    diep: Any = "x"
    for _ in range(MAX_DIEPTE):
        diep = [diep]
    with pytest.raises(InvoerFout, match="dieper dan 20 lagen"):
        bewerk("a: b\n", {"a": "b"}, {"a": diep})
