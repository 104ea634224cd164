"""Loading a kader file, and finding the kader that a dossier names."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

from vngcheck.bestanden import pakketmap
from vngcheck.bestandssoort import Bestandssoort, keur_soort
from vngcheck.errors import GebruikFout, InvoerFout, Melding
from vngcheck.invoer import bedoelt_u, hooguit, op_volgorde, valideer
from vngcheck.kader import DUBBELE_IDS, Kader, kadernaam
from vngcheck.tekstbestand import keur_map
from vngcheck.velden import genormaliseerd, kort
from vngcheck.yamlfile import Inhoud, Pad, YamlBestand, blokken, lees_kop, lees_yaml

_GENOEMD: Final = 20
"""How many known ids a message names at most."""

_MOMENT: Final[ContextVar[str | None]] = ContextVar("moment", default=None)
_Kenmerk: TypeAlias = tuple[int, int, int]
"""What changes when a file does: its time, size and inode."""


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
    return _beoordeel(lees_yaml(pad, pijp=True))[1]


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
        GebruikFout: `kaders` is no folder, or may not be read.
    """
    if kaders is not None:
        keur_map(kaders, "van --kaders")
    mappen = [kaders] if kaders is not None else []
    if dossier is not None:
        mappen.append(dossier.parent)
    return [*mappen, pakketmap("frameworks")]


def kaders_in(map_: Path) -> Iterable[tuple[str, Path]]:
    """The kaders in a folder as (`id@versie`, file), by file name; contents are not checked.

    A folder or file that cannot be read holds no kaders.
    """
    moment = _MOMENT.get()
    return _kaders_in(map_) if moment is None else _kaders_toen(moment, map_)


@contextmanager
def op_een_moment(naam: str) -> Iterator[None]:
    """Look through each folder for kaders once, for whoever loads many dossiers from it.

    Args:
        naam: of the moment; under the same name nothing that changed since is seen.
    """
    merk = _MOMENT.set(naam)
    try:
        yield
    finally:
        _MOMENT.reset(merk)


@lru_cache(maxsize=256)
def _kaders_toen(moment: str, map_: Path) -> Iterable[tuple[str, Path]]:
    del moment
    return _kaders_in(map_)


def _kaders_in(map_: Path) -> Iterable[tuple[str, Path]]:
    bestanden = []
    try:
        with os.scandir(map_) as inhoud:
            for deel in inhoud:
                if deel.name.endswith((".yaml", ".yml")):
                    with suppress(OSError):  # a link that runs in a circle
                        if deel.is_file():
                            bestanden.append((deel.name, _kenmerk(deel.stat())))
    except (OSError, ValueError):
        return ()
    bestanden.sort()
    return _kaders_van(map_, tuple(bestanden))


@lru_cache(maxsize=64)
def _kaders_van(
    map_: Path, bestanden: tuple[tuple[str, _Kenmerk], ...]
) -> tuple[tuple[str, Path], ...]:
    """The kaders among the files of a folder, looked for once as long as none of them changes."""
    gevonden = ((_naam(map_ / naam, kenmerk), map_ / naam) for naam, kenmerk in bestanden)
    return tuple((naam, pad) for naam, pad in gevonden if naam is not None)


@lru_cache(maxsize=4096)
def _naam(pad: Path, kenmerk: _Kenmerk) -> str | None:
    """How a dossier names the kader in a file; None when it holds none."""
    del kenmerk
    # A dossier says what it is on its first line, so that it is not read further.
    kop = lees_kop(pad, ("id", "versie"), niet="vngcheck")
    return None if "vngcheck" in kop else kadernaam(kop.get("id"), kop.get("versie"))


def _kenmerk(bestand: os.stat_result) -> _Kenmerk:
    return bestand.st_mtime_ns, bestand.st_size, bestand.st_ino


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


