"""The messages of one language, read from a `.po` file that has passed a strict gate.

polib, the only reader and writer of `.po`, takes an unterminated `msgstr` for an empty one; so each line is
held against the PO grammar of GNU gettext before polib sees it, and what `msgfmt -c` refuses is refused here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from unsched.errors import Finding, Place, UnschedError, fault, in_order
from unsched.placeholders import has_lone_percent, placeholders
from unsched.resources import FORBIDDEN, character_name, forbidden, is_there, once_a_version, read_text

# A keyword, and a text that is missing where the line is wrong.
_LINE = re.compile(
    r"""(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?(?:\s*"(?P<text>(?:[^"\\]|\\.)*)"$)?"""
)
_LINE_BREAK = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # a line's end for polib, and for no one else
_ESCAPE = re.compile(r"\\(.)")
_KNOWN_ESCAPES = frozenset('nrt"\\')

# What may follow a keyword; "" is the beginning of the file.
_NEXT: Mapping[str, tuple[str, ...]] = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}

Key = tuple[str | None, str]  # msgctxt and msgid


@dataclass(frozen=True, slots=True)
class Message:
    """A translation and where it stands; `text` is empty where there is none yet."""

    text: str
    place: Place
    fuzzy: bool

    @property
    def finished(self) -> bool:
        """Whether a document may be issued with it."""
        return bool(self.text) and not self.fuzzy


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one file, by context and msgid."""

    file: str
    messages: Mapping[Key, Message]


@once_a_version
def read_catalog(path: Path) -> Catalog:
    """The messages that a `.po` file holds, obsolete ones left out; none where there is no such file.

    Raises `UnschedError` with all that GNU `msgfmt -c` would refuse of syntax, charset, duplicates and
    placeholders.
    """
    if not is_there(path):
        return Catalog(str(path), {})
    text = read_text(path)
    gate = _Gate(str(path))
    if faults := list(gate.findings(text)):
        raise UnschedError(faults)
    file = _parsed(text, str(path))
    live, lines = [entry for entry in file if not entry.obsolete], gate.lines()
    if len(live) != len(lines):
        details = {"found": "a second header, or a message without words", "expected": "one header, and messages"}
        raise fault("po-syntax", Place(str(path), gate.last_header(), 1), **details)
    entries = list(zip(live, lines, strict=True))
    if faults := [*_charset(file, str(path)), *_contents(entries, str(path))]:
        raise UnschedError(in_order(faults))
    messages: dict[Key, Message] = {
        (e.msgctxt, e.msgid): Message(e.msgstr, Place(str(path), line, 1), e.fuzzy) for e, line in entries
    }
    return Catalog(str(path), messages)


def _parsed(text: str, file: str) -> polib.POFile:
    try:
        return polib.pofile(text)
    except OSError as error:  # so polib tells of what it cannot parse
        line = re.search(r"line (\d+)", str(error))
        details = {"found": "a line that is no part of a message", "expected": "a message or a comment"}
        raise fault("po-syntax", Place(file, int(line[1]) if line else 0), **details) from None


class _Gate:
    """Holds each line of a file against the PO grammar, and notes where the messages stand.

    Live lines, obsolete ones (`#~`) and previous ones (`#|`) each have a state of their own: the last keyword.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._states = {"": "", "#~": "", "#|": ""}
        self._msgids: list[tuple[int, bool]] = []  # the line of each, and whether it has a text so far

    def lines(self) -> list[int]:
        """The lines of the live messages but for the header's, in their order."""
        return [number for number, has_text in self._msgids if has_text]

    def last_header(self) -> int:
        """The line of the last message without words: the header's, where there is no other."""
        return max((number for number, has_text in self._msgids if not has_text), default=1)

    def findings(self, text: str) -> Iterator[Finding]:
        """Each line that the grammar does not allow where it stands."""
        has_forbidden = FORBIDDEN.search(text)
        for number, line in enumerate(text.rstrip().split("\n"), 1):
            mark, body = _divided(line)
            if _LINE_BREAK.search(line.removesuffix("\r")):
                name = character_name(_LINE_BREAK.findall(line)[0])
                yield Finding("character", Place(self._file, number, 1), {"found": name})
            if not body or (mark == "" and body.startswith("#")):
                self._states["#|"] = ""
                continue
            if has_forbidden:
                yield from forbidden(line, self._file, number)
            for kind, details in self._faults(number, mark, body):
                yield Finding(kind, Place(self._file, number, len(line) - len(line.lstrip()) + 1), details)
        last = self._states[""]
        if last and not last.startswith("msgstr"):
            details = {"found": last, "expected": " or ".join(_following(last))}
            yield Finding("po-end", Place(self._file, text.rstrip().count("\n") + 1, 1), details)

    def _faults(self, number: int, mark: str, body: str) -> Iterator[tuple[str, dict[str, object]]]:
        """What is wrong with a line, as kinds and details."""
        match = _LINE.match(body)
        keyword, text = (match["keyword"], match["text"]) if match else (None, None)
        last = self._states[mark]
        if text is None or (keyword is None and not last):
            yield "po-syntax", {"found": body[:60], "expected": 'a keyword and a text between two "'}
        elif keyword and keyword not in _following(last) and mark != "#|":
            yield "po-syntax", {"found": keyword, "expected": " or ".join(_following(last))}
        self._states[mark] = keyword or last
        if mark == "":
            self._note(number, keyword or "", last, text or "")
        for escape in _ESCAPE.finditer(text or ""):
            if escape[1] not in _KNOWN_ESCAPES:
                yield "po-escape", {"found": escape[0]}

    def _note(self, number: int, keyword: str, last: str, text: str) -> None:
        if keyword == "msgid":
            self._msgids.append((number, bool(text)))
        elif not keyword and last == "msgid" and text:
            self._msgids[-1] = (self._msgids[-1][0], True)


