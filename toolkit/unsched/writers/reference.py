"""The reference document: styles, page, table columns, and the parts that every document takes over from it.

A document adds its text, its heads and feet, and its properties. The reference is read once and keeps its other
parts compressed, ready to be copied.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import basename
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from unsched.document.tree import Direction
from unsched.errors import Finding, Place, UnschedError, fault
from unsched.resources import SHIPPED, locate, once_a_version, read_bytes, write_whole
from unsched.writers.inspecting import Element, dangers, parsed, reached, relationships
from unsched.writers.package import Entry, compressed, unpack
from unsched.writers.pictures import Picture

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_DOCUMENT = "word/document.xml"
_PACKAGE_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{_DOCUMENT}"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
).encode()
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class HeadOrFoot(NamedTuple):
    """A part that a document adds: its relationship, its kind, the pages that it is for, and its name."""

    relationship: str
    kind: str
    pages: str
    name: str


HEADS_AND_FEET = (
    HeadOrFoot("rIdHeadEven", "header", "even", "header-even.xml"),
    HeadOrFoot("rIdHeadOdd", "header", "default", "header-odd.xml"),
    HeadOrFoot("rIdFootEven", "footer", "even", "footer-even.xml"),
    HeadOrFoot("rIdFootOdd", "footer", "default", "footer-odd.xml"),
    HeadOrFoot("rIdFootFirst", "footer", "first", "footer-first.xml"),
)

# The styles and tables that a document is written with; docs/word.md tells what each is for.
STYLES = (
    "Normal", "Organization", "Symbol", "Organ",
    "Distribution", "Distribution State", "Distribution Category", "Distribution Date", "Distribution Original",
    "Body Name", "Session", "Session Dates", "Agenda Item", "Subject", "Title", "Source", "Body Text",
    "heading 1", "Annex Original", "heading 2",
    "Column Head", "Day", "Hours", "Entry", "Item", "Sub-item", "Closing Rule",
    "Header Even", "Header Odd", "Footer Even", "Footer Odd", "Job Number", "Code", "After Table",
    "Emphasis", "Strong", "Superscript", "Symbol Series", "Hyperlink", "Untranslated",
)  # fmt: skip
TABLES = {"Masthead": 3, "Timetable": 2, "Foot": 2}  # and how many columns each has

# What a document takes over from the reference's own relationships; all else stays behind: texts, comments, names.
_TAKEN = frozenset({"styles", "settings", "fontTable", "theme", "numbering", "webSettings", "footnotes", "endnotes"})

# What stands before w:bidi in w:pPr (ISO/IEC 29500-1, CT_PPrBase).
_BEFORE_BIDI = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    )
)  # fmt: skip


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
    relationships: str  # of word/document.xml to the parts that are taken over, as children of their root
    parts: Mapping[str, bytes]  # those taken over, by their names
    types: bytes  # their content types
    emblem: Picture | None = None  # an office's own

    def style(self, name: str, lang: str) -> str:
        """The id of a style, that of the language where there is one."""
        return self.style_ids.get(f"{name} {lang}".casefold()) or self.style_ids[name.casefold()]

    def entries(self, direction: Direction) -> tuple[Entry, ...]:
        """The parts that a document of this direction takes over, compressed."""
        return _entries(self, direction)


@cache
def _entries(reference: Reference, direction: Direction) -> tuple[Entry, ...]:
    parts = {"[Content_Types].xml": reference.types, "_rels/.rels": _PACKAGE_RELATIONSHIPS, **reference.parts}
    if direction == "rtl":
        parts["word/styles.xml"] = _right_to_left(parts["word/styles.xml"])
    return tuple(compressed(name, content) for name, content in parts.items())


@once_a_version
def read_reference(path: Path) -> Reference:
    """The reference document of a file.

    Raises `UnschedError` with all that is wanting in it (a style, a table) and all that it may not carry (active
    content, an entity, what is fetched from elsewhere), or when it is no Word document.
    """
    parts = unpack(path)
    _refuse(path, dangers(parts))
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        _refuse(path, ["is an OpenDocument text (.odt); save it as .docx"])
    missing = [name for name in ("[Content_Types].xml", _DOCUMENT, "word/styles.xml") if name not in parts]
    _refuse(path, (f"is not a Word document: it has no {name}" for name in missing[:1]))
    body, styles = parsed(parts[_DOCUMENT]).find(_w("body")), parsed(parts["word/styles.xml"])
    if body is None:
        raise fault("reference", Place(str(path)), reason="is not a Word document: it has no body")
    ids = {_value(s.find(_w("name"))).casefold(): str(s.get(_w("styleId"))) for s in styles.iter(_w("style"))}
    names = {style_id: name for name, style_id in ids.items()}
    samples = {
        names.get(_value(table.find(f".//{_w('tblStyle')}")), ""): _table(table) for table in body.iter(_w("tbl"))
    }
    _refuse(path, _wanting(ids, samples))
    taken = [r for r in relationships(parts, _DOCUMENT) if basename(str(r.get("Type"))) in _TAKEN]
    names_taken = dict.fromkeys(name for r in taken for name in reached(parts, _DOCUMENT, str(r.get("Target"))))
    section = body.find(_w("sectPr"))
    return Reference(
        file=str(path),
        style_ids=MappingProxyType(ids),
        tables=MappingProxyType({name: samples[name.casefold()] for name in TABLES}),
        page="".join(_xml(child) for child in section if child.tag in _PAGE) if section is not None else "",
        relationships="".join(_xml(relationship) for relationship in taken),
        parts=MappingProxyType({name: parts[name] for name in names_taken}),
        types=_content_types(parts["[Content_Types].xml"], names_taken),
    )


def _refuse(path: Path, reasons: Iterable[str]) -> None:
    """Raise all reasons, where there are any."""
    if findings := [Finding("reference", Place(str(path)), {"reason": reason}) for reason in reasons]:
        raise UnschedError(findings)


def _wanting(ids: Mapping[str, str], samples: Mapping[str, Table]) -> Iterator[str]:
    """The styles and sample tables that a reference lacks."""
    for name in STYLES:
        if name.casefold() not in ids:
            yield f"has no style {name!r}"
    for name, columns in TABLES.items():
        if name.casefold() not in samples:
            yield f"has no table of the style {name!r}, whose columns a document takes"
        elif len(samples[name.casefold()].widths) != columns:
            yield f"has a table of the style {name!r} without {columns} columns of known width"


def default_reference() -> Reference:
    """The reference that is shipped, or the office's own `templates/reference.docx`."""
    return read_reference(locate("templates", "reference.docx"))


