"""Units, and small files of TMX and XLIFF, that tests of the exchange with other programs share."""

import subprocess
from pathlib import Path

from hypothesis import strategies as st
from tests.conftest import program

from unsched.translation.exchange import read_units, units_file
from unsched.translation.gathering import gather
from unsched.translation.units import Unit

UNITS = [
    Unit("Item %(item)s", "Point %(item)s", "en", "fr", "title", True, "First page\nthe item", "seen"),
    Unit("%(day)s & %(day)s", "%(day)s, %(to)s", "en", "fr"),
    Unit("Annex", "Annexe", "en", "fr", finished=False),
    Unit(" <Note>\t", "", "en", "fr", "", finished=False),
]


def unit(source: str, target: str, **more: object) -> Unit:
    return Unit(source, target, **{"source_language": "en", "language": "fr", **more})  # type: ignore[arg-type]


def written(units: list[Unit], ending: str) -> str:
    return units_file(units, Path(f"x{ending}")).decode()


def read(tmp_path: Path, ending: str, content: str | bytes) -> list[Unit]:
    """The units of a file, with the lines that they stand in for their origin."""
    path = tmp_path / f"x{ending}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [unit.but(origin=unit.origin.removeprefix(f"{path}:")) for unit in read_units(path)]


def as_read(path: Path) -> list[Unit]:
    """The units of a catalog or of another file, without where they stand."""
    return [unit.but(origin="") for unit in gather([path])]


def outside(name: str, *arguments: str | Path) -> None:
    """Run a program of the Translate Toolkit."""
    subprocess.run([program(name), "--progress=none", *arguments], check=True, capture_output=True)


# Files.

EN, FR, ES = ("en", "Annex"), ("fr", "Annexe"), ("es", "Anexo")


def tmx(body: str, source_language: str = "en") -> str:
    return f'<tmx version="1.4"><header srclang="{source_language}"/><body>{body}</body></tmx>'


def tu(*texts: tuple[str, str], before: str = "") -> str:
    return f"<tu>{before}" + "".join(f'<tuv xml:lang="{tag}"><seg>{seg}</seg></tuv>' for tag, seg in texts) + "</tu>"


def xliff(
    body: str, attributes: str = 'source-language="en" target-language="fr"', root: str = 'version="1.2"'
) -> str:
    return f"<xliff {root}><file {attributes}><body>{body}</body></file></xliff>"


def trans_unit(source: str, target: str, attributes: str = "", more: str = "") -> str:
    return f'<trans-unit id="1" {attributes}><source>{source}</source>{target}{more}</trans-unit>'


def xliff2(body: str, attributes: str = 'version="2.0" srcLang="en" trgLang="fr"') -> str:
    return f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" {attributes}><file id="f">{body}</file></xliff>'


def segment(source: str, target: str, attributes: str = "") -> str:
    return f"<segment {attributes}><source>{source}</source>{target}</segment>"


# Any units.

WORDS = st.sampled_from(
    ("%(dates)s", "%(day)s", "%%", "%", "<b>", "&amp;", "]]>", "<!--", "\r\n", "\n", "\t", "  ", "—")
)
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff").filter(
    lambda character: character >= " " or character in "\t\n\r"
)
TEXT = st.lists(WORDS | CHARACTERS, max_size=8).map("".join)
PAIRS = [("en", "fr"), ("en", "pt-br"), ("es", "fr"), ("en", "en")]


@st.composite
def unit_lists(draw: st.DrawFn) -> list[Unit]:
    pairs = draw(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=4, unique=True))
    found = []
    for _ in range(draw(st.integers(1, 6))):
        source, target = draw(TEXT.filter(bool)), draw(TEXT)
        finished = bool(target) and draw(st.booleans())
        context = draw(st.none() | TEXT)
        found.append(Unit(source, target, *draw(st.sampled_from(pairs)), context, finished, draw(TEXT), draw(TEXT)))
    return found
