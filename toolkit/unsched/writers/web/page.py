"""A document as a web page: one file that needs no other, for screen, ear and paper.

Looks are those of `templates/document.css`, an office's own before the one that is shipped. The page runs no script
and fetches nothing, which its policy holds browsers to.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import assert_never
from urllib.parse import quote

from unsched.document import tree
from unsched.document.tree import Document, plain
from unsched.resources import locate, once_a_version, read_plain_text
from unsched.writers.pictures import Picture
from unsched.writers.web.events import events
from unsched.writers.web.tables import entries, grid, timetable
from unsched.writers.web.words import Page, classed, element, escaped, given, notes, timed, words

BETWEEN = " · "  # two names in a line of their own
_UNSAFE_IN_CSS = re.compile("[^A-Za-z0-9]")
_read_styles = once_a_version(read_plain_text)

Levels = Mapping[tree.Role, str]
_HEADINGS: Levels = {"title": "h1", "heading": "h2", "subheading": "h3"}
_WITHOUT_PARTS: Levels = {**_HEADINGS, "subheading": "h2"}  # so that headings lead from level to level
_IN_ANNEXES: Levels = {"title": "h3", "heading": "h3", "subheading": "h4"}


def write_html(document: Document, emblem: Picture | None = None) -> bytes:
    """The page of a document; the same tree gives the same bytes. Raises `UnschedError` without a style sheet."""
    page = Page(document)
    title = BETWEEN.join(filter(None, (document.symbol, tree.paragraph(document, "title"))))
    main = "".join(_blocks(page, document.content, _levels(document))) + notes(page)
    body = (
        skip_link(document)
        + _languages(document)
        + element("header", _masthead(page, emblem), {"class": "masthead"})
        + element("main", main, {"id": "text"})
        + _foot(page)
    )
    head = "".join(_alternate(version) for version in document.versions) + events(document)
    return framed(document, title, head, body)


def framed(document: Document, title: str, head: str, body: str) -> bytes:
    """A page in the language of a document, with its title, what else its head holds, and its body."""
    style = _style(document)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    language = {"lang": document.lang, "dir": document.direction}
    return (
        f'<!DOCTYPE html>\n<html{given(language)}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escaped(title)}</title>\n{head}<style>{style}</style>\n</head>\n"
        f"<body{given({'class': document.paper})}>\n{body}</body>\n</html>\n"
    ).encode()


def _style(document: Document) -> str:
    """The style sheet, and what stands at the head of printed pages; nothing in it ends the element that it is in."""
    escapes = _UNSAFE_IN_CSS.sub(lambda found: f"\\{ord(found[0]):06x}", document.symbol)
    running = f'"{escapes}"' if escapes else "none"
    sheet = _read_styles(locate("templates", "document.css"))
    return sheet.replace("</", "<\\/") + f":root{{--symbol:{running}}}"


# Around the text.


def skip_link(document: Document) -> str:
    """The link past what stands above the text."""
    screen = document.screen
    return element("a", words(Page(document), screen.skip), {"class": "skip", "href": "#text"}) if screen else ""


def versions_list(versions: Iterable[tree.Version], here: str | None = None) -> str:
    """The versions by what their languages call themselves, as links; the one in the language `here` is none."""
    return element("ul", "".join(element("li", _version(version, version.lang == here)) for version in versions))


def _version(version: tree.Version, here: bool) -> str:
    told = {"lang": version.lang, "dir": version.direction}
    link = {"href": address(version), "hreflang": hreflang(version), "rel": "alternate"}
    return element("a", escaped(version.name), told | ({"aria-current": "page"} if here else link))


def address(version: tree.Version) -> str:
    """Where the file of a version is, from a page beside it."""
    return quote(version.file, safe="", errors="replace")


def hreflang(version: tree.Version) -> str:
    """The language alone: a version is for its readers in every country."""
    return version.lang.partition("-")[0]


def _languages(document: Document) -> str:
    if len(document.versions) < 2:
        return ""
    label = plain(document.screen.languages) if document.screen else None
    listed = versions_list(document.versions, document.lang)
    return element("nav", listed, {"class": "languages", "aria-label": label})


def _alternate(version: tree.Version) -> str:
    told = {"rel": "alternate", "hreflang": hreflang(version), "href": address(version)}
    return f"<link{given(told)}>\n"


def _masthead(page: Page, emblem: Picture | None) -> str:
    masthead = page.document.masthead
    series, slash, number = masthead.symbol.partition("/")
    parts = f'<bdi dir="ltr"><span class="series">{escaped(series)}</span>{escaped(slash + number)}</bdi>'
    return (
        classed("p", "organization", words(page, masthead.organization))
        + (classed("p", "number", parts) if masthead.symbol else "")
        + (_picture("emblem", emblem, plain(masthead.emblem)) if emblem else "")
        + classed("p" if tree.paragraph(page.document, "title") else "h1", "organ", words(page, masthead.organ))
        + _distribution(page, masthead.distribution)
    )


def _distribution(page: Page, block: tree.Distribution) -> str:
    """The lines of the block, in its own language and direction."""
    lines = (
        ("state", words(page, block.state or ())),
        ("category", words(page, block.category)),
        ("date", timed(words(page, block.date), page.document.date.isoformat())),
        ("language", words(page, block.language or ())),
        ("original", words(page, block.original)),
    )
    content = "".join(classed("p", name, line) for name, line in lines if line)
    return element("div", content, {"class": "distribution", "lang": block.lang, "dir": block.direction})


def _foot(page: Page) -> str:
    """The job number with its bar code, and the QR code of the document's address."""
    foot = page.document.foot
    if foot is None:
        return ""
    from unsched.writers.codes import bar_code, qr_code  # noqa: PLC0415 -- 20 ms that most documents do without

    job = element("p", f'<bdi dir="ltr">{words(page, foot.job)}</bdi>')
    bars = element("div", job + _picture("bars", bar_code(foot.code), plain(foot.barcode)))
    return element("footer", bars + _picture("qr", qr_code(foot.address), plain(foot.qr)), {"class": "foot"})


