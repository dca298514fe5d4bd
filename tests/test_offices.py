"""Offices: what Geneva and Vienna write otherwise than New York, and offices that are an office's own."""

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES
from unsched import UnschedError, read_language
from unsched.errors import Place
from unsched.house_style import DutyStation, HouseStyle, duty_station, house_style, offices

AT = Place("schedule.yaml", 3, 9)


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

    assert own.dates == general.dates.model_copy(update={"across_months": "{first}\u00a0– {last}"})


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


def test_rules_of_an_office_that_cldr_has_not_are_named_in_its_file(folder: Path) -> None:
    (folder / "nairobi.toml").write_text('[en.ordinals.forms.common]\nrules = "spellout-other"\n', encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        style("en", "nairobi").ordinal(1, "session")

    assert str(caught.value).startswith(
        "locales/offices/nairobi.toml [en.ordinals.forms.common.rules]: found 'spellout-other'"
    )
