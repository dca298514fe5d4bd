"""Typography by house style."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.translation.checks.official import flaws, found_in_official, found_in_our_own

from unsched import UnschedError
from unsched.errors import Place
from unsched.house_style import house_style
from unsched.resources import SHIPPED
from unsched.translation.checks.pairs import Flaw, Pair
from unsched.translation.checks.typography import CHECKS, KINDS

NBSP = "\u00a0"
RLM = "\u200f"

RIGHT = [
    ("fr", f"Original{NBSP}: anglais"),
    ("fr", f"Est-ce sûr{NBSP}? Oui{NBSP}! Non{NBSP}; si."),
    ("fr", f"Qui\u202f? («{NBSP}qui{NBSP}?{NBSP}»)"),
    ("fr", f"«{NBSP}%(title)s{NBSP}»"),
    ("fr", f"«{NBSP}Les “règles”{NBSP}»"),
    ("fr", "Réunion à 10:30 (à 11:00), (?) et %(x)s"),
    ("fr", "https://www.un.org/a?b=c, <a href='x:y'>"),
    ("fr", 'Voir <a href="x">ici</a>, un écran de 5"'),
    ("fr", "l’ordre du jour de l’%(organ)s"),
    ("fr", "10-14 février 2020, 29 juin-3 juillet 2020, 1er-5 juin, 1<sup>er</sup>-5 juin, 26 juillet 2018-24 juillet 2019"),
    ("fr", "A/AC.290/2019/1, 20-09399, 2014–2015, n° 5 – 7"),
    ("fr", "Attendez... attendez…"),
    ("es", "Original: inglés"),
    ("es", "¿Sí? ¡No! ¿Qué? ¡Vaya!"),
    ("es", "Dijo “no” (¿seguro?), “la ‘norma’”"),
    ("es", "10 a 14 de febrero de 2020, 25 y 26 de marzo, 2014-2015, A/70/L.33"),
    ("es", "Tema 18 b)"),
    ("ru", "«Вопросы, касающиеся информации», «Книга „Имя“»"),
    ("ru", "10–14 февраля 2020 года, 29 июня – 3 июля, 29 июня — 3 июля, пункты 5–7"),
    ("ru", "2020-02-10, 20-09399, 212-963-1234, A/RES/73-27, COVID-19, 5-й"),
    ("ru", "Организация Объединенных Наций, в г. Женеве"),
    ("ru", "10 ч. 00 м. - 13 ч. 00 м."),
    ("zh", "第六届会议，2015年6月1日至5日。"),
    ("zh", "议程项目5(c)、(a) 会议开幕，A. 议程"),
    ("zh", "一. 导言"),
    ("zh", "十一. 附件"),
    ("zh", "会议（续）和会议(续)"),
    ("zh", "下午3:00，12:30，A/AC.290/2019/1号文件"),
    ("zh", "“有关信息的问题”，‘问’"),
    ("zh", "%(title)s（%(continued)s）"),
    ("zh", "第 %(number)s 段"),  # whether a figure or a word comes there is not known
    ("ar", "نيويورك، 19-23 آب/أغسطس 2013؛ هل؟"),
    ("ar", f"10{RLM}-14 شباط/فبراير 2020"),
    ("ar", "29 حزيران/يونيه - 16 تموز/يوليه 2015"),
    ("ar", "الوثيقة A/74/L.75, A/74/L.76"),
    ("en", "10–14 February, pages 5–7"),
    ("en", 'He said "no", didn\'t he ?'),  # the house style has no other rule
    ("de", "»Nein« : 10-14. Februar, 'x' ?"),  # no house style
    ("../fr", "Original: anglais"),
]  # fmt: skip

WRONG = [
    ("fr", "Original: anglais", "spacing", "Original:", "a no-break space before ':'"),
    ("fr", "Original : anglais", "spacing", "Original :", "a no-break space before ':'"),
    ("fr", "Vraiment?", "spacing", "Vraiment?", "a no-break space before '?'"),
    ("fr", "Vraiment !", "spacing", "Vraiment !", "a no-break space before '!'"),
    ("fr", "(Vraiment?), si", "spacing", "(Vraiment?),", "a no-break space before '?'"),
    ("fr", "%(title)s:", "spacing", "%(title)s:", "a no-break space before ':'"),
    ("fr", f"« a{NBSP}»", "spacing", "« a", "a no-break space after '«'"),
    ("fr", f"«{NBSP}a»", "spacing", "a»", "a no-break space before '»'"),
    ("fr", "Oui , non", "spacing", "Oui ,", "no space before ','"),
    ("fr", "Oui ( non)", "spacing", "( non)", "no space after '('"),
    ("fr", "“a”", "quotes", "“a”", "the quotation marks « »"),
    ("fr", 'Le "point"', "quotes", '"point"', "the quotation marks « »"),
    ("fr", "l'ordre", "apostrophe", "l'ordre", "the apostrophe ’"),
    ("fr", "l'%(organ)s", "apostrophe", "l'%(organ)s", "the apostrophe ’"),
    ("fr", "10–14 février", "range", "10–14 février", "'-' for '–'"),
    ("fr", "1er – 5 juin 2015", "range", "1er – 5 juin", "'-' for ' – '"),
    ("fr", "1<sup>er</sup>–5 juin", "range", "1<sup>er</sup>–5 juin", "'-' for '–'"),
    ("fr", "29 juin – 3 juillet", "range", "29 juin – 3 juillet", "'-' for ' – '"),
    ("es", "Original : inglés", "spacing", "Original :", "no space before ':'"),
    ("es", "¿ Sí?", "spacing", "¿ Sí?", "no space after '¿'"),
    ("es", "Bien. Qué hora es?", "opening-mark", "es?", "'¿' before it"),
    ("es", "¿Sí? Qué!", "opening-mark", "Qué!", "'¡' before it"),
    ("es", "El «tema»", "quotes", "«tema»", "the quotation marks “ ”"),
    ("es", 'El "tema"', "quotes", '"tema"', "the quotation marks “ ”"),
    ("es", "El ‘tema’", "quotes", "‘tema’", "the quotation marks “ ”"),
    ("es", "10–14 de febrero", "range", "10–14 de febrero", "' a ' for '–'"),
    ("es", "25-26 de marzo", "range", "25-26 de marzo", "' y ' for '-'"),
    ("es", "29 de junio – 3 de julio", "range", "29 de junio – 3 de julio", "' a ' for ' – '"),
    ("ru", "“Имя”", "quotes", "“Имя”", "the quotation marks « »"),
    ("ru", 'пункт "Имя"', "quotes", '"Имя"', "the quotation marks « »"),
    ("ru", "Вторник , 17 февраля", "spacing", "Вторник ,", "no space before ','"),
    ("ru", "10-14 февраля 2020 года", "range", "10-14", "'–' for '-'"),
    ("ru", "10 – 14 февраля 2020 года", "range", "10 – 14", "'–' for ' – '"),
    ("ru", "29 июня-3 июля", "range", "29 июня-3 июля", "' – ' for '-'"),
    ("ru", "пункты 5-7", "range", "5-7", "'–' for '-'"),
    ("ru", "Объединённых Наций", "spelling", "Объединённых", "'е' for 'ё'"),
    ("ru", "в 2020 г.", "spelling", "г.", "'года' for 'г.'"),
    ("ru", "в 2019–2020 гг.", "spelling", "гг.", "'годов' for 'гг.'"),
    ("zh", "第 6 届会议", "spacing", "第 6", "no space beside figures and Latin letters"),
    ("zh", "联合国 UNDP", "spacing", "联合国 UNDP", "no space beside figures and Latin letters"),
    ("zh", "会议， 开幕", "spacing", "会议， 开幕", "no space after '，'"),
    ("zh", "会议,开幕", "punctuation", "会议,开幕", "'，' for ','"),
    ("zh", "原件:%(languages)s", "punctuation", "原件:%(languages)s", "'：' for ':'"),
    ("zh", "通过议程.", "punctuation", "通过议程.", "'。' for '.'"),
    ("zh", "是吗?", "punctuation", "是吗?", "'？' for '?'"),
    ("zh", '"问题"', "quotes", '"问题"', "the quotation marks “ ”"),
    ("zh", "《决议》和「问题」", "quotes", "《决议》和「问题」", "the quotation marks “ ”"),
    ("zh", "5月4-15日", "range", "5月4-15日", "'日至' for '-'"),
    ("zh", "4月20日-5月1日", "range", "4月20日-5月1日", "'日至' for '日-'"),
    ("ar", "فيينا, 18 أيار/مايو", "punctuation", "فيينا,", "'،' for ','"),
    ("ar", "عام 2015, الساعة", "punctuation", "2015,", "'،' for ','"),
    ("ar", "الدورة;", "punctuation", "الدورة;", "'؛' for ';'"),
    ("ar", "متى?", "punctuation", "متى?", "'؟' for '?'"),
    ("ar", "الدورة ، والأعمال", "spacing", "الدورة ،", "no space before '،'"),
    ("ar", "10–14 شباط/فبراير 2020", "range", "10–14 شباط/فبراير", "'-' for '–'"),
    ("en", "10-14 February", "range", "10-14", "'–' for '-'"),
]  # fmt: skip


def of(language: str, text: str) -> list[Flaw]:
    return flaws(CHECKS, Pair("x", text, "en", language))


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_house_style_has(language: str, text: str) -> None:
    assert of(language, text) == []


@pytest.mark.parametrize(("language", "text", "kind", "found", "expected"), WRONG)
def test_what_house_style_has_otherwise(language: str, text: str, kind: str, found: str, expected: str) -> None:
    assert of(language, text) == [(kind, {"found": found, "expected": expected})]


def test_every_kind_has_a_case() -> None:
    assert {kind for _, _, kind, _, _ in WRONG} == set(KINDS)


def test_a_flaw_is_told_once_for_a_text() -> None:
    assert of("fr", "l'un: l'autre: d'eux") == [
        ("spacing", {"found": "l'un:", "expected": "a no-break space before ':'"}),
        ("apostrophe", {"found": "l'un:", "expected": "the apostrophe ’"}),
    ]


def test_an_office_has_a_house_style_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "locales" / "fr" / "house-style.toml"
    own.parent.mkdir(parents=True)
    shipped = (SHIPPED / "locales/fr/house-style.toml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("apostrophe =", "# apostrophe ="), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert of("fr", "l'ordre: a") == [("spacing", {"found": "l'ordre:", "expected": "a no-break space before ':'"})]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"«»"', '"«"', "[typography.quotes.0]: found '«'; expected text"),
        ('apostrophe = "’"', 'apostrof = "’"', "[typography.apostrof]: unknown key 'apostrof'; expected apostrophe"),
    ],
)
def test_a_mistake_in_typography_is_named(
    old: str, new: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "locales" / "fr" / "house-style.toml"
    own.parent.mkdir(parents=True)
    shipped = (SHIPPED / "locales/fr/house-style.toml").read_text(encoding="utf-8")
    own.write_text(shipped.replace(old, new), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UnschedError) as caught:
        of("fr", "x")

    assert str(caught.value) == f"locales/fr/house-style.toml {expected}"


def test_a_house_style_without_typography_has_no_rules_of_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "locales" / "pt" / "house-style.toml"
    own.parent.mkdir(parents=True)
    shipped = (SHIPPED / "locales/es/house-style.toml").read_text(encoding="utf-8")
    own.write_text(shipped.partition("[typography]")[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert house_style("pt", Place("x")).typography.quotes == ()
    assert of("pt", "«Não» : 10-14 de febrero?") == [
        ("range", {"found": "10-14 de febrero?", "expected": "' a ' for '-'"})
    ]


def test_our_own_catalogs_follow_house_style() -> None:
    assert found_in_our_own(CHECKS) == []


def test_what_official_translators_wrote_is_seldom_found() -> None:
    """Russian documents of 2015 often spaced the dash between figures; the others are slips, each in one line."""
    assert found_in_official(CHECKS) == {
        ("dates.tsv", "fr", "spacing"): 1,
        ("dates.tsv", "ru", "range"): 9,
        ("dates.tsv", "ru", "spacing"): 1,
        ("dates.tsv", "zh", "range"): 2,
        ("headings.tsv", "fr", "spacing"): 1,
        ("headings.tsv", "ru", "range"): 2,
        ("headings.tsv", "ru", "spacing"): 1,
        ("headings.tsv", "zh", "spacing"): 1,
        ("meeting-lines.tsv", "zh", "spacing"): 1,
        ("places.tsv", "ru", "range"): 4,
        ("places.tsv", "zh", "range"): 2,
        ("times.tsv", "fr", "spacing"): 1,
    }


@given(
    text=st.text(st.sampled_from(" \u00a0\n:;?!.,-–—«»“”\"'’¿¡()%<>{}&@/1٢aéяё会中ا،年月日\u200f\ufffc")),
    language=st.sampled_from(["ar", "en", "es", "fr", "ru", "zh", "de", "", "fr-\u0000"]),
)
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    for kind, details in of(language, text):
        assert kind in KINDS
        assert details.keys() == {"found", "expected"}
