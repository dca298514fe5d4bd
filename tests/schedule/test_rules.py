"""The rules of a schedule: each has cases in which it speaks, and cases in which it must not."""

import re
from datetime import date
from pathlib import Path

import pytest

from unsched import Schedule, UnschedError
from unsched.errors import WORDING
from unsched.fields import keys
from unsched.resources import SHIPPED
from unsched.schedule.holidays import easter, holidays_within, read_holidays
from unsched.schedule.reading import examine_schedule
from unsched.schedule.values import Days

WHOLE = (Path(__file__).parent / "whole.yaml").read_text(encoding="utf-8")
FIRST_MEETING = "      - time: 10:00/13:00\n        number: 7\n"
SECOND_MEETING = "      - time: 15:00/18:00\n        number: 8\n"
HOURS = "expected one of 10:00/13:00, 15:00/18:00"
TEMPLATES = "annotated-agenda, list-of-documents, order-of-the-day, organization-of-work, provisional-agenda"

# The kind, what is replaced in the whole schedule, by what, and the line and message of each finding; none, where the
# rule must not speak.
CASES: list[tuple[str, str, str, list[str]]] = [
    # days
    ("part-order", "dates: 2024-03-25/2024-03-27", "dates: [2024-03-26/2024-03-27, 2024-03-25/2024-03-26]",
     ["7:32: the part 2024-03-25/2024-03-26 of the session begins before the end of 2024-03-26/2024-03-27; expected the parts in order"]),
    ("part-order", "dates: 2024-03-25/2024-03-27", "dates: [2024-03-25/2024-03-26, {dates: 2024-03-27, title: Closing}]", []),
    ("day-outside", "  - date: 2024-03-27", "  - date: 2024-03-27/2024-03-28",
     ["35:11: 2024-03-27/2024-03-28 lies outside the session, 2024-03-25/2024-03-27"]),
    ("day-order", "  - date: 2024-03-26", "  - date: 2024-03-25/2024-03-27",
     ["30:11: 2024-03-25/2024-03-27 comes after 2024-03-25; expected the days in order, each once",
      "35:11: 2024-03-27 comes after 2024-03-25/2024-03-27; expected the days in order, each once"]),
    ("day-order", "  - date: 2024-03-26", "  - date: 2024-03-25/2024-03-26",
     ["30:11: 2024-03-25/2024-03-26 comes after 2024-03-25; expected the days in order, each once"]),
    ("day-missing", "2024-03-27\nplace", "2024-03-28\nplace",
     ["7:8: warning: 2024-03-28 is a day of the session, 2024-03-25/2024-03-28, and is not in the timetable"]),
    ("day-missing", "2024-03-27\nplace", "2024-04-26\nplace", []),  # a timetable of single days
    ("day-absent", "date: 2024-03-04", "date: 2024-03-04\nday: 2024-03-28",
     ["4:6: 2024-03-28 is not in the timetable; expected one of 2024-03-25, 2024-03-26, 2024-03-27"]),
    ("day-absent", "days:\n", "also: [{template: order-of-the-day, date: 2024-03-25, day: 2024-03-24}]\ndays:\n",
     ["18:60: 2024-03-24 is not in the timetable; expected one of 2024-03-25, 2024-03-26, 2024-03-27"]),
    ("day-absent", "days:\n", "also: [{template: order-of-the-day, date: 2024-03-25, day: 2024-03-25}]\ndays:\n", []),
    # meetings
    ("meeting-order", "time: 15:00/18:00", "time: 08:00/10:00",
     ["26:15: the meeting at 08:00/10:00 comes after the one at 10:00/13:00; expected them in order",
      f"26:15: warning: the meeting at 08:00/10:00 is not within the hours of interpretation; {HOURS}"]),
    ("meeting-clash", "time: 15:00/18:00", "time: 10:00",
     ["26:15: the meeting at 10:00 overlaps the one at 10:00/13:00"]),
    ("meeting-clash", "time: 15:00/18:00", "time: 13:00/13:30\n        kind: break", []),
    ("meeting-clash", "time: 15:00/18:00", "time: 10:00/13:00\n        room: Conference Room 2", []),
    ("meeting-clash", "time: 15:00/18:00", "time: 10:00/13:00\n        cancelled: true", []),
    ("meeting-clash", FIRST_MEETING, "      - {time: 10:30/11:30, kind: side event, title: Posters}\n" + FIRST_MEETING, []),
    ("meeting-clash", SECOND_MEETING,
     "      - {time: 10:00/13:00, title: One, room: Room A}\n      - {time: 12:00/13:00, title: Two, room: Room A}\n" + SECOND_MEETING,
     ["27:16: the meeting at 12:00/13:00 overlaps the one at 10:00/13:00"]),
    ("meeting-clash", SECOND_MEETING,
     "      - {time: 10:00/13:00, title: One, body: Bureau}\n      - {time: 12:00/13:00, title: Two, body: Bureau}\n" + SECOND_MEETING,
     ["27:16: the meeting at 12:00/13:00 overlaps the one at 10:00/13:00"]),
    ("meeting-clash", SECOND_MEETING,  # the longest of those before counts
     "".join(f"      - {{time: {time}, title: One, room: Room A}}\n" for time in ("10:00/13:00", "10:30/11:00", "12:00/13:00")) + SECOND_MEETING,
     ["27:16: the meeting at 10:30/11:00 overlaps the one at 10:00/13:00",
      "28:16: the meeting at 12:00/13:00 overlaps the one at 10:00/13:00"]),
    # in the usual room, one has no room of one's own to be in
    ("meeting-clash", FIRST_MEETING, "      - {time: 10:00/13:00, title: One, body: Bureau}\n" + FIRST_MEETING, []),
    ("meeting-clash", "days:\n  - date: 2024-03-25\n    meetings:\n" + FIRST_MEETING,
     "room: Room A\ndays:\n  - date: 2024-03-25\n    meetings:\n      - {time: 10:00/13:00, title: One, body: Bureau}\n" + FIRST_MEETING,
     ["23:15: the meeting at 10:00/13:00 overlaps the one at 10:00/13:00"]),
    *(("meeting-clash", "days:\n  - date: 2024-03-25\n    meetings:\n" + FIRST_MEETING,
       f"room: Room A\ndays:\n  - date: 2024-03-25\n    meetings:\n      - {{time: 10:00/13:00, title: One, {own}}}\n" + FIRST_MEETING, [])
      for own in ("body: Bureau, room: Room B", "room: Room B", "kind: side event", "kind: informal", "cancelled: true", "place: Geneva")),
    ("meeting-clash", "days:\n  - date: 2024-03-25\n    meetings:\n" + FIRST_MEETING,
     "room: Room A\ndays:\n  - date: 2024-03-25\n    meetings:\n      - {time: 10:00/13:00, title: One, room: Room A, place: New York}\n" + FIRST_MEETING,
     ["23:15: the meeting at 10:00/13:00 overlaps the one at 10:00/13:00"]),
    # over midnight
    ("meeting-clash", "time: 15:00/18:00", "kind: closed\n        time: 22:00/10:30 next day",
     ["27:15: warning: the meeting at 22:00/10:30 next day is not within the hours of interpretation; " + HOURS,
      "33:15: the meeting at 10:00/13:00 overlaps the one at 22:00/10:30 next day in line 27"]),
    ("meeting-clash", "time: 15:00/18:00", "kind: closed\n        time: 22:00/10:00 next day",
     ["27:15: warning: the meeting at 22:00/10:00 next day is not within the hours of interpretation; " + HOURS]),
    # order
    ("meeting-early", FIRST_MEETING, "      - {time: 15:00/18:00, title: One, body: Bureau}\n" + FIRST_MEETING,
     ["22:15: warning: the meeting at 10:00/13:00 stands after the one at 15:00/18:00, which begins later"]),
    ("meeting-early", FIRST_MEETING, "      - {time: 15:00/18:00, title: One, kind: side event}\n" + FIRST_MEETING, []),
    ("meeting-early", FIRST_MEETING, "      - {time: 15:00/18:00, title: One, cancelled: true}\n" + FIRST_MEETING, []),
    ("meeting-early", "  - date: 2024-03-26\n    meetings:\n",  # bodies side by side, one after the other in the file
     "  - date: 2024-03-26\n    meetings:\n" + "".join(f"      - {{time: {time}, title: One, body: {body}}}\n" for body in "AB" for time in ("10:00/13:00", "15:00/18:00")),
     ["34:16: warning: the meeting at 10:00/13:00 stands after the one at 15:00/18:00, which begins later",
      "36:15: warning: the meeting at 10:00/13:00 stands after the one at 15:00/18:00, which begins later"]),
    ("meeting-early", "days:\n  - date: 2024-03-25\n    meetings:\n",
     "layout: rooms\ndays:\n  - date: 2024-03-25\n    meetings:\n" + "".join(f"      - {{time: {time}, title: One, body: {body}}}\n" for body in "AB" for time in ("10:00/13:00", "15:00/18:00")), []),
    ("hours-unusual", "time: 15:00/17:30", "time: 15:00/18:30",
     [f"38:15: warning: the meeting at 15:00/18:30 is not within the hours of interpretation; {HOURS}"]),
    ("hours-unusual", "time: 15:00/17:30", "time: 15:00/18:30\n        kind: informal consultations", []),
    ("hours-unusual", "date: 2024-03-04", "date: 2024-03-04\nhours: {morning: 10:00/13:00, afternoon: 14:30/17:30}",
     ["27:15: warning: the meeting at 15:00/18:00 is not within the hours of interpretation; expected one of 10:00/13:00, 14:30/17:30"]),
    ("hours-unusual", "template: organization-of-work\n",
     "template: organization-of-work\norganization: World Health Organization\nhours: {evening: 20:00/21:00}\n", []),
    ("number-order", "number: 9", "number: 11",
     ["33:17: warning: found the meeting number 11; expected 9", "39:17: warning: found the meeting number 10; expected 12"]),
    ("number-order", "number: 9", "number: 1\n        body: Drafting group",
     ["40:17: warning: found the meeting number 10; expected 9"]),
    # places
    ("time-zone-missing", "place: New York\ntime_zone: America/New_York", "place: New York and online",
     ["8:8: warning: 'New York and online' is attended from elsewhere; expected a time_zone such as Europe/Zurich"]),
    ("time-zone-missing", "time_zone: America/New_York\n", "", []),
    ("time-zone-missing", "place: New York\n", "place: New York and online\n", []),
    # documents
    ("template-unknown", "template: organization-of-work", "template: organisation-of-work",
     ["1:11: template 'organisation-of-work' is not there; expected organization-of-work, of " + TEMPLATES]),
    ("template-unknown", "days:\n", "also: [{template: timetable, date: 2024-03-25}]\ndays:\n",
     ["18:19: template 'timetable' is not there; expected one of " + TEMPLATES]),
    ("layout-unknown", "days:\n", "layout: room\ndays:\n",
     ["18:9: layout 'room' is not there; expected rooms, of days, items, rooms, weeks"]),
    *(("layout-unknown", "days:\n", f"layout: {layout}\ndays:\n", []) for layout in ("days", "items", "rooms", "weeks")),
    ("office", "organ:", "office: genva\norgan:", ["2:9: office 'genva' is not known; expected one of geneva, new-york, vienna"]),
    ("office", "organ:", "office: geneva\norgan:", []),
    ("document-name", "days:\n", "also: [{template: organization-of-work, date: 2024-03-25}]\ndays:\n",
     ["18:19: document 'whole-organization-of-work' is issued already, line 1; give this one a symbol of its own"]),
    ("document-name", "organ:", "symbol: A/1\nalso:\n  - {template: provisional-agenda, date: 2024-03-25}\n  - {template: list-of-documents, symbol: A/1, date: 2024-03-25}\norgan:",
     ["5:43: document 'A/1' is issued already, line 2; give this one a symbol of its own"]),
    ("document-name", "days:\n", "also: [{template: order-of-the-day, date: 2024-03-25, day: 2024-03-25}, {template: order-of-the-day, date: 2024-03-25, day: 2024-03-26}]\ndays:\n", []),
    ("document-name", "days:\n", "also: [{template: organization-of-work, symbol: A/1, date: 2024-03-25}]\ndays:\n", []),
    ("document-empty", "documents:\n  - {symbol: A/AC.9/1, title: Provisional agenda}\n  - {symbol: A/AC.9/2, title: Order in rooms}\n",
     "also: [{template: list-of-documents, date: 2024-03-25}]\n",
     ["15:19: warning: the document 'list-of-documents' has nothing to print without the key 'documents'"]),
    ("document-empty", "days:\n", "also: [{template: list-of-documents, date: 2024-03-25}, {template: provisional-agenda, date: 2024-03-25}]\ndays:\n", []),
    ("series-missing", "documents: [A/AC.9/2]", "documents: [CRP.1, CRP.2]",
     ["29:39: warning: 'CRP.1' is a short symbol; expected a key 'series' that it belongs to, or the whole symbol",
      "29:39: warning: document CRP.1 is not in the list of documents", "29:46: warning: document CRP.2 is not in the list of documents"]),
    ("series-missing", "[Closure of the session]", "[{text: '%(s)s', with: {s: {symbol: CRP.1}}}]",
     ["40:47: warning: 'CRP.1' is a short symbol; expected a key 'series' that it belongs to, or the whole symbol"]),
    ("series-missing", "  - {symbol: A/AC.9/1, title: Provisional agenda}\n  - {symbol: A/AC.9/2,", '  - {symbol: "1", title: Provisional agenda}\n  - {symbol: "2",',
     ["16:14: warning: '1' is a short symbol; expected a key 'series' that it belongs to, or the whole symbol",
      "29:39: warning: document A/AC.9/2 is not in the list of documents"]),
    ("series-missing", "organ:", "symbol: A\norgan:", []),
    # agenda
    ("item-gap", "{a: In rooms, b: On tables}", "{a: In rooms, b: On tables, d: On chairs}",
     ["14:47: warning: agenda item 2 (d) is never taken up in the timetable",
     "14:47: warning: agenda item 2 (d) has no 2 (c) before it"]),
    ("item-gap", "{a: In rooms, b: On tables}", "{a: In rooms, b: On tables, 3: On chairs}",
     ["14:47: warning: agenda item 2.3 is never taken up in the timetable"]),
    ("item-unused", "          - item: 1\n", "", ["11:6: warning: agenda item 1 is never taken up in the timetable"]),
    ("item-unused", "organ: General Assembly", "organ: General Assembly\nagenda_item: 1", []),
    ("item-unused", "2024-03-27\nplace: New York\n", "2024-04-26\nplace: New York\n", []),
    ("item-not-begun", "[{item: 2 (b)}]", "[{item: 2 (b), continued: true}]",
     ["34:46: warning: agenda item 2 (b) is marked as continued, but was not taken up before"]),
    ("item-not-begun", "{item: 2 (a), documents", "{item: 2 (a), continued: true, documents", []),
    ("item-begun", "{item: 2 (a), documents", "{item: 2 (a), continued: false, documents",
     ["29:38: warning: agenda item 2 (a) is marked as not continued, but was taken up before"]),
    ("item-begun", "[{item: 2 (b)}]", "[{item: 2 (b), continued: false}]", []),
    ("item-concluded", "          - item: 2 (a)\n", "          - {item: 2 (a), concluded: true}\n",
     ["29:20: warning: agenda item 2 (a) is taken up again after it was concluded"]),
    ("item-concluded", "{item: 2 (a), documents", "{item: 2 (a), concluded: true, documents", []),
    ("item-absent", "days:\n", "also: [{template: provisional-agenda, date: 2024-03-25, agenda_item: 3}]\ndays:\n",
     ["18:70: agenda item 3 is not in the agenda; expected one of 1, 2, 2 (a), 2 (b)"]),
    ("title-absent", "agenda:\n", "also: [{template: provisional-agenda, date: 2024-03-25, agenda_item: 4}]\nagenda:\n  4: {}\n",
     ["10:70: agenda item 4 has no title, which is printed here; write it in the agenda"]),
    ("item-absent", WHOLE[WHOLE.index("agenda:") :], "agenda_item: 1\ndays: [{date: 2024-03-25, reason: None}, {date: 2024-03-27, reason: None}]\n",
     ["10:14: agenda item 1 is not in the agenda; expected an agenda"]),
    ("language", WHOLE[WHOLE.index("days:") :],
     "annexes:\n  - title: One\n    original: tlh\n    tables: [{days: [{date: 2024-03-25, meetings: [{time: 10:00, programme: [item: 1, item: 2]}]}, {date: 2024-03-27, reason: None}]}]\n",
     ["20:15: language 'tlh' is not known; expected one of ar, en, es, fr, ru, zh"]),
    ("document-unlisted", "[A/AC.9/2]", "[A/AC.9/2, {symbol: A/AC.9/3, remark: in English only}]",
     ["29:49: warning: document A/AC.9/3 is not in the list of documents"]),
    ("document-unlisted", "date: 2024-03-04", "date: 2024-03-04\nseries: A/AC.9", []),
    ("document-twice", "symbol: A/AC.9/2, ", "symbol: A/AC.9/1, ",
     ["17:14: document A/AC.9/1 stands in the list of documents already",
      "29:39: warning: document A/AC.9/2 is not in the list of documents"]),
    # texts
    ("weekday", "title: Last day", "title: Thursday", ["36:12: warning: 'Thursday' is typed by hand; write a placeholder such as %(date)s and its value under with:",
     "36:12: found 'Thursday'; expected Wednesday"]),
    ("weekday", "[Closure of the session]", "[{text: 'Lists close on Tuesday, %(d)s', with: {d: 2024-03-27}}]",
     ["40:21: warning: 'Tuesday' is typed by hand; write a placeholder such as %(date)s and its value under with:",
      "40:21: found 'Tuesday, %(d)s'; expected Wednesday"]),
    ("mixed-letters", "[Closure of the session]", '["C\u0440eda"]',
     ["40:21: warning: 'C\u0440eda' has Latin and Cyrillic letters, which look alike"]),
    ("odd-digits", "[Closure of the session]", '["Round \uff12 and 1\u0662"]',
     ["40:21: warning: found '\uff12'; expected digits of one kind, 0 to 9", "40:21: warning: found '1\u0662'; expected digits of one kind, 0 to 9"]),
    ("unseen", "[Closure of the session]", '["Clo\u00adsure of\u200b the session"]',
     ["40:21: warning: found U+00AD SOFT HYPHEN, which no reader sees", "40:21: warning: found U+200B ZERO WIDTH SPACE, which no reader sees"]),
    ("unseen", "[Closure of the session]", '["Closure of the session\u00a0– а\u200dب"]', []),
]  # fmt: skip


