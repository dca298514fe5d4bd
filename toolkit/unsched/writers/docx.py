"""Word documents: the tree as WordprocessingML text, by the names of styles (ISO/IEC 29500-1).

Looks are the reference's. What is written here says what a thing is, in which language, and which way it runs:
paragraphs take their direction from the styles, runs of right-to-left words carry `w:rtl`, and Latin words,
symbols and addresses among them stand as left-to-right runs of their own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Direction, Document, Inline, Inlines
from unsched.writers.package import Entry, compressed, pack
from unsched.writers.reference import HEADS_AND_FEET, RELATIONSHIPS, R, Reference, W

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

# The style of each role of a paragraph.
ROLES: Mapping[tree.Role, str] = {
    "body": "Body Name",
    "session": "Session",
    "dates": "Session Dates",
    "item": "Agenda Item",
    "subject": "Subject",
    "title": "Title",
    "source": "Source",
    "p": "Body Text",
}

_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
# In a right-to-left text, Latin words with what stands between them; UAX #9 gives neutrals the direction around.
_LATIN = re.compile("([A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufeff]*[A-Za-z0-9\u00c0-\u024f])?)")
_LEFT_TO_RIGHT_MARK = "\u200e"


@dataclass(frozen=True)
class _Writing:
    """What a node needs to know of the document that it is written into."""

    reference: Reference
    lang: str
    direction: Direction
    links: dict[str, str] = field(default_factory=dict)  # relationship ids by their addresses
    properties: dict[tuple[str, str], str] = field(default_factory=dict)

    def paragraph(self, style: str, runs: str, direct: str = "") -> str:
        """A paragraph of a style; `direct` is what the style cannot say."""
        style_id = self.reference.style(style, self.lang)
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{direct}</w:pPr>{runs}</w:p>'

    def run(self, content: str, style: str, script: str) -> str:
        """A run of a character style (or none) whose words are of a script: latin, east asian or complex."""
        key = (style, script)
        if key not in self.properties:
            self.properties[key] = self._run_properties(style, script)
        return f"<w:r>{self.properties[key]}{content}</w:r>"

    def _run_properties(self, style: str, script: str) -> str:
        named = f'<w:rStyle w:val="{self.reference.style(style, self.lang)}"/>' if style else ""
        marks = {"complex": "<w:rtl/>", "east asian": '<w:rFonts w:hint="eastAsia"/>'}.get(script, "")
        return f'<w:rPr>{named}{marks}<w:lang w:{_slot(self.lang, self.direction)}="{self.lang}"/></w:rPr>'


def _slot(lang: str, direction: Direction) -> str:
    """The attribute of `w:lang` for a language: Latin, East Asian and complex scripts have one each (17.3.2.20)."""
    if direction == "rtl":
        return "bidi"
    return "eastAsia" if lang.partition("-")[0] in {"zh", "ja", "ko"} else "val"


def write_docx(document: Document, reference: Reference) -> bytes:
    """The Word document of a tree; the same tree and reference give the same bytes."""
    writing = _Writing(reference, document.lang, document.direction)
    body = _document(writing, document)
    own = (
        compressed("word/document.xml", body.encode()),
        compressed("word/_rels/document.xml.rels", _relationships(writing).encode()),
        compressed("docProps/core.xml", _core_properties(document).encode()),
        *(_compressed_once(f"word/{name}", xml) for name, xml in _heads_and_feet(writing, document)),
    )
    return pack((*reference.entries(document.direction), *own))


@lru_cache(maxsize=256)
def _compressed_once(name: str, xml: str) -> Entry:
    """A head or foot, which many documents share."""
    return compressed(name, xml.encode())


# Text.


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(text: str) -> str:
    space = ' xml:space="preserve"' if text[:1] == " " or text[-1:] == " " else ""
    return f"<w:t{space}>{_escaped(text)}</w:t>"


def _words(writing: _Writing, text: str, style: str) -> str:
    """The runs of a text, in a right-to-left document one for each direction."""
    if writing.direction == "ltr":
        return writing.run(_text(text), style, "east asian" if _EAST_ASIAN.search(text) else "latin")
    scripts = ("complex", "latin")
    parts = enumerate(_LATIN.split(text))
    return "".join(writing.run(_text(part), style, scripts[index % 2]) for index, part in parts if part)


def _left_to_right(writing: _Writing, text: str, style: str) -> str:
    """The run of a symbol or an address, whose last mark stays with it in a right-to-left line."""
    if writing.direction == "rtl" and not text[-1:].isalnum():
        text += _LEFT_TO_RIGHT_MARK
    return writing.run(_text(text), style, "latin")


def _runs(writing: _Writing, inlines: Inlines, style: str = "") -> str:
    return "".join([_inline(writing, inline, style) for inline in inlines])


def _inline(writing: _Writing, inline: Inline, style: str) -> str:
    match inline:
        case str():
            return _words(writing, inline, style)
        case tree.Emphasis():
            return _runs(writing, inline.content, "Emphasis")
        case tree.Strong():
            return _runs(writing, inline.content, "Strong")
        case tree.Superscript():
            return _runs(writing, inline.content, "Superscript")
        case tree.Untranslated():
            other = replace(writing, lang=inline.lang, direction=inline.direction, properties={})
            return _runs(other, inline.content, "Untranslated")
        case tree.Symbol():
            return _link(writing, inline.text, inline.address)
        case tree.Link():
            return _link(writing, inline.address, inline.address)
        case _:
            assert_never(inline)


def _link(writing: _Writing, text: str, address: str) -> str:
    key = writing.links.setdefault(address, f"rIdLink{len(writing.links) + 1}")
    return f'<w:hyperlink r:id="{key}" w:history="1">{_left_to_right(writing, text, "Hyperlink")}</w:hyperlink>'


# Blocks.


def _document(writing: _Writing, document: Document) -> str:
    blocks = "".join([_block(writing, block) for block in document.content])
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{key}"/>' for key, kind, pages, _ in HEADS_AND_FEET
    )
    bidi = "<w:bidi/>" if writing.direction == "rtl" else ""
    return (
        f"{_XML}<w:document {_NAMESPACES}><w:body>{_masthead(writing, document.masthead)}{blocks}"
        f"{writing.paragraph('Closing Rule', '')}"
        f"<w:sectPr>{references}{writing.reference.page}<w:titlePg/>{bidi}</w:sectPr></w:body></w:document>"
    )


def _block(writing: _Writing, block: tree.Block) -> str:
    match block:
        case tree.Paragraph():
            return writing.paragraph(ROLES[block.role], _runs(writing, block.content))
        case tree.Timetable():
            return _timetable(writing, block)
        case tree.Annex():
            heading = writing.paragraph("heading 1", _runs(writing, block.heading))
            title = writing.paragraph("heading 2", _runs(writing, block.title))
            return heading + title + "".join([_block(writing, inner) for inner in block.content])
        case _:
            assert_never(block)


def _masthead(writing: _Writing, masthead: tree.Masthead) -> str:
    """Two rows: organization and symbol, organ and distribution block; the first column is the emblem's."""
    series, slash, number = masthead.symbol.partition("/")
    symbol = _left_to_right(writing, series, "Symbol Series") + _left_to_right(writing, slash + number, "")
    empty = writing.paragraph("Normal", "")
    rows = (
        (empty, writing.paragraph("Organization", _runs(writing, masthead.organization)),
         writing.paragraph("Symbol", symbol)),
        (empty, writing.paragraph("Organ", _runs(writing, masthead.organ)),
         _distribution(writing, masthead.distribution)),
    )  # fmt: skip
    widths = writing.reference.tables["Masthead"].widths
    return _table(writing, "Masthead", [_row(map(_cell, cells, widths)) for cells in rows])


