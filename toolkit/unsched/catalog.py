"""The messages of one language, read from a `.po` file that a document may be issued from."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unsched.errors import Finding, Place, UnschedError, in_order
from unsched.placeholders import has_lone_percent, placeholders
from unsched.po_plain import Key, plain_messages
from unsched.resources import FORBIDDEN, forbidden, is_there, once_a_version, read_bytes

if TYPE_CHECKING:
    from unsched.po import PoFile, PoMessage

_ESCAPE = re.compile(r"\\(.)")
_REFERENCE = re.compile(r"^[ \t]*#:.*", re.MULTILINE)
_KNOWN_ESCAPES = frozenset('nrt"\\')


class Message(NamedTuple):
    """A translation and where it stands; `text` is empty where there is none yet."""

    text: str
    place: Place
    fuzzy: bool

    @property
    def finished(self) -> bool:
        """Whether a document may be issued with it."""
        return bool(self.text) and not self.fuzzy


class Catalog(NamedTuple):
    """The messages of one file, by context and msgid."""

    file: str
    messages: Mapping[Key, Message]


@once_a_version
def read_catalog(path: Path) -> Catalog:
    """The messages that a `.po` file holds, obsolete ones left out; none where there is no such file.

    Raises `UnschedError` with all that GNU `msgfmt -c` would refuse of syntax, charset, duplicates and
    placeholders, and with what no document may hold.
    """
    if not is_there(path):
        return Catalog(str(path), {})
    file = str(path)
    plain = plain_messages(read_bytes(path))
    if plain is not None:
        return Catalog(file, {m.key: Message(m.text, Place(file, m.line, 1), m.fuzzy) for m in plain.values()})
    return _read(path)


def _read(path: Path) -> Catalog:
    """The messages of a file that holds more than the plainest."""
    from unsched.po import read_po  # noqa: PLC0415 -- polib, which most documents do without

    po = read_po(path)
    if findings := in_order(refusals(po)):
        raise UnschedError(findings)
    messages = {m.key: Message(m.entry.msgstr, po.place(m), m.entry.fuzzy) for m in po.live}
    return Catalog(str(path), messages)


def refusals(po: "PoFile") -> Iterator[Finding]:
    """What stands in the way of issuing documents with a file that could be read.

    `details["msgid"]` and `details["context"]` of a finding name its message.
    """
    yield from _charset(po)
    for message in po.live:
        of_message = {"msgid": message.key[1], "context": message.key[0]}
        for finding in (*_characters(message, po.file), *_placeholders(message, po.place(message))):
            yield finding.but(details={**of_message, **finding.details})


def _charset(po: "PoFile") -> Iterator[Finding]:
    """The header's charset where it is not UTF-8."""
    charset = po.metadata.get("Content-Type", "").partition("charset=")[2].strip()
    if charset.upper() not in ("UTF-8", "UTF8"):
        yield Finding("po-charset", Place(po.file, po.header_line, 1), {"found": charset or "missing"})


def _characters(message: "PoMessage", file: str) -> Iterator[Finding]:
    """The characters and the escapes in the lines of a message that none may hold."""
    if "\\" not in message.lines and not FORBIDDEN.search(message.lines):
        return
    first = message.line - message.lines[: _msgid_at(message.lines)].count("\n")
    yield from forbidden(_REFERENCE.sub(_without_isolates, message.lines), file, first)
    for number, line in enumerate(message.lines.split("\n"), first):
        column = len(line) - len(line.lstrip()) + 1
        for escape in () if line.lstrip().startswith("#") else _ESCAPE.finditer(line):
            if escape[1] not in _KNOWN_ESCAPES:
                yield Finding("po-escape", Place(file, number, column), {"found": escape[0]})


def _without_isolates(reference: re.Match[str]) -> str:
    """A line of references, of the same length: GNU gettext isolates the name of a file with spaces."""
    return reference[0].replace("\u2068", " ").replace("\u2069", " ")


def _msgid_at(lines: str) -> int:
    match = re.search(r"^[ \t]*msgid\b", lines, re.MULTILINE)
    return match.start() if match else 0


def _placeholders(message: "PoMessage", place: Place) -> Iterator[Finding]:
    """The placeholders of each form of a translation, against those of the message."""
    if "%" not in message.lines or not message.translated:
        return
    entry = message.entry
    expected = set(placeholders(entry.msgid + entry.msgid_plural))
    for text in message.texts:
        found = set(placeholders(text))
        if found - expected or (expected - found and not entry.msgid_plural):
            yield Finding("po-placeholders", place, {"found": _named(found), "expected": _named(expected)})
        formatted = expected or "python-format" in entry.flags
        if formatted and has_lone_percent(text) and not has_lone_percent(entry.msgid):
            yield Finding("percent", place)


def _named(names: set[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names)) or "none"
