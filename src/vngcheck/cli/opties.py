"""Options that more than one command has."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

F = TypeVar("F", bound=StrEnum)

Dossier = Annotated[
    Path,
    # Whether it can be read is for the library to say, in Dutch.
    typer.Argument(metavar="DOSSIER", help="Het dossier: een YAML-bestand.", readable=False),
]
Kaders = Annotated[
    Path | None,
    typer.Option(
        "--kaders",
        metavar="MAP",
        help="Zoek kaders eerst in deze map, dan naast het dossier, dan bij de meegeleverde.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Geef JSON voor andere programma's.")]
Herindeling = Annotated[
    bool,
    typer.Option(
        "--herindeling",
        help="Vergelijk ook als de gemeente na een herindeling een andere is.",
    ),
]


def keur_geen_invoer(output: Path, remedy: str, *inputs: tuple[str, Path | None]) -> None:
    """Make sure that what is to be made is not a file that is read for it.

    Args:
        output: the file to make.
        remedy: what to do then, a Dutch sentence.
        inputs: what is read: what it is in Dutch, and the file, if any.

    Raises:
        GebruikFout: it is.
    """
    from vngcheck.errors import GebruikFout

    for what, path in inputs:
        if path is not None and is_een_van(output, [path]):
            raise GebruikFout(f"{output} is {what}. {remedy}")


def is_een_van(path: Path, others: Iterable[Path]) -> bool:
    """Whether a file is the same as one of others; a file that cannot be looked at is not."""
    for other in others:
        with suppress(OSError, ValueError):  # why not, is for whoever reads or writes it
            if path.samefile(other):
                return True
    return False


def format_of(output: Path, form: F | None, forms: type[F], example: str) -> F:
    """The format that the name of a file asks for, or the option when the name says nothing.

    Args:
        output: the file to make.
        form: what `--formaat` says, if anything.
        forms: the formats there are, each the ending of a name.
        example: a good name for such a file.

    Raises:
        GebruikFout: the name says nothing, or something else than the option.
    """
    from vngcheck.errors import GebruikFout

    if output.is_dir():
        raise GebruikFout(f"{output} is een map. Geef ook een bestandsnaam, zoals {example}.")
    ending = output.suffix.lower().removeprefix(".")
    if ending in {"yaml", "yml"}:
        # Whatever --formaat says: over a dossier or kader nothing else is ever written.
        raise GebruikFout(
            f"{output} is de naam van een dossier of kader. Kies een andere naam, zoals {example}."
        )
    if form is not None and (ending == form or ending not in list(forms)):
        return form
    if form is not None:
        raise GebruikFout(
            f"De naam {output} en --formaat {form.value} spreken elkaar tegen. Kies er een."
        )
    if ending not in list(forms):
        *first, last = [f".{known.value}" for known in forms]
        raise GebruikFout(
            f"Aan de naam {output} is niet te zien wat het moet worden. "
            f"Laat hem eindigen op {', '.join(first)} of {last}, of geef --formaat."
        )
    return forms(ending)
