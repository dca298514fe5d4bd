"""The schedule of a session as frozen values: masthead, agenda, note and days."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from unsched.fields import Model, alone
from unsched.frozen import once
from unsched.marks import Before, Given, Length
from unsched.refusals import Path, Refusal, not_as_expected, refusal
from unsched.schedule.programme import Annex, Day, Entry, Listed, Meeting, Part, Reference, Table
from unsched.schedule.texts import Text, texts_of
from unsched.schedule.values import (
    Date,
    Days,
    Hours,
    Item,
    ItemLetter,
    ItemNumber,
    ItemReference,
    JobNumber,
    LanguageCode,
    Layout,
    Number,
    OfficeName,
    Symbol,
    TemplateName,
    TimeRange,
    TimeZone,
)


def _letters_alone(found: object) -> object:
    """Sub-items by their letters, where they have no titles here."""
    return dict.fromkeys(found) if isinstance(found, list) and all(isinstance(f, str) for f in found) else found


Moments = tuple[dt.date, int, int]  # a day, minutes from its beginning, and a place among what has no time
_USUALLY = {"morning": 10 * 60, "afternoon": 15 * 60, "evening": 18 * 60}  # in minutes, for comparing only


class AgendaItem(Model):
    """An item of the agenda and its sub-items by their letters; its `annotation` is for the annotated agenda.

    Without a title, an item is known by its number alone.
    """

    title: Text | None = None
    sub_items: Annotated[dict[ItemLetter, Text | None], Before(_letters_alone)] = {}
    annotation: tuple[Text, ...] = ()
    documents: tuple[Reference, ...] = ()

    in_full = staticmethod(alone("title"))


def _as_list(found: object) -> object:
    return (found,) if isinstance(found, str) else found


def _as_parts(found: object) -> object:
    return (found,) if isinstance(found, str | dict) else found


class _Issued(Model):
    """What each document of a session has of its own."""

    template: TemplateName
    symbol: Symbol | None = None
    distribution: Literal["general", "limited", "restricted"] = "general"
    date: Date
    job_number: JobNumber | None = None
    received: Date | None = None  # by those who translate
    issued: Date | None = None
    as_of: Date | None = None  # the day that its facts are of, all subject to change
    agenda_item: Item | None = None  # that the document is issued under
    title: Text | None = None  # without it, that of its template
    source: Text | None = None
    day: Date | None = None  # the only one that it is about
    note: tuple[Text, ...] = ()


# The fields that hold texts.
_IN_READING_ORDER = (
    *("organization", "organ", "body", "session", "place", "dates", "agenda", "title", "source", "note"),
    *("room", "annexes", "days", "documents", "also"),
)


class OtherDocument(_Issued):
    """Another document of the session, from the same schedule: its agenda, say, or the order of one day."""


def _of_a_schedule(found: dict[str, Any]) -> Iterator[Refusal]:
    if "days" not in found and "annexes" not in found:
        yield refusal("missing-key", expected="days")
    for one, other in (("days", "annexes"), ("session", "session_number")):
        if one in found and other in found:
            yield not_as_expected(f"{one}, {other}", f"either {one} or {other}")


class Schedule(_Issued):
    """A session's schedule, and the document that it is issued as."""

    office: OfficeName | None = None
    organization: Text | None = None  # without it, the United Nations
    organ: Text
    original: Annotated[tuple[LanguageCode, ...], Before(_as_list), Length(1, 6)]
    body: Text | None = None
    session: Text | None = None
    session_number: Number | None = None
    dates: Annotated[tuple[Part, ...], Before(_as_parts), Length(1, 50)]
    place: Text | None = None
    time_zone: TimeZone | None = None
    agenda: dict[ItemNumber, AgendaItem] = {}
    annex_original: LanguageCode | None = None  # where the annex was written in another language
    hours: dict[Literal["morning", "afternoon", "evening"], TimeRange] = {}  # the usual ones
    room: Text | None = None  # the usual one
    numbers: Literal["figures", "words"] = "figures"  # of meetings
    series: Symbol | None = None  # that short symbols such as CRP.5 belong to
    layout: Layout = "days"
    days: Annotated[tuple[Day, ...], Length(1)] = ()
    annexes: Annotated[tuple[Annex, ...], Length(1)] = ()
    documents: tuple[Listed, ...] = ()
    also: Annotated[tuple[OtherDocument, ...], Length(most=200)] = ()
    domain: Annotated[str, Given()] = ""  # of its own catalogs: the name of its file without the ending

    faults = staticmethod(_of_a_schedule)

    @property
    def job_code(self) -> str:
        """The digits of the job number, as its bar code has them; nothing without a job number."""
        return "".join(filter(str.isdigit, self.job_number or ""))

    @property
    def source_language(self) -> str:
        """The language that the schedule's texts are written in: its first original."""
        return self.original[0]

    def titles(self) -> Mapping[ItemReference, Text | None]:
        """The titles of the agenda's items and sub-items, in the agenda's order."""
        return dict(self._titles())

    def _titles(self) -> Iterator[tuple[ItemReference, Text | None]]:
        for number, item in self.agenda.items():
            yield ItemReference(number), item.title
            for letter, title in item.sub_items.items():
                yield ItemReference(number, letter), title

    @once
    def texts(self) -> tuple[tuple[Path, Text], ...]:
        """Every text, with its path in the file, in the order in which a reader of the document meets it."""
        return tuple(found for name in _IN_READING_ORDER for found in texts_of(getattr(self, name), (name,)))

    def tables(self) -> Iterator[tuple[Path, Table]]:
        """Every table of days, with its path in the file."""
        for table in self.own_tables():
            yield (), table
        for a, annex in enumerate(self.annexes):
            for t, table in enumerate(annex.tables):
                yield ("annexes", a, "tables", t), table

    def own_tables(self) -> Iterator[Table]:
        """The table of the days that stand in no annex, where there are any."""
        if self.days:
            yield Table(layout=self.layout, days=self.days)

    def all_days(self) -> Iterator[tuple[Path, Day]]:
        """Every day of every table, with its path in the file."""
        for path, table in self.tables():
            for d, day in enumerate(table.days):
                yield (*path, "days", d), day

    def meetings(self) -> Iterator[tuple[Path, Day, Meeting]]:
        """Every meeting, with its path in the file and its day."""
        for path, day in self.all_days():
            for m, meeting in enumerate(day.meetings):
                yield (*path, "meetings", m), day, meeting

    def entries(self) -> Iterator[tuple[Path, Entry]]:
        """Every entry of every meeting, with its path in the file."""
        for path, _, meeting in self.meetings():
            for e, entry in enumerate(meeting.programme):
                yield (*path, "programme", e), entry

    def hours_of(self, meeting: Meeting) -> Hours | None:
        """The hours of a meeting by the clock, the usual ones for a part of the day; `None` where it has none."""
        if isinstance(meeting.time, str):
            return next((hours for part, hours in self.hours.items() if part == meeting.time), None)
        return meeting.time

    def moment(self, day: Day, index: int) -> Moments:
        """When a meeting of a day is, to be compared with others; one without hours comes after those above it."""
        for place in range(index, -1, -1):
            minutes = self._minutes(day.meetings[place])
            if minutes is not None:
                return day.date.first, minutes, 0 if place == index else index + 1
        return day.date.first, 0, index + 1

    def _minutes(self, meeting: Meeting) -> int | None:
        """The minutes after midnight at which a meeting begins, or its part of the day usually does."""
        hours = self.hours_of(meeting)
        if hours:
            return hours.minutes[0]
        return _USUALLY.get(meeting.time) if isinstance(meeting.time, str) else None

    def begun(self) -> Mapping[ItemReference, Moments]:
        """When each agenda item is first taken up; what is cancelled takes up nothing."""
        found: dict[ItemReference, Moments] = {}
        for path, day, meeting in self.meetings():
            if not meeting.cancelled:
                moment = self.moment(day, int(path[-1]))
                for item in {entry.item for entry in meeting.programme if entry.item}:
                    found[item] = min(moment, found.get(item, moment))
        return found

    def references(self) -> Iterator[tuple[Path, Reference]]:
        """The documents that items and entries refer to, with their paths in the file."""
        for number, item in self.agenda.items():
            for index, reference in enumerate(item.documents):
                yield ("agenda", number, "documents", index), reference
        for path, entry in self.entries():
            for index, reference in enumerate(entry.documents):
                yield (*path, "documents", index), reference

    def whole_symbol(self, symbol: str) -> str:
        """A symbol with the series of a short one: in `CBD/SBSTTA/23`, `CRP.5` is `CBD/SBSTTA/23/CRP.5`."""
        short = self.series and "/" not in symbol
        return f"{self.series}/{symbol}" if short else symbol

    def issues(self) -> Iterator[Self]:
        """The schedule as each of the documents that it is issued as, its own first."""
        yield self
        for other in self.also:
            yield self.but(**{name: getattr(other, name) for name in _Issued.defaults}, also=())

    @property
    def name(self) -> str:
        """What the document is filed under: its symbol, or else what it is made from."""
        day = f"-{self.day}" if self.day else ""
        return self.symbol or f"{self.domain}-{self.template}{day}"

    def place_on(self, day: dt.date) -> Text | None:
        """Where the session is on a day: the place of the part that it is in, or else that of the whole session."""
        return next((part.place for part in self.dates if part.place and day in part.dates), self.place)

    @property
    def span(self) -> Days:
        """From the first day of the session to its last."""
        return Days(self.dates[0].dates.first, self.dates[-1].dates.last)
