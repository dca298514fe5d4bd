"""The reference document: styles, page, table columns, and the parts that every document takes over from it.

A document adds its text, its heads and feet, and its properties. The reference is read once and keeps its other
parts compressed, ready to be copied.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from posixpath import basename
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree
from markupsafe import escape

from unsched.document.tree import Direction
from unsched.errors import Finding, Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.resources import SHIPPED, locate, once_a_version, read_bytes, write_whole
from unsched.writers.inspecting import Element, dangers, parsed, reached, relationships
from unsched.writers.package import Entry, compressed_once, unpack
from unsched.writers.pictures import Picture
from unsched.writers.styles import LETTERS, OCCASIONAL, STYLES, TABLES, W, in_language

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

# What a document takes over from the reference's own relationships; all else stays behind: texts, comments, names.
_TAKEN = frozenset({"styles", "fontTable", "theme", "numbering"})
_SETTINGS = "word/settings.xml"
# The settings and the table properties that are looks, in the order of the schema; a document has the rest of its own.
_SETTINGS_TAKEN = ("zoom", "mirrorMargins", "defaultTabStop", "autoHyphenation", "characterSpacingControl", "compat",
                   "themeFontLang", "decimalSymbol", "listSeparator")  # fmt: skip
_BEFORE_EVEN_AND_ODD = frozenset({"zoom", "mirrorMargins", "defaultTabStop", "autoHyphenation"})
# What a document with footnotes has more (ISO/IEC 29500-1, 11.3.7 and 17.11.9).
_FOOTNOTES_TYPE = f'<Override PartName="/word/footnotes.xml" ContentType="{_WORD}.footnotes+xml"/>'.encode()
_FOOTNOTES_SETTING = b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_AFTER_FOOTNOTES = re.compile(rb"(<w:(?:compat|themeFontLang|decimalSymbol|listSeparator)\b|</w:settings>)")
_TABLE_TAKEN = frozenset({"tblStyle", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout",
                          "tblCellMar", "tblLook"})  # fmt: skip


class Table(Frozen):
    """A table as the reference's sample has it: properties and grid as XML, the widths of its columns in twips."""

    properties: str
    grid: str
    widths: tuple[int, ...]


class Reference(Frozen):
    """What a document takes from a reference document; `tables` are by the names of their styles."""

    file: str
    style_ids: Mapping[tuple[str, str], str]  # by kind and name
    tables: Mapping[str, Table]
    page: str  # the page's size and margins, as the children of w:sectPr
    relationships: str  # of word/document.xml to the parts that are taken over, as children of their root
    parts: Mapping[str, bytes]  # those taken over, by their names
    types: bytes  # their content types
    emblem: Picture | None = None  # an office's own
    joiner: str = ""  # what keeps a line from parting a symbol or a range; Word needs nothing

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def style(self, name: str, lang: str) -> str:
        """The id of a style, that of the language where there is one."""
        return _style(self, name, lang)

    def alternatives(self) -> Mapping[str, tuple[str, ...]]:
        """The fonts that may stand in for one which is not installed, by its name."""
        content = self.parts.get("word/fontTable.xml")
        fonts = parsed(content).iter(_w("font")) if content else ()
        return {str(f.get(_w("name"))): tuple(_value(f.find(_w("altName"))).split(",")) for f in fonts}

    def entries(self, lang: str, direction: Direction, used: frozenset[str]) -> tuple[Entry, ...]:
        """The parts that a document of a language takes over, compressed; `used` are the styles that it uses."""
        return _entries(self, lang, direction, used & OCCASIONAL)


def _kind(name: str) -> str:
    return "character" if name in LETTERS else "table" if name in TABLES else "paragraph"


@lru_cache(maxsize=2048)
def _style(reference: Reference, name: str, lang: str) -> str:
    kind = _kind(name)
    ids = reference.style_ids
    return ids.get((kind, f"{name} {lang}".casefold())) or ids[kind, name.casefold()]


@lru_cache(maxsize=64)
def _entries(reference: Reference, lang: str, direction: Direction, used: frozenset[str]) -> tuple[Entry, ...]:
    parts = {"[Content_Types].xml": reference.types, "_rels/.rels": _PACKAGE_RELATIONSHIPS, **reference.parts}
    parts["word/styles.xml"] = in_language(parts["word/styles.xml"], lang, direction, OCCASIONAL - used)
    if "footnote text" in used:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", _FOOTNOTES_TYPE + b"</Types>")
        parts[_SETTINGS] = _AFTER_FOOTNOTES.sub(_FOOTNOTES_SETTING + rb"\1", parts[_SETTINGS], count=1)
    return tuple(compressed_once(name, content) for name, content in parts.items())


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
    ids = {
        (str(style.get(_w("type"))), _value(style.find(_w("name"))).casefold()): str(style.get(_w("styleId")))
        for style in styles.iter(_w("style"))
    }
    names = {style_id: name for (kind, name), style_id in ids.items() if kind == "table"}
    samples = {names.get(_value(t.find(f".//{_w('tblStyle')}")), ""): _table(t) for t in body.iter(_w("tbl"))}
    _refuse(path, _wanting(ids, samples))
    taken = [r for r in relationships(parts, _DOCUMENT) if basename(str(r.get("Type"))) in _TAKEN]
    own = dict.fromkeys(name for r in taken for name in reached(parts, _DOCUMENT, str(r.get("Target"))))
    section = body.find(_w("sectPr"))
    return Reference(
        file=str(path),
        style_ids=MappingProxyType(ids),
        tables=MappingProxyType({name: samples[name.casefold()] for name in TABLES}),
        page="".join(_xml(child) for child in section if child.tag in _PAGE) if section is not None else "",
        relationships=_relationships(taken),
        parts=MappingProxyType({name: parts[name] for name in own} | {_SETTINGS: _settings(parts.get(_SETTINGS))}),
        types=_content_types(parts["[Content_Types].xml"], own),
    )


