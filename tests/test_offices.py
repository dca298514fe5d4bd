"""Offices: what Geneva and Vienna write otherwise than New York, and offices that are an office's own."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES, ROOT
from unsched import UnschedError, read_language, read_schedule, render
from unsched.errors import Place
from unsched.house_style import DutyStation, HouseStyle, duty_station, house_style, office_findings, offices

AT = Place("schedule.yaml", 3, 9)
SMALL = (ROOT / "tests/schedule/small.yaml").read_text(encoding="utf-8")
OF_AN_OFFICE = "dates, digits, items, lines, lists, masthead, ordinals, symbols, times, typography, zones"


def style(language: str, office: str | None = None) -> HouseStyle:
    return house_style(language, AT, office)


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_offices_that_are_shipped() -> None:
    assert offices() == ["geneva", "new-york", "vienna"]


@pytest.mark.parametrize(
    ("office", "paper", "translation", "original"),
    [
        (None, None, "20-01234 (F)", "20-01234 (F)"),
        ("new-york", "letter", "20-01234 (F)", "20-01234 (F)"),
        ("geneva", "A4", "GE.20-01234 (F)", "GE.20-01234(F)"),
        ("vienna", "A4", "V.20-01234 (F)", "V.20-01234 (F)"),
    ],
)
def test_an_office_has_its_paper_and_job_numbers(
    office: str | None, paper: str, translation: str, original: str
) -> None:
    station = duty_station(office, AT)

    job_numbers = (station.job("20-01234", "F"), station.job("20-01234", "F", original=True))

    assert (station.paper, *job_numbers) == (paper, translation, original)


def test_a_job_number_that_has_a_prefix_keeps_it() -> None:
    assert duty_station("vienna", AT).job("GE.20-01234*", "E") == "GE.20-01234* (E)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_of_new_york_are_those_of_the_house_styles(language: str) -> None:
    assert style(language, "new-york") == style(language)


def test_geneva_writes_english_times_on_a_clock_of_24_hours() -> None:
    own = style("en", "geneva")

    written = (
        own.time((9, 30)),
        own.time((12, 0)),
        own.hours((10, 0), (13, 0)),
        own.hours((15, 0), (16, 30)),
        own.hours((22, 0), (2, 0)),
        own.on(date(2018, 4, 30), (10, 0)),
        own.from_hours((10, 0), (13, 0)),
    )

    assert tuple(map(spaced, written)) == (
        *("9.30", "12.00", "10.00 – 13.00", "15.00 – 16.30", "22.00 – 2.00"),
        "on Monday, 30 April 2018, at 10.00",
        "from 10.00 to 13.00",
    )


def test_geneva_spaces_the_dash_of_a_range_across_months() -> None:
    own = style("en", "geneva")

    ranges = (own.days(date(2018, 4, 30), date(2018, 5, 1)), own.days(date(2020, 5, 4), date(2020, 5, 5)))

    assert tuple(map(spaced, ranges)) == ("30 April – 1 May 2018", "4–5 May 2020")


def test_geneva_has_its_own_russian_hours() -> None:
    assert spaced(style("ru", "geneva").at((15, 0))) == "в 15 час. 00 мин."


@pytest.mark.parametrize("office", ["geneva", "vienna"])
def test_arabic_items_are_closed_outside_new_york(office: str) -> None:
    assert (style("ar").label("1", None), style("ar", office).label("1", None)) == ("1\u00a0-", "1-")


def test_an_office_lays_its_keys_over_a_house_style_one_by_one() -> None:
    own, general = style("en", "geneva"), style("en")

    assert own.dates == general.dates.but(across_months="{first}\u00a0– {last}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_read_in_an_office_with_its_distribution_block(language: str) -> None:
    own = read_language(language, office="geneva")

    assert (own.office.paper, own.style, own.masthead.style) == (
        "A4",
        style(language, "geneva"),
        style(own.masthead.code, "geneva"),
    )


def test_a_language_without_an_office_has_neither_paper_nor_prefix() -> None:
    assert read_language("fr").office == DutyStation()


def test_a_pseudo_language_follows_the_office() -> None:
    own = read_language("qps-ploc", office="geneva")

    assert (own.office.job_prefix, own.style.time((15, 0))) == ("GE.", "15.00")


# An office's own file, and mistakes in it.


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office's own files, in the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "locales" / "offices"
    folder.mkdir(parents=True)
    return folder


def test_an_office_adds_its_own_file(folder: Path) -> None:
    (folder / "nairobi.toml").write_text('paper = "A4"\njob_prefix = "K."\n[en.times]\nclock = 24\n', encoding="utf-8")

    assert offices() == ["geneva", "nairobi", "new-york", "vienna"]
    assert duty_station("nairobi", AT).job("20-01234", "E") == "K.20-01234 (E)"
    assert style("en", "nairobi").times.clock == 24


def test_a_file_of_an_office_is_read_anew_when_it_has_changed(folder: Path) -> None:
    file = folder / "nairobi.toml"
    file.write_text('[en.lists]\ncomma = ", "\n', encoding="utf-8")
    before = style("en", "nairobi").joined(["a", "b", "c"])
    file.write_text('[en.lists]\nlast = ", and "\n', encoding="utf-8")

    assert (before, style("en", "nairobi").joined(["a", "b", "c"])) == ("a, b and c", "a, b, and c")


@pytest.mark.parametrize("office", ["bonn", "Geneva", "../geneva", ""])
def test_an_office_that_is_not_known_is_refused_where_it_is_asked_for(office: str) -> None:
    for ask in (lambda: style("fr", office), lambda: duty_station(office, AT)):
        with pytest.raises(UnschedError) as caught:
            ask()

        expected = f"office {office!r} is not known; expected one of geneva, new-york, vienna"
        assert str(caught.value) == f"schedule.yaml:3:9: {expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[en.times]\nclock = 23\n", " [en.times.clock]: found 23; expected 12 or 24"),
        ("[en.times]\nclok = 24\n", " [en.times.clok]: unknown key 'clok'; expected clock"),
        (
            '[en.times]\nrange = "{begin}"\n',
            " [en.times.range]: found '{begin}'; expected a pattern of {start}, {end}",
        ),
        ('[en.times]\nend = { whole = "{hour}" }\n', " [en.times.end]: key 'minutes' is missing"),
        (
            '[en.ordinals.nouns]\nsession = "neuter"\n',
            " [en.ordinals]: found 'neuter'; expected a form, one of common",
        ),
        (
            '[en.times]\nwhole = "{hours}"\n',
            " [en.times.whole]: found '{hours}'; expected a pattern of {hour}, {minute}, {half}",
        ),
        (
            '[en.times.running]\nwhole = ""\n',
            " [en.times.running.whole]: found nothing; expected a pattern with {hour} as well",
        ),
        (
            '[en.times.named]\nnoon = "12 noon"\n',
            " [en.times.named.noon]: found 'noon'; expected a time from 00:00 to 24:00, such as 12:00",
        ),
        (
            '[en.times.named]\n"24:30" = "x"\n',
            " [en.times.named.24:30]: found '24:30'; expected a time from 00:00 to 24:00, such as 12:00",
        ),
        (
            '[en.lines]\nplace = "{place}"\n',
            " [en.lines.place]: found '{place}'; expected a pattern with {dates} as well",
        ),
        (
            '[en.dates]\nacross_months = "{first}"\n',
            " [en.dates.across_months]: found '{first}'; expected a pattern with {last} as well",
        ),
        (
            '[en.times]\nrange = "{start}"\n',
            " [en.times.range]: found '{start}'; expected a pattern with {end} as well",
        ),
        (
            '[en.dates.heading]\ntwo_days = "{weekday}, {first}"\n',
            " [en.dates.heading.two_days]: found '{weekday}, {first}'; expected a pattern with {dates} as well",
        ),
        *(
            (f'[en]\n{key} = "x"\n', f" [en.{key}]: unknown key '{key}'; expected {OF_AN_OFFICE}")
            for key in ("name", "tag", "direction", "letter")
        ),
        ("[xx.times]\nclock = 24\n", " [xx]: language 'xx' is not known; expected one of ar, en, es, fr, ru, zh"),
        (
            '[fr.lines]\nplace = ""\n',
            " [fr.lines.place]: found nothing; expected a pattern with {place}, {dates} as well",
        ),
        ('paper = "A3"\n', " [paper]: found 'A3'; expected 'letter' or 'A4'"),
        ("[en]\ndates = 1\n", " [en.dates]: found 1; expected text or a mapping"),
        ("[en", ": is not valid TOML: Expected ']' at the end of a table declaration (at end of document)"),
    ],
)
def test_a_mistake_in_the_ways_of_an_office_is_named(text: str, expected: str, folder: Path) -> None:
    (folder / "nairobi.toml").write_text(text, encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        style("en", "nairobi")

    assert str(caught.value) == f"locales/offices/nairobi.toml{expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('paper = "A3"\n', " [paper]: found 'A3'; expected 'letter' or 'A4'"),
        ('job_number = ""\n', " [job_number]: found nothing; expected a pattern with {number} as well"),
        (
            'original_job_number = "({letter})"\n',
            " [original_job_number]: found '({letter})'; expected a pattern with {number} as well",
        ),
        ('papre = "A4"\n', " [papre]: unknown key 'papre'; expected paper"),
        ('job_number = "{numbr}"\n', " [job_number]: found '{numbr}'; expected a pattern of {number}, {letter}"),
        (
            "[times]\nclock = 24\n",
            " [times]: unknown key 'times'; expected job_number, job_prefix, original_job_number, paper",
        ),
    ],
)
def test_a_mistake_in_the_form_of_an_office_is_named(text: str, expected: str, folder: Path) -> None:
    (folder / "nairobi.toml").write_text(text, encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        duty_station("nairobi", AT)

    assert str(caught.value) == f"locales/offices/nairobi.toml{expected}"


@pytest.mark.parametrize(
    "text",
    [
        '[en.dates.heading]\ntwo_days = "{Weekday} {first}, {last}"\n',
        '[en.dates.heading]\ntwo_days = "{dates}"\n',
        '[en.items]\nreference = "{number} {letter}"\n',
        '[en.times.named]\n"00:00" = "midnight"\n"24:00" = "midnight"\n"09:30" = "half past nine"\n',
        '[en.times.running]\nwhole = "{hour} {half}"\n',
        '[ar.masthead]\nlanguage = "ar"\n',
        'job_number = "{number}"\n',
    ],
)
def test_other_ways_of_an_office_are_its_own(text: str, folder: Path) -> None:
    (folder / "nairobi.toml").write_text(text, encoding="utf-8")

    assert office_findings("nairobi", AT) == []


def test_all_mistakes_of_an_office_are_told_at_once(folder: Path, tmp_path: Path) -> None:
    (folder / "nairobi.toml").write_text(
        'paper = "A3"\n[en]\nname = "Klingon"\n[en.times]\nclock = 13\nwhole = ""\n[xx.times]\nclock = 24\n'
        '[fr.lines]\nplace = ""\n',
        encoding="utf-8",
    )
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("organ:", "office: nairobi\norgan:"), encoding="utf-8")

    with pytest.raises(UnschedError) as when_read:
        read_schedule(path)
    with pytest.raises(UnschedError) as when_asked:
        read_language("ru", office="nairobi")

    told = [
        "[en.name]: unknown key 'name'; expected " + OF_AN_OFFICE,
        "[en.times.clock]: found 13; expected 12 or 24",
        "[en.times.whole]: found nothing; expected a pattern with {hour} as well",
        "[fr.lines.place]: found nothing; expected a pattern with {place}, {dates} as well",
        "[paper]: found 'A3'; expected 'letter' or 'A4'",
        "[xx]: language 'xx' is not known; expected one of ar, en, es, fr, ru, zh",
    ]
    for caught in (when_read, when_asked):
        lines = sorted(str(finding) for finding in caught.value.findings)
        assert [line.removeprefix("locales/offices/nairobi.toml ") for line in lines] == told


def test_an_office_that_is_not_known_is_told_once_at_the_line_of_the_schedule(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("organ:", "office: genva\norgan:"), encoding="utf-8")
    command = [sys.executable, "-m", "unsched", "render", str(path), "--all", "--draft", "-o", str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"{path}:3:9: office 'genva' is not known; expected one of geneva, new-york, vienna\n",
    )


def test_what_a_layout_of_an_office_lacks_belongs_into_a_catalog_of_its_own(folder: Path) -> None:
    parts = folder.parents[1] / "templates" / "parts"
    parts.mkdir(parents=True)
    (parts / "timetable-mine.xml").write_text(
        "<grid><heads><head>{% trans %}A column of mine{% endtrans %}</head></heads></grid>", encoding="utf-8"
    )
    path = Path("small.yaml")
    path.write_text(SMALL.replace("organ:", "layout: mine\norgan:"), encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        render(read_schedule(path), read_language("fr", "small"))

    told = "locales/fr/LC_MESSAGES/unsched.po: no translation into fr of 'A column of mine'"
    assert told in str(caught.value).splitlines()


def test_rules_of_an_office_that_cldr_has_not_are_named_in_its_file(folder: Path) -> None:
    (folder / "nairobi.toml").write_text('[en.ordinals.forms.common]\nrules = "spellout-other"\n', encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        style("en", "nairobi").ordinal(1, "session")

    assert str(caught.value).startswith(
        "locales/offices/nairobi.toml [en.ordinals.forms.common.rules]: found 'spellout-other'"
    )