def _findings(text: str, folder: Path) -> list[str]:
    path = folder / "whole.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        found = examine_schedule(path)[1]
    except UnschedError as error:
        found = list(error.findings)
    return [str(finding).removeprefix(f"{path}:") for finding in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [case[1:] for case in CASES],
    ids=[f"{kind}-{'fires' if found else 'is_silent'}-{n}" for n, (kind, _, _, found) in enumerate(CASES)],
)
def test_a_rule_speaks_where_it_should_and_nowhere_else(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    assert WHOLE.count(old)

    assert _findings(WHOLE.replace(old, new), tmp_path) == expected


def test_the_whole_schedule_is_without_fault(tmp_path: Path) -> None:
    assert _findings(WHOLE, tmp_path) == []


def test_every_kind_of_finding_of_the_rules_has_a_case() -> None:
    rules = (SHIPPED / "toolkit/unsched/schedule/rules").glob("*.py")
    yielded = {kind for path in rules for kind in WORDING if f'"{kind}"' in path.read_text(encoding="utf-8")}
    told = {kind for kind in yielded for _, _, _, found in CASES + BY_DATE if _words(kind, found)}

    assert yielded - told - ELSEWHERE - keys(Schedule).keys() == set()


# Those of `test_reading.py`, and of the two tests below.
ELSEWHERE = {"original-twice", "title-in-title", "placeholder-without-value", "value-without-placeholder", "percent"}


def _words(kind: str, found: list[str]) -> bool:
    pattern = re.sub(r"\\{\w+(?:!r)?\\}", ".*", re.escape(WORDING[kind]))
    return any(re.search(pattern, line) for line in found)


# The zone, the last day and its time, and what is found.
BY_DATE: list[tuple[str, str, str, list[str]]] = [
    ("Europe/Zurich", "2024-03-31", "02:30/03:30",
     ["38:15: 2024-03-31 02:30/03:30 does not exist in Europe/Zurich, where clocks are put forward then"]),
    ("Europe/Zurich", "2024-03-31", "03:00/03:30", []),
    ("America/New_York", "2024-03-31", "02:30/03:30", []),
    ("America/New_York", "2024-11-03", "01:30/02:00",
     ["38:15: warning: 2024-11-03 01:30/02:00 comes twice in America/New_York, where clocks are put back then"]),
    ("America/New_York", "9999-12-31", "23:00/24:00", []),
    ("Europe/Zurich", "2024-03-30", "22:00/02:30 next day",
     ["38:15: 2024-03-30 22:00/02:30 next day does not exist in Europe/Zurich, where clocks are put forward then"]),
    *(("Europe/Zurich", "2024-03-30", f"22:00/{end} next day", []) for end in ("02:00", "03:00")),
    ("America/New_York", "2024-11-02", "23:00/01:30 next day",
     ["38:15: warning: 2024-11-02 23:00/01:30 next day comes twice in America/New_York, where clocks are put back then"]),
    *(("America/New_York", "2024-11-02", f"23:00/{end} next day", []) for end in ("01:00", "02:00")),
    ("America/New_York", "2024-03-29", "10:00",
     ["35:11: warning: 2024-03-29 is an official holiday in America/New_York: Good Friday"]),
    ("Europe/Vienna", "2024-10-26", "10:00",
     ["35:11: warning: 2024-10-26 is an official holiday in Europe/Vienna: Austrian National Day"]),
    ("America/New_York", "2024-10-26", "10:00", []),
    ("Asia/Kathmandu", "2024-12-25", "10:00", []),
]  # fmt: skip


@pytest.mark.parametrize(("zone", "day", "time", "expected"), BY_DATE)
def test_clocks_and_holidays_are_those_of_the_place(
    zone: str, day: str, time: str, expected: list[str], tmp_path: Path
) -> None:
    text = WHOLE.replace("America/New_York", zone).replace("2024-03-27", day)
    text = text.replace("15:00/17:30", f"{time}\n        kind: informal")

    found = _findings(text, tmp_path)

    assert [line for line in found if "is not in the timetable" not in line] == expected


@pytest.mark.parametrize(
    ("zone", "days", "names"),
    [
        # The official holidays of Headquarters for 2017 (ST/IC/2016/28) and 2020 (ST/IC/2019/23).
        ("America/New_York", "2017-01-01/2017-12-31",
         ["2017-01-02", "2017-04-14", "2017-05-29", "2017-06-26", "2017-07-04", "2017-09-01", "2017-09-04", "2017-11-23", "2017-12-25"]),
        ("America/New_York", "2020-01-01/2020-12-31",
         ["2020-01-01", "2020-04-10", "2020-05-25", "2020-05-26", "2020-07-03", "2020-07-31", "2020-09-07", "2020-11-26", "2020-12-25"]),
        ("Europe/Zurich", "2020-09-01/2020-09-30", ["2020-09-10"]),
        ("Europe/Zurich", "2025-09-01/2025-09-30", []),
    ],
)  # fmt: skip
def test_holidays_are_those_of_official_lists(zone: str, days: str, names: list[str]) -> None:
    first, last = map(date.fromisoformat, days.split("/"))
    holidays = read_holidays(SHIPPED / "templates/holidays.toml")[zone]

    assert sorted(str(day) for _, day in holidays_within(holidays, Days(first, last))) == names


@pytest.mark.parametrize(
    "day", ["1818-03-22", "1943-04-25", "1954-04-18", "2000-04-23", "2020-04-12", "2024-03-31", "2038-04-25"]
)
def test_easter_is_where_the_calendar_has_it(day: str) -> None:
    assert str(easter(int(day[:4]))) == day


def test_a_list_of_holidays_of_an_office_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "holidays.toml"
    path.write_text(
        '["Europe/Rome"]\n"Republic Day" = { month = 13, day = 2, colour = "red" }\n"A" = {}\n"B" = { month = 2, day = 30 }\n'
    )

    with pytest.raises(UnschedError) as caught:
        read_holidays(path)

    assert [str(finding).removeprefix(f"{path} ") for finding in caught.value.findings] == [
        "[Europe/Rome.Republic Day.month]: found 13; expected a smaller number",
        (
            "[Europe/Rome.Republic Day.colour]: unknown key 'colour'; "
            "expected dates, day, easter, month, nth, observed, plus, until, weekday"
        ),
        "[Europe/Rome.A]: found a mapping; expected one of month, easter or dates",
        "[Europe/Rome.B]: found a mapping; expected a day of the calendar",
    ]


OTHER_TABLES = [
    # one room, in two tables
    ("time: 10:00/13:00, room: R, title: One", "time: 12:00, room: R, title: Two", True),
    ("time: 10:00/13:00, title: One, body: A", "time: 12:00, title: Two, body: A", True),
    ("time: 10:00/13:00, room: R, number: 7", "time: 10:00/13:00, room: R, number: 8", True),
    ("time: 10:00/13:00, room: R, title: One", "time: 12:00, room: Q, title: Two", False),
    ("time: 10:00/13:00, room: R, title: One", "time: 13:00, room: R, title: Two", False),
    # tables with headings are of several places, where no room is known
    ("time: 10:00/13:00, title: One", "time: 10:00/13:00, title: Two", False),
    # the same meeting in an overview and in detail
    ("time: 10:00/13:00, room: R, title: One", "time: 10:00/13:00, room: R, title: One", False),
    ("time: 10:00/13:00, room: R, number: 7", "time: 10:00/13:00, room: R, number: 7, title: One", False),
]


@pytest.mark.parametrize(("one", "other", "clashes"), OTHER_TABLES)
def test_meetings_of_all_tables_are_compared(one: str, other: str, clashes: bool, tmp_path: Path) -> None:
    head = WHOLE[: WHOLE.index("agenda:")].replace("2024-03-25/2024-03-27", "2024-03-25")
    table = "      - {heading: Table %s, days: [{date: 2024-03-25, meetings: [{%s}]}]}\n"
    text = head + "annexes:\n  - title: One\n    tables:\n" + table % ("A", one) + table % ("B", other)

    found = [line for line in _findings(text, tmp_path) if "overlaps" in line]

    time = other.removeprefix("time: ").partition(",")[0]
    told = f"14:72: the meeting at {time} overlaps the one at 10:00/13:00 in line 13"
    assert found == ([told] if clashes else [])


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [("2024-03-25", "2024-03-25/2024-03-26", False), ("2024-03-25/2024-03-26",) * 2 + (True,)],
)
def test_days_that_belong_together_are_compared_with_each_other(
    one: str, other: str, clash: bool, tmp_path: Path
) -> None:
    head = WHOLE[: WHOLE.index("agenda:")].replace("2024-03-25/2024-03-27", "2024-03-25/2024-03-26")
    table = "      - {days: [{date: %s, meetings: [{time: 10:00/13:00, room: R, title: %s}]}]}\n"
    text = head + "annexes:\n  - title: One\n    tables:\n" + table % (one, "A") + table % (other, "B")

    assert any("overlaps" in line for line in _findings(text, tmp_path)) == clash
