"""Reading schedules: what is right is kept as it is written, and every mistake is named with its place."""

from pathlib import Path

import pytest

from unsched import Schedule, UnschedError, read_schedule
from unsched.fields import keys
from unsched.schedule.reading import examine_schedule

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")

KEYS = ", ".join(sorted(keys(Schedule)))

# Name, what is replaced in the small schedule, by what, and all that is found then.
BROKEN = [
    (
        "a_day_that_no_month_has",
        "date: 2021-06-01",
        "date: 2021-06-31",
        [
            "30:11: found '2021-06-31'; expected a day of the calendar",
        ],
    ),
    (
        "a_date_in_another_form",
        "date: 2021-03-01",
        "date: 1/3/2021",
        [
            "5:7: found '1/3/2021'; expected a date such as 2020-02-10",
        ],
    ),
    (
        "a_session_that_ends_before_it_starts",
        "2021-05-31/2021-06-01",
        "2021-06-01/2021-05-31",
        [
            "9:8: found '2021-06-01/2021-05-31'; expected an end that is not before the start",
        ],
    ),
    (
        "a_time_after_midnight",
        "15:00/18:00",
        "15:00/24:30",
        [
            "28:15: found '24:30'; expected a time from 00:00 to 24:00, such as 10:00",
        ],
    ),
    (
        "a_meeting_that_ends_before_it_starts",
        "10:00/13:00",
        "13:00/10:00",
        [
            "24:15: found '13:00/10:00'; expected an end after the start, or one such as 10:00 next day",
        ],
    ),
    (
        "a_time_in_another_form",
        "10:00/13:00",
        "10 a.m./13:00",
        [
            "24:15: found '10 a.m.'; expected a time from 00:00 to 24:00, such as 10:00",
        ],
    ),
    (
        "an_unknown_key",
        "distribution: limited",
        "distribution: limited\nmetings: 2",
        [
            f"5:1: unknown key 'metings'; expected {KEYS}",
        ],
    ),
    (
        "a_key_that_the_file_name_gives",
        "distribution: limited",
        "distribution: limited\ndomain: x",
        [
            f"5:1: unknown key 'domain'; expected {KEYS}",
        ],
    ),
    (
        "a_flag_that_is_none",
        "{item: 4 (b)}",
        "{item: 4 (b), continued: perhaps}",
        [
            "29:61: found 'perhaps'; expected true or false",
        ],
    ),
    (
        "a_continuation_of_what_was_not_begun",
        "{item: 4 (b)}",
        "{item: 4 (b), continued: true}",
        [
            "29:61: warning: agenda item 4 (b) is marked as continued, but was not taken up before",
        ],
    ),
    (
        "an_item_that_is_never_taken_up",
        ", {item: 4 (b)}",
        "",
        [
            "17:30: warning: agenda item 4 (b) is never taken up in the timetable",
        ],
    ),
    (
        "a_date_typed_in_a_text",
        "Opening of the session",
        "Opening on Monday, 31 May",
        [
            "26:13: warning: 'Monday' is typed by hand; write a placeholder such as %(date)s and its value under with:",
            "26:13: warning: '31 May' is typed by hand; write a placeholder such as %(date)s and its value under with:",
        ],
    ),
    (
        "an_unknown_key_within",
        "  - date: 2021-06-01",
        "  - dat: 2021-06-01",
        [
            "30:5: unknown key 'dat'; expected date",
        ],
    ),
    (
        "a_missing_key",
        "organ: General Assembly\n",
        "",
        [
            "1:1: key 'organ' is missing",
        ],
    ),
    (
        "a_key_that_stands_twice",
        "session: First session",
        "session: First session\ndate: 2021-03-02",
        [
            "9:1: key 'date' stands already in line 5",
        ],
    ),
    (
        "a_list_for_a_text",
        "organ: General Assembly",
        "organ: [General, Assembly]",
        [
            "3:8: found a list; expected text or a mapping",
        ],
    ),
    (
        "a_text_for_a_list",
        "programme: [{item: 4 (a)}]",
        "programme: item 4",
        [
            "33:20: found 'item 4'; expected a list",
        ],
    ),
    (
        "an_empty_value",
        "organ: General Assembly",
        "organ:",
        [
            "3:7: found nothing; expected text",
        ],
    ),
    (
        "a_kind_of_distribution_that_there_is_not",
        "limited",
        "secret",
        [
            "4:15: found 'secret'; expected 'general', 'limited' or 'restricted'",
        ],
    ),
    (
        "a_symbol_that_climbs_folders",
        "A/AC.1/2021/L.2",
        "A/../../etc/passwd",
        [
            "2:9: found 'A/../../etc/passwd'; expected a document symbol such as A/AC.290/2020/1",
        ],
    ),
    (
        "a_symbol_that_is_a_path",
        "symbol: A/AC.1/2021/L.2",
        "symbol: /etc/passwd",
        [
            "2:9: found '/etc/passwd'; expected a document symbol such as A/AC.290/2020/1",
        ],
    ),
    (
        "a_template_that_is_a_path",
        "organization-of-work",
        "../organization-of-work",
        [
            "1:11: found '../organization-of-work'; expected the name of a template, such as organization-of-work",
        ],
    ),
    (
        "an_original_language_that_there_is_not",
        "original: en",
        "original: [en, tlh]",
        [
            "6:16: language 'tlh' is not known; expected one of ar, en, es, fr, ru, zh",
        ],
    ),
    (
        "a_link_that_runs_code",
        "{item: {item: 4 (a)},",
        "{item: {link: 'javascript:alert(1)'},",
        [
            "20:25: found 'javascript:alert(1)'; expected a web address that begins with https:// or http://",
        ],
    ),
    (
        "a_value_of_two_kinds",
        "{item: {item: 4 (a)},",
        "{item: {item: 4 (a), date: 2021-03-01},",
        [
            "20:18: found 'item, date'; expected one of date, dates, on, from, time, times, item, title, symbol, link with its value, such as {item: 5}",
        ],
    ),
    (
        "an_item_that_is_not_in_the_agenda",
        "programme: [{item: 4 (a)}]",
        "programme: [{item: 5}]",
        [
            "33:28: agenda item 5 is not in the agenda; expected one of 2, 4, 4 (a), 4 (b)",
        ],
    ),
    (
        "a_sub_item_that_is_not_in_the_agenda",
        "{item: 4 (b)}]",
        "{item: 4 (c)}]",
        [
            "17:30: warning: agenda item 4 (b) is never taken up in the timetable",
            "29:43: agenda item 4 (c) is not in the agenda; expected one of 2, 4, 4 (a), 4 (b)",
        ],
    ),
    (
        "an_item_written_as_no_item_is",
        "{item: 4 (b)}]",
        "{item: 4b}]",
        [
            "29:43: found '4b'; expected an agenda item such as 5, 5 (c) or 1.1",
        ],
    ),
    (
        "an_item_of_the_document_that_is_not_there",
        "agenda_item: 2",
        "agenda_item: 3",
        [
            "10:14: agenda item 3 is not in the agenda; expected one of 2, 4, 4 (a), 4 (b)",
            "14:6: warning: agenda item 2 is never taken up in the timetable",
        ],
    ),
    (
        "meetings_that_overlap",
        "time: 15:00/18:00",
        "time: 12:30/18:00",
        [
            "28:15: the meeting at 12:30/18:00 overlaps the one at 10:00/13:00",
            "28:15: warning: the meeting at 12:30/18:00 is not within the hours of interpretation; expected one of 10:00/13:00, 15:00/18:00",
        ],
    ),
    (
        "meetings_out_of_order",
        "time: 15:00/18:00",
        "time: 08:00/09:00",
        [
            "28:15: the meeting at 08:00/09:00 comes after the one at 10:00/13:00; expected them in order",
            "28:15: warning: the meeting at 08:00/09:00 is not within the hours of interpretation; expected one of 10:00/13:00, 15:00/18:00",
        ],
    ),
    (
        "a_day_outside_the_session",
        "date: 2021-06-01",
        "date: 2021-06-03",
        [
            "9:8: warning: 2021-06-01 is a day of the session, 2021-05-31/2021-06-01, and is not in the timetable",
            "30:11: 2021-06-03 lies outside the session, 2021-05-31/2021-06-01",
        ],
    ),
    (
        "days_out_of_order",
        "  - date: 2021-05-31",
        "  - date: 2021-06-02",
        [
            "9:8: warning: 2021-05-31 is a day of the session, 2021-05-31/2021-06-01, and is not in the timetable",
            "22:11: 2021-06-02 lies outside the session, 2021-05-31/2021-06-01",
            "30:11: 2021-06-01 comes after 2021-06-02; expected the days in order, each once",
        ],
    ),
    (
        "a_day_that_stands_twice",
        "date: 2021-06-01",
        "date: 2021-05-31",
        [
            "9:8: warning: 2021-06-01 is a day of the session, 2021-05-31/2021-06-01, and is not in the timetable",
            "30:11: 2021-05-31 comes after 2021-05-31; expected the days in order, each once",
        ],
    ),
    (
        "a_placeholder_without_a_value",
        "%(item)s is",
        "%(item)s of %(total)s is",
        [
            "19:5: placeholder %(total)s has no value under with:",
        ],
    ),
    (
        "a_placeholder_in_a_text_without_values",
        "- Opening of the session",
        "- Opening on %(day)s",
        [
            "26:13: placeholder %(day)s has no value under with:",
        ],
    ),
    (
        "a_value_without_a_placeholder",
        "Item %(item)s is",
        "Item 4 is",
        [
            "20:18: value 'item' has no placeholder %(item)s in the text",
        ],
    ),
    (
        "a_lone_percent_among_placeholders",
        "Item %(item)s is",
        "50 % of item %(item)s is",
        [
            "19:5: found a lone % in a text with placeholders; expected %%",
        ],
    ),
    (
        "text_and_item_at_once",
        "{item: 4 (a)}, {item: 4 (b)}",
        "{item: 4 (a), text: Order}",
        [
            "29:21: found 'item, text'; expected either text or item",
        ],
    ),
    (
        "a_meeting_without_a_programme",
        "programme: [{item: 4 (a)}]",
        "programme: []",
        [
            "33:20: found a list; expected at least one entry",
        ],
    ),
    (
        "a_bidi_override",
        "General Assembly",
        "General \u202eAssembly",
        [
            "3:16: character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed in text",
        ],
    ),
    (
        "a_control_character_as_an_escape",
        "General Assembly",
        '"General \\x07Assembly"',
        [
            "3:8: character U+0007 is not allowed in text",
        ],
    ),
    (
        "a_surrogate_as_an_escape",
        "General Assembly",
        '"General \\ud800Assembly"',
        [
            "3:19: is not valid YAML: found invalid Unicode character escape code",
        ],
    ),
    (
        "a_python_tag",
        "General Assembly",
        "!!python/object/apply:os.system [ls]",
        [
            "3:8: tag tag:yaml.org,2002:python/object/apply:os.system found; only plain values are read, so leave the tag out",
        ],
    ),
    (
        "a_tag",
        "General Assembly",
        "!!str General Assembly",
        [
            "3:8: tag tag:yaml.org,2002:str found; only plain values are read, so leave the tag out",
        ],
    ),
    (
        "an_anchor_and_its_alias",
        "General Assembly",
        "&organ General Assembly\nsubject: *organ",
        [
            "3:8: anchor &organ found; anchors and aliases are not read, so write the value out",
            "4:10: alias *organ found; anchors and aliases are not read, so write the value out",
        ],
    ),
    (
        "a_second_document",
        "\ndays:",
        "\n---\ndays:",
        [
            "21:1: a second YAML document begins here; expected one schedule a file",
        ],
    ),
    (
        "a_tab_for_indentation",
        "  2: Organization of work",
        "\t2: Organization of work",
        [
            "14:1: is not valid YAML: found character that cannot start any token",
        ],
    ),
    (
        "an_unclosed_bracket",
        "{a: Order, b: Disorder}",
        "{a: Order, b: Disorder",
        [
            "18:5: is not valid YAML: did not find expected ',' or '}'",
        ],
    ),
    (
        "an_original_named_twice",
        "original: en",
        "original: [en, en]",
        [
            "6:16: original language 'en' is named twice",
        ],
    ),
    (
        "a_title_within_itself",
        "title: Order and disorder",
        "title: {text: Order %(t)s, with: {t: {title: 4}}}",
        [
            "16:42: the title of item 4 is put into a title of the agenda; write its words out",
        ],
    ),
    (
        "a_number_with_a_blank",
        "  2: Organization of work",
        "  2: Organization of work\n  '2 ': Disorganization",
        [
            "15:3: found '2 '; expected the number of an agenda item, such as 5 or V",
        ],
    ),
    (
        "an_unknown_key_of_an_item",
        "title: Order and disorder",
        "titel: Order and disorder",
        [
            "16:5: unknown key 'titel'; expected title",
        ],
    ),
    (
        "a_long_text_in_the_place_of_a_date",
        "date: 2021-03-01",
        "date: " + "x" * 500,
        [
            f"5:7: found '{'x' * 79}…; expected a date such as 2020-02-10",
        ],
    ),
    (
        "an_iso_date_typed_in_a_text",
        "Opening of the session",
        "Opening on 2021-05-31 or 1st of June",
        [
            "26:13: warning: '2021-05-31' is typed by hand; write a placeholder such as %(date)s and its value under with:",
            "26:13: warning: '1st of June' is typed by hand; write a placeholder such as %(date)s and its value under with:",
        ],
    ),
    (
        "a_word_that_is_no_month",
        "Opening of the session",
        "Opening that the Group may 2 times repeat",
        [],
    ),
    (
        "a_date_typed_in_chinese",
        "original: en\nbody: Committee on Small Schedules",
        "original: zh\nbody: 小型日程委员会3月1日星期一会议",
        [
            "7:7: warning: '3月1' is typed by hand; write a placeholder such as %(date)s and its value under with:",
            "7:7: warning: '星期一' is typed by hand; write a placeholder such as %(date)s and its value under with:",
        ],
    ),
    (
        "many_mistakes_at_once",
        "date: 2021-03-01\noriginal: en",
        "date: 2021-13-01\noriginale: en",
        [
            "5:7: found '2021-13-01'; expected a day of the calendar",
            "6:1: unknown key 'originale'; expected original",
        ],
    ),
    (
        "a_misspelt_key_of_an_entry_and_a_date_that_is_none_in_one_day",
        "  - date: 2021-06-01\n    meetings:\n      - time: 10:30/12:00\n        programme: [{item: 4 (a)}]",
        "  - date: 2021-06-31\n    metings:\n      - time: 10:30/12:00\n    title: [a]",
        [
            "30:11: found '2021-06-31'; expected a day of the calendar",
            "31:5: unknown key 'metings'; expected meetings",
            "33:12: found a list; expected text or a mapping",
        ],
    ),
    (
        "what_is_wrong_in_a_meeting_and_in_what_it_holds",
        "      - time: 15:00/18:00\n        programme: [{item: 4 (a)}, {item: 4 (b)}]",
        "      - {time: 3 p.m., after: Lunch, room: [a]}",
        [
            "28:9: found 'time, after'; expected either time or after",
            "28:9: found 'time, after, room'; expected a programme, or a title, number, kind or body",
            "28:16: found '3 p.m.'; expected times such as 10:00/13:00, a start such as 10:00, or morning, afternoon, evening, to be announced",
            "28:44: found a list; expected text or a mapping",
        ],
    ),
    (
        "a_mistake_in_the_values_of_an_entry",
        "- Opening of the session",
        "- {text: Opening on %(day)s, with: {day: {date: 31 May}}}",
        [
            "26:59: found '31 May'; expected a date such as 2020-02-10",
        ],
    ),
    (
        "words_that_a_comma_has_parted",
        "- Opening of the session",
        "- {text: Opening of the session, at last}",
        [
            "26:44: found 'at last' as a key; put a text that has a comma or a colon in quotes, or else write action, chair, concluded, continued, deadline, documents, item, moderator, points, speakers, text",
        ],
    ),
    (
        "words_that_a_colon_has_parted",
        "- Opening of the session",
        "- {text: Opening, points: [First, Second: the rest]}",
        [
            "26:45: found 'Second' as a key; put a text that has a comma or a colon in quotes, or else write context, footnote, text, with",
        ],
    ),
    (
        "an_agenda_item_that_a_comma_has_made",
        "sub_items: {a: Order, b: Disorder}",
        "sub_items: {a: Order, and more}",
        [
            "17:27: found 'and more'; expected the letter of a sub-item, such as a, or its number",
            "17:35: found nothing; expected text",
        ],
    ),
]


