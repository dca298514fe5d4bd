"""The values that a schedule writes in its own forms: dates, times, symbols, agenda items, links.

Each is read from text, as ISO 8601 writes dates and times, and refused with what was expected instead.
"""

import re
from datetime import date
from typing import Annotated, Any, NamedTuple, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, PlainValidator, StringConstraints

from unsched.frozen import not_as_expected

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)", re.ASCII)
_ITEM = re.compile(r"([1-9]\d{0,3}|[IVXL]+)(?: ?\(([a-z])\)|\.(\d{1,2}|[a-z]))?", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_ZONE = re.compile(r"[A-Z][A-Za-z_]*(?:/[A-Za-z0-9_+-]+){1,2}|UTC")
_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}]+")
# Letters, digits and the marks that series symbols use, in parts between slashes (ST/CS/SER.A/44/Rev.1,
# A/77/6(Sect.5), CL 125/INF/1); no part is empty or made of dots, so that it never names a folder above.
_SYMBOL = re.compile(r"[A-Z0-9][A-Za-z0-9.()* -]*(?:/[A-Za-z0-9(][A-Za-z0-9.()* -]*)*", re.ASCII)
_SYMBOL_LENGTH = 100
_DAY = 24 * 60  # minutes
_NEXT_DAY = " next day"
# New York has 20-01234, Geneva GE.20-01234, Vienna V.20-01234; an asterisk marks a reissue.
_JOB_NUMBER = re.compile(r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5}\*?", re.ASCII)

PARTS_OF_DAY = ("morning", "afternoon", "evening", "to be announced")  # in the place of a clock time


class ClockTime(NamedTuple):
    """A time of day on a clock of 24 hours; 24:00 is the end of a day."""

    hour: int
    minute: int

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}"


