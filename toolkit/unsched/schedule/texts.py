"""Texts that are translated, and the values that are put into them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, field_validator, model_validator

from unsched.frozen import Frozen, Path, Refusal, checked, not_as_expected
from unsched.schedule.values import Date, DateRange, Item, Link, MomentOfDay, Span, Symbol, Time, TimeRange


def _composed(found: str) -> str:
    """The text with its letters and accents as one character (NFC), as it is looked up in catalogs."""
    return normalize("NFC", found)


Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_composed)
]
Context = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _of_a_value(found: dict[str, Any]) -> Iterator[Refusal]:
    if len(found) != 1:
        names = ", ".join(field.alias or name for name, field in Value.model_fields.items())
        yield not_as_expected(", ".join(found) or {}, f"one of {names} with its value, such as {{item: 5}}")


class Value(Frozen):
    """What a placeholder stands for: exactly one of its fields is set, and each language writes it its own way."""

    date: Date | None = None
    dates: DateRange | None = None
    on: MomentOfDay | None = None  # a day in a sentence: on Friday, 5 June 2015, at 3 p.m.
    span: Annotated[Span | None, Field(alias="from")] = None  # from 5 to 9 June 2015, from 10 a.m. to 1 p.m.
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

    @property
    def value(self) -> object:
        """What stands in that field."""
        return getattr(self, self.kind)

    @model_validator(mode="before")
    @classmethod
    def _one_field(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        """Take a bare date or range of dates for what it is."""
        if isinstance(found, str):
            return {"dates" if "/" in found else "date": found}
        return found

    _checked = checked(_of_a_value)


class Text(Frozen):
    """Words that are translated, with placeholders `%(name)s` for the values that no translator retypes.

    A `context` tells a text from another of the same words that has another role, and may want other words. A
    `footnote` is printed at the foot of the page, its mark after the words.
    """

    text: Words
    context: Context | None = None
    values: Annotated[dict[str, Value], Field(alias="with")] = {}
    footnote: "Text | None" = None

    @field_validator("footnote")
    @classmethod
    def _once(cls, found: "Text | None") -> "Text | None":
        if found and found.footnote:
            raise not_as_expected("a footnote of a footnote", "its words in the text of the footnote")
        return found

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, found: Any) -> Any:  # noqa: ANN401 -- not validated yet
        return {"text": found} if isinstance(found, str) else found


OF_A_TEXT = ("text", "context", "with", "footnote")  # the keys of a text, where it shares them with others


def texts_of(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in a value, with its path in the file, in the order of the fields."""
    if isinstance(value, Text):
        yield path, value
        if value.footnote:
            yield from texts_of(value.footnote, (*path, "footnote"))
    elif isinstance(value, BaseModel):
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
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold texts, and their keys in a file."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if "Text" in _named(field.annotation))


def _named(annotation: Any) -> str:  # noqa: ANN401 -- any type may be an annotation
    """The names of all models that an annotation leads to."""
    inner = [_named(part) for part in getattr(annotation, "__args__", ())]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Text:
        inner += [_named(field.annotation) for field in annotation.model_fields.values()]
    return f"{annotation} {' '.join(inner)}"
