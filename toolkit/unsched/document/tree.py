"""The tree of a document: what it says, in one language, and the facts that machines read beside the words.

It knows nothing of schedules, gettext or files. A new meaning is a new node here; each writer then has to handle
it. Text is a plain `str`; runs of white space are single spaces.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, get_args

from unsched.frozen import Frozen

Direction = Literal["ltr", "rtl"]
Paper = Literal["letter", "A4"]

Role = Literal[
    "body", "session", "dates", "item", "subject", "title", "source", "heading", "subheading", "p", "remark"
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)


class Emphasis(Frozen):
    """Words set in italics, or as the script does instead."""

    content: "Inlines"


class Strong(Frozen):
    """Words set in bold."""

    content: "Inlines"


class Superscript(Frozen):
    """Words set above the line: `1er`."""

    content: "Inlines"


class Symbol(Frozen):
    """The symbol of another document, and the address of that document in the reader's language, where it has one.

    `whole` is the symbol with its series, where the words leave that out.
    """

    text: str
    address: str | None
    whole: str | None = None


class Link(Frozen):
    """A web address, shown as it is."""

    address: str


class Untranslated(Frozen):
    """Words in the language `lang` that stand in for a translation which a draft lacks."""

    content: "Inlines"
    lang: str
    direction: Direction


class Footnote(Frozen):
    """A note at the foot of the page, by the mark that stands at its place in the words."""

    mark: str
    content: "Inlines"


Inline = str | Emphasis | Strong | Superscript | Symbol | Link | Untranslated | Footnote
Inlines = tuple[Inline, ...]


class Distribution(Frozen):
    """The distribution block, in a language of its own.

    `state` marks a draft; `language` is `None` in the original version.
    """

    lang: str
    direction: Direction
    state: Inlines | None
    category: Inlines
    date: Inlines
    language: Inlines | None
    original: Inlines


class Masthead(Frozen):
    """The head of the first page: organization and symbol, organ and distribution block.

    `emblem` says in words what an office's emblem is, for who cannot see it.
    """

    emblem: Inlines
    organization: Inlines
    symbol: str
    organ: Inlines
    distribution: Distribution


class Foot(Frozen):
    """The foot of the first page: job number, bar code and QR code, each of the two with what it is in words.

    `number` alone stands at the foot of later pages; `code` is what the bar code says, `address` the QR code.
    """

    number: str
    code: str
    address: str
    job: Inlines
    barcode: Inlines
    qr: Inlines


class Paragraph(Frozen):
    """A paragraph by its role in the document; `p` is one of plain text.

    A `heading` is of a part of the text, a `subheading` of a table in it or in an annex. A `remark` stands above or
    below a table.
    """

    role: Role
    content: Inlines


class Entry(Frozen):
    """What a meeting takes up, or an item of a list, its label (`5.`, `(c)`) apart.

    `level` is 2 for a sub-item, and for what stands below an entry without a label of its own. `item` is the agenda
    item as a schedule refers to it, `5 (c)`; `deadline` the time of what is one, as ISO 8601 writes it.
    """

    label: str | None
    level: Literal[1, 2]
    content: Inlines
    item: str | None = None
    deadline: str | None = None


class Meeting(Frozen):
    """A meeting; `start` and `end` are ISO 8601 times where it has them, `time` the words for both.

    An `end` on the next day is over 24:00. `about` are lines on the meeting itself: its number, who meets, where. The
    last fields say the same to programs. `id` is the same in every language and in each revision that has the meeting,
    `name` and `where` are the words for a meeting that stands alone, as in a calendar: which it is, and where.
    """

    start: str | None
    end: str | None
    time: Inlines
    about: tuple[Inlines, ...]
    entries: tuple[Entry, ...]
    number: int | None = None
    kind: str | None = None
    room: str | None = None
    cancelled: bool = False
    id: str | None = None
    name: Inlines = ()
    where: Inlines = ()


class Day(Frozen):
    """A day of meetings and the words for it; `remark` says why there are none.

    `last` is the last of several days that belong together.
    """

    date: dt.date
    title: Inlines
    remark: Inlines | None
    meetings: tuple[Meeting, ...]
    last: dt.date | None = None


class Timetable(Frozen):
    """A table of days, with the words at the head of its two columns."""

    times: Inlines
    entries: Inlines
    days: tuple[Day, ...]


Cell = tuple[Day | Meeting | Entry, ...]


class Row(Frozen):
    """A row of a grid: its head, and a cell for each other column; without cells its head goes over all of them.

    `date` is the day that its meetings are on, where they do not stand in a day of their own. A row that has a date
    and no cells is the heading of that day; `last` is as that of a day.
    """

    title: Inlines
    cells: tuple[Cell, ...]
    date: dt.date | None
    last: dt.date | None = None


class Grid(Frozen):
    """A table of several columns, with the words at the head of each."""

    heads: tuple[Inlines, ...]
    rows: tuple[Row, ...]


class Annex(Frozen):
    """An annex, on a page of its own; `original` names its language where it is not the document's."""

    heading: Inlines
    original: Inlines | None
    title: Inlines
    content: tuple["BlockOfText", ...]


BlockOfText = Paragraph | Entry | Timetable | Grid
Block = BlockOfText | Annex


class Screen(Frozen):
    """Words of a page on a screen, of which paper needs none.

    `language` is what the document's language calls itself, `skip` the link past what is above the text, `languages`
    what the links to other languages are called, `notes` the heading of the footnotes.
    """

    language: Inlines
    skip: Inlines
    languages: Inlines
    notes: Inlines


class Version(Frozen):
    """The same document in a language: its BCP 47 tag and direction, what it calls itself, the name of its file."""

    lang: str
    direction: Direction
    name: str
    file: str


class Document(Frozen):
    """A document in one language: `lang` is a BCP 47 tag, `symbol` and `date` those of the masthead.

    `symbol` is empty where it has none; `paper` is the size of its pages where that is not the reference's. `zone` is
    the time zone of its times, by its IANA name, and `place` where its meetings are. `versions` are those issued
    together, its own among them.

    The last fields are the same in every language: `name` is what the document is filed under, `kind` the template
    that it is made by, and `authors` the organization, its organ and the organ's body, by their names in the schedule.
    `address` is where the document itself is found in its language.
    """

    lang: str
    direction: Direction
    symbol: str
    date: dt.date
    paper: Paper | None
    masthead: Masthead
    foot: Foot | None
    content: tuple[Block, ...]
    zone: str | None = None
    place: str | None = None
    screen: Screen | None = None
    versions: tuple[Version, ...] = ()
    name: str | None = None
    kind: str | None = None
    authors: tuple[str, ...] = ()
    address: str | None = None


def plain(inlines: Inlines) -> str:
    """The words alone."""
    return "".join(_words(inlines))


def _words(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case str():
                yield inline
            case Symbol():
                yield inline.text
            case Link():
                yield inline.address
            case Emphasis() | Strong() | Superscript() | Untranslated():
                yield from _words(inline.content)
            case Footnote():
                pass  # the words alone have none


def paragraph(document: Document, role: Role) -> str:
    """The words of the first paragraph with a role, or nothing."""
    found = (block for block in document.content if isinstance(block, Paragraph) and block.role == role)
    return next((plain(block.content) for block in found), "")
