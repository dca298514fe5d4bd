"""TMX 1.4b: a translation memory of any languages (LISA OSCAR, 26 April 2005).

A memory offers what it holds as it stands, so only a finished translation is a `<tuv>`. One that is not, or is still
to be made, is a property of the unit that no other program takes for a translation. Placeholders are plain text:
OmegaT leaves the content of codes out of a memory that it did not write, and nothing would match.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from unsched.errors import Finding, Place
from unsched.translation.elements import LANG, Element, begin, children, name, put, read_xml, written
from unsched.translation.inline import text_of
from unsched.translation.units import Unit, language_code

CONTEXT, NOTE, UNFINISHED = "x-context", "x-note", "x-unfinished"  # the first as the Translate Toolkit has it
# What Trados Studio says of a translation that it would not use either.
_CONFIRMATION = "x-ConfirmationLevel"
_UNCONFIRMED = frozenset(("Unspecified", "Draft", "RejectedTranslation", "RejectedSignOff"))


class _Variant(NamedTuple):
    """A text in a language, and the translator's comment on it."""

    language: str
    text: str
    comment: str = ""


def write_tmx(units: Iterable[Unit], _: str = "") -> bytes:
    """A file that holds units of any languages, one `<tu>` each."""
    known = list(units)
    sources = list(dict.fromkeys(unit.source_language for unit in known))
    root = begin("tmx", {"version": "1.4"})
    put(root, "header", attributes=_header(sources[0] if len(sources) == 1 else "*all*"))
    body = put(root, "body")
    for unit in known:
        _put(put(body, "tu", attributes={"srclang": unit.source_language}), unit)
    return written(root)


def _header(source_language: str) -> dict[str, str]:
    return {
        "creationtool": "unsched",
        "creationtoolversion": version("unsched"),
        "segtype": "paragraph",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": source_language,
        "datatype": "plaintext",
    }


def _put(element: Element, unit: Unit) -> None:
    """Put a unit into its `<tu>`: properties and the translator's comment come before the texts."""
    properties = {CONTEXT: unit.context, NOTE: unit.note or None}
    for kind, text in properties.items():
        if text is not None:
            put(element, "prop", text, {"type": kind})
    if not unit.finished:
        put(element, "prop", unit.target, {"type": UNFINISHED, LANG: unit.language})
    if unit.comment:
        put(element, "note", unit.comment)
    texts = [(unit.source_language, unit.source), (unit.language, unit.target)]
    for language, text in texts if unit.finished else texts[:1]:
        put(put(element, "tuv", attributes={LANG: language}), "seg", text)


def read_tmx(path: Path) -> Iterator[Unit | Finding]:
    """The units of a file of any version: each text in the source language with each in another.

    Where the source language is `*all*`, or none of the texts is in it, any of them is a source. Raises as `read_xml`.
    """
    xml = read_xml(path, "tmx")
    header, place = next(xml.placed("header"), (xml.root, xml.place))
    language = header.get("srclang", "")
    if not language:
        details = {"found": f"<{name(header)}> without srclang", "expected": "the language of the originals, or *all*"}
        yield Finding("element", place, details)
    for element, place in xml.placed("tu"):
        variants = list(_variants(element, place))
        yield from (variant for variant in variants if isinstance(variant, Finding))
        texts = [variant for variant in variants if isinstance(variant, _Variant)]
        yield from _units(element, texts, element.get("srclang", language), f"{place.file}:{place.line}")


def _variants(element: Element, place: Place) -> Iterator[_Variant | Finding]:
    for tuv in children(element, "tuv"):
        language = (tuv.get(LANG) or tuv.get("lang") or "").strip()  # the latter is that of TMX 1.1
        if language:
            comment = _notes(element, tuv)
            yield from (_Variant(language_code(language), text_of(seg), comment) for seg in children(tuv, "seg"))
        else:
            yield Finding("element", place, {"found": "<tuv> without xml:lang", "expected": "its language"})


def _notes(*elements: Element) -> str:
    return "\n".join(text_of(note) for element in elements for note in children(element, "note"))


def _units(element: Element, texts: list[_Variant], tag: str, origin: str) -> Iterator[Unit]:
    """The units of a `<tu>`: each of its originals with each of its other texts, and with what is left to do."""
    properties = {str(prop.get("type")).partition(":")[0]: prop for prop in children(element, "prop")}
    about = {kind: text_of(prop) for kind, prop in properties.items()}
    context, note, confirmed = about.get(CONTEXT), about.get(NOTE, ""), about.get(_CONFIRMATION) not in _UNCONFIRMED
    left = properties[UNFINISHED].get(LANG, "") if UNFINISHED in properties else ""
    unfinished = [_Variant(language_code(left), about[UNFINISHED], _notes(element))] if left else []
    for source in _sources(texts, tag):
        others = [variant for variant in texts if variant.language != source.language] or texts[1:]
        pair = partial(Unit, source.text, source_language=source.language, context=context, note=note, origin=origin)
        for language, text, comment in others:
            yield pair(target=text, language=language, finished=confirmed and bool(text), comment=comment)
        for language, text, comment in unfinished:
            yield pair(target=text, language=language, finished=False, comment=comment)


def _sources(variants: list[_Variant], tag: str) -> list[_Variant]:
    """The texts that are originals: those in a language or, where it has none, in another form of it, or all."""
    if len({variant.language for variant in variants}) == 1:
        return variants[:1]
    code = language_code(tag)
    exact = [variant for variant in variants if variant.language == code]
    return exact or [v for v in variants if _primary(v.language) == _primary(code)] or variants


def _primary(code: str) -> str:
    return code.partition("-")[0]