def kies_kader(
    naam: str, mappen: Iterable[Path], *, na: str | None = None, naast: str = "het dossier"
) -> GeladenKader:
    """Load the kader a user names: `id@versie`, or an id of which there is one versie.

    Args:
        naam: what the user typed.
        mappen: where kaders are looked up.
        na: the kader that is left for it, if any: only its other versies can be meant.
        naast: beside which file a kader is found, for the error that it is not there.

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
    if naam.lower().endswith((".yaml", ".yml")):
        raise GebruikFout(
            f"{kort(naam)} is de naam van een bestand. Geef de naam van het kader, zoals "
            f"{next(iter(beschikbaar), 'mijn-kader@1')}; het bestand zelf hoort in de map van "
            "--kaders."
        )
    if na is None:
        remedie = bedoelt_u(naam, beschikbaar, f"Er zijn: {', '.join(beschikbaar)}.")
    else:
        zelfde = [v for v in beschikbaar if v.partition("@")[0] == na.partition("@")[0] and v != na]
        bedoeld = bedoelt_u(naam, zelfde, "")
        zet = f"{bedoeld} Zet anders" if bedoeld else "Zet"
        remedie = f"{zet} het kaderbestand naast {naast}, of noem de map met --kaders."
    raise GebruikFout(f"Het kader {naam} is er niet. {remedie}")


def alle_kaders(mappen: Iterable[Path]) -> dict[str, Path]:
    """Every kader in the folders by `id@versie`; the first folder that has one wins."""
    gevonden: dict[str, Path] = {}
    for map_ in mappen:
        for verwijzing, pad in kaders_in(map_):
            gevonden.setdefault(verwijzing, pad)
    return gevonden


@lru_cache(maxsize=16)
def _laad_versie(pad: Path, kenmerk: _Kenmerk) -> GeladenKader:
    """Load a kader once per version of its file."""
    del kenmerk
    return laad_kader(pad)


def _laad_eenmalig(pad: Path) -> GeladenKader:
    try:
        kenmerk = _kenmerk(pad.stat())
    except OSError:
        return laad_kader(pad)  # gone since the folder was read; this says so in Dutch
    return _laad_versie(pad, kenmerk)


def _beoordeel(bestand: YamlBestand) -> tuple[Kader | None, list[Melding]]:
    try:
        keur_soort(bestand, Bestandssoort.KADER)
    except InvoerFout as fout:
        return None, fout.meldingen
    kader, fouten = valideer(bestand, Kader)
    verwijzingen = hooguit(bestand, _verwijzingen(bestand))
    if verwijzingen:  # these say more precisely which ids are double
        fouten = [melding for melding in fouten if melding.tekst != DUBBELE_IDS]
    return kader, op_volgorde([*bestand.meldingen, *fouten, *verwijzingen])


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

    yield from _plateaus(bestand, ids["plateaus"], {_tekst(s, "plateau") for _, s in bouwstenen})
    for pad, steen in bouwstenen:
        yield from _bestaat(bestand, (*pad, "plateau"), steen, ids["plateaus"], "plateau")
        yield from _bestaat(bestand, (*pad, "thema"), steen, ids["themas"], "thema")
    for pad, vraag, steen in vragen:
        eigen, boven = _tekst(vraag, "id"), _tekst(steen, "id")
        if eigen and boven and eigen.partition(".")[0] != boven:
            yield bestand.fout(
                (*pad, "id"),
                f"De vraag '{kort(eigen)}' staat in bouwsteen '{kort(boven)}'.",
                f"Laat het id beginnen met '{kort(boven)}.' of zet de vraag in de goede bouwsteen.",
            )
        for bronpad, bron in blokken(vraag.get("bronnen"), (*pad, "bronnen")):
            yield from _bestaat(bestand, (*bronpad, "document"), bron, ids["bronnen"], "bron")
        for critpad, criterium in blokken(vraag.get("criteria"), (*pad, "criteria")):
            if isinstance(herkomst := criterium.get("bron"), dict):
                plek = (*critpad, "bron", "document")
                yield from _bestaat(bestand, plek, herkomst, ids["bronnen"], "bron")
        verwijzingen = vraag.get("zie_ook")
        for nummer, ander in enumerate(verwijzingen if isinstance(verwijzingen, list) else []):
            blok: dict[str, Inhoud] = {"zie_ook": ander}
            yield from _bestaat(bestand, (*pad, "zie_ook", nummer), blok, ids["vragen"], "vraag")
    yield from _banden(bestand)


def _uniek(
    bestand: YamlBestand, soort: str, delen: Iterable[tuple[Pad, dict[str, Inhoud]]]
) -> Generator[Melding, None, set[str]]:
    """Report ids that stand twice; returns all ids."""
    gezien: dict[str, Pad] = {}
    for pad, blok in delen:
        if not (eigen := _tekst(blok, "id")):
            continue
        if eigen in gezien:
            regel = bestand.regel(gezien[eigen])
            yield bestand.fout(
                (*pad, "id"),
                f"Het id '{kort(eigen)}' staat al in {soort}, op regel {regel}.",
                "Geef elk onderdeel een eigen id.",
            )
        gezien.setdefault(eigen, (*pad, "id"))
    return set(gezien)


def _tekst(blok: dict[str, Inhoud], sleutel: str) -> str:
    """A text as the model will keep it, so that both find the same ids; empty if none."""
    waarde = blok.get(sleutel)
    return genormaliseerd(waarde) if isinstance(waarde, str) else ""


def _bestaat(
    bestand: YamlBestand, pad: Pad, blok: dict[str, Inhoud], bekend: set[str], soort: str
) -> Iterator[Melding]:
    sleutel = pad[-1] if isinstance(pad[-1], str) else pad[-2]
    waarde = _tekst(blok, str(sleutel))
    if waarde and waarde not in bekend:
        yield bestand.fout(
            pad,
            f"Er is geen {soort} '{kort(waarde)}'.",
            bedoelt_u(waarde, bekend, f"Er zijn: {_opsomming(bekend)}."),
        )


def _opsomming(ids: set[str]) -> str:
    namen = [kort(naam) for naam in sorted(ids)]
    rest = len(namen) - _GENOEMD
    meer = f" en nog {rest}" if rest > 0 else ""
    return f"{', '.join(namen[:_GENOEMD])}{meer}" if namen else "geen"


def _plateaus(bestand: YamlBestand, bekend: set[str], gebruikt: set[str]) -> Iterator[Melding]:
    onder: dict[str, str] = {}
    for pad, plateau in blokken(bestand.data.get("plateaus"), ("plateaus",)):
        yield from _bestaat(bestand, (*pad, "bouwt_op"), plateau, bekend, "plateau")
        if not (eigen := _tekst(plateau, "id")):
            continue
        if eigen not in gebruikt:
            yield bestand.fout(
                (*pad, "id"),
                f"Plateau '{kort(eigen)}' heeft geen bouwstenen.",
                "Voeg er een bouwsteen aan toe of haal het plateau weg.",
            )
        if basis := _tekst(plateau, "bouwt_op"):
            onder[eigen] = basis
    for pad, plateau in blokken(bestand.data.get("plateaus"), ("plateaus",)):
        begin = hier = _tekst(plateau, "id")
        if not _tekst(plateau, "bouwt_op"):
            continue
        for _ in onder:
            hier = onder.get(hier, "")
            if hier == begin or not hier:
                break
        if hier and hier == begin:
            yield bestand.fout(
                (*pad, "bouwt_op"),
                f"Plateau '{kort(begin)}' bouwt op zichzelf.",
                "Laat het op een lager plateau bouwen of haal bouwt_op weg.",
            )


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
