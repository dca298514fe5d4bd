"""The commands that make documents, and tell what stands in their way."""

import sys
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unsched.asking import Draft, Every, Languages, Looks, Schedules, codes, files
from unsched.telling import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor
    from contextlib import AbstractContextManager

    from unsched.issuing import Order, Outcome
    from unsched.progress import Tally

# The library is imported by the command that calls it (PLC0415), as in `cli`.

app = typer.Typer(rich_markup_mode=None)

INTERRUPTED = 130  # the exit status after Ctrl-C, as shells have it


@app.command()
def render(
    schedules: Schedules = None,
    lang: Languages = None,
    every: Every = False,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="A folder, an address such as s3://…, or for one document a file; its ending is the format.",
        ),
    ] = "build",
    to: Annotated[
        str, typer.Option(help="The format of the files in a folder: docx, pdf, html, ics, json, xml, txt or md.")
    ] = "docx",
    reference: Looks = None,
    draft: Draft = False,
    force: Annotated[bool, typer.Option("--force", help="Render also what has not changed.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Render again whenever a file is saved.")] = False,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Let a Dask cluster render: tcp://scheduler:8786.")
    ] = None,
) -> None:
    """Render schedules into documents and print the path of each."""
    languages = codes(lang, every)
    from unsched.issuing.orders import Order  # noqa: PLC0415

    def order() -> Order:
        url = output if "://" in output else None
        return Order(files(schedules), languages, Path(output), f".{to}", reference, draft, url, force)

    if watch and cluster:
        raise typer.BadParameter("a cluster does not watch", param_hint="--watch")
    with told():
        first = order()
        if first.into_file and len(first.schedules) * len(languages) > 1:
            raise typer.BadParameter("several documents need a folder", param_hint="--output")
        if watch:
            _watch(order)
        _issue(first, cluster)


def _issue(order: "Order", cluster: str | None) -> None:
    """Issue an order, tell of each document, and exit."""
    from unsched.issuing import issue  # noqa: PLC0415
    from unsched.progress import MANY, Tally, bar  # noqa: PLC0415

    tally, documents = Tally(), len(order.schedules) * len(order.languages)
    paths = documents < MANY or not sys.stdout.isatty()
    try:
        with (
            _workers(cluster) as executor,
            bar(documents) as advance,
            closing(issue(order, executor, advance)) as outcomes,
        ):
            _tell(outcomes, tally, paths)
    except KeyboardInterrupt:
        typer.echo(f"stopped; what was written is whole: {tally}", err=True)
        raise typer.Exit(INTERRUPTED) from None
    if sys.stderr.isatty() and documents > 1:
        typer.echo(tally, err=True)
    raise typer.Exit(int(tally.failed > 0))


def _workers(cluster: str | None) -> "AbstractContextManager[Executor | None]":
    """Those of a cluster, or whoever there is."""
    if cluster is None:
        return nullcontext()
    from unsched.issuing.cluster import cluster as workers  # noqa: PLC0415 -- Dask is slow to load

    return workers(cluster)


def _tell(outcomes: "Iterable[Outcome]", tally: "Tally", paths: bool) -> None:
    """Print what came of each document."""
    for outcome in outcomes:
        tally.count(outcome)
        for finding in outcome.findings:
            typer.echo(str(finding), err=True)
        if outcome.path and paths:
            typer.echo(outcome.path)


def _watch(order: "Callable[[], Order]") -> None:
    """Issue an order again and again, tell what is new each time, and exit when told to."""
    from unsched.errors import UnschedError  # noqa: PLC0415
    from unsched.issuing.watching import runs  # noqa: PLC0415
    from unsched.progress import Tally  # noqa: PLC0415

    try:
        for outcomes in runs(order):
            try:
                _tell((outcome for outcome in outcomes if not outcome.unchanged), Tally(), paths=True)
            except UnschedError as error:  # of a reference, say: it may be mended
                typer.echo(str(error), err=True)
    except KeyboardInterrupt:
        raise typer.Exit from None


@app.command()
def glyphs(
    schedules: Schedules = None,
    lang: Languages = None,
    every: Every = False,
    reference: Looks = None,
    draft: Draft = False,
) -> None:
    """Name the characters of documents that the fonts of this machine have no glyph for."""
    languages = codes(lang, every)
    from unsched.issuing.fonts import check_glyphs  # noqa: PLC0415
    from unsched.issuing.orders import Order  # noqa: PLC0415
    from unsched.progress import Tally  # noqa: PLC0415

    tally = Tally()
    with told():
        order = Order(files(schedules), languages, Path(), reference=reference, draft=draft)
        _tell(check_glyphs(order), tally, paths=False)
    raise typer.Exit(int(tally.failed > 0))
