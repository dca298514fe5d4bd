"""The command line: each command reads its arguments, calls one library function, prints, and exits.

Exit status: 0 done; 1 the content is at fault, or the place that it is written to; 2 the command line is.
"""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unsched import cli_schedules, cli_verify
from unsched.cli_verify import FINDINGS
from unsched.kept import keep
from unsched.telling import FILE, FILES, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unsched.issuing import Outcome
    from unsched.translation.units import Unit

# The library is imported by the command that calls it: --help and completion do without (PLC0415).


class _InOrder(click.Group):
    """Commands that --help names in the order in which they stand here."""

    def list_commands(self, _: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"show_default": True})
@click.version_option(package_name="unsched", message="unsched %(version)s")
def app() -> None:
    """Issue the documents of a United Nations session in six languages from one schedule."""


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


def _codes(lang: str | None, every: bool) -> tuple[str, ...]:
    """The languages that are asked for, each once."""
    from unsched.house_style import PSEUDO, languages  # noqa: PLC0415

    known = languages()
    if (lang is None) != every:
        raise click.BadParameter("say which languages: --lang fr, --lang fr,es or --all", param_hint="--lang")
    codes = tuple(known) if lang is None else _listed(lang)
    if unknown := [code for code in codes if code not in (*known, *PSEUDO)]:
        raise click.BadParameter(
            f"language {', '.join(map(repr, unknown))} is not known; expected {', '.join(known)}",
            param_hint="--lang",
        )
    return codes


def _listed(lang: str | None) -> tuple[str, ...]:
    """The codes that commas part, each once."""
    return tuple(dict.fromkeys(code.strip().lower() for code in (lang or "").split(",") if code.strip()))


SCHEDULES = click.argument("schedules", **FILES)
LANGUAGES = click.option("--lang", help="A language, or several with commas between: fr,es.")
EVERY = click.option("--all", "every", is_flag=True, help="Every language.")
LOOKS = click.option(
    "--reference", type=FILE, help="A Word document whose styles, page and tables the documents take."
)
DRAFT = click.option("--draft", is_flag=True, help="Let the original, marked, stand in for what is not translated.")


@app.command()
@SCHEDULES
@LANGUAGES
@EVERY
@click.option(
    *("--output", "-o"),
    type=FILE,
    default=Path("build"),
    help="A folder, or for one document a file; its ending is the format.",
)
@click.option(
    "--to",
    default="docx",
    help="The format of the files in a folder: docx, pdf, html, ics, json, xml, txt or md.",
)
@LOOKS
@DRAFT
def render(
    schedules: tuple[Path, ...],
    lang: str | None,
    every: bool,
    output: Path,
    to: str,
    reference: Path | None,
    draft: bool,
) -> None:
    """Render SCHEDULES, or those that lie in schedules/, into documents and print the path of each."""
    codes = _codes(lang, every)
    from unsched.issuing import Order, issue  # noqa: PLC0415

    order = Order(_files(schedules), codes, output, f".{to}", reference, draft)
    if order.into_file and len(order.schedules) * len(codes) > 1:
        raise click.BadParameter("several documents need a folder", param_hint="--output")
    _report(issue(order))


@app.command()
@SCHEDULES
@LANGUAGES
@EVERY
@LOOKS
@DRAFT
def glyphs(schedules: tuple[Path, ...], lang: str | None, every: bool, reference: Path | None, draft: bool) -> None:
    """Name the characters of documents that the fonts of this machine have no glyph for."""
    codes = _codes(lang, every)
    from unsched.issuing import Order, check_glyphs  # noqa: PLC0415

    _report(check_glyphs(Order(_files(schedules), codes, Path(), reference=reference, draft=draft)))


