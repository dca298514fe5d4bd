"""The command line: each command reads its arguments, calls one library function, prints, and exits.

Exit status: 0 done; 1 the content is at fault, or the place that it is written to; 2 the command line is.
"""

import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unsched import cli_render, cli_schedules, cli_verify
from unsched.asking import Languages, Schedules, listed
from unsched.cli_verify import FindingForm, Findings
from unsched.completing import Command, Group
from unsched.kept import keep
from unsched.telling import told

if TYPE_CHECKING:
    from unsched.translation.units import Unit

# The library is imported by the command that calls it: --help and completion do without (PLC0415).

app = typer.Typer(cls=Group, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def main() -> None:
    """Run the command line of this process."""
    keep()
    gc.set_threshold(100_000)  # while libraries load there is no garbage to look for
    try:
        app()
    except OSError as error:  # standard output is full, the working folder gone
        sys.stderr.write(f"unsched: {error.strerror}\n")
        sys.stderr.flush()
        os._exit(1)  # nothing more can be said: the interpreter would try to
    finally:
        gc.freeze()  # nor is there any for the interpreter to look for when it ends


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"unsched {version('unsched')}")
        raise typer.Exit


@app.callback()
def _unsched(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Issue the documents of a United Nations session in six languages from one schedule."""


app.registered_commands += cli_render.app.registered_commands


@app.command()
def reference(
    output: Annotated[Path, typer.Option("--output", "-o", help="The new file.")] = Path("reference.docx"),
) -> None:
    """Write the reference document out, to be changed in Word and given to render --reference."""
    from unsched.writers.reference import write_reference  # noqa: PLC0415

    with told():
        write_reference(output)
    typer.echo(output)


LOCALES = Path("locales")  # of the working folder


class Form(StrEnum):
    """For whom something is written."""

    text = "text"
    json = "json"


Memories = Annotated[
    list[Path] | None,
    typer.Option("--memory", help="Translations to propose: .po, .tmx, .xlf, .xliff, or a folder of such files."),
]


@app.command()
def extract(schedules: Schedules = None) -> None:
    """Write the messages of templates and schedules into locales/*.pot, for translators."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.extracting import extract  # noqa: PLC0415

    with told():
        for path in extract(schedules or schedules_at_hand(), LOCALES):
            typer.echo(path)


@app.command()
def update(
    lang: Languages = None,
    memories: Memories = None,
    returned: Annotated[
        list[Path] | None,
        typer.Option(
            "--returned", help="Work that came back, of the same kinds: it takes the place of what is there."
        ),
    ] = None,
) -> None:
    """Bring the catalogs in locales/ up to its .pot files; --lang begins a new language."""
    from unsched.translation.reports import update_text  # noqa: PLC0415
    from unsched.translation.updating import Sources, update  # noqa: PLC0415

    with told():
        sources = Sources(_units(memories), _units(returned))
        for path, done in update(LOCALES, listed(lang), sources):
            typer.echo(update_text(path, done))


def _units(paths: list[Path] | None) -> "list[Unit]":
    """What files hold that were named; no others need the readers of such files."""
    if not paths:
        return []
    from unsched.translation.gathering import gather  # noqa: PLC0415

    return gather(paths)


@app.command()
def check(
    catalogs: Annotated[list[Path] | None, typer.Argument(help="Catalogs; without any, those in locales/.")] = None,
    lang: Languages = None,
    form: Findings = FindingForm.text,
) -> None:
    """Name what is wrong, or looks wrong, in translations."""
    from unsched.translation.catalogs import catalogs_in  # noqa: PLC0415
    from unsched.translation.checking import check  # noqa: PLC0415
    from unsched.translation.reports import FORMATS  # noqa: PLC0415

    with told():
        findings = list(check(catalogs or catalogs_in(LOCALES, listed(lang))))
        for line in FORMATS[form](findings):
            typer.echo(line)
    raise typer.Exit(int(any(finding.severity == "error" for finding in findings)))


@app.command()
def stats(
    lang: Languages = None,
    form: Annotated[Form, typer.Option("--format", help="For whom the figures are written.")] = Form.text,
    fail_under: Annotated[int, typer.Option(help="Exit with 1 where less per cent of the words is translated.")] = 0,
) -> None:
    """Tell how far translation has come, and what documents wait for."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.reports import statistics_json, statistics_text  # noqa: PLC0415
    from unsched.translation.statistics import stats  # noqa: PLC0415

    with told():
        found = stats(LOCALES, schedules_at_hand(), listed(lang))
        as_text = form is Form.text
        typer.echo("\n".join(statistics_text(found, sys.stdout.isatty())) if as_text else statistics_json(found))
    raise typer.Exit(int(any(catalog.percent < fail_under for catalog in found.catalogs)))


@app.command()
def memory(
    sources: Annotated[list[Path] | None, typer.Argument(help="More translations, as for update --memory.")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="A .tmx, .xlf or .xliff file.")] = Path("memory.tmx"),
    lang: Languages = None,
) -> None:
    """Write the project's translations, and more, out for other programs."""
    from unsched.translation.gathering import write_memory  # noqa: PLC0415

    with told():
        write_memory(output, LOCALES, listed(lang), sources or [])
    typer.echo(output)


app.add_typer(cli_schedules.app)
app.add_typer(cli_verify.app)

for commands in (app, cli_schedules.app, cli_verify.app):
    for command in commands.registered_commands:
        command.cls = Command
