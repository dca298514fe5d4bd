"""XLIFF: the files that are written, and those of other programs."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from tests.conftest import installed
from tests.translation.memories import (
    UNITS,
    as_read,
    outside,
    read,
    segment,
    trans_unit,
    unit,
    unit_lists,
    written,
    xliff,
    xliff2,
)

from unsched import UnschedError
from unsched.translation.exchange import units_file
from unsched.translation.gathering import gather
from unsched.translation.units import Unit

SCHEMAS = "/usr/share/php/Symfony/Component/Translation/Resources/schemas"  # of Debian's php-symfony-translation


@cache
def schema(pattern: str) -> etree.XMLSchema:
    """A schema of OASIS; that of `xml:` attributes, which it imports, lies beside it."""
    path = installed(SCHEMAS, pattern)
    known = re.sub(r'schemaLocation="[^"]*xml\.xsd"', f'schemaLocation="{path.parent}/xml.xsd"', path.read_text())
    return etree.XMLSchema(etree.fromstring(known.encode()))


XLIFF = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="en-fr.po" source-language="en" target-language="fr" datatype="po">
    <body>
      <trans-unit id="1" xml:space="preserve" approved="yes">
        <source>Item <ph id="1">%(item)s</ph></source>
        <target state="translated">Point <ph id="1">%(item)s</ph></target>
        <context-group purpose="information">
          <context context-type="x-po-msgctxt">title</context>
        </context-group>
        <note from="developer">First page
the item</note>
        <note from="po-translator">seen</note>
      </trans-unit>
      <trans-unit id="2" xml:space="preserve" approved="yes">
        <source><ph id="1">%(day)s</ph> &amp; <ph id="2">%(day)s</ph></source>
        <target state="translated"><ph id="1">%(day)s</ph>, <ph id="3">%(to)s</ph></target>
      </trans-unit>
      <trans-unit id="3" xml:space="preserve">
        <source>Annex</source>
        <target state="needs-review-translation">Annexe</target>
      </trans-unit>
      <trans-unit id="4" xml:space="preserve">
        <source> &lt;Note&gt;	</source>
        <target></target>
        <context-group purpose="information">
          <context context-type="x-po-msgctxt"></context>
        </context-group>
      </trans-unit>
    </body>
  </file>
</xliff>
"""

XLIFF_2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">
  <file id="f1">
    <unit id="u1" xml:space="preserve">
      <notes>
        <note category="context">title</note>
        <note category="note">First page
the item</note>
        <note category="comment">seen</note>
      </notes>
      <originalData>
        <data id="d1">%(item)s</data>
      </originalData>
      <segment state="translated">
        <source>Item <ph id="1" dataRef="d1" equiv="%(item)s"/></source>
        <target>Point <ph id="1" dataRef="d1" equiv="%(item)s"/></target>
      </segment>
    </unit>
    <unit id="u2" xml:space="preserve">
      <originalData>
        <data id="d1">%(day)s</data>
        <data id="d2">%(to)s</data>
      </originalData>
      <segment state="translated">
        <source><ph id="1" dataRef="d1" equiv="%(day)s"/> &amp; <ph id="2" dataRef="d1" equiv="%(day)s"/></source>
        <target><ph id="1" dataRef="d1" equiv="%(day)s"/>, <ph id="3" dataRef="d2" equiv="%(to)s"/></target>
      </segment>
    </unit>
    <unit id="u3" xml:space="preserve">
      <segment state="initial">
        <source>Annex</source>
        <target>Annexe</target>
      </segment>
    </unit>
    <unit id="u4" xml:space="preserve">
      <notes>
        <note category="context"></note>
      </notes>
      <segment>
        <source> &lt;Note&gt;	</source>
      </segment>
    </unit>
  </file>
