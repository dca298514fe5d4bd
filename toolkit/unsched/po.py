"""A `.po` file as it stands: its messages, each with the very lines that it is written in.

polib writes messages and does not read them: it takes an unterminated `msgstr` for an empty one. What GNU `msgfmt`
cannot read is refused.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from polib import POEntry, unescape

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.po_grammar import Part, Said, cut, said
from unsched.resources import decoded, read_bytes

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*?charset=([A-Za-z0-9_.:-]*)')
# The charsets of gettext's manual, by Python's names; in each of them ASCII is ASCII.
_CHARSETS = re.compile(r"ascii|iso8859-\d+|koi8-[rtu]|cp(8|9|12)\d+|gb\w+|euc_\w+|big5\w*|shift_jis|johab|tis-620")

WIDTH = 79  # columns of a line

PoEntry = POEntry
Key = tuple[str | None, str]  # msgctxt and msgid


@dataclass(frozen=True)
class PoMessage:
    """A message: its lines as they stand, the empty ones above it included, and what tells it from others of its file.

    `line` is its msgid's. What the lines say, `entry`, is looked at when it is asked for.
    """

    lines: str
    line: int
    key: Key
    obsolete: bool = False

    @cached_property
    def entry(self) -> PoEntry:
        """What the lines say, but for what the message was before."""
        return _entry(said(self.lines), self.obsolete)

    @property
    def texts(self) -> list[str]:
        """Its translation, or its plural forms in order."""
        return list(self.entry.msgstr_plural.values()) if self.entry.msgid_plural else [self.entry.msgstr]

    @property
    def translated(self) -> bool:
        """Whether each of its forms has words, fuzzy or not."""
        texts = self.texts
        return bool(texts) and all(texts)

    @property
    def begun(self) -> bool:
        """Whether any of its forms has words, or it is marked fuzzy."""
        return any(self.texts) or self.entry.fuzzy


class PoFile(Frozen):
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
        return [message for message in self.messages if not message.obsolete]

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
    found = cut(text.replace("\r\n", "\n"), file)
    if found.findings:
        raise UnschedError(found.findings)
    header = next((part for part in found.parts if part.is_header), None)
    parts = [part for part in found.parts if part is not header]
    if wordless := [part for part in parts if not part.msgid]:
        details = {"found": "a second header, or a message without words", "expected": "one header, and messages"}
        raise fault("po-syntax", Place(file, wordless[-1].line, 1), **details)
    messages = tuple(PoMessage(part.lines, part.line, _key(part), part.obsolete) for part in parts)
    if findings := list(_duplicates(messages, file)):
        raise UnschedError(findings)
    lines, line = (header.lines, header.line) if header else ("", 1)
    return PoFile(file, lines, line, _metadata(lines), messages, found.tail, charset, newline)


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


def _key(part: Part) -> Key:
    return None if part.context is None else _unescaped(part.context), _unescaped(part.msgid)


def _unescaped(text: str) -> str:
    return str(unescape(text)) if "\\" in text else text


def _metadata(header: str) -> dict[str, str]:
    """The fields of a header."""
    lines = _entry(said(header), obsolete=False).msgstr.split("\n")
    fields = (line.partition(":") for line in lines)
    return {name: text.strip() for name, colon, text in fields if colon}


def _entry(lines: Said, obsolete: bool) -> PoEntry:
    """A message as polib has it."""
    texts = {keyword: _unescaped(text) for keyword, text in lines.texts.items()}
    forms = (text for keyword, text in texts.items() if keyword.startswith("msgstr["))
    comments = lines.comments
    return PoEntry(
        msgctxt=texts.get("msgctxt"),
        msgid=texts.get("msgid", ""),
        msgid_plural=texts.get("msgid_plural", ""),
        msgstr=texts.get("msgstr", ""),
        msgstr_plural=dict(enumerate(forms)),
        tcomment="\n".join(comments["#"]),
        comment="\n".join(comments["#."]),
        occurrences=[_place(word) for line in comments["#:"] for word in line.split()],
        flags=[flag.strip() for mark in ("#,", "#=") for line in comments[mark] for flag in line.split(",")],
        obsolete=obsolete,
    )


def _place(word: str) -> tuple[str, str]:
    """A file and a line of it, where a reference names one."""
    file, _, line = word.rpartition(":")
    return (file, line) if file and line.isdigit() else (word, "")


def _duplicates(messages: Iterable[PoMessage], file: str) -> Iterator[Finding]:
    """The messages that stand twice, in use or obsolete."""
    seen: dict[Key, int] = {}
    for message in messages:
        first = seen.setdefault(message.key, message.line)
        if first != message.line:
            details = {"found": message.entry.msgid, "line": first}
            yield Finding("po-duplicate", Place(file, message.line, 1), details)
