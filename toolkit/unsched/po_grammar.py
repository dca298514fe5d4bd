"""The lines of a `.po` file, held against the grammar of GNU gettext and cut into its messages."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unsched.errors import Finding, Place
from unsched.resources import character_name

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


@dataclass(slots=True)
class Part:
    """The lines of one message, its comments and the empty lines above it too."""

    lines: str = ""
    line: int = 0  # of its msgid
    mark: str = ""  # "#~" where it is obsolete
    has_context: bool = False
    has_words: bool = False  # whether its msgid is not empty
    keyword: str = ""  # the last so far
    previous: str = ""  # the last so far of the lines that say what it was before

    @property
    def is_header(self) -> bool:
        """Whether it is a live message without words or context."""
        return not (self.has_words or self.has_context or self.mark)

    @property
    def complete(self) -> bool:
        """Whether another message may begin."""
        return self.keyword.startswith("msgstr")


class Grammar:
    """The parts of a text, each a message, what comes after the last, and what the grammar does not allow."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._part = Part()
        self.parts: list[Part] = []
        self.findings = list(self._read(text))
        if self._part.keyword:
            self.parts.append(self._part)
            self._part = Part()
        self.tail = self._part.lines

    def _read(self, text: str) -> Iterator[Finding]:
        number, blank = 0, ""
        for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
            if not line.strip():
                blank += line
                continue
            if "\r" in line:
                yield self._finding("character", number, line, found=character_name("\r"))
            mark, body = _divided(line.strip())
            for found, expected in self._take(number, mark, body, blank + line):
                yield self._finding("po-syntax", number, line, found=found, expected=expected)
            blank = ""
        part = self._part
        if part.keyword and not part.complete:
            last = text.rstrip().count("\n") + 1
            yield Finding("po-end", Place(self._file, last, 1), {"found": part.keyword, "expected": _expected(part)})
        if part.keyword and blank:
            self._close()
        self._part.lines += blank

    def _finding(self, kind: str, number: int, line: str, **details: str) -> Finding:
        return Finding(kind, Place(self._file, number, len(line) - len(line.lstrip()) + 1), details)

    def _close(self) -> None:
        self.parts.append(self._part)
        self._part = Part()

    def _take(self, number: int, mark: str, body: str, lines: str) -> Iterator[tuple[str, str]]:
        """Put a line to its message; what is wrong with it: what was found, what expected."""
        match = _LINE.match(body) if mark != "#" else None
        keyword, text = (match["keyword"], match["text"]) if match else (None, None)
        if self._part.complete and (mark in ("#", "#|") or keyword in _NEXT[""]):
            self._close()
        part = self._part
        part.lines += lines
        if mark == "#" or (part.keyword and mark != part.mark):
            if part.keyword:
                yield body[:60], _expected(part)
        elif text is None or not (keyword or (part.previous if mark == "#|" else part.keyword)):
            yield body[:60], _A_STRING
        elif mark == "#|":
            part.previous = keyword or part.previous
        elif keyword and keyword not in _following(part.keyword):
            yield keyword, _expected(part)
        self._note(number, mark, keyword, text)

    def _note(self, number: int, mark: str, keyword: str | None, text: str | None) -> None:
        """Take from a line of a message what is to be known of it."""
        part = self._part
        if mark in ("#", "#|"):
            return
        part.mark, part.keyword = mark, keyword or part.keyword
        if keyword == "msgid":
            part.line = number
        if part.keyword == "msgid" and text:
            part.has_words = True
        part.has_context |= keyword == "msgctxt"


def _divided(line: str) -> tuple[str, str]:
    """What a line is (`#~` obsolete, `#|` previous, `#` a comment, or a message's) and the rest of it."""
    if not line.startswith("#"):
        return "", line
    for start, mark in _MARKS.items():
        if line.startswith(start):
            return mark, line[len(start) :].lstrip()
    return "#", line


def _expected(part: Part) -> str:
    return " or ".join(_following(part.keyword))


def _following(keyword: str) -> tuple[str, ...]:
    if keyword.startswith("msgstr["):
        return (f"msgstr[{int(keyword[7:-1]) + 1}]", "msgctxt", "msgid")
    return _NEXT[keyword]