def write_reference(path: Path) -> None:
    """Write the reference that is shipped to a new file. Raises `UnschedError` where one is there already."""
    if path.exists():
        raise fault("unwritable", Place(str(path)), reason="it is there already, and would be lost")
    write_whole(path, read_bytes(SHIPPED / "templates" / "reference.docx"))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_PAGE = frozenset({_w("pgSz"), _w("pgMar")})


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
    found = [str(column.get(_w("w"))) for column in grid] if grid is not None else []
    widths = tuple(int(width) for width in found if width.isdecimal())
    return Table(
        _xml(properties) if properties is not None else "<w:tblPr/>",
        _xml(grid) if grid is not None else "",
        widths,
    )


def _content_types(content: bytes, names: Container[str]) -> bytes:
    """The content types of the parts that are taken over and of those that a document adds."""
    types = parsed(content)
    for override in types.findall(f"{{{_TYPES}}}Override"):
        if str(override.get("PartName")).lstrip("/") not in names:
            types.remove(override)
    own = {name: f"{_WORD}.{kind}+xml" for _, kind, _, name in HEADS_AND_FEET}
    own |= {"document.xml": f"{_WORD}.document.main+xml"}
    overrides = {f"/word/{name}": kind for name, kind in own.items()} | {"/docProps/core.xml": _CORE}
    extensions = {str(default.get("Extension")).lower() for default in types.iter(f"{{{_TYPES}}}Default")}
    for ending in ("png", "jpeg"):
        if ending not in extensions:
            types.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=f"image/{ending}"))
    for name, kind in overrides.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)


def _right_to_left(content: bytes) -> bytes:
    """The styles, with right to left as the direction of the default paragraph style and so of all."""
    styles = parsed(content)
    for style in styles.iter(_w("style")):
        if style.get(_w("type")) == "paragraph" and style.get(_w("default")) == "1":
            properties = style.find(_w("pPr"))
            if properties is None:
                properties = etree.SubElement(style, _w("pPr"))
            before = sum(child.tag in _BEFORE_BIDI for child in properties)
            properties.insert(before, etree.Element(_w("bidi")))
    return etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True)