def _distribution(writing: _Writing, block: tree.Distribution) -> str:
    """The lines of the block, in its own language and direction."""
    inner = replace(writing, lang=block.lang, direction=block.direction, properties={})
    direct = '<w:bidi w:val="0"/>' if writing.direction == "rtl" and block.direction == "ltr" else ""
    lines = (
        ("Distribution State", block.state),
        ("Distribution Category", block.category),
        ("Distribution Date", block.date),
        ("Distribution", block.language),
        ("Distribution Original", block.original),
    )
    return "".join(inner.paragraph(style, _runs(inner, words), direct) for style, words in lines if words)


def _timetable(writing: _Writing, timetable: tree.Timetable) -> str:
    first, second = writing.reference.tables["Timetable"].widths
    heads = (_cell(writing.paragraph("Column Head", _runs(writing, words)), width)
             for words, width in ((timetable.times, first), (timetable.entries, second)))  # fmt: skip
    rows = [_row(heads, "<w:tblHeader/>")]
    for day in timetable.days:
        title = writing.paragraph("Day", _runs(writing, day.title))
        rows.append(_row([_cell(title, first + second, '<w:gridSpan w:val="2"/>')]))
        rows += [
            _row((_cell(writing.paragraph("Hours", _runs(writing, meeting.time)), first),
                  _cell("".join([_entry(writing, entry) for entry in meeting.entries]), second)))
            for meeting in day.meetings
        ]  # fmt: skip
    return _table(writing, "Timetable", rows)


