"""The command line in Dutch: help and usage errors, which Typer only has in English."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

# Typer's own texts by pattern; what stands here is all that its parser can say.
_FOUTEN: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(engels, re.DOTALL), nederlands)
    for engels, nederlands in (
        (r"Missing command\.", "Er ontbreekt een opdracht."),
        (
            r"No such command '(.+?)'\..*?Did you mean '(.+?)'.*",
            r"De opdracht '\1' bestaat niet. Bedoelt u '\2'?",
        ),
        (r"No such command '(.+?)'\..*", r"De opdracht '\1' bestaat niet."),
        (
            r"No such option: (\S+?)(?: \(Possible options: (.+)\))",
            r"De optie \1 bestaat niet. Bedoelt u \2?",
        ),
        (r"No such option: (\S+).*", r"De optie \1 bestaat niet."),
        (r"Missing argument '(.+?)'\.?.*", r"Er ontbreekt iets: \1."),
        (r"Missing (?:option|parameter) '(.+?)'\.?.*", r"De optie \1 ontbreekt."),
        (
            r"Option '?(\S+?)'? requires an argument\.?",
            r"Achter \1 hoort een waarde.",
        ),
        (
            r"Option '?(\S+?)'? requires (\d+) arguments\.?",
            r"Achter \1 horen \2 waarden, met een spatie ertussen.",
        ),
        (r"Option '?(\S+?)'? does not take a value\.?", r"Achter \1 hoort geen waarde."),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"Dit is te veel: \1."),
        (
            r"Invalid value for '(.+?)': (?:Value error, )?'?(.+?)'? is not one of (.+)\.",
            r"'\2' kan niet bij \1. Kies uit: \3.",
        ),
        (
            r"Invalid value for '.+?': \w+ '(.+)' is not readable\.",
            r"U mag \1 niet lezen. Vraag om leesrechten.",
        ),
        (r"Invalid value for '(.+?)': (.+)", r"Verkeerde waarde bij \1: \2"),
    )
)


def vertaal_gebruiksfout(engels: str) -> str:
    """What the parser of the command line found, in Dutch."""
    for patroon, nederlands in _FOUTEN:
        if gevonden := patroon.fullmatch(engels.strip()):
            return gevonden.expand(nederlands).replace(", --", " of --")
    return f"Verkeerd gebruik: {engels}"


class _DutchHelp:
    """Help in Dutch, for a command or a group; plain text, so that it needs no Rich."""

    def _write_help(self, ctx: Any, formatter: Any) -> None:
        opdracht = ctx.command
        stukken = re.sub(r"[{}]", "", " ".join(opdracht.collect_usage_pieces(ctx)))
        formatter.write_usage(ctx.command_path, stukken, prefix="Gebruik: ")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(inspect.cleandoc(opdracht.help or ""))
        self._write_commands(ctx, formatter)
        records: dict[str, list[tuple[str, str]]] = {"Argumenten": [], "Opties": []}
        for parameter in opdracht.get_params(ctx):
            if (record := parameter.get_help_record(ctx)) is not None:
                soort = "Argumenten" if parameter.param_type_name == "argument" else "Opties"
                tekst = record[1].replace("[required]", "").replace("[default:", "[standaard:")
                if "--help" in parameter.opts:
                    tekst = "Toon deze uitleg."
                # Typer adds the Python type behind an argument: "DOSSIER <path>".
                records[soort].append((re.sub(r" <[^>]*>(\.\.\.)?$", "", record[0]), tekst.strip()))
        for kop, regels in records.items():
            if regels:
                with formatter.section(kop):
                    formatter.write_dl(regels)
        if opdracht.epilog:
            # Written line by line: examples of commands must not be wrapped.
            formatter.write(f"\n{opdracht.epilog}\n")

    def _write_commands(self, ctx: Any, formatter: Any) -> None:
        """Nothing to list for a single command."""


class DutchCommand(_DutchHelp, TyperCommand):
    """A command whose help is in Dutch."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; a mistake knows of which command, which the parser leaves out."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            vars(error)["ctx"] = ctx
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help text."""
        self._write_help(ctx, formatter)


class DutchGroup(_DutchHelp, TyperGroup):
    """A group of commands whose help is in Dutch."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help text."""
        self._write_help(ctx, formatter)

    def _write_commands(self, ctx: Any, formatter: Any) -> None:
        regels = []
        for naam in self.list_commands(ctx):
            opdracht = self.get_command(ctx, naam)
            if opdracht is not None and not opdracht.hidden:
                regels.append((naam, inspect.cleandoc(opdracht.help or "").splitlines()[0]))
        with formatter.section("Opdrachten"):
            formatter.write_dl(regels)


def new_app(**settings: Any) -> typer.Typer:
    """A group of commands with everything in Dutch."""
    return typer.Typer(
        cls=DutchGroup,
        add_completion=False,
        rich_markup_mode=None,
        options_metavar="[OPTIES]",
        subcommand_metavar="OPDRACHT ...",
        pretty_exceptions_enable=False,
        **settings,
    )


def add_command(
    app: typer.Typer, function: Callable[..., None], examples: str = "", name: str | None = None
) -> None:
    """Add a command to a group; its help is the docstring of the function.

    Args:
        app: the group.
        function: what it does.
        examples: lines to show under the help.
        name: of the command; else that of the function.
    """
    epilog = f"Voorbeelden:\n{textwrap.indent(inspect.cleandoc(examples), '  ')}"
    app.command(
        name=name or function.__name__,
        cls=DutchCommand,
        options_metavar="[OPTIES]",
        epilog=epilog if examples else None,
    )(function)
