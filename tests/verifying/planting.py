"""Faults planted in documents that were written: in their words, in their rows, in what they tell programs."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Edit = Callable[[str, str], str]  # of a text in a format

# A row of a table, a line of a row, and in calendars an event: how each format marks them, and how many come before
# those of the timetable, in the masthead and at its own head.
_ROWS = {
    ".docx": (r"<w:tr>.*?</w:tr>", 3),
    ".html": (r"<tr[ >].*?</tr>", 1),
    ".xml": (r"<tr[ >].*?</tr>", 1),
    ".ics": (r"BEGIN:VEVENT.*?END:VEVENT\r\n", 0),
}
_LINES = {
    ".docx": (r'<w:p><w:pPr><w:pStyle w:val="(?:Entry|Item|Sub-?item)[^"]*"/>(?:(?!</w:p>).)*</w:p>', 0),
    ".html": (r"<li class[^>]*>(?:(?!<li|</li>).)*</li>", 0),
    ".xml": (r"<item[^>]*>(?:(?!<item|</item>).)*</item>\n", 0),
}


_READ = ("word/document", "word/_rels/document", "word/footnotes", "word/header", "word/footer", "docProps")


def planted(data: bytes, ending: str, edit: Edit) -> bytes:
    """A document with its text edited as markup, that of a Word document with its links."""
    if ending == ".docx":
        return _in_word(data, edit)
    text = data.decode()
    return edit(text.replace("\r\n ", "") if ending == ".ics" else text, ending).encode()


def _in_word(data: bytes, edit: Edit) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    read = {
        name: edit(content.decode(), ".docx").encode() for name, content in parts.items() if name.startswith(_READ)
    }
    return packed(parts | read)


def packed(parts: dict[str, bytes]) -> bytes:
    """The zip file of some parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def words(old: str, new: str, nth: int = 1) -> Edit:
    """The nth place of some words in what a reader sees, with others there."""

    def edit(text: str, ending: str) -> str:
        start = text.find({".html": "<header", ".xml": "<coverPage"}.get(ending, ""))
        parts = text[start:].split(old)
        return text[:start] + old.join(parts[:nth]) + (new if len(parts) > nth else "") + old.join(parts[nth:])

    return edit


def told(old: str, new: str) -> Edit:
    """The first place of what only programs read, changed."""
    return lambda text, _: text.replace(old, new, 1)


def _piece(kinds: dict[str, tuple[str, int]], number: int, change: Callable[[str, str], str]) -> Edit:
    def edit(text: str, ending: str) -> str:
        pattern, before = kinds[ending]
        found = [match.span() for match in re.finditer(pattern, text, re.DOTALL)]
        if len(found) <= before + number:
            return text
        (start, end), (after, last) = found[before + number], [*found, (len(text), len(text))][before + number + 1]
        one, between, other = text[start:end], text[end:after], text[after:last]
        return text[:start] + change(one, other).replace("|", between) + text[last:]

    return edit


def lost(one: str, other: str) -> str:
    """Two pieces, of which the first is lost."""
    del one
    return f"|{other}"


def swapped(one: str, other: str) -> str:
    """Two pieces in each other's place."""
    return f"{other}|{one}"


def doubled(one: str, other: str) -> str:
    """Two pieces, of which the first comes again."""
    return f"{one}|{other}{one}"


def row(number: int, change: Callable[[str, str], str]) -> Edit:
    """A row of the timetable and the next one, changed; in a calendar two events."""
    return _piece(_ROWS, number, change)


def line(number: int, change: Callable[[str, str], str]) -> Edit:
    """An entry and the next one, changed."""
    return _piece(_LINES, number, change)
