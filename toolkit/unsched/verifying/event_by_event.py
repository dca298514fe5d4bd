"""Meetings and facts as programs have them, beside those of the schedule."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from unsched.verifying.aligning import aligned
from unsched.verifying.line_by_line import Found, Known, Mismatch, agrees_with_any, compare_line, cut, unlike
from unsched.verifying.matching import Difference, Reading
from unsched.verifying.numbers import read_label
from unsched.verifying.seen import Event, Line, Seen
from unsched.verifying.wanted import Slot, Wanted, WantedDocument, WantedMeeting

_LABEL = re.compile(r"(\S{1,8}(?: -)?) (.+)")
_ALIKE = 0.5  # two lines that are more unlike are not the same one
_REVISED = re.compile(r"Rev\.|Corr\.|\*$")


def stated(wanted: WantedDocument, seen: Seen) -> Found:
    """The facts of the whole that only programs read."""
    for fact in seen.stated:
        expected = wanted.facts.get(fact.name, "")
        if fact.name in ("symbol", "number") and not expected:
            continue  # a document without a symbol is filed under another name
        same = fact.value.partition("-")[0] == expected if fact.name == "lang" else fact.value == expected
        if not same:
            yield Mismatch(Difference("seen-fact", fact.value, expected), fact.where, fact.number)


def events(wanted: WantedDocument, seen: Sequence[Event] | None, reading: Reading) -> Found:
    """The meetings that have a time by the clock, by their starts and ends, and what is told of them."""
    if seen is None:
        return
    expected = [meeting.facts for meeting in wanted.meetings if "start" in meeting.facts]
    moments = Counter((facts["start"], facts.get("end", "")) for facts in expected)
    found = Counter[tuple[str, str]]()
    for event in (event for event in seen if "T" in event.start):
        key = event.start[:16], event.end[:16] if "T" in event.end else ""
        found[key] += 1
        if found[key] > moments[key]:
            difference = Difference("seen-besides", f"{event.start} {event.end}".strip(), "")
            yield Mismatch(difference, event.where, event.number)
        yield from _offset(event, wanted.facts["zone"])
        yield from _among(wanted, event, reading)
    breaks = {(facts["start"], facts.get("end", "")) for facts in expected if facts["kind"] == "break"}
    for start, end in moments:
        if (start, end) not in (*found, *breaks):  # a break may be no meeting to programs
            yield Mismatch(Difference("seen-missing", "", f"{start} {end}".strip()), "the meetings for programs")


def _offset(event: Event, zone: str) -> Found:
    """The difference from UTC that a moment is told with."""
    if not zone or len(event.start) <= 16:
        return
    expected = datetime.fromisoformat(event.start[:16]).replace(tzinfo=ZoneInfo(zone)).isoformat()
    if event.start[16:].removeprefix(":00") != expected[19:]:
        yield Mismatch(Difference("seen-fact", event.start, expected), event.where, event.number)


def _among(wanted: WantedDocument, event: Event, reading: Reading) -> Found:
    """The lines of an event, each of which is one of a meeting that begins with it."""
    own = [meeting for meeting in wanted.meetings if meeting.facts.get("start") == event.start[:16]]
    every = [line for meeting in own for line in (*_lines_of(meeting), _unmarked(meeting.summary)) if line.parts]
    for line in event.lines if any(meeting.lines for meeting in own) else ():
        found = [(unlike(reading, one, _labelled(one, line, reading)), number) for number, one in enumerate(every)]
        least, number = min(found)
        if least:
            closest = every[number].but(links=())
            yield from compare_line(closest, _labelled(closest, line, reading).but(links=()), line, reading)


# Calendars.


def calendar(wanted: WantedDocument, seen: Seen, reading: Reading) -> Found:
    """What a calendar says otherwise than its schedule."""
    yield from _about(wanted, seen.lines, reading)
    own = [event for event in seen.events or () if not event.facts["of"]]
    yield from _deadlines(wanted, seen.events or ())
    yield from _identified(seen.events or ())
    for meeting, event in _matched(wanted.meetings, own, reading):
        if meeting is None and event is not None:
            difference = Difference("seen-besides", f"{event.start} {event.facts['summary']}", "")
            yield Mismatch(difference, event.where, event.number)
        elif meeting is not None and event is None:
            told = "; ".join(map(str, _lines_of(meeting)))
            yield Mismatch(Difference("seen-missing", "", cut(f"{_start(meeting)} {told}")), "the calendar")
        elif meeting is not None and event is not None:
            yield from _event(meeting, event, wanted, reading)


def _about(wanted: WantedDocument, seen: Sequence[Line], reading: Reading) -> Found:
    """What a calendar says of the document: lines of it, or of its template."""
    known = Known(wanted, reading)
    every = [_unmarked(line) for line in (*wanted.lines, *wanted.edges)]
    for line in seen:
        if agrees_with_any(every, line, reading):
            continue
        closest = min(every, key=lambda one: unlike(reading, one, line), default=None)
        alike = closest is not None and unlike(reading, closest, line) < _ALIKE
        yield from compare_line(closest, line, line, reading) if alike else known.besides(line)


def _deadlines(wanted: WantedDocument, seen: Sequence[Event]) -> Found:
    expected = Counter(moment for meeting in wanted.meetings for moment in meeting.facts["deadlines"].split())
    found = Counter(event.start for event in seen if event.facts["of"])
    for event in seen:
        if event.facts["of"] and event.start not in expected:
            yield Mismatch(Difference("seen-besides", event.start, ""), event.where, event.number)
    for moment in expected:
        if moment not in found:
            yield Mismatch(Difference("seen-missing", "", moment), "the calendar")


def _identified(seen: Sequence[Event]) -> Found:
    """Events that would take each other's place."""
    first: dict[str, Event] = {}
    for event in seen:
        known = first.setdefault(event.facts["uid"], event)
        if known is not event:
            difference = Difference("seen-besides", f"UID {event.facts['uid']}, which {known.where} has", "")
            yield Mismatch(difference, event.where, event.number)


