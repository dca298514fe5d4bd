"""The footnotes of a document: which mark each has."""

import re

ASTERISKS = 3  # footnotes of a document that have asterisks for marks; more of them are numbered (Editorial Manual)

_FOOTNOTE = re.compile(r'<footnote mark="(\d+)"([^>]*)>(.*?)</footnote>', re.DOTALL)


def marked(xml: str) -> str:
    """The XML of a document with the numbers of its footnotes as marks, in the order in which they stand in it."""
    if "<footnote" not in xml:
        return xml
    numbers = list(dict.fromkeys(match[1] for match in _FOOTNOTE.finditer(xml)))
    marks = {number: "*" * n if len(numbers) <= ASTERISKS else str(n) for n, number in enumerate(numbers, 1)}
    return _FOOTNOTE.sub(lambda note: f'<footnote mark="{marks[note[1]]}"{note[2]}>{note[3]}</footnote>', xml)


def without(xml: str) -> str:
    """Words without the footnotes in them."""
    return _FOOTNOTE.sub("", xml)
