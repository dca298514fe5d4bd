"""A week of meetings as a picture (SVG 1.1): a column for each day, the hours from top to bottom.

Meetings at the same time stand side by side; those without a time by the clock above all others. The words are those
of the tree, as many as there is room for, and all of them in the description.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple
from unicodedata import east_asian_width

from unsched.document import tree
from unsched.document.meetings import Held, held
from unsched.document.tree import Document, plain
from unsched.frozen import Frozen
from unsched.writers.web.words import classed, element, escaped, given

# Pixels.
_LANE, _GAP, _HEAD, _HOUR, _UNTIMED = 168, 4, 36, 50, 50
_EDGE, _LINE, _LETTER = 6, 14, 6.1
_CYRILLIC = dict.fromkeys(map(chr, range(0x400, 0x500)), 1.2)  # wider than Latin letters
_BOLD = 1.1  # so much wider are bold letters
_EAST_ASIAN = "\u2e80-\u9fff\uff00-\uffef"
# A letter of East Asia with the marks that no line ends or begins with, a word, or blanks that part lines.
_TOKENS = re.compile(f"[（「『《〈【]*[{_EAST_ASIAN}][、。」』】〉》！），：；？]*|[^ {_EAST_ASIAN}]+| +")


def weeks(document: Document) -> list[list[Held]]:
    """The meetings of a document by their weeks."""
    found = sorted(held(document), key=lambda meeting: meeting.date)
    return [list(week) for _, week in groupby(found, lambda meeting: meeting.date.isocalendar()[:2])]


class _Place(Frozen):
    """A meeting in the column of its day: how far it is from the top, in hours or else in rows, and its lane."""

    held: Held
    start: float
    end: float
    lane: int
    timed: bool


class _Column(NamedTuple):
    """A day with its meetings and the number of its lanes."""

    head: tuple[str, ...]
    places: list[_Place]
    lanes: int

    @property
    def width(self) -> int:
        return self.lanes * _LANE


class _Frame(NamedTuple):
    """The measures of a picture: its hours, the rows above them, its width, and its direction."""

    first: int
    last: int
    rows: int
    width: int
    mirrored: bool

    @property
    def height(self) -> int:
        return _HEAD + self.rows * _UNTIMED + (self.last - self.first) * _HOUR

    def top(self, place: _Place, at: float) -> float:
        return _HEAD + (self.rows * _UNTIMED + (at - self.first) * _HOUR if place.timed else at * _UNTIMED)


def picture(document: Document, week: Sequence[Held], title: str, name: str) -> str:
    """The picture of a week by its title; `name` is an identifier that no other part of the page has."""
    columns = [_column(list(day)) for _, day in groupby(week, lambda meeting: meeting.date)]
    frame = _frame(columns, document.direction == "rtl")
    lefts = [0, *accumulate(column.width for column in columns)]
    drawn = "".join(_drawn(frame, column, left) for column, left in zip(columns, lefts, strict=False))
    told = {
        "role": "img", "viewBox": f"0 0 {frame.width} {frame.height}", "width": str(frame.width),
        "height": str(frame.height), "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-words",
        "direction": document.direction,
    }  # fmt: skip
    words = element("title", escaped(title), {"id": f"{name}-title"}) + element(
        "desc", escaped("\n".join(_described(week))), {"id": f"{name}-words"}
    )
    return element("svg", f"{words}{_hours(frame)}{drawn}", told)


# Places.


def _column(day: list[Held]) -> _Column:
    timed = sorted((_span(held) for held in day if held.meeting.start), key=lambda span: span[:2])
    places: list[_Place] = []
    ends: list[float] = []  # of the last meeting in each lane
    for start, end, _, found in timed:
        lane = next((number for number, before in enumerate(ends) if before <= start), len(ends))
        ends[lane : lane + 1] = [end]
        places.append(_Place(found, start, end, lane, timed=True))
    others = [found for found in day if not found.meeting.start]
    places += [_Place(found, row, row + 1, 0, timed=False) for row, found in enumerate(others)]
    return _Column(tuple(map(plain, day[0].day)), places, max(1, len(ends)))


def _span(found: Held) -> tuple[float, float, int, Held]:
    """When a meeting begins and ends, in hours; one without an end is drawn as an hour."""
    start = _clock(str(found.meeting.start))
    end = _clock(found.meeting.end) if found.meeting.end else start + 1
    return start, max(end, start + 0.5), id(found), found


def _clock(text: str) -> float:
    hour, minute = map(int, text.split(":"))
    return hour + minute / 60


def _frame(columns: Sequence[_Column], mirrored: bool) -> _Frame:
    timed = [place for column in columns for place in column.places if place.timed]
    first = int(min((place.start for place in timed), default=0))
    last = -int(-max((place.end for place in timed), default=0) // 1)
    rows = max(sum(not place.timed for place in column.places) for column in columns)
    return _Frame(first, last, rows, sum(column.width for column in columns), mirrored)


# Drawing.


def _hours(frame: _Frame) -> str:
    lines = (f"M0 {frame.height - number * _HOUR}H{frame.width}" for number in range(frame.last - frame.first + 1))
    return f'<path class="hour" d="{"".join(lines)}"/>'


def _drawn(frame: _Frame, column: _Column, left: int) -> str:
    words = _texts(frame, column.width, 2, [("head", line) for line in column.head])
    head = _box(frame, (left, 0, column.width, _HEAD), words)
    return head + "".join(_meeting(frame, place, left + place.lane * _LANE) for place in column.places)


def _meeting(frame: _Frame, place: _Place, left: int) -> str:
    top, height = frame.top(place, place.start), frame.top(place, place.end) - frame.top(place, place.start) - 2
    time, *others = _lines(place.held.meeting)
    lines = [("hours", time), *(("words", line) for line in others)]
    words = _texts(frame, _LANE - _GAP, int((height - 4) // _LINE), lines)
    rectangle = f'<rect class="meeting" x="1" y="1" width="{_LANE - _GAP - 2}" height="{height:g}" rx="2"/>'
    content = _box(frame, (left, top, _LANE - _GAP, height + 2), rectangle + words)
    return classed("g", "cancelled", content) if place.held.meeting.cancelled else content


def _box(frame: _Frame, at: tuple[float, float, float, float], content: str) -> str:
    """A part of the picture, which nothing in it sticks out of; in an Arabic one it lies on the other side."""
    left, top, width, height = at
    left = frame.width - left - width if frame.mirrored else left
    told = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{width:g}", "height": f"{height:g}"}
    return f"<svg{given(told)}>{content}</svg>"


def _texts(frame: _Frame, width: int, rows: int, lines: Iterable[tuple[str, str]]) -> str:
    """Lines by their classes, parted where they are too long; three dots stand for those that have no room."""
    room = int((width - 2 * _EDGE) / _LETTER)
    wrapped = [
        (kind, line) for kind, text in lines for line in _wrapped(text, room if kind == "words" else room / _BOLD)
    ]
    shown = wrapped[: max(1, rows)]
    if len(wrapped) > len(shown):
        kind, line = shown[-1]
        shown[-1] = (kind, line[: room - 1].rstrip() + "…")
    x = width - _EDGE if frame.mirrored else _EDGE
    return "".join(
        f'<text class="{kind}" x="{x}" y="{number * _LINE}">{escaped(line)}</text>'
        for number, (kind, line) in enumerate(shown, 1)
    )


def _wrapped(text: str, room: float) -> Iterator[str]:
    """The lines of a text; those of East Asia are parted at each letter."""
    line = ""
    for token in _TOKENS.findall(text):
        if line and _letters(line + token.rstrip()) > room:
            yield line.rstrip()
            line = ""
        line += token if line else token.lstrip()
    if line.strip():
        yield line.rstrip()


def _letters(text: str) -> float:
    """The length of a text in Latin letters."""
    return sum(2 if east_asian_width(letter) in "WF" else _CYRILLIC.get(letter, 1) for letter in text)


# Words.


def _lines(meeting: tree.Meeting) -> list[str]:
    entries = (
        f"{entry.label} {plain(entry.content)}" if entry.label else plain(entry.content) for entry in meeting.entries
    )
    return [plain(meeting.time), *map(plain, meeting.about), *entries]


def _described(week: Sequence[Held]) -> Iterator[str]:
    """All that the picture shows, a line for each meeting below that of its day."""
    for _, day in groupby(week, lambda found: found.date):
        meetings = list(day)
        yield " ".join(map(plain, meetings[0].day))
        yield from (" ".join(filter(None, _lines(found.meeting))) for found in meetings)