def _findings(text: str, folder: Path) -> list[str]:
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        _, findings = examine_schedule(path)
    except UnschedError as error:
        return [str(finding).removeprefix(f"{path}:") for finding in error.findings]
    return [str(finding).removeprefix(f"{path}:") for finding in findings]


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_mistake_is_named_with_its_place(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert SMALL.count(old)

    assert expected == _findings(SMALL.replace(old, new, 1), tmp_path)


def test_the_small_schedule_is_without_fault(tmp_path: Path) -> None:
    assert _findings(SMALL, tmp_path) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ":1:1: found nothing; expected the keys of a schedule"),
        (b"# only a comment\n", ":1:1: found nothing; expected the keys of a schedule"),
        (b"- template\n", ":1:1: found a list; expected the keys of a schedule"),
        (b"template", ":1:1: found 'template'; expected the keys of a schedule"),
        (b"title: caf\xe9\n", ":1:11: is not UTF-8: byte 0xe9 has no meaning here; save the file as UTF-8"),
        (SMALL.encode("utf-16"), ":1:1: is not UTF-8: byte 0xff has no meaning here; save the file as UTF-8"),
        (b"a: " + b"[" * 50 + b"]" * 50, ":1:43: is nested deeper than 40 levels"),
        (b"? [a]\n: b\n", ":1:3: found a sequence as a key; expected plain text"),
        (b"a: " + b"x" * (16 * 2**20), ": is larger than the 16 MiB that are read"),
    ],
)
def test_a_file_that_is_no_schedule_is_refused(data: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(data)

    with pytest.raises(UnschedError) as caught:
        read_schedule(path)

    assert str(caught.value) == f"{path}{expected}"


def test_an_alias_bomb_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))

    assert _findings("l0: &l0 [x]\n" + levels, tmp_path)[0] == (
        "1:5: anchor &l0 found; anchors and aliases are not read, so write the value out"
    )


