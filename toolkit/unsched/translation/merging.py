"""Merging a message of a template into one of a catalog, line by line: what did not change stays as it stands.

The form is that of GNU msgmerge: the translator's comments (`# `), the author's notes and places (`#.`, `#:`),
flags (`#,`), what the message was before (`#|`), and the message; an obsolete one has `#~` before its lines.
"""

import re
from collections.abc import Iterable, Mapping

from unsched.frozen import Frozen
from unsched.po import PoEntry, PoMessage, po_lines

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_START = re.compile(r"\s*(#~\||#[.:,=|~]?)?")
_TRANSLATION = re.compile(r"^(?:#~)?[ \t]*msgstr", re.MULTILINE)
_OBSOLETE = re.compile(r"^#~ ?(\|?)", re.MULTILINE)
_LINE_START = re.compile(r"^(?=.)", re.MULTILINE)
_WORDS = re.compile(r'^(?:msgstr )?"(?!")', re.MULTILINE)  # the beginning of a text that is not empty

REMARK = "# unsched:"  # what this program remarks on its proposals
_REMARK = re.compile(f"^{REMARK}.*\n", re.MULTILINE)

# What a line is by what it begins with.
_PART: Mapping[str | None, str] = {
    "#": "comments",
    "#.": "notes",
    "#:": "notes",
    "#,": "flags",
    "#=": "flags",
    "#|": "previous",
    "#~|": "previous",
    "#~": "message",
    None: "message",
}


class Lines(Frozen):
    """The lines of a message by what they are, in the order of GNU gettext; empty ones come first."""

    empty: str = ""
    comments: str = ""
    notes: str = ""
    flags: str = ""
    previous: str = ""
    message: str = ""

    def __str__(self) -> str:
        return f"{self.empty}{self.comments}{self.notes}{self.flags}{self.previous}{self.message}"

    @property
    def source(self) -> str:
        """The lines of the message above its translation."""
        return self.message[: self._end_of_source]

    @property
    def translation(self) -> str:
        """The lines of the translation."""
        return self.message[self._end_of_source :]

    @property
    def _end_of_source(self) -> int:
        found = _TRANSLATION.search(self.message)
        return found.start() if found else len(self.message)


def divided(lines: str) -> Lines:
    """The lines of a message by what they are."""
    parts: dict[str, str] = {}
    part = "empty"
    for line in _LINE.findall(lines):
        if line.strip():
            start = _START.match(line)
            part = _PART[start[1] if start else None]
        parts[part] = parts.get(part, "") + line
    return Lines(**parts)


def stands(message: PoMessage, template: PoMessage) -> bool:
    """Whether a message is translated and stands in a catalog just as its template has it.

    It is found out by the lines alone, and of a message with plural forms or a comment not at all: so the greater part
    of a catalog needs no more than a glance.
    """
    own, new = message.lines.find("\nmsgstr "), template.lines.find("\nmsgstr ")
    same = own > 0 and message.lines[:own] == template.lines[:new]
    return same and bool(_WORDS.search(message.lines, own + 1)) and REMARK not in message.lines


def refreshed(message: PoMessage, template: PoMessage) -> str:
    """The lines of a catalog's message with what a template now says of the same message.

    Where that is nothing new, every line stays as it is. An obsolete message comes back; one that has got a
    plural, or lost it, becomes fuzzy; a remark on a proposal goes when the translator has taken it.
    """
    if message.entry.msgid_plural != template.entry.msgid_plural:
        return changed(message, template)
    remarked = REMARK in message.lines and not message.entry.fuzzy
    if not remarked and not message.entry.obsolete and _alike(message.entry, template.entry):
        return message.lines
    own, new = divided(message.lines), divided(template.lines)
    if remarked:
        own = own.but(comments=_REMARK.sub("", own.comments))
    if message.entry.obsolete:
        own = own.but(previous=_revived(own.previous), message=_revived(own.message))
    return str(own.but(notes=new.notes, flags=_flags(template.entry, message.entry.fuzzy)))


