"""Exchange with translation programs: what goes out comes back, and what is no such file is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.translation.memories import EN, FR, read, tmx, trans_unit, tu, unit, unit_lists, written, xliff2

from unsched import UnschedError
from unsched.resources import LIMIT_MIB
from unsched.translation.exchange import READERS, WRITERS, read_units, units_file
from unsched.translation.units import Unit


def grouped(units: list[Unit]) -> list[Unit]:
    """The units of each pair of languages together, as XLIFF 1.2 has them."""
    pairs = list(dict.fromkeys((unit.source_language, unit.language) for unit in units))
    return sorted(units, key=lambda unit: pairs.index((unit.source_language, unit.language)))


@pytest.mark.parametrize("ending", WRITERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(units=unit_lists())
def test_nothing_is_lost_out_and_back(ending: str, units: list[Unit], tmp_path: Path) -> None:
    if ending == ".xliff":
        units = [unit for unit in units if unit.language == units[0].language and unit.source_language == "en"]
    if not units:
        return
    path = tmp_path / f"x{ending}"
    path.write_bytes(units_file(units, path))

    starts = enumerate(path.read_bytes().decode().split("\n"), 1)
    lines = [number for number, line in starts if re.match(" *<(tu|trans-unit|unit) ", line)]
    expected = grouped(units) if ending == ".xlf" else units
    assert read_units(path) == [
        Unit(
            u.source, u.target, u.source_language, u.language, u.context, u.finished, u.note, u.comment, f"{path}:{n}"
        )
        for u, n in zip(expected, lines, strict=True)
    ]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_line_is_right_beyond_the_65535_that_libxml2_counts(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(units_file([Unit("a" + "\n" * 70_000, "b", "en", "fr"), Unit("c", "d", "en", "fr")], path))

    lines = path.read_text(encoding="utf-8").split("\n")
    last = max(number for number, line in enumerate(lines, 1) if re.match(" *<(tu|trans-unit|unit) ", line))
    assert last > 70_000
    assert read_units(path)[1].origin == f"{path}:{last}"


@pytest.mark.parametrize("ending", WRITERS)
def test_every_character_that_xml_cannot_hold_is_named_where_it_stands(ending: str) -> None:
    units = [
        Unit("a\x07\ud800", "b", "en", "fr", origin="locales/fr/LC_MESSAGES/x.po:12"),
        Unit("c", "d", "en", "fr\x01", note="\ufffe"),
    ]

    with pytest.raises(UnschedError) as error:
        written(units, ending)

    assert str(error.value).splitlines() == [
        "locales/fr/LC_MESSAGES/x.po:12: character U+0007 is not allowed in text",
        "locales/fr/LC_MESSAGES/x.po:12: character U+D800 is not allowed in text",
        f"x{ending}: character U+FFFE is not allowed in text",
        f"x{ending}: character U+0001 is not allowed in text",
    ]


@pytest.mark.parametrize("ending", WRITERS)
def test_where_there_is_no_message_nothing_is_written(ending: str) -> None:
    with pytest.raises(UnschedError, match=rf"^x{ending}: there is no message to write$"):
        written([], ending)


# What is no such file.

LOL = "".join(f'<!ENTITY {name} "{8 * f"&{before};"}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
DEEP = 100_000
WRONG = [
    (".tmx", "", ["1:1: is not well-formed XML: Document is empty"]),
    (
        ".tmx",
        "<tmx>\n<body>\n</tmx>",
        ["3:7: is not well-formed XML: Opening and ending tag mismatch: body line 2 and tmx"],
    ),
    (".tmx", b"<tmx>\n\xff</tmx>", ["2:1: is not well-formed XML: Invalid bytes in character encoding"]),
    (".tmx", "<tmx>\n\x07</tmx>", ["2:1: is not well-formed XML: PCDATA invalid Char value 7"]),
    (".tmx", "<a>" * DEEP + "</a>" * DEEP, ["1:771: is not well-formed XML: Excessive depth in document: 256"]),
    (".tmx", "<map/>", ["1: found <map>; expected <tmx>"]),
    (".tmx", 50_000 * "<?a?>" + 50_000 * "<!---->" + "<map/>", ["1: found <map>; expected <tmx>"]),
    (".xlf", "\n<tmx/>", ["2: found <tmx>; expected <xliff>"]),
    (".tmx", "<tmx/>", ["1: found <tmx> without srclang; expected the language of the originals, or *all*"]),
    (
        ".tmx",
        "<tmx>\n<header/>\n<body>\n<tu><tuv/></tu>\n<tu>\n<tuv><seg/></tuv></tu></body></tmx>",
        [
            "2: found <header> without srclang; expected the language of the originals, or *all*",
            "4: found <tuv> without xml:lang; expected its language",
            "5: found <tuv> without xml:lang; expected its language",
        ],
    ),
    (".xlf", "<xliff/>", ["1: found <xliff> of the version none; expected 1.2 or 2.0"]),
    (".xlf", '<xliff version="3.0"/>', ["1: found <xliff> of the version 3.0; expected 1.2 or 2.0"]),
    (
        ".xlf",
        '<xliff version="1.2">\n<file>\n<trans-unit/></file>\n<file source-language="en"><body>\n<trans-unit/>'
        + 2 * trans_unit("a", "<target>b</target>")
        + "</body></file></xliff>",
        [
            "2: found <file> without source-language; expected one",
            "5: found <trans-unit> without <source>; expected one",
            "4: found <file> without target-language; expected one",
        ],
    ),
    (
        ".xliff",
        '<xliff version="2.0">\n<file><unit/></file></xliff>',
        ["1: found <xliff> without srcLang; expected one", "1: found <xliff> without trgLang; expected one"],
    ),
    (
        ".xliff",
        xliff2('\n<unit id="1"><segment><target>a</target></segment></unit>'),
        ["2: found a <segment> without <source>; expected one"],
    ),
    (
        ".tmx",
        '<!DOCTYPE tmx [<!ENTITY a "b">]>\n' + tmx("&a;"),
        ["1: found a document type with declarations; expected none"],
    ),
    (
        ".tmx",
        f'<?xml version="1.0"?>\n<!-- > -->\n<!DOCTYPE tmx PUBLIC "a" \'b>\' [<!ENTITY a "a">{LOL}]><tmx a="&i;"/>',
        ["1: found a document type with declarations; expected none"],
    ),
    (
        ".tmx",
        ('<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://localhost/a"> %a;]>' + tmx("")).encode("utf-16"),
        ["1: found a document type with declarations; expected none"],
    ),
    (
        ".tmx",
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE tmx +AFsAPAAh-ENTITY a "b"+AD4AXQA+-<tmx/>',
        ["1: found a document type with declarations; expected none"],
    ),
    (".tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' + tmx("&nbsp;"), ["2: found the entity &nbsp;; expected none"]),
    (".tmx", tmx("&nbsp;"), ["1:54: is not well-formed XML: Entity 'nbsp' not defined"]),
    (
        ".tmx",
        tmx(tu(*((f"x-{n}", "a") for n in range(720))), "*all*"),
        [": holds more than the 500,000 pairs of texts that are read"],
    ),
    (".tmx", b" " * (LIMIT_MIB * 2**20 + 1), [f": is larger than the {LIMIT_MIB} MiB that are read"]),
]


@pytest.mark.parametrize(("ending", "content", "expected"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_named_with_its_line(
    ending: str, content: str | bytes, expected: list[str], tmp_path: Path
) -> None:
    with pytest.raises(UnschedError) as error:
        read(tmp_path, ending, content)

    found = str(error.value).replace(f"{tmp_path}/x{ending}:", "").splitlines()
    assert found == [line.removeprefix(":") for line in expected]


def test_a_document_type_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "tmx14.dtd").write_text('<!ATTLIST tuv xml:lang CDATA "fr">', encoding="utf-8")
    content = f'<!DOCTYPE tmx SYSTEM "{tmp_path}/tmx14.dtd">' + tmx(tu(EN, FR))

    assert read(tmp_path, ".tmx", content) == [unit("Annex", "Annexe", origin="1")]


def test_an_ending_that_is_none_is_named() -> None:
    with pytest.raises(UnschedError, match=r"^x\.doc: .*; expected one of \.tmx, \.xlf, \.xliff$"):
        read_units(Path("x.doc"))


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize(
    "around", ["{}", "<tmx>{}</tmx>", '<xliff version="1.2">{}</xliff>', '<xliff version="2.0">{}</xliff>']
)
def test_whatever_a_file_holds_it_is_read_or_refused(ending: str, around: str, content: bytes, tmp_path: Path) -> None:
    before, after = around.encode().split(b"{}")
    try:
        units = read(tmp_path, ending, before + content + after)
    except UnschedError as error:
        assert str(error)  # noqa: PT017 -- either is right
    else:
        assert all(unit.source_language and unit.language for unit in units)
