"""Hostile and mistaken schedules, row by row of the project's list of bad inputs: each is named, none brings it down.

A row's number is in the name of its test.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import LANGUAGES, ROOT, SEED
from unsched import Document, Schedule, UnschedError, read_language, read_schedule, render
from unsched.document.outline import outline
from unsched.schedule.reading import examine_schedule
from unsched.schedule.values import ClockTime, Hours, ItemReference, parse_item, parse_meeting_time, parse_moment

WHOLE = (ROOT / "tests/schedule/whole.yaml").read_text(encoding="utf-8")
CLOSURE = "[Closure of the session]"
TYPED = "is typed by hand; write a placeholder such as %(date)s and its value under with:"
HOURS = "expected one of 10:00/13:00, 15:00/18:00"


def found(data: str | bytes, folder: Path) -> list[str]:
    """All that is found in a schedule, each with its line and column."""
    path = folder / "whole.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    try:
        findings = examine_schedule(path)[1]
    except UnschedError as error:
        findings = list(error.findings)
    return [str(finding).removeprefix(f"{path}:") for finding in findings]


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)


def read(text: str, folder: Path) -> Schedule:
    path = folder / "whole.yaml"
    path.write_text(text, encoding="utf-8")
    return read_schedule(path)


NESTED = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
ANCHOR = "anchor &{0} found; anchors and aliases are not read, so write the value out"
ALIAS = "alias *{0} found; anchors and aliases are not read, so write the value out"
TAG = "tag {0} found; only plain values are read, so leave the tag out"
DATE = "found {0!r}; expected a date such as 2020-02-10"
TIME = "found {0!r}; expected a time from 00:00 to 24:00, such as 10:00"
ITEM = "found {0!r}; expected an agenda item such as 5, 5 (c) or 1.1"
STRAY = "found {0!r} as a key; put a text that has a comma or a colon in quotes, or else write context, footnote, text, with"
NO_MATTER = "found nothing; expected the keys of a schedule"

# The row, what the schedule is, and the first thing found in it: each of these is refused.
REFUSED: list[tuple[str, str | bytes, str]] = [
    ("01-alias-bomb", "l0: &l0 [x]\n" + NESTED, f"1:5: {ANCHOR.format('l0')}"),
    ("02-python-tag", changed("General Assembly", "!!python/object/apply:os.system [ls]"),
     f"2:8: {TAG.format('tag:yaml.org,2002:python/object/apply:os.system')}"),
    ("02-custom-tag", changed("General Assembly", "!organ General Assembly"), f"2:8: {TAG.format('!organ')}"),
    ("03-duplicate-key", changed("  - date: 2024-03-26\n", "  - date: 2024-03-26\n    date: 2024-03-27\n"),
     "31:5: key 'date' stands already in line 30"),
    ("04-merge-key", changed("place: New York", "place: &place New York\n<<: *place"), f"8:8: {ANCHOR.format('place')}"),
    ("04-alias", changed("place: New York", "room: &r New York\nplace: *r"), f"8:7: {ANCHOR.format('r')}"),
    ("05-half-a-time", changed("15:00/17:30", "1500/17:30"), f"38:15: {TIME.format('1500')}"),
    ("06-no-language", changed("original: en", "original: no"),
     "4:11: language 'no' is not known; expected one of ar, en, es, fr, ru, zh"),
    *((f"07-date-{form}", changed("2024-03-04", form), f"3:7: {DATE.format(form)}")
      for form in ("04/03/2024", "2024-3-4", "20240304", "4 March 2024", "2024-W10-1", "٢٠٢٤-٠٣-٠٤")),
    *((f"08-item-{form}", changed("2 (b)}", f"{form}}}"), f"34:28: {ITEM.format(form)}") for form in ("010", "1_000", "0x2", "2e0")),
    ("09-tab", changed("  1: Election", "\t1: Election"), "11:1: is not valid YAML: found character that cannot start any token"),
    ("09-utf-16", WHOLE.encode("utf-16"), "1:1: is not UTF-8: byte 0xff has no meaning here; save the file as UTF-8"),
    ("10-empty", "", f"1:1: {NO_MATTER}"),
    ("10-comments", "# nothing\n\n# here\n", f"1:1: {NO_MATTER}"),
    ("10-list", "- a\n- b\n", "1:1: found a list; expected the keys of a schedule"),
    ("10-two-documents", WHOLE + "---\n" + WHOLE, "41:1: a second YAML document begins here; expected one schedule a file"),
    ("11-misspelt-key", changed("    meetings:\n      - time: 15:00/17:30", "    metings:\n      - time: 15:00/17:30"),
     "37:5: unknown key 'metings'; expected meetings"),
    ("11-misspelt-key-of-an-entry", changed("- item: 1", "- itme: 1"), "24:13: unknown key 'itme'; expected item"),
    ("11-misspelt-key-of-a-value", changed(CLOSURE, "[{text: '%(d)s', with: {d: {dat: 2024-03-27}}}]"),
     "40:48: unknown key 'dat'; expected date"),
    ("11-misspelt-key-of-a-text", changed("place: New York", "place: {text: Rome, contxt: a city}"),
     "8:21: unknown key 'contxt'; expected context"),
    ("12-depth-of-mappings", "{a: " * 10_000, "1:161: is nested deeper than 40 levels"),
    ("13-size", b"a: " + b"x" * (16 * 2**20), " is larger than the 16 MiB that are read"),
    ("13-long-text", changed("Closure of the session", "x" * 2**20), f"40:21: found '{'x' * 79}…; expected a shorter text"),
    ("14-comma", changed(CLOSURE, "[{text: Closure of the session, at last}]"),
     "40:52: " + STRAY.replace("context, footnote, text, with", "{1}").format(
         "at last", "action, chair, concluded, continued, deadline, documents, item, moderator, points, speakers, text")),
    ("14-colon-in-points", changed(CLOSURE, "[{text: Panel, points: [Opening, debate: general]}]"), f"40:53: {STRAY.format('debate')}"),
    ("14-colon-without-more", changed(CLOSURE, "[{text: Panel, points: [Opening, 'The end': ]}]"), f"40:53: {STRAY.format('The end')}"),
    ("15-json-duplicate-key", '{"template": "a",\n"template": "b"}', "2:1: key 'template' stands already in line 1"),
    ("15-json-nan", json.dumps({"template": "organization-of-work", "organ": "A", "original": "en", "date": float("nan"),
                                "dates": "2024-03-04", "days": [{"date": "2024-03-04", "reason": "None"}]}), f"1:78: {DATE.format('NaN')}"),
    *((f"16-date-{day}", changed("2024-03-04", day), f"3:7: found {day!r}; expected a day of the calendar")
      for day in ("2024-02-31", "2019-02-29", "2024-13-01", "2024-01-00")),
    ("18-weekday", changed(CLOSURE, "[{text: 'Lists close on Tuesday, %(d)s', with: {d: 2024-03-27}}]"), f"40:21: warning: 'Tuesday' {TYPED}"),
    ("19-end-before-start", changed("2024-03-25/2024-03-27", "2024-03-27/2024-03-25"),
     "7:8: found '2024-03-27/2024-03-25'; expected an end that is not before the start"),
    ("19-day-outside", changed("  - date: 2024-03-25", "  - date: 2024-03-24"),
     "7:8: warning: 2024-03-25 is a day of the session, 2024-03-25/2024-03-27, and is not in the timetable"),
    ("19-days-not-in-order", changed("  - date: 2024-03-26", "  - date: 2024-03-24"),
     "30:11: 2024-03-24 comes after 2024-03-25; expected the days in order, each once"),
    ("19-same-day-twice", changed("  - date: 2024-03-26", "  - date: 2024-03-25"),
     "30:11: 2024-03-25 comes after 2024-03-25; expected the days in order, each once"),
    ("22-two-digits", changed("2024-03-04", "24-03-04"), f"3:7: {DATE.format('24-03-04')}"),
    ("22-five-digits", changed("2024-03-04", "12024-03-04"), f"3:7: {DATE.format('12024-03-04')}"),
    ("24-end-before-start", changed("15:00/17:30", "17:30/15:00"),
     "38:15: found '17:30/15:00'; expected an end after the start, or one such as 15:00 next day"),
    ("24-start-is-end", changed("15:00/17:30", "15:00/15:00"),
     "38:15: found '15:00/15:00'; expected an end after the start, or one such as 15:00 next day"),
    *((f"25-time-{time}", changed("15:00/17:30", f"10:00/{time}"), f"38:15: {TIME.format(time)}")
      for time in ("24:01", "25:00", "10:60", "-1:00", "10", "10h", "10 a.m.", "10.30", "９:00")),
    ("25-midnight-as-a-start", changed("15:00/17:30", "24:00/01:00 next day"), "38:15: found '24:00'; expected a start from 00:00 to 23:59"),
    ("30-same-room", changed("time: 15:00/18:00", "time: 12:00/13:00"), "26:15: the meeting at 12:00/13:00 overlaps the one at 10:00/13:00"),
    *((f"31-zone-{zone}", changed("America/New_York", zone),
       f"9:12: found {zone!r}; expected a time zone of the IANA database, such as Europe/Zurich")
      for zone in ("Mars/Base", "EST", "CEST", "+01:00", "../../etc/passwd", "New York")),
    ("33-empty-day", changed(WHOLE[WHOLE.index("    title: Last day") :], ""),
     "35:5: found a list; expected meetings, or the reason why there is none"),
    ("33-meeting-without-anything", changed("        number: 10\n        programme: [Closure of the session]\n", ""),
     "38:9: found 'time'; expected a programme, or a title, number, kind or body"),
    ("33-meeting-without-entries", changed(CLOSURE, "[]"), "40:20: found a list; expected at least one entry"),
    ("33-entry-without-text", changed(CLOSURE, "[Closure of the session, '']"), "40:45: found nothing; expected text"),
    ("33-no-days", changed(WHOLE[WHOLE.index("days:") :], ""), "1:1: key 'days' is missing"),
    ("33-no-days-in-the-list", changed(WHOLE[WHOLE.index("days:") :], "days: []\n"), "18:7: found a list; expected at least one entry"),
    ("34-item-not-defined", changed("2 (b)}]", "3}]"), "14:33: warning: agenda item 2 (b) is never taken up in the timetable"),
    ("34-item-defined-twice", changed("  1: Election of officers\n", "  1: Election of officers\n  1: Elections\n"),
     "12:3: key '1' stands already in line 11"),
    *((f"39-control-{ord(control):04X}", changed("General Assembly", f"General {control}Assembly"), f"2:16: character U+{ord(control):04X} is not allowed in text")
      for control in "\0\x01\x08\x0b\x0c\x1f\x7f\x80\x9f\ufffe\uffff"),
    *((f"39-escaped-{escape}", changed("General Assembly", f'"General \\{escape}Assembly"'), f"2:8: character U+00{number} is not allowed in text")
      for escape, number in (("0", "00"), ("x0b", "0B"), ("e", "1B"), ("N", "85"))),
    ("40-surrogate", changed("General Assembly", '"General \\ud800Assembly"'), "2:19: is not valid YAML: found invalid Unicode character escape code"),
    ("40-surrogate-bytes", WHOLE.encode().replace(b"General", b"Gener\xed\xa0\x80l"),
     "2:13: is not UTF-8: byte 0xed has no meaning here; save the file as UTF-8"),
    *((f"41-bidi-{ord(mark):04X}", changed("General Assembly", f"General {mark}Assembly"), f"2:16: character U+{ord(mark):04X}")
      for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    *((f"43-separator-{ord(mark):04X}", changed("General Assembly", f"General {mark}Assembly"), f"2:16: character U+{ord(mark):04X}")
      for mark in "\u2028\u2029"),
    *((f"06-{null}", changed("New York", null), "8:8: found nothing; expected text") for null in ("null", "~")),
    ("45-only-blanks", changed("New York\n", '"  "\n'), "8:8: found '  '; expected text"),
    ("86-distribution", changed("organ:", "distribution: Restricted\norgan:"),
     "2:15: found 'Restricted'; expected 'general', 'limited' or 'restricted'"),
    ("86-no-date", changed("date: 2024-03-04\n", ""), "1:1: key 'date' is missing"),
    ("86-original", changed("original: en", "original: de"), "4:11: language 'de' is not known; expected one of ar, en, es, fr, ru, zh"),
    *((f"87-session-{number}", changed("session_number: 3", f"session_number: {number}"),
       f"6:17: found {number!r}; expected a number from 1 to 9999") for number in ("0", "-1", "03", "10000", "third", "3.5")),
]  # fmt: skip


@pytest.mark.parametrize(("data", "first"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_it_is_refused_at_its_place(data: str | bytes, first: str, tmp_path: Path) -> None:
    told = found(data, tmp_path)

    assert told[0].startswith(first)
    assert not all("warning: " in line for line in told)


# The row, what the schedule is, and all that is found: warnings, or nothing.
LET_PASS: list[tuple[str, str | bytes, list[str]]] = [
    ("05-bare-times", changed("time: 15:00/17:30", "time: 15:30"), []),
    ("06-quoted-null-is-a-text", changed("place: New York", 'place: "null"\nroom: "~"'), []),
    ("06-on-is-a-room", changed("place: New York", "place: y\nroom: on"), []),
    ("07-quoted-date", changed("date: 2024-03-04", 'date: "2024-03-04"'), []),
    ("09-crlf", WHOLE.replace("\n", "\r\n"), []),
    ("09-bom", "\ufeff" + WHOLE, []),
    ("15-json", json.dumps({"template": "organization-of-work", "organ": "A", "original": "en", "date": "2024-03-04", "dates": "2024-03-25",
                            "days": [{"date": "2024-03-25", "reason": "None"}]}), []),
    ("17-leap-day", changed("2024-03-27", "2024-02-29").replace("2024-03-2", "2024-02-2"), []),
    ("19-weekend", changed("2024-03-27", "2024-03-31"), []),
    ("20-year-boundary", changed("2024-03-25", "2026-12-28").replace("2024-03-26", "2026-12-29").replace("2024-03-27", "2027-01-08"), []),
    *((f"21-dates-{dates[0]}", changed("dates: 2024-03-25/2024-03-27", f"dates: {dates}"), [])
      for dates in ("2024-03-25/2024-03-27", "[2024-03-25/2024-03-26, {dates: 2024-03-27, place: Geneva}]")),
    ("22-year-1", changed("2024-03-04", "0001-01-01"), []),
    ("22-year-9999", changed("2024-03-04", "9999-12-31"), []),
    ("22-year-1899", changed("2024-03-04", "1899-07-29"), []),
    ("25-midnight-as-an-end", changed("time: 15:00/17:30", "kind: informal\n        time: 22:00/24:00"), []),
    ("26-overnight", changed("time: 15:00/17:30", "kind: informal\n        time: 22:00/02:00 next day"), []),
    *((f"27-{time}", changed("time: 15:00/17:30", f"kind: informal\n        time: {time}"), []) for time in ("12:00", "00:00", "12:30")),
    ("28-across-noon", changed("time: 15:00/17:30", "time: 11:00/12:30"), []),
    ("28-from-noon", changed("time: 15:00/17:30", "time: 12:00/13:00"), []),
    ("29-relative", changed("time: 15:00/17:30", "after: Immediately after the plenary meeting"), []),
    ("29-to-be-announced", changed("time: 15:00/17:30", "time: to be announced"), []),
    ("30-other-rooms", changed("time: 15:00/18:00", "room: Conference Room 2\n        time: 10:00/13:00"), []),
    ("31-no-zone", changed("place: New York\ntime_zone: America/New_York", "place: New York and online"),
     ["8:8: warning: 'New York and online' is attended from elsewhere; expected a time_zone such as Europe/Zurich"]),
    ("31-utc", changed("America/New_York", "UTC"), []),
    ("32-doubled-hour", changed("2024-03-27", "2024-11-03").replace("time: 15:00/17:30", "kind: informal\n        time: 01:30/03:00"),
     ["39:15: warning: 2024-11-03 01:30/03:00 comes twice in America/New_York, where clocks are put back then"]),
    ("33-day-with-a-reason", changed(WHOLE[WHOLE.index("    title: Last day") :], "    reason: United Nations holiday\n"), []),
    ("34-item-not-used", changed("          - item: 1\n", ""), ["11:6: warning: agenda item 1 is never taken up in the timetable"]),
    ("34-b-without-a", changed("{a: In rooms, b: On tables}", "{a: In rooms, b: On tables, d: On chairs}").replace(CLOSURE, "[item: 2 (d)]"),
     ["14:47: warning: agenda item 2 (d) has no 2 (c) before it"]),
    ("35-continued-first", changed("[{item: 2 (b)}]", "[{item: 2 (b), continued: true}]"),
     ["34:46: warning: agenda item 2 (b) is marked as continued, but was not taken up before"]),
    ("35-not-continued-second", changed("{item: 2 (a), documents", "{item: 2 (a), continued: false, documents"),
     ["29:38: warning: agenda item 2 (a) is marked as not continued, but was taken up before"]),
    ("36-long-title", changed("Election of officers", "Election " * 220), []),
    ("36-long-word", changed("Election of officers", "x" * 500), []),
    ("41-marks", changed("New York", "New\u200f \u200eYork"), []),
    ("42-homoglyph", changed("original: en", "original: ru").replace("Closure of the session", "\u0412 c\u0440\u0435\u0434\u0443"),
     ["40:21: warning: 'c\u0440\u0435\u0434\u0443' has Latin and Cyrillic letters, which look alike"]),
    ("42-full-width-digits", changed("Closure of the session", "\uff11\uff10 points"), ["40:21: warning: found '\uff11\uff10'; expected digits of one kind, 0 to 9"]),
    ("42-mixed-digits", changed("Closure of the session", "Points 1\u0660"), ["40:21: warning: found '1\u0660'; expected digits of one kind, 0 to 9"]),
    ("43-soft-hyphen", changed("Closure", "Clo\u00adsure"), ["40:21: warning: found U+00AD SOFT HYPHEN, which no reader sees"]),
    ("43-no-width", changed("Closure", "Clo\u200bsure"), ["40:21: warning: found U+200B ZERO WIDTH SPACE, which no reader sees"]),
    ("43-no-break", changed("Closure of", "Closure\u00a0of"), []),
    ("87-resumed", changed("session_number: 3", "session: Second resumed session"), []),
]  # fmt: skip


@pytest.mark.parametrize(("data", "told"), [case[1:] for case in LET_PASS], ids=[case[0] for case in LET_PASS])
def test_it_is_read_and_what_looks_wrong_is_told(data: str | bytes, told: list[str], tmp_path: Path) -> None:
    assert [line for line in found(data, tmp_path) if "is not in the timetable" not in line] == told


def test_18_the_right_weekday_is_told(tmp_path: Path) -> None:
    text = changed(CLOSURE, "[{text: 'Lists close on Tuesday, %(d)s', with: {d: 2024-03-27}}]")

    assert found(text, tmp_path)[1] == "40:21: found 'Tuesday, %(d)s'; expected Wednesday"


def test_32_an_hour_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    text = changed("2024-03-27", "2025-03-09").replace(
        "time: 15:00/17:30", "kind: informal\n        time: 02:30/03:00"
    )

    assert found(text, tmp_path)[-1] == (
        "39:15: 2025-03-09 02:30/03:00 does not exist in America/New_York, where clocks are put forward then"
    )


def test_12_ten_thousand_brackets_are_refused(tmp_path: Path) -> None:
    told = found("a: " + "[" * 10_000 + "]" * 10_000, tmp_path)

    assert [re.sub(r"^1:\d+: ", "", line) for line in told] == ["is nested deeper than 40 levels"]


def test_05_08_times_and_items_are_what_was_written() -> None:
    assert parse_meeting_time("10:00") == Hours(ClockTime(10, 0))
    assert parse_meeting_time("14:30/15:00") == Hours(ClockTime(14, 30), ClockTime(15, 0))
    assert (parse_item("5.10"), str(parse_item("5.10"))) == (ItemReference("5", "10"), "5.10")


def test_29_no_end_is_invented(tmp_path: Path) -> None:
    schedule = read(changed("time: 15:00/17:30", "time: 15:00"), tmp_path)

    assert schedule.days[-1].meetings[0].time == Hours(ClockTime(15, 0), None)
    assert parse_moment("2024-03-27").time is None


def test_13_ten_thousand_days_of_mistakes_are_all_told(tmp_path: Path) -> None:
    text = "days:\n" + "  - {dat: 2024-03-25, reason: None}\n" * 10_000

    assert sum("unknown key 'dat'" in line for line in found(text, tmp_path)) == 10_000


def test_36_ten_thousand_rows_are_read(tmp_path: Path) -> None:
    meeting = "      - {time: 15:00, kind: informal, title: Talks, room: Room %d}\n"
    text = WHOLE + "".join(meeting % number for number in range(10_000))

    assert len(read(text, tmp_path).days[-1].meetings) == 10_001


def test_43_accents_of_two_kinds_are_one_and_lines_are_kept(tmp_path: Path) -> None:
    text = changed("place: New York", 'place: "Gene\u0300ve\\nSuisse\\tet\u00a0France"')

    schedule = read(text, tmp_path)

    assert schedule.place is not None
    assert schedule.place.text == "Gen\u00e8ve\nSuisse\tet\u00a0France"


@pytest.mark.parametrize("text", ["\U0001f600", "\U00020000\u3402", "\ue000", "\U0010fffd", "A\u0301\u030c"])
def test_44_rare_characters_are_kept(text: str, tmp_path: Path) -> None:
    schedule = read(changed("New York\n", f"New {text}\n"), tmp_path)

    assert schedule.place is not None
    assert schedule.place.text == f"New {text}".replace("A\u0301", "\u00c1")


def test_45_blanks_at_the_ends_are_trimmed(tmp_path: Path) -> None:
    schedule = read(changed("New York\n", '"  New York "\n'), tmp_path)

    assert schedule.place is not None
    assert schedule.place.text == "New York"


MISTAKES = ("", *"-:[{}'0~", "a: ", "- ", "[]", "{}", "9999-12-31", "0001-01-01", "24:00", "%(x)s", "\U0001f600")


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.sampled_from(MISTAKES) | st.text(max_size=8))
def test_whatever_is_typed_over_a_schedule_is_read_or_named(tmp_path: Path, at: int, length: int, typed: str) -> None:
    data = (WHOLE[:at] + typed + WHOLE[at + length :]).encode("utf-8", "surrogatepass")

    assert all(re.match(r"(\d+:\d+)?:? ?\S", line) for line in found(data, tmp_path))


# Languages, on the command line.


def rendering(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "unsched", "render", str(SEED), "-o", str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--lang", "xx"], "language 'xx' is not known; expected ar, en, es, fr, ru, zh"),
        (["--lang", "zh-Hans"], "language 'zh-hans' is not known; expected ar, en, es, fr, ru, zh"),
        (["--lang", "ar_EG"], "language 'ar_eg' is not known; expected ar, en, es, fr, ru, zh"),
        ([], "say which languages: --lang fr, --lang fr,es or --all"),
    ],
    ids=["37-unknown", "37-script", "37-country", "37-none"],
)
def test_a_language_that_there_is_not_is_refused(options: list[str], told: str, tmp_path: Path) -> None:
    done = rendering(tmp_path, *options)

    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (2, "", [])
    assert done.stderr.splitlines()[-1] == f"Error: Invalid value for --lang: {told}"


def test_37_case_does_not_matter_and_a_language_is_rendered_once(tmp_path: Path) -> None:
    done = rendering(tmp_path, "--lang", "EN, en")

    assert (done.returncode, done.stdout.splitlines()) == (0, [f"{tmp_path}/A_AC.290_2020_1-en.docx"])


# What the reading lets pass and the rendering must print right.


def rendered(text: str, language: str, folder: Path) -> str:
    """The outline of a draft, no-break blanks as plain ones."""
    document: Document = render(read(text, folder), read_language(language, "whole"), draft=True)
    return outline(document).replace("⍽", " ")


LEAP = changed("2024-03-27", "2024-02-29").replace("2024-03-2", "2024-02-2")
BOUNDARY = changed("2024-03-25", "2026-12-28").replace("2024-03-26", "2026-12-29").replace("2024-03-27", "2027-01-08")


@pytest.mark.parametrize("language", LANGUAGES)
def test_17_a_leap_day_is_printed(language: str, tmp_path: Path) -> None:
    assert "29" in re.findall(r"\d+", rendered(LEAP, language, tmp_path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_20_both_years_are_printed(language: str, tmp_path: Path) -> None:
    assert {"2026", "2027"} <= set(re.findall(r"\d{4}", rendered(BOUNDARY, language, tmp_path)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", ["0001-01-01", "1899-07-29", "9999-12-31"])
def test_22_any_year_is_printed(day: str, language: str, tmp_path: Path) -> None:
    assert str(int(day[:4])) in re.findall(r"\d+", rendered(changed("2024-03-04", day), language, tmp_path))


def test_23_the_first_of_a_month_is_the_first(tmp_path: Path) -> None:
    text = changed("date: 2024-03-04", "date: 2024-03-01")

    assert "1^er^ mars 2024" in rendered(text, "fr", tmp_path)
    assert "1 March 2024" in rendered(text, "en", tmp_path)


@pytest.mark.parametrize(
    ("number", "words"),
    [("1", "First session"), ("21", "Twenty-first session"), ("101", "One hundred and first session"), ("1000", "1000th session")],
)  # fmt: skip
def test_87_ordinals_of_sessions_are_right(number: str, words: str, tmp_path: Path) -> None:
    assert words in rendered(changed("session_number: 3", f"session_number: {number}"), "en", tmp_path)


def test_86_a_body_without_a_translation_stops_a_document(tmp_path: Path) -> None:
    with pytest.raises(UnschedError) as caught:
        render(read(WHOLE, tmp_path), read_language("fr", "whole"))

    assert "no translation into fr of 'Committee on Whole Schedules'" in str(caught.value)


@pytest.mark.parametrize(
    ("language", "line"),
    [("ar", "Distr.: General"), ("zh", "Distr.: General"), ("ru", "Distr.: General"), ("fr", "Distr. générale"), ("es", "Distr. general")],
)  # fmt: skip
def test_88_the_distribution_block_follows_the_house_form(language: str, line: str) -> None:
    document = render(read_schedule(SEED), read_language(language, SEED.stem))

    assert f"category: {line}\n" in outline(document).replace("⍽", " ")
