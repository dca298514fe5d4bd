"""Heads and feet: the symbol above later pages and the page below, and the codes at the foot of the first.

Even pages have them on their left and odd pages on their right, which is the outer side of a sheet printed on both;
right-to-left documents are the mirror of it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from unsched.document import tree
from unsched.document.tree import Direction, Document
from unsched.writers.package import Entry, compressed
from unsched.writers.part_names import HEADS_AND_FEET, RELATIONSHIPS, R
from unsched.writers.reference import Reference
from unsched.writers.wordprocessing import (
    DECLARATION,
    NAMESPACES,
    TAB,
    Writing,
    begin,
    cell,
    left_to_right,
    picture,
    row,
    table,
)

_BAR_CODE, _QR_CODE = ("rIdBarCode", "bar-code.png"), ("rIdQrCode", "qr-code.png")


class _Shown(NamedTuple):
    """What heads and feet tell of a document."""

    lang: str
    direction: Direction
    symbol: str
    foot: tree.Foot | None


def heads_and_feet(document: Document, reference: Reference) -> tuple[Entry, ...]:
    """The parts of heads and feet with what they hold."""
    return _compressed(_Shown(document.lang, document.direction, document.symbol, document.foot), reference)


@lru_cache(maxsize=64)
def _compressed(shown: _Shown, reference: Reference) -> tuple[Entry, ...]:
    writing = begin(reference, shown.lang, shown.direction)
    return tuple(compressed(name, content) for name, content in _parts(writing, shown))


def _parts(writing: Writing, shown: _Shown) -> Iterator[tuple[str, bytes]]:
    """The parts as names and contents."""
    for part in HEADS_AND_FEET:
        content = _CONTENTS[part.kind, part.pages](writing, shown)
        tag = "hdr" if part.kind == "header" else "ftr"
        yield f"word/{part.name}", f"{DECLARATION}<w:{tag} {NAMESPACES}>{content}</w:{tag}>".encode()
    if shown.foot:
        yield from _codes(shown.foot)


def _even_head(writing: Writing, shown: _Shown) -> str:
    return _head(writing, shown, "Header Even")


def _odd_head(writing: Writing, shown: _Shown) -> str:
    return _head(writing, shown, "Header Odd")


def _head(writing: Writing, shown: _Shown, style: str) -> str:
    """The symbol above its rule; a document without a symbol has no rule either."""
    symbol = left_to_right(writing, shown.symbol, "")
    return writing.paragraph(style if symbol else "Normal", symbol)


def _even_foot(writing: Writing, shown: _Shown) -> str:
    return writing.paragraph("Footer Even", _page(writing) + TAB + _job_number(writing, shown))


def _odd_foot(writing: Writing, shown: _Shown) -> str:
    return writing.paragraph("Footer Odd", _job_number(writing, shown) + TAB + _page(writing))


def _first_foot(writing: Writing, shown: _Shown) -> str:
    """Job number and bar code on one side, QR code on the other; nothing without a job number."""
    foot = shown.foot
    if foot is None:
        return writing.paragraph("footer", "")
    from unsched.writers.codes import bar_code, qr_code  # noqa: PLC0415 -- 20 ms that most documents do without

    bars = picture(bar_code(foot.code), _BAR_CODE[0], 1, tree.plain(foot.barcode))
    qr = picture(qr_code(foot.address), _QR_CODE[0], 2, tree.plain(foot.qr))
    # Letters and digits of a job number are read from the left in every language, at the side where the line begins.
    direct = '<w:bidi w:val="0"/><w:jc w:val="right"/>' if writing.direction == "rtl" else ""
    job = writing.paragraph("Job Number", left_to_right(writing, tree.plain(foot.job), ""), direct)
    first, second = writing.reference.tables["Foot"].widths
    cells = (cell(job + writing.paragraph("Normal", bars), first), cell(writing.paragraph("Code", qr), second))
    return table(writing, "Foot", [row(cells)]) + writing.paragraph("After Table", "")


def _codes(foot: tree.Foot) -> Iterator[tuple[str, bytes]]:
    """The two pictures and the relationships to them."""
    from unsched.writers.codes import bar_code, qr_code  # noqa: PLC0415 -- as above

    links = "".join(
        f'<Relationship Id="{key}" Type="{R}/image" Target="media/{name}"/>' for key, name in (_BAR_CODE, _QR_CODE)
    )
    relationships = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>'
    yield "word/_rels/footer-first.xml.rels", relationships.encode()
    yield f"word/media/{_BAR_CODE[1]}", bar_code(foot.code).data
    yield f"word/media/{_QR_CODE[1]}", qr_code(foot.address).data


def _job_number(writing: Writing, shown: _Shown) -> str:
    return left_to_right(writing, shown.foot.number, "") if shown.foot else ""


def _page(writing: Writing) -> str:
    """The number of the page and that of all pages: `2/4`."""
    script = "complex" if writing.direction == "rtl" else "latin"  # read from the right: the page, then all pages
    return _field(writing, "PAGE", script) + writing.run("/", "", script) + _field(writing, "NUMPAGES", script)


def _field(writing: Writing, instruction: str, script: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} ">{writing.run("1", "", script)}</w:fldSimple>'


_CONTENTS: Mapping[tuple[str, str], Callable[[Writing, _Shown], str]] = {
    ("header", "even"): _even_head,
    ("header", "default"): _odd_head,
    ("footer", "even"): _even_foot,
    ("footer", "default"): _odd_foot,
    ("footer", "first"): _first_foot,
}
