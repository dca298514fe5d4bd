"""What the fonts of this machine lack for the documents of an order."""

from collections.abc import Iterator

from unsched.document.rendering import render
from unsched.document.tree import Document
from unsched.errors import Place, UnschedError, fault
from unsched.issuing.orders import Order, Outcome
from unsched.language import read_language
from unsched.office import looks
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule


def check_glyphs(order: Order) -> Iterator[Outcome]:
    """What the fonts of documents lack, a document at a time; nothing is written.

    Raises `UnschedError` when a reference is wanting or fontconfig is not installed.
    """
    try:
        from unsched.writers.glyphs import missing_glyphs  # noqa: PLC0415 -- fontTools is an extra
    except ImportError:
        reason = "the check of glyphs needs fontTools, which is not installed: pip install 'unsched[fonts]'"
        raise fault("program", Place("fontTools"), reason=reason) from None

    reference = looks(order.reference)
    for file in order.schedules:
        try:
            for document in _documents(order, examine_schedule(file)[0].issues()):
                yield Outcome(None, tuple(missing_glyphs(document, reference)))
        except UnschedError as error:
            yield Outcome(None, error.findings)


def _documents(order: Order, schedules: Iterator[Schedule]) -> Iterator[Document]:
    for schedule in schedules:
        for code in order.languages:
            yield render(schedule, read_language(code, schedule.domain, office=schedule.office), order.draft)
