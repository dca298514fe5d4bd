"""What documents take over of a reference document, out of its parts, and what is wanting in it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import basename

from lxml import etree
from markupsafe import escape

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.writers.inspecting import Element, dangers, parsed, reached, relationships
from unsched.writers.package import opened
from unsched.writers.part_names import DOCUMENT, HEADS_AND_FEET, SETTINGS, WORD, R
from unsched.writers.styles import LETTERS, STYLES, TABLES, W, kind_of

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
# What a document takes over from the reference's own relationships; all else stays behind: texts, comments, names.
_TAKEN = frozenset({"styles", "fontTable", "theme", "numbering"})
# The settings and the table properties that are looks, in the order of the schema; a document has the rest of its own.
_SETTINGS_TAKEN = ("zoom", "mirrorMargins", "defaultTabStop", "autoHyphenation", "characterSpacingControl", "compat",
                   "themeFontLang", "decimalSymbol", "listSeparator")  # fmt: skip
_BEFORE_EVEN_AND_ODD = frozenset({"zoom", "mirrorMargins", "defaultTabStop", "autoHyphenation"})
_TABLE_TAKEN = frozenset({"tblStyle", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout",
                          "tblCellMar", "tblLook"})  # fmt: skip


Sample = tuple[str, str, tuple[int, ...]]  # what `writers.reference.Table` has
Parts = tuple[dict[tuple[str, str], str], dict[str, Sample], str, str, dict[str, bytes], bytes]


def parts_of(data: bytes, path: Path) -> Parts:
    """What `Reference` has from its style ids to the content types. Raises as `read_reference`."""
    parts = opened(data, path)
    _refuse(path, dangers(parts))
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        _refuse(path, ["is an OpenDocument text (.odt); save it as .docx"])
    missing = [name for name in ("[Content_Types].xml", DOCUMENT, "word/styles.xml") if name not in parts]
    _refuse(path, (f"is not a Word document: it has no {name}" for name in missing[:1]))
    body, styles = parsed(parts[DOCUMENT]).find(_w("body")), parsed(parts["word/styles.xml"])
    if body is None:
        raise fault("reference", Place(str(path)), reason="is not a Word document: it has no body")
    ids = {
        (str(style.get(_w("type"))), _value(style.find(_w("name"))).casefold()): str(style.get(_w("styleId")))
        for style in styles.iter(_w("style"))
    }
    names = {style_id: name for (kind, name), style_id in ids.items() if kind == "table"}
    samples = {names.get(_value(t.find(f".//{_w('tblStyle')}")), ""): _table(t) for t in body.iter(_w("tbl"))}
    _refuse(path, _wanting(ids, samples))
    taken = [r for r in relationships(parts, DOCUMENT) if basename(str(r.get("Type"))) in _TAKEN]
    own = dict.fromkeys(name for r in taken for name in reached(parts, DOCUMENT, str(r.get("Target"))))
    section = body.find(_w("sectPr"))
    return (
        ids,
        {name: samples[name.casefold()] for name in TABLES},
        "".join(_xml(child) for child in section if child.tag in _PAGE) if section is not None else "",
        _relationships(taken),
        {name: parts[name] for name in own} | {SETTINGS: _settings(parts.get(SETTINGS))},
        _content_types(parts["[Content_Types].xml"], own),
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


def _wanting(ids: Container[tuple[str, str]], samples: Mapping[str, Sample]) -> Iterator[str]:
    """The styles and sample tables that a reference lacks."""
    for name in (*STYLES, *LETTERS):
        if (kind_of(name), name.casefold()) not in ids:
            yield f"has no {kind_of(name)} style {name!r}"
    for name, columns in TABLES.items():
        if name.casefold() not in samples:
            yield f"has no table of the style {name!r}, whose columns a document takes"
        elif len(samples[name.casefold()][2]) != columns:
            yield f"has a table of the style {name!r} without {columns} columns of known width"


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


def _table(element: Element) -> Sample:
    properties, grid = element.find(_w("tblPr")), element.find(_w("tblGrid"))
    found = [str(column.get(_w("w"))) for column in grid] if grid is not None else []
    kept = "".join(_xml(child) for child in properties if child.tag in _TABLE_KEPT) if properties is not None else ""
    return (
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
    own = {name: f"{WORD}.{kind}+xml" for _, kind, _, name in HEADS_AND_FEET}
    own |= {"document.xml": f"{WORD}.document.main+xml", "settings.xml": f"{WORD}.settings+xml"}
    overrides = {f"/word/{name}": kind for name, kind in own.items()} | {"/docProps/core.xml": _CORE}
    extensions = {str(default.get("Extension")).lower() for default in types.iter(f"{{{_TYPES}}}Default")}
    for ending in ("png", "jpeg"):
        if ending not in extensions:
            types.insert(0, etree.Element(f"{{{_TYPES}}}Default", Extension=ending, ContentType=f"image/{ending}"))
    for name, kind in overrides.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return etree.tostring(types, encoding="UTF-8", xml_declaration=True, standalone=True)


def alternatives(font_table: bytes) -> Mapping[str, tuple[str, ...]]:
    """The fonts that may stand in for one, by its name, as a font table says."""
    fonts = parsed(font_table).iter(_w("font"))
    return {str(f.get(_w("name"))): tuple(_value(f.find(_w("altName"))).split(",")) for f in fonts}
