"""Web pages as a reader sees them, and what they tell programs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from unsched.verifying.markup import Element, Markup, line_of
from unsched.verifying.seen import Event, Line, Seen, Stated, UnreadableError, as_read, limited


def read_page(data: bytes) -> Seen:
    """A page of a document. Raises `UnreadableError` for what is none."""
    root = _parsed(data)
    main, masthead = root.find(".//main"), root.find(".//header")
    if main is None or masthead is None:
        raise UnreadableError("it is not a page of a document, with a masthead and a text")
    return _seen(root, main, masthead)


def read_index(data: bytes) -> tuple[Stated, ...]:
    """The links of an index to documents, by their languages. Raises `UnreadableError` for what is no page."""
    return tuple(_versions(_parsed(data)))


def _parsed(data: bytes) -> Element:
    """The root of a whole page in UTF-8."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(data.decode("utf-8").encode(), parser)
    except UnicodeDecodeError:
        raise UnreadableError("it is not a page in UTF-8") from None
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"it is not a page: {error}") from None
    if root is None or not data.rstrip().endswith(b"</html>"):
        raise UnreadableError("it is not a whole page, which ends in </html>")
    return root


def _seen(root: Element, main: Element, masthead: Element) -> Seen:
    markup = Markup()
    notes = [
        note for section in main.iter("section") if section.get("role") == "doc-endnotes" for note in _put_by(section)
    ]
    foot = list(root.iter("footer"))
    for element in foot:
        _remove(element)
    events, stated = _told(root)
    return Seen(
        masthead=tuple(markup.lines([masthead], "masthead")),
        blocks=limited(markup.blocks(main)),
        edges=tuple(markup.lines(foot, "foot")),
        notes=tuple(markup.lines(notes, "footnotes")),
        stated=(Stated("lang", str(root.get("lang", "")), "the page", 1), *stated),
        events=events,
        versions=tuple(_versions(root)),
    )


def _put_by(section: Element) -> list[Element]:
    """The notes of a section, which is taken out of its page."""
    _remove(section)
    return list(section.iter("li"))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _versions(root: Element) -> Iterator[Stated]:
    """The links to other languages, by those that they say they lead to."""
    for link in root.iter("a", "link"):
        if link.get("hreflang"):
            yield Stated(str(link.get("hreflang")), str(link.get("href")), "link to a version", line_of(link))


def _told(root: Element) -> tuple[tuple[Event, ...] | None, tuple[Stated, ...]]:
    """What the page tells search engines: its meetings, and facts of the whole."""
    script = next((s for s in root.iter("script") if s.get("type") == "application/ld+json"), None)
    if script is None:
        return None, ()
    line = line_of(script)
    try:
        data = json.loads(script.text or "")
        events = tuple(_event(found, number, line) for number, found in enumerate(data.get("subEvent", ()), 1))
        return events, tuple(_facts(data, line))
    except (ValueError, AttributeError, TypeError, RecursionError):
        raise UnreadableError("its data for search engines is not JSON-LD of an event") from None


def _event(found: Mapping[str, Any], number: int, line: int) -> Event:
    start, end = (str(found.get(key) or "") for key in ("startDate", "endDate"))
    where = f"event {number} for search engines"
    told = "\n".join(str(found.get(key) or "") for key in ("name", "description")).split("\n")
    lines = tuple(Line(as_read(words).strip(), where, line) for words in told if words.strip())
    return Event(start, end, where, line, lines)


def _facts(data: Mapping[str, Any], line: int) -> Iterator[Stated]:
    document = data.get("subjectOf") or {}
    found = {
        "lang": data.get("inLanguage"),
        "first": data.get("startDate"),
        "last": data.get("endDate"),
        "date": document.get("datePublished"),
        "symbol": document.get("identifier"),
        "address": document.get("url"),
    }
    for name, value in found.items():
        if value:
            yield Stated(name, as_read(str(value)), "data for search engines", line)
