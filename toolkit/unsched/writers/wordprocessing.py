"""WordprocessingML text: runs, paragraphs, tables and pictures, by the names of styles (ISO/IEC 29500-1).

Paragraphs take their direction from the styles. Runs of right-to-left words carry `w:rtl`; Latin words, symbols and
addresses among them stand as left-to-right runs of their own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Direction, Inline, Inlines
from unsched.frozen import Frozen
from unsched.writers.part_names import R
from unsched.writers.pictures import Picture
from unsched.writers.reference import Reference
from unsched.writers.styles import W, language_slot

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU_A_POINT = 12_700

_FROM_EAST_ASIA_ON = re.compile("[^\0-\u2e7f]")  # an expression of all ranges takes 2 ms to be compiled
# In a right-to-left text, Latin words and what stands between them, a pair of brackets included: UAX #9 gives neutrals
# the direction of what is around them (N1), and a pair of brackets that of what it holds (N0).
_LETTER, _RIGHT_TO_LEFT = "A-Za-z\u00c0-\u024f", "\u0590-\u08ff\ufb1d-\ufeff"
_LATIN = re.compile(
    f"([{_LETTER}](?:[^()0-9{_LETTER}{_RIGHT_TO_LEFT}]*(?:[0-9{_LETTER}]|\\([^(){_RIGHT_TO_LEFT}]*\\)))*)"
)
_LEFT_TO_RIGHT_MARK = "\u200e"
_UNPARTED = re.compile("(?<=[0-9][-–])(?=[0-9])")  # after the dash of a range


class Writing(Frozen):
    """What a node needs to know of the document that it is written into."""

    reference: Reference
    lang: str
    direction: Direction
    links: dict[str, str]  # relationship ids by their addresses
    properties: dict[tuple[str, str], str]  # of runs, by style and script
    styles: dict[str, str]  # how their paragraphs begin, of those asked for by name
    footnotes: list[str]
    footnote_links: dict[str, str]  # as links, of the part that footnotes are in

    def paragraph(self, style: str, runs: str, direct: str = "") -> str:
        """A paragraph of a style; `direct` is what the style cannot say."""
        start = self.styles.get(style) or self._start(style)
        return f"{start}{direct}</w:pPr>{runs}</w:p>"

    def _start(self, style: str) -> str:
        start = f'<w:p><w:pPr><w:pStyle w:val="{self.reference.style(style, self.lang)}"/>'
        self.styles[style] = start
        return start

    def used(self) -> frozenset[str]:
        """The styles of paragraphs and tables that have been asked for, and that of footnotes where there are any."""
        return frozenset((*self.styles, *(("footnote text",) if self.footnotes else ())))

    def within(self, lang: str, direction: Direction) -> "Writing":
        """The same document where it is in a language, perhaps another one, for a while."""
        if (lang, direction) == (self.lang, self.direction):
            return self
        return self.but(lang=lang, direction=direction, properties={}, styles={})

    def run(self, text: str, style: str, script: str, before: str = "") -> str:
        """A run of a character style (or none) whose words are of a script: latin, east asian or complex.

        `before` is an element that stands before the words in their run.
        """
        properties = self.properties.get((style, script)) or self._run_properties(style, script)
        if "&" in text or "<" in text or ">" in text:  # as in few
            text = escaped(text)
        kept = "" if text == text.strip() else ' xml:space="preserve"'
        return f"<w:r>{properties}{before}<w:t{kept}>{text}</w:t></w:r>"

    def _run_properties(self, style: str, script: str) -> str:
        named = f'<w:rStyle w:val="{self.reference.style(style, self.lang)}"/>' if style else ""
        marks = {"complex": "<w:rtl/>", "east asian": '<w:rFonts w:hint="eastAsia"/>'}.get(script, "")
        slot = language_slot(self.lang, self.direction)
        properties = f'<w:rPr>{named}{marks}<w:lang w:{slot}="{self.lang}"/></w:rPr>'
        self.properties[style, script] = properties
        return properties


# Text.


def begin(reference: Reference, lang: str, direction: Direction) -> Writing:
    """What there is to know before the first node is written."""
    return Writing(reference, lang, direction, {}, {}, {}, [], {})


def escaped(text: str) -> str:
    """A text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """A text as the value of an attribute."""
    return escaped(text).replace('"', "&quot;")


