"""The lines of a `.po` file, held against the grammar of GNU gettext and cut into its messages.

A file in the form that GNU gettext writes is cut by one expression, which takes a quarter of the time. Any
other one is read line by line.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from unsched.errors import Finding, Place
from unsched.frozen import Frozen
from unsched.resources import FINDINGS_A_FILE, character_name

# A keyword, and a text that is missing where the line is wrong.
_LINE = re.compile(
    r"""(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)?(?:\s*"(?P<text>(?:[^"\\]|\\.)*)"$)?"""
)
_MARKS = {"#~|": "#|", "#|": "#|", "#~": "#~"}  # what a line begins with, the longest first, and what it is then

# What may follow a keyword; "" is the beginning of a message.
_NEXT: Mapping[str, tuple[str, ...]] = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[0]",),
    "msgstr": ("msgctxt", "msgid"),
}
_A_STRING = 'a keyword and a text between two "'

# The form that GNU gettext writes; MARK stands for what is before each line of a message.
_STRING = r'[ \t]*+"(?:[^"\\\n\r]++|\\[^\n\r])*+"[ \t]*+(?:\n|\Z)'
_STRINGS = rf"{_STRING}(?:MARK{_STRING})*+"
_BEFORE = rf"#~?\|[ \t]*+(?:msgctxt|msgid_plural|msgid){_STRING}(?:#~?\|{_STRING})*+"
_ABOVE = rf"(?:[ \t]*+\n|#(?!~|\|)[^\n\r]*(?:\n|\Z)|{_BEFORE})*+"
_MESSAGE = (
    rf"{_ABOVE}(?:MARKmsgctxt(?P<context>{_STRINGS}))?MARK(?P<at>)msgid(?P<msgid>{_STRINGS})"
    rf"(?:MARKmsgstr{_STRINGS}|MARKmsgid_plural{_STRINGS}(?P<forms>(?:MARKmsgstr\[\d\]{_STRINGS})++))"
)
_LIVE, _OBSOLETE = (re.compile(_MESSAGE.replace("MARK", mark)) for mark in ("", r"#~[ \t]*+"))
_REST = re.compile(_ABOVE)
_FORM = re.compile(r"^(?:#~[ \t]*+)?msgstr\[(\d)\]", re.MULTILINE)
_TEXT = re.compile(r'"((?:[^"\\]++|\\.)*+)"')


class Part(NamedTuple):
    """The lines of one message, its comments and the empty lines above it too; its texts as they are written."""

    lines: str
    line: int  # of its msgid
    obsolete: bool
    context: str | None
    msgid: str

    @property
    def is_header(self) -> bool:
        """Whether it is a live message without words or context."""
        return not (self.msgid or self.context is not None or self.obsolete)


class Cut(Frozen):
    """The parts of a text, each a message, what comes after the last, and what the grammar does not allow."""

    parts: list[Part]
    tail: str
    findings: tuple[Finding, ...] = ()


class Said(Frozen):
    """What the lines of a message say: its comments by their marks, and its texts, as they are written, by keyword."""

    comments: Mapping[str, list[str]]
    texts: Mapping[str, str]


def cut(text: str, file: str) -> Cut:
    """A text cut into its messages; its lines end in a line feed."""
    return usual(text) or line_by_line(text, file)


def usual(text: str) -> Cut | None:
    """A text in the form that GNU gettext writes, in which nothing is wrong; `None` for any other."""
    parts: list[Part] = []
    at, line = 0, 1
    while match := _LIVE.match(text, at) or _OBSOLETE.match(text, at):
        lines, context, msgid, forms = match.group(0, "context", "msgid", "forms")
        if forms and not _in_order(forms):
            return None
        msgid_line = line + text.count("\n", at, match.start("at"))
        parts.append(Part(lines, msgid_line, match.re is _OBSOLETE, context and _joined(context), _joined(msgid)))
        line += lines.count("\n")
        at = match.end()
    return Cut(parts, text[at:]) if _REST.fullmatch(text, at) else None


def _in_order(forms: str) -> bool:
    """Whether plural forms are numbered from 0 on."""
    numbers = _FORM.findall(forms)
    return numbers == [str(number) for number in range(len(numbers))]


def line_by_line(text: str, file: str) -> Cut:
    """A text cut into its messages, and what is wrong in it."""
    grammar = _Grammar(text, file)
    findings = tuple(islice(grammar.read(), FINDINGS_A_FILE))
    return Cut(grammar.parts, text[grammar.start :], findings)


