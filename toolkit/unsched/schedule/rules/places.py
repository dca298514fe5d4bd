"""Rules of where a session is: its clocks, and the official holidays of the duty station."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from unsched.errors import Finding
from unsched.refusals import Path
from unsched.resources import locate as resource
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Day, Meeting
from unsched.schedule.rules.rule import Locate, Rule
from unsched.schedule.texts import Text

# What tells that one takes part from elsewhere, in the languages of the United Nations: the beginnings of words.
_FROM_ELSEWHERE = re.compile(
    r"virtual|virtuel|on-?line|en ligne|en línea|remote|remoto|distan[cz]|h[yíi]brid"
    r"|visioconf|v[ií]d[eé]o|webex|zoom\b"
    "|виртуал|онлайн|дистанц|удал[её]нн|гибрид|видео|虚拟|线上|在线|远程|视频|افتراضي|عن بُ?عد|هجين|الإنترنت",
    re.IGNORECASE,
)


def times_exist(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A meeting begins and ends at times that the clocks of its place strike, and strike once, on that day."""
    if schedule.time_zone is None:
        return
    for path, day, meeting in schedule.meetings():
        if kind := _change(schedule, day, meeting, schedule.time_zone):
            details = {"found": f"{day.date.first} {schedule.hours_of(meeting)}", "place": schedule.time_zone.key}
            yield Finding(kind, locate((*path, "time")), details)


def _change(schedule: Schedule, day: Day, meeting: Meeting, zone: ZoneInfo) -> str | None:
    """What a change of the clocks does to the beginning of a meeting, or else to its end.

    An end on the minute of the change is that of the hour before, which is there and comes once.
    """
    hours = schedule.hours_of(meeting)
    if hours is None:
        return None
    start, end = hours.minutes
    found = _change_at(day.date.first, start, zone)
    if found or end == start:
        return found
    return _change_at(day.date.first, end, zone) and _change_at(day.date.first, end - 1, zone)


def _change_at(day: date, minutes: int, zone: ZoneInfo) -> str | None:
    """What a change of the clocks does to a time in minutes from the beginning of a day."""
    try:
        clock = (datetime.combine(day, time()) + timedelta(minutes=minutes)).replace(tzinfo=zone)
    except OverflowError:  # the end of the last day that there is
        return None
    # PEP 495: in a gap the offset after the change is the greater one, in a fold the lesser.
    before, after = (clock.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return "time-absent" if before < after else "time-twice" if before > after else None


def time_zones_are_named(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A session that one attends from elsewhere names its time zone."""
    if schedule.time_zone is not None or not any(meeting.time for _, _, meeting in schedule.meetings()):
        return
    for path, text in _places(schedule):
        if _FROM_ELSEWHERE.search(text.text):
            yield Finding("time-zone-missing", locate(path), {"found": text.text})
            return


def _places(schedule: Schedule) -> Iterator[tuple[Path, Text]]:
    """The words that tell where the session or a meeting is."""
    for name, text in (("place", schedule.place), ("room", schedule.room)):
        if text:
            yield (name,), text
    for index, part in enumerate(schedule.dates):
        for text in filter(None, (part.place, part.title)):
            yield ("dates", index), text
    for path, _, meeting in schedule.meetings():
        for name, text in (("room", meeting.room), ("place", meeting.place)):
            if text:
                yield (*path, name), text


def days_are_no_holidays(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No meeting is on an official holiday of the duty station, which its time zone tells."""
    if schedule.time_zone is None:
        return
    from unsched.schedule.holidays import holidays_within, read_holidays  # noqa: PLC0415 -- many schedules have no zone

    zone = schedule.time_zone.key
    holidays = read_holidays(resource("templates", "holidays.toml")).get(zone, {})
    for path, day in schedule.all_days():
        if day.meetings:
            for name, date in holidays_within(holidays, day.date):
                yield Finding("holiday", locate((*path, "date")), {"found": date, "name": name, "place": zone})


RULES: tuple[Rule, ...] = (times_exist, time_zones_are_named, days_are_no_holidays)