def _divided(line: str) -> tuple[str, str]:
    """The mark of a line (`#~`, `#|` or none) and the rest of it."""
    stripped = line.strip()
    if not stripped.startswith("#"):
        return "", stripped
    for mark in ("#~|", "#|", "#~"):
        if stripped.startswith(mark):
            return ("#|" if "|" in mark else mark), stripped[len(mark) :].lstrip()
    return "", stripped


def _following(keyword: str) -> tuple[str, ...]:
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]", "msgctxt", "msgid")
    return _NEXT[keyword]


def _charset(entries: polib.POFile, file: str) -> Iterator[Finding]:
    """The header's charset where it is not UTF-8."""
    content_type = entries.metadata.get("Content-Type", "")
    charset = content_type.partition("charset=")[2].strip()
    if charset.upper() not in ("UTF-8", "UTF8"):
        yield Finding("po-charset", Place(file, 1, 1), {"found": charset or "missing"})


def _contents(entries: Iterable[tuple[polib.POEntry, int]], file: str) -> Iterator[Finding]:
    """Messages that stand twice, and translations whose placeholders are not those of the message."""
    seen: dict[Key, int] = {}
    for entry, line in entries:
        key = (entry.msgctxt, entry.msgid)
        if key in seen:
            yield Finding("po-duplicate", Place(file, line, 1), {"found": entry.msgid, "line": seen[key]})
        seen.setdefault(key, line)
        if entry.translated():
            yield from _placeholders(entry, Place(file, line, 1))


def _placeholders(entry: polib.POEntry, place: Place) -> Iterator[Finding]:
    """The placeholders of each form of a translation, against those of the message."""
    expected = set(placeholders(entry.msgid + entry.msgid_plural))
    for text in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
        found = set(placeholders(text))
        if found - expected or (expected - found and not entry.msgid_plural):
            yield Finding("po-placeholders", place, {"found": _named(found), "expected": _named(expected)})
        formatted = expected or "python-format" in entry.flags
        if formatted and has_lone_percent(text) and not has_lone_percent(entry.msgid):
            yield Finding("percent", place)


def _named(names: set[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names)) or "none"
