"""Texts with codes in them: a placeholder goes out as a code, which programs protect, and comes back as text.

Of other programs' codes, those that stand alone are what they stand for (`<ph>%(date)s</ph>`), and those that come in
pairs (`<bpt>`, `<ept>`, …) are formatting, which a message of a catalog has not.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count

from lxml import etree

from unsched.placeholders import placeholders
from unsched.translation.elements import XML, Element, name

Code = Callable[[Element, int, str], Element]  # puts a code into an element: its number, and its placeholder

_PLACEHOLDER = re.compile(r"(%\(\w+\)s)")
_FORMATTING = re.compile(r"\s*(?:<|\{?\\)")  # native codes of HTML, XML and RTF
_BLANKS = re.compile(r"[ \t\r\n]+")
_CODE_POINT = re.compile("0{0,4}(?!D[89A-F])[0-9A-F]{4}", re.IGNORECASE)  # no half of a pair of UTF-16
_EQUIVALENTS = ("equiv-text", "equiv", "disp")  # of XLIFF 1.2, of 2.0


def put_text(element: Element, text: str, numbers: Iterator[int], code: Code) -> None:
    """Put a text into an empty element, its placeholders as codes of these numbers."""
    last: Element | None = None
    for index, part in enumerate(_PLACEHOLDER.split(text)):
        if index % 2:
            last = code(element, next(numbers), part)
        elif last is None:
            element.text = part
        else:
            last.tail = part


def code_numbers(source: str, target: str) -> tuple[Iterator[int], Iterator[int]]:
    """The numbers of the codes of a text and of its translation, in which the same code has the same number."""
    names = placeholders(source)
    free: dict[str, list[int]] = {}
    for number, placeholder in enumerate(names, 1):
        free.setdefault(placeholder, []).append(number)
    more = count(len(names) + 1)
    of_target = (free[each].pop(0) if free.get(each) else next(more) for each in placeholders(target))
    return iter(range(1, len(names) + 1)), of_target


def text_of(element: Element, originals: Mapping[str, str] | None = None) -> str:
    """The text in an element, its white space as `xml:space` says; `originals` is the original data of XLIFF 2.0."""
    text = "".join(_pieces(element, originals or {})) if len(element) else element.text or ""
    return _BLANKS.sub(" ", text).strip(" ") if _space(element) == "default" else text


def _space(element: Element) -> str:
    """What is said of white space next to an element; where nothing is said, each blank counts."""
    spaces = (part.get(f"{XML}space") for part in chain((element,), element.iterancestors()))
    return next(filter(None, spaces), "")


def _pieces(element: Element, originals: Mapping[str, str]) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "end":
            yield part.tail or "" if part is not element else ""
        elif stands_for := _CODES.get(name(part)):
            yield stands_for(part, originals)
            walk.skip_subtree()
        else:
            yield part.text or ""


def _alone(element: Element, originals: Mapping[str, str]) -> str:
    """The words that a code stands for."""
    found = _native(element) or originals.get(element.get("dataRef", ""), "")
    found = found or next(filter(None, map(element.get, _EQUIVALENTS)), "")
    return "" if _FORMATTING.match(found) else found


def _paired(element: Element, _: Mapping[str, str]) -> str:
    """Nothing, unless a placeholder has been put into the code."""
    return "".join(_PLACEHOLDER.findall(_native(element)))


def _native(element: Element) -> str:
    return "".join(map(str, element.itertext()))


def _character(element: Element, _: Mapping[str, str]) -> str:
    """A character that XML cannot hold, by its number (XLIFF 2.0, `<cp>`)."""
    number = element.get("hex", "")
    return chr(int(number, 16)) if _CODE_POINT.fullmatch(number) else ""


_CODES: Mapping[str, Callable[[Element, Mapping[str, str]], str]] = {
    **dict.fromkeys(("ph", "x"), _alone),
    **dict.fromkeys(("bpt", "ept", "it", "ut", "bx", "ex", "sc", "ec"), _paired),
    "cp": _character,
}
