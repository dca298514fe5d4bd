"""The footnotes of a document: which mark each has, and that it is printed once."""

import re
from collections.abc import Callable

ASTERISKS = 3  # footnotes of a document that have asterisks for marks; more of them are numbered (Editorial Manual)

_FOOTNOTE = re.compile(r'<footnote mark="(\d+)"([^>]*)>(.*?)</footnote>', re.DOTALL)


def marked(xml: str) -> str:
    """The XML of a document with the numbers of its footnotes as marks, in the order in which they stand in it.

    Where a text with a footnote stands again, its mark does without the note.
    """
    if "<footnote" not in xml:
        return xml
    numbers = list(dict.fromkeys(match[1] for match in _FOOTNOTE.finditer(xml)))
    marks = {number: "*" * n if len(numbers) <= ASTERISKS else str(n) for n, number in enumerate(numbers, 1)}
    return _FOOTNOTE.sub(_first_whole(marks), xml)


def without(xml: str) -> str:
    """Words without the footnotes in them."""
    return _FOOTNOTE.sub("", xml)


def _first_whole(marks: dict[str, str]) -> Callable[[re.Match[str]], str]:
    met: set[str] = set()

    def written(note: re.Match[str]) -> str:
        number, mark = note[1], marks[note[1]]
        if number in met:
            return f"<sup>{mark}</sup>"
        met.add(number)
        return f'<footnote mark="{mark}"{note[2]}>{note[3]}</footnote>'

    return written
