"""How the command line tells what the library found."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def told() -> Iterator[None]:
    """Print what an error of the library found, and exit."""
    from unsched.errors import UnschedError  # noqa: PLC0415 -- as all of the library, by the command that calls it

    try:
        yield
    except UnschedError as error:
        typer.echo(str(error), err=True)
        asked_wrongly = all(finding.kind == "format" for finding in error.findings)
        raise typer.Exit(2 if asked_wrongly else 1) from None
