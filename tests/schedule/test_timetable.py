"""The timetable: what is continued, and what each meeting is known by."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT, SEED
from tests.test_programmes import PROGRAMMES

from unsched import Schedule, read_schedule
from unsched.schedule.held import HeldMeeting
from unsched.schedule.timetable import annexes

WHOLE = ROOT / "tests" / "schedule" / "whole.yaml"
EVERY = pytest.mark.parametrize("path", [SEED, WHOLE, *PROGRAMMES], ids=lambda path: path.stem)


def held(schedule: Schedule) -> Iterator[HeldMeeting]:
    """The meetings of all tables, in their order."""
    for annex in annexes(schedule):
        for table in annex.tables:
            for day in table.days:
                yield from day.meetings


@EVERY
def test_what_an_earlier_meeting_began_is_continued_where_the_schedule_does_not_say_otherwise(path: Path) -> None:
    schedule = read_schedule(path)
    begun = schedule.begun()
    expected = []
    for place, day, meeting in schedule.meetings():
        if schedule.day is not None and schedule.day not in day.date:
            continue  # not in a document of one day
        moment = schedule.moment(day, int(place[-1]))
        expected += [
            entry.continued is True
            if entry.continued is not None or entry.item is None
            else begun.get(entry.item, moment) < moment
            for entry in meeting.programme
        ]

    assert [entry.continued for meeting in held(schedule) for entry in meeting.entries] == expected


@EVERY
def test_each_meeting_has_a_name_of_its_own_that_begins_with_its_day(path: Path) -> None:
    meetings = list(held(read_schedule(path)))

    assert len({meeting.id for meeting in meetings}) == len(meetings)
    assert all(meeting.id.startswith(f"{meeting.date}-") for meeting in meetings)
