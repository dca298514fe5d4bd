"""The command that reads documents back."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from unsched.telling import told

# The library is imported by the command that calls it (PLC0415), as in `cli`.

app = typer.Typer(rich_markup_mode=None)


class FindingForm(StrEnum):
    """For whom findings are written."""

    text = "text"
    json = "json"
    github = "github"


Findings = Annotated[FindingForm, typer.Option("--format", help="For whom findings are written.")]


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(help="Documents that were rendered: .docx, .html, .xml and .ics.")],
    schedules: Annotated[
        list[Path] | None, typer.Argument(help="Their schedules; without any, those that lie in schedules/.")
    ] = None,
    form: Findings = FindingForm.text,
) -> None:
    """Read documents back and name what they say otherwise than their schedules."""
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.reports import FORMATS  # noqa: PLC0415
    from unsched.verifying.folders import verify  # noqa: PLC0415

    with told():
        findings = list(verify(folder, schedules or schedules_at_hand(), named=bool(schedules)))
        for line in FORMATS[form](findings):
            typer.echo(line)
    raise typer.Exit(int(any(finding.severity == "error" for finding in findings)))