def _relationships(taken: Iterable[Element]) -> str:
    """The relationships to what is taken over and to the settings, numbered anew."""
    rows = [(str(r.get("Type")), str(r.get("Target"))) for r in taken] + [(f"{R}/settings", "settings.xml")]
    return "".join(
        f'<Relationship Id="rIdTaken{number}" Type="{kind}" Target="{escape(target)}"/>'
        for number, (kind, target) in enumerate(rows)
    )


def _settings(content: bytes | None) -> bytes:
    """Those of a reference's settings that are looks, and that even pages have a head and a foot of their own."""
    found = {child.tag: child for child in parsed(content)} if content else {}
    kept = [(name, found[_w(name)]) for name in _SETTINGS_TAKEN if _w(name) in found]
    before = "".join(_xml(child) for name, child in kept if name in _BEFORE_EVEN_AND_ODD)
    after = "".join(_xml(child) for name, child in kept if name not in _BEFORE_EVEN_AND_ODD)
    xml = f'<w:settings xmlns:w="{W}">{before}<w:evenAndOddHeaders/>{after}</w:settings>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()


def _refuse(path: Path, reasons: Iterable[str]) -> None:
    """Raise all reasons, where there are any."""
    if findings := [Finding("reference", Place(str(path)), {"reason": reason}) for reason in reasons]:
        raise UnschedError(findings)


def _wanting(ids: Container[tuple[str, str]], samples: Mapping[str, Table]) -> Iterator[str]:
    """The styles and sample tables that a reference lacks."""
    for name in (*STYLES, *LETTERS):
        if (_kind(name), name.casefold()) not in ids:
            yield f"has no {_kind(name)} style {name!r}"
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
_TABLE_KEPT = frozenset(map(_w, _TABLE_TAKEN))


def _value(element: Element | None) -> str:
    return str(element.get(_w("val"), "")) if element is not None else ""


def _xml(element: Element) -> str:
    """An element as text for a root that declares the prefix w; what is not of that namespace is left out."""
    root = etree.Element(_w("root"), nsmap={"w": W})
    _copy(element, root)
    text = etree.tostring(root[0], encoding="unicode")
    return text.replace(f' xmlns:w="{W}"', "")


def _copy(element: Element, parent: Element) -> None:
    attributes = {str(name): str(value) for name, value in element.items() if str(name).startswith(f"{{{W}}}")}
    copy = etree.SubElement(parent, element.tag, attributes)
    for child in element:
        if str(child.tag).startswith(f"{{{W}}}"):
            _copy(child, copy)


def _table(element: Element) -> Table:
    properties, grid = element.find(_w("tblPr")), element.find(_w("tblGrid"))
    found = [str(column.get(_w("w"))) for column in grid] if grid is not None else []
    kept = "".join(_xml(child) for child in properties if child.tag in _TABLE_KEPT) if properties is not None else ""
    return Table(
        f"<w:tblPr>{kept}</w:tblPr>",
        _xml(grid) if grid is not None else "",
        tuple(int(width) for width in found if width.isdecimal()),
    )


def _content_types(content: bytes, names: Container[str]) -> bytes:
    """The content types of the parts that are taken over and of those that a document adds."""
    types = parsed(content)
    for override in types.findall(f"{{{_TYPES}}}Override"):
        if str(override.get("PartName")).lstrip("/") not in names:
            types.remove(override)
    own = {name: f"{_WORD}.{kind}+xml" for _, kind, _, name in HEADS_AND_FEET}
    own |= {"document.xml": f"{_WORD}.document.main+xml", "settings.xml": f"{_WORD}.settings+xml"}
    overrides = {f"/word/{name}": kind for name, kind in own.items()} | {"/docProps/core.xml": _CORE}
    extensions = {str(default.get("Extension")).lower() for default in types.iter(f"{{{_TYPES}}}Default")}
    for ending in ("png", "jpeg"):
        if ending not in extensions:
            types.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=f"image/{ending}"))
    for name, kind in overrides.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)
