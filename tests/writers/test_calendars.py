"""Calendars: an event for each meeting, the same in every language and in every revision."""

import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar, Event
from tests import trees
from tests.conftest import LANGUAGES, SEED, Golden, shared
from tests.test_programmes import DOCUMENTS, PROGRAMMES, documents, schedules

from unsched import Document, Schedule, read_language, read_schedule, render, write
from unsched.document.meetings import held
from unsched.document.tree import plain
from unsched.schedule.values import Hours
from unsched.writers.calendars import write_calendar
from unsched.writers.revisions import edition

ALL = (SEED, *PROGRAMMES)
NEW_YORK = "America/New_York"
Facts = tuple[object, object, bool]
READ = count()


def events(document: Document) -> list[Event]:
    return Calendar.from_ical(write_calendar(document)).events


def day(meetings: str, dates: str = 'date="2024-03-08"', zone: str | None = None, symbol: str = "A/1") -> Document:
    """A document of a timetable of one day, or of days that belong together."""
    return trees.document(
        f"<timetable><times/><entries/><day {dates}><title>Day</title>{meetings}</day></timetable>", symbol=symbol
    ).but(
        zone=zone,
    )


def lines(document: Document) -> list[str]:
    """The lines of a calendar without their folds, which each version of icalendar sets in its own way."""
    return write_calendar(document).decode().replace("\r\n ", "").split("\r\n")


def of_an_event(document: Document, *names: str) -> list[str]:
    """The lines of the events of a document that begin with some names."""
    found = lines(document)
    return [line for line in found[found.index("BEGIN:VEVENT") :] if re.split("[;:]", line)[0] in names]


def assert_valid(folder: Path) -> None:
    """The checker of RFC 5545 beside the project finds nothing in the calendars of a folder."""
    files = [str(path) for path in sorted(folder.glob("*.ics"))]
    done = subprocess.run(
        [sys.executable, str(shared("ics", "validate_ics.py")), *files], capture_output=True, text=True, check=False
    )

    assert files
    assert [line for line in done.stdout.splitlines() if not line.endswith(": ok")] == []


# The whole.


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_the_calendar_of_the_seed(language: str, seed: Schedule, golden: Golden) -> None:
    found = lines(render(seed, read_language(language, seed.domain)))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.ics", "\n".join(found))


def test_calendars_are_valid(tmp_path: Path) -> None:
    for path in ALL:
        for language in LANGUAGES:
            for name, document in documents(read_schedule(path), language):
                write(document, tmp_path / f"{name}-{language}.ics")

    assert_valid(tmp_path)


def test_the_calendar_of_any_schedule_is_valid_and_has_an_event_for_each_of_its_meetings(tmp_path: Path) -> None:
    numbers = count()

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(schedules())
    def valid(schedule: Schedule) -> None:
        for language in ("en", "zh"):
            ((_, document),) = documents(schedule, language, draft=True)
            found = events(document)
            meetings = [event for event in found if "RELATED-TO" not in event]
            assert len({event["UID"] for event in found}) == len(found)
            assert len(meetings) == len(list(held(document)))
            (tmp_path / f"{next(numbers)}.ics").write_bytes(write_calendar(document))

    valid()

    assert_valid(tmp_path)


def utc(moment: dt.datetime) -> dt.datetime:
    """A moment by UTC where its zone is known."""
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment


def facts_of(schedule: Schedule) -> Counter[Facts]:
    """When the meetings of a schedule are, and whether they are cancelled."""
    return Counter(
        (*times_of(days.date.first, days.date.last, schedule.hours_of(meeting), schedule.time_zone), meeting.cancelled)
        for _, days, meeting in schedule.meetings()
        if schedule.day is None or schedule.day in days.date
    )


def times_of(first: dt.date, last: dt.date, hours: Hours | None, zone: ZoneInfo | None) -> tuple[object, object]:
    if hours is None:
        return first, last + dt.timedelta(1) if last > first else None
    start, end = (
        utc(dt.datetime.combine(first, dt.time(), zone) + dt.timedelta(minutes=minutes)) for minutes in hours.minutes
    )
    return start, end if hours.end else None


