"""Calendars as a reader of RFC 5545 takes them: an event for each meeting."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from unsched.frozen import Frozen
from unsched.verifying.seen import Event, Line, Link, Seen, Stated, UnreadableError, as_read, limited

_PROPERTY = re.compile(
    r'([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}=(?:"[^"]{0,500}"|[^";:,]{0,500}))*):(.*)', re.DOTALL
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)="?([^";:]*)"?')
_DATE_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ?)?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PROPERTIES = 200_000  # that are read of a calendar


class _Property(Frozen):
    name: str
    value: str
    parameters: Mapping[str, str]
    line: int


@dataclass
class _Component:
    name: str
    line: int
    properties: list[_Property] = field(default_factory=list)
    inner: list["_Component"] = field(default_factory=list)

    def first(self, name: str) -> _Property:
        return next((each for each in self.properties if each.name == name), _Property(name, "", {}, self.line))

    def text(self, name: str) -> str:
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.first(name).value)


def read_calendar(data: bytes) -> Seen:
    """A calendar. Raises `UnreadableError` for what is none."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("it is not a calendar in UTF-8") from None
    calendar = _parsed(_properties(text))
    zones = {zone.text("TZID") for zone in calendar.inner if zone.name == "VTIMEZONE"}
    events = limited(each for each in calendar.inner if each.name == "VEVENT")
    found = tuple(_event(each, number, zones) for number, each in enumerate(events, 1))
    about = [line for line in calendar.text("DESCRIPTION").split("\n") if line.strip()]
    place = calendar.first("DESCRIPTION").line
    lines = tuple(Line(as_read(words).strip(), f"DESCRIPTION, line {n}", place) for n, words in enumerate(about, 1))
    return Seen(blocks=lines, stated=tuple(_facts(calendar)), events=found, calendar=True)


def _properties(text: str) -> Iterator[_Property]:
    """The properties of a calendar, their folded lines put together."""
    whole: list[str] = []
    start = 1
    for number, line in enumerate(islice(text.split("\n"), _PROPERTIES), 1):
        bare = line.removesuffix("\r")
        if bare[:1] in (" ", "\t") and whole:
            whole.append(bare[1:])
            continue
        if whole:
            yield _property("".join(whole), start)
        whole, start = ([bare], number) if bare else ([], number)
    if whole:
        yield _property("".join(whole), start)


def _property(line: str, number: int) -> _Property:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        raise UnreadableError(f"it is not a calendar: line {number} is no property")
    return _Property(match[1].upper(), match[3], dict(_PARAMETER.findall(match[2])), number)


def _parsed(properties: Iterator[_Property]) -> _Component:
    """The calendar with the components in it."""
    within: list[_Component] = []
    for each in properties:
        if each.name == "BEGIN" and len(within) < 10:
            component = _Component(each.value, each.line)
            if within:
                within[-1].inner.append(component)
            within.append(component)
        elif not within:
            break
        elif each.name == "END" and each.value == within[-1].name:
            last = within.pop()
            if not within and last.name == "VCALENDAR":
                return last
        else:
            within[-1].properties.append(each)
    raise UnreadableError("it is not a whole calendar, from BEGIN:VCALENDAR to END:VCALENDAR")


def _event(event: _Component, number: int, zones: set[str]) -> Event:
    where = f"event {number}"
    lines = tuple(_lines(event, where))
    start = event.first("DTSTART")
    zone = start.parameters.get("TZID", "UTC" if start.value.endswith("Z") else "")
    facts = {
        "summary": as_read(event.text("SUMMARY")),
        "location": as_read(event.text("LOCATION")),
        "cancelled": "true" if event.text("STATUS") == "CANCELLED" else "",
        "zone": zone if zone in (*zones, "UTC", "") else f"{zone}, which is not defined",
        "stamp": _iso(event.first("DTSTAMP").value)[:10],
        "lang": event.first("SUMMARY").parameters.get("LANGUAGE", ""),
        "of": event.text("RELATED-TO"),
        "count": event.text("RRULE").partition("COUNT=")[2].partition(";")[0],
        "uid": event.text("UID"),
        "url": event.first("URL").value,
        "sequence": event.text("SEQUENCE"),
    }
    return Event(_iso(start.value), _iso(event.first("DTEND").value), where, event.line, lines, facts)


def _lines(event: _Component, where: str) -> Iterator[Line]:
    """The lines of what is told of a meeting; the links that belong to all of them are the first one's."""
    links = tuple(Link("", each.value) for each in event.properties if each.name == "ATTACH")
    place = event.first("DESCRIPTION").line
    told: Sequence[str] = [line for line in event.text("DESCRIPTION").split("\n") if line.strip()]
    for number, words in enumerate(limited(told), 1):
        yield Line(as_read(words).strip(), f"{where}, line {number}", place, links=links if number == 1 else ())


def _iso(value: str) -> str:
    """A date or a date and time as ISO 8601 writes them to the minute."""
    match = _DATE_TIME.fullmatch(value)
    if match is None:
        return value
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day}T{match[4]}:{match[5]}" if match[4] else day


def _facts(calendar: _Component) -> Iterator[Stated]:
    changed = calendar.first("LAST-MODIFIED")
    yield Stated("date", _iso(changed.value)[:10], "LAST-MODIFIED", changed.line)
    url = calendar.first("URL")
    yield Stated("address", url.value, "URL", url.line)
    name = calendar.first("NAME")
    yield Stated("lang", name.parameters.get("LANGUAGE", ""), "LANGUAGE of NAME", name.line)
