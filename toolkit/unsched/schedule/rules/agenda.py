"""Rules of the agenda: what is referred to is there, and is taken up in order."""

from collections.abc import Iterator

from unsched.errors import Finding
from unsched.frozen import Path
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule
from unsched.schedule.values import ItemReference


def items_are_in_the_agenda(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item that is referred to is in the agenda."""
    titles = schedule.titles()
    expected = ", ".join(map(str, titles)) or "an agenda"
    for path, item in _references(schedule):
        if item not in titles:
            yield Finding("item-absent", locate(path), {"found": item, "expected": expected})


def items_are_taken_up(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item is taken up, itself or one of its sub-items; the document's own item need not be."""
    used = {entry.item for _, entry in schedule.entries() if entry.item}
    reached = used | {item.parent for item in used} | {schedule.agenda_item}
    for item in schedule.titles():
        if item not in reached:
            tail = ("sub_items", item.letter) if item.letter else ()
            yield Finding("item-unused", locate(("agenda", item.number, *tail)), {"found": item})


def items_begin_before_they_continue(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """What is marked as continued was taken up at an earlier meeting."""
    begun: dict[ItemReference, Path] = {}
    for path, entry in schedule.entries():
        if entry.item is None:
            continue
        meeting = path[:-2]
        if entry.continued and begun.get(entry.item, meeting) == meeting:
            yield Finding("item-not-begun", locate((*path, "continued")), {"found": entry.item})
        begun.setdefault(entry.item, meeting)


def concluded_items_stay_so(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """What a meeting has concluded is not taken up again."""
    concluded: set[ItemReference] = set()
    for path, entry in schedule.entries():
        if entry.item in concluded:
            yield Finding("item-concluded", locate((*path, "item")), {"found": entry.item})
        if entry.item and entry.concluded:
            concluded.add(entry.item)


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
        if document.symbol in seen:
            yield Finding("document-twice", locate(("documents", index, "symbol")), {"found": document.symbol})
        seen.add(document.symbol)


def _references(schedule: Schedule) -> Iterator[tuple[Path, ItemReference]]:
    if schedule.agenda_item:
        yield ("agenda_item",), schedule.agenda_item
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if item := value.item or value.title:
                yield (*path, "with", name), item
    for path, entry in schedule.entries():
        if entry.item:
            yield (*path, "item"), entry.item
    for index, document in enumerate(schedule.documents):
        if document.item:
            yield ("documents", index, "item"), document.item


RULES: tuple[Rule, ...] = (
    items_are_in_the_agenda,
    items_are_taken_up,
    items_begin_before_they_continue,
    concluded_items_stay_so,
    documents_are_listed,
    documents_are_listed_once,
)
