"""Akoma Ntoso documents as a reader sees them, and what they tell programs."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from unsched.verifying.markup import Element, Markup, line_of
from unsched.verifying.seen import Event, Seen, Stated, UnreadableError, as_read, limited

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_A = f"{{{_NAMESPACE}}}"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
# ISO 639-2 codes, by the codes that languages have here.
_LANGUAGES: Mapping[str, str] = {"ara": "ar", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es", "zho": "zh"}


def read_archive(data: bytes) -> Seen:
    """An Akoma Ntoso document. Raises `UnreadableError` for what is none, or may do harm."""
    if _DOCTYPE.search(data.replace(b"\0", b"")):
        raise UnreadableError("it declares a document type or an entity")
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = error.msg.partition(", line")[0] if isinstance(error, etree.XMLSyntaxError) else str(error)
        raise UnreadableError(f"it is XML that is not well formed: {reason}") from None
    whole = root[0] if root.tag == f"{_A}akomaNtoso" and len(root) else None
    cover = whole.find(f"{_A}coverPage") if whole is not None else None
    if whole is None or cover is None:
        raise UnreadableError("it is not an Akoma Ntoso 3.0 document with a cover page")
    return _seen(whole, cover)


def _seen(whole: Element, cover: Element) -> Seen:
    events = dict(_intervals(whole))
    markup = Markup({key: tuple(filter(None, (event.start, event.end))) for key, event in events.items()})
    foot = cover.find(f"{_A}container[@name='foot']")
    if foot is not None:
        cover.remove(foot)
    parts = [part for part in whole if part.tag not in (f"{_A}meta", f"{_A}coverPage")]
    return Seen(
        masthead=tuple(markup.lines([cover], "cover page")),
        blocks=limited(block for part in parts for block in markup.blocks(part)),
        edges=tuple(markup.lines([foot], "foot")) if foot is not None else (),
        notes=tuple(markup.notes),
        stated=tuple(_facts(whole)),
        events=tuple(events.values()),
    )


def _intervals(whole: Element) -> Iterator[tuple[str, Event]]:
    """When meetings are, by their ids."""
    moments = {str(event.get("eId")): str(event.get("date")) for event in whole.iter(f"{_A}eventRef")}
    for interval in whole.iter(f"{_A}timeInterval"):
        start, end = (moments.get(str(interval.get(key, "")).lstrip("#"), "") for key in ("start", "end"))
        key = str(interval.get("refersTo", "")).lstrip("#")
        yield key, Event(start, end, f"interval {key}", line_of(interval))


def _facts(whole: Element) -> Iterator[Stated]:
    """The facts of work and expression, of the document itself."""
    identification = whole.find(f"{_A}meta/{_A}identification")
    if identification is None:
        return
    for element in identification.iter():
        name, line = etree.QName(element).localname, line_of(element)
        if name == "FRBRdate":
            yield Stated("date", str(element.get("date")), "FRBRdate", line)
        elif name == "FRBRlanguage":
            yield Stated("lang", _LANGUAGES.get(str(element.get("language")), ""), "FRBRlanguage", line)
        elif name == "FRBRnumber":
            yield Stated("number", as_read(str(element.get("showAs", ""))), "FRBRnumber", line)
    for part in whole.iter(f"{_A}coverPage", f"{_A}preface", f"{_A}mainBody"):
        tag = str(part.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
        yield Stated("lang", tag, etree.QName(part).localname, line_of(part))
