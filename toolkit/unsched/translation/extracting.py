"""Extracting: the messages of templates and of a schedule, in the order in which a reader of the document meets them.

Each message carries what a translator needs: where it stands in words, the author's note (a comment that begins
with `Translators:`), and what each placeholder stands for.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from unsched.document import formats
from unsched.document.formats import plain_words
from unsched.errors import Place
from unsched.frozen import Frozen
from unsched.house_style import HouseStyle, house_style, languages
from unsched.language import TEMPLATE_LANGUAGE
from unsched.po import Key, PoEntry, blank_header, po_lines, po_text
from unsched.refusals import Locator
from unsched.refusals import Path as Keys
from unsched.resources import SHIPPED, is_there, locate, names, read_plain_text, read_text, write_whole
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Day
from unsched.schedule.reading import locate_schedule
from unsched.schedule.values import ClockTime, Days, Hours, ItemReference, Moment
from unsched.translation.template_messages import NOTE, TemplateMessage, messages_of


class Extracted(Frozen):
    """A message where it stands; the notes are lines for the translator."""

    message: str
    context: str | None
    place: Place
    notes: tuple[str, ...]
    formatted: bool  # whether it has placeholders


# What the placeholders of templates stand for, by the filter that fills them, and a sample of it.
_SAMPLES: Mapping[str, tuple[str, Any]] = {
    "address": ("the web address of a document", "https://undocs.org/en/A/AC.290/2019/1"),
    "agenda_title": ("the title of an agenda item", "Organization of work"),
    "date": ("a date", dt.date(2019, 12, 2)),
    "dates": ("a range of dates", Days(dt.date(2019, 12, 2), dt.date(2019, 12, 4))),
    "item": ("an agenda item", ItemReference("5", "c")),
    "language_name": ("the name of a language", "English"),
    "link": ("a web address", "https://www.un.org/"),
    "on": ("a day in a sentence, with what stands before it", Moment(dt.date(2019, 12, 2), ClockTime(15, 0))),
    "references": ("the symbols of documents", "A/AC.290/2019/1"),
    "span": ("from a day or time to another", Days(dt.date(2019, 12, 2), dt.date(2019, 12, 4))),
    "symbol": ("the symbol of a document", "A/AC.290/2019/1"),
    "time": ("a time", ClockTime(10, 0)),
    "times": ("a range of times", Hours(ClockTime(10, 0), ClockTime(13, 0))),
    "title": ("the title of an agenda item", "Organization of work"),
}
_SAME_AS: Mapping[str, str] = {
    "days": "dates",
    "dates_alone": "dates",
    "day": "date",
    "hours": "times",
    "label": "item",
}


def extract(schedules: Iterable[Path], folder: Path) -> Iterator[Path]:
    """Write the templates of catalogs into `folder`, `unsched.pot` and one of each schedule, and give their paths.

    `unsched.pot` is written where templates are at hand. A file in which nothing changes is let alone. Raises
    `UnschedError` with everything that is wrong in the form of a schedule or in a template.
    """
    templates = [("unsched", extract_templates())] if Path("templates").is_dir() else []
    for domain, text in [*templates, *((path.stem, extract_schedule(path)) for path in schedules)]:
        path = folder / f"{domain}.pot"
        if not is_there(path) or read_text(path) != text:
            write_whole(path, text.encode())
        yield path


def extract_templates() -> str:
    """The `.pot` of the templates at hand: their words, and the names of the languages that they name."""
    parts = [f"parts/{name}" for name in names("templates/parts", "*.xml")]
    return _pot("unsched", TEMPLATE_LANGUAGE, _template_messages([*names("templates", "*.xml"), *parts]))


def extract_schedule(path: Path) -> str:
    """The `.pot` of a schedule. Raises `UnschedError` with everything that is wrong in its form."""
    schedule, place = locate_schedule(path)
    return _pot(schedule.domain, schedule.source_language, _schedule_messages(schedule, place, path))


def _pot(domain: str, source: str, messages: Iterable[Extracted]) -> str:
    """A catalog without translations, each message once, with all its places and notes; no clock in its header."""
    entries: dict[Key, list[Extracted]] = {}
    for message in messages:
        entries.setdefault((message.context, message.message), []).append(message)
    header = {"Project-Id-Version": domain, "Report-Msgid-Bugs-To": "", **blank_header(), "X-Source-Language": source}
    return po_text(header, (_lines(key, found) for key, found in entries.items()))


def _lines(key: Key, found: list[Extracted]) -> str:
    """The lines of a message with the notes and places of all that are the same."""
    entry = PoEntry(
        msgctxt=key[0],
        msgid=key[1],
        occurrences=list(dict.fromkeys(_occurrence(message.place) for message in found)),
        flags=["python-format"] if any(message.formatted for message in found) else [],
    )
    return po_lines(entry, dict.fromkeys(note for message in found for note in message.notes))


def _occurrence(place: Place) -> tuple[str, str]:
    """A place as a reference: from the working folder or the package; isolated where its name has a space."""
    path = Path(place.file)
    roots = [root for root in (Path.cwd(), SHIPPED) if path.is_absolute() and path.is_relative_to(root)]
    file = (path.relative_to(roots[0]) if roots else path).as_posix()
    return f"\u2068{file}\u2069" if " " in file else file, str(place.line)


# Templates.


def _template_messages(files: Iterable[str]) -> Iterator[Extracted]:
    """The messages of template files, one that is included where it is, and then the names of languages."""
    paths = {name: locate("templates", name) for name in files}
    named: dict[str, list[str]] = {}
    for message in messages_of({name: (str(path), read_plain_text(path)) for name, path in paths.items()}):
        notes = list(_notes(message))
        if message.message:
            yield Extracted(message.message, message.context, message.place, tuple(notes), bool(message.values))
        else:
            named.setdefault(message.context or "", []).extend(notes)
    for context, notes in named.items():
        yield from (_language_name(code, context, notes) for code in languages())


def _notes(message: TemplateMessage) -> Iterator[str]:
    """Where a message stands, what its author says of it, and what its placeholders stand for."""
    where = message.elements[1:] if message.elements[2:] else ("First page", *message.elements[1:])
    yield ", ".join((where[0].capitalize(), *where[1:]))
    yield from message.notes
    style = house_style(TEMPLATE_LANGUAGE, message.place)
    for name, filled_by in message.values.items():
        kind = _SAME_AS.get(filled_by, filled_by)
        if kind in _SAMPLES and not any(f"%({name})s" in note for note in message.notes):
            what, sample = _SAMPLES[kind]
            yield f"%({name})s: {what}, e.g. {plain_words(formats.written(style, kind, sample))}"


def _language_name(code: str, context: str, notes: Iterable[str]) -> Extracted:
    path = locate("locales", code, "house-style.toml")
    lines = read_plain_text(path).split("\n")
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("name")), 1)
    return Extracted(house_style(code, Place(str(path))).name, context, Place(str(path), line), tuple(notes), False)


# Schedules.


def _schedule_messages(schedule: Schedule, place: Locator, path: Path) -> Iterator[Extracted]:
    style = house_style(schedule.source_language, place(("original",)), schedule.office)
    lines = read_plain_text(path).split("\n")
    titles = schedule.titles()
    for keys, text in schedule.texts():
        at = place((*keys, "text")) if isinstance(keys[-1], int) else place(keys, True)
        notes = [_where(schedule, keys, style), *_author_notes(lines, {at.line, place(keys).line})]
        for name, value in text.values.items():
            found = value.value
            title = titles.get(found) if isinstance(found, ItemReference) and value.kind == "title" else None
            written = title.text if title else plain_words(formats.written(style, value.kind, found))
            notes.append(f"%({name})s: {_SAMPLES[value.kind][0]}, e.g. {written}")
        yield Extracted(text.text, text.context, place(keys), tuple(notes), bool(text.values))


def _where(schedule: Schedule, keys: Keys, style: HouseStyle) -> str:
    """Where a text of a schedule stands, in words."""
    match keys:
        case ("agenda", number, "sub_items", letter):
            return f"Agenda, item {ItemReference(str(number), str(letter))}"
        case ("agenda", number, "annotation", *_):
            return f"Annotations, item {number}"
        case ("agenda", number, *_):
            return f"Agenda, item {number}"
        case ("note", int(index), *_):
            return f"Note, paragraph {index + 1}"
        case ("documents", int(index), *_):
            return f"List of documents, {schedule.documents[index].symbol}"
        case ("also", int(index), *_):
            return f"Another document, {schedule.also[index].template}"
        case ("days", int(d), *rest):
            return f"Annex, {_of_day(schedule.days[d], rest, style)}"
        case ("annexes", int(a), "tables", int(t), "days", int(d), *rest):
            return f"Annex {a + 1}, {_of_day(schedule.annexes[a].tables[t].days[d], rest, style)}"
        case ("annexes", int(a), *_):
            return f"Annex {a + 1}"
    return f"First page, {keys[0]}"


def _of_day(day: Day, keys: list[str | int], style: HouseStyle) -> str:
    """The day and the time of what stands in a day of the timetable."""
    written = [style.day(day.date.first)]
    match keys:
        case ("meetings", int(m), *_):
            time = day.meetings[m].time
            if isinstance(time, Hours):
                written.append(style.hours(time.start, time.end) if time.end else style.time(time.start))
            elif time:
                written.append(time)
    return plain_words(", ".join(written))


def _author_notes(lines: list[str], at: Iterable[int]) -> Iterator[str]:
    """What the author says in the comment directly above one of these lines of a YAML file."""
    for line in sorted(at):
        first = line - 1
        while first > 0 and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        comment = " ".join(text.strip().lstrip("#").strip() for text in lines[first : line - 1])
        if NOTE in comment:
            yield comment.partition(NOTE)[2].strip()


# Babel.

Babel = tuple[int, str | None, str | tuple[str, str], list[str]]


def babel_template(file: BinaryIO, *_: object, **__: object) -> Iterator[Babel]:
    """The messages of a template, as `pybabel extract` takes them (method `unsched_template`)."""
    for message in messages_of({file.name: (file.name, file.read().decode())}):
        if message.message:
            yield _as_babel(message.place.line, message.context, message.message, list(_notes(message)))


def babel_schedule(file: BinaryIO, *_: object, **__: object) -> Iterator[Babel]:
    """The messages of a schedule, as `pybabel extract` takes them (method `unsched_schedule`)."""
    schedule, place = locate_schedule(Path(file.name))
    for message in _schedule_messages(schedule, place, Path(file.name)):
        yield _as_babel(message.place.line, message.context, message.message, list(message.notes))


def _as_babel(line: int, context: str | None, message: str, notes: list[str]) -> Babel:
    return (line, "pgettext", (context, message), notes) if context else (line, None, message, notes)