def facts_read(calendar: bytes) -> Counter[Facts]:
    """The same as vobject reads them out of a calendar, by the zones that are told in it.

    It keeps the zones of what it has read before, by their names, and knows those of the IANA; so they get others.
    """
    own = re.sub(r"TZID([=:])", rf"TZID\1Zone of calendar {next(READ)} ", calendar.decode().replace("\r\n ", ""))
    found = vobject.readOne(own).contents.get("vevent", [])
    return Counter((moment_read(event, "dtstart"), moment_read(event, "dtend"), cancelled(event)) for event in found)


def moment_read(event: Any, name: str) -> object:  # noqa: ANN401 -- vobject has no types
    if name not in event.contents:
        return None
    value = getattr(event, name).value
    return utc(value) if isinstance(value, dt.datetime) else value


def cancelled(event: Any) -> bool:  # noqa: ANN401
    return "status" in event.contents and event.status.value == "CANCELLED"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_another_program_reads_the_times_of_the_schedule_in_every_language(path: Path) -> None:
    for issue in read_schedule(path).issues():
        of_agenda_only = issue.template == "list-of-documents"
        for language in LANGUAGES:
            document = render(issue, read_language(language, issue.domain, office=issue.office))

            assert facts_read(write_calendar(document)) == (Counter() if of_agenda_only else facts_of(issue))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_another_program_reads_the_words_of_the_tree(path: Path) -> None:
    for language in LANGUAGES:
        for _, document in documents(read_schedule(path), language):
            found = vobject.readOne(write_calendar(document).decode()).contents.get("vevent", [])
            where = [event.location.value if "location" in event.contents else "" for event in found]

            assert where == [plain(meeting.meeting.where) for meeting in held(document)]
            for event, meeting in zip(found, held(document), strict=True):
                entries = [plain(entry.content) for entry in meeting.meeting.entries]
                about = event.description.value if "description" in event.contents else ""
                assert [entry for entry in entries if entry not in about] == []
                assert event.summary.value in {plain(meeting.meeting.name), *entries}


# What an event is known by.


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_an_event_is_the_same_in_every_language(path: Path) -> None:
    issues = zip(*(documents(read_schedule(path), language) for language in LANGUAGES), strict=True)

    for issue in issues:
        found = [[(event["UID"], event.start) for event in events(document)] for _, document in issue]
        assert found == [found[0]] * len(LANGUAGES)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/AC.290/2020/1", ("A/AC.290/2020/1", 0)),
        ("A/AC.290/2020/1/Corr.1", ("A/AC.290/2020/1", 100)),
        ("A/AC.290/2020/1/Rev.1", ("A/AC.290/2020/1", 10_000)),
        ("A/AC.290/2020/1/Rev.1*", ("A/AC.290/2020/1", 10_001)),
        ("A/AC.290/2020/1/Rev.2/Corr.3", ("A/AC.290/2020/1", 20_300)),
        ("A/AC.290/2020/1/Add.1", ("A/AC.290/2020/1/Add.1", 0)),
        ("A/AC.290/2020/1/Add.1/Rev.2", ("A/AC.290/2020/1/Add.1", 20_000)),
        ("CL 128/INF/1-Rev.1", ("CL 128/INF/1", 10_000)),
        ("A75/1 Rev.1", ("A75/1", 10_000)),
        ("A/Rev.1/1", ("A/Rev.1/1", 0)),
        ("", ("", 0)),
    ],
)
def test_the_edition_of_a_symbol(symbol: str, expected: tuple[str, int]) -> None:
    assert edition(symbol) == expected


REVISED: dict[str, Any] = {
    "template": "organization-of-work",
    "symbol": "A/AC.9/1",
    "organ": "General Assembly",
    "date": "2024-03-04",
    "original": "en",
    "session_number": "3",
    "dates": "2024-03-25/2024-03-27",
    "days": [
        {
            "date": "2024-03-25",
            "meetings": [
                {"time": "10:00/13:00", "number": "7", "body": "Committee A", "room": "Room 1"},
                {"time": "10:00/13:00", "number": "7", "body": "Committee B"},
                {"time": "13:15/14:30", "kind": "side event", "title": "On order"},
                {"time": "15:00/18:00", "programme": ["Opening"]},
            ],
        }
    ],
}


