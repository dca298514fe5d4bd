"""How the command line names files, and how it tells what the library found."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

FILE = click.Path(path_type=Path)
FILES: Mapping[str, Any] = {"nargs": -1, "type": FILE}  # of an argument: any number of files, or none


@contextmanager
def told() -> Iterator[None]:
    """Print what an error of the library found, and exit."""
    from unsched.errors import UnschedError  # noqa: PLC0415 -- as all of the library, by the command that calls it

    try:
        yield
    except UnschedError as error:
        click.echo(str(error), err=True)
        asked_wrongly = all(finding.kind == "format" for finding in error.findings)
        raise SystemExit(2 if asked_wrongly else 1) from None