</xliff>
"""


@pytest.mark.parametrize(("ending", "expected"), [(".xlf", XLIFF), (".xliff", XLIFF_2)])
def test_units_as_a_file(ending: str, expected: str) -> None:
    assert written(UNITS, ending) == expected.rstrip("\n")


def test_each_pair_of_languages_is_a_file_of_xliff_1_2() -> None:
    units = [Unit("a", "b", "en", "fr"), Unit("a", "c", "en", "es"), Unit("d", "e", "en", "fr")]

    assert re.findall('original="([^"]*)|<target[^>]*>([^<]*)', written(units, ".xlf")) == [
        ("en-fr.po", ""),
        ("", "b"),
        ("", "e"),
        ("en-es.po", ""),
        ("", "c"),
    ]


def test_xliff_2_0_holds_one_pair_of_languages() -> None:
    with pytest.raises(UnschedError) as error:
        written([Unit("a", "b", "en", "fr"), Unit("a", "c", "en", "es")], ".xliff")

    assert str(error.value) == (
        "x.xliff: found en into fr, en into es; an .xliff file holds one pair of languages: "
        "name one by --lang, or write .xlf"
    )


@settings(deadline=None)
@given(units=unit_lists())
@pytest.mark.parametrize(("ending", "pattern"), [(".xlf", "xliff-core-1.2-*.xsd"), (".xliff", "xliff-core-2.0.xsd")])
def test_a_file_of_xliff_is_valid(ending: str, pattern: str, units: list[Unit]) -> None:
    one_pair = [unit for unit in units if (unit.source_language, unit.language) == ("en", "fr")] or UNITS

    schema(pattern).assertValid(etree.fromstring(units_file(one_pair, Path(f"x{ending}"))))


PO2XLIFF = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1">
  <file original="x.po" source-language="en-US" datatype="plaintext" target-language="fr">
    <body>
      <trans-unit xml:space="preserve" id="2" approved="no" restype="x-gettext-domain-header">
        <source>Language: fr</source>
        <target state="translated">Language: fr</target>
      </trans-unit>
      <trans-unit xml:space="preserve" id="3" approved="yes">
        <source>Item %(item)s</source>
        <target state="translated">Point %(item)s</target>
        <context-group name="po-entry" purpose="information">
          <context context-type="x-po-autocomment">the author</context>
        </context-group>
        <note from="developer">the author</note>
        <note from="po-translator">mine</note>
      </trans-unit>
      <trans-unit xml:space="preserve" id="4" approved="no">
        <source>Annex</source>
        <target state="needs-translation">Annexes</target>
        <alt-trans origin="previous"><source>Annexes</source><target>Annexes</target></alt-trans>
      </trans-unit>
      <group restype="x-gettext-plurals" id="6">
        <trans-unit id="6[0]"><source>%d day</source><target>%d jour</target></trans-unit>
      </group>
    </body>
  </file>
</xliff>
"""

FINAL = 'state="final"'
FILES = [
    (
        "of po2xliff",
        PO2XLIFF,
        [
            unit("Item %(item)s", "Point %(item)s", note="the author", comment="mine", origin="9"),
            unit("Annex", "Annexes", finished=False, origin="18"),
        ],
    ),
    (
        "of Qt Linguist: a context",
        xliff(
            trans_unit(
                "Annex",
                "<target>Annexe</target>",
                more='<context-group><context context-type="x-gettext-msgctxt">title</context></context-group>',
            )
        ),
        [unit("Annex", "Annexe", context="title", origin="1")],
    ),
    (
        "segments, with what they were made of",
        xliff(
            trans_unit(
                "One. Two.",
                '<seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source>'
                '<target><mrk mtype="seg" mid="1">Un.</mrk> <mrk mtype="seg" mid="2">Deux.</mrk></target>',
            )
        ),
        [unit("One. Two.", "Un. Deux.", origin="1")],
    ),
    (
        "groups in groups, notes on the translation",
        xliff(
            "<group><group>"
            + trans_unit(
                "a", "<target>b</target>", more='<note annotates="target">c</note><note>d</note><note>e</note>'
            )
            + "</group></group>"
        ),
        [unit("a", "b", note="d\ne", comment="c", origin="1")],
    ),
    (
        "white space that does not count",
        xliff(trans_unit("\n  a\tb\n", "<target>\n  c  d</target>", 'xml:space="default"')),
        [unit("a b", "c d", origin="1")],
    ),
    (
        "white space that counts",
        xliff(trans_unit("\n  a\tb\n", '<target xml:space="preserve">c  d</target>'), 'source-language="en"').replace(
            "<target ", '<target xml:lang="fr" '
        ),
        [unit("\n  a\tb\n", "c  d", origin="1")],
    ),
    ("nothing into no language", xliff(trans_unit("a", ""), 'source-language="en"'), []),
    ("nothing yet", xliff(trans_unit("a", "")), [unit("a", "", finished=False, origin="1")]),
    (
        "two files",
        xliff(trans_unit("a", "<target>b</target>")).replace(
            "</xliff>",
            '<file source-language="es-ES" target-language="zh-Hans">'
            f"<body>{trans_unit('c', '<target>d</target>')}</body></file></xliff>",
        ),
        [unit("a", "b", origin="1"), unit("c", "d", source_language="es", language="zh", origin="1")],
    ),
    (
        "2.0",
        xliff2(
            '<unit id="1"><notes><note category="context">title</note><note>a</note>'
            f'<note appliesTo="target">b</note></notes>{segment("c", "<target>d</target>", FINAL)}</unit>'
        ),
        [unit("c", "d", context="title", note="a", comment="b", origin="1")],
    ),
    (
        "2.1 with segments and what stands between them",
        xliff2(
            '<group id="g"><unit id="1">'
            + segment("One.", "<target>Un.</target>", 'state="reviewed"')
            + "<ignorable><source> </source></ignorable>"
            + segment("Two.", "<target>Deux.</target>", 'state="translated"')
            + "</unit></group>",
            'version="2.1" srcLang="en-GB" trgLang="fr-CH"',
        ),
        [unit("One. Two.", "Un. Deux.", origin="1")],
    ),
    (
        "2.0 with a segment to be translated",
        xliff2(f'<unit id="1">{segment("One.", "<target>Un.</target>")}{segment("Two.", "")}</unit>'),
        [unit("One.Two.", "Un.", finished=False, origin="1")],
    ),
    (
        "a <file> of another vocabulary",
        xliff('<group><o:file xmlns:o="urn:o"/>' + trans_unit("a", "<target>b</target>") + "</group>"),
        [unit("a", "b", origin="1")],
    ),
    (
        "2.0 in an order that is none",
        xliff2('<unit id="1">' + segment("One.", f'<target order="{10_000 * "9"}">Un.</target>') + "</unit>"),
        [unit("One.", "Un.", origin="1")],
    ),
    (
        "2.0 in another order",
        xliff2(
            '<unit id="1">'
            + segment("One.", '<target order="2">Un.</target>')
            + segment("Two.", '<target order="1">Deux.</target>')
            + "</unit>"
        ),
        [unit("One.Two.", "Deux.Un.", origin="1")],
    ),
]


