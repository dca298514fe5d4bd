"""The commands of whoever writes schedules: beginning one, and the schema that editors check it by."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unsched.telling import told

if TYPE_CHECKING:
    from unsched.schedule.beginning import Question

# The library is imported by the command that calls it (PLC0415), as in `cli`.

app = typer.Typer(rich_markup_mode=None)

Answer = Annotated[str | None, typer.Option(help="As it stands in the schedule; without it, one is asked.")]


@app.command()
def new(
    symbol: Answer = None,
    organ: Answer = None,
    body: Answer = None,
    session_number: Answer = None,
    dates: Answer = None,
    place: Answer = None,
    date: Annotated[str | None, typer.Option(help="The date of the document; without it, today's.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The new file; without it, one in schedules/.")
    ] = None,
) -> None:
    """Begin a schedule: write a first one, with comments, from options or from answers."""
    from unsched.schedule.beginning import QUESTIONS, begin, proposed_path  # noqa: PLC0415

    given = {"symbol": symbol, "organ": organ, "body": body, "session_number": session_number}
    given |= {"dates": dates, "place": place}
    answers = {question.key: _answer(question, given[question.key]) for question in QUESTIONS}
    answers["date"] = _checked("date", date or str(datetime.now().astimezone().date()))
    path = output or proposed_path(answers["symbol"])
    with told():
        begin(path, answers)
    typer.echo(path)


def _answer(question: "Question", given: str | None) -> str:
    """The answer that was given, or else the one that is typed; asked again until it will do."""
    if given is None and sys.stdin.isatty():
        typed = typer.prompt(question.words, question.proposed, value_proc=partial(_checked, question.key))
        return str(typed)
    answer = question.proposed if given is None else given
    if answer is None:
        raise typer.BadParameter("is missing, and there is no terminal to ask at", param_hint=_option(question.key))
    return _checked(question.key, answer)


def _checked(key: str, answer: str) -> str:
    from unsched.schedule.beginning import what_is_wrong  # noqa: PLC0415

    if wrong := what_is_wrong(key, answer):
        raise typer.BadParameter(wrong, param_hint=_option(key))
    return answer


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


@app.command()
def schema(
    document: Annotated[bool, typer.Option("--document", help="That of documents as JSON instead.")] = False,
) -> None:
    """Print the JSON Schema of a schedule, for editors and checkers."""
    from unsched.document import records  # noqa: PLC0415
    from unsched.schedule import schema as schedules  # noqa: PLC0415

    typer.echo(records.schema_text() if document else schedules.schema_text())