def said(lines: str) -> Said:
    """What the lines of a message say that the grammar allows, but for what it was before."""
    comments: dict[str, list[str]] = {mark: [] for mark in ("#", "#.", "#:", "#,", "#=")}
    texts: dict[str, list[str]] = {}
    keyword = ""
    for line in map(str.strip, lines.split("\n")):
        mark, body = _divided(line)
        if mark == "#":
            kind = body[:2] if body[:2] in comments else "#"
            text = body.lstrip("#") if kind == "#" else body[2:]
            comments[kind] += [text.removeprefix(" ")] if text or kind == "#" else []
        elif body and mark != "#|":
            head, _, text = body.partition('"')
            keyword = head.rstrip() or keyword
            texts.setdefault(keyword, []).append(text[:-1])
    return Said(comments, {keyword: "".join(strings) for keyword, strings in texts.items()})


def _joined(strings: str) -> str:
    return "".join(_TEXT.findall(strings))


@dataclass(slots=True)
class _Open:
    """What is known of a message that is being read."""

    line: int = 0
    mark: str = ""  # "#~" where it is obsolete
    keyword: str = ""  # the last so far
    previous: str = ""  # the last so far of the lines that say what it was before
    texts: dict[str, list[str]] = field(default_factory=dict)  # by keyword

    @property
    def complete(self) -> bool:
        """Whether another message may begin."""
        return self.keyword.startswith("msgstr")


class _Grammar:
    """The grammar, held against one line after another; `start` is where what is not in `parts` begins."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._open = _Open()
        self._end = 0  # of the last line that is not empty
        self.start = 0
        self.parts: list[Part] = []

    def read(self) -> Iterator[Finding]:
        """Cut the text, and tell what the grammar does not allow."""
        at = 0
        for number, line in enumerate(io.StringIO(self._text, newline="\n"), 1):
            at += len(line)
            if not line.strip():
                continue
            if "\r" in line:
                yield self._finding("character", number, line, found=character_name("\r"))
            for found, expected in self._take(number, line.strip()):
                yield self._finding("po-syntax", number, line, found=found, expected=expected)
            self._end = at
        keyword = self._open.keyword
        if keyword and not self._open.complete:
            last = self._text.count("\n", 0, self._end - 1) + 1
            details = {"found": keyword, "expected": " or ".join(_following(keyword))}
            yield Finding("po-end", Place(self._file, last, 1), details)
        if keyword:
            self._close()

    def _finding(self, kind: str, number: int, line: str, **details: str) -> Finding:
        return Finding(kind, Place(self._file, number, len(line) - len(line.lstrip()) + 1), details)

    def _close(self) -> None:
        texts = {keyword: "".join(strings) for keyword, strings in self._open.texts.items()}
        lines, obsolete = self._text[self.start : self._end], bool(self._open.mark)
        self.parts.append(Part(lines, self._open.line, obsolete, texts.get("msgctxt"), texts.get("msgid", "")))
        self._open, self.start = _Open(), self._end

    def _take(self, number: int, line: str) -> Iterator[tuple[str, str]]:
        """Put a line to its message; what is wrong with it: what was found, what expected."""
        mark, body = _divided(line)
        match = _LINE.match(body) if mark != "#" else None
        keyword, text = (match["keyword"], match["text"]) if match else (None, None)
        if self._open.complete and (mark in ("#", "#|") or keyword in _NEXT[""]):
            self._close()
        message = self._open
        if mark == "#" or (message.keyword and mark != message.mark):
            if message.keyword:
                yield body[:60], " or ".join(_following(message.keyword))
        elif text is None or not (keyword or (message.previous if mark == "#|" else message.keyword)):
            yield body[:60], _A_STRING
        elif mark == "#|":
            message.previous = keyword or message.previous
        elif keyword and keyword not in _following(message.keyword):
            yield keyword, " or ".join(_following(message.keyword))
        if mark not in ("#", "#|"):
            self._note(number, mark, keyword, text or "")

    def _note(self, number: int, mark: str, keyword: str | None, text: str) -> None:
        """Take from a line of a message what is to be known of it."""
        message = self._open
        message.mark, message.keyword = mark, keyword or message.keyword
        if keyword == "msgid":
            message.line = number
        message.texts.setdefault(message.keyword, []).append(text)


def _divided(line: str) -> tuple[str, str]:
    """What a line is (`#~` obsolete, `#|` previous, `#` a comment, or a message's) and the rest of it."""
    if not line.startswith("#"):
        return "", line
    for start, mark in _MARKS.items():
        if line.startswith(start):
            return mark, line[len(start) :].lstrip()
    return "#", line


def _following(keyword: str) -> tuple[str, ...]:
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]", "msgctxt", "msgid")
    return _NEXT[keyword]