def _files(schedules: tuple[Path, ...]) -> tuple[Path, ...]:
    """The schedules that are named, or those at hand."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415

    files = tuple(schedules or schedules_at_hand())
    if not files:
        raise click.BadParameter("there is no schedule in schedules/; name one", param_hint="SCHEDULES")
    return files


def _report(outcomes: "Iterable[Outcome]") -> None:
    """Print what came of each document, and exit."""
    failed = False
    with told():
        for outcome in outcomes:
            for finding in outcome.findings:
                click.echo(str(finding), err=True)
                failed |= finding.severity == "error"
            if outcome.path:
                click.echo(outcome.path)
    raise SystemExit(int(failed))


@app.command()
@click.option("--output", "-o", type=FILE, default=Path("reference.docx"), help="The new file.")
def reference(output: Path) -> None:
    """Write the reference document out, to be changed in Word and given to render --reference."""
    from unsched.writers.reference import write_reference  # noqa: PLC0415

    with told():
        write_reference(output)
    click.echo(output)


LOCALES = Path("locales")  # of the working folder


@app.command()
@SCHEDULES
def extract(schedules: tuple[Path, ...]) -> None:
    """Write the messages of templates and schedules into locales/*.pot, for translators."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.extracting import extract  # noqa: PLC0415

    with told():
        for path in extract(schedules or schedules_at_hand(), LOCALES):
            click.echo(path)


@app.command()
@LANGUAGES
@click.option(
    *("--memory", "memories"),
    type=FILE,
    multiple=True,
    help="Translations to propose: .po, .tmx, .xlf, .xliff, or a folder of such files.",
)
@click.option(
    "--returned",
    type=FILE,
    multiple=True,
    help="Work that came back, of the same kinds: it takes the place of what is there.",
)
def update(lang: str | None, memories: tuple[Path, ...], returned: tuple[Path, ...]) -> None:
    """Bring the catalogs in locales/ up to its .pot files; --lang begins a new language."""
    from unsched.translation.reports import update_text  # noqa: PLC0415
    from unsched.translation.updating import Sources, update  # noqa: PLC0415

    with told():
        sources = Sources(_units(memories), _units(returned))
        for path, done in update(LOCALES, _listed(lang), sources):
            click.echo(update_text(path, done))


def _units(paths: tuple[Path, ...]) -> "list[Unit]":
    """What files hold that were named; no others need the readers of such files."""
    if not paths:
        return []
    from unsched.translation.gathering import gather  # noqa: PLC0415

    return gather(paths)


@app.command()
@click.argument("catalogs", **FILES)
@LANGUAGES
@FINDINGS
def check(catalogs: tuple[Path, ...], lang: str | None, form: str) -> None:
    """Name what is wrong, or looks wrong, in CATALOGS, or in those in locales/."""
    from unsched.translation.catalogs import catalogs_in  # noqa: PLC0415
    from unsched.translation.checking import check  # noqa: PLC0415
    from unsched.translation.reports import FORMATS  # noqa: PLC0415

    with told():
        findings = list(check(catalogs or catalogs_in(LOCALES, _listed(lang))))
        for line in FORMATS[form](findings):
            click.echo(line)
    raise SystemExit(int(any(finding.severity == "error" for finding in findings)))


@app.command()
@LANGUAGES
@click.option(
    *("--format", "form"),
    type=click.Choice(["text", "json"]),
    default="text",
    help="For whom the figures are written.",
)
@click.option("--fail-under", type=int, default=0, help="Exit with 1 where less per cent of the words is translated.")
def stats(lang: str | None, form: str, fail_under: int) -> None:
    """Tell how far translation has come, and what documents wait for."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.reports import statistics_json, statistics_text  # noqa: PLC0415
    from unsched.translation.statistics import stats  # noqa: PLC0415

    with told():
        found = stats(LOCALES, schedules_at_hand(), _listed(lang))
        as_text = form == "text"
        click.echo("\n".join(statistics_text(found, sys.stdout.isatty())) if as_text else statistics_json(found))
    raise SystemExit(int(any(catalog.percent < fail_under for catalog in found.catalogs)))


@app.command()
@click.argument("sources", **FILES)
@click.option("--output", "-o", type=FILE, default=Path("memory.tmx"), help="A .tmx, .xlf or .xliff file.")
@LANGUAGES
def memory(sources: tuple[Path, ...], output: Path, lang: str | None) -> None:
    """Write the project's translations, and those of SOURCES as for update --memory, out for other programs."""
    from unsched.translation.gathering import write_memory  # noqa: PLC0415

    with told():
        write_memory(output, LOCALES, _listed(lang), sources)
    click.echo(output)


for command in (cli_schedules.new, cli_schedules.schema, cli_verify.verify):
    app.add_command(command)
