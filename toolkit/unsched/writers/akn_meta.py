"""What an Akoma Ntoso document says of itself: its work and expression, its meetings in time, and who is named.

Events and intervals are tied as the schema wants it: a `timeInterval` names an `eventRef` of the life cycle for its
start and its end, and what it is an interval of among the references.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from unsched.document import tree
from unsched.document.meetings import moment, time_zone
from unsched.document.tree import Document, Meeting, plain
from unsched.frozen import Frozen
from unsched.writers.akn_names import (
    ONTOLOGY,
    SUBTYPE,
    actor_name,
    alpha_3,
    expression,
    name_of,
    number,
    referred,
    work,
)

MAIN = "!main"  # the component that is the document itself
ORGANIZATION, ORGAN, BODY, PLACE = "organization", "organ", "body", "place"  # references
_ROLES = ("author", "publisher", "editor")


class Event(Frozen):
    """A meeting by the name of its reference, the days from and to which it is held, and the words for when it is."""

    name: str
    days: tuple[dt.date | None, dt.date | None]
    meeting: Meeting
    words: str


def meta(document: Document, events: Sequence[Event]) -> str:
    """The metadata of a document with its meetings."""
    times = _lifecycle(document, events) + _temporal_data(events)
    return f"<meta>\n{identification(document)}{times}{_references(document, events)}</meta>\n"


def identification(document: Document, component: str = MAIN) -> str:
    """The three levels of FRBR of a document, or of an annex that is a component of it."""
    above, here = work(document), expression(document)
    levels = (
        _level("Work", above, f"{above}/{component}", _of_work(document, component)),
        _level("Expression", here, f"{here}/{component}", _of_expression(document)),
        _level("Manifestation", f"{here}.xml", f"{here}/{component}.xml", _of_manifestation(document)),
    )
    return f'<identification source="#{ORGANIZATION}">\n{"".join(levels)}</identification>\n'


def _level(kind: str, whole: str, component: str, properties: str) -> str:
    iris = f'<FRBRthis value="{escape(component)}"/>\n<FRBRuri value="{escape(whole)}"/>\n'
    return f"<FRBR{kind}>\n{iris}{properties}</FRBR{kind}>\n"


def _of_work(document: Document, component: str) -> str:
    """The work; an alias is the name by which others refer to it, who know its symbol alone."""
    name = name_of(document)
    shown = name if component == MAIN else f"{name} {component}"
    return (
        f'<FRBRalias value="{escape(referred(name))}" name="symbol"/>\n{_made(document, "issuance", ORGAN, "author")}'
        f'<FRBRcountry value="un"/>\n<FRBRsubtype value="{SUBTYPE}"/>\n'
        f'<FRBRnumber value="{escape(number(name))}" showAs="{escape(shown)}"/>\n'
    )


def _of_expression(document: Document) -> str:
    """The work in a language; an alias is the web address of it, where that is known."""
    alias = f'<FRBRalias value="{escape(document.address)}" name="address"/>\n' if document.address else ""
    language = f'<FRBRlanguage language="{alpha_3(document.lang)}"/>\n'
    return alias + _made(document, "issuance", ORGANIZATION, "publisher") + language


def _of_manifestation(document: Document) -> str:
    return _made(document, "markup", ORGANIZATION, "editor") + '<FRBRformat value="xml"/>\n'


def _made(document: Document, event: str, author: str, role: str) -> str:
    """When and by whom a level was made; the date is the document's own, not the clock's."""
    return f'<FRBRdate date="{document.date}" name="{event}"/>\n<FRBRauthor href="#{author}" as="#{role}"/>\n'


# Meetings in time.


def _lifecycle(document: Document, events: Iterable[Event]) -> str:
    zone = time_zone(document.zone)
    issued = f'<eventRef eId="issuance" date="{document.date}" source="#{ORGANIZATION}" type="generation"/>\n'
    moments = "".join(
        f'<eventRef eId="{event.name}__{end}" date="{when}" source="#{ORGANIZATION}" refersTo="#{event.name}"/>\n'
        for event in events
        for end, when in _moments(event, zone)
    )
    return f'<lifecycle source="#{ORGANIZATION}">\n{issued}{moments}</lifecycle>\n'


def _moments(event: Event, zone: dt.tzinfo | None) -> Iterator[tuple[str, str]]:
    """The start of a meeting and its end, as far as they are known; without a time each is a day."""
    (first, last), meeting = event.days, event.meeting
    if first:
        yield "start", _at(first, meeting.start, zone)
    if last and (meeting.end or last != first):
        yield "end", _at(last, meeting.end, zone)


def _at(day: dt.date, clock: str | None, zone: dt.tzinfo | None) -> str:
    """A day, or a time on it, as XML Schema writes it; offsets of before 1900 had seconds, which it does not know."""
    return moment(day, clock, zone).isoformat()[:25] if clock else str(day)


def _temporal_data(events: Iterable[Event]) -> str:
    groups = "".join(_interval(event) for event in events if event.days[0])
    return f'<temporalData source="#{ORGANIZATION}">\n{groups}</temporalData>\n' if groups else ""


def _interval(event: Event) -> str:
    ends = "".join(f' {end}="#{event.name}__{end}"' for end, _ in _moments(event, None))
    interval = f'<timeInterval{ends} refersTo="#{event.name}"/>'
    return f'<temporalGroup eId="{event.name}__time">{interval}</temporalGroup>\n'


# What is named.


def _references(document: Document, events: Iterable[Event]) -> str:
    found = (*_authors(document), *_roles(), *(line for event in events for line in _event(document, event)))
    return f'<references source="#{ORGANIZATION}">\n{"".join(found)}</references>\n'


def _reference(kind: str, name: str, path: str, shown: str, **more: str) -> str:
    """A reference to a thing of the ontology, by its path there and the words for it."""
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in more.items() if value)
    return f'<TLC{kind} eId="{name}" href="{ONTOLOGY}/{escape(path)}" showAs="{escape(shown)}"{attributes}/>\n'


def _authors(document: Document) -> Iterator[str]:
    """The organization, its organ, the body where the document names one, and where they meet."""
    organization, organ, body = (*document.authors, "", "", "")[:3]
    home = actor_name(organization) or "un"
    yield _reference("Organization", ORGANIZATION, f"organization/{home}", plain(document.masthead.organization))
    yield _reference("Organization", ORGAN, f"organization/{home}/{actor_name(organ)}", plain(document.masthead.organ))
    if words := tree.paragraph(document, "body"):
        yield _reference("Organization", BODY, f"organization/{home}/{actor_name(body)}", words)
    if document.place:
        yield _reference("Location", PLACE, f"location/un/{number(name_of(document))}/{PLACE}", document.place)


def _roles() -> Iterator[str]:
    return (_reference("Role", role, f"role/{role}", role) for role in _ROLES)


def _event(document: Document, event: Event) -> Iterator[str]:
    """A meeting, in short its number where it has one, and the room that it is in."""
    path = f"un/{number(name_of(document))}/{event.name}"
    short = str(event.meeting.number or "")
    yield _reference("Event", event.name, f"event/{path}", event.words or event.name, shortForm=short)
    if event.meeting.room:
        yield _reference("Location", f"{event.name}__room", f"location/{path}/room", event.meeting.room)
