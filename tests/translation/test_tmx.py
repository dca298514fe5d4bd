"""TMX: the memory that is written, and those of other programs."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree
from tests.conftest import ROOT
from tests.translation.memories import EN, ES, FR, UNITS, as_read, outside, read, tmx, tu, unit, unit_lists, written

from unsched.translation.catalogs import catalogs_in
from unsched.translation.exchange import units_file
from unsched.translation.gathering import gather
from unsched.translation.units import Unit

FORM = etree.RelaxNG(etree.parse(ROOT / "tests" / "translation" / "tmx14.rng"))

TMX = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="unsched" creationtoolversion="{version("unsched")}" segtype="paragraph" o-tmf="PO" adminlang="en" srclang="en" datatype="plaintext"/>
  <body>
    <tu srclang="en">
      <prop type="x-context">title</prop>
      <prop type="x-note">First page
the item</prop>
      <note>seen</note>
      <tuv xml:lang="en">
        <seg>Item %(item)s</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>Point %(item)s</seg>
      </tuv>
    </tu>
    <tu srclang="en">
      <tuv xml:lang="en">
        <seg>%(day)s &amp; %(day)s</seg>
      </tuv>
      <tuv xml:lang="fr">
        <seg>%(day)s, %(to)s</seg>
      </tuv>
    </tu>
    <tu srclang="en">
      <prop type="x-unfinished" xml:lang="fr">Annexe</prop>
      <tuv xml:lang="en">
        <seg>Annex</seg>
      </tuv>
    </tu>
    <tu srclang="en">
      <prop type="x-context"></prop>
      <prop type="x-unfinished" xml:lang="fr"></prop>
      <tuv xml:lang="en">
        <seg> &lt;Note&gt;	</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def test_units_as_a_file() -> None:
    assert written(UNITS, ".tmx") == TMX.rstrip("\n")


def test_a_memory_of_several_originals_says_so_and_each_unit_its_own() -> None:
    text = written([Unit("a", "b", "en", "fr"), Unit("c", "d", "es", "fr")], ".tmx")

    assert re.findall('srclang="([^"]*)"', text) == ["*all*", "en", "es"]


@given(units=unit_lists())
def test_a_memory_has_the_form_of_tmx_1_4(units: list[Unit]) -> None:
    FORM.assertValid(etree.fromstring(units_file(units, Path("x.tmx"))))


OMEGAT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" srclang="EN-US"/>
  <body>
<!-- Default translations: no <tu> -->
    <tu>
      <tuv lang="EN-US">
        <seg>Item %(item)s</seg>
      </tuv>
      <tuv lang="FR-FR">
        <seg>Point %(item)s</seg>
      </tuv>
    </tu>
<!-- Alternative translations -->
    <tu>
      <note>of the agenda</note>
      <prop type="file">x.po</prop>
      <prop type="id">title</prop>
      <tuv lang="EN-US"><seg>Annex</seg></tuv>
      <tuv lang="FR-FR"><seg>Annexe</seg></tuv>
    </tu>
  </body>
</tmx>
"""

