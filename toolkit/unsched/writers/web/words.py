"""Words as HTML: what is set apart among them, isolated symbols, links, and the marks of footnotes."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

from unsched.document import tree
from unsched.document.meetings import iso, moment, time_zone
from unsched.document.tree import Document, Inline, Inlines
from unsched.resources import FORBIDDEN

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What a node needs to know of the document that it is written into, and what the page has come to so far."""

    document: Document
    notes: list[tree.Footnote] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)

    def new_id(self, name: str) -> str:
        """An identifier that the page has not had: the name, or the name and a number."""
        self.ids[name] += 1
        return name if self.ids[name] == 1 else f"{name}-{self.ids[name]}"

    def moment(self, day: dt.date, clock: str) -> str:
        """The moment of a meeting by ISO 8601, with its offset where the document has a time zone."""
        return iso(moment(day, clock, time_zone(self.document.zone)))


def escaped(text: str) -> str:
    """A text as the content of an element or the value of an attribute; what HTML cannot hold is U+FFFD."""
    return escape(FORBIDDEN.sub("\ufffd", text))


def element(tag: str, content: str, attributes: Mapping[str, str | None] | None = None) -> str:
    """An element; an attribute that is `None` is left out."""
    return f"<{tag}{given(attributes or {})}>{content}</{tag}>"


def given(attributes: Mapping[str, str | None]) -> str:
    """Attributes as they stand in a tag."""
    return "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items() if value is not None)


def classed(tag: str, kind: str, content: str) -> str:
    """An element of a class, which the style sheet gives its look."""
    return f'<{tag} class="{kind}">{content}</{tag}>'


def words(page: Page, inlines: Inlines) -> str:
    """Inline content as phrasing content."""
    return "".join([_inline(page, inline) for inline in inlines])


def timed(content: str, moment: str | None, end: str | None = None) -> str:
    """Words for a day or a time, with what machines read beside them; without it the words alone."""
    return element("time", content, {"datetime": moment, "data-end": end}) if moment else content


def symbol(text: str) -> str:
    """A document symbol, kept apart from what is around it: it is read from the left in every script."""
    return f'<bdi class="symbol" dir="ltr">{escaped(text)}</bdi>'


def _inline(page: Page, inline: Inline) -> str:
    match inline:
        case str():
            return escaped(inline)
        case tree.Emphasis():
            return element("em", words(page, inline.content))
        case tree.Strong():
            return element("strong", words(page, inline.content))
        case tree.Superscript():
            return element("sup", words(page, inline.content))
        case tree.Untranslated():
            told = {"class": "untranslated", "lang": inline.lang, "dir": inline.direction}
            return element("span", words(page, inline.content), told)
        case tree.Symbol():
            return _linked(symbol(inline.text), inline.address)
        case tree.Link():
            return _linked(f'<bdi dir="ltr">{escaped(inline.address)}</bdi>', inline.address)
        case tree.Footnote():
            return _mark(page, inline)
        case _:
            assert_never(inline)


def _linked(content: str, address: str | None) -> str:
    """Words as a link to a web address; no other address is followed, `javascript:` least of all."""
    return element("a", content, {"href": address}) if address and _WEB.match(address) else content


def _mark(page: Page, footnote: tree.Footnote) -> str:
    """The mark of a footnote, which leads to the note; the note is put by."""
    page.notes.append(footnote)
    number = len(page.notes)
    described = "notes" if page.document.screen else None
    told = {"id": f"mark-{number}", "href": f"#note-{number}", "role": "doc-noteref", "aria-describedby": described}
    return element("sup", element("a", escaped(footnote.mark), told))


def notes(page: Page) -> str:
    """The footnotes that the page has come to, each with a link back to its mark; nothing without any."""
    if not page.notes:
        return ""
    screen = page.document.screen
    heading = element("h2", words(page, screen.notes), {"id": "notes"}) if screen else ""
    items = [_note(page, number, footnote) for number, footnote in enumerate(page.notes, 1)]
    told = {"class": "notes", "role": "doc-endnotes", "aria-labelledby": "notes" if heading else None}
    return element("section" if heading else "div", heading + element("ul", "".join(items)), told)


def _note(page: Page, number: int, footnote: tree.Footnote) -> str:
    back = element("a", escaped(footnote.mark), {"href": f"#mark-{number}", "role": "doc-backlink"})
    return element("li", f"{back} {words(page, footnote.content)}", {"id": f"note-{number}"})
