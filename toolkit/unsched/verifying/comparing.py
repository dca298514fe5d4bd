"""A document as it was seen beside the document that was wanted: every difference, and where it stands."""

import re
from functools import partial
from itertools import zip_longest

from rapidfuzz.fuzz import ratio

from unsched.verifying.aligning import aligned
from unsched.verifying.event_by_event import calendar, events, stated
from unsched.verifying.line_by_line import Found, Known, agrees_with_any, compare_line, compare_lines, unlike
from unsched.verifying.matching import Reading
from unsched.verifying.seen import Line, Seen
from unsched.verifying.table_by_table import table
from unsched.verifying.wanted import WantedDocument

_SKIPPED = 0.3  # what it costs that a line stands beside those of the schedule, as headings of templates do
_PAGE = re.compile(r"^\d*/\d*(?: |$)|(?: |^)\d*/\d*$")  # the number of a page and that of all pages


def compare(wanted: WantedDocument, seen: Seen, reading: Reading, block: Reading) -> Found:
    """All that a document says otherwise than its schedule; `block` is how its distribution block is read."""
    yield from stated(wanted, seen)
    if seen.calendar:
        yield from calendar(wanted, seen, reading)
        return
    yield from events(wanted, seen.events, reading)
    masthead = [line for line in seen.masthead if line.words != wanted.draft]
    yield from compare_lines(wanted.masthead, masthead, block)
    yield from _text(wanted, seen, reading)
    for one, other in zip_longest(wanted.tables, seen.tables):
        yield from table(one, other, reading)
    notes = {line.words: line for line in seen.notes}  # a note that is called for twice may be written twice
    yield from compare_lines(wanted.notes, tuple(notes.values()), reading)
    yield from _edges(wanted, seen, reading)


def _edges(wanted: WantedDocument, seen: Seen, reading: Reading) -> Found:
    """The heads and feet of pages: each says a symbol or a job number, or the number of the page alone."""
    for line in seen.edges:
        words = _PAGE.sub("", line.words).strip()
        bare = line.but(words=words)
        if words and not agrees_with_any(wanted.edges, bare, reading):
            closest = max(wanted.edges, key=lambda edge: ratio(str(edge), words), default=None)
            yield from compare_line(closest, bare, bare, reading)


def _text(wanted: WantedDocument, seen: Seen, reading: Reading) -> Found:
    """The lines outside of tables; those that a template adds may say nothing that the schedule does not."""
    last = seen.lines[0] if seen.lines else Line("", "")
    known = Known(wanted, reading)
    for one, other in aligned(wanted.lines, seen.lines, partial(unlike, reading), _SKIPPED):
        last = other or last
        if one is None and other is not None:
            yield from known.besides(other)
        else:
            yield from compare_line(one, other, last, reading)