@pytest.mark.parametrize("ending", [".xlf", ".xliff"])
@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_a_file_of_xliff_of_another_program_whatever_its_ending(
    ending: str, content: str, expected: list[Unit], tmp_path: Path
) -> None:
    assert read(tmp_path, ending, content) == expected


FINISHED = [
    (".xlf", 'approved="yes"', "", True),
    (".xlf", "", "", True),
    (".xlf", 'approved="no"', "", False),
    (".xlf", 'approved="no"', 'state="translated"', True),  # so OmegaT leaves what it has translated
    (".xlf", "", 'state="signed-off"', True),
    (".xlf", "", 'state="final"', True),
    (".xlf", 'approved="yes"', 'state="needs-review-translation"', False),
    (".xlf", "", 'state="needs-translation"', False),
    (".xlf", "", 'state="needs-l10n"', False),
    (".xlf", "", 'state="new"', False),
    (".xlf", "", 'state="x-draft"', False),
    (".xlf", 'approved="yes"', 'state="x-checked"', True),
    (".xliff", "", "", True),  # so OmegaT leaves what it has translated
    (".xliff", 'state="initial"', "", False),
    (".xliff", 'state="translated"', "", True),
    (".xliff", 'state="reviewed"', "", True),
    (".xliff", 'state="final"', "", True),
]


@pytest.mark.parametrize(("ending", "of_unit", "of_target", "expected"), FINISHED)
def test_what_counts_as_finished(ending: str, of_unit: str, of_target: str, expected: bool, tmp_path: Path) -> None:
    target = f"<target {of_target}>b</target>"
    one = xliff(trans_unit("a", target, of_unit))
    two = xliff2(f'<unit id="1">{segment("a", target, of_unit)}</unit>')

    found = read(tmp_path, ending, one if ending == ".xlf" else two)

    assert [unit.finished for unit in found] == [expected]


# The Translate Toolkit's programs.

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# mine
#. First page
#. the item
msgid "Item %(item)s"
msgstr "Point %(item)s"

#, fuzzy
msgid "Annex"
msgstr "Annexes\\n"

msgid "<b>\\t& "
msgstr ""
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "x.po"
    path.write_text(CATALOG, encoding="utf-8")
    return path


def test_what_po2xliff_makes_of_a_catalog_is_read_as_the_catalog(catalog: Path) -> None:
    outside("po2xliff", catalog, catalog.with_suffix(".xlf"))

    assert as_read(catalog.with_suffix(".xlf")) == as_read(catalog)


def test_xliff2po_makes_the_catalog_of_what_is_written_of_it(catalog: Path) -> None:
    path = catalog.with_suffix(".xlf")
    path.write_bytes(units_file(gather([catalog]), path))

    outside("xliff2po", path, catalog.with_name("fr.po"))

    assert as_read(catalog.with_name("fr.po")) == as_read(catalog)
