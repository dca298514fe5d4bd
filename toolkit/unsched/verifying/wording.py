"""The words of a schedule's texts in a language, out of its catalogs, with slots where the texts have values."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from unsched.frozen import Frozen, once
from unsched.language import TEMPLATE_LANGUAGE, Language
from unsched.placeholders import parted
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Reference
from unsched.schedule.texts import Text, Value
from unsched.schedule.values import Days, Hours, ItemReference
from unsched.verifying.matching import Reading
from unsched.verifying.reading import ReadingTable
from unsched.verifying.seen import Link, as_read
from unsched.verifying.wanted import GAP, Part, Parts, Slot, SlotKind, Wanted

_FIELD = re.compile(r"\{(\w+)\}")
_KINDS: Mapping[str, SlotKind] = {
    "date": "days",
    "dates": "days",
    "on": "moment",
    "time": "times",
    "times": "times",
    "item": "item",
}


class Wording(Frozen):
    """A schedule in a language: its texts as lines that a document ought to have."""

    schedule: Schedule
    language: Language
    table: ReadingTable
    marks: Mapping[str, str] = {}  # of footnotes by their words, once they are known

    @property
    def reading(self) -> Reading:
        """How the language is read."""
        return Reading(self.language.code, self.table)

    @property
    @once
    def begun(self) -> Mapping[int, bool]:
        """Whether an earlier meeting took up the item of each entry, by the ids of entries, of which some are equal.

        What the schedule says itself comes first.
        """
        first, found = self.schedule.begun(), {}
        for path, day, meeting in self.schedule.meetings():
            moment = self.schedule.moment(day, int(path[-1]))
            for entry in meeting.programme:
                earlier = first.get(entry.item, moment) < moment if entry.item else False
                found[id(entry)] = earlier if entry.continued is None else entry.continued
        return found

    @property
    @once
    def apart(self) -> frozenset[int]:
        """The ids of entries that are sub-items of another item than the entry before them in their table."""
        found: set[int] = set()
        named: ItemReference | None = None
        for _, table in self.schedule.tables():
            for meeting in (meeting for day in table.days for meeting in day.meetings):
                named = named if table.layout == "days" else None
                for entry in (entry for entry in meeting.programme if entry.item):
                    if entry.item and entry.item.letter and entry.item.parent != named:
                        found.add(id(entry))
                    named = entry.item.parent if entry.item else named
        return frozenset(found)

    def mark(self, footnote: Text) -> str:
        """The mark of a footnote, or its words where the marks are not known yet."""
        return self.marks.get(footnote.text, footnote.text)

    def parts(self, text: Text) -> Parts:
        """The words of a text and the slots of its values; the original ones where there is no translation."""
        words = tuple(self._parts(text))
        return (*words, Slot("gap"), Slot("mark", self.mark(text.footnote))) if text.footnote else words

    def _parts(self, text: Text) -> Iterator[Part]:
        message = self._message(text)
        if not text.values:
            yield as_read(message)
            return
        for index, part in enumerate(parted(message)):
            if index % 2 == 0:
                yield as_read(part)
            else:
                yield from self._value(text.values[part])

    def _message(self, text: Text) -> str:
        source = self.schedule.source_language
        if self.language.code == source:
            return text.text
        found = self.language.find(text.text, text.context, own_only=source != TEMPLATE_LANGUAGE)
        return found.text if found and found.finished else text.text

    def _value(self, value: Value) -> Iterator[Part]:
        found = value.value
        if value.kind == "title" and isinstance(found, ItemReference):
            title = self.schedule.titles()[found]
            yield from self.parts(title) if title else ()
        elif value.kind in ("symbol", "link"):
            yield as_read(str(found))
        elif value.kind == "span":
            yield Slot("days" if isinstance(found, Days) else "times", found)
        else:
            yield Slot(_KINDS[value.kind], Hours(found) if value.kind == "time" else found)  # type: ignore[arg-type] # a time

    def pattern(self, line: str, /, **values: Parts) -> Parts:
        """A line that templates write, its fields filled."""
        return filled(self.table.lines[line], values)

    def said(self, line: str, /, **text: Text) -> Wanted:
        """A line that templates write around a text."""
        ((name, words),) = text.items()
        return self.line(self.pattern(line, **{name: self.parts(words)}), words)

    def line(
        self, parts: Parts, text: Text | None = None, label: str = "", documents: tuple[Reference, ...] = ()
    ) -> Wanted:
        """The line of some parts, with the symbols and links of the text and the documents in them."""
        values = tuple(self._values(text)) if text else ()
        symbols = (*(str(v.value) for v in values if v.kind == "symbol"), *(d.symbol for d in documents))
        links = (*(self._link(v) for v in values), *(self.symbol(d.symbol) for d in documents))
        return Wanted(parts, label, tuple(map(as_read, symbols)), tuple(link for link in links if link))

    def of(self, text: Text, label: str = "") -> Wanted:
        """The line of a text."""
        return self.line(self.parts(text), text, label)

    def _values(self, text: Text) -> Iterator[Value]:
        """The values of a text in the order in which a language has them, those of titles in it included."""
        for name in parted(self._message(text))[1::2] if text.values else ():
            value = text.values[name]
            title = self.schedule.titles().get(value.value) if value.kind == "title" else None  # type: ignore[call-overload] # an item
            yield from self._values(title) if title else (value,)

    def _link(self, value: Value) -> Link | None:
        if value.kind == "symbol":
            return self.symbol(str(value.value))
        return Link(as_read(str(value.value)), str(value.value)) if value.kind == "link" else None

    def symbol(self, symbol: str) -> Link | None:
        """The link of a symbol to the document in the language; none where the organization is another."""
        if self.schedule.organization:
            return None
        address = self.table.address.replace("{symbol}", quote(self.schedule.whole_symbol(symbol)))
        return Link(as_read(symbol), address)


def filled(pattern: str, values: Mapping[str, Parts]) -> Parts:
    """The parts of a pattern of a reading table, its `{fields}` filled."""
    parts: list[Part] = []
    for index, part in enumerate(_FIELD.split(pattern)):
        parts += values[part] if index % 2 else [part]
    return tuple(part for part in parts if part)


def referred(documents: tuple[Reference, ...], wording: Wording) -> Parts:
    """Symbols with their remarks, one after the other."""
    parts: list[Part] = []
    for document in documents:
        parts += [GAP, as_read(document.symbol)]
        parts += [" ", *wording.parts(document.remark)] if document.remark else []
    return tuple(parts)
