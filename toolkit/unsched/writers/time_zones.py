"""Time zones as iCalendar has them: what clocks show in the years of a document's meetings."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_MINUTE, _DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)


def time_zone_of(zone: ZoneInfo, first: dt.date, last: dt.date) -> Timezone:
    """A zone from the beginning of the year of one day to the end of that of another, an observance for each change.

    It holds for these years only: what the rules of a zone are beyond them is not what was decided for a session.
    """
    start, end = (dt.datetime(year, 1, 1, tzinfo=zone).astimezone(dt.UTC) for year in (first.year, last.year + 1))
    found = Timezone()
    found.add("TZID", zone.key)
    found.add_component(_observance(start.astimezone(zone), _offset(zone, start)))
    for moment in _changes(zone, start, end):
        found.add_component(_observance(moment.astimezone(zone), _offset(zone, moment - _MINUTE)))
    return found


def _changes(zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The moments between two others at which clocks are changed, once a day at most."""
    moment = start
    while moment < end:
        if _offset(zone, moment) != _offset(zone, moment + _DAY):
            yield _change(zone, moment)
        moment += _DAY


def _change(zone: ZoneInfo, before: dt.datetime) -> dt.datetime:
    """The minute of the day after a moment at which clocks are changed."""
    low, high = 0, _DAY // _MINUTE
    while high - low > 1:
        middle = (low + high) // 2
        changed = _offset(zone, before + middle * _MINUTE) != _offset(zone, before)
        low, high = (low, middle) if changed else (middle, high)
    return before + high * _MINUTE


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _observance(moment: dt.datetime, before: dt.timedelta) -> TimezoneStandard | TimezoneDaylight:
    """What clocks show from a moment on; it starts when they show what they would have without the change."""
    after = moment.utcoffset() or dt.timedelta()
    found = TimezoneDaylight() if moment.dst() else TimezoneStandard()
    found.add("DTSTART", moment.replace(tzinfo=None) - after + before)
    found.add("TZOFFSETFROM", before)
    found.add("TZOFFSETTO", after)
    found.add("TZNAME", moment.tzname())
    return found
