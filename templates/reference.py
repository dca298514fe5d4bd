"""Make `reference.docx`, the looks of every document; run `make reference` after a change here.

Measures are points. They follow documents of the New York series where those could be measured, and the Geneva
series where they could not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

TARGET = Path(__file__).with_name("reference.docx")

# One font for each script, and what stands in for it where it is not installed.
LATIN, ARABIC, CHINESE, CHINESE_HEADING, CHINESE_EMPHASIS = (
    "Times New Roman",
    "Traditional Arabic",
    "SimSun",
    "SimHei",
    "KaiTi",
)
FALLBACKS = {  # other names, character set, family
    LATIN: ("Liberation Serif", "00", "roman"),
    ARABIC: ("Amiri,Noto Naskh Arabic,Arabic Typesetting", "B2", "roman"),
    CHINESE: ("宋体,Noto Serif CJK SC,Songti SC", "86", "auto"),
    CHINESE_HEADING: ("黑体,Noto Sans CJK SC,Heiti SC", "86", "modern"),
    CHINESE_EMPHASIS: ("楷体,Noto Serif CJK SC,Kaiti SC", "86", "modern"),
}
ARABIC_RATIO = 1.4  # Arabic letters are small on their body: 14 points stand beside 10

INDENT = 63.35  # the text stands this far in from the masthead, on both sides
BLOCK = 166.0  # the width of the distribution block; the lines below keep clear of it
THIN, THICK = 4, 12  # rules, in eighths of a point


@dataclass(frozen=True)
class Look:
    """A paragraph style; what is not given comes from the style that it is based on."""

    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    chinese: str = ""  # another Chinese font
    align: str = ""
    before: float | None = None
    after: float | None = None
    inset: tuple[float, float] | None = None  # at the start and at the end of the line
    hanging: float = 0
    keep_next: bool = False
    new_page: bool = False
    outline: int | None = None
    rule: str = ""  # the side of a thin rule
    line: float = 0  # the height of the line, exactly
    tab: bool = False  # one tab stop, at the end of the line


def _line(bold: bool = False, before: float | None = None, following: str = "") -> Look:
    """A line between masthead and title, which keeps clear of the distribution block."""
    return Look(bold=bold, chinese=CHINESE_HEADING * bold, before=before, inset=(0, BLOCK), next=following)


def _heading(size: float, outline: int | None, following: str, **more: Any) -> Look:  # noqa: ANN401 -- fields of a Look
    inset = (INDENT, INDENT)
    return Look(
        size=size, bold=True, chinese=CHINESE_HEADING, keep_next=True, outline=outline, next=following,
        **{"after": 13, "inset": inset, **more},
    )  # fmt: skip


PARAGRAPHS: Mapping[str, Look] = {
    "Normal": Look(based_on="", size=10, before=0, after=0),
    "Organization": Look(size=14, after=2, next="Symbol"),
    "Symbol": Look(align="end", after=2, next="Organ"),
    "Organ": Look(size=20, bold=True, chinese=CHINESE_HEADING, before=3, next="Distribution Category"),
    "Distribution": Look(),
    "Distribution Category": Look(based_on="Distribution", before=3, next="Distribution Date"),
    "Distribution Original": Look(based_on="Distribution", after=3, next="Body Name"),
    "Distribution Date": Look(based_on="Distribution", after=10, next="Distribution"),
    "Distribution State": Look(based_on="Distribution", bold=True, before=3, next="Distribution"),
    "Body Name": _line(bold=True, before=12, following="Session"),
    "Session": _line(bold=True, following="Session Dates"),
    "Session Dates": _line(following="Agenda Item"),
    "Agenda Item": _line(following="Subject"),
    "Subject": _line(bold=True, following="Title"),
    "Title": _heading(14, 0, "Source", before=26),
    "Source": _heading(12, None, "Body Text"),
    "Body Text": Look(align="both", inset=(INDENT, INDENT), after=6),
    "heading 1": _heading(14, 0, "heading 2", inset=(0, 0), new_page=True),
    "Annex Original": Look(align="end", after=6, keep_next=True, next="heading 2"),
    "heading 2": _heading(12, 1, "Body Text"),
    "Column Head": Look(size=8, italic=True, before=4, after=4, keep_next=True),
    # Chinese has no italics. A style with a language after its name serves that language in its stead.
    "Column Head zh-CN": Look(size=8, chinese=CHINESE_EMPHASIS, before=4, after=4, keep_next=True),
    "Day": Look(bold=True, chinese=CHINESE_HEADING, before=8, after=2, keep_next=True, next="Hours"),
    "Hours": Look(inset=(0, 6), before=2, after=2, next="Entry"),
    "Entry": Look(before=2, after=2),
    "Item": Look(based_on="Entry", inset=(24, 0), hanging=24),
    "Sub-item": Look(based_on="Entry", inset=(48, 0), hanging=24),
    # Labels of Arabic items are wider: (هـ).
    "Item ar-SA": Look(based_on="Entry", inset=(34, 0), hanging=34),
    "Sub-item ar-SA": Look(based_on="Entry", inset=(68, 0), hanging=34),
    "Sub-entry": Look(based_on="Entry", inset=(24, 0)),
    "Sub-entry ar-SA": Look(based_on="Entry", inset=(34, 0)),
    "Meeting": Look(based_on="Entry", italic=True, keep_next=True, next="Entry"),
    "Meeting zh-CN": Look(based_on="Entry", chinese=CHINESE_EMPHASIS, keep_next=True, next="Entry"),
    "Closing Rule": Look(inset=(206, 206), before=18, rule="top"),
    "header": Look(size=9, bold=True, rule="bottom"),
    "Header Even": Look(based_on="header"),
    "Header Odd": Look(based_on="header", align="end"),
    "footer": Look(size=9, bold=True),
    "Footer Even": Look(based_on="footer", tab=True),
    "Footer Odd": Look(based_on="footer", tab=True),
    "Job Number": Look(size=9, after=3),
    "Code": Look(align="end"),
    "After Table": Look(size=1, line=1),
    "Between Tables": Look(size=1, line=14),
    "Section Heading": _heading(12, 1, "Body Text", before=12, after=6),
    "Subheading": _heading(10, 2, "Body Text", before=12, after=6),
    "Remark": Look(size=9, inset=(INDENT, INDENT), before=6, after=6),
    "List Entry": Look(based_on="Body Text"),
    "List Sub-entry": Look(based_on="Body Text", inset=(INDENT + 24, INDENT)),
    "List Item": Look(based_on="Body Text", inset=(INDENT + 24, INDENT), hanging=24),
    "List Sub-item": Look(based_on="Body Text", inset=(INDENT + 48, INDENT), hanging=24),
    "List Sub-entry ar-SA": Look(based_on="Body Text", inset=(INDENT + 34, INDENT)),
    "List Item ar-SA": Look(based_on="Body Text", inset=(INDENT + 34, INDENT), hanging=34),
    "List Sub-item ar-SA": Look(based_on="Body Text", inset=(INDENT + 68, INDENT), hanging=34),
    "Row Head": Look(size=9, before=2, after=2),
    "Grid Day": Look(size=9, bold=True, chinese=CHINESE_HEADING, before=2, after=2, keep_next=True),
    "Grid Hours": Look(size=9, before=4, after=1, keep_next=True),
    "Grid Meeting": Look(size=9, italic=True, before=2, after=2, keep_next=True),
    "Grid Meeting zh-CN": Look(size=9, chinese=CHINESE_EMPHASIS, before=2, after=2, keep_next=True),
    "Grid Entry": Look(size=9, before=2, after=2),
    "Grid Sub-entry": Look(based_on="Grid Entry", inset=(17, 0)),
    "Grid Item": Look(based_on="Grid Entry", inset=(17, 0), hanging=17),
    "Grid Sub-item": Look(based_on="Grid Entry", inset=(34, 0), hanging=17),
    "Grid Sub-entry ar-SA": Look(based_on="Grid Entry", inset=(20, 0)),
    "Grid Item ar-SA": Look(based_on="Grid Entry", inset=(20, 0), hanging=20),
    "Grid Sub-item ar-SA": Look(based_on="Grid Entry", inset=(40, 0), hanging=20),
    "footnote text": Look(size=9, align="both", inset=(INDENT + 18, INDENT), hanging=18),
}

# Character styles, as the elements of their run properties in the schema's order.
CHARACTERS: Mapping[str, str] = {
    "Emphasis": "<w:i/>",
    "Emphasis zh-CN": f'<w:rFonts w:eastAsia="{CHINESE_EMPHASIS}"/>',
    "Strong": "<w:b/><w:bCs/>",
    "Superscript": '<w:vertAlign w:val="superscript"/>',
    "Symbol Series": '<w:sz w:val="40"/><w:szCs w:val="40"/>',
    "Hyperlink": '<w:noProof/><w:color w:val="0000FF"/><w:u w:val="single"/>',
    # Word lets no style highlight; a shade is what a style can say.
    "Untranslated": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
}

# Table styles: the rules of the table, of its first row and of its last, by their sides.
TABLES: Mapping[str, Mapping[str, Mapping[str, int]]] = {
    "Masthead": {"firstRow": {"bottom": THIN}, "lastRow": {"bottom": THICK}},
    "Timetable": {"table": {"top": THIN, "bottom": THICK}, "firstRow": {"bottom": THICK}},
    "Foot": {},
    "Grid": {"table": {"top": THIN, "bottom": THICK, "insideH": THIN}, "firstRow": {"bottom": THICK}},
}

# The columns of the tables, and how far in each stands.
TEXT_WIDTH = 492.0
COLUMNS: Mapping[str, tuple[float, ...]] = {
    "Masthead": (INDENT, TEXT_WIDTH - INDENT - BLOCK, BLOCK),
    "Timetable": (130.0, TEXT_WIDTH - 2 * INDENT - 130.0),
    "Foot": (TEXT_WIDTH - 80.0, 80.0),
    "Grid": (TEXT_WIDTH,),  # parted by what a grid holds
}
TABLE_INDENTS = {"Masthead": 0.0, "Timetable": INDENT, "Foot": 0.0, "Grid": 0.0}
SIDE_HEADS = frozenset({"Grid"})  # whose first column tells what its rows are
CELL_EDGES = {"Grid": 4.0}  # on both sides of the words in a cell


def main() -> None:
    """Write the reference beside this script."""
    TARGET.write_bytes(reference())


def reference() -> bytes:
    """The reference as a file, the same bytes at each run."""
    document = Document()
    _strip(document)
    styles = document.styles.element
    for xml in (_defaults(), *_paragraph_styles(), *_character_styles(), *_table_styles()):
        styles.append(parse_xml(xml))
    _settings(document)
    _page(document)
    _sample(document)
    return _packed(document)


# Styles.


def _defaults() -> str:
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{ARABIC}"/>'
        '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _style(kind: str, name: str, based_on: str, content: str, following: str = "", default: bool = False) -> str:
    """A style whose elements stand in the order of the schema (ISO/IEC 29500-1, 17.7.4.17)."""
    marks = ' w:default="1"' * default + ' w:customStyle="1"' * (name not in _BUILT_IN)
    return (
        f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{_id(name)}"{marks}>'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{_id(based_on)}"/>' if based_on else "")
        + (f'<w:next w:val="{_id(following)}"/>' if following else "")
        + "<w:qFormat/>"
        + content
        + "</w:style>"
    )


_BUILT_IN = frozenset({
    "Normal", "Title", "Body Text", "heading 1", "heading 2", "header", "footer", "footnote text", "Normal Table",
    "No List", "Default Paragraph Font", "Emphasis", "Strong", "Hyperlink",
})  # fmt: skip


def _id(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.replace("-", " ").split())


def _paragraph_styles() -> Iterator[str]:
    for name, look in PARAGRAPHS.items():
        content = f"<w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr>"
        yield _style("paragraph", name, look.based_on, content, look.next, default=not look.based_on)


def _paragraph(look: Look) -> str:
    spacing = {"before": look.before, "after": look.after}
    given = "".join(f' w:{side}="{_twips(value)}"' for side, value in spacing.items() if value is not None)
    line = "" if look.based_on else ' w:line="240" w:lineRule="atLeast"'
    if look.line:
        line = f' w:line="{_twips(look.line)}" w:lineRule="exact"'
    inset = look.inset or (0, 0)
    hanging = f' w:hanging="{_twips(look.hanging)}"' if look.hanging else ""
    return "".join((
        "<w:keepNext/>" * look.keep_next,
        "<w:pageBreakBefore/>" * look.new_page,
        "<w:widowControl/>" * (not look.based_on),
        f'<w:pBdr><w:{look.rule} w:val="single" w:sz="{THIN}" w:space="1" w:color="auto"/></w:pBdr>' * bool(look.rule),
        f'<w:tabs><w:tab w:val="right" w:pos="{_twips(TEXT_WIDTH)}"/></w:tabs>' * look.tab,
        f"<w:spacing{given}{line}/>" if given or line else "",
        f'<w:ind w:left="{_twips(inset[0])}" w:right="{_twips(inset[1])}"{hanging}/>' if look.inset else "",
        f'<w:jc w:val="{"right" if look.align == "end" else look.align}"/>' if look.align else "",
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    ))  # fmt: skip


def _letters(look: Look) -> str:
    fonts = f'<w:rFonts w:eastAsia="{look.chinese}"/>' if look.chinese else ""
    bold = "<w:b/><w:bCs/>" * look.bold
    size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2 * ARABIC_RATIO)}"/>'
    return fonts + bold + "<w:i/>" * look.italic + size * bool(look.size)


def _character_styles() -> Iterator[str]:
    yield _style("character", "Default Paragraph Font", "", "", default=True)
    for name, properties in CHARACTERS.items():
        yield _style("character", name, "Default Paragraph Font", f"<w:rPr>{properties}</w:rPr>")


def _table_styles() -> Iterator[str]:
    yield _style(
        "table",
        "Normal Table",
        "",
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_edges(0)}</w:tblPr>',
        default=True,
    )
    for name, rules in TABLES.items():
        edges = _edges(CELL_EDGES[name]) if name in CELL_EDGES else ""
        content = f"<w:tblPr>{_rules('tblBorders', rules.get('table', {}))}{edges}</w:tblPr>"
        for row in ("firstRow", "lastRow"):
            if row in rules:
                borders = _rules("tcBorders", rules[row])
                content += f'<w:tblStylePr w:type="{row}"><w:tcPr>{borders}</w:tcPr></w:tblStylePr>'
        yield _style("table", name, "Normal Table", content)
    yield _style("numbering", "No List", "", "", default=True)


def _edges(points: float) -> str:
    sides = (f'<w:{side} w:w="{_twips(points)}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{''.join(sides)}</w:tblCellMar>"


def _rules(tag: str, rules: Mapping[str, int]) -> str:
    borders = (f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>' for side, size in rules.items())
    return f"<w:{tag}>{''.join(borders)}</w:{tag}>" if rules else ""


def _twips(points: float) -> int:
    return round(points * 20)


# The rest of the package.


def _strip(document: WordDocument) -> None:
    """Leave nothing of the library's own template but its frame."""
    gone = {"stylesWithEffects", "theme", "customXml", "thumbnail", "numbering", "webSettings"}
    for part in (document.part, document.part.package):
        for key, relationship in list(part.rels.items()):
            kind = relationship.reltype.rsplit("/", 1)[-1]
            if kind in gone:
                del part.rels[key]
            if kind in _REPLACED:
                relationship.target_part._blob = _REPLACED[kind]().encode()  # noqa: SLF001 -- the part has no setter
    for element in (document.styles.element, document.element.body):
        for child in list(element):
            if child.tag != qn("w:sectPr"):
                element.remove(child)


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, charset, family) in FALLBACKS.items()
    )
    return f"{_XML}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"


