"""The programme of a session as frozen values: tables of days, their meetings, and what each takes up."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from unsched.frozen import Frozen, not_as_expected
from unsched.schedule.texts import OF_A_TEXT, Text
from unsched.schedule.values import Date, DateRange, Item, Layout, MeetingTime, Number, Symbol, Time

Kind = Literal[
    "plenary", "open", "closed", "private", "informal", "informal consultations", "side event", "briefing", "break"
]
Action = Literal["decision", "discussion", "discussion and decision", "adoption", "information"]


class Reference(Frozen):
    """A document of an entry or an item; a `remark` stands behind its symbol."""

    symbol: Symbol
    remark: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _symbol_alone(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        return {"symbol": found} if isinstance(found, str) else found


class Entry(Frozen):
    """What a meeting takes up: words of its own, or an agenda item.

    `continued` overrules what follows from the earlier meetings; `concluded` says that no later one comes back to
    the item. What is a `deadline` happens at its time, and takes none.
    """

    text: Text | None = None
    item: Item | None = None
    continued: bool | None = None
    concluded: bool = False
    action: Action | None = None  # what the meeting is asked for
    deadline: Time | None = None
    documents: tuple[Reference, ...] = ()
    points: tuple[Text, ...] = ()
    chair: Text | None = None
    moderator: Text | None = None
    speakers: tuple[Text, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _text_or_item(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        if isinstance(found, str):
            return {"text": found}
        if not isinstance(found, dict):
            return found
        if ("text" in found) == ("item" in found):
            raise not_as_expected(", ".join(found), "either text or item")
        for key in ("continued", "concluded"):
            if key in found and "text" in found:
                raise not_as_expected(f"text, {key}", f"{key} with an item, which alone is taken up again")
        if "text" in found:
            text = {key: value for key, value in found.items() if key in OF_A_TEXT}
            return {"text": text, **{key: value for key, value in found.items() if key not in OF_A_TEXT}}
        return found


class Meeting(Frozen):
    """A meeting: when it is, which one, and what it takes up, in order.

    It is at a `time`, or `after` something, or the table gives no time. With `or_later` its end is not the last
    word. `body` is who meets, where that is not the session's own body.
    """

    time: MeetingTime | None = None
    or_later: bool = False
    after: Text | None = None
    number: Number | None = None
    kind: Kind | None = None
    body: Text | None = None
    title: Text | None = None
    room: Text | None = None
    place: Text | None = None
    chair: Text | None = None
    cancelled: bool = False
    programme: tuple[Entry, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_time(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        if isinstance(found, dict):
            if "time" in found and "after" in found:
                raise not_as_expected("time, after", "either time or after")
            if not {"number", "kind", "title", "body", "programme"} & found.keys():
                raise not_as_expected(", ".join(found) or "nothing", "a programme, or a title, number, kind or body")
            if found.get("programme") == []:
                raise not_as_expected([], "at least one entry, or no programme")
        return found


class Day(Frozen):
    """A day of the session, or days that belong together, and the meetings in order; `reason` says why there is none."""

    date: DateRange
    title: Text | None = None
    reason: Text | None = None
    meetings: tuple[Meeting, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _meetings_or_reason(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        if isinstance(found, dict) and not found.get("meetings") and not found.get("reason"):
            raise not_as_expected("a day without meetings", "meetings, or the reason why there is none")
        return found


class Table(Frozen):
    """A table of days in a layout, `templates/timetable-<layout>.xml`, with a heading where there are several."""

    heading: Text | None = None
    layout: Layout = "days"
    remark: Text | None = None  # below it
    days: Annotated[tuple[Day, ...], Field(min_length=1)]


class Annex(Frozen):
    """An annex: its title, and the tables in it."""

    title: Text
    original: Text | None = None
    tables: Annotated[tuple[Table, ...], Field(min_length=1)]


class Part(Frozen):
    """A part of a session: its days, where it is, and what it is called."""

    dates: DateRange
    place: Text | None = None
    title: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _dates_alone(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        return {"dates": found} if isinstance(found, str) else found


class Listed(Frozen):
    """A document of the session in the list of its documents."""

    symbol: Symbol
    title: Text
    item: Item | None = None
    date: Date | None = None
