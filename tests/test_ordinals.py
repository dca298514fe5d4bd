"""Ordinals of sessions and meetings: in words as official headings have them, and in figures.

The words for 1 to 199 are in `house_style/ordinals.<language>.txt`, a line for each number and a column for each
noun; they were held against a grammar written apart, and read in good part.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import LANGUAGES, ROOT, Golden
from unsched import UnschedError
from unsched.errors import Place
from unsched.house_style import HouseStyle, house_style, read_house_style
from unsched.resources import SHIPPED

NOUNS = ("session", "session of a body", "meeting", "meeting of parties")


def style(language: str, office: str | None = None) -> HouseStyle:
    return house_style(language, Place("test"), office)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinals_are_those_that_were_read_over(language: str, golden: Golden) -> None:
    own = style(language)
    lines = ("\t".join([str(n), *(own.ordinal(n, noun) for noun in NOUNS)]) for n in range(1, 200))

    golden(
        ROOT / "tests" / "house_style" / f"ordinals.{language}.txt", "\n".join(["\t".join(("", *NOUNS)), *lines, ""])
    )


# What official documents have, or grammar asks for where forms are irregular.
SESSIONS = {
    "ar": {
        1: "الأولى",
        2: "الثانية",
        10: "العاشرة",
        11: "الحادية عشرة",
        14: "الرابعة عشرة",
        20: "العشرون",
        21: "الحادية والعشرون",
        55: "الخامسة والخمسون",
        69: "التاسعة والستون",
        70: "السبعون",
        100: "المائة",
        128: "الثامنة والعشرون بعد المائة",
    },
    "en": {
        1: "First",
        3: "Third",
        5: "Fifth",
        8: "Eighth",
        9: "Ninth",
        12: "Twelfth",
        20: "Twentieth",
        40: "Fortieth",
        69: "Sixty-ninth",
        90: "Ninetieth",
        100: "One hundredth",
        128: "One hundred and twenty-eighth",
    },
    "es": {
        1: "Primer",
        3: "Tercer",
        7: "Séptimo",
        9: "Noveno",
        11: "Undécimo",
        12: "Duodécimo",
        13: "Decimotercer",
        18: "Decimoctavo",
        21: "Vigésimo primer",
        69: "Sexagésimo noveno",
        71: "Septuagésimo primer",
        100: "Centésimo",
    },
    "fr": {
        1: "Première",
        2: "Deuxième",
        5: "Cinquième",
        9: "Neuvième",
        21: "Vingt et unième",
        69: "Soixante-neuvième",
        70: "Soixante-dixième",
        71: "Soixante et onzième",
        80: "Quatre-vingtième",
        81: "Quatre-vingt-unième",
        91: "Quatre-vingt-onzième",
        101: "Cent unième",
        121: "Cent vingt et unième",
    },
    "ru": {
        1: "Первая",
        3: "Третья",
        4: "Четвертая",
        7: "Седьмая",
        40: "Сороковая",
        54: "Пятьдесят четвертая",
        69: "Шестьдесят девятая",
        70: "Семидесятая",
        80: "Восьмидесятая",
        90: "Девяностая",
        100: "Сотая",
        101: "Сто первая",
    },
    "zh": {
        2: "第二",
        10: "第十",
        14: "第十四",
        20: "第二十",
        69: "第六十九",
        70: "第七十",
        101: "第一百零一",
        110: "第一百一十",
    },
}

# Where a meeting takes another gender than a session does.
MEETINGS = {
    "es": {1: "Primera", 3: "Tercera", 11: "Undécima", 12: "Duodécima", 21: "Vigésima primera"},
    "fr": {1: "Première"},
    "ru": {
        1: "Первое",
        3: "Третье",
        8: "Восьмое",
        25: "Двадцать пятое",
        80: "Восьмидесятое",
        180: "Сто восьмидесятое",
    },
}


@pytest.mark.parametrize("language", SESSIONS)
def test_the_ordinal_of_a_session_agrees_with_the_word_for_session(language: str) -> None:
    assert {n: style(language).ordinal(n, "session") for n in SESSIONS[language]} == SESSIONS[language]


@pytest.mark.parametrize("language", MEETINGS)
def test_the_ordinal_of_a_meeting_agrees_with_the_word_for_meeting(language: str) -> None:
    assert {n: style(language).ordinal(n, "meeting") for n in MEETINGS[language]} == MEETINGS[language]


def test_a_meeting_of_parties_is_masculine_in_arabic() -> None:
    assert style("ar").ordinal(12, "meeting of parties") == "الثاني عشر"


FIGURES = {
    "ar": {1: "1", 240: "240"},
    "en": {
        1: "1st",
        2: "2nd",
        3: "3rd",
        4: "4th",
        11: "11th",
        12: "12th",
        13: "13th",
        21: "21st",
        22: "22nd",
        23: "23rd",
        101: "101st",
        111: "111th",
        112: "112th",
        113: "113th",
        240: "240th",
        7432: "7432nd",
    },
    "es": {1: "1ª", 240: "240ª"},
    "fr": {1: "1<sup>re</sup>", 2: "2<sup>e</sup>", 21: "21<sup>e</sup>", 240: "240<sup>e</sup>"},
    "ru": {1: "1-е", 3: "3-е", 240: "240-е"},
    "zh": {1: "第1", 240: "第240"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ordinal_of_a_meeting_may_be_in_figures(language: str) -> None:
    assert {n: style(language).ordinal_figures(n, "meeting") for n in FIGURES[language]} == FIGURES[language]


@pytest.mark.parametrize(
    ("language", "figures"), [("es", "53º"), ("ru", "53-я"), ("en", "53rd"), ("fr", "53<sup>e</sup>")]
)
def test_the_ordinal_of_a_session_in_figures_agrees_too(language: str, figures: str) -> None:
    assert style(language).ordinal_figures(53, "session") == figures


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_one_spells_out_is_in_figures(language: str) -> None:
    own = style(language)

    assert own.ordinal(7445, "meeting") == own.ordinal_figures(7445, "meeting")


@pytest.mark.parametrize(
    ("office", "noun", "expected"),
    [
        (None, "session", "Sexagésimo noveno"),
        (None, "session of a body", "69º"),
        ("new-york", "session", "Sexagésimo noveno"),
        ("geneva", "session", "69º"),
        ("vienna", "session", "69º"),
    ],
)
def test_spanish_spells_out_the_sessions_of_the_general_assembly(office: str | None, noun: str, expected: str) -> None:
    own = style("es", office)

    assert (own.ordinal(10, noun), own.ordinal(69, noun)) == ("Décimo", expected)


@pytest.mark.parametrize("language", LANGUAGES)
@given(numbers=st.sets(st.integers(1, 9999), min_size=2, max_size=2))
def test_different_numbers_have_different_ordinals(language: str, numbers: set[int]) -> None:
    own = style(language)

    for noun in NOUNS:
        assert len({own.ordinal(n, noun) for n in numbers}) == 2
        assert len({own.ordinal_figures(n, noun) for n in numbers}) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ordinal_is_words_with_single_spaces(language: str) -> None:
    own = style(language)

    assert [
        n for n in range(1, 200) if own.ordinal(n, "session").split(" ") != own.ordinal(n, "session").split()
    ] == []


@pytest.mark.parametrize("number", [0, -1])
def test_there_is_no_ordinal_below_one(number: int) -> None:
    with pytest.raises(ValueError, match=f"no ordinal for {number}"):
        style("en").ordinal(number, "session")


def test_a_noun_without_ordinals_is_refused() -> None:
    with pytest.raises(ValueError, match="no ordinals for 'assembly'; expected one of session, "):
        style("ru").ordinal(1, "assembly")


def test_a_pseudo_language_has_the_ordinals_of_english() -> None:
    own = style("qps-ploc")

    assert (own.ordinal(69, "session"), own.ordinal_figures(2, "meeting")) == ("Sixty-ninth", "2nd")


ANNEXES = {"ar": "الثاني", "en": "II", "es": "II", "fr": "II", "ru": "II", "zh": "二"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_annex_has_a_number_of_its_own_kind(language: str) -> None:
    assert style(language).annex(2) == ANNEXES[language]


# Mistakes in a house style.


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "house-style.toml"
    text = (SHIPPED / "locales/ru/house-style.toml").read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'meeting = "neuter"',
            'meeting = "neutr"',
            " [ordinals]: found 'neutr'; expected a form, one of feminine, neuter",
        ),
        (
            'figures = "{number}-я"',
            'figures = { one = "{number}-я" }',
            " [ordinals.forms.feminine.figures]: key 'other' is missing",
        ),
        (
            'figures = "{number}-я"',
            'figures = "{number}-я"\nfigures_above = 900',
            " [ordinals.forms.feminine.figures_above]: found 900; expected a smaller number",
        ),
    ],
)
def test_a_mistake_in_the_ordinals_is_named(old: str, new: str, expected: str, tmp_path: Path) -> None:
    path = _changed(tmp_path, old, new)

    with pytest.raises(UnschedError) as caught:
        read_house_style(path)

    assert str(caught.value) == f"{path}{expected}"


def test_rules_that_cldr_has_not_are_named_when_an_ordinal_is_asked_for(tmp_path: Path) -> None:
    path = _changed(tmp_path, '"spellout-ordinal-neuter"', '"spellout-ordinal-neutr"')
    own = read_house_style(path)

    with pytest.raises(UnschedError) as caught:
        own.ordinal(1, "meeting")

    expected = (
        "found 'spellout-ordinal-neutr'; expected rules that CLDR has for ru-RU, such as spellout-ordinal-neuter"
    )
    assert str(caught.value) == f"{path} [ordinals.forms.neuter.rules]: {expected}"


def test_words_that_an_organization_spells_its_own_way_are_data(tmp_path: Path) -> None:
    path = tmp_path / "house-style.toml"
    text = (SHIPPED / "locales/en/house-style.toml").read_text(encoding="utf-8")
    path.write_text(text + '\n[ordinals.spelling]\n"one hundred and " = "hundred and "\n', encoding="utf-8")

    assert read_house_style(path).ordinal(128, "session") == "Hundred and twenty-eighth"