def _picture(kind: str, picture: Picture, alternative: str) -> str:
    """A picture within the page, in its size of pixels that CSS counts 96 to an inch."""
    data = f"data:image/{picture.ending};base64,{b64encode(picture.data).decode()}"
    width, height = (str(round(points * 4 / 3)) for points in (picture.width, picture.height))
    return f"<img{given({'class': kind, 'src': data, 'alt': alternative, 'width': width, 'height': height})}>"


# The text.


def _levels(document: Document) -> Levels:
    parts = any(isinstance(block, tree.Paragraph) and block.role == "heading" for block in document.content)
    return _HEADINGS if parts else _WITHOUT_PARTS


def _blocks(page: Page, blocks: Iterable[tree.Block], levels: Levels, caption: str = "") -> Iterator[str]:
    """Blocks one after the other; `caption` is the heading that they stand under, and the name of tables."""
    for kind, group in groupby(blocks, type):
        if kind is tree.Entry:
            yield entries(page, (block for block in group if isinstance(block, tree.Entry)))
            continue
        for block in group:
            if isinstance(block, tree.Paragraph) and block.role in levels:
                caption = plain(block.content)
            yield _block(page, block, levels, caption)


def _block(page: Page, block: tree.Block, levels: Levels, caption: str) -> str:
    match block:
        case tree.Paragraph():
            return classed(levels.get(block.role, "p"), block.role, words(page, block.content)) + "\n"
        case tree.Entry():
            return entries(page, (block,))
        case tree.Timetable():
            return timetable(page, block, caption)
        case tree.Grid():
            return grid(page, block, caption)
        case tree.Annex():
            return _annex(page, block)
        case _:
            assert_never(block)


def _annex(page: Page, block: tree.Annex) -> str:
    name = page.new_id("annex")
    content = (
        element("h2", words(page, block.heading), {"id": name})
        + (classed("p", "original", words(page, block.original)) if block.original else "")
        + classed("h3", "title", words(page, block.title))
        + "".join(_blocks(page, block.content, _IN_ANNEXES, plain(block.title)))
    )
    return element("section", content, {"class": "annex", "aria-labelledby": name})