def _entry(writing: _Writing, entry: tree.Entry) -> str:
    content = _runs(writing, entry.content)
    if entry.label is None:
        return writing.paragraph("Entry", content)
    label = _words(writing, entry.label, "") + "<w:r><w:tab/></w:r>"
    return writing.paragraph("Sub-item" if entry.level == 2 else "Item", label + content)


def _table(writing: _Writing, name: str, rows: Iterable[str]) -> str:
    table = writing.reference.tables[name]
    properties = table.properties
    if writing.direction == "rtl":
        properties = re.sub(r"(<w:tblStyle [^>]*/>)", r"\1<w:bidiVisual/>", properties)
    return f"<w:tbl>{properties}{table.grid}{''.join(rows)}</w:tbl>"


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


# The other parts.


def _relationships(writing: _Writing) -> str:
    parts = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{name}"/>' for key, kind, _, name in HEADS_AND_FEET
    )
    links = "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{_escaped(address)}" TargetMode="External"/>'
        for address, key in writing.links.items()
    )
    own = writing.reference.relationships
    return f'{_XML}<Relationships xmlns="{RELATIONSHIPS}">{own}{parts}{links}</Relationships>'


def _heads_and_feet(writing: _Writing, document: Document) -> Iterable[tuple[str, str]]:
    """The symbol at the head and the page at the foot, on the outer side of even and odd pages."""
    symbol = _left_to_right(writing, document.symbol, "")
    page = f"{_field(writing, 'PAGE')}{writing.run(_text('/'), '', 'latin')}{_field(writing, 'NUMPAGES')}"
    for _, kind, pages, name in HEADS_AND_FEET:
        tag, style, content = ("hdr", "Header", symbol) if kind == "header" else ("ftr", "Footer", page)
        side = "Even" if pages == "even" else "Odd"
        paragraph = writing.paragraph(f"{style} {side}", content)
        yield name, f"{_XML}<w:{tag} {_NAMESPACES}>{paragraph}</w:{tag}>"


def _field(writing: _Writing, instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{writing.run(_text("1"), "", "latin")}</w:fldSimple>'


def _core_properties(document: Document) -> str:
    """Title, subject and language; the dates are the document's own, not the clock's."""
    when = f'xsi:type="dcterms:W3CDTF">{document.date}T00:00:00Z<'
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(tree.paragraph(document, 'title'))}</dc:title>"
        f"<dc:subject>{_escaped(tree.paragraph(document, 'subject'))}</dc:subject>"
        f"<dc:creator>{_escaped(tree.plain(document.masthead.organization))}</dc:creator>"
        f"<dc:identifier>{_escaped(document.symbol)}</dc:identifier><dc:language>{document.lang}</dc:language>"
        f"<dcterms:created {when}/dcterms:created><dcterms:modified {when}/dcterms:modified></cp:coreProperties>"
    )
