"""XML files of translation programs: read without entities, document types or network, and written line by line."""

import re
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import cast

from lxml import etree

from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.resources import read_bytes

XML = "{http://www.w3.org/XML/1998/namespace}"
LANG = f"{XML}lang"

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16
# A document type with declarations in it, and not only the name of a DTD, before the root element.
_DECLARATIONS = re.compile(
    r"""[^<]*+(?>(?:<\?.*?\?>\s*|<!--.*?-->\s*)*)<!DOCTYPE(?:[^>\["']|"[^"]*"|'[^']*')*+\[""", re.DOTALL
)
# What is written in bytes of ASCII and calls itself UTF-16, as programs for Windows do, is UTF-8.
_NO_UTF_16 = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']utf-?16""", re.IGNORECASE)
# What libxml2 adds to a message: the place, and advice for programmers.
_ADDED = re.compile(r",? (?:(?:use|try) XML_PARSE_HUGE|see xmlCtxt)[^,]*|\n?, line \d+, column \d+$|^xml\w+: ")

# The elements that hold elements and no text of their own: their white space means nothing.
_OF_ELEMENTS = frozenset(
    (
        *("tmx", "body", "tu", "tuv"),
        *("xliff", "file", "trans-unit", "context-group"),
        *("unit", "notes", "originalData", "segment"),
    )
)

Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations


class XmlFile(Frozen):
    """A file as its root element; the text tells the lines, of which libxml2 counts no more than 65,535."""

    file: str
    root: Element
    text: str

    @property
    def place(self) -> Place:
        """Where the root element stands."""
        return Place(self.file, _line(self.root))

    def placed(self, *names: str) -> Iterator[tuple[Element, Place]]:
        """The elements of these names, whatever their namespace, in the file's order, each with its place."""
        lines = chain(_lines(self.text, names), repeat(0))
        for element, line in zip(self.root.iter(*(f"{{*}}{name}" for name in names)), lines, strict=False):
            yield element, Place(self.file, line)


def read_xml(path: Path, root: str) -> XmlFile:
    """The file whose root element has the name `root`.

    Raises `UnschedError` for a file that cannot be read or is too large, for XML that is not well formed or nested
    deeper than libxml2 lets it be, for entities and declarations, and for another root.
    """
    data, file = read_bytes(path), str(path)
    _refuse_declarations(data.replace(b"\0", b"").decode("latin-1"), file)  # so that a bomb is called what it is
    xml = _parsed(data, file)
    _refuse_declarations(xml.text, file)
    if name(xml.root) != root:
        raise fault("element", xml.place, found=f"<{name(xml.root)}>", expected=f"<{root}>")
    for entity in xml.root.iter(etree.Entity):
        raise fault("element", Place(file, _line(entity)), found=f"the entity {entity.text}", expected="none")
    return xml


def _refuse_declarations(text: str, file: str) -> None:
    if _DECLARATIONS.match(text):
        raise fault("element", Place(file, 1), found="a document type with declarations", expected="none")


def name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> list[Element]:
    """The elements of these names directly in an element."""
    return list(element.iterchildren(*(f"{{*}}{name}" for name in names)))


def begin(tag: str, attributes: dict[str, str], namespace: str = "") -> Element:
    """The root element of a new file."""
    if not namespace:
        return etree.Element(tag, attributes)
    nsmap = {None: namespace}
    return etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap)  # type: ignore[arg-type] # None: without a prefix


def put(parent: Element, tag: str, text: str | None = None, attributes: dict[str, str] | None = None) -> Element:
    """A new element at the end of another, in its namespace."""
    namespace, brace, _ = str(parent.tag).rpartition("}")
    element = etree.SubElement(parent, f"{namespace}{brace}{tag}", attributes or {})
    element.text = text
    return element


def written(root: Element) -> bytes:
    """The bytes of a file, each element on a line of its own but for those in a text."""
    _lay_out(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _line(element: Element) -> int:
    return cast("int | None", element.sourceline) or 0


def _lay_out(element: Element, depth: int = 0) -> None:
    if name(element) in _OF_ELEMENTS and len(element):
        indent = "\n" + "  " * depth
        element.text = f"{indent}  "
        for child in element:
            _lay_out(child, depth + 1)
            child.tail = f"{indent}  "
        element[-1].tail = indent


def _parsed(data: bytes, file: str) -> XmlFile:
    parser = etree.XMLParser(
        encoding="utf-8" if _NO_UTF_16.match(data) else None,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise fault("xml", Place(file, line, column), reason=_ADDED.sub("", error.msg)) from None
    return XmlFile(file, root, _decoded(data, root.getroottree().docinfo.encoding or "utf-8"))


def _decoded(data: bytes, encoding: str) -> str:
    """The text of a file, for its lines and its document type only."""
    try:
        return data.decode("utf-16" if data.startswith(_BYTE_ORDER_MARKS) else encoding, "replace")
    except LookupError:  # an encoding that libxml2 knows and Python does not
        return data.decode("latin-1")


def _lines(text: str, names: tuple[str, ...]) -> Iterator[int]:
    """The line of each start tag of these names in well-formed XML."""
    starts = re.compile(
        rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:[^\s<>/:]+:)?({'|'.join(names)})(?=[\s/>])", re.DOTALL
    )
    line, at = 1, 0
    for match in starts.finditer(text):
        if match[1]:
            line += text.count("\n", at, match.start())
            at = match.start()
            yield line
