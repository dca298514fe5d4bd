"""The commands of whoever writes schedules: beginning one, and the schema that editors check it by."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from unsched.telling import FILE, told

if TYPE_CHECKING:
    from unsched.schedule.beginning import Question

# The library is imported by the command that calls it (PLC0415), as in `cli`.

_ASKED = "As it stands in the schedule; without it, one is asked."


@click.command()
@click.option("--symbol", help=_ASKED)
@click.option("--organ", help=_ASKED)
@click.option("--body", help=_ASKED)
@click.option("--session-number", help=_ASKED)
@click.option("--dates", help=_ASKED)
@click.option("--place", help=_ASKED)
@click.option("--date", help="The date of the document; without it, today's.")
@click.option("--output", "-o", type=FILE, help="The new file; without it, one in schedules/.")
def new(date: str | None, output: Path | None, **given: str | None) -> None:
    """Begin a schedule: write a first one, with comments, from options or from answers."""
    from unsched.schedule.beginning import QUESTIONS, begin, proposed_path  # noqa: PLC0415

    answers = {question.key: _answer(question, given[question.key]) for question in QUESTIONS}
    answers["date"] = _checked("date", date or str(datetime.now().astimezone().date()))
    path = output or proposed_path(answers["symbol"])
    with told():
        begin(path, answers)
    click.echo(path)


def _answer(question: "Question", given: str | None) -> str:
    """The answer that was given, or else the one that is typed; asked again until it will do."""
    if given is None and sys.stdin.isatty():
        typed = click.prompt(question.words, question.proposed, value_proc=partial(_checked, question.key))
        return str(typed)
    answer = question.proposed if given is None else given
    if answer is None:
        raise click.BadParameter("is missing, and there is no terminal to ask at", param_hint=_option(question.key))
    return _checked(question.key, answer)


def _checked(key: str, answer: str) -> str:
    from unsched.schedule.beginning import what_is_wrong  # noqa: PLC0415

    if wrong := what_is_wrong(key, answer):
        raise click.BadParameter(wrong, param_hint=_option(key))
    return answer


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


@click.command()
@click.option("--document", is_flag=True, help="That of documents as JSON instead.")
def schema(document: bool) -> None:
    """Print the JSON Schema of a schedule, for editors and checkers."""
    from unsched.document import records  # noqa: PLC0415
    from unsched.schedule import schema as schedules  # noqa: PLC0415

    click.echo(records.schema_text() if document else schedules.schema_text())
