"""Pages and archives as a reader sees them: the blocks of a tree of elements as lines and tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from unsched.verifying.seen import Line, Link, Row, Table, as_read, limited

Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations

# What begins a line of its own: of HTML, and of Akoma Ntoso.
_BLOCKS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article"),
        *("header", "footer", "nav", "main", "aside", "figure", "body", "head", "script", "style", "template", "svg"),
        *("table", "thead", "tbody", "tr", "th", "td", "caption"),
        *("item", "blockList", "blockContainer", "container", "preface", "mainBody", "coverPage", "meta", "heading"),
        *("attachments", "attachment", "doc", "debateSection"),
    )
)
_UNSEEN = frozenset(("meta", "script", "style", "template", "head", "svg", "caption"))


@dataclass
class Markup:
    """A document's elements while they are read; `events` are the times of meetings by their ids."""

    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[Line] = field(default_factory=list)
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, element: Element) -> Iterator[Line | Table]:
        """The lines and tables in an element, in its order."""
        for line in self._lines(element):
            yield (
                line
                if isinstance(line, Table)
                else Line(
                    line.words, f"paragraph {next(self.paragraphs)}", line.number, line.label, line.links, line.stated
                )
            )

    def lines(self, elements: Iterable[Element], where: str) -> Iterator[Line]:
        """The lines in some elements, a table's among them; `where` is what they stand in."""
        numbers = count(1)
        for element in elements:
            for line in self._lines(element):
                if isinstance(line, Line):
                    yield line.but(where=f"{where}, paragraph {next(numbers)}")

    def _lines(self, element: Element, label: str = "") -> Iterator[Line | Table]:
        if _name(element) in _UNSEEN:
            return
        if _name(element) == "table":
            yield self._table(element)
            return
        own = _Own()
        own.take(element, self)
        label = own.label.strip() or label
        if own.words.strip():
            words, links = as_read(own.words).strip(), tuple(own.links)
            yield Line(words, "", line_of(element), as_read(label), links, tuple(own.stated))
            label = ""
        for child in own.blocks:
            yield from self._lines(child, label)
            label = ""

    def _table(self, element: Element) -> Table:
        where = f"table {next(self.tables)}"
        rows = limited(row for row in element.iter() if _name(row) == "tr")
        return Table(tuple(self._row(row, f"{where}, row {n}", n == 1) for n, row in enumerate(rows, 1)), where)

    def _row(self, row: Element, where: str, first: bool) -> Row:
        found = [cell for cell in row if _name(cell) in ("td", "th")]
        heads = len(found) > 1 and all(_name(cell) == "th" for cell in found)
        head = first and (heads or _name(row.getparent()) == "thead")
        cells = tuple(tuple(self.lines([cell], f"{where}, cell {n}")) for n, cell in enumerate(found, 1))
        return Row(cells, where, head, line_of(row))


@dataclass
class _Own:
    """What an element says itself, without the blocks in it."""

    words: str = ""
    label: str = ""
    links: list[Link] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)

    def take(self, element: Element, markup: Markup) -> None:
        """Take the words of an element and of what stands in its lines."""
        self.words += element.text or ""
        for child in element:
            self._take_child(child, markup)
            self.words += child.tail or ""

    def _take_child(self, child: Element, markup: Markup) -> None:
        name = _name(child)
        if name == "num" or "label" in str(child.get("class", "")).split():
            self.label += "".join(map(str, child.itertext()))
        elif name == "authorialNote":
            mark = str(child.get("marker", ""))
            self.words += mark
            words = as_read(" ".join((mark, *map(str, child.itertext()))))
            markup.notes.append(Line(words.strip(), f"footnote {len(markup.notes) + 1}", line_of(child)))
        elif name in _BLOCKS:
            self.blocks.append(child)
        elif name:
            self._take_inline(child, name, markup)

    def _take_inline(self, child: Element, name: str, markup: Markup) -> None:
        before = len(self.words)
        self.take(child, markup)
        address = str(child.get("href", ""))
        if name == "a" and address.startswith(("http:", "https:")):
            self.links.append(Link(as_read(self.words[before:]).strip(), address))
        self.stated += [str(child.get(key)) for key in ("datetime", "data-end", "date") if child.get(key)]
        self.stated += markup.events.get(str(child.get("refersTo", "")).lstrip("#"), ()) if name == "event" else ()


def line_of(element: Element) -> int:
    """The line of the file that an element stands in, 0 where that is not known."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def _name(element: Element | None) -> str:
    """The local name of an element, nothing of a comment."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""
