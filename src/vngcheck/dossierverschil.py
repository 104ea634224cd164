"""Two people changed one dossier: putting their changes together, and telling of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from vngcheck.dossier import Actie, Antwoord, Dossier
from vngcheck.opmaak import opsomming

T = TypeVar("T")

MAX_ZINNEN: Final = 10
"""Changes that are told one by one."""


@dataclass(frozen=True, slots=True)
class Samen:
    """A dossier with the changes of both.

    Attributes:
        dossier: where both changed the same, it has ours.
        botsingen: what both changed differently: each a Dutch sentence on what theirs was.
    """

    dossier: Dossier
    botsingen: tuple[str, ...]


def voeg_samen(basis: Dossier, ons: Dossier, hun: Dossier) -> Samen:
    """Put what we changed into their version: per antwoord, per actie, and per other field.

    Args:
        basis: the version that both began with.
        ons: ours.
        hun: theirs.
    """
    nieuw: dict[str, Any] = {}
    botsingen: list[str] = []
    for veld in Dossier.model_fields:
        van_basis, van_ons, van_hun = (getattr(d, veld) for d in (basis, ons, hun))
        if van_ons == van_basis:
            continue
        if veld == "antwoorden":
            nieuw[veld], gebotst = _antwoorden(van_basis, van_ons, van_hun)
            botsingen += gebotst
        elif veld == "acties":
            nieuw[veld] = _acties(van_basis, van_ons, van_hun)
        else:
            nieuw[veld] = van_ons
            if van_hun not in (van_basis, van_ons):
                botsingen.append(f"{veld}: de ander veranderde dit ook. Wat u schreef, geldt.")
    return Samen(hun.model_copy(update=nieuw), tuple(botsingen))


def veranderd(oud: Dossier, nieuw: Dossier) -> list[str]:
    """What changed from one version to another, one Dutch sentence each, the vragen first."""
    zinnen = []
    for vraag in dict.fromkeys([*oud.antwoorden, *nieuw.antwoorden]):
        een, ander = oud.antwoorden.get(vraag), nieuw.antwoorden.get(vraag)
        if een == ander:
            continue
        if stand(een) != stand(ander):
            zinnen.append(f"{vraag}: {stand(een)} is nu {stand(ander)}.")
        elif velden := _velden(een or Antwoord(), ander or Antwoord()):
            zinnen.append(f"{vraag}: {opsomming(velden)} gewijzigd.")
    velden = [veld for veld in _velden(oud, nieuw) if veld != "antwoorden"]
    return zinnen + [f"{veld}: gewijzigd." for veld in velden]


def ingekort(zinnen: list[str]) -> list[str]:
    """No more sentences than someone reads between two vragen."""
    over = len(zinnen) - MAX_ZINNEN
    return [*zinnen[:MAX_ZINNEN], f"En nog {over}."] if over > 0 else zinnen


def stand(antwoord: Antwoord | None) -> str:
    """The antwoord in a word; open when there is none."""
    if antwoord is None or antwoord.antwoord is None:
        return "open"
    bij = " (te herbevestigen)" if antwoord.te_herbevestigen else ""
    return f"{antwoord.antwoord.value}{bij}"


def _velden(een: Any, ander: Any) -> list[str]:
    return [veld for veld in type(een).model_fields if getattr(een, veld) != getattr(ander, veld)]


def _antwoorden(
    basis: dict[str, Antwoord], ons: dict[str, Antwoord], hun: dict[str, Antwoord]
) -> tuple[dict[str, Antwoord], list[str]]:
    samen = dict(hun)
    gebotst = []
    for vraag in dict.fromkeys([*basis, *ons]):
        van_basis, van_ons, van_hun = basis.get(vraag), ons.get(vraag), hun.get(vraag)
        if van_ons == van_basis:
            continue
        if van_hun not in (van_basis, van_ons):
            het = f"uw antwoord ({stand(van_ons)}) geldt; het andere was {stand(van_hun)}."
            if stand(van_ons) == stand(van_hun):
                het = "wat u schreef, geldt; wat de ander schreef, staat in het andere bestand."
            gebotst.append(f"{vraag}: de ander veranderde dit ook; {het}")
        if van_ons is None:
            samen.pop(vraag, None)
        else:
            samen[vraag] = van_ons
    return samen, gebotst


def _acties(
    basis: Sequence[Actie], ons: Sequence[Actie], hun: Sequence[Actie]
) -> tuple[Actie, ...]:
    """Theirs, with what we changed; an actie that both changed is there twice, so none is lost."""
    samen = list(hun)
    vorige: Actie | None = None
    for oud, nieuw in _stappen(basis, ons):
        if oud == nieuw:
            pass
        elif nieuw is None:
            if oud in samen:
                samen.remove(oud)
        elif oud in samen:
            samen[samen.index(oud)] = nieuw
        elif nieuw not in samen:
            plaats = samen.index(vorige) + 1 if vorige in samen else len(samen)
            samen.insert(plaats, nieuw)
        vorige = nieuw or vorige
    return tuple(samen)


def _stappen(oud: Sequence[T], nieuw: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """The items of two lists side by side; None where one was added or removed."""
    meest = min(len(oud), len(nieuw))
    voor = 0
    while voor < meest and oud[voor] == nieuw[voor]:
        voor += 1
    achter = 0
    while achter < meest - voor and oud[-1 - achter] == nieuw[-1 - achter]:
        achter += 1
    yield from zip(oud[:voor], nieuw[:voor], strict=True)
    weg, erbij = list(oud[voor : len(oud) - achter]), list(nieuw[voor : len(nieuw) - achter])
    for nummer in range(max(len(weg), len(erbij))):
        yield (
            weg[nummer] if nummer < len(weg) else None,
            erbij[nummer] if nummer < len(erbij) else None,
        )
    yield from zip(oud[len(oud) - achter :], nieuw[len(nieuw) - achter :], strict=True)
