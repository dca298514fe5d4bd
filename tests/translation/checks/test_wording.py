"""Wording: edges, ends, doubled words, brackets, and what is no translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.translation.checks.official import flaws, found_in_official, found_in_our_own

from unsched.po import PoEntry
from unsched.translation.checks.pairs import Flaw, Pair, width_limit
from unsched.translation.checks.wording import CHECKS, KINDS

NBSP = "\u00a0"
LONG = "The General Assembly decided to take note of the report of the Secretary-General"

RIGHT = [
    # edges
    ("fr", " text ", " texte "),
    ("fr", "Text: ", f"Texte{NBSP}: "),
    ("fr", "\n text\n", "\n texte\n"),
    ("fr", "a\nb", "a\nb\nc"),
    ("zh", "Text: ", "文本："),
    ("fr", ":", f"{NBSP}:"),
    # ends
    ("zh", "The end.", "结束。"),
    ("zh", "Text:", "文本："),
    ("ar", "Why?", "لماذا؟"),
    ("ar", "Text;", "نص؛"),
    ("fr", "Really?", f"Vraiment{NBSP}?"),
    ("fr", "He said “no.”", f"Il a dit «{NBSP}non{NBSP}»."),
    ("hi", "The end.", "समाप्त।"),
    ("el", "Why?", "Γιατί;"),
    ("th", "The end.", "จบ"),
    ("hy", "The end.", "Վերջ։"),
    ("fr", "Wait...", "Attendez…"),
    ("fr", "at 10 a.m.", "à 10 heures"),
    ("fr", "at 10 a.m.", "à 10 heures."),
    ("ru", "at 3 p.m", "в 15 ч. 00 м."),
    ("ru", "by 2020", "к 2020 г."),
    ("fr", "p.m. (3–6 p.m.)", "Après-midi"),
    ("zh", "Sept.", "九月"),
    ("fr", "July", "juil."),
    ("ru", "Item 15", "Пункт 15*"),
    # doubled words and spaces
    ("fr", "We ask ourselves", "Nous nous demandons, vous vous demandez"),
    ("fr", "Baden Baden", "Baden Baden"),
    ("en", "Il dit que", "He said that that had had no end"),
    ("es", "Walla Walla", "de Walla Walla a Pago"),
    ("fr", "10 10", "les 10 10, mot-mot, de-de de"),
    ("fr", "x  y", "x  y"),
    ("ru", "x\ny", "x\n    y"),
    ("vi", "far", "xa xa"),
    ("zh", "x", "好 好"),
    # brackets and quotation marks
    ("es", "Items 5 (a) and (b)", "Temas 5 a) y b)"),
    ("es", "Items 5 (a) (iii)", "Temas 5 a) iii)"),
    ("es", "(item 5 (a))", "(tema 5 a))"),
    ("ru", "a) one", "a) один"),
    ("fr", "(1) one (2) two", "1) un 2) deux"),
    ("zh", "Report (%(dates)s)", "报告（%(dates)s）"),
    ("zh", "Report (%(dates)s)", "报告（%(dates)s)"),  # which width is another matter
    ("fr", "a (b", "a (b"),
    ("fr", "Smile:", "Souriez :)"),
    ("fr", "x", '%(name)s {0} <a href="x)">y</a>'),
    ("fr", 'a 5" screen', 'un écran de 5"'),
    ("ru", "“a”", "«„а“»"),
    ("de", "“a”", "»a«, „a“"),
    # as the original
    ("fr", "Page", "Page"),
    ("fr", "document A/AC.290/2019/1", "document A/AC.290/2019/1"),
    ("fr", "A/AC.290/2019/1/Add.1", "A/AC.290/2019/1/Add.1"),
    ("fr", "%(title)s: %(other)s", "%(title)s: %(other)s"),
    ("fr", "Human Rights Watch", "Human Rights Watch"),
    ("ru", "UNDP", "UNDP"),
    ("ru", "21 January 2015", "21 January 2015"),
    ("zh", "Distr.: General", "Distr.: General"),  # an official term
    ("ru", "Original: English", "Original: English"),
    ("en-gb", "all of these words", "all of these words"),
    ("zh", "The “Human Rights Watch” report", "“Human Rights Watch”的报告"),
    ("ru", "Use msgfmt --check", "Используйте msgfmt --check"),
    ("ru", "see https://www.un.org/a-b c-d", "см. https://www.un.org/a-b c-d"),
    # length
    ("fr", LONG, "L’Assemblée générale a décidé de prendre note du rapport du Secrétaire général"),
    ("zh", LONG, "大会决定注意到秘书长的报告"),
    ("fr", "Twenty-fifth meeting", "25e"),
    ("de", LONG, "Ja"),
]  # fmt: skip

WRONG = [
    ("fr", "text", " texte", "edge-space", {"found": "a space", "expected": "no space", "edge": "beginning"}),
    ("fr", "text ", "texte", "edge-space", {"found": "no space", "expected": "a space", "edge": "end"}),
    ("zh", "Title ", "标题", "edge-space", {"found": "no space", "expected": "a space", "edge": "end"}),
    ("ru", "   text", " текст", "edge-space", {"found": "a space", "expected": "3 spaces", "edge": "beginning"}),
    ("ar", "in the end", "\nفي\nالنهاية\n", "line-break", {"text": "في\nالنهاية"}),
    ("fr", "The end.", "La fin", "end-mark", {"found": "no mark", "expected": "a full stop"}),
    ("fr", "The agenda", "L’ordre provisoire.", "end-mark", {"found": "a full stop", "expected": "no mark"}),
    ("zh", "Text:", "文本", "end-mark", {"found": "no mark", "expected": "a colon"}),
    ("ar", "Why?", "لماذا!", "end-mark", {"found": "an exclamation mark", "expected": "a question mark"}),
    ("ru", "meeting (%(n)s)", "заседание (%(n)s),", "end-mark", {"found": "a comma", "expected": "no mark"}),
    ("es", "from 3 to 6 p.m.", "de las 15.00 horas;", "end-mark", {"found": "a semicolon", "expected": "no mark"}),
    ("de", "Wait...", "Warten.", "end-mark", {"found": "a full stop", "expected": "an ellipsis"}),
    ("el", "Why?", "Γιατί.", "end-mark", {"found": "a full stop", "expected": "a question mark"}),
    ("en", "fin du texte", "the end of the the text", "doubled-word", {"found": "the the"}),
    ("es", "end\nof it", "fin de\nde eso", "doubled-word", {"found": "de\nde"}),
    ("ru", "on Wednesday", "В в среду", "doubled-word", {"found": "В в"}),
    ("ar", "in the session", "في في الدورة", "doubled-word", {"found": "في في"}),
    ("fr", "the end", "la  fin", "doubled-space", {"found": "la  fin"}),
    ("fr", "the end", f"la {NBSP}fin", "doubled-space", {"found": f"la {NBSP}fin"}),
    ("fr", "a (b) c", "a (b c", "unpaired", {"found": "(", "expected": ")", "text": "(b"}),
    ("fr", "a (b) c", "a oui) c", "unpaired", {"found": ")", "expected": "(", "text": "oui)"}),
    ("fr", "a (b) c", "a bonjour) c", "unpaired", {"found": ")", "expected": "(", "text": "bonjour)"}),
    ("ru", "[Original: a]", "[Подлинный: a", "unpaired", {"found": "[", "expected": "]", "text": "[Подлинный:"}),
    ("ru", "“a”", "«а", "unpaired", {"found": "«", "expected": "»", "text": "«а"}),
    ("zh", "“a” b", "“甲 乙", "unpaired", {"found": "“", "expected": "”", "text": "“甲"}),
    ("zh", "(a b)", "甲）", "unpaired", {"found": "）", "expected": "（", "text": "甲）"}),
    ("de", '"a"', '"a', "unpaired", {"found": '"', "expected": '"', "text": '"a'}),
    ("fr", "Opening remarks", "Opening remarks", "as-original", {"found": "Opening remarks"}),
    ("fr", "remarks by the Chair", "remarks by the Chair", "as-original", {"found": "remarks by the Chair"}),
    ("ru", "continued", "continued", "as-original", {"found": "continued"}),
    ("ru", "Report of the Chair", "Доклад of the Chair", "as-original", {"found": "of the Chair"}),
    ("ar", "the open source project", "مشروع open source", "as-original", {"found": "open source"}),
    ("fr", LONG, "L’Assemblée", "length", {"found": 11, "original": 80, "low": 35, "high": 220}),
    ("zh", LONG, "大会" * 50, "length", {"found": 100, "original": 80, "low": 10, "high": 80}),
]  # fmt: skip


def of(language: str, source: str, text: str, limit: int | None = None) -> list[Flaw]:
    return flaws(CHECKS, Pair(source, text, "fr" if language == "en" else "en", language, limit))


@pytest.mark.parametrize(("language", "source", "text"), RIGHT)
def test_what_is_worded_as_the_original(language: str, source: str, text: str) -> None:
    assert of(language, source, text) == []


@pytest.mark.parametrize(("language", "source", "text", "kind", "details"), WRONG)
def test_what_is_worded_otherwise(
    language: str, source: str, text: str, kind: str, details: dict[str, object]
) -> None:
    assert of(language, source, text) == [(kind, details)]


@pytest.mark.parametrize(
    ("language", "text", "limit", "expected"),
    [
        ("fr", "Date/heure", 10, []),
        ("fr", "Date et heure", 10, [("max-length", {"found": 13, "expected": 10})]),
        ("zh", "日期时间", 8, []),
        ("zh", "日期和时间", 8, [("max-length", {"found": 10, "expected": 8})]),  # an ideograph is two letters wide
        ("hi", "क\u0943", 1, []),
        ("fr", "%(title)s", 0, []),  # how wide that will be is not known
    ],
)
def test_a_text_is_as_wide_as_its_place(language: str, text: str, limit: int, expected: list[object]) -> None:
    assert of(language, "x", text, limit) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (PoEntry(comment="the head of a column; max-length:24"), 24),
        (PoEntry(comment="the head of a column\nmax-length: 24"), 24),
        (PoEntry(flags=["python-format", "max-length:24"]), 24),
        (PoEntry(comment="max-length:wide", flags=["python-format"]), None),
        (PoEntry(tcomment="max-length:24"), None),  # the author says it, not the translator
        (PoEntry(), None),
    ],
)
def test_an_author_says_how_wide_a_place_is(entry: PoEntry, expected: int | None) -> None:
    assert width_limit(entry) == expected


def test_every_kind_has_a_case() -> None:
    assert {case[3] for case in WRONG} | {"max-length"} == set(KINDS)


def test_our_own_catalogs_have_none() -> None:
    assert found_in_our_own(CHECKS) == []


def test_what_official_translators_wrote_is_seldom_found() -> None:
    """Lines that end otherwise: a list is cut after a comma or semicolon, a heading has a full stop in one language."""
    assert found_in_official(CHECKS) == {
        ("dates.tsv", "es", "end-mark"): 1,
        ("dates.tsv", "fr", "end-mark"): 1,
        ("headings.tsv", "ar", "end-mark"): 2,
        ("headings.tsv", "es", "end-mark"): 1,
        ("headings.tsv", "fr", "end-mark"): 2,
        ("headings.tsv", "ru", "end-mark"): 39,
        ("sessions.tsv", "fr", "end-mark"): 3,
        ("times.tsv", "es", "end-mark"): 1,
        ("times.tsv", "fr", "end-mark"): 1,
        ("times.tsv", "ru", "end-mark"): 1,
    }


ANYTHING = st.text(st.sampled_from(" \u00a0\n\tabcthe éяв会中ا1.:;?!。：؟…,()[]{}«»“”\"'’（）《》%<>&@/-\ufffc"))


@given(
    text=ANYTHING,
    source=ANYTHING,
    language=st.sampled_from(["ar", "en", "es", "fr", "ru", "zh", "el", "th", "", "fr-\u0000"]),
    limit=st.none() | st.integers(0, 20),
)
def test_any_texts_can_be_looked_at(text: str, source: str, language: str, limit: int | None) -> None:
    for kind, _ in of(language, source, text, limit):
        assert kind in KINDS


@given(st.text())
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert of("en-gb", text, text) == []