def revision(meetings: Iterable[dict[str, Any]], **more: str) -> dict[str, dt.date]:
    """When each event begins, by its UID."""
    days = [{"date": "2024-03-25", "meetings": list(meetings)}]
    schedule = Schedule.read(REVISED | {"days": days} | more, domain="any")
    ((_, document),) = documents(schedule, "en")
    return {str(event["UID"]): event.start for event in events(document)}


def test_a_revision_updates_and_does_not_double() -> None:
    first, second, aside, opening = REVISED["days"][0]["meetings"]

    before = revision((first, second, aside, opening))
    after = revision(
        [
            {"time": "09:00/10:00", "kind": "briefing", "title": "What is new"},
            first | {"time": "11:00/13:00", "room": "Room 2", "cancelled": "true"},
            second | {"kind": "closed"},
            aside | {"title": "On order and disorder"},
            opening | {"time": "16:00/18:00", "programme": ["Opening of the session"]},
        ],
        symbol="A/AC.9/1/Rev.1",
        date="2024-03-11",
    )

    assert len(before) == 4
    assert [uid for uid in before if uid not in after] == []
    assert len(after) == 5
    assert {uid.split("-2024")[0] for uid in after} == {"A_AC.9_1"}


def test_a_revision_is_newer_by_its_number_and_its_date() -> None:
    document = day('<meeting start="10:00"><time/></meeting>', symbol="A/1/Rev.2")

    assert of_an_event(document, "UID", "SEQUENCE", "DTSTAMP") == [
        "UID:A_1-2024-03-08-1",
        "DTSTAMP:20220526T000000Z",
        "SEQUENCE:20000",
    ]


def test_a_meeting_that_is_shown_twice_is_one_event() -> None:
    meeting = '<meeting start="10:00" id="2024-03-08-1"><time/></meeting>'

    assert len(events(day(meeting * 2))) == 1


# When it is.

WHEN = {
    "two_times": (
        '<meeting start="10:00" end="13:00"><time/></meeting>',
        ["DTSTART:20240308T100000", "DTEND:20240308T130000"],
    ),
    "no_end": ('<meeting start="10:00"><time/></meeting>', ["DTSTART:20240308T100000"]),
    "until_midnight": (
        '<meeting start="23:00" end="24:00"><time/></meeting>',
        ["DTSTART:20240308T230000", "DTEND:20240309T000000"],
    ),
    "until_the_next_day": (
        '<meeting start="22:00" end="26:30"><time/></meeting>',
        ["DTSTART:20240308T220000", "DTEND:20240309T023000"],
    ),
    "no_time": (
        "<meeting><time>Immediately after plenary</time></meeting>",
        ["DTSTART;VALUE=DATE:20240308", "TRANSP:TRANSPARENT"],
    ),
    "cancelled": (
        '<meeting start="10:00" cancelled="true"><time/></meeting>',
        ["DTSTART:20240308T100000", "STATUS:CANCELLED"],
    ),
    "a_break": (
        '<meeting start="13:00" end="15:00" kind="break"><time/></meeting>',
        ["DTSTART:20240308T130000", "DTEND:20240308T150000", "TRANSP:TRANSPARENT"],
    ),
    "a_deadline": (
        '<meeting start="10:00" end="13:00"><time/><entry level="1" deadline="18:00">Closure (6 p.m.)</entry></meeting>',
        [
            *("DTSTART:20240308T100000", "DTEND:20240308T130000"),
            *("DTSTART:20240308T180000", "TRANSP:TRANSPARENT", "RELATED-TO:A_1-2024-03-08-1"),
        ],
    ),
}


@pytest.mark.parametrize("case", WHEN)
def test_when_an_event_is(case: str) -> None:
    meeting, expected = WHEN[case]

    told = of_an_event(day(meeting), "DTSTART", "DTEND", "RRULE", "STATUS", "TRANSP", "RELATED-TO", "DURATION")

    assert told == expected


def test_days_that_belong_together_are_one_event_or_have_meetings_daily() -> None:
    meetings = '<meeting start="10:00" end="13:00"><time/></meeting><meeting><time/></meeting>'

    told = of_an_event(day(meetings, 'date="2024-03-08" last="2024-03-10"'), "DTSTART", "DTEND", "RRULE")

    assert told == [
        *("DTSTART:20240308T100000", "DTEND:20240308T130000", "RRULE:FREQ=DAILY;COUNT=3"),
        *("DTSTART;VALUE=DATE:20240308", "DTEND;VALUE=DATE:20240311"),
    ]


