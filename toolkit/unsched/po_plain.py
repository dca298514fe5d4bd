"""Catalogs in the plain form that GNU gettext writes most of them in, read in one pass.

A file that holds anything else, or anything that may be a mistake, is left to `po` and its grammar: what is read here
is what they read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from unsched.placeholders import has_lone_percent, placeholders
from unsched.resources import FORBIDDEN

Key = tuple[str | None, str]  # msgctxt and msgid

# No group is possessive: Python before 3.11.5 forgets where one ended that it has begun in vain (gh-106052).
_TEXT = r'("[^"\\\n]*+(?:\\[nrt"\\][^"\\\n]*+)*"\n(?:"[^"\\\n]*+(?:\\[nrt"\\][^"\\\n]*+)*"\n)*)'
# Empty lines, comments of the translator's and the program's, references, flags, and a message of one form.
_MESSAGE = re.compile(
    rf"(\n*+(?:\#(?:[.:,]?[ ](?=\S)[^\n]*+)?\n)*)(?:msgctxt[ ]{_TEXT})?msgid[ ]{_TEXT}msgstr[ ]{_TEXT}"
)
_FLAGS = re.compile(r"^#,[ ](.*)$", re.MULTILINE)
_UTF8 = re.compile(r"^Content-Type: text/plain; charset=UTF-8$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


class PlainMessage(NamedTuple):
    """A message and the line of its msgid; `text` is empty where it has no translation yet."""

    key: Key
    text: str
    line: int
    fuzzy: bool


def plain_messages(data: bytes) -> Mapping[Key, PlainMessage] | None:
    """The messages of a catalog, or `None` for one that is not all plain and without fault, as documents want it."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if FORBIDDEN.search(text) or "\r" in text:
        return None
    found = list(_messages(text))
    header, messages = (found[0], found[1:]) if found else (None, [])
    keys = {m.key: m for m in messages if m is not None and m.key[1] and _agrees(m)}
    if header is None or header.key != (None, "") or not _UTF8.search(header.text):
        return None
    return keys if len(keys) == len(messages) else None


def _messages(text: str) -> Iterator[PlainMessage | None]:
    """The messages of a text; the last is `None` where what is left is not plain."""
    position, line = 0, 1
    while match := _MESSAGE.match(text, position):
        before, context, message, translation = match.groups()
        line += text.count("\n", position, match.start(3))
        fuzzy = "fuzzy" in before and any("fuzzy" in map(str.strip, f.split(",")) for f in _FLAGS.findall(before))
        key = (_unquoted(context) if context else None, _unquoted(message))
        yield PlainMessage(key, _unquoted(translation), line, fuzzy)
        position, line = match.end(), line + text.count("\n", match.start(3), match.end())
    if text[position:].strip("\n"):
        yield None


def _unquoted(lines: str) -> str:
    """What lines of text between quotes say."""
    text = lines[1:-2].replace('"\n"', "")
    return _ESCAPE.sub(lambda escape: _MEANT[escape[1]], text) if "\\" in text else text


def _agrees(message: PlainMessage) -> bool:
    """Whether a translation has the placeholders of its message, and nothing else after a %."""
    original, text = message.key[1], message.text
    if not text or ("%" not in original and "%" not in text):
        return True
    return set(placeholders(original)) == set(placeholders(text)) and not has_lone_percent(text)
