"""The kader: plateaus, bouwstenen and vragen. Pure data.

A kader is a file in `frameworks/`; nothing in the code knows the VNG-kader, so that the
official text can replace the reconstruction without a change here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Final, Self

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from vngcheck.velden import (
    MAX_LIJST,
    Datum,
    JaNee,
    KaderTekst,
    KaderTitel,
    Model,
    Slug,
    VraagId,
    keuze,
    lijst,
    veldfout,
)


class Status(StrEnum):
    """Whether a kader is the official text, or was put together from other sources."""

    OFFICIEEL = "officieel"
    RECONSTRUCTIE = "reconstructie"


class Reden(StrEnum):
    """Why an antwoord is deels or nee."""

    GEEN_RIJKSMIDDELEN = "geen_rijksmiddelen"
    GEEN_EIGEN_MIDDELEN = "geen_eigen_middelen"
    GEPLAND = "gepland"
    KEUZE = "keuze"
    ANDERS = "anders"


class Plicht(StrEnum):
    """What obliges a gemeente to meet a norm."""

    WETTELIJK = "wettelijk"
    LANDELIJK = "landelijk"
    AANBEVELING = "aanbeveling"
    LOKAAL = "lokaal"


class Sterkte(StrEnum):
    """How sure it is that a norm belongs in the kader: A literal, B bundled, C derived."""

    A = "A"
    B = "B"
    C = "C"


class Schaal(StrEnum):
    """Who can meet a norm."""

    LOKAAL = "lokaal"
    REGIONAAL = "regionaal"
    BEIDE = "beide"


class Domein(StrEnum):
    """Whose work a norm is within the gemeente."""

    VEILIGHEID = "veiligheid"
    ZORG = "zorg"
    BEIDE = "beide"


class Vorm(StrEnum):
    """Form of uitbuiting."""

    SEKSUEEL = "seksueel"
    ARBEID = "arbeid"
    CRIMINEEL = "crimineel"


DUBBELE_IDS: Final = "In dit kader staat een id twee keer."
"""What the model says when two things of one kind have the same id."""

_VERSIE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,40}")
_GETAL: Final = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)


def _versie(waarde: object) -> object:
    if isinstance(waarde, str) and _VERSIE.fullmatch(waarde.strip()):
        return waarde.strip()
    raise veldfout("Dit kan geen versie zijn.", "Schrijf bijvoorbeeld 1 of 2026-1.")


def _gewicht(waarde: object) -> Fraction:
    if isinstance(waarde, (int, Fraction)) and not isinstance(waarde, bool):
        getal = Fraction(waarde)
    elif isinstance(waarde, str) and _GETAL.fullmatch(waarde.strip()):
        getal = Fraction(waarde.strip())
    else:
        raise veldfout("Een gewicht is een getal boven nul.", "Schrijf bijvoorbeeld 1 of 0.5.")
    if getal <= 0:
        raise veldfout("Een gewicht moet boven nul liggen.", "Schrijf bijvoorbeeld 1 of 0.5.")
    return getal


def _aandeel(waarde: object) -> Fraction:
    if isinstance(waarde, str) and _GETAL.fullmatch(waarde.strip()):
        waarde = Fraction(waarde.strip())
    if isinstance(waarde, (int, Fraction)) and 0 <= waarde <= 1:
        return Fraction(waarde)
    raise veldfout("Dit moet een getal van 0 tot en met 1 zijn.", "Schrijf bijvoorbeeld 0.75.")


Versie = Annotated[str, BeforeValidator(_versie)]
"""A version as a dossier names it; text, never compared as a number."""
_VERWIJZING: Final[TypeAdapter[tuple[str, str]]] = TypeAdapter(tuple[Slug, Versie])


def kadernaam(kader_id: object, versie: object) -> str | None:
    """How a dossier names a kader: `id@versie`; None when no kader can have these."""
    try:
        return "@".join(_VERWIJZING.validate_python((kader_id, versie)))
    except ValidationError:
        return None


Gewicht = Annotated[
    Fraction,
    BeforeValidator(_gewicht),
    PlainSerializer(float, return_type=float),
    Field(json_schema_extra={"type": "number", "exclusiveMinimum": 0}),
]
"""Weight of a vraag in its bouwsteen, or of a bouwsteen in its plateau; above zero."""
Aandeel = Annotated[
    Fraction,
    BeforeValidator(_aandeel),
    PlainSerializer(float, return_type=float),
    Field(json_schema_extra={"type": "number", "minimum": 0, "maximum": 1}),
]
"""A fraction from 0 to 1."""


class Document(Model):
    """A source of the kader.

    `id` is the short name by which vragen refer to it; `vindplaats` is how a reader finds it.
    """

    id: KaderTitel
    titel: KaderTekst
    vindplaats: KaderTekst
    datum: Datum | None = None


class Bron(Model):
    """A place in a source."""

    document: KaderTitel
    plaats: KaderTekst


class Criterium(Model):
    """A checkable statement; ja requires all criteria of a vraag.

    Either `bron` says where it comes from, or `uitwerking` is true: then it is our own
    elaboration of the norm.
    """

    tekst: KaderTekst
    uitwerking: JaNee = False
    bron: Annotated[Bron | None, Field(validate_default=True)] = None

    @field_validator("bron")
    @classmethod
    def _herkomst(cls, waarde: Bron | None, info: ValidationInfo) -> Bron | None:
        if info.data.get("uitwerking") == (waarde is not None):
            raise veldfout(
                "Een criterium heeft óf een bron, óf uitwerking: true.",
                "Noem de bron, of zeg dat het een eigen uitwerking is.",
            )
        return waarde


class Vraag(Model):
    """One norm, put as a question.

    `norm` is the number of the norm it was made from; `wet` names the law when `plicht` is
    wettelijk; `toelichting` tells what is uncertain about the place of the norm.
    """

    id: VraagId
    norm: KaderTekst
    vraag: KaderTekst
    uitleg: KaderTekst
    criteria: Annotated[tuple[Criterium, ...], lijst(), Field(min_length=1, max_length=MAX_LIJST)]
    bewijs: KaderTekst
    toelichting: KaderTekst | None = None
    plicht: Annotated[Plicht, keuze(Plicht)]
    wet: Annotated[KaderTekst | None, Field(validate_default=True)] = None
    sterkte: Annotated[Sterkte, keuze(Sterkte)]
    vormen: Annotated[
        tuple[Annotated[Vorm, keuze(Vorm)], ...],
        lijst("Schrijf [seksueel, arbeid]."),
        Field(min_length=1, max_length=MAX_LIJST),
    ]
    domein: Annotated[Domein, keuze(Domein)]
    schaal: Annotated[Schaal, keuze(Schaal)]
    gewicht: Gewicht = Fraction(1)
    bronnen: Annotated[tuple[Bron, ...], lijst(), Field(min_length=1, max_length=MAX_LIJST)]
    stap: KaderTekst
    zie_ook: Annotated[tuple[VraagId, ...], lijst(), Field(max_length=MAX_LIJST)] = ()

    @field_validator("wet")
    @classmethod
    def _wet_bij_wettelijk(cls, waarde: str | None, info: ValidationInfo) -> str | None:
        plicht = info.data.get("plicht")
        if plicht is not None and (plicht is Plicht.WETTELIJK) != (waarde is not None):
            raise veldfout(
                "Bij plicht wettelijk hoort een wet, en alleen daar.",
                "Noem de wet bij 'wet', of kies een andere plicht.",
            )
        return waarde

    @property
    def is_kern(self) -> bool:
        """Whether the vraag belongs to the kern: sterkte A."""
        return self.sterkte is Sterkte.A


class Bouwsteen(Model):
    """Building block of a plateau; `waarom` says what goes wrong without it."""

    id: Slug
    nummer: KaderTekst
    plateau: Slug
    thema: Slug
    naam: KaderTekst
    waarom: KaderTekst
    gewicht: Gewicht = Fraction(1)
    vragen: Annotated[tuple[Vraag, ...], lijst(), Field(min_length=1, max_length=200)]


class Plateau(Model):
    """Level of the kader; `bouwt_op` names the plateau it deepens."""

    id: Slug
    naam: KaderTekst
    uitleg: KaderTekst
    bouwt_op: Slug | None = None


class Thema(Model):
    """One of the themes by which bouwstenen are grouped."""

    id: Slug
    naam: KaderTekst


class Band(Model):
    """Words for a plateau score from `vanaf` (a fraction from 0 to 1) upwards."""

    vanaf: Aandeel
    tekst: KaderTekst


class Kader(Model):
    """A whole kader.

    `aanvaarde_redenen` are the reasons it accepts as explanation of a deels or nee;
    `over` tells what it is and where it comes from, `verplichting` what obliges a gemeente;
    `reconstructie` says, for a kader that is one, what in it is certain and what is not.
    """

    id: Slug
    versie: Versie
    status: Annotated[Status, keuze(Status)]
    naam: KaderTekst
    over: KaderTekst
    reconstructie: KaderTekst | None = None
    verplichting: KaderTekst | None = None
    aanvaarde_redenen: Annotated[
        tuple[Annotated[Reden, keuze(Reden)], ...],
        lijst("Schrijf [geen_rijksmiddelen] of []."),
        Field(max_length=MAX_LIJST),
    ] = ()
    banden: Annotated[tuple[Band, ...], lijst(), Field(min_length=1, max_length=MAX_LIJST)]
    bronnen: Annotated[tuple[Document, ...], lijst(), Field(max_length=500)]
    themas: Annotated[tuple[Thema, ...], lijst(), Field(min_length=1, max_length=MAX_LIJST)]
    plateaus: Annotated[tuple[Plateau, ...], lijst(), Field(min_length=1, max_length=MAX_LIJST)]
    bouwstenen: Annotated[tuple[Bouwsteen, ...], lijst(), Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def _ids_zijn_uniek(self) -> Self:
        # A file is checked more precisely; this is for what slips through there.
        for ids in (
            [bron.id for bron in self.bronnen],
            [thema.id for thema in self.themas],
            [plateau.id for plateau in self.plateaus],
            [steen.id for steen in self.bouwstenen],
            [vraag.id for steen in self.bouwstenen for vraag in steen.vragen],
        ):
            if len(set(ids)) < len(ids):
                raise veldfout(DUBBELE_IDS, "Geef elk onderdeel een eigen id.")
        return self

    @property
    def verwijzing(self) -> str:
        """How a dossier names this kader: `id@versie`."""
        return f"{self.id}@{self.versie}"

    @cached_property
    def vragen(self) -> Mapping[str, Vraag]:
        """Every vraag by its id, in the order of the kader."""
        return {vraag.id: vraag for steen in self.bouwstenen for vraag in steen.vragen}

    @cached_property
    def documenten(self) -> Mapping[str, Document]:
        """Every source by its short name."""
        return {document.id: document for document in self.bronnen}

    def bouwstenen_van(self, plateau: str) -> Iterator[Bouwsteen]:
        """The bouwstenen of one plateau, in the order of the kader."""
        return (steen for steen in self.bouwstenen if steen.plateau == plateau)

    def band(self, score: float) -> str:
        """Words for a plateau score (a fraction from 0 to 1)."""
        # As floats both: the float 0.7 is just below the fraction 7/10.
        passend = [band.tekst for band in self.banden if float(band.vanaf) <= score]
        return passend[-1] if passend else self.banden[0].tekst