def changed(message: PoMessage, template: PoMessage) -> str:
    """The lines of a template's message with the translation of the message that it was before, as fuzzy."""
    own, new = divided(_revived(message.lines) if message.entry.obsolete else message.lines), divided(template.lines)
    forms = len(template.entry.msgstr_plural) or 1
    same_forms = bool(message.entry.msgid_plural) == bool(template.entry.msgid_plural)
    translation = own.translation if same_forms else _translation(template.entry, [message.texts[0]] * forms)
    lines = Lines(
        new.empty or own.empty,
        own.comments,
        new.notes,
        _flags(template.entry, fuzzy=True),
        _LINE_START.sub("#| ", own.source),
        new.source + translation,
    )
    return str(lines)


def proposed(message: PoMessage, texts: Iterable[str], remark: str = "", near: str = "") -> str:
    """The lines of a message with a translation proposed, as fuzzy where there is a remark to be made of it.

    `near` is the text that the translation was made for, where it is another one.
    """
    own = divided(message.lines)
    lines = own.but(
        comments=own.comments + (f"{REMARK} {remark}\n" if remark else ""),
        flags=_flags(message.entry, fuzzy=bool(remark)),
        previous=_LINE_START.sub("#| ", divided(po_lines(PoEntry(msgid=near))).source) if near else own.previous,
        message=own.source + _translation(message.entry, list(texts)),
    )
    return str(lines)


def returned(message: PoMessage, text: str) -> str:
    """The lines of a message with the finished translation that came back for it; other words stay in a comment."""
    own = divided(message.lines)
    was = [line for line in message.entry.msgstr.split("\n") if line and message.entry.msgstr != text]
    lines = own.but(
        comments=_REMARK.sub("", own.comments) + "".join(f"# was: {line}\n" for line in was),
        flags=_flags(message.entry, fuzzy=False),
        previous="",
        message=own.source + _translation(message.entry, [text]),
    )
    return str(lines)


def retired(message: PoMessage) -> str:
    """The lines of a message that is in use no longer: obsolete, without the author's notes, its words kept."""
    own = divided(message.lines)
    previous = _LINE_START.sub("#~", own.previous.replace("#|", "|")) if own.previous else ""
    return str(Lines(own.empty, own.comments, "", own.flags, previous, _LINE_START.sub("#~ ", own.message)))


def blank(template: PoMessage, forms: int) -> str:
    """The lines of a new message, its translation still to be made in as many forms as the language has."""
    if not template.entry.msgid_plural:
        return template.lines
    own = divided(template.lines)
    return str(own.but(message=own.source + _translation(template.entry, [""] * forms)))


def _alike(one: PoEntry, other: PoEntry) -> bool:
    """Whether two messages have the same notes, places and flags, in whatever lines."""
    flags = [set(entry.flags) - {"fuzzy"} for entry in (one, other)]
    return one.comment == other.comment and one.occurrences == other.occurrences and flags[0] == flags[1]


def _flags(template: PoEntry, fuzzy: bool) -> str:
    flags = ["fuzzy"] * fuzzy + [flag for flag in template.flags if flag != "fuzzy"]
    return f"#, {', '.join(flags)}\n" if flags else ""


def _translation(entry: PoEntry, texts: list[str]) -> str:
    """The lines of a translation in the forms of a message, wrapped as GNU gettext wraps them."""
    plural = {"msgid_plural": "x", "msgstr_plural": dict(enumerate(texts))}
    written = PoEntry(msgid="x", **(plural if entry.msgid_plural else {"msgstr": texts[0]}))
    return divided(po_lines(written)).translation


def _revived(lines: str) -> str:
    """Lines without the marks of an obsolete message."""
    return _OBSOLETE.sub(lambda mark: "#|" if mark[1] else "", lines)
