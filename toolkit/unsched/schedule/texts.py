"""Texts that are translated, and the values that are put into them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any
from unicodedata import normalize

from unsched.fields import Model, alone, fields, keys, named_in
from unsched.marks import Key, Length
from unsched.refusals import Path, Refusal, not_as_expected
from unsched.schedule.values import Date, DateRange, Item, Link, MomentOfDay, Span, Symbol, Time, TimeRange


def _composed(found: str) -> str:
    """The text with its letters and accents as one character (NFC), as it is looked up in catalogs."""
    return normalize("NFC", found)


Words = Annotated[str, Length(1, 20_000, stripped=True), _composed]
Context = Annotated[str, Length(1, 200, stripped=True)]


def _of_a_value(found: dict[str, Any]) -> Iterator[Refusal]:
    if len(found) != 1:
        yield not_as_expected(
            ", ".join(found) or {}, f"one of {', '.join(keys(Value))} with its value, such as {{item: 5}}"
        )


class Value(Model):
    """What a placeholder stands for: exactly one of its fields is set, and each language writes it its own way."""

    date: Date | None = None
    dates: DateRange | None = None
    on: MomentOfDay | None = None  # a day in a sentence: on Friday, 5 June 2015, at 3 p.m.
    span: Annotated[Span | None, Key("from")] = None  # from 5 to 9 June 2015, from 10 a.m. to 1 p.m.
    time: Time | None = None
    times: TimeRange | None = None
    item: Item | None = None
    title: Item | None = None  # the title of an agenda item
    symbol: Symbol | None = None
    link: Link | None = None

    @property
    def kind(self) -> str:
        """The name of the field that is set."""
        return next(name for name in self.defaults if getattr(self, name) is not None)

    @property
    def value(self) -> object:
        """What stands in that field."""
        return getattr(self, self.kind)

    @staticmethod
    def in_full(found: Any, /) -> Any:  # noqa: ANN401 -- not read yet
        """Take a bare date or range of dates for what it is."""
        if isinstance(found, str):
            return {"dates" if "/" in found else "date": found}
        return found

    faults = staticmethod(_of_a_value)


def _once(found: "Text") -> "Text":
    """A footnote, which has none itself."""
    if found.footnote:
        raise not_as_expected("a footnote of a footnote", "its words in the text of the footnote")
    return found


class Text(Model):
    """Words that are translated, with placeholders `%(name)s` for the values that no translator retypes.

    A `context` tells a text from another of the same words that has another role, and may want other words. A
    `footnote` is printed at the foot of the page, its mark after the words.
    """

    text: Words
    context: Context | None = None
    values: Annotated[dict[str, Value], Key("with")] = {}
    footnote: Annotated["Text", _once] | None = None

    in_full = staticmethod(alone("text"))


OF_A_TEXT = ("text", "context", "with", "footnote")  # the keys of a text, where it shares them with others


def texts_of(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in a value, with its path in the file, in the order of the fields."""
    if isinstance(value, Text):
        yield path, value
        if value.footnote:
            yield from texts_of(value.footnote, (*path, "footnote"))
    elif isinstance(value, Model):
        for name, key in _keys(type(value)):
            below = getattr(value, name)
            if below:
                # A text that shares its keys with what it is in stands where that does.
                yield from texts_of(below, path if name == "text" else (*path, key))
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for index, below in enumerate(value):
            yield from texts_of(below, (*path, index))
    elif isinstance(value, Mapping):
        for key, below in value.items():
            yield from texts_of(below, (*path, key))


@cache
def _keys(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a value that may hold texts, and their keys in a file."""
    return tuple((field.name, key) for key, field in keys(kind).items() if _has_texts(field.annotation))


def _has_texts(annotation: Any) -> bool:  # noqa: ANN401 -- any type may be an annotation
    """Whether an annotation leads to texts."""
    kinds = [kind for kind in named_in(annotation) if issubclass(kind, Model)]
    return any(kind is Text or any(_has_texts(field.annotation) for field in fields(kind)) for kind in kinds)
