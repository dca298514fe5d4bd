"""The reference document: styles, page, table columns, and the parts that every document takes over from it.

A document adds its text, its heads and feet, and its properties. The reference is read once and keeps its other
parts compressed, ready to be copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from unsched.document.tree import Direction
from unsched.errors import Place, fault
from unsched.resources import locate, once_a_version
from unsched.writers.package import Entry, compressed, unpack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# The heads and feet that a document adds: relationship, kind, pages, name of the part.
HEADS_AND_FEET = (
    ("rIdHeadEven", "header", "even", "header-even.xml"),
    ("rIdHeadOdd", "header", "default", "header-odd.xml"),
    ("rIdFootEven", "footer", "even", "footer-even.xml"),
    ("rIdFootOdd", "footer", "default", "footer-odd.xml"),
)

# What a document writes itself, or the reference's is changed for it.
_OWN = frozenset({"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"})

# What stands before w:bidi in w:pPr (ISO/IEC 29500-1, CT_PPrBase).
_BEFORE_BIDI = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    )
)  # fmt: skip

Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the reference's sample has it: properties and grid as XML, the widths of its columns in twips."""

    properties: str
    grid: str
    widths: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Reference:
    """What a document takes from a reference document; `style_ids` and `tables` are by the names of styles."""

    file: str
    style_ids: Mapping[str, str]
    tables: Mapping[str, Table]
    page: str  # the page's size and margins, as the children of w:sectPr
    relationships: str  # those of word/document.xml, as children of their root
    parts: Mapping[str, bytes]

    def style(self, name: str, lang: str) -> str:
        """The id of a style, that of the language where there is one. Raises `UnschedError` where there is none."""
        style_id = self.style_ids.get(f"{name} {lang}") or self.style_ids.get(name)
        if style_id is None:
            raise fault("reference", Place(self.file), reason=f"has no style {name!r}")
        return style_id

    def table(self, name: str) -> Table:
        """The sample of a table style. Raises `UnschedError` where there is none."""
        if name not in self.tables:
            raise fault("reference", Place(self.file), reason=f"has no table of the style {name!r}")
        return self.tables[name]

    def entries(self, direction: Direction) -> tuple[Entry, ...]:
        """The parts that a document of this direction takes over, compressed."""
        return _entries(self, direction)


@cache
def _entries(reference: Reference, direction: Direction) -> tuple[Entry, ...]:
    parts = {"[Content_Types].xml": _content_types(reference.parts)}
    parts |= {name: part for name, part in reference.parts.items() if name not in _OWN}
    if direction == "rtl":
        parts["word/styles.xml"] = _right_to_left(parts["word/styles.xml"])
    return tuple(compressed(name, content) for name, content in parts.items())


@once_a_version
def read_reference(path: Path) -> Reference:
    """The reference document of a file. Raises `UnschedError` when it is no Word document."""
    parts = unpack(path)
    place = Place(str(path))
    try:
        body = _parsed(parts["word/document.xml"])[0]
        styles = _parsed(parts["word/styles.xml"])
        relationships = _parsed(parts["word/_rels/document.xml.rels"])
        section = body.find(_w("sectPr"))
    except KeyError as error:
        raise fault("reference", place, reason=f"is not a Word document: it has no {error.args[0]}") from None
    except etree.XMLSyntaxError as error:
        raise fault("reference", place, reason=f"holds XML that is not well formed: {error.msg}") from None
    ids = {_value(style.find(_w("name"))): str(style.get(_w("styleId"))) for style in styles.iter(_w("style"))}
    names = {style_id: name for name, style_id in ids.items()}
    return Reference(
        file=str(path),
        style_ids=MappingProxyType(ids),
        tables=MappingProxyType(
            {names.get(_value(t.find(f".//{_w('tblStyle')}")), ""): _table(t) for t in body.iter(_w("tbl"))}
        ),
        page="".join(_xml(child) for child in section if child.tag in _PAGE) if section is not None else "",
        relationships="".join(_xml(child) for child in relationships),
        parts=MappingProxyType(dict(parts)),
    )


def default_reference() -> Reference:
    """The reference that is shipped, or the office's own `templates/reference.docx`."""
    return read_reference(locate("templates", "reference.docx"))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_PAGE = frozenset({_w("pgSz"), _w("pgMar")})


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _value(element: Element | None) -> str:
    return str(element.get(_w("val"), "")) if element is not None else ""


def _xml(element: Element) -> str:
    """An element as text for a root that declares the prefixes w and r."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, namespace in element.nsmap.items():
        text = text.replace(f' xmlns{":" if prefix else ""}{prefix or ""}="{namespace}"', "")
    return text


def _table(element: Element) -> Table:
    properties, grid = element.find(_w("tblPr")), element.find(_w("tblGrid"))
    widths = tuple(int(str(column.get(_w("w"), 0))) for column in grid) if grid is not None else ()
    return Table(
        _xml(properties) if properties is not None else "<w:tblPr/>",
        _xml(grid) if grid is not None else "",
        widths,
    )


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    types = _parsed(parts["[Content_Types].xml"])
    for _, kind, _, name in HEADS_AND_FEET:
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/word/{name}", ContentType=f"{_WORD}.{kind}+xml")
    return etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)


def _right_to_left(content: bytes) -> bytes:
    """The styles, with right to left as the direction of the default paragraph style and so of all."""
    styles = _parsed(content)
    for style in styles.iter(_w("style")):
        if style.get(_w("type")) == "paragraph" and style.get(_w("default")) == "1":
            properties = style.find(_w("pPr"))
            if properties is None:
                properties = etree.SubElement(style, _w("pPr"))
            before = sum(child.tag in _BEFORE_BIDI for child in properties)
            properties.insert(before, etree.Element(_w("bidi")))
    return etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True)