def east_asian(character: str) -> bool:
    """Whether a character is of an East Asian script, or a full-width mark."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _has_east_asian(text: str) -> bool:
    return _FROM_EAST_ASIA_ON.search(text) is not None and any(map(east_asian, text))


def text_runs(writing: Writing, text: str, style: str) -> str:
    """The runs of a text, in a right-to-left document one for each direction."""
    if writing.reference.joiner:
        text = _UNPARTED.sub(writing.reference.joiner, text)
    if writing.direction == "ltr":
        return writing.run(text, style, "latin" if text.isascii() or not _has_east_asian(text) else "east asian")
    parts = _LATIN.split(text)
    if len(parts) == 1:
        return writing.run(text, style, "complex")
    scripted = zip(parts, cycle(("complex", "latin")), strict=False)
    return "".join([writing.run(part, style, script) for part, script in scripted if part])


def left_to_right(writing: Writing, text: str, style: str) -> str:
    """The run of a symbol or an address, not parted at blanks; its last mark stays with it in a right-to-left line."""
    if not text:
        return ""
    text = text.replace(" ", "\u00a0")
    if writing.direction == "rtl":
        before = "" if text[:1].isalpha() else _LEFT_TO_RIGHT_MARK
        text = before + text + ("" if text[-1:].isalnum() else _LEFT_TO_RIGHT_MARK)
    return writing.run(text, style, "latin")


def runs(writing: Writing, inlines: Inlines, style: str = "") -> str:
    """The runs of inline content, of a character style or none."""
    if len(inlines) == 1 and isinstance(inlines[0], str):
        return text_runs(writing, inlines[0], style)  # as most are
    return "".join([_inline(writing, inline, style) for inline in inlines])


def _inline(writing: Writing, inline: Inline, style: str) -> str:
    match inline:
        case str():
            return text_runs(writing, inline, style)
        case tree.Emphasis():
            return runs(writing, inline.content, "Emphasis")
        case tree.Strong():
            return runs(writing, inline.content, "Strong")
        case tree.Superscript():
            return runs(writing, inline.content, "Superscript")
        case tree.Untranslated():
            other = writing.within(inline.lang, inline.direction)
            return runs(other, inline.content, "Untranslated")
        case tree.Symbol():
            joiner = writing.reference.joiner
            text = inline.text.replace("/", f"{joiner}/{joiner}")
            return _link(writing, text, inline.address) if inline.address else left_to_right(writing, text, style)
        case tree.Link():
            return _link(writing, inline.address, inline.address)
        case tree.Footnote():
            return _footnote(writing, inline)
        case _:
            assert_never(inline)


def _link(writing: Writing, text: str, address: str) -> str:
    key = writing.links.setdefault(address, f"rIdLink{len(writing.links) + 1}")
    return f'<w:hyperlink r:id="{key}" w:history="1">{left_to_right(writing, text, "Hyperlink")}</w:hyperlink>'


def hyperlinks(links: Mapping[str, str]) -> str:
    """The relationships of a part to the addresses of its links."""
    return "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{quoted(address)}" TargetMode="External"/>'
        for address, key in links.items()
    )


def _footnote(writing: Writing, footnote: tree.Footnote) -> str:
    """The mark of a footnote, its text put by: the mark is the document's own, not counted by Word (17.11.14).

    LibreOffice takes what follows the reference in its run for a label: it shows it before the note by itself, twice
    in the text where it is longer than a letter, and drops the first tab of the note. For it the joiner, which nobody
    sees, is the label.
    """
    inner = writing.but(links=writing.footnote_links)
    style = "" if footnote.mark.startswith("*") else "Superscript"  # an asterisk stands high of itself
    script = "complex" if writing.direction == "rtl" else "latin"
    joiner = writing.reference.joiner
    text = writing.run(footnote.mark, style, script) + TAB * (2 if joiner else 1) + runs(inner, footnote.content)
    number = len(writing.footnotes) + 1
    writing.footnotes.append(f'<w:footnote w:id="{number}">{writing.paragraph("footnote text", text)}</w:footnote>')
    reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
    if joiner:
        return writing.run(joiner, "", script, reference) + writing.run(footnote.mark, style, script)
    return writing.run(footnote.mark, style, script, reference)


# Tables and pictures.


TAB = "<w:r><w:tab/></w:r>"
WHOLE_ROW = "<w:cantSplit/>"  # a row that is not parted at the end of a page
HEAD = WHOLE_ROW + "<w:tblHeader/>"  # the row that is seen again on each page
TABLE_END = "</w:tbl>"


def table(writing: Writing, name: str, rows: Iterable[str]) -> str:
    """A table of a style, with the properties and the columns of the reference's sample."""
    return table_start(writing, name) + "".join(rows) + TABLE_END


def table_start(writing: Writing, name: str, caption: str = "", widths: Sequence[int] = ()) -> str:
    """The beginning of a table, its rows to follow; its title is not shown, but read aloud.

    `widths` are those of the columns where they are not the sample's.
    """
    writing.styles[name] = ""  # no paragraph has it
    sample = writing.reference.tables[name]
    properties = sample.properties
    if writing.direction == "rtl":
        properties = re.sub(r"(<w:tblStyle [^>]*/>)", r"\1<w:bidiVisual/>", properties)
    if caption:
        properties = properties.replace("</w:tblPr>", f'<w:tblCaption w:val="{quoted(caption)}"/></w:tblPr>')
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{properties}" + (f"<w:tblGrid>{columns}</w:tblGrid>" if widths else sample.grid)


def row(cells: Iterable[str], properties: str = WHOLE_ROW) -> str:
    """A row of cells."""
    given = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{given}{''.join(cells)}</w:tr>"


def cell(content: str, width: int, properties: str = "") -> str:
    """A cell of a width in twips; it holds paragraphs."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def picture(shown: Picture, relationship: str, number: int, description: str) -> str:
    """The run of a picture in the line; `description` says what it is to who cannot see it."""
    width, height = (round(points * _EMU_A_POINT) for points in (shown.width, shown.height))
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{quoted(description)}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
