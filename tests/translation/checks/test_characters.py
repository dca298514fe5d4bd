"""Characters that do not belong in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.translation.checks.official import catalogs_of_others, flaws, found_in_official, found_in_our_own

from unsched.po import read_po
from unsched.translation.checks.characters import CHECKS, KINDS
from unsched.translation.checks.pairs import Flaw, Pair
from unsched.translation.units import language_code

RLM, ZWNJ, ZWJ, ZWSP = "\u200f", "\u200c", "\u200d", "\u200b"

RIGHT = [
    ("fr", "x", "Où\u00a0? «\u00a0cœur\u00a0» – 10\u202f000 €, 5 µm, 1er, n°\u00a05…"),
    ("ar", "x", f"10{RLM}-14 شباط/فبراير 2020"),
    ("ar", "%(start)s", f"%(start)s{RLM}-%(end)s"),
    ("fr", "x", f"le mot العربية{RLM}"),
    ("fa", "x", f"می{ZWNJ}خواهم"),
    ("hi", "x", f"क्{ZWJ}ष"),
    ("th", "x", f"สวัสดี{ZWSP}ชาวโลก"),
    ("fr", "x", f"👩{ZWJ}👧"),
    ("ar", "x", "\u0600١٢"),  # a sign of number, which is seen
    ("ar", "x", "مذكّرة، مجتمعًا"),  # accents of one letter, in either order
    ("ar", "x", "مجتمع\u0651\u064e ومجتمع\u064e\u0651"),
    ("fr", "a\u00adb", "c\u00add"),
    ("fr", "\ue000", "\ue000"),
    ("fr", "x", "a\u202eb\u2066c"),  # refused wherever a catalog is read
    ("ar", "x", "الوثيقة A/69/L.62 المؤرخة ٢٠١٥، %(n)2d، COVID-19"),
    ("ar", "x", "الجلسة 7445 المعقودة في 2015"),
    ("ru", "x", "COVID-19, IT-компания, XX век, III сессия, PDFы и URLа, Wi-Fi, VIP"),
    ("ru", "Annex C, items (a), c", "Приложение C к пунктам a), c повестки дня"),
    ("ru", "Item 5 (a)", "Пункт 5(a)"),
    ("ru", "The SPACE programme", "Программа SPACE"),
    ("ru", "x", "https://www.un.org и %(cote)s, <sup>c</sup>"),
    ("fr", "x", "le mot «\u00a0среда а\u00a0» en russe"),
    ("fr", "x", "la constante π, l’angle α"),
    ("el", "NATO", "Η Γενική Συνέλευση του NATO"),
    ("zh", "x", "2：（续）、！"),
    ("ja", "x", "２０１５年ＵＮ"),
    ("de", "x", "Größe"),
]  # fmt: skip

INVISIBLE = [
    ("fr", f"a{ZWSP}b", "U+200B ZERO WIDTH SPACE", f"a{ZWSP}b"),
    ("fr", "mot\u00ad-clé", "U+00AD SOFT HYPHEN", "mot\u00ad-clé"),
    ("fr", "\ufeffmot", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "\ufeffmot"),
    ("fr", "10\u2060–14", "U+2060 WORD JOINER", "10\u2060–14"),
    ("fr", f"a{ZWNJ}b", "U+200C ZERO WIDTH NON-JOINER", f"a{ZWNJ}b"),
    ("fr", f"10{RLM}-14", "U+200F RIGHT-TO-LEFT MARK", f"10{RLM}-14"),
    ("ru", "10\u200e–14", "U+200E LEFT-TO-RIGHT MARK", "10\u200e–14"),
    ("fr", "un\u3164mot", "U+3164 HANGUL FILLER", "un\u3164mot"),
    ("fr", "un\tmot", "U+0009", "un\tmot"),
    ("fr", "un\r", "U+000D", "un\r"),
    ("ko", "개\u115f체", "U+115F HANGUL CHOSEONG FILLER", "개\u115f체"),
]

MEANINGLESS = [
    ("un \ufffd", "U+FFFD REPLACEMENT CHARACTER", "\ufffd"),
    ("un \ufffc", "U+FFFC OBJECT REPLACEMENT CHARACTER", "\ufffc"),
    ("le \ue000 mot", "U+E000", "\ue000"),
    ("le \u0378 mot", "U+0378", "\u0378"),
    ("le \U0001fffe mot", "U+1FFFE", "\U0001fffe"),
]

OTHERS = [
    ("fr", "e\u0301te\u0301", "decomposed", {"found": "e\u0301te\u0301", "expected": "U+00E9 LATIN SMALL LETTER E WITH ACUTE"}),
    ("ru", "и\u0306", "decomposed", {"found": "и\u0306", "expected": "U+0439 CYRILLIC SMALL LETTER SHORT I"}),
    ("ar", "١٠ و 12", "digits", {"found": "١٠", "other": "12"}),
    ("ar", "1٢", "digits", {"found": "1", "other": "٢"}),
    ("fa", "۱۰ و ١٢", "digits", {"found": "۱۰", "other": "١٢"}),
    ("zh", "第６届会议", "full-width", {"found": "６", "expected": "6"}),
    ("zh", "ＵＮ会议", "full-width", {"found": "ＵＮ", "expected": "UN"}),
    ("fr", "un，deux", "full-width", {"found": "，", "expected": ","}),
]  # fmt: skip

LOOK_ALIKES = [
    ("ru", "x", "в cреду", ("cреду", "U+0063 LATIN SMALL LETTER C", "U+0441 CYRILLIC SMALL LETTER ES")),
    ("ru", "x", "Генеральная Aссамблея", ("Aссамблея", "U+0041 LATIN CAPITAL LETTER A", "U+0410 CYRILLIC CAPITAL LETTER A")),
    ("ru", "x", "c 10 по 14 мая", ("c", "U+0063 LATIN SMALL LETTER C", "U+0441 CYRILLIC SMALL LETTER ES")),
    ("ru", "x", "доклад, a также", ("a", "U+0061 LATIN SMALL LETTER A", "U+0430 CYRILLIC SMALL LETTER A")),
    ("ru", "UN", "сессия OOH", ("OOH", "U+004F LATIN CAPITAL LETTER O", "U+041E CYRILLIC CAPITAL LETTER O")),
    ("ru", "Item 5 (a)", "Пункт 5(а)", ("5(а)", "U+0430 CYRILLIC SMALL LETTER A", "U+0061 LATIN SMALL LETTER A")),
    ("ru", "Item 5 (c)", "Пункт 5 с)", ("с)", "U+0441 CYRILLIC SMALL LETTER ES", "U+0063 LATIN SMALL LETTER C")),
    ("ru", "COVID", "СOVID и люди", ("СOVID", "U+0421 CYRILLIC CAPITAL LETTER ES", "U+0043 LATIN CAPITAL LETTER C")),
    ("fr", "x", "Аssemblée", ("Аssemblée", "U+0410 CYRILLIC CAPITAL LETTER A", "U+0041 LATIN CAPITAL LETTER A")),
    ("es", "x", "10 а 14 de mayo", ("а", "U+0430 CYRILLIC SMALL LETTER A", "U+0061 LATIN SMALL LETTER A")),
    ("fr", "x", "Οriginal", ("Οriginal", "U+039F GREEK CAPITAL LETTER OMICRON", "U+004F LATIN CAPITAL LETTER O")),
    ("el", "x", "Η Γενική Συνέλευση του OHE", ("OHE", "U+004F LATIN CAPITAL LETTER O", "U+039F GREEK CAPITAL LETTER OMICRON")),
    ("el", "x", "Η Γενική Συνέλευση αoα", ("αoα", "U+006F LATIN SMALL LETTER O", "U+03BF GREEK SMALL LETTER OMICRON")),
]  # fmt: skip


def of(language: str, source: str, text: str) -> list[Flaw]:
    return flaws(CHECKS, Pair(source, text, "en", language))


@pytest.mark.parametrize(("language", "source", "text"), RIGHT)
def test_what_belongs(language: str, source: str, text: str) -> None:
    assert of(language, source, text) == []


@pytest.mark.parametrize(("language", "text", "name", "around"), INVISIBLE)
def test_what_nobody_sees(language: str, text: str, name: str, around: str) -> None:
    assert of(language, "x", text) == [("invisible", {"found": name, "text": around})]


@pytest.mark.parametrize(("text", "name", "around"), MEANINGLESS)
def test_what_no_document_can_show(text: str, name: str, around: str) -> None:
    assert of("fr", "x", text) == [("meaningless", {"found": name, "text": around})]


@pytest.mark.parametrize(("language", "text", "kind", "details"), OTHERS)
def test_what_is_written_in_other_characters(language: str, text: str, kind: str, details: dict[str, str]) -> None:
    assert of(language, "x", text) == [(kind, details)]


@pytest.mark.parametrize(("language", "source", "text", "details"), LOOK_ALIKES)
def test_what_looks_like_a_letter(language: str, source: str, text: str, details: tuple[str, str, str]) -> None:
    around, found, expected = details

    assert of(language, source, text) == [("look-alike", {"found": found, "expected": expected, "text": around})]


def test_our_own_catalogs_have_none() -> None:
    assert found_in_our_own(CHECKS) == []


def test_what_official_translators_wrote_has_what_they_overlooked() -> None:
    """`cреду`, `cекретаря` and labels such as 5(а), with Latin and Cyrillic letters; digits of two scripts in Arabic."""
    assert found_in_official(CHECKS) == {
        ("dates.tsv", "ar", "digits"): 1,
        ("headings.tsv", "ru", "look-alike"): 5,
        ("meeting-lines.tsv", "ru", "look-alike"): 2,
        ("sessions.tsv", "ar", "digits"): 2,
        ("times.tsv", "ar", "digits"): 2,
    }


def test_catalogs_of_other_programs_have_none() -> None:
    found = []
    for path in catalogs_of_others():
        po = read_po(path)
        for message in po.live:
            for text in message.texts if message.translated else ():
                found += of(language_code(po.language), message.entry.msgid, text)

    assert found == []


@given(
    text=st.text(
        st.sampled_from(
            "abcAHO аоАНОбЖ ονΗζ 1٢۳ é e\u0301\u200b\u200c\u200d\u200f\u2066\ufffd\ue000\u0378１Ａ，()مक्👩\t\n"
        )
    ),
    source=st.text(st.sampled_from("aoA (а\u200b1")),
    language=st.sampled_from(["ar", "fr", "ru", "zh", "ja", "el", "", "x-\u0000"]),
)
def test_any_text_can_be_looked_at(text: str, source: str, language: str) -> None:
    for kind, _ in of(language, source, text):
        assert kind in KINDS


@given(st.text())
def test_a_text_has_nothing_against_itself(text: str) -> None:
    found = {kind for kind, _ in of("fr", text, text)}

    assert found <= {"digits"}  # which are right in neither
