"""The index of a folder of pages: each document with its versions, and the weeks of each version as pictures."""

from collections.abc import Iterable, Sequence

from unsched.document import tree
from unsched.document.meetings import Held
from unsched.document.tree import Document, Version, plain
from unsched.frozen import Frozen
from unsched.writers.web.page import BETWEEN, address, framed, hreflang, skip_link
from unsched.writers.web.week import picture, weeks
from unsched.writers.web.words import classed, element, escaped, symbol


class Section(Frozen):
    """A document in an index, as HTML; `cover` is the version in its original language, or its first, without text."""

    cover: Document
    html: str


def write_index(sections: Sequence[Section]) -> bytes:
    """The index of documents, in the language that the first was written in, or else that it is in."""
    first = sections[0].cover
    title = BETWEEN.join(dict.fromkeys(plain(section.cover.masthead.organization) for section in sections))
    content = element("h1", escaped(title)) + "".join(section.html for section in sections)
    body = skip_link(first) + element("main", content, {"id": "text", "class": "index"})
    return framed(first, title, "", body)


def section(versions: Sequence[Document], first: Document | None = None) -> Section:
    """A document in its versions: its symbol and title as the `first` of them has them, or else the original."""
    original = _original(versions)
    return Section(original.but(content=(), versions=()), _section(versions, first or original))


def _original(versions: Sequence[Document]) -> Document:
    """The version in the document's original language: its distribution block names no other."""
    return next((one for one in versions if one.masthead.distribution.language is None), versions[0])


def _section(versions: Sequence[Document], first: Document) -> str:
    number = symbol(first.symbol) + BETWEEN if first.symbol else ""
    title = number + escaped(tree.paragraph(first, "title"))
    told = {"lang": first.lang, "dir": first.direction}
    lines = (classed("p", role, escaped(tree.paragraph(first, role))) for role in ("body", "session", "dates"))
    head = element("div", element("h2", title) + "".join(lines), told)
    links = element("ul", "".join(map(_link, versions)))
    pictures = "".join(_weeks(one, one is first) for one in versions)
    return element("section", head + links + pictures)


def _link(document: Document) -> str:
    """The version as a link by its language and its title."""
    version = _own(document)
    if version is None:
        return ""
    told = {"href": address(version), "hreflang": hreflang(version), "rel": "alternate"}
    title = escaped(BETWEEN.join(filter(None, (version.name, tree.paragraph(document, "title")))))
    return element("li", element("a", title, told), {"lang": version.lang, "dir": version.direction})


def _own(document: Document) -> Version | None:
    return next((version for version in document.versions if version.lang == document.lang), None)


def _weeks(document: Document, shown: bool) -> str:
    """The weeks of a version below the name of its table, to be opened; nothing where it has no meetings."""
    found = weeks(document)
    if not found:
        return ""
    title = _name(document.content) or tree.paragraph(document, "title")
    own = _own(document)
    name = own.file if own else document.lang
    pictures = "".join(_week(document, week, title, f"{name}-week-{number}") for number, week in enumerate(found, 1))
    told = {"lang": document.lang, "dir": document.direction, "open": "" if shown else None}
    return element("details", element("summary", escaped(title)) + pictures, told)


def _name(blocks: Iterable[tree.Block]) -> str:
    """The title of the first annex."""
    return next((plain(block.title) for block in blocks if isinstance(block, tree.Annex)), "")


def _week(document: Document, week: Sequence[Held], title: str, name: str) -> str:
    """The picture in a frame of its own, which is moved where the screen is too narrow for it."""
    days = dict.fromkeys(" ".join(map(plain, found.day)) for found in (week[0], week[-1]))
    told = {"class": "week", "role": "group", "tabindex": "0", "aria-labelledby": f"{name}-title"}
    return element("div", picture(document, week, BETWEEN.join((title, *days)), name), told)
