"""What several commands ask for alike: schedules, languages, looks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

# The library is imported by the function that calls it (PLC0415), as in `cli`.

Schedules = Annotated[
    list[Path] | None,
    typer.Argument(help="Schedules, or patterns in quotes; without any, those in schedules/.", readable=False),
]
Languages = Annotated[str | None, typer.Option("--lang", help="A language, or several with commas between: fr,es.")]
Every = Annotated[bool, typer.Option("--all", help="Every language.")]
Looks = Annotated[
    Path | None,
    typer.Option("--reference", help="A Word document whose styles, page and tables the documents take."),
]
Draft = Annotated[bool, typer.Option("--draft", help="Let the original, marked, stand in for what is not translated.")]


def codes(lang: str | None, every: bool) -> tuple[str, ...]:
    """The languages that are asked for, each once."""
    from unsched.house_style import PSEUDO, languages  # noqa: PLC0415

    known = languages()
    if (lang is None) != every:
        raise typer.BadParameter("say which languages: --lang fr, --lang fr,es or --all", param_hint="--lang")
    found = tuple(known) if lang is None else listed(lang)
    if unknown := [code for code in found if code not in (*known, *PSEUDO)]:
        raise typer.BadParameter(
            f"language {', '.join(map(repr, unknown))} is not known; expected {', '.join(known)}",
            param_hint="--lang",
        )
    return found


def listed(lang: str | None) -> tuple[str, ...]:
    """The codes that commas part, each once."""
    return tuple(dict.fromkeys(code.strip().lower() for code in (lang or "").split(",") if code.strip()))


def files(schedules: Sequence[Path] | None) -> tuple[Path, ...]:
    """The schedules that are named or that match a pattern, or those at hand."""
    from unsched.issuing.orders import matching  # noqa: PLC0415
    from unsched.resources import schedules_at_hand  # noqa: PLC0415

    found = matching(schedules or schedules_at_hand())
    if not found:
        raise typer.BadParameter("there is no schedule in schedules/; name one", param_hint="SCHEDULES")
    return found