@pytest.mark.parametrize(("path", "reason"), [("absent.yaml", "there is no such file"), (".", "it is not a file")])
def test_a_path_that_is_no_file_is_refused(path: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnschedError) as caught:
        read_schedule(tmp_path / path)

    assert str(caught.value) == f"{tmp_path / path}: cannot be read: {reason}"


def test_a_file_of_controls_is_told_of_by_the_first_of_them(tmp_path: Path) -> None:
    findings = _findings("\0" * 300_000, tmp_path)

    assert (len(findings), findings[0]) == (100, "1:1: character U+0000 is not allowed in text")


@pytest.mark.parametrize("text", [SMALL, "\ufeff" + SMALL, SMALL.replace("\n", "\r\n")], ids=["lf", "bom", "crlf"])
def test_byte_order_mark_and_line_ends_do_not_matter(text: str, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(text.encode())

    assert read_schedule(path) == read_schedule(Path(__file__).parent / "small.yaml")


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("organ: General Assembly", "organ: no").replace("First session", "12:30:00"))

    schedule = read_schedule(path)

    assert (schedule.organ.text, schedule.session and schedule.session.text) == ("no", "12:30:00")


def test_the_domain_is_the_name_of_the_file() -> None:
    assert read_schedule(Path(__file__).parent / "small.yaml").domain == "small"
