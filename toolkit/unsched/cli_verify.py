"""The command that reads documents back."""

from pathlib import Path

import click

from unsched.telling import FILE, FILES, told

# The library is imported by the command that calls it (PLC0415), as in `cli`.

FINDINGS = click.option(
    *("--format", "form"),
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For whom findings are written.",
)


@click.command()
@click.argument("folder", type=FILE)
@click.argument("schedules", **FILES)
@FINDINGS
def verify(folder: Path, schedules: tuple[Path, ...], form: str) -> None:
    """Read documents back and name what they say otherwise than their schedules.

    FOLDER holds what was rendered: .docx, .html, .xml and .ics. Without SCHEDULES, theirs lie in schedules/.
    """
    from unsched.resources import schedules_at_hand  # noqa: PLC0415
    from unsched.translation.reports import FORMATS  # noqa: PLC0415
    from unsched.verifying.folders import verify  # noqa: PLC0415

    with told():
        findings = list(verify(folder, schedules or schedules_at_hand(), named=bool(schedules)))
        for line in FORMATS[form](findings):
            click.echo(line)
    raise SystemExit(int(any(finding.severity == "error" for finding in findings)))