def _application() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_XML}<Properties xmlns="{namespace}"><Application>unsched</Application></Properties>'


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_REPLACED = {"fontTable": _font_table, "extended-properties": _application}


def _settings(document: WordDocument) -> None:
    """The settings that a document needs: odd and even heads, and today's Word instead of its compatibility mode."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    document.settings.odd_and_even_pages_header_footer = True
    settings.append(parse_xml(f'<w:characterSpacingControl {nsdecls("w")} w:val="doNotCompress"/>'))
    mode = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    settings.append(parse_xml(f"<w:compat {nsdecls('w')}>{mode}</w:compat>"))


def _page(document: WordDocument) -> None:
    """The New York page: US Letter; the first page has no head."""
    section = document.sections[0]
    section.page_width, section.page_height = Pt(612), Pt(792)
    section.left_margin = section.right_margin = Pt(60)
    section.top_margin, section.bottom_margin = Pt(72), Pt(57.6)
    section.header_distance, section.footer_distance = Pt(21.6), Pt(25.2)
    section.different_first_page_header_footer = True


def _sample(document: WordDocument) -> None:
    """One table of each kind: a document takes the properties and columns of its tables from here."""
    body = document.element.body
    for name, columns in COLUMNS.items():
        widths = [_twips(width) for width in columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p/></w:tc>' for width in widths)
        last, side = int("lastRow" in TABLES[name]), int(name in SIDE_HEADS)
        body.insert(
            len(body) - 1,
            parse_xml(
                f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{name}"/>'
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
                f'<w:tblInd w:w="{_twips(TABLE_INDENTS[name])}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                f'<w:tblLook w:val="{0x420 + 0x40 * last + 0x80 * side:04X}" w:firstRow="1" w:lastRow="{last}" '
                f'w:firstColumn="{side}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
            ),
        )
        body.insert(len(body) - 1, parse_xml(f"<w:p {nsdecls('w')}/>"))


def _packed(document: WordDocument) -> bytes:
    """The package without the library's own properties, all dates fixed."""
    properties = document.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by"):
        setattr(properties, name, "")
    properties.title, properties.revision = "Styles of unsched", 1
    properties.created = properties.modified = datetime(2020, 1, 1, tzinfo=UTC)
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    main()
