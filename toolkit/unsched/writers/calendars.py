"""iCalendar: the meetings of a document, an event for each, by RFC 5545 and RFC 7986.

An event is the same in every language and every revision by its UID, and newer by its SEQUENCE; then by its DTSTAMP,
which is the date of the document, so that the same document gives the same bytes.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, Journal, vText

from unsched.document import tree
from unsched.document.meetings import Held, held, moment, time_zone
from unsched.document.tree import Document, Inlines, paragraph, plain
from unsched.frozen import Frozen
from unsched.writers.revisions import edition
from unsched.writers.time_zones import time_zone_of

_PRODUCT = "-//unsched//unsched//EN"
_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]")  # as in the names of files
_UTC = "UTC"  # a zone without a definition: its times end in Z
_HEAD: tuple[tree.Role, ...] = ("body", "session", "dates", "title")
_DAY = dt.timedelta(days=1)


def write_calendar(document: Document) -> bytes:
    """The calendar of a document, in UTF-8, with the time zone that its events are in.

    Where no zone is known, times are those of the place, whichever it is ("floating").
    """
    issue, meetings = _issue(document), list(held(document))
    calendar = _calendar(document, issue)
    if issue.zone and issue.zone.key != _UTC and meetings:
        first, last = min(found.date for found in meetings), max(found.last for found in meetings)
        calendar.add_component(time_zone_of(issue.zone, first, last + _DAY))
    for uid, found in _identified(issue, meetings):
        for event in (_meeting(issue, uid, found), *_deadlines(issue, uid, found)):
            calendar.add_component(event)
    if not meetings:
        calendar.add_component(_journal(document, issue))
    return bytes(calendar.to_ical(sorted=False))


class _Issue(Frozen):
    """What all events of a document have in common; `name` is the same for all of its revisions."""

    name: str
    sequence: int
    stamp: dt.datetime
    zone: ZoneInfo | None
    lang: str
    address: str | None


def _issue(document: Document) -> _Issue:
    symbol, sequence = edition(document.symbol or document.name or "")
    stamp = dt.datetime.combine(document.date, dt.time(), dt.UTC)
    zone = time_zone(document.zone)
    return _Issue(_UNSAFE.sub("_", symbol), sequence, stamp, zone, document.lang, document.address)


def _identified(issue: _Issue, meetings: Iterable[Held]) -> Iterator[tuple[str, Held]]:
    """Meetings with their UIDs: by number where a template names none; a meeting that is shown twice is one."""
    days: Counter[dt.date] = Counter()
    found: dict[str, Held] = {}
    for meeting in meetings:
        days[meeting.date] += 1
        found.setdefault(meeting.meeting.id or f"{meeting.date}-{days[meeting.date]}", meeting)
    return ((f"{issue.name}-{name}", meeting) for name, meeting in found.items())


def _calendar(document: Document, issue: _Issue) -> Calendar:
    name = paragraph(document, "body") or plain(document.masthead.organ)
    about = "\n".join(filter(None, (*(paragraph(document, role) for role in _HEAD), document.symbol)))
    calendar = Calendar()
    facts = {
        "VERSION": "2.0",
        "PRODID": _PRODUCT,
        "UID": issue.name,
        "LAST-MODIFIED": issue.stamp,
        "URL": issue.address,
    }
    _tell(calendar, facts)
    _say(calendar, {"NAME": name, "DESCRIPTION": about}, issue.lang)
    calendar.add("X-WR-CALNAME", vText(name))  # NAME, for programs that are older than it
    return calendar


def _journal(document: Document, issue: _Issue) -> Journal:
    """The document itself, on its date: a calendar has one component at least (RFC 5545, 3.6)."""
    journal = Journal()
    _tell(journal, {"UID": issue.name, "DTSTAMP": issue.stamp, "SEQUENCE": issue.sequence, "DTSTART": document.date})
    _say(journal, {"SUMMARY": paragraph(document, "title")}, issue.lang)
    return journal


# Events.


def _meeting(issue: _Issue, uid: str, found: Held) -> Event:
    meeting = found.meeting
    facts = _times(issue, found) | {
        "STATUS": "CANCELLED" if meeting.cancelled else None,
        "ATTACH": list(dict.fromkeys(_documents(entry.content for entry in meeting.entries))),
    }
    lines = (plain(meeting.time), *map(plain, meeting.about), *map(_line, meeting.entries))
    words = {"DESCRIPTION": "\n".join(filter(None, lines)), "LOCATION": plain(meeting.where)}
    return _event(issue, uid, facts, {"SUMMARY": _summary(meeting), **words})


def _deadlines(issue: _Issue, uid: str, found: Held) -> Iterator[Event]:
    """What happens at a time within a meeting, such as the closure of a list of speakers; it takes none."""
    entries = [entry for entry in found.meeting.entries if entry.deadline]
    for number, entry in enumerate(entries, 1):
        start = moment(found.date, str(entry.deadline), issue.zone)
        facts = {"DTSTART": start, "TRANSP": "TRANSPARENT", "RELATED-TO": uid}
        status = {"STATUS": "CANCELLED" if found.meeting.cancelled else None}
        yield _event(issue, f"{uid}-deadline-{number}", facts | status, {"SUMMARY": plain(entry.content)})


def _event(issue: _Issue, uid: str, facts: Mapping[str, object], words: Mapping[str, str]) -> Event:
    event = Event()
    _tell(event, {"UID": uid, "DTSTAMP": issue.stamp, "SEQUENCE": issue.sequence, "URL": issue.address, **facts})
    _say(event, words, issue.lang)
    return event


def _times(issue: _Issue, found: Held) -> dict[str, object]:
    """When a meeting is: by the clock, daily where days belong together, or else the day or the days as a whole."""
    meeting, days = found.meeting, (found.last - found.date).days + 1
    if meeting.start is None:
        end = found.last + _DAY if days > 1 else None
        return {"DTSTART": found.date, "DTEND": end, "TRANSP": "TRANSPARENT"}
    return {
        "DTSTART": moment(found.date, meeting.start, issue.zone),
        "DTEND": moment(found.date, meeting.end, issue.zone) if meeting.end else None,
        "RRULE": {"FREQ": "DAILY", "COUNT": days} if days > 1 else None,
        "TRANSP": "TRANSPARENT" if meeting.kind == "break" else None,
    }


def _tell(component: Component, facts: Mapping[str, object]) -> None:
    """Add facts to a component, those that there are."""
    for name, value in facts.items():
        if value is not None:
            component.add(name, value)


def _say(component: Component, words: Mapping[str, str], lang: str) -> None:
    """Add words to a component in their language, those that there are."""
    for name, text in words.items():
        if text:
            component.add(name, text, parameters={"LANGUAGE": lang})


# Words.


def _summary(meeting: tree.Meeting) -> str:
    """Which meeting it is, or else what it takes up first, or when it is."""
    entries = (plain(entry.content) for entry in meeting.entries)
    return plain(meeting.name) or next(entries, "") or plain(meeting.time)


def _line(entry: tree.Entry) -> str:
    return f"{entry.label} {plain(entry.content)}" if entry.label else plain(entry.content)


def _documents(texts: Iterable[Inlines]) -> Iterator[str]:
    """The addresses of the documents that are named."""
    for inline in (inline for text in texts for inline in text):
        match inline:
            case tree.Symbol(address=str(address)):
                yield address
            case tree.Emphasis() | tree.Strong() | tree.Superscript() | tree.Untranslated() | tree.Footnote():
                yield from _documents([inline.content])
            case _:
                pass