def test_meetings_side_by_side_are_on_the_days_of_their_row() -> None:
    grid = (
        '<grid><heads><head/><head>A</head></heads><row date="2024-03-08" last="2024-03-09"><title>10 a.m.</title>'
        "<cell><meeting><time/></meeting></cell></row></grid>"
    )

    told = of_an_event(trees.document(grid), "DTSTART", "DTEND")

    assert told == ["DTSTART;VALUE=DATE:20240308", "DTEND;VALUE=DATE:20240310"]


# Zones.

MEETING = '<meeting start="{}" end="{}"><time/></meeting>'

# The day, the hours of a meeting, and when it begins and ends by UTC, about a change of clocks.
CHANGES = [
    (NEW_YORK, "2024-03-09", "10:00/13:00", "2024-03-09T15:00/2024-03-09T18:00"),
    (NEW_YORK, "2024-03-09", "22:00/27:30", "2024-03-10T03:00/2024-03-10T07:30"),
    (NEW_YORK, "2024-03-10", "01:30/03:00", "2024-03-10T06:30/2024-03-10T07:00"),
    (NEW_YORK, "2024-03-10", "10:00/13:00", "2024-03-10T14:00/2024-03-10T17:00"),
    (NEW_YORK, "2024-11-02", "22:00/27:00", "2024-11-03T02:00/2024-11-03T08:00"),
    (NEW_YORK, "2024-11-03", "10:00/13:00", "2024-11-03T15:00/2024-11-03T18:00"),
    ("Europe/Zurich", "2024-03-30", "10:00/13:00", "2024-03-30T09:00/2024-03-30T12:00"),
    ("Europe/Zurich", "2024-03-31", "10:00/13:00", "2024-03-31T08:00/2024-03-31T11:00"),
    ("Europe/Zurich", "2024-10-26", "23:00/27:00", "2024-10-26T21:00/2024-10-27T02:00"),
    ("Europe/Zurich", "2024-10-27", "10:00/13:00", "2024-10-27T09:00/2024-10-27T12:00"),
    ("Africa/Casablanca", "2024-03-09", "10:00/13:00", "2024-03-09T09:00/2024-03-09T12:00"),
    ("Africa/Casablanca", "2024-03-11", "10:00/13:00", "2024-03-11T10:00/2024-03-11T13:00"),
    ("Africa/Casablanca", "2024-04-15", "10:00/13:00", "2024-04-15T09:00/2024-04-15T12:00"),
    ("Africa/Nairobi", "2024-03-31", "10:00/13:00", "2024-03-31T07:00/2024-03-31T10:00"),
    ("Asia/Kathmandu", "2024-03-31", "10:00/13:00", "2024-03-31T04:15/2024-03-31T07:15"),
    ("America/St_Johns", "2024-12-31", "23:00/25:00", "2025-01-01T02:30/2025-01-01T04:30"),
    ("UTC", "2024-03-31", "10:00/13:00", "2024-03-31T10:00/2024-03-31T13:00"),
]


@pytest.mark.parametrize(("zone", "date", "hours", "moments"), CHANGES)
def test_times_are_right_on_both_sides_of_a_change_of_clocks(zone: str, date: str, hours: str, moments: str) -> None:
    calendar = write_calendar(day(MEETING.format(*hours.split("/")), f'date="{date}"', zone))

    begins, ends = (dt.datetime.fromisoformat(f"{moment}Z") for moment in moments.split("/"))
    assert facts_read(calendar) == Counter([(begins, ends, False)])