def _matched(
    wanted: Sequence[WantedMeeting], seen: Sequence[Event], reading: Reading
) -> Iterator[tuple[WantedMeeting | None, Event | None]]:
    """Each meeting with its event: first those that agree, at one time in any order, then the others.

    A meeting that another table tells of again has one event.
    """
    rest = sorted(seen, key=lambda event: event.start)
    known: list[WantedMeeting] = []
    others: list[WantedMeeting] = []
    for meeting in sorted(wanted, key=_start):
        same = (event for event in rest if event.start == _start(meeting) and not _unlike(reading, meeting, event))
        if event := next(same, None):
            rest.remove(event)
            known.append(meeting)
            yield meeting, event
        elif meeting not in known:
            others.append(meeting)
    yield from aligned(others, rest, partial(_unlike, reading))


def _start(meeting: WantedMeeting) -> str:
    return meeting.facts.get("start", meeting.facts["date"])


def _end(meeting: WantedMeeting) -> str:
    facts = meeting.facts
    if "start" in facts:
        return facts.get("end", "")
    return str(date.fromisoformat(facts["last"]) + timedelta(1)) if facts["last"] > facts["date"] else ""


def _lines_of(meeting: WantedMeeting) -> tuple[Wanted, ...]:
    return tuple(map(_unmarked, (meeting.time, *meeting.lines) if meeting.time else meeting.lines))


def _unmarked(wanted: Wanted) -> Wanted:
    """A line without the marks of footnotes, which a calendar does not have."""
    return wanted.but(parts=tuple(p for p in wanted.parts if not (isinstance(p, Slot) and p.kind == "mark")))


def _unlike(reading: Reading, meeting: WantedMeeting, event: Event) -> float:
    when = (event.start != _start(meeting)) + (event.end != _end(meeting))
    wanted = _lines_of(meeting)
    pairs = zip(wanted, event.lines, strict=False)
    unlike_lines = sum(unlike(reading, one, _labelled(one, line, reading)) for one, line in pairs)
    missing = abs(len(wanted) - len(event.lines))
    return (when / 2 + (unlike_lines + missing) / max(1, len(wanted), len(event.lines))) / 2


def _event(meeting: WantedMeeting, event: Event, wanted: WantedDocument, reading: Reading) -> Found:
    for found, expected in ((event.start, _start(meeting)), (event.end, _end(meeting))):
        if found != expected:
            yield Mismatch(
                Difference("seen-fact", found or "nothing", expected or "nothing"), event.where, event.number
            )
    yield from _facts(meeting, event, wanted.facts)
    for name, words in (("summary", meeting.summary), ("location", meeting.where)):
        line = Line(event.facts[name], f"{event.where}, {name.upper()}", event.number)
        yield from compare_line(_unmarked(words).but(label="", links=()), line, line, reading)
    yield from _told(meeting, event, reading)


def _facts(meeting: WantedMeeting, event: Event, whole: Mapping[str, str]) -> Found:
    """What is told of an event beside its words."""
    facts = event.facts
    pairs = [
        ("cancelled", facts["cancelled"], meeting.facts["cancelled"]),
        ("date of the document", facts["stamp"], whole["date"]),
        ("language", facts["lang"].partition("-")[0], whole["lang"]),
        ("address", facts["url"], whole["address"]),
        ("repeated", facts["count"], meeting.facts.get("count", "")),
        ("revised", str(facts["sequence"] not in ("", "0")), str(bool(_REVISED.search(whole["symbol"])))),
    ]
    if "T" in event.start:
        pairs.append(("time zone", facts["zone"], whole["zone"]))
    for name, found, expected in pairs:
        if found != expected:
            difference = Difference("seen-fact", f"{name}: {found or 'no'}", f"{name}: {expected or 'no'}")
            yield Mismatch(difference, event.where, event.number)


def _told(meeting: WantedMeeting, event: Event, reading: Reading) -> Found:
    """The lines of an event, and the documents that it leads to."""
    wanted = _lines_of(meeting)
    bare = tuple(line.but(links=()) for line in event.lines)
    found = aligned(
        [one.but(links=()) for one in wanted],
        bare,
        lambda one, line: unlike(reading, one, _labelled(one, line, reading)),
    )
    last = Line("", event.where, event.number)
    for one, line in found:
        last = line or last
        yield from compare_line(one, _labelled(one, line, reading) if one and line else line, last, reading)
    documents = dict.fromkeys(link.address for one in wanted for link in one.links if link.text != link.address)
    links = [link.address for line in event.lines for link in line.links]
    if links != list(documents):
        difference = Difference("seen-link", ", ".join(links) or "nothing", ", ".join(documents) or "nothing")
        yield Mismatch(difference, event.where, event.number)


def _labelled(wanted: Wanted, line: Line, reading: Reading) -> Line:
    """A line with its label apart, where one is wanted."""
    line = line.but(links=wanted.links)
    if " " in wanted.label:  # 5 (c), which some languages write without a blank
        parted = (line.words.split(" ", number) for number in (1, 2))
        apart = [(" ".join(words[:-1]), words[-1]) for words in parted]
        named = next((pair for pair in apart if read_label(pair[0], reading.table.items) == wanted.label), None)
        return line.but(label=named[0], words=named[1]) if named else line
    match = _LABEL.fullmatch(line.words) if wanted.label else None
    if match is None:
        return line
    known = read_label(match[1], reading.table.items)
    return line.but(label=match[1], words=match[2]) if len(known) <= 4 else line
