"""The programme of a session as frozen values: tables of days, their meetings, and what each takes up."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from unsched.fields import Model, alone
from unsched.marks import Length
from unsched.refusals import Refusal, not_as_expected
from unsched.schedule.texts import OF_A_TEXT, Text
from unsched.schedule.values import (
    PARTS_OF_DAY,
    Date,
    DateRange,
    Flag,
    Item,
    LanguageCode,
    Layout,
    MeetingTime,
    Number,
    Symbol,
    Time,
)

Kind = Literal[
    "plenary", "open", "closed", "private", "informal", "informal consultations", "side event", "briefing", "break"
]
Action = Literal["decision", "discussion", "discussion and decision", "adoption", "information"]


class Reference(Model):
    """A document of an entry or an item; a `remark` stands behind its symbol."""

    symbol: Symbol
    remark: Text | None = None

    in_full = staticmethod(alone("symbol"))


def _of_an_entry(found: dict[str, Any]) -> Iterator[Refusal]:
    if ("text" in found) == ("item" in found):
        yield not_as_expected(", ".join(found), "either text or item")


class Entry(Model):
    """What a meeting takes up: words of its own, or an agenda item.

    `continued` overrules what follows from the earlier meetings, and is not known of words of its own; `concluded`
    says that no later meeting comes back to it. What is a `deadline` happens at its time, and takes none.
    """

    text: Text | None = None
    item: Item | None = None
    continued: Flag | None = None
    concluded: Flag = False
    action: Action | None = None  # what the meeting is asked for
    deadline: Time | None = None
    documents: tuple[Reference, ...] = ()
    points: tuple[Text, ...] = ()
    chair: Text | None = None
    moderator: Text | None = None
    speakers: tuple[Text, ...] = ()

    @staticmethod
    def in_full(found: Any, /) -> Any:  # noqa: ANN401 -- not read yet
        """Words alone, or those that share the keys of the entry, are a text of its own."""
        if isinstance(found, str):
            return {"text": found}
        if isinstance(found, dict) and "text" in found:
            text = {key: value for key, value in found.items() if key in OF_A_TEXT}
            return {"text": text, **{key: value for key, value in found.items() if key not in OF_A_TEXT}}
        return found

    faults = staticmethod(_of_an_entry)

    @staticmethod
    def also_known() -> tuple[str, ...]:
        """The keys of its text."""
        return OF_A_TEXT


def _of_a_meeting(found: dict[str, Any]) -> Iterator[Refusal]:
    if "time" in found and "after" in found:
        yield not_as_expected("time, after", "either time or after")
    time = found.get("time")
    if "or_later" in found and not (isinstance(time, str) and ("/" in time or time in PARTS_OF_DAY[:-1])):
        yield not_as_expected("or_later", "it with a time that ends, such as 15:00/18:00")
    if not {"number", "kind", "title", "body", "programme"} & found.keys():
        yield not_as_expected(", ".join(found) or "nothing", "a programme, or a title, number, kind or body")


class Meeting(Model):
    """A meeting: when it is, which one, and what it takes up, in order.

    It is at a `time`, or `after` something, or the table gives no time. With `or_later` its end is not the last
    word. `body` is who meets, where that is not the session's own body.
    """

    time: MeetingTime | None = None
    or_later: Flag = False
    after: Text | None = None
    number: Number | None = None
    kind: Kind | None = None
    body: Text | None = None
    title: Text | None = None
    room: Text | None = None
    place: Text | None = None
    chair: Text | None = None
    cancelled: Flag = False
    programme: Annotated[tuple[Entry, ...], Length(1)] = ()

    faults = staticmethod(_of_a_meeting)


def _of_a_day(found: dict[str, Any]) -> Iterator[Refusal]:
    if not found.get("meetings") and "reason" not in found:
        yield not_as_expected([], "meetings, or the reason why there is none")


class Day(Model):
    """A day of the session, or days that belong together, and its meetings; `reason` says why there is none."""

    date: DateRange
    title: Text | None = None
    reason: Text | None = None
    meetings: tuple[Meeting, ...] = ()

    faults = staticmethod(_of_a_day)


class Table(Model):
    """A table of days in a layout, `templates/timetable-<layout>.xml`, with a heading where there are several."""

    heading: Text | None = None
    layout: Layout = "days"
    remark: Text | None = None  # below it
    days: Annotated[tuple[Day, ...], Length(1)]


class Annex(Model):
    """An annex: its title, and the tables in it."""

    title: Text
    original: LanguageCode | None = None  # where it is not the document's
    tables: Annotated[tuple[Table, ...], Length(1)]


class Part(Model):
    """A part of a session: its days, where it is, and what it is called."""

    dates: DateRange
    place: Text | None = None
    title: Text | None = None

    in_full = staticmethod(alone("dates"))


class Listed(Model):
    """A document of the session in the list of its documents."""

    symbol: Symbol
    title: Text
    item: Item | None = None
    date: Date | None = None
