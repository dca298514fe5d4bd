"""Headers of catalogs, and the plural forms that they declare."""

from collections.abc import Mapping

import pytest
from tests.conftest import shared

from unsched.po import blank_header, parse_po, po_text
from unsched.translation.checks.headers import header_flaws
from unsched.translation.cldr import official_plurals
from unsched.translation.plurals import Plurals, declared_plurals

FRENCH = "nplurals=2; plural=(n > 1);"
WHOLE = {
    **blank_header(),
    "Project-Id-Version": "x",
    "PO-Revision-Date": "2020-01-22 00:00+0000",
    "Last-Translator": "A",
    "Language-Team": "French",
    "Language": "fr",
    "Plural-Forms": FRENCH,
}
PLURAL_MESSAGE = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'


def flaws(header: Mapping[str, str], messages: str = "", file: str = "x.po") -> list[tuple[str, Mapping[str, object]]]:
    return list(header_flaws(parse_po(po_text(header, [messages]), file)))


def without(*fields: str) -> dict[str, str]:
    return {name: text for name, text in WHOLE.items() if name not in fields}


CASES = [
    ("whole", WHOLE, []),
    ("fields missing", without("Language", "PO-Revision-Date"), [("header-field", {"expected": "PO-Revision-Date, Language"})]),
    ("not filled in", WHOLE | {"Project-Id-Version": "PACKAGE VERSION"}, [("header-blank", {"found": "Project-Id-Version"})]),
    ("other layout of the rule", WHOLE | {"Plural-Forms": "nplurals = 2 ; plural = n>1"}, []),
    ("other rule, same forms", WHOLE | {"Plural-Forms": "nplurals=2; plural=n==0 || n==1 ? 0 : 1;"}, []),
    ("unusual", WHOLE | {"Plural-Forms": "nplurals=2; plural=n != 1;"}, [("plural-forms", {"found": "nplurals=2; plural=n != 1;", "expected": FRENCH})]),
    *(
        (f"no rule: {rule}", WHOLE | {"Plural-Forms": rule}, [("plural-rule", {"found": rule, "expected": FRENCH})])
        for rule in (
            "nplurals=2;",
            "nplurals=1; plural=n > 1;",
            "nplurals=2; plural=1/(n-257);",
            "nplurals=1000000000; plural=n;",
            "nplurals=2; plural=__import__('os');",
            f"nplurals=2; plural={'(' * 500}n{')' * 500};",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("header", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_flaws_of_a_header(header: Mapping[str, str], expected: list[tuple[str, Mapping[str, object]]]) -> None:
    assert flaws(header) == expected


def test_plural_forms_are_declared_where_there_are_any() -> None:
    expected = [("plural-rule", {"found": "none", "expected": FRENCH})]

    assert flaws(without("Plural-Forms"), 'msgid "a"\nmsgstr "b"\n') == []
    assert flaws(without("Plural-Forms"), PLURAL_MESSAGE) == expected


def test_a_folder_and_its_catalog_are_of_one_language() -> None:
    assert flaws(WHOLE, file="locales/fr/LC_MESSAGES/x.po") == []
    assert flaws(WHOLE, file="locales/fr_FR/LC_MESSAGES/x.po") == []
    assert flaws(WHOLE, file="locales/es/LC_MESSAGES/x.po") == [("header-language", {"found": "fr", "expected": "es"})]


def test_a_fuzzy_header() -> None:
    text = po_text(WHOLE, []).replace("msgid", "#, fuzzy\nmsgid", 1)

    assert list(header_flaws(parse_po(text, "x.po"))) == [("header-fuzzy", {})]


@pytest.mark.parametrize(
    ("language", "count", "forms"),
    [("ar", 6, "012333333334444"), ("zh", 1, "0" * 15), ("ru", 3, "201112222222222"), ("fr", 2, "001111111111111"),
     ("es", 2, "101111111111111"), ("en", 2, "101111111111111"), ("pl", 3, "201112222222222")],
)  # fmt: skip
def test_the_plural_forms_of_languages_by_cldr(language: str, count: int, forms: str) -> None:
    official = official_plurals(language)

    assert official is not None
    header, plurals = official
    assert declared_plurals({"Plural-Forms": header}) == plurals
    assert (plurals.count, "".join(map(str, plurals.forms[:15]))) == (count, forms)


def test_a_language_that_cldr_does_not_know_has_none() -> None:
    assert official_plurals("xx") is None


def test_rules_give_the_forms_that_gnu_gettext_gives() -> None:
    lines = [line for line in shared("po", "plural-rules.data").read_text(encoding="utf-8").split("\n") if line]
    cases = list(zip(lines[::3], lines[1::3], lines[2::3], strict=True))
    assert len(cases) > 8

    for language, rule, forms in cases:
        declared = declared_plurals({"Plural-Forms": f"nplurals=9; plural={rule};"})
        assert declared is not None, language
        assert "".join(map(str, declared.forms[: len(forms)])) == forms, language


def test_forms_for_one_and_for_many_numbers() -> None:
    french = Plurals(2, (0, 0, *[1] * 999))
    english = Plurals(2, (1, 0, *[1] * 999))

    assert [french.many(form) for form in (0, 1)] == [False, True]
    assert [english.singular(form) for form in (0, 1)] == [True, False]
    assert not french.singular(0)
    assert [english.many(1, 1, 3), english.many(1, 0, 100)] == [False, True]
