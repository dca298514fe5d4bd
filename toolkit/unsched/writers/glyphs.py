"""Whether the fonts that a Word document names have a glyph for each of its characters.

Fonts are found by fontconfig (`fc-list`) and read by fontTools. Where a font is not installed, the first of the
alternatives stands in that the document's font table gives for it, as it does in Word.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache

from fontTools.ttLib import TTFont

from unsched.document import tree
from unsched.document.tree import Document
from unsched.errors import Finding, Place, fault
from unsched.frozen import Frozen
from unsched.resources import character_name
from unsched.writers.docx import write_docx
from unsched.writers.inspecting import Element, parsed
from unsched.writers.package import unpacked
from unsched.writers.reference import Reference
from unsched.writers.styles import W
from unsched.writers.wordprocessing import east_asian

PROGRAM = "fc-list"

_INVISIBLE = re.compile("[\\s\u00ad\u034f\u061c\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_PARTS = re.compile(r"word/(document|footnotes|header-.*|footer-.*)\.xml")


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


class _Styles(Frozen):
    """The fonts of styles by slot (`ascii`, `eastAsia`, `cs`), and the styles that they are based on."""

    fonts: Mapping[str, Mapping[str, str]]
    bases: Mapping[str, str]
    usual: Mapping[str, str]

    def font(self, slot: str, styles: tuple[str, ...]) -> str:
        """The font of a slot: that of the first style that gives one, else the document's."""
        for style in styles:
            for link in self._chain(style):
                if font := self.fonts.get(link, {}).get(slot):
                    return font
        return self.usual.get(slot, "")

    def _chain(self, style: str) -> Iterator[str]:
        """A style and those that it is based on; a circle among them is walked once."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self.bases.get(style, "")


def missing_glyphs(document: Document, reference: Reference) -> Iterator[Finding]:
    """Each character without a glyph and each font that is not installed, with the text that it stands in.

    Raises `UnschedError` when fontconfig is not installed.
    """
    parts = unpacked(write_docx(document, reference))
    styles = _styles(parsed(parts["word/styles.xml"]))
    others = reference.alternatives()
    place = Place(f"{document.symbol or tree.paragraph(document, 'title')} {document.lang}")
    told: set[tuple[str, str]] = set()
    for name in filter(_PARTS.fullmatch, parts):
        for text, character, font in _characters(parsed(parts[name]), styles):
            file = next(filter(None, map(_file, (font, *others.get(font, ())))), None)
            missing = "" if file is None else character
            if (file is None or ord(character) not in _covered(*file)) and (font, missing) not in told:
                told.add((font, missing))
                kind = "font" if file is None else "glyph"
                yield Finding(kind, place, {"found": character_name(character), "font": font, "text": text})


def _characters(root: Element, styles: _Styles) -> Iterator[tuple[str, str, str]]:
    """Each visible character of a part with the text of its paragraph and its font."""
    for paragraph in root.iter(_w("p")):
        text = "".join(t.text or "" for t in paragraph.iter(_w("t")))
        own = _value(paragraph, "pPr/pStyle")
        for run in paragraph.iter(_w("r")):
            chain = (_value(run, "rPr/rStyle"), own)
            right_to_left = run.find(f"{_w('rPr')}/{_w('rtl')}") is not None
            for character in _INVISIBLE.sub("", "".join(t.text or "" for t in run.iter(_w("t")))):
                slot = "cs" if right_to_left else "eastAsia" if east_asian(character) else "ascii"
                yield text, character, styles.font(slot, chain)


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(map(_w, path.split("/"))))
    return "" if found is None else str(found.get(_w("val")))


def _styles(root: Element) -> _Styles:
    styles = {str(style.get(_w("styleId"))): style for style in root.iter(_w("style"))}
    return _Styles(
        fonts={key: _fonts(style) for key, style in styles.items()},
        bases={key: _value(style, "basedOn") for key, style in styles.items()},
        usual=_fonts(root),
    )


def _fonts(element: Element) -> Mapping[str, str]:
    found = element.find(f".//{_w('rFonts')}")
    return {} if found is None else {slot: str(found.get(_w(slot), "")) for slot in ("ascii", "eastAsia", "cs")}


@cache
def _installed() -> Mapping[str, tuple[str, int]]:
    """The files of the installed fonts and their places in these, by the names of their families."""
    program = shutil.which(PROGRAM)
    if program is None:
        reason = f"the check of glyphs needs fontconfig, and {PROGRAM} is not installed: apt install fontconfig"
        raise fault("program", Place(PROGRAM), reason=reason)
    command = [program, "--format", "%{family}|%{file}|%{index}\n"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    rows = sorted(line.split("|") for line in done.stdout.splitlines())
    return {name.casefold(): (row[1], int(row[2])) for row in rows for name in row[0].split(",")}


def _file(family: str) -> tuple[str, int] | None:
    return _installed().get(family.casefold())


@cache
def _covered(file: str, number: int) -> frozenset[int]:
    """The characters that a font has glyphs for."""
    with TTFont(file, fontNumber=number & 0xFFFF, lazy=True) as font:
        return frozenset(font.getBestCmap())
