"""YAML as it is written: every scalar text, every value with its line and column; what is null is an empty text.

libyaml's events are put together without recursion. Tags, anchors, aliases, duplicate keys and characters that no
document may hold are refused, all of them at once.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from unsched import refusals
from unsched.errors import Finding, Place, UnschedError, fault, in_order
from unsched.resources import FORBIDDEN, character_name, read_plain_text

DEPTH = 40
_NOTHING = frozenset(("~", "null", "Null", "NULL"))  # what YAML takes for no value, where it stands without quotes

_Mark = tuple[int, int]
_Node = yaml.ScalarEvent | yaml.CollectionStartEvent


def _mark(event: yaml.Event) -> _Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Open:
    """A list or mapping whose end is not read yet; a mapping's `key` is set while its value is awaited.

    Without a `path` it is what the whole document is put into.
    """

    def __init__(self, value: list[Any] | dict[str, Any], path: refusals.Path | None) -> None:
        self.value, self.path = value, path
        self.key: str | None = None
        self._named = isinstance(value, dict)

    @property
    def awaits_key(self) -> bool:
        return self._named and self.key is None

    def next_path(self) -> refusals.Path:
        if self.path is None:
            return ()
        return (*self.path, len(self.value) if self.key is None else self.key)

    def attach(self, value: object) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif self.key is not None:
            self.value[self.key], self.key = value, None


class _Composer:
    """Puts events together to lists, mappings and text, keeps where each stands, and notes what is refused."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._marks: dict[refusals.Path, _Mark] = {}
        self._key_marks: dict[refusals.Path, _Mark] = {}
        self._opened = [_Open([], None)]

    def place(self, path: refusals.Path, of_key: bool = False) -> Place:
        """Where the value at a path stands, or its key; else what it lies in."""
        marks = self._key_marks if of_key else self._marks
        while path and path not in marks:
            path = path[:-1]
        return Place(self.file, *marks.get(path, (1, 1)))

    def compose(self, events: Iterable[yaml.Event]) -> object:
        """The content of the one document that the events describe; `None` where there is none."""
        take: Mapping[type, Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            **dict.fromkeys((yaml.MappingStartEvent, yaml.SequenceStartEvent), self._collection),
            **dict.fromkeys((yaml.MappingEndEvent, yaml.SequenceEndEvent), self._end),
        }
        for event in events:
            if taken := take.get(type(event)):
                taken(event)
        return next(iter(self._opened[0].value), None)

    def _at(self, event: yaml.Event) -> Place:
        return Place(self.file, *_mark(event))

    def _refuse(self, kind: str, event: yaml.Event, **details: object) -> None:
        self.findings.append(Finding(kind, self._at(event), details))

    def _document(self, event: yaml.Event) -> None:
        if self._opened[0].value:
            raise fault("yaml-documents", self._at(event))

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._refuse("yaml-alias", event, found=f"alias *{event.anchor}")
        self._opened[-1].attach("")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        if event.style == '"' and (match := FORBIDDEN.search(event.value)):  # an escape brings in what no file holds
            self._refuse("character", event, found=character_name(match[0]))
        inner = self._opened[-1]
        if inner.awaits_key:
            self._take_key(inner, event)
        else:
            self._marks[inner.next_path()] = _mark(event)
            inner.attach("" if event.implicit[0] and event.value in _NOTHING else event.value)

    def _collection(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_extras(event)
        inner = self._opened[-1]
        if inner.awaits_key:
            raise fault("yaml-key", self._at(event), found=type(event).__name__.removesuffix("StartEvent").lower())
        path = inner.next_path()
        self._marks[path] = _mark(event)
        if len(self._opened) > DEPTH:
            raise fault("yaml-depth", self._at(event), limit=DEPTH)
        opened = _Open({} if isinstance(event, yaml.MappingStartEvent) else [], path)
        inner.attach(opened.value)
        self._opened.append(opened)

    def _end(self, _: yaml.Event) -> None:
        self._opened.pop()

    def _refuse_extras(self, event: _Node) -> None:
        """Refuse a tag and an anchor."""
        if event.tag is not None:
            self._refuse("yaml-tag", event, found=event.tag)
        if event.anchor is not None:
            self._refuse("yaml-alias", event, found=f"anchor &{event.anchor}")

    def _take_key(self, mapping: _Open, event: yaml.ScalarEvent) -> None:
        mapping.key = event.value
        path = mapping.next_path()
        if path in self._key_marks:
            self._refuse("duplicate-key", event, found=event.value, line=self._key_marks[path][0])
        self._key_marks[path] = _mark(event)


def read_mapping(path: Path, expected: str, text: str | None = None) -> tuple[dict[str, Any], refusals.Locator]:
    """The mapping that a YAML file holds, or will hold with a `text`, and where each of its values and keys stands.

    Raises `UnschedError` with all that is wrong in the file; `expected` says what it ought to hold.
    """
    composer = _Composer(str(path))
    data = _composed(composer, read_plain_text(path) if text is None else text)
    if composer.findings:
        raise UnschedError(in_order(composer.findings))
    if not isinstance(data, dict):
        raise fault("value", composer.place(()), found=refusals.shape(data), expected=expected)
    return data, composer.place


def _composed(composer: _Composer, text: str) -> object:
    try:
        return composer.compose(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(composer.file, mark.line + 1, mark.column + 1) if mark else Place(composer.file)
        if "nesting depth" in str(error.problem):  # libyaml has a limit of its own, and may look far ahead
            raise fault("yaml-depth", place, limit=DEPTH) from None
        raise fault("yaml", place, reason=error.problem or error.context) from None
    except yaml.YAMLError as error:
        raise fault("yaml", Place(composer.file), reason=" ".join(str(error).split())) from None
