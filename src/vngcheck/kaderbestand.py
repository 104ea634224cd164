"""Loading a kader file, and finding the kader that a dossier names."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from vngcheck.bestanden import pakketmap
from vngcheck.errors import GebruikFout, InvoerFout, Melding
from vngcheck.invoer import bedoelt_u, op_volgorde, valideer
from vngcheck.kader import Kader
from vngcheck.yamlfile import Pad, Waarde, YamlBestand, blokken, lees_yaml

# A kader is recognised by these two lines, so that other YAML beside a dossier is not read whole.
_ID: Final = re.compile(r"""^id:\s*["']?([a-z0-9-]+)["']?\s*(?:#.*)?$""", re.MULTILINE)
_VERSIE: Final = re.compile(r"""^versie:\s*["']?([A-Za-z0-9._-]+)["']?\s*(?:#.*)?$""", re.MULTILINE)
_KOP: Final = 20_000


@dataclass(frozen=True, slots=True)
class GeladenKader:
    """A kader and the file it came from; `sha256` is that of the file's bytes."""

    kader: Kader
    bestand: Path
    sha256: str


def controleer_kader(pad: Path) -> list[Melding]:
    """All errors of a kader file, in the order of the file; empty when it is right.

    Raises:
        GebruikFout: there is no such file.
        InvoerFout: it cannot be read as YAML.
    """
    return _beoordeel(lees_yaml(pad))[1]


def laad_kader(pad: Path) -> GeladenKader:
    """Load a kader file.

    Raises:
        GebruikFout: there is no such file.
        InvoerFout: it holds errors; all of them are in the exception.
    """
    bestand = lees_yaml(pad)
    kader, meldingen = _beoordeel(bestand)
    if kader is None or meldingen:
        raise InvoerFout(meldingen)
    return GeladenKader(kader, pad, bestand.sha256)


def kadermappen(kaders: Path | None, dossier: Path | None = None) -> list[Path]:
    """Where kaders are looked up, first found first taken.

    Args:
        kaders: the folder given with `--kaders`.
        dossier: a dossier file; kaders beside it count.

    Raises:
        GebruikFout: `kaders` is no folder.
    """
    if kaders is not None and not kaders.is_dir():
        raise GebruikFout(f"De map {kaders} (van --kaders) bestaat niet.")
    mappen = [kaders] if kaders is not None else []
    if dossier is not None:
        mappen.append(dossier.parent)
    return [*mappen, pakketmap("frameworks")]


def kaders_in(map_: Path) -> Iterator[tuple[str, Path]]:
    """The kaders in a folder as (`id@versie`, file), by file name; contents are not checked."""
    for pad in sorted([*map_.glob("*.yaml"), *map_.glob("*.yml")]):
        try:
            with pad.open(encoding="utf-8-sig", errors="replace") as stroom:
                kop = stroom.read(_KOP)
        except OSError:
            continue
        kader_id, versie = _ID.search(kop), _VERSIE.search(kop)
        if kader_id and versie:
            yield f"{kader_id[1]}@{versie[1]}", pad


def zoek_kader(verwijzing: str, mappen: Iterable[Path]) -> GeladenKader | None:
    """Load the kader that is named `id@versie`, or None when it is in none of the folders.

    Raises:
        InvoerFout: the kader is there, and holds errors.
    """
    for map_ in mappen:
        for naam, pad in kaders_in(map_):
            if naam == verwijzing:
                return _laad_eenmalig(pad)
    return None


def kies_kader(naam: str, mappen: Iterable[Path]) -> GeladenKader:
    """Load the kader a user names: `id@versie`, or an id of which there is one versie.

    Raises:
        GebruikFout: there is no such kader, or more than one versie of it.
        InvoerFout: it holds errors.
    """
    beschikbaar = alle_kaders(mappen)
    passend = [v for v in beschikbaar if naam in {v, v.partition("@")[0]}]
    if len(passend) == 1:
        pad = beschikbaar[passend[0]]
        return _laad_eenmalig(pad)
    if passend:
        raise GebruikFout(f"Van {naam} zijn er meer versies. Kies uit: {', '.join(passend)}.")
    remedie = bedoelt_u(naam, beschikbaar, f"Er zijn: {', '.join(beschikbaar)}.")
    raise GebruikFout(f"Het kader {naam} is er niet. {remedie}")


def alle_kaders(mappen: Iterable[Path]) -> dict[str, Path]:
    """Every kader in the folders by `id@versie`; the first folder that has one wins."""
    gevonden: dict[str, Path] = {}
    for map_ in mappen:
        for verwijzing, pad in kaders_in(map_):
            gevonden.setdefault(verwijzing, pad)
    return gevonden


@lru_cache(maxsize=16)
def _laad_versie(pad: Path, gewijzigd: int) -> GeladenKader:
    """Load a kader once per version of its file: `gewijzigd` is its time in nanoseconds."""
    del gewijzigd
    return laad_kader(pad)


def _laad_eenmalig(pad: Path) -> GeladenKader:
    return _laad_versie(pad, pad.stat().st_mtime_ns)


def _beoordeel(bestand: YamlBestand) -> tuple[Kader | None, list[Melding]]:
    kader, fouten = valideer(bestand, Kader)
    alles = [*bestand.meldingen, *fouten, *_verwijzingen(bestand)]
    return kader, op_volgorde(alles)


def _verwijzingen(bestand: YamlBestand) -> Iterator[Melding]:
    """Duplicate ids and references that lead nowhere.

    Works on the data as read, so that these errors show beside those of the fields.
    """
    data = bestand.data
    bouwstenen = list(blokken(data.get("bouwstenen"), ("bouwstenen",)))
    vragen = [
        (pad, vraag, steen)
        for steenpad, steen in bouwstenen
        for pad, vraag in blokken(steen.get("vragen"), (*steenpad, "vragen"))
    ]
    ids: dict[str, set[str]] = {}
    for soort in ("plateaus", "themas", "bronnen"):
        ids[soort] = yield from _uniek(bestand, soort, blokken(data.get(soort), (soort,)))
    yield from _uniek(bestand, "bouwstenen", bouwstenen)
    ids["vragen"] = yield from _uniek(bestand, "vragen", ((pad, v) for pad, v, _ in vragen))

    yield from _plateaus(bestand, ids["plateaus"], {str(s.get("plateau")) for _, s in bouwstenen})
    for pad, steen in bouwstenen:
        yield from _bestaat(bestand, (*pad, "plateau"), steen, ids["plateaus"], "plateau")
        yield from _bestaat(bestand, (*pad, "thema"), steen, ids["themas"], "thema")
    for pad, vraag, steen in vragen:
        eigen, boven = vraag.get("id"), steen.get("id")
        if isinstance(eigen, str) and isinstance(boven, str) and eigen.split(".")[0] != boven:
            yield bestand.fout(
                (*pad, "id"),
                f"De vraag '{eigen}' staat in bouwsteen '{boven}'.",
                f"Laat het id beginnen met '{boven}.' of zet de vraag in de goede bouwsteen.",
            )
        for bronpad, bron in blokken(vraag.get("bronnen"), (*pad, "bronnen")):
            yield from _bestaat(bestand, (*bronpad, "document"), bron, ids["bronnen"], "bron")
        for critpad, criterium in blokken(vraag.get("criteria"), (*pad, "criteria")):
            if isinstance(herkomst := criterium.get("bron"), dict):
                plek = (*critpad, "bron", "document")
                yield from _bestaat(bestand, plek, herkomst, ids["bronnen"], "bron")
        verwijzingen = vraag.get("zie_ook")
        for nummer, ander in enumerate(verwijzingen if isinstance(verwijzingen, list) else []):
            blok: dict[str, Waarde] = {"zie_ook": ander}
            yield from _bestaat(bestand, (*pad, "zie_ook", nummer), blok, ids["vragen"], "vraag")
    yield from _banden(bestand)


def _uniek(
    bestand: YamlBestand, soort: str, delen: Iterable[tuple[Pad, dict[str, Waarde]]]
) -> Generator[Melding, None, set[str]]:
    """Report ids that stand twice; returns all ids."""
    gezien: dict[str, Pad] = {}
    for pad, blok in delen:
        eigen = blok.get("id")
        if not isinstance(eigen, str):
            continue
        if eigen in gezien:
            yield bestand.fout(
                (*pad, "id"),
                f"Het id '{eigen}' staat al in {soort}, op regel {bestand.regel(gezien[eigen])}.",
                "Geef elk onderdeel een eigen id.",
            )
        gezien.setdefault(eigen, (*pad, "id"))
    return set(gezien)


def _bestaat(
    bestand: YamlBestand, pad: Pad, blok: dict[str, Waarde], bekend: set[str], soort: str
) -> Iterator[Melding]:
    sleutel = pad[-1] if isinstance(pad[-1], str) else pad[-2]
    waarde = blok.get(str(sleutel))
    if isinstance(waarde, str) and waarde not in bekend:
        yield bestand.fout(
            pad,
            f"Er is geen {soort} '{waarde}'.",
            bedoelt_u(waarde, bekend, f"Er zijn: {', '.join(sorted(bekend)) or 'geen'}."),
        )


def _plateaus(bestand: YamlBestand, bekend: set[str], gebruikt: set[str]) -> Iterator[Melding]:
    onder: dict[str, str] = {}
    for pad, plateau in blokken(bestand.data.get("plateaus"), ("plateaus",)):
        yield from _bestaat(bestand, (*pad, "bouwt_op"), plateau, bekend, "plateau")
        eigen, basis = plateau.get("id"), plateau.get("bouwt_op")
        if not isinstance(eigen, str):
            continue
        if eigen not in gebruikt:
            yield bestand.fout(
                (*pad, "id"),
                f"Plateau '{eigen}' heeft geen bouwstenen.",
                "Voeg er een bouwsteen aan toe of haal het plateau weg.",
            )
        if isinstance(basis, str):
            onder[eigen] = basis
    for pad, plateau in blokken(bestand.data.get("plateaus"), ("plateaus",)):
        if not isinstance(plateau.get("bouwt_op"), str):
            continue
        begin = hier = str(plateau.get("id"))
        for _ in onder:
            hier = onder.get(hier, "")
            if hier == begin:
                yield bestand.fout(
                    (*pad, "bouwt_op"),
                    f"Plateau '{begin}' bouwt op zichzelf.",
                    "Laat het op een lager plateau bouwen of haal bouwt_op weg.",
                )
                break


def _banden(bestand: YamlBestand) -> Iterator[Melding]:
    vorige: float | None = None
    for pad, band in blokken(bestand.data.get("banden"), ("banden",)):
        try:
            vanaf = float(str(band.get("vanaf")))
        except ValueError:
            continue
        if (vorige is None and vanaf != 0) or (vorige is not None and vanaf <= vorige):
            yield bestand.fout(
                (*pad, "vanaf"),
                "De banden lopen niet op vanaf 0.",
                "Begin bij 0 en laat elke band hoger beginnen dan de vorige.",
            )
        vorige = vanaf
