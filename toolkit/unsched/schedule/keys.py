"""What each key of a schedule holds, in a sentence: for editors, and for whoever begins a schedule."""

from collections.abc import Mapping

from unsched.fields import Model
from unsched.schedule.model import AgendaItem, OtherDocument, Schedule
from unsched.schedule.programme import Annex, Day, Entry, Listed, Meeting, Part, Reference, Table
from unsched.schedule.texts import Text, Value

_DOCUMENT = {
    "template": "The kind of document: organization-of-work, provisional-agenda, order-of-the-day …",
    "symbol": "The document's symbol, such as A/AC.290/2020/1; without it the file is named after the schedule.",
    "distribution": "Who may have the document: general, limited or restricted.",
    "date": "The date of the masthead, as 2020-01-22.",
    "job_number": "The job number, as 20-01234.",
    "received": "The day on which the translators received the original.",
    "issued": "The day on which the document was issued.",
    "as_of": "The day that the timetable is correct on, subject to change.",
    "agenda_item": "The agenda item that the document is issued under: 3, 5 (c) or 1.1.",
    "title": "The document's title; without it, that of the template.",
    "source": "Who the document is by: Note by the Secretariat.",
    "day": "The only day that the document is about.",
    "note": "The paragraphs of the document's text.",
}

KEYS: Mapping[type[Model], Mapping[str, str]] = {
    Schedule: _DOCUMENT
    | {
        "office": "The duty station whose practice the document follows, such as geneva.",
        "organization": "The organization in the first line of the masthead; without it, the United Nations.",
        "organ": "The organ in the masthead: General Assembly.",
        "original": "The language that these texts are written in, en; or several, [en, fr]: they are in the first.",
        "body": "Who meets: the committee, working group or council.",
        "session": "The session in words: Second substantive session.",
        "session_number": "The session's number, 69 for the sixty-ninth session, in the place of its words.",
        "dates": "The first and the last day, 2020-02-10/2020-02-14, or the only one; or a list of its parts.",
        "place": "The city in which the session is held.",
        "time_zone": "The time zone by its name in the IANA database, such as Europe/Zurich.",
        "agenda": "The agenda items by their numbers, each with its title.",
        "annex_original": "The language of the annex, where it was written in another one.",
        "hours": "The usual hours of morning, afternoon and evening meetings.",
        "room": "The room in which meetings usually are.",
        "numbers": "Whether meetings are numbered in figures or in words.",
        "series": "The series that short symbols belong to: A/AC.290, say, for CRP.5.",
        "layout": "How the days are laid out: days, rooms, weeks or items.",
        "days": "The days of the timetable, in order.",
        "annexes": "Annexes with tables of days, where there is more than one table.",
        "documents": "The list of the session's documents.",
        "also": "Other documents that are issued from this schedule.",
    },
    OtherDocument: _DOCUMENT,
    AgendaItem: {
        "title": "The item's title; without it, the item is known by its number.",
        "sub_items": "The titles of its sub-items, by their letters or numbers; or the letters alone.",
        "annotation": "The paragraphs about it in the annotated agenda.",
        "documents": "Its documents.",
    },
    Text: {
        "text": "The words, with placeholders such as %(date)s for what each language writes in its own way.",
        "context": "What tells these words from the same words in another role.",
        "with": "The values of the placeholders, by their names.",
        "footnote": "A note at the foot of the page.",
    },
    Value: {
        "date": "A date: 10 February 2020.",
        "dates": "A range of dates: 10–14 February 2020.",
        "on": "A day in a sentence, with a time or without: on Friday, 5 June 2015, at 3 p.m.",
        "from": "A range of dates or of times in a sentence: from 5 to 9 June 2015.",
        "time": "A time: 3 p.m.",
        "times": "A range of times: 3–4.30 p.m.",
        "item": "The number of an agenda item: 5 (c).",
        "title": "The number of an agenda item, whose title is written.",
        "symbol": "The symbol of a document, which becomes a link to it.",
        "link": "A web address.",
    },
    Part: {
        "dates": "The first and the last day of this part.",
        "place": "The city in which this part is held.",
        "title": "What this part is called.",
    },
    Annex: {
        "title": "The annex's title.",
        "original": "The language of the annex, where it was written in another one.",
        "tables": "The tables of days in it.",
    },
    Table: {
        "heading": "What stands above the table.",
        "layout": "How the days are laid out: days, rooms, weeks or items.",
        "remark": "What stands below the table.",
        "days": "The days, in order.",
    },
    Day: {
        "date": "The day, 2020-02-10; or days that belong together, 2020-02-10/2020-02-11.",
        "title": "What the day is called.",
        "reason": "Why there are no meetings: United Nations holiday.",
        "meetings": "The day's meetings, in order.",
    },
    Meeting: {
        "time": "When it is: 10:00/13:00; 22:00/02:00 next day; 10:00 without an end; morning, afternoon or evening.",
        "or_later": "Whether it may end later, if required.",
        "after": "What it comes after, where it has no time: immediately after the plenary meeting.",
        "number": "The meeting's number: 240 for the 240th meeting.",
        "kind": "The kind of meeting.",
        "body": "Who meets, where that is not the body of the session.",
        "title": "What the meeting is called.",
        "room": "The room, where it is not the usual one.",
        "place": "The place, where it is not that of the session.",
        "chair": "Who is in the chair.",
        "cancelled": "Whether it is cancelled.",
        "programme": "What it takes up, in order: words, or agenda items.",
    },
    Entry: {
        "text": "Words of the programme's own: Opening of the session.",
        "item": "An agenda item: 5, 5 (c) or 1.1.",
        "continued": "Whether it is continued, where that does not follow from the earlier meetings.",
        "concluded": "Whether no later meeting comes back to it.",
        "action": "What the meeting is asked for.",
        "deadline": "The time at which it happens.",
        "documents": "The documents before the meeting.",
        "points": "Points below the entry.",
        "chair": "Who is in the chair.",
        "moderator": "Who moderates.",
        "speakers": "Who speaks.",
        "context": "What tells these words from the same words in another role.",
        "with": "The values of the placeholders in the text, by their names.",
        "footnote": "A note at the foot of the page.",
    },
    Reference: {
        "symbol": "The document's symbol, whole, or short where the schedule names its series.",
        "remark": "What stands behind it in brackets: in English only.",
    },
    Listed: {
        "symbol": "The document's symbol.",
        "title": "The document's title.",
        "item": "The agenda item that it belongs to.",
        "date": "The document's date.",
    },
}
