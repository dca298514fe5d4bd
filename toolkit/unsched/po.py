"""A `.po` file as it stands: its messages, each with the very lines that it is written in.

polib, the only reader and writer of messages, takes an unterminated `msgstr` for an empty one; so a file is held
against the PO grammar before polib sees it, and what GNU `msgfmt` cannot read is refused.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib
from polib import POEntry

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.po_grammar import Grammar, Part
from unsched.resources import decoded, read_bytes

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*?charset=([A-Za-z0-9_.:-]*)')
# The charsets of gettext's manual, by Python's names; in each of them ASCII is ASCII.
_CHARSETS = re.compile(r"ascii|iso8859-\d+|koi8-[rtu]|cp(8|9|12)\d+|gb\w+|euc_\w+|big5\w*|shift_jis|johab|tis-620")
_STICKY_FLAGS = re.compile(r"^#=", re.MULTILINE)  # of gettext 0.23; polib does not know them

WIDTH = 79  # columns of a line

PoEntry = POEntry
Key = tuple[str | None, str]  # msgctxt and msgid


@dataclass(frozen=True, slots=True)
class PoMessage:
    """A message: as polib has it, its lines as they stand, the empty ones above it included, and its msgid's line."""

    entry: PoEntry
    lines: str
    line: int

    @property
    def key(self) -> Key:
        """What tells it from the other messages of its file."""
        return self.entry.msgctxt, self.entry.msgid

    @property
    def texts(self) -> list[str]:
        """Its translation, or its plural forms in order."""
        return list(self.entry.msgstr_plural.values()) if self.entry.msgid_plural else [self.entry.msgstr]

    @property
    def translated(self) -> bool:
        """Whether each of its forms has words, fuzzy or not."""
        return all(self.texts) and bool(self.texts)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A file: the lines of its header, its messages in order, obsolete ones too, and what comes after the last.

    Lines end in a line feed here; `newline` is how they end in the file, and `charset` is Python's name of it.
    """

    file: str
    header: str
    header_line: int
    metadata: Mapping[str, str]
    messages: tuple[PoMessage, ...]
    tail: str
    charset: str = "utf-8"
    newline: str = "\n"

    @property
    def text(self) -> str:
        """The lines of the file, as they are written in it but for their ends."""
        return "".join((self.header, *(message.lines for message in self.messages), self.tail))

    @property
    def language(self) -> str:
        """The language that its header names, or else its folder or file: `fr/LC_MESSAGES/x.po`, `fr.po`."""
        path = Path(self.file)
        folder = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else path.stem
        return self.metadata.get("Language", "").strip() or folder

    @property
    def live(self) -> list[PoMessage]:
        """The messages in use."""
        return [message for message in self.messages if not message.entry.obsolete]

    def place(self, message: PoMessage) -> Place:
        """Where a message stands."""
        return Place(self.file, message.line, 1)


def read_po(path: Path) -> PoFile:
    """The messages of a `.po` or `.pot` file, in the charset of its header, UTF-8 where that names none.

    Raises `UnschedError` with all that GNU `msgfmt` cannot read: syntax, bytes outside of the charset, messages
    that stand twice.
    """
    return po_of(read_bytes(path), path)


@lru_cache(maxsize=64)
def po_of(data: bytes, path: Path) -> PoFile:
    """The messages that bytes of a file hold. Raises as `read_po`."""
    charset = _charset(data)
    return parse_po(decoded(data, path, charset), str(path), charset)


def parse_po(text: str, file: str, charset: str = "utf-8") -> PoFile:
    """The messages of a text. Raises as `read_po`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    grammar = Grammar(text, file)
    if grammar.findings:
        raise UnschedError(grammar.findings)
    header = next((part for part in grammar.parts if part.is_header), Part(line=1))
    parts = [part for part in grammar.parts if part is not header]
    if wordless := [part for part in parts if not part.has_words]:
        details = {"found": "a second header, or a message without words", "expected": "one header, and messages"}
        raise fault("po-syntax", Place(file, wordless[-1].line, 1), **details)
    parsed = _parsed(text, file)
    messages = tuple(PoMessage(entry, part.lines, part.line) for entry, part in zip(parsed, parts, strict=True))
    if findings := list(_duplicates(messages, file)):
        raise UnschedError(findings)
    return PoFile(file, header.lines, header.line, parsed.metadata, messages, grammar.tail, charset, newline)


def blank_header() -> dict[str, str]:
    """The fields of every header that this program writes."""
    return {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def po_text(header: Mapping[str, str], messages: Iterable[str]) -> str:
    """A new file of a header and the lines of messages."""
    fields = "".join(f"{key}: {value}\n" for key, value in header.items())
    return "\n".join((po_lines(PoEntry(msgid="", msgstr=fields)), *messages))


def po_lines(entry: PoEntry, notes: Iterable[str] = ()) -> str:
    """The lines of a message below notes of its author's, wrapped as GNU gettext wraps them, notes as they are."""
    return "".join(f"#. {note}\n" for note in notes) + entry.__unicode__(WIDTH)


def _charset(data: bytes) -> str:
    match = _CHARSET.search(data)
    try:
        name = codecs.lookup(match[1].decode()).name if match else ""
    except LookupError:
        name = ""
    return name if _CHARSETS.fullmatch(name) else "utf-8"


class _Lines(str):
    """A text that polib takes for what it is: its lines end in a line feed, and in nothing else."""

    __slots__ = ()

    def splitlines(self, _: bool = False) -> list[str]:
        return self.split("\n")


def _parsed(text: str, file: str) -> polib.POFile:
    try:
        return polib.pofile(_Lines(_STICKY_FLAGS.sub("#,", text)))
    except OSError as error:  # so polib tells of what it cannot parse
        line = re.search(r"line (\d+)", str(error))
        details = {"found": "a line that is no part of a message", "expected": "a message or a comment"}
        raise fault("po-syntax", Place(file, int(line[1]) if line else 0), **details) from None


def _duplicates(messages: Iterable[PoMessage], file: str) -> Iterator[Finding]:
    """The messages that stand twice, in use or obsolete."""
    seen: dict[Key, int] = {}
    for message in messages:
        first = seen.setdefault(message.key, message.line)
        if first != message.line:
            details = {"found": message.entry.msgid, "line": first}
            yield Finding("po-duplicate", Place(file, message.line, 1), details)