def test_a_zone_is_told_for_the_years_of_the_meetings() -> None:
    found = lines(day(MEETING.format("10:00", "13:00"), zone=NEW_YORK))

    assert found[found.index("BEGIN:VTIMEZONE") : found.index("BEGIN:VEVENT")] == [
        *("BEGIN:VTIMEZONE", "TZID:America/New_York"),
        *("BEGIN:STANDARD", "DTSTART:20240101T000000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0500", "TZNAME:EST"),
        *("END:STANDARD", "BEGIN:DAYLIGHT"),
        *("DTSTART:20240310T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "TZNAME:EDT"),
        *("END:DAYLIGHT", "BEGIN:STANDARD"),
        *("DTSTART:20241103T020000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "TZNAME:EST", "END:STANDARD"),
        "END:VTIMEZONE",
    ]
    assert of_an_event(day(MEETING.format("10:00", "13:00"), zone=NEW_YORK), "DTSTART", "DTEND") == [
        "DTSTART;TZID=America/New_York:20240308T100000",
        "DTEND;TZID=America/New_York:20240308T130000",
    ]


@pytest.mark.parametrize(("zone", "start"), [(None, "20240308T100000"), ("UTC", "20240308T100000Z")])
def test_without_a_zone_times_float_and_utc_needs_no_definition(zone: str | None, start: str) -> None:
    document = day(MEETING.format("10:00", "13:00"), zone=zone)

    assert of_an_event(document, "DTSTART") == [f"DTSTART:{start}"]
    assert "BEGIN:VTIMEZONE" not in lines(document)


# Words.


def test_words_are_those_of_a_meeting_that_stands_alone() -> None:
    meeting = (
        '<meeting start="10:00"><time>10 a.m.</time><about>Seventh meeting</about><name>Committee A: Seventh meeting'
        '</name><where>Room 1; Geneva, E</where><entry label="5." level="1">Order, <em>disorder</em>; '
        '(<symbol href="https://undocs.org/en/A/2">A/2</symbol>)<footnote mark="*">See <symbol '
        'href="https://undocs.org/en/A/3">A/3</symbol></footnote></entry><entry>Closure</entry></meeting>'
    )
    document = day(meeting).but(address="https://undocs.org/en/A/1")

    assert of_an_event(document, "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ATTACH") == [
        "URL:https://undocs.org/en/A/1",
        "ATTACH:https://undocs.org/en/A/2",
        "ATTACH:https://undocs.org/en/A/3",
        "SUMMARY;LANGUAGE=en-GB:Committee A: Seventh meeting",
        r"DESCRIPTION;LANGUAGE=en-GB:10 a.m.\nSeventh meeting\n5. Order\, disorder\; (A/2)\nClosure",
        r"LOCATION;LANGUAGE=en-GB:Room 1\; Geneva\, E",
    ]


def test_a_calendar_is_named_and_described(seed: Schedule) -> None:
    found = lines(render(seed, read_language("es", seed.domain)))

    head = found[: found.index("BEGIN:VEVENT")]
    body = "Grupo de Trabajo de Composición Abierta sobre los Avances en la Esfera de la Información y las Telecomunicaciones en el Contexto de la Seguridad Internacional"
    about = [
        "Segundo período de sesiones sustantivo",
        "10 a 14\u00a0de febrero de 2020",
        "Organización de los trabajos del segundo período de sesiones sustantivo",
        "A/AC.290/2020/1",
    ]
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//unsched//unsched//EN",
        "UID:A_AC.290_2020_1",
        "LAST-MODIFIED:20200122T000000Z",
        "URL:https://undocs.org/es/A/AC.290/2020/1",
        f"NAME;LANGUAGE=es-ES:{body}",
        r"\n".join([f"DESCRIPTION;LANGUAGE=es-ES:{body}", *about]),
        f"X-WR-CALNAME:{body}",
    ]


def test_lines_are_folded_within_75_octets_and_never_within_a_character() -> None:
    for length in range(60, 80):
        for letter in ("é", "ع", "会", "😀"):
            words = "a" * length + letter * 60
            document = day(f"<meeting><time/><name>{words}</name></meeting>")
            folded = write_calendar(document).split(b"\r\n")

            assert max(map(len, folded)) <= 75
            assert [line.decode() for line in folded]
            assert str(events(document)[0]["SUMMARY"]) == words


def test_a_document_without_meetings_is_a_journal_entry_on_its_date() -> None:
    found = lines(trees.document(""))

    assert found[found.index("BEGIN:VJOURNAL") :] == [
        *("BEGIN:VJOURNAL", "UID:A_1", "DTSTAMP:20220526T000000Z", "SEQUENCE:0", "DTSTART;VALUE=DATE:20220526"),
        *("SUMMARY;LANGUAGE=en-GB:Programme of work", "END:VJOURNAL", "END:VCALENDAR", ""),
    ]


def test_the_same_document_gives_the_same_bytes(seed: Schedule) -> None:
    document = render(seed, read_language("ru", seed.domain))

    assert write_calendar(document) == write_calendar(document)
