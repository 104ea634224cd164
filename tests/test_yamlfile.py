"""Reading YAML: every scalar as text, lines, limits, and what is wrong in Dutch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Schrijf
from vngcheck.errors import Exitcode, GebruikFout, InvoerFout
from vngcheck.yamlfile import MAX_WAARDEN, YamlBestand, lees_yaml, padtekst

SPATIES = "Spring in met spaties, en zet tekst met bijzondere tekens tussen aanhalingstekens."
TYP = "Typ deze tekst opnieuw in plaats van hem te plakken."
TEKEN = "Hier staat een teken dat YAML niet kent: vaak een tab, of een @, ` of %."
STER = "Een * of & aan het begin van een tekst betekent in YAML iets anders."
QUOTE = "Een aanhalingsteken is niet gesloten."
HAAK = "Een lijst tussen [ en ] is niet goed gesloten."
ACCOLADE = "Een blok tussen { en } is niet goed gesloten."
INSPRING = "De inspringing klopt niet."
PUNT_WEG = "De inspringing klopt niet, of er ontbreekt een dubbele punt."
PUNT_TEVEEL = (
    "Hier of op de regel erboven ontbreekt een dubbele punt of de spatie erachter, of er staat er "
    "een te veel."
)
TAB = "Deze regel springt in met een tab. Vervang de tab door spaties."
SCHUIN = (
    "Een \\ tussen dubbele aanhalingstekens betekent in YAML iets anders. "
    "Zet een tekst met een \\, zoals een pad van Windows, tussen enkele aanhalingstekens."
)
NIET_AF = "verwijst naar iets wat er niet is, of nog niet af is."
UITSCHRIJVEN = "Schrijf het uit, of zet de tekst tussen aanhalingstekens."
SLEUTEL_TEKST = "Een sleutel moet tekst zijn, geen lijst of blok."
GEEN_SLEUTELS = "Het bestand bevat geen sleutels. Schrijf regels als: sleutel: waarde"
GEEN_UTF8 = "Dit is geen tekstbestand in UTF-8. Sla het op als platte tekst met codering UTF-8."
GEEN_TEKST = "Dit is geen tekstbestand. Is dit het goede bestand?"
GEEN_ZIP = "Dit is een Word-, Excel- of zipbestand, geen YAML-bestand. Geef het YAML-bestand zelf."
LEEG = "Het bestand is leeg. Is dit het goede bestand?"
TE_VEEL = f"Het bestand bevat meer dan {MAX_WAARDEN} waarden. Maak het kleiner."
TE_LANG = (
    "Met wat de verwijzingen (*) herhalen bevat het bestand meer dan 5000000 tekens. "
    "Schrijf de teksten uit, en maak ze korter."
)
TE_DIEP = "Het bestand is dieper dan 20 lagen genest. Maak het platter."
TAG = "tag:yaml.org,2002:"
ZONDER_TAG = "Laat de tekst met ! ervoor weg."
MILJARD_KEER_LACHEN = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)

ONLEESBAAR: dict[str, tuple[str | bytes, str]] = {
    "tab": ("a:\n\tb: c\n", f"2: {TAB}"),
    "tab before a key": ("a:\n  b:\n\tc: d\n", f"3: {TAB}"),
    "tab behind spaces": ("a:\n  \tb: c\n  d: e\n", f"2: {TAB}"),
    "Windows path": ('a: b\nc: "S:\\qa"\n', f"2: {SCHUIN}"),
    "Windows path of users": ('a: b\nc: "C:\\users\\team"\n', f"2: {SCHUIN}"),
    "at sign": ("a: @team\n", f"1: {TEKEN} {SPATIES}"),
    "percent": ("a: b\nc: %x\n", f"2: {TEKEN} {SPATIES}"),
    "unclosed quote": ('a: b\nc: "Team\nd: e\nf: g\n', f"2: {QUOTE} {SPATIES}"),
    "apostrophe in front": ("a: b\nc: 's-Gravenhage\nd: e\n", f"2: {QUOTE} {SPATIES}"),
    "unclosed list": ("a: b\nc: [d, e\nf: g\n", f"2: {HAAK} {SPATIES}"),
    "unclosed block": ("a: b\nc: {d: e\nf: g\n", f"2: {ACCOLADE} {SPATIES}"),
    "wrong bracket": ("a: [{b: c]\n", f"1: {ACCOLADE} {SPATIES}"),
    "open to the end": (
        "a: [\n",
        f"2: Hier ontbreekt een waarde, of een haakje dat sluit. {SPATIES}",
    ),
    "indented too little": ("a:\n  b:\n      c: d\n    e: f\n", f"4: {INSPRING} {SPATIES}"),
    "indented too far": ("a: b\n c: d\n", f"2: {PUNT_TEVEEL} {SPATIES}"),
    "stray colon": ("a: b\nc: Team: OOV\n", f"2: {PUNT_TEVEEL} {SPATIES}"),
    "no colon": ("a: b\nopsteller\n", f"2: {PUNT_WEG} {SPATIES}"),
    "key over two lines": ("a: b\nc\n d: e\n", f"2: {PUNT_WEG} {SPATIES}"),
    "dash among keys": ("a: b\n- c\n", f"2: {INSPRING} {SPATIES}"),
    "key among dashes": (
        "- a\nb: c\n",
        f"2: De inspringing van deze lijst klopt niet. {SPATIES}",
    ),
    "dash behind a key": (
        "a: - b\n",
        f"1: Hier staat een streepje waar geen lijst kan staan. {SPATIES}",
    ),
    "text behind >": (
        "a: >Team\n",
        f"1: Achter > of | hoort de tekst op de volgende regel te staan. {SPATIES}",
    ),
    "asterisks": ("a: **vet**\n", f"1: {STER} {SPATIES}"),
    "ampersand": ("a: b\nc: & co\n", f"2: {STER} {SPATIES}"),
    "asterisk": ("a: *team\n", f"1: *team {NIET_AF} {UITSCHRIJVEN}"),
    "alias of itself": ("a: &b [*b]\n", f"1: *b {NIET_AF} {UITSCHRIJVEN}"),
    "unknown directive": ("%FOO\na: b\n", f"1: Dit is geen geldige YAML. {SPATIES}"),
    "half a character": ('a: "\\uD800"\n', f"1: Dit is geen geldige YAML. {SPATIES}"),
    "own tag": (
        "a: !!python/object/apply:os.system [ls]\n",
        f"1: De YAML-tag {TAG}python/object/apply:os.system is niet toegestaan. {ZONDER_TAG}",
    ),
    "standard tag": (
        "a: b\nc: !!str d\n",
        f"2: De YAML-tag {TAG}str is niet toegestaan. {ZONDER_TAG}",
    ),
    "second document": (
        "a: b\n---\nc: d\n",
        "2: Hier begint een tweede document. Houd één document per bestand.",
    ),
    "bell": ("a: é\nb: c\x07\n", f"2: Hier staat een onzichtbaar stuurteken (U+0007). {TYP}"),
    "escape": (
        "a: b\r\nc: \x1b[1m\r\n",
        f"2: Hier staat een onzichtbaar stuurteken (U+001B). {TYP}",
    ),
    "list as key": ("a: b\n? [c]\n: d\n", f"2: {SLEUTEL_TEKST} {SPATIES}"),
    "alias of a list as key": ("a: &l [b]\n*l : c\n", f"2: {SLEUTEL_TEKST} {SPATIES}"),
    "nothing as key": ("~: b\n", f"1: Hier staat een dubbele punt zonder sleutel. {SPATIES}"),
    "too deep": ("a: b\nc: " + "[" * 25 + "]" * 25, f"2: {TE_DIEP}"),
    "one too deep": ("a: " + "[" * 20 + "]" * 20, f"1: {TE_DIEP}"),
    "far too deep": ("a: " + "[" * 100_000, f"1: {TE_DIEP}"),
    "billion laughs": (MILJARD_KEER_LACHEN, f"6: {TE_VEEL}"),
    "too many values": ("a:\n" + "- b\n" * MAX_WAARDEN, f"{MAX_WAARDEN - 1}: {TE_VEEL}"),
    "only comments": ("# a\n# b\n", f"1: {GEEN_SLEUTELS}"),
    "list at the top": ("- a\n- b\n", f"1: {GEEN_SLEUTELS}"),
    "text at the top": ("hallo\n", f"1: {GEEN_SLEUTELS}"),
    "empty": ("", LEEG),
    "only white space": (" \n\n", LEEG),
    "only a byte order mark": (b"\xef\xbb\xbf", LEEG),
    "Latin-1": ("a: café\n".encode("latin-1"), GEEN_UTF8),
    "UTF-16 with mark": ("a: b\n".encode("utf-16"), GEEN_UTF8),
    "UTF-16 without mark": ("a: b\n".encode("utf-16-le"), GEEN_TEKST),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", GEEN_UTF8),
    "archive": (b"PK\3\4\0\0", GEEN_ZIP),
    "too large": (
        "a: b\n#" + "x" * 5_000_000,
        "Het bestand is groter dan 5 MB. Is dit het goede bestand?",
    ),
}


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_what_cannot_be_read_is_told_with_its_line(naam: str, schrijf: Schrijf) -> None:
    inhoud, verwacht = ONLEESBAAR[naam]
    pad = schrijf("x.yaml", inhoud.encode() if isinstance(inhoud, str) else inhoud)
    with pytest.raises(InvoerFout) as fout:
        lees_yaml(pad)
    regel, _, rest = verwacht.partition(": ")
    plaats = f"{pad}:{regel}: fout: {rest}" if regel.isdigit() else f"{pad}: fout: {verwacht}"
    assert str(fout.value) == plaats
    assert fout.value.exitcode is Exitcode.ONGELDIGE_INVOER


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    bestand = tmp_path / "bestand"
    bestand.write_text("a: b\n")
    lang = tmp_path / ("x" * 300)
    vragen = {
        tmp_path / "weg.yaml": f"Het bestand {tmp_path}/weg.yaml bestaat niet. Klopt de naam?",
        bestand / "weg.yaml": f"Het bestand {bestand}/weg.yaml bestaat niet. Klopt de naam?",
        tmp_path: f"{tmp_path} is een map. Geef de naam van een bestand.",
        lang: f"Kan {str(lang)[:297]}... niet lezen. Klopt de naam?",
        Path("a\0b"): "Kan a\0b niet lezen. Klopt de naam?",
    }
    for pad, verwacht in vragen.items():
        with pytest.raises(GebruikFout) as fout:
            lees_yaml(pad)
        assert str(fout.value) == verwacht
        assert fout.value.exitcode is Exitcode.VERKEERD_GEBRUIK


def lees(schrijf: Schrijf, inhoud: str | bytes) -> YamlBestand:
    return lees_yaml(schrijf("x.yaml", inhoud))


def test_every_scalar_arrives_as_text(schrijf: Schrijf) -> None:
    gelezen = lees(
        schrijf,
        """\
        nee: nee
        waar: true
        getal: 012
        kenmerk: 2024.0010
        tijd: 1:30
        datum: 2026-06-30
        oneindig: .inf
        leeg:
        tilde: ~
        niets: null
        aanhaling: ""
        null tekst: "null"
        regels: |
          a
          b
        gevouwen: >-
          a
          b
        """,
    )
    assert gelezen.data == {
        "nee": "nee",
        "waar": "true",
        "getal": "012",
        "kenmerk": "2024.0010",
        "tijd": "1:30",
        "datum": "2026-06-30",
        "oneindig": ".inf",
        "leeg": None,
        "tilde": None,
        "niets": None,
        "aanhaling": "",
        "null tekst": "null",
        "regels": "a\nb\n",
        "gevouwen": "a b",
    }


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
def test_windows_files_read_the_same(schrijf: Schrijf, einde: str, begin: bytes) -> None:
    tekst = "# uitleg\na: é\nb:\n  - c: d\n  - e\n".replace("\n", einde)
    gelezen = lees(schrijf, begin + tekst.encode())
    assert gelezen.data == {"a": "é", "b": [{"c": "d"}, "e"]}
    assert gelezen.regels == {
        (): 2,
        ("a",): 2,
        ("b",): 3,
        ("b", 0): 4,
        ("b", 0, "c"): 4,
        ("b", 1): 5,
    }


def test_a_path_without_a_line_of_its_own_has_that_of_what_is_around_it(schrijf: Schrijf) -> None:
    gelezen = lees(schrijf, "a: b\nc:\n  d: e\n")
    assert gelezen.regel(("c", "d")) == 3
    assert gelezen.regel(("c", "x", 3)) == 2
    assert gelezen.regel(("x",)) == 1


def test_duplicate_keys_do_not_stop_the_reading(schrijf: Schrijf) -> None:
    gelezen = lees(schrijf, "a: b\nc:\n  d: e\n  d: f\na: g\nc: {d: x, z: 1, z: 2}\n")
    x = gelezen.pad
    assert [str(melding) for melding in gelezen.meldingen] == [
        f"{x}:4: fout: c.d: De sleutel 'd' staat er al, op regel 3. Laat er één staan.",
        f"{x}:5: fout: a: De sleutel 'a' staat er al, op regel 1. Laat er één staan.",
        f"{x}:6: fout: c: De sleutel 'c' staat er al, op regel 2. Laat er één staan.",
        f"{x}:6: fout: c.z: De sleutel 'z' staat er al, op regel 6. Laat er één staan.",
    ]
    assert gelezen.data == {"a": "b", "c": {"d": "e"}}


def test_duplicate_keys_are_told_beside_an_error_that_stops(schrijf: Schrijf) -> None:
    pad = schrijf("x.yaml", "a: b\na: c\nd: [\n")
    with pytest.raises(InvoerFout) as fout:
        lees_yaml(pad)
    assert [(m.regel, m.pad) for m in fout.value.meldingen] == [(2, "a"), (4, "")]


def test_small_anchors_are_fine(schrijf: Schrijf) -> None:
    gelezen = lees(schrijf, "a: &t Team\nb: [*t, *t]\nc: &l [1]\nd: *l\n*t : e\n")
    assert gelezen.data == {"a": "Team", "b": ["Team", "Team"], "c": ["1"], "d": ["1"], "Team": "e"}


def test_aliases_count_what_they_stand_for(schrijf: Schrijf) -> None:
    tekst = f"a: &a {'x' * 4_999}\nb:\n"
    assert len(lees(schrijf, tekst + "- *a\n" * 999).data["b"] or "") == 999
    pad = schrijf("x.yaml", tekst + "- *a\n" * 20_000)
    with pytest.raises(InvoerFout) as fout:
        lees_yaml(pad)
    assert str(fout.value) == f"{pad}:1002: fout: {TE_LANG}"


def test_aliases_of_blocks_count_the_texts_in_them(schrijf: Schrijf) -> None:
    blok = f"a: &a {{b: {'x' * 1_000}, c: [{'y' * 1_000}, &d {'z' * 1_000}]}}\nb:\n"
    pad = schrijf("x.yaml", blok + "- *a\n- *d\n" * 1_500)
    with pytest.raises(InvoerFout) as fout:
        lees_yaml(pad)
    # The first block has 3,004 characters with its keys; each two lines repeat 4,002 of them.
    assert str(fout.value) == f"{pad}:{3 + 2 * 1_248}: fout: {TE_LANG}"


def test_what_a_message_repeats_is_cut(schrijf: Schrijf) -> None:
    lang = "x" * 100_000
    kort = f"{'x' * 57}..."
    for inhoud, verwacht in {
        f"a: *{lang}\n": f"1: fout: *{kort} {NIET_AF} {UITSCHRIJVEN}",
        f"a: !{lang} b\n": f"1: fout: De YAML-tag !{kort[1:]} is niet toegestaan. {ZONDER_TAG}",
        f"? {lang}\n: b\n? {lang}\n: c\nd: *e\n": (
            f"3: fout: {kort}: De sleutel '{kort}' staat er al, op regel 1. Laat er één staan."
        ),
    }.items():
        pad = schrijf("x.yaml", inhoud)
        with pytest.raises(InvoerFout) as fout:
            lees_yaml(pad)
        assert str(fout.value.meldingen[0]) == f"{pad}:{verwacht}"


def test_nesting_up_to_the_limit_is_fine(schrijf: Schrijf) -> None:
    assert lees(schrijf, "a: " + "[" * 19 + "]" * 19).data.keys() == {"a"}


def test_the_hash_is_that_of_the_bytes(schrijf: Schrijf) -> None:
    assert lees(schrijf, "a: b\n").sha256 == (
        "52c9693cf3f219d51ba6af4362ee092c55fb5e6f96d6f9da13c8ede7eff8e71b"
    )


def test_paths_count_from_one_as_people_do() -> None:
    assert padtekst(("antwoorden", "a.b", "bewijs", 0, "titel")) == "antwoorden.a.b.bewijs[1].titel"
    assert padtekst(()) == ""


# YAML knows fewer characters than JSON, and more line breaks.
TEKST = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")))


@given(st.dictionaries(st.text("abc: -#'\"[]{}&*!é\n"), TEKST, max_size=4))
def test_what_json_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, str]
) -> None:
    pad = tmp_path_factory.mktemp("y") / "x.yaml"
    pad.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert lees_yaml(pad).data == data
