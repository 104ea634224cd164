"""What is not done in a regio for lack of rijksmiddelen, and what it would cost. Pure.

An amount of the regio counts once, however many gemeenten take its antwoord over. What more
than one of them names is shown: then the sum may count the same work twice, and only those who
wrote it can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vngcheck.dossier import Bedrag, GeenKnaken
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.kader import Vraag
from vngcheck.rapport.model import Rapport, VraagDeel


class Uitleg(StrEnum):
    """What an explanation is worth."""

    TELT = "telt"
    TELT_NIET = "telt_niet"
    WETTELIJK = "wettelijk"


@dataclass(frozen=True, slots=True)
class Post:
    """One task that a gemeente, or the regio for all, does not do for lack of rijksmiddelen.

    Attributes:
        wie: the name of the gemeente or the regio.
        van_regio: whether it is the regio.
        deel: the vraag with its antwoord.
        uitleg: whether the explanation counts.
    """

    wie: str
    van_regio: bool
    deel: VraagDeel
    uitleg: Uitleg

    @property
    def vraag(self) -> Vraag:
        """The vraag it is about."""
        return self.deel.vraag

    @property
    def geen_knaken(self) -> GeenKnaken | None:
        """The explanation itself; None when only the reden is given."""
        return self.deel.antwoord.geen_knaken if self.deel.antwoord else None

    @property
    def bedragen(self) -> tuple[Bedrag, ...]:
        """The amounts it names."""
        return self.geen_knaken.bedragen if self.geen_knaken else ()


@dataclass(frozen=True, slots=True)
class Geldrij:
    """What one party names, or all together: tasks, and the amounts by year in whole euros.

    A task that more than one party names is one task; `zonder_bedrag` counts each time that one
    of them names no amount for it.
    """

    wie: str
    van_regio: bool
    taken: int
    zonder_bedrag: int
    jaren: tuple[Jaartotaal, ...]

    def in_jaar(self, jaar: int) -> int:
        """The amount of one year, in whole euros."""
        return sum(totaal.totaal for totaal in self.jaren if totaal.jaar == jaar)

    @property
    def samen(self) -> int:
        """All years together, in whole euros."""
        return sum(totaal.totaal for totaal in self.jaren)


@dataclass(frozen=True, slots=True)
class Regiogeld:
    """All that is explained for lack of rijksmiddelen, in the order of the kader per party."""

    posten: tuple[Post, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether nobody explains anything that way."""
        return not self.posten

    @property
    def taken(self) -> int:
        """How many tasks it is about, each once."""
        return len({post.vraag.id for post in self.posten})

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years of which amounts are named."""
        return tuple(sorted({bedrag.jaar for post in self.posten for bedrag in post.bedragen}))

    def van(self, uitleg: Uitleg) -> list[Post]:
        """The tasks whose explanation is worth this."""
        return [post for post in self.posten if post.uitleg is uitleg]

    def rijen(self, uitleg: Uitleg) -> list[Geldrij]:
        """A row per party that explains something that way."""
        posten = self.van(uitleg)
        return [
            _rij(
                wie,
                van_regio=van_regio,
                posten=[p for p in posten if (p.wie, p.van_regio) == (wie, van_regio)],
            )
            for wie, van_regio in dict.fromkeys((p.wie, p.van_regio) for p in posten)
        ]

    def totaal(self, uitleg: Uitleg) -> Geldrij:
        """The whole regio: every amount once."""
        return _rij("Samen", van_regio=False, posten=self.van(uitleg))

    @property
    def dubbel(self) -> list[tuple[Vraag, list[Post]]]:
        """The vragen for which more than one party names an amount."""
        per_vraag: dict[str, list[Post]] = {}
        for post in self.posten:
            if post.bedragen:
                per_vraag.setdefault(post.vraag.id, []).append(post)
        return [(posten[0].vraag, posten) for posten in per_vraag.values() if len(posten) > 1]


def maak_regiogeld(regio: Rapport, gemeenten: Sequence[Rapport]) -> Regiogeld:
    """Gather what regio and gemeenten explain for lack of rijksmiddelen.

    Args:
        regio: the report of the regiodossier; its amounts go first, once.
        gemeenten: the reports of the gemeenten; what they take over from the regio is left out.
    """
    posten = list(_posten(regio, van_regio=True))
    for rapport in gemeenten:
        posten += [p for p in _posten(rapport, van_regio=False) if p.deel.geerfd_van is None]
    return Regiogeld(tuple(posten))


def _posten(rapport: Rapport, *, van_regio: bool) -> Iterable[Post]:
    deel = rapport.geen_knaken
    for uitleg, delen in (
        (Uitleg.TELT, deel.telt),
        (Uitleg.TELT_NIET, deel.telt_niet),
        (Uitleg.WETTELIJK, deel.wettelijk),
    ):
        for vraag in delen:
            yield Post(rapport.naam, van_regio, vraag, uitleg)


def _rij(wie: str, *, van_regio: bool, posten: Sequence[Post]) -> Geldrij:
    return Geldrij(
        wie,
        van_regio,
        len({post.vraag.id for post in posten}),
        sum(not post.bedragen for post in posten),
        per_jaar(bedrag for post in posten for bedrag in post.bedragen),
    )
