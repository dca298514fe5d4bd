"""Rules of what a document is made with: its template, layouts and office are there, and so is what it prints."""

from collections.abc import Iterator, Mapping

from unsched.errors import Finding
from unsched.house_style import office_findings
from unsched.refusals import Path
from unsched.resources import names
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule, issued, nearest

# What the templates that are shipped print, and what they are empty without.
_PRINTED: Mapping[str, str] = {
    "provisional-agenda": "agenda",
    "annotated-agenda": "agenda",
    "list-of-documents": "documents",
}


def templates_are_known(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The template of each document is there, the office's own or one that is shipped."""
    known = [name.removesuffix(".xml") for name in names("templates", "*.xml")]
    for own, issue in issued(schedule):
        if issue.template not in known:
            details = {"found": issue.template, "expected": nearest(issue.template, known)}
            yield Finding("template-unknown", locate((*own, "template")), details)


def layouts_are_known(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The layout of each table is there, the office's own or one that is shipped."""
    files = names("templates/parts", "timetable-*.xml")
    known = [name.removeprefix("timetable-").removesuffix(".xml") for name in files]
    for path, table in schedule.tables():
        if table.layout not in known:
            details = {"found": table.layout, "expected": nearest(table.layout, known)}
            yield Finding("layout-unknown", locate((*path, "layout")), details)


def offices_are_sound(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The office is known, and its file is without a mistake."""
    if schedule.office:
        yield from office_findings(schedule.office, locate(("office",)))


def documents_have_names_of_their_own(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No two documents are filed under one name: their symbol, or else their template and day."""
    seen: dict[str, Path] = {}
    for own, issue in issued(schedule):
        path = (*own, "symbol" if issue.symbol else "template")
        first = seen.setdefault(issue.name, path)
        if first != path:
            yield Finding("document-name", locate(path), {"found": issue.name, "line": locate(first).line})


def documents_have_what_they_print(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A list of documents has documents, and an agenda items."""
    for own, issue in issued(schedule):
        expected = _PRINTED.get(issue.template)
        if expected and not getattr(schedule, expected):
            details = {"found": issue.template, "expected": expected}
            yield Finding("document-empty", locate((*own, "template")), details)


def short_symbols_have_a_series(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A short symbol, such as CRP.5, has a series that it belongs to; the first without one is told."""
    if schedule.series is None:
        short = ((path, symbol) for path, symbol in _symbols(schedule) if "/" not in symbol)
        for path, symbol in list(short)[:1]:
            yield Finding("series-missing", locate(path), {"found": symbol})


def _symbols(schedule: Schedule) -> Iterator[tuple[Path, str]]:
    """The symbols that are referred to."""
    for index, document in enumerate(schedule.documents):
        yield ("documents", index, "symbol"), document.symbol
    for path, reference in schedule.references():
        yield path, reference.symbol
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if value.symbol:
                yield (*path, "with", name), value.symbol


RULES: tuple[Rule, ...] = (
    templates_are_known,
    layouts_are_known,
    offices_are_sound,
    documents_have_names_of_their_own,
    documents_have_what_they_print,
    short_symbols_have_a_series,
)