class Days(NamedTuple):
    """A range of days, both included; one day has itself as its last."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}/{self.last}" if self.last > self.first else str(self.first)


class Hours(NamedTuple):
    """A range of times: on one day, or until the next day. Without an `end`, how long it takes is not said."""

    start: ClockTime
    end: ClockTime | None = None
    next_day: bool = False

    @property
    def minutes(self) -> tuple[int, int]:
        """The start, and the end or the start again, in minutes from the beginning of the day."""
        start = self.start.hour * 60 + self.start.minute
        end = self.end.hour * 60 + self.end.minute + _DAY * self.next_day if self.end else start
        return start, end

    def __str__(self) -> str:
        return f"{self.start}/{self.end}{' next day' * self.next_day}" if self.end else str(self.start)


class ItemReference(NamedTuple):
    """An agenda item by its number (`5`, `V`), or a sub-item by number and letter (`5 (c)`, `1.1`, `V.b`)."""

    number: str
    letter: str | None = None

    @property
    def parent(self) -> Self:
        """The item that a sub-item belongs to; an item itself."""
        return type(self)(self.number)

    @property
    def dotted(self) -> bool:
        """Whether it is a sub-item that is written after a dot."""
        return self.letter is not None and (self.letter.isdigit() or not self.number.isdigit())

    def __str__(self) -> str:
        if self.letter is None:
            return self.number
        return f"{self.number}.{self.letter}" if self.dotted else f"{self.number} ({self.letter})"


def parse_date(found: object) -> date:
    """A date out of `2020-02-10`."""
    if not isinstance(found, str) or not _DATE.fullmatch(found):
        raise not_as_expected(found, "a date such as 2020-02-10")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise not_as_expected(found, "a day of the calendar") from None


def parse_days(found: object) -> Days:
    """A range out of `2020-02-10/2020-02-14` or of one date."""
    first, slash, last = found.partition("/") if isinstance(found, str) else (found, "", "")
    if not isinstance(found, str) or (slash and not _DATE.fullmatch(last)):
        raise not_as_expected(found, "dates such as 2020-02-10/2020-02-14")
    days = Days(parse_date(first), parse_date(last if slash else first))
    if days.last < days.first:
        raise not_as_expected(found, "an end that is not before the start")
    return days


def parse_time(found: object) -> ClockTime:
    """A time out of `10:00`."""
    match = _CLOCK.fullmatch(found) if isinstance(found, str) else None
    if match is None or (match[1] == "24" and match[2] != "00"):
        raise not_as_expected(found, "a time from 00:00 to 24:00, such as 10:00")
    return ClockTime(int(match[1]), int(match[2]))


def parse_hours(found: object) -> Hours:
    """A range out of `10:00/13:00`, or out of `22:00/02:00 next day`."""
    if not isinstance(found, str) or found.count("/") != 1:
        raise not_as_expected(found, "times such as 10:00/13:00")
    start, _, end = found.partition("/")
    next_day = end.endswith(_NEXT_DAY)
    hours = Hours(parse_time(start), parse_time(end.removesuffix(_NEXT_DAY)), next_day)
    if hours.minutes[1] <= hours.minutes[0]:
        raise not_as_expected(found, f"an end after the start, or one such as {end}{_NEXT_DAY}")
    if hours.minutes[1] - hours.minutes[0] > _DAY:
        raise not_as_expected(found, "an end within a day of the start")
    return hours


def parse_meeting_time(found: object) -> Hours | str:
    """When a meeting is: `10:00/13:00`, `10:00` without an end, or one of `PARTS_OF_DAY`."""
    if found in PARTS_OF_DAY:
        return str(found)
    if isinstance(found, str) and _CLOCK.fullmatch(found):
        return Hours(parse_time(found))
    if isinstance(found, str) and "/" in found:
        return parse_hours(found)
    raise not_as_expected(found, f"times such as 10:00/13:00, a start such as 10:00, or {', '.join(PARTS_OF_DAY)}")


def parse_item(found: object) -> ItemReference:
    """An agenda item out of `5`, `5 (c)`, `1.1` or `V.b`."""
    match = _ITEM.fullmatch(found) if isinstance(found, str) else None
    item = ItemReference(match[1], match[2] or match[3]) if match else None
    if match is None or item is None or item.dotted != bool(match[3]):
        raise not_as_expected(found, "an agenda item such as 5, 5 (c) or 1.1")
    return item


def parse_number(found: object) -> int:
    """A number of a session or a meeting out of `240`."""
    if not isinstance(found, str) or not _NUMBER.fullmatch(found):
        raise not_as_expected(found, "a number from 1 to 9999")
    return int(found)


def parse_time_zone(found: object) -> ZoneInfo:
    """A time zone by its name in the IANA database."""
    try:
        return ZoneInfo(found if isinstance(found, str) and _ZONE.fullmatch(found) else "")
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise not_as_expected(found, "a time zone of the IANA database, such as Europe/Zurich") from None


def _check_symbol(found: str) -> str:
    if not _SYMBOL.fullmatch(found) or ".." in found or len(found) > _SYMBOL_LENGTH:
        raise not_as_expected(found, "a document symbol such as A/AC.290/2020/1")
    return found


def _check_job_number(found: str) -> str:
    if not _JOB_NUMBER.fullmatch(found):
        raise not_as_expected(found, "a job number such as 20-01234")
    return found


def _check_link(found: str) -> str:
    if not _LINK.fullmatch(found):
        raise not_as_expected(found, "a web address that begins with https:// or http://")
    return found


def _read_by(parse: Any) -> PlainValidator:  # noqa: ANN401 -- a function of its own type for each value
    return PlainValidator(parse, json_schema_input_type=str)


Date = Annotated[date, _read_by(parse_date)]
DateRange = Annotated[Days, _read_by(parse_days)]
Time = Annotated[ClockTime, _read_by(parse_time)]
TimeRange = Annotated[Hours, _read_by(parse_hours)]
Number = Annotated[int, _read_by(parse_number)]
TimeZone = Annotated[ZoneInfo, _read_by(parse_time_zone)]
MeetingTime = Annotated[Hours | str, _read_by(parse_meeting_time)]
Item = Annotated[ItemReference, _read_by(parse_item)]
Symbol = Annotated[str, AfterValidator(_check_symbol)]
JobNumber = Annotated[str, AfterValidator(_check_job_number)]
Link = Annotated[str, AfterValidator(_check_link)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
OfficeName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}$")]
Layout = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}$")]
TemplateName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}$")]
ItemNumber = Annotated[str, StringConstraints(pattern=r"^([1-9][0-9]{0,3}|[IVXL]+)$")]
ItemLetter = Annotated[str, StringConstraints(pattern=r"^([a-z]|[1-9][0-9]?)$")]
