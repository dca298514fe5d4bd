"""The reference document: styles, page, table columns, and the parts that every document takes over from it.

A document adds its text, its heads and feet, and its properties. The reference is read once and keeps its other
parts compressed, ready to be copied.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from unsched.document.tree import Direction
from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.resources import SHIPPED, locate, once_a_version, read_bytes, write_whole
from unsched.store import made_once
from unsched.writers.package import DEFLATING, Entry, compressed_once
from unsched.writers.part_names import DOCUMENT, SETTINGS, WORD, R
from unsched.writers.pictures import Picture
from unsched.writers.styles import OCCASIONAL, kind_of

if TYPE_CHECKING:
    from unsched.writers.reference_parts import Parts

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PACKAGE_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{DOCUMENT}"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
).encode()

# What a document with footnotes has more (ISO/IEC 29500-1, 11.3.7 and 17.11.9).
_FOOTNOTES_TYPE = f'<Override PartName="/word/footnotes.xml" ContentType="{WORD}.footnotes+xml"/>'.encode()
_FOOTNOTES_SETTING = b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_AFTER_FOOTNOTES = re.compile(rb"(<w:(?:compat|themeFontLang|decimalSymbol|listSeparator)\b|</w:settings>)")


# The modules that make what is kept of a reference.
MAKERS = tuple(
    f"writers/{name}.py"
    for name in ("inspecting", "package", "part_names", "reference", "reference_parts", "styles", "styles_in_language")
)


@cache
def _makers() -> tuple[str, ...]:
    lxml = find_spec("lxml")  # which writes the XML
    return (*MAKERS, *((lxml.origin,) if lxml and lxml.origin else ()))


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
        from unsched.writers.reference_parts import alternatives  # noqa: PLC0415 -- lxml, which most do without

        content = self.parts.get("word/fontTable.xml")
        return alternatives(content) if content else {}

    def entries(self, lang: str, direction: Direction, used: frozenset[str]) -> tuple[Entry, ...]:
        """The parts that a document of a language takes over, compressed; `used` are the styles that it uses."""
        return _entries(self, lang, direction, used & OCCASIONAL)


@lru_cache(maxsize=2048)
def _style(reference: Reference, name: str, lang: str) -> str:
    kind = kind_of(name)
    ids = reference.style_ids
    return ids.get((kind, f"{name} {lang}".casefold())) or ids[kind, name.casefold()]


@lru_cache(maxsize=64)
def _entries(reference: Reference, lang: str, direction: Direction, used: frozenset[str]) -> tuple[Entry, ...]:
    parts = {"": DEFLATING, "types": reference.types, **reference.parts}
    content = b"".join(f"{name} {len(data)} ".encode() + data for name, data in parts.items())
    what = f"entries {lang} {direction} {sorted(used)}"
    made = made_once(what, content, _makers(), lambda: _made(reference, lang, direction, used))
    return tuple(Entry(*one) for one in made)


def _made(
    reference: Reference, lang: str, direction: Direction, used: frozenset[str]
) -> tuple[tuple[bytes, bytes, bytes], ...]:
    from unsched.writers.styles_in_language import in_language  # noqa: PLC0415 -- lxml, as above

    parts = {"[Content_Types].xml": reference.types, "_rels/.rels": _PACKAGE_RELATIONSHIPS, **reference.parts}
    parts["word/styles.xml"] = in_language(parts["word/styles.xml"], lang, direction, OCCASIONAL - used)
    if "footnote text" in used:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", _FOOTNOTES_TYPE + b"</Types>")
        parts[SETTINGS] = _AFTER_FOOTNOTES.sub(_FOOTNOTES_SETTING + rb"\1", parts[SETTINGS], count=1)
    entries = (compressed_once(name, content) for name, content in parts.items())
    return tuple((entry.name, entry.data, entry.listed) for entry in entries)


@once_a_version
def read_reference(path: Path) -> Reference:
    """The reference document of a file.

    Raises `UnschedError` with all that is wanting in it (a style, a table) and all that it may not carry (active
    content, an entity, what is fetched from elsewhere), or when it is no Word document.
    """
    data = read_bytes(path)
    found = made_once("reference", data, _makers(), lambda: _parts(data, path))
    ids, tables, page, relationships, parts, types = found
    return Reference(
        file=str(path),
        style_ids=MappingProxyType(ids),
        tables=MappingProxyType({name: Table(*table) for name, table in tables.items()}),
        page=page,
        relationships=relationships,
        parts=MappingProxyType(parts),
        types=types,
    )


def _parts(data: bytes, path: Path) -> "Parts":
    from unsched.writers.reference_parts import parts_of  # noqa: PLC0415 -- lxml, as above

    return parts_of(data, path)


def default_reference() -> Reference:
    """The reference that is shipped, or the office's own `templates/reference.docx`."""
    return read_reference(locate("templates", "reference.docx"))


def write_reference(path: Path) -> None:
    """Write the reference that is shipped to a new file. Raises `UnschedError` where one is there already."""
    if path.exists():
        raise fault("unwritable", Place(str(path)), reason="it is there already, and would be lost")
    write_whole(path, read_bytes(SHIPPED / "templates" / "reference.docx"))
