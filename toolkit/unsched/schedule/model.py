"""The schedule of a session as frozen values: masthead, agenda, note and days."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, StringConstraints, model_validator

from unsched.frozen import Frozen, Path, not_as_expected
from unsched.schedule.values import (
    Date,
    DateRange,
    Item,
    ItemLetter,
    ItemNumber,
    ItemReference,
    JobNumber,
    LanguageCode,
    Link,
    Symbol,
    TemplateName,
    Time,
    TimeRange,
)

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Context = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Value(Frozen):
    """What a placeholder stands for: exactly one of its fields is set, and each language writes it its own way."""

    date: Date | None = None
    dates: DateRange | None = None
    time: Time | None = None
    times: TimeRange | None = None
    item: Item | None = None
    title: Item | None = None  # the title of an agenda item
    symbol: Symbol | None = None
    link: Link | None = None

    @property
    def kind(self) -> str:
        """The name of the field that is set."""
        return next(iter(self.model_fields_set))

    @model_validator(mode="before")
    @classmethod
    def _one_field(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        """Take a bare date or range of dates for what it is."""
        if isinstance(found, str):
            return {"dates" if "/" in found else "date": found}
        if isinstance(found, dict) and len(found) != 1:
            expected = f"one of {', '.join(cls.model_fields)} with its value, such as {{item: 5}}"
            raise not_as_expected(", ".join(found), expected)
        return found


class Text(Frozen):
    """Words that are translated, with placeholders `%(name)s` for the values that no translator retypes.

    A `context` tells a text from another of the same words that has another role, and may want other words.
    """

    text: Words
    context: Context | None = None
    values: Annotated[dict[str, Value], Field(alias="with")] = {}

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        return {"text": found} if isinstance(found, str) else found


_OF_A_TEXT = ("text", "context", "with")  # the keys of a text, where an entry of a meeting is one


class AgendaItem(Frozen):
    """An item of the agenda and its sub-items by their letters."""

    title: Text
    sub_items: dict[ItemLetter, Text] = {}

    @model_validator(mode="before")
    @classmethod
    def _title_alone(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        return {"title": found} if isinstance(found, str) else found


class Entry(Frozen):
    """What a meeting takes up: words of its own, or an agenda item.

    `continued` overrules what follows from the earlier meetings.
    """

    text: Text | None = None
    item: Item | None = None
    continued: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _text_or_item(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        if isinstance(found, str):
            return {"text": found}
        if not isinstance(found, dict):
            return found
        if ("text" in found) == ("item" in found):
            raise not_as_expected(", ".join(found), "either text or item")
        if "continued" in found and "text" in found:
            raise not_as_expected("text, continued", "continued with an item, which alone is taken up again")
        if "text" in found:
            text = {key: value for key, value in found.items() if key in _OF_A_TEXT}
            return {"text": text, **{key: value for key, value in found.items() if key not in _OF_A_TEXT}}
        return found


class Meeting(Frozen):
    """A meeting: its hours and what it takes up, in order."""

    time: TimeRange
    programme: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Day(Frozen):
    """A day of the session and its meetings, in order."""

    date: Date
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=1)]


def _as_list(found: object) -> object:
    return (found,) if isinstance(found, str) else found


class Schedule(Frozen):
    """A session's schedule."""

    template: TemplateName
    symbol: Symbol
    organ: Text
    distribution: Literal["general", "limited", "restricted"]
    date: Date
    original: Annotated[tuple[LanguageCode, ...], BeforeValidator(_as_list), Field(min_length=1, max_length=6)]
    job_number: JobNumber | None = None
    received: Date | None = None  # by those who translate
    issued: Date | None = None
    body: Text
    session: Text
    dates: DateRange
    agenda_item: Item
    title: Text
    source: Text
    annex_original: LanguageCode | None = None  # where the annex was written in another language
    agenda: Annotated[dict[ItemNumber, AgendaItem], Field(min_length=1)]
    note: Annotated[tuple[Text, ...], Field(min_length=1)]
    days: Annotated[tuple[Day, ...], Field(min_length=1)]

    _domain: str = PrivateAttr("")

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401 -- what the reader hands in
        """Take the domain from the reader, which knows the name of the file."""
        self._domain = (context or {}).get("domain", "")

    @property
    def domain(self) -> str:
        """The domain of the schedule's own catalogs: the name of its file without the ending."""
        return self._domain

    @property
    def job_code(self) -> str:
        """The digits of the job number, as its bar code has them; nothing without a job number."""
        return "".join(filter(str.isdigit, self.job_number or ""))

    @property
    def source_language(self) -> str:
        """The language that the schedule's texts are written in: its first original."""
        return self.original[0]

    def titles(self) -> Mapping[ItemReference, Text]:
        """The titles of the agenda's items and sub-items, in the agenda's order."""
        return dict(self._titles())

    def _titles(self) -> Iterator[tuple[ItemReference, Text]]:
        for number, item in self.agenda.items():
            yield ItemReference(number), item.title
            for letter, title in item.sub_items.items():
                yield ItemReference(number, letter), title

    def texts(self) -> Iterator[tuple[Path, Text]]:
        """Every text, with its path in the file, in the order in which a reader of the document meets it."""
        yield ("organ",), self.organ
        yield ("body",), self.body
        yield ("session",), self.session
        for number, item in self.agenda.items():
            yield ("agenda", number, "title"), item.title
            for letter, title in item.sub_items.items():
                yield ("agenda", number, "sub_items", letter), title
        yield ("title",), self.title
        yield ("source",), self.source
        for index, paragraph in enumerate(self.note):
            yield ("note", index), paragraph
        for path, entry in self.entries():
            if entry.text is not None:
                yield path, entry.text

    def entries(self) -> Iterator[tuple[Path, Entry]]:
        """Every entry of every meeting, with its path in the file."""
        for d, day in enumerate(self.days):
            for m, meeting in enumerate(day.meetings):
                for e, entry in enumerate(meeting.programme):
                    yield ("days", d, "meetings", m, "programme", e), entry
