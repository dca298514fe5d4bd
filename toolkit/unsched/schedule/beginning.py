"""Beginning a schedule: a first file with comments, from a few answers."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from string import Template

from unsched.errors import Place, UnschedError
from unsched.fields import Model
from unsched.frozen import Frozen
from unsched.refusals import Refusal, findings
from unsched.resources import forbidden, locate, read_text, write_new
from unsched.schedule.reading import examine_schedule
from unsched.schedule.texts import Text
from unsched.schedule.values import Date, DateRange, Days, Number, Symbol, parse_days

SCHEMA = "schedule.schema.json"  # beside the schedule or in the working folder, for editors

_DAYS = 60  # that a first schedule has at most
# What YAML takes for text without quotes, in the place of a value.
_PLAIN = re.compile(r"[^\W_](?:[\w ./()'’–-]{0,1000}[\w.)])?")


class Question(Frozen):
    """What one is asked for: the key of a schedule, how one is asked, and an answer that is proposed.

    What is `optional` may be answered by nothing, or by `NONE` at a terminal, and its line is left out then.
    """

    key: str
    words: str
    proposed: str | None = None
    optional: bool = False


NONE = "-"
QUESTIONS = (
    Question("symbol", "Symbol of the document, such as A/AC.290/2020/1"),
    Question("organ", "Organ", "General Assembly"),
    Question("body", "Who meets: the committee, working group or council"),
    Question("session_number", "Number of the session", "1"),
    Question("dates", "First and last day of the session, such as 2020-02-10/2020-02-14"),
    Question("place", f"Where it is held, or {NONE} where it is virtual", "New York", optional=True),
)
_OPTIONAL = frozenset(question.key for question in QUESTIONS if question.optional)


class _Answers(Model):
    symbol: Symbol
    organ: Text
    body: Text
    session_number: Number
    dates: DateRange
    place: Text
    date: Date


def what_is_wrong(key: str, answer: str) -> str | None:
    """What is wrong with an answer, in words; `None` where nothing is."""
    if _is_left_out(key, answer):
        return None
    if controls := next(forbidden(answer, key), None):
        return controls.message
    try:
        _Answers.read({key: answer})
    except Refusal as refusal:
        found = findings(refusal, lambda path, _=False, /: Place(str(path[0])))
        return next((finding.message for finding in found if finding.place.file == key), None)
    return None


def _is_left_out(key: str, answer: str) -> bool:
    return key in _OPTIONAL and answer.strip() in ("", NONE)


def proposed_path(symbol: str) -> Path:
    """Where the schedule of a document is kept: `schedules/a-ac290-2020-1.yaml` that of A/AC.290/2020/1."""
    name = re.sub(r"[^a-z0-9]+", "-", symbol.lower().replace(".", "")).strip("-")
    return Path("schedules", f"{name}.yaml")


def begin(path: Path, answers: Mapping[str, str]) -> None:
    """Write a schedule where there is none, from the answers to `QUESTIONS` and the `date` of the document.

    Raises `UnschedError` when there is a file already, or an answer cannot be what it is to be.
    """
    text = schedule_text(answers, editor_line(path))
    if findings := list(forbidden(text, str(path))):
        raise UnschedError(findings)
    examine_schedule(path, text)
    write_new(path, text.encode())


def schedule_text(answers: Mapping[str, str], editor: str = "") -> str:
    """The first schedule: `templates/new-schedule.yaml` with the answers in it, and a day for each of the session."""
    head, _, day = read_text(locate("templates", "new-schedule.yaml")).partition("#day\n")
    values = {key: as_scalar(answer) for key, answer in answers.items() if not _is_left_out(key, answer)}
    absent = [f"${key}" for key in _OPTIONAL - values.keys()]
    head = "".join(line for line in head.splitlines(keepends=True) if not any(name in line for name in absent))
    days = _working_days(parse_days(answers["dates"]))
    return Template(head).substitute(values, editor=editor) + "".join(Template(day).substitute(day=d) for d in days)


def as_scalar(text: str) -> str:
    """A text as YAML writes a value on one line: whatever it holds, it stays text."""
    plain = _PLAIN.fullmatch(text) and text.lower() != "null"
    return text if plain else json.dumps(text, ensure_ascii=False)


def _working_days(days: Days) -> list[date]:
    """The days from Monday to Friday, or else all of them; of a long session, the first ones."""
    every = [days.first + timedelta(count) for count in range(min((days.last - days.first).days + 1, 2 * _DAYS))]
    return list(islice(_weekdays(every), _DAYS)) or every


def _weekdays(days: list[date]) -> Iterator[date]:
    return (day for day in days if day.weekday() < 5)


def editor_line(path: Path) -> str:
    """The line that tells an editor where the schema is, where there is one beside the schedule or at hand."""
    for schema in (path.parent / SCHEMA, Path(SCHEMA)):
        where = os.path.relpath(schema, path.parent)
        if schema.is_file() and where.isprintable():
            return f"# yaml-language-server: $schema={where}\n"
    return ""
