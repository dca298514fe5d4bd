"""The session and its meetings as data for search engines: schema.org's `Event`, by JSON-LD 1.1."""

import json
from collections.abc import Mapping

from unsched.document import tree
from unsched.document.meetings import Held, held, iso, moment, time_zone
from unsched.document.tree import Document, plain
from unsched.resources import FORBIDDEN

Value = Mapping[str, object]
_BREAK = "break"  # the kind of what is no meeting
# JSON has no need of these signs outside of texts, and in a text their numbers stand for them (RFC 8259, 7): so
# nothing in it ends the element that it is in.
_NUMBERED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&"}


def events(document: Document) -> str:
    """The data of the session as an element of the head; nothing where the document has no meetings."""
    found = [meeting for meeting in held(document) if meeting.meeting.kind != _BREAK]
    if not found:
        return ""
    text = json.dumps(_session(document, found), ensure_ascii=False, separators=(",", ":"))
    safe = FORBIDDEN.sub("\ufffd", text)
    for sign, number in _NUMBERED.items():
        safe = safe.replace(sign, number)
    return f'<script type="application/ld+json">{safe}</script>\n'


def _session(document: Document, found: list[Held]) -> Value:
    return {
        "@context": "https://schema.org",
        **_event(document, _name(document)),
        "startDate": min(meeting.date for meeting in found).isoformat(),
        "endDate": max(meeting.last for meeting in found).isoformat(),
        **_located(document.place),
        "organizer": {"@type": "Organization", "name": plain(document.masthead.organ)},
        "subjectOf": _issued(document),
        "subEvent": [_meeting(document, meeting) for meeting in found],
    }


def _event(document: Document, name: str) -> Value:
    return {"@type": "Event", "name": name, "inLanguage": document.lang}


def _name(document: Document) -> str:
    """The body and its session, or else the title."""
    names = (tree.paragraph(document, role) for role in ("body", "session"))
    return " · ".join(filter(None, names)) or tree.paragraph(document, "title")


def _issued(document: Document) -> Value:
    """The document itself."""
    return {
        "@type": "DigitalDocument",
        "name": tree.paragraph(document, "title"),
        **({"identifier": document.symbol} if document.symbol else {}),
        **({"url": document.address} if document.address else {}),
        "inLanguage": document.lang,
        "datePublished": document.date.isoformat(),
        "publisher": {"@type": "Organization", "name": plain(document.masthead.organization)},
    }


def _meeting(document: Document, found: Held) -> Value:
    meeting = found.meeting
    lines = [*map(plain, meeting.about), *map(_line, meeting.entries)]
    state = "EventCancelled" if meeting.cancelled else "EventScheduled"
    return {
        **_event(document, plain(meeting.name) or next(iter(lines), "") or _name(document)),
        **({"identifier": meeting.id} if meeting.id else {}),
        **({"description": "\n".join(lines)} if lines else {}),
        **_when(document, found),
        **_located(plain(meeting.where) or meeting.room or document.place),
        "eventStatus": f"https://schema.org/{state}",
    }


def _line(entry: tree.Entry) -> str:
    return f"{entry.label} {plain(entry.content)}" if entry.label else plain(entry.content)


def _when(document: Document, found: Held) -> Value:
    """When a meeting begins and ends; one without a time by the clock has its day, or its days."""
    zone = time_zone(document.zone)
    clocks = {"startDate": found.meeting.start, "endDate": found.meeting.end}
    moments = {name: iso(moment(found.date, clock, zone)) for name, clock in clocks.items() if clock}
    days = {"endDate": found.last.isoformat()} if found.last > found.date else {}
    return {"startDate": found.date.isoformat()} | days | moments


def _located(place: str | None) -> Value:
    return {"location": {"@type": "Place", "name": place}} if place else {}
