"""Rules of the agenda and of documents: what is referred to is there, and is taken up in order."""

from collections.abc import Iterator

from unsched.errors import Finding
from unsched.refusals import Path
from unsched.schedule.model import Moments, Schedule
from unsched.schedule.programme import Entry
from unsched.schedule.rules.rule import Locate, Rule, is_whole, issued, listed
from unsched.schedule.values import ItemReference


def items_are_in_the_agenda(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item that is referred to is in the agenda."""
    titles = schedule.titles()
    expected = f"one of {listed(titles)}" if titles else "an agenda"
    for path, item in _references(schedule):
        if item not in titles:
            yield Finding("item-absent", locate(path), {"found": item, "expected": expected})


def titles_that_are_printed_are_there(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """An item whose title a document prints by itself has one."""
    titles = schedule.titles()
    for path, item in _titles_printed(schedule):
        if item in titles and titles[item] is None:
            yield Finding("title-absent", locate(path), {"found": item})


def items_are_taken_up(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item is taken up, itself or one of its sub-items; the item of a document need not be.

    One whose sub-items are nowhere named is taken up as a whole.
    """
    if not is_whole(schedule):
        return
    used = {entry.item for _, entry in schedule.entries() if entry.item}
    divided = {item.parent for item in used if item.letter}
    reached = used | divided | {issue.agenda_item for issue in schedule.issues()}
    for item in schedule.titles():
        if item not in reached and (item.parent not in used or item.parent in divided):
            tail = ("sub_items", item.letter) if item.letter else ()
            yield Finding("item-unused", locate(("agenda", item.number, *tail)), {"found": item})


def sub_items_have_no_gaps(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A sub-item has the one of the letter before it."""
    for number, item in schedule.agenda.items():
        for letter in item.sub_items:
            before = chr(ord(letter) - 1) if letter.isalpha() else letter
            if letter not in ("a", before) and before not in item.sub_items:
                found, expected = ItemReference(number, letter), ItemReference(number, before)
                place = locate(("agenda", number, "sub_items", letter))
                yield Finding("item-gap", place, {"found": found, "expected": expected})


def items_begin_before_they_continue(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """What is marked as continued was taken up at an earlier meeting, and what was, is not marked as new."""
    begun, whole = schedule.begun(), is_whole(schedule)
    for path, moment, entry in _taken_up(schedule):
        earlier = begun.get(entry.item, moment) < moment if entry.item else None
        if entry.item and entry.continued is not None and entry.continued != earlier and (earlier or whole):
            kind = "item-begun" if earlier else "item-not-begun"
            yield Finding(kind, locate((*path, "continued")), {"found": entry.item})


def concluded_items_stay_so(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """What a meeting has concluded is not taken up again."""
    ends: dict[ItemReference, Moments] = {}
    for _, moment, entry in _taken_up(schedule):
        if entry.item and entry.concluded:
            ends[entry.item] = min(moment, ends.get(entry.item, moment))
    for path, moment, entry in _taken_up(schedule):
        if entry.item in ends and ends[entry.item] < moment:
            yield Finding("item-concluded", locate((*path, "item")), {"found": entry.item})


def _taken_up(schedule: Schedule) -> Iterator[tuple[Path, Moments, Entry]]:
    """The entries of meetings that are held, with their paths and moments."""
    for path, day, meeting in schedule.meetings():
        moment = schedule.moment(day, int(path[-1]))
        for index, entry in enumerate(() if meeting.cancelled else meeting.programme):
            yield (*path, "programme", index), moment, entry


def documents_are_listed(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A document that is referred to is in the list of documents, where there is one."""
    listed = {schedule.whole_symbol(document.symbol) for document in schedule.documents}
    for path, reference in schedule.references():
        if listed and schedule.whole_symbol(reference.symbol) not in listed:
            yield Finding("document-unlisted", locate(path), {"found": reference.symbol})


def documents_are_listed_once(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No document stands twice in the list of documents."""
    seen: set[str] = set()
    for index, document in enumerate(schedule.documents):
        whole = schedule.whole_symbol(document.symbol)
        if whole in seen:
            yield Finding("document-twice", locate(("documents", index, "symbol")), {"found": document.symbol})
        seen.add(whole)


def _titles_printed(schedule: Schedule) -> Iterator[tuple[Path, ItemReference]]:
    for own, issue in issued(schedule):
        if issue.agenda_item:
            yield (*own, "agenda_item"), issue.agenda_item
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if value.title:
                yield (*path, "with", name), value.title


def _references(schedule: Schedule) -> Iterator[tuple[Path, ItemReference]]:
    yield from _titles_printed(schedule)
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if value.item:
                yield (*path, "with", name), value.item
    for path, entry in schedule.entries():
        if entry.item:
            yield (*path, "item"), entry.item
    for index, document in enumerate(schedule.documents):
        if document.item:
            yield ("documents", index, "item"), document.item


def days_of_documents_are_there(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The one day that a document is about is in the timetable."""
    days = [day.date for _, day in schedule.all_days()]
    for own, issue in issued(schedule):
        if issue.day and not any(issue.day in day for day in days):
            details = {"found": issue.day, "expected": listed(days)}
            yield Finding("day-absent", locate((*own, "day")), details)


RULES: tuple[Rule, ...] = (
    items_are_in_the_agenda,
    titles_that_are_printed_are_there,
    items_are_taken_up,
    sub_items_have_no_gaps,
    items_begin_before_they_continue,
    concluded_items_stay_so,
    documents_are_listed,
    documents_are_listed_once,
    days_of_documents_are_there,
)
