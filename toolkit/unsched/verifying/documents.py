"""All that a document ought to say, out of its schedule: masthead, lines, tables, footnotes, heads and feet."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from unsched.language import Language
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Part, Reference, Table
from unsched.schedule.texts import Text, texts_of
from unsched.schedule.values import ItemReference
from unsched.verifying.layouts import wanted_meetings, wanted_table
from unsched.verifying.numbers import label_of
from unsched.verifying.reading import Block, ReadingTable
from unsched.verifying.seen import as_read
from unsched.verifying.wanted import GAP, Parts, Slot, Wanted, WantedDocument, WantedMeeting, WantedTable
from unsched.verifying.wording import Wording, filled, referred

Found = Iterator[Wanted | WantedTable]


ASTERISKS = 3  # footnotes that have asterisks for marks


def wanted_document(schedule: Schedule, language: Language, table: ReadingTable, block: Block) -> WantedDocument:
    """What the document of a schedule in a language ought to say; `block` words its distribution block."""
    wording = Wording(schedule, language, table)
    if any(text.footnote for _, text in texts_of(schedule)):
        wording = wording.but(marks=_marks(_whole(wording, block)))
    return _whole(wording, block)


def _marks(document: WantedDocument) -> Mapping[str, str]:
    """The marks of footnotes in the order in which a document has them: up to three are asterisks."""
    parts = (part for line in document.every() for part in line.parts if isinstance(part, Slot))
    notes = dict.fromkeys(str(part.value) for part in parts if part.kind == "mark")
    return {words: "*" * n if len(notes) <= ASTERISKS else str(n) for n, words in enumerate(notes, 1)}


def _whole(wording: Wording, block: Block) -> WantedDocument:
    found = [*_front(wording), *_text(wording)]
    tables = [each for each in found if isinstance(each, WantedTable)]
    whole = WantedDocument(
        masthead=tuple(_masthead(wording, block)),
        lines=tuple(each for each in found if isinstance(each, Wanted)),
        tables=tuple(tables),
        edges=tuple(_edges(wording)),
        draft=block.lines["draft"],
        meetings=tuple(_meetings(wording)),
    )
    return whole.but(notes=tuple(_notes(wording, whole)), facts=_facts(wording, whole.meetings))


def _facts(wording: Wording, meetings: Sequence[WantedMeeting]) -> Mapping[str, str]:
    """The facts of the whole, as programs have them."""
    schedule = wording.schedule
    symbol = as_read(schedule.symbol or "")
    whole = {"lang": wording.language.code, "date": str(schedule.date), "symbol": symbol, "number": symbol}
    zone = schedule.time_zone.key if schedule.time_zone else ""
    held = [meeting for meeting in meetings if meeting.facts["kind"] != "break"]
    days = [day for meeting in held for day in (meeting.facts["date"], meeting.facts["last"])]
    first, last = (min(days), max(days)) if days else map(str, schedule.span)
    link = wording.symbol(schedule.symbol) if schedule.symbol else None
    return whole | {"first": first, "last": last, "zone": zone, "address": link.address if link else ""}


def _meetings(wording: Wording) -> Iterator[WantedMeeting]:
    schedule = wording.schedule
    if {_annexes, _only_tables} & set(_TEMPLATES.get(schedule.template, ())):
        for _, table in schedule.tables():
            yield from wanted_meetings(table, wording)


# The first page.


def _masthead(wording: Wording, block: Block) -> Iterator[Wanted]:
    schedule, code = wording.schedule, wording.language.code
    organization = schedule.organization
    yield wording.of(organization) if organization else Wanted((wording.table.lines["organization"],))
    if schedule.symbol:
        yield Wanted((as_read(schedule.symbol),), symbols=(as_read(schedule.symbol),))
    yield wording.of(schedule.organ)
    yield Wanted((block.lines[schedule.distribution],))
    yield Wanted((Slot("days", schedule.date),))
    if code not in schedule.original:
        yield Wanted((block.languages[code],))
    languages = "/".join(block.originals[original] for original in schedule.original)
    yield Wanted(filled(block.lines["original"], {"languages": (languages,)}))


def _front(wording: Wording) -> Iterator[Wanted]:
    """Body, session, when and where it meets, agenda item, title, source and note."""
    schedule = wording.schedule
    if schedule.body:
        yield wording.of(schedule.body)
    if schedule.session:
        yield wording.of(schedule.session)
    elif schedule.session_number:
        yield Wanted(wording.pattern("session", number=(Slot("number", schedule.session_number),)))
    yield from _session_dates(wording)
    if schedule.agenda_item:
        yield Wanted(wording.pattern("item", item=(Slot("item", schedule.agenda_item),)))
        yield from _title(schedule.agenda_item, wording)
    yield from (wording.of(text) for text in (schedule.title, schedule.source, *schedule.note) if text)


def _title(item: ItemReference, wording: Wording, label: str = "") -> Iterator[Wanted]:
    title = wording.schedule.titles().get(item)
    if title:
        yield wording.of(title, label)


def _session_dates(wording: Wording) -> Iterator[Wanted]:
    parts, place = wording.schedule.dates, wording.schedule.place
    if not any(part.place or part.title for part in parts):
        yield Wanted(_placed(Slot("days", tuple(part.dates for part in parts)), place, wording))
        return
    for part in parts:
        yield Wanted((*_placed(Slot("days", part.dates), _place_of(part, place), wording), *_remark(part, wording)))


def _place_of(part: Part, place: Text | None) -> Text | None:
    return part.place or (None if part.title else place)


def _remark(part: Part, wording: Wording) -> Parts:
    return (GAP, *wording.parts(part.title), GAP) if part.title else ()


def _placed(dates: Slot, place: Text | None, wording: Wording) -> Parts:
    """A place and its dates, in the order of the language."""
    if not place:
        return (dates,)
    words = wording.parts(place)
    first = wording.table.dates.year_first
    return (dates, GAP, *words) if first else (*words, GAP, dates)


# What each template goes on with; of another one nothing more is expected.


def _text(wording: Wording) -> Found:
    for part in _TEMPLATES.get(wording.schedule.template, ()):
        yield from part(wording)


def _agenda(wording: Wording) -> Found:
    for item, title in wording.schedule.titles().items():
        if title:
            yield wording.of(title, label_of(item))
        else:
            yield Wanted(wording.pattern("item", item=(Slot("item", item),)))


def _annotations(wording: Wording) -> Found:
    for number, item in wording.schedule.agenda.items():
        if not (item.annotation or item.documents):
            continue
        untitled = Wanted(wording.pattern("item", item=(Slot("item", ItemReference(number)),)))
        yield wording.of(item.title, number) if item.title else untitled
        yield from map(wording.of, item.annotation)
        if item.documents:
            yield _documentation(item.documents, wording)


def _documentation(documents: tuple[Reference, ...], wording: Wording) -> Wanted:
    parts = wording.pattern("documents", documents=referred(documents, wording))
    return wording.line(parts, None, "", documents)


def _annexes(wording: Wording) -> Found:
    schedule = wording.schedule
    for annex in schedule.annexes:
        yield wording.of(annex.title)
        yield from _tables(annex.tables, wording)
    if schedule.days:
        dates = Slot("days", tuple(part.dates for part in schedule.dates))
        yield Wanted(wording.pattern("annex", dates=(dates,)))
        yield from _tables(tuple(schedule.own_tables()), wording)


def _only_tables(wording: Wording) -> Found:
    for annex in wording.schedule.annexes:
        yield from _tables(annex.tables, wording)
    if wording.schedule.days:
        yield from _tables(tuple(wording.schedule.own_tables()), wording)


def _tables(tables: tuple[Table, ...], wording: Wording) -> Found:
    found = [(table, wanted) for table in tables if (wanted := wanted_table(table, wording))]
    if not found:
        return
    if wording.schedule.as_of:
        yield Wanted(wording.pattern("as_of", date=(Slot("days", wording.schedule.as_of),)))
    if wording.schedule.room:
        yield wording.said("room", room=wording.schedule.room)
    for table, wanted in found:
        if table.heading:
            yield wording.of(table.heading)
        yield wanted
        if table.remark:
            yield wording.of(table.remark)


def _list_of_documents(wording: Wording) -> Found:
    rows = tuple(
        (
            (_symbol(document.symbol, wording),),
            (Wanted((Slot("item", document.item),) if document.item else ()),),
            (wording.of(document.title),),
        )
        for document in wording.schedule.documents
    )
    yield WantedTable("documents", rows=rows)


def _symbol(symbol: str, wording: Wording) -> Wanted:
    return wording.line((as_read(symbol),), None, "", (Reference(symbol=symbol),))


_TEMPLATES: Mapping[str, tuple[Callable[[Wording], Found], ...]] = {
    "annotated-agenda": (_agenda, _annotations, _annexes),
    "list-of-documents": (_list_of_documents,),
    "order-of-the-day": (_only_tables,),
    "organization-of-work": (_annexes,),
    "provisional-agenda": (_agenda,),
}


# Around the text.


def _notes(wording: Wording, document: WantedDocument) -> Iterator[Wanted]:
    """The footnotes whose marks stand in a document, each once."""
    parts = (part for line in document.every() for part in line.parts if isinstance(part, Slot))
    used = {part.value for part in parts if part.kind == "mark"}
    notes = {text.footnote.text: text.footnote for _, text in texts_of(wording.schedule) if text.footnote}
    for text in notes.values():
        if wording.mark(text) in used:
            yield wording.line((Slot("mark", wording.mark(text)), GAP, *wording.parts(text)), text)


def _edges(wording: Wording) -> Iterator[Wanted]:
    """What heads and feet of pages say: symbol and job number, on the first page with its stamps."""
    schedule = wording.schedule
    if schedule.symbol:
        yield Wanted((as_read(schedule.symbol),), symbols=(as_read(schedule.symbol),))
    if schedule.job_number and schedule.symbol:
        number = as_read(schedule.job_number)
        received = None if wording.language.code in schedule.original else schedule.received
        stamps = [f"{day:%d%m%y}" for day in (received, schedule.issued) if day]
        yield Wanted((number,), symbols=(number,))
        yield Wanted((number, GAP, wording.table.letter, *(part for s in stamps for part in (GAP, s)), GAP))
