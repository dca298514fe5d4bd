"""The messages of one language, read from a `.po` file that has passed a strict gate.

polib, the only reader and writer of `.po`, takes an unterminated `msgstr` for an empty one; so each line is
held against the PO grammar of GNU gettext before polib sees it, and what `msgfmt -c` refuses is refused here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from unsched.errors import Finding, Place, UnschedError, in_order
from unsched.resources import once_a_version, read_text

PLACEHOLDER = re.compile(r"%\((\w+)\)s")

_LINE = re.compile(r"""(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(?P<text>(?:[^"\\]|\\.)*)"\s*""")
_ESCAPE = re.compile(r"\\(.)")
_LONE_PERCENT = re.compile(r"%(?!%|\(\w+\)s)")
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
    line: int
    fuzzy: bool


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
    if not path.exists():
        return Catalog(str(path), {})
    text = read_text(path)
    if faults := list(_syntax(text, str(path))):
        raise UnschedError(faults)
    entries = polib.pofile(text)
    if faults := [*_charset(entries, str(path)), *_contents(entries, str(path))]:
        raise UnschedError(in_order(faults))
    messages = {(e.msgctxt, e.msgid): Message(e.msgstr, e.linenum, e.fuzzy) for e in entries if not e.obsolete}
    return Catalog(str(path), messages)


def _syntax(text: str, file: str) -> Iterator[Finding]:
    """Each line that the PO grammar does not allow where it stands."""
    states = {"": "", "#~": "", "#|": ""}  # the last keyword among live, obsolete and previous lines
    number = 0
    for number, line in enumerate(text.splitlines(), 1):
        mark, body = _divided(line)
        if not body or (mark == "" and body.startswith("#")):
            states["#|"] = ""
            continue
        finding = _line_fault(body, states, mark)
        if finding:
            kind, details = finding
            yield Finding(kind, Place(file, number, len(line) - len(body) + 1), details)
    if not states[""].startswith("msgstr") and states[""]:
        expected = " or ".join(_following(states[""]))
        yield Finding("po-end", Place(file, number), {"found": states[""], "expected": expected})


def _divided(line: str) -> tuple[str, str]:
    """The mark of a line (`#~`, `#|` or none) and the rest of it."""
    stripped = line.strip()
    for mark in ("#~|", "#|", "#~"):
        if stripped.startswith(mark):
            return ("#|" if "|" in mark else mark), stripped[len(mark) :].lstrip()
    return "", stripped


def _line_fault(body: str, states: dict[str, str], mark: str) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a line, as kind and details; else note its keyword as the latest."""
    match = _LINE.fullmatch(body)
    keyword = match["keyword"] if match else None
    last = states[mark]
    if match is None:
        return "po-syntax", {"found": body[:60], "expected": 'a keyword and a text between two "'}
    if keyword is None and not last:
        return "po-syntax", {"found": body[:60], "expected": " or ".join(_following(last))}
    if keyword is not None and keyword not in _following(last) and mark != "#|":
        return "po-syntax", {"found": keyword, "expected": " or ".join(_following(last))}
    states[mark] = keyword or last
    for escape in _ESCAPE.finditer(match["text"]):
        if escape[1] not in _KNOWN_ESCAPES:
            return "po-escape", {"found": escape[0]}
    return None


def _following(keyword: str) -> tuple[str, ...]:
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]", "msgctxt", "msgid")
    return _NEXT[keyword]


def _charset(entries: polib.POFile, file: str) -> Iterator[Finding]:
    """The header's charset where it is not UTF-8."""
    content_type = entries.metadata.get("Content-Type", "")
    charset = content_type.partition("charset=")[2].strip()
    if charset.upper() not in ("UTF-8", "UTF8"):
        yield Finding("po-charset", Place(file, 1), {"found": charset or "missing"})


def _contents(entries: polib.POFile, file: str) -> Iterator[Finding]:
    """Messages that stand twice, and translations whose placeholders are not those of the message."""
    seen: dict[Key, int] = {}
    for entry in entries:
        key = (entry.msgctxt, entry.msgid)
        if not entry.obsolete and key in seen:
            yield Finding("po-duplicate", Place(file, entry.linenum), {"found": entry.msgid, "line": seen[key]})
        seen.setdefault(key, entry.linenum)
        if entry.translated() and ("python-format" in entry.flags or PLACEHOLDER.search(entry.msgid)):
            yield from _placeholders(entry, file)


def _placeholders(entry: polib.POEntry, file: str) -> Iterator[Finding]:
    place = Place(file, entry.linenum)
    expected, found = set(PLACEHOLDER.findall(entry.msgid)), set(PLACEHOLDER.findall(entry.msgstr))
    if expected != found:
        yield Finding("po-placeholders", place, {"found": _named(found), "expected": _named(expected)})
    if _LONE_PERCENT.search(entry.msgstr):
        yield Finding("percent", place)


def _named(placeholders: set[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(placeholders)) or "none"