MEMORIES = [
    (
        "of OmegaT",
        OMEGAT,
        [
            unit("Item %(item)s", "Point %(item)s", origin="7"),
            unit("Annex", "Annexe", comment="of the agenda", origin="16"),
        ],
    ),
    (
        "of Trados Studio: what is not confirmed is not finished",
        tmx(
            "".join(
                tu(("en-US", "Annex"), ("fr-FR", "Annexe"), before=f'<prop type="x-ConfirmationLevel">{level}</prop>')
                for level in ("Draft", "RejectedSignOff", "Translated", "ApprovedSignOff")
            ),
            "en-US",
        ),
        [unit("Annex", "Annexe", finished=done, origin="1") for done in (False, False, True, True)],
    ),
    (
        "of the Translate Toolkit: a context",
        tmx(tu(EN, FR, before='<prop type="x-context">title</prop>')),
        [unit("Annex", "Annexe", context="title", origin="1")],
    ),
    (
        "several languages",
        tmx(tu(FR, EN, ES)),
        [unit("Annex", "Annexe", origin="1"), unit("Annex", "Anexo", language="es", origin="1")],
    ),
    (
        "any language as the original",
        tmx(tu(EN, FR), "*all*"),
        [
            unit("Annex", "Annexe", origin="1"),
            unit("Annexe", "Annex", source_language="fr", language="en", origin="1"),
        ],
    ),
    (
        "an original of its own",
        tmx(tu(EN, FR).replace("<tu>", '<tu srclang="fr-CA">')),
        [unit("Annexe", "Annex", source_language="fr", language="en", origin="1")],
    ),
    (
        "no text in the language of the originals",
        tmx(tu(FR, ES)),
        [
            unit("Annexe", "Anexo", source_language="fr", language="es", origin="1"),
            unit("Anexo", "Annexe", source_language="es", language="fr", origin="1"),
        ],
    ),
    (
        "another form of the language",
        tmx(tu(("pt-BR", "Anexo"), FR), "pt"),
        [unit("Anexo", "Annexe", source_language="pt-br", origin="1")],
    ),
    (
        "two translations",
        tmx(tu(EN, FR, ("fr", "Appendice"))),
        [unit("Annex", "Annexe", origin="1"), unit("Annex", "Appendice", origin="1")],
    ),
    ("no translation", tmx(tu(EN) + tu(EN, ("fr", ""))), [unit("Annex", "", finished=False, origin="1")]),
    (
        "notes of a unit and of its texts",
        tmx(tu(EN, FR, before="<note>a</note>").replace('"fr">', '"fr"><note>b</note>')),
        [unit("Annex", "Annexe", comment="a\nb", origin="1")],
    ),
    (
        "what is left to do, in no language",
        tmx(tu(EN, before='<prop type="x-unfinished">Annexe</prop>')),
        [],
    ),
    ("CDATA", tmx(tu(("en", "<![CDATA[<tu> & ]]>x"), FR)), [unit("<tu> & x", "Annexe", origin="1")]),
    ("white space", tmx(tu(("en", "\n\tAnnex  1 "), FR)), [unit("\n\tAnnex  1 ", "Annexe", origin="1")]),
    (
        "another namespace",
        tmx(tu(EN, FR)).replace("<tmx", '<tmx xmlns="http://www.lisa.org/tmx20"'),
        [unit("Annex", "Annexe", origin="1")],
    ),
    (
        "UTF-16",
        ('<?xml version="1.0" encoding="UTF-16"?>\n' + tmx(tu(EN, ("fr", "Été")))).encode("utf-16"),
        [unit("Annex", "Été", origin="2")],
    ),
    (
        "UTF-8 that calls itself UTF-16",
        '<?xml version="1.0" encoding="utf-16"?>\n' + tmx(tu(EN, ("fr", "Été"))),
        [unit("Annex", "Été", origin="2")],
    ),
    (
        "windows-1252",
        ('<?xml version="1.0" encoding="windows-1252"?>' + tmx(tu(EN, ("fr", "l’été")))).encode("cp1252"),
        [unit("Annex", "l’été", origin="1")],
    ),
]


@pytest.mark.parametrize(("content", "expected"), [case[1:] for case in MEMORIES], ids=[case[0] for case in MEMORIES])
def test_a_memory_of_another_program(content: str | bytes, expected: list[Unit], tmp_path: Path) -> None:
    assert read(tmp_path, ".tmx", content) == expected


def test_what_po2tmx_makes_of_a_catalog_is_read_as_its_finished_messages(tmp_path: Path) -> None:
    path = ROOT / "locales" / "fr" / "LC_MESSAGES" / "unsched.po"

    outside("po2tmx", "--language=fr", path, tmp_path / "x.tmx")

    expected = [unit.but(note="", comment="") for unit in as_read(path) if unit.finished]
    assert as_read(tmp_path / "x.tmx") == expected


def test_pogrep_finds_everything_in_a_memory_that_is_written(tmp_path: Path) -> None:
    """Of the units to be translated, which have no second text for it, it takes the source."""
    path = tmp_path / "x.tmx"
    path.write_bytes(units_file(gather(catalogs_in(ROOT / "locales", ["fr"])), path))

    outside("pogrep", "--search=source", "--regexp", ".", path, tmp_path / "found.tmx")

    assert as_read(tmp_path / "found.tmx") == as_read(path)
