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

from unsched import cli_schedules, cli_verify
from unsched.cli_verify import FindingForm, Findings
from unsched.kept import keep
from unsched.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unsched.issuing import Outcome
    from unsched.translation.units import Unit

# The library is imported by the command that calls it: --help and completion do without (PLC0415).

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


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


def _codes(lang: str | None, every: bool) -> tuple[str, ...]:
    """The languages that are asked for, each once."""
    from unsched.house_style import PSEUDO, languages  # noqa: PLC0415

    known = languages()
    if (lang is None) != every:
        raise typer.BadParameter("say which languages: --lang fr, --lang fr,es or --all", param_hint="--lang")
    codes = tuple(known) if lang is None else _listed(lang)
    if unknown := [code for code in codes if code not in (*known, *PSEUDO)]:
        raise typer.BadParameter(
            f"language {', '.join(map(repr, unknown))} is not known; expected {', '.join(known)}",
            param_hint="--lang",
        )
    return codes


def _listed(lang: str | None) -> tuple[str, ...]:
    """The codes that commas part, each once."""
    return tuple(dict.fromkeys(code.strip().lower() for code in (lang or "").split(",") if code.strip()))


Schedules = Annotated[
    list[Path] | None,
    typer.Argument(help="Schedules; without any, those that lie in schedules/.", readable=False),
]
Languages = Annotated[str | None, typer.Option("--lang", help="A language, or several with commas between: fr,es.")]
Every = Annotated[bool, typer.Option("--all", help="Every language.")]
Looks = Annotated[
    Path | None,
    typer.Option("--reference", help="A Word document whose styles, page and tables the documents take."),
]
Draft = Annotated[bool, typer.Option("--draft", help="Let the original, marked, stand in for what is not translated.")]


@app.command()
def render(
    schedules: Schedules = None,
    lang: Languages = None,
    every: Every = False,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="A folder, or for one document a file; its ending is the format."),
    ] = Path("build"),
    to: Annotated[
        str, typer.Option(help="The format of the files in a folder: docx, pdf, html, ics, json, xml, txt or md.")
    ] = "docx",
    reference: Looks = None,
    draft: Draft = False,
) -> None:
    """Render schedules into documents and print the path of each."""
    codes = _codes(lang, every)
    from unsched.issuing import Order, issue  # noqa: PLC0415

    order = Order(_files(schedules), codes, output, f".{to}", reference, draft)
    if order.into_file and len(order.schedules) * len(codes) > 1:
        raise typer.BadParameter("several documents need a folder", param_hint="--output")
    _report(issue(order))


@app.command()
def glyphs(
    schedules: Schedules = None,
    lang: Languages = None,
    every: Every = False,
    reference: Looks = None,
    draft: Draft = False,
) -> None:
    """Name the characters of documents that the fonts of this machine have no glyph for."""
    codes = _codes(lang, every)
    from unsched.issuing import Order, check_glyphs  # noqa: PLC0415

    _report(check_glyphs(Order(_files(schedules), codes, Path(), reference=reference, draft=draft)))


def _files(schedules: list[Path] | None) -> tuple[Path, ...]:
    """The schedules that are named, or those at hand."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415

    files = tuple(schedules or schedules_at_hand())
    if not files:
        raise typer.BadParameter("there is no schedule in schedules/; name one", param_hint="SCHEDULES")
    return files


def _report(outcomes: "Iterable[Outcome]") -> None:
    """Print what came of each document, and exit."""
    failed = False
    with told():
        for outcome in outcomes:
            for finding in outcome.findings:
                typer.echo(str(finding), err=True)
                failed |= finding.severity == "error"
            if outcome.path:
                typer.echo(outcome.path)
    raise typer.Exit(int(failed))


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
        for path, done in update(LOCALES, _listed(lang), sources):
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
        findings = list(check(catalogs or catalogs_in(LOCALES, _listed(lang))))
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
        found = stats(LOCALES, schedules_at_hand(), _listed(lang))
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
        write_memory(output, LOCALES, _listed(lang), sources or [])
    typer.echo(output)


app.add_typer(cli_schedules.app)
app.add_typer(cli_verify.app)
