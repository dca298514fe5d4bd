"""XLIFF 2.0 (OASIS, 5 August 2014), which holds one pair of languages a file."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from unsched.errors import Finding, Place, fault
from unsched.placeholders import placeholders
from unsched.translation.elements import XML, Element, XmlFile, begin, children, name, put, written
from unsched.translation.inline import Code, code_numbers, put_text, text_of
from unsched.translation.units import Unit, language_code

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
CONTEXT, NOTE, COMMENT = "context", "note", "comment"  # categories of <note>

# A segment of which nothing is said is finished when it has a translation: OmegaT fills segments and says nothing.
_UNFINISHED = "initial"


def write_xliff2(units: Iterable[Unit], file: str = "") -> bytes:
    """A file that holds units of one pair of languages. Raises `UnschedError` when they are of several."""
    known = list(units)
    pairs = list(dict.fromkeys((unit.source_language, unit.language) for unit in known))
    if len(pairs) != 1:
        found = ", ".join(f"{source} into {language}" for source, language in pairs)
        raise fault("language-pairs", Place(file), found=found)
    root = begin("xliff", {"version": "2.0", "srcLang": pairs[0][0], "trgLang": pairs[0][1]}, NAMESPACE)
    within = put(root, "file", attributes={"id": "f1"})
    for number, unit in enumerate(known, 1):
        _put(put(within, "unit", attributes={"id": f"u{number}", f"{XML}space": "preserve"}), unit)
    return written(root)


def _put(element: Element, unit: Unit) -> None:
    """Put a unit into its `<unit>`: notes, the originals of its codes, and the texts as one segment."""
    notes = {CONTEXT: unit.context, NOTE: unit.note or None, COMMENT: unit.comment or None}
    said = {category: text for category, text in notes.items() if text is not None}
    group = put(element, "notes") if said else element
    for category, text in said.items():
        put(group, "note", text, {"category": category})
    names = dict.fromkeys(placeholders(unit.source) + placeholders(unit.target))
    originals = {f"%({each})s": f"d{number}" for number, each in enumerate(names, 1)}
    data = put(element, "originalData") if originals else element
    for placeholder, reference in originals.items():
        put(data, "data", placeholder, {"id": reference})
    _put_segment(put(element, "segment"), unit, partial(_code, originals))


def _put_segment(segment: Element, unit: Unit, code: Code) -> None:
    of_source, of_target = code_numbers(unit.source, unit.target)
    put_text(put(segment, "source"), unit.source, of_source, code)
    if unit.target:
        segment.set("state", "translated" if unit.finished else _UNFINISHED)
        put_text(put(segment, "target"), unit.target, of_target, code)


def _code(originals: Mapping[str, str], element: Element, number: int, placeholder: str) -> Element:
    about = {"id": str(number), "dataRef": originals[placeholder], "equiv": placeholder}
    return put(element, "ph", attributes=about)


def units_of_xliff2(xml: XmlFile) -> Iterator[Unit | Finding]:
    """The units of a file of 2.0 or later, the segments of each joined."""
    missing = [key for key in ("srcLang", "trgLang") if not xml.root.get(key, "").strip()]
    for key in missing:
        yield Finding("element", xml.place, {"found": f"<xliff> without {key}", "expected": "one"})
    if not missing:
        languages = language_code(xml.root.get("srcLang", "")), language_code(xml.root.get("trgLang", ""))
        yield from (_unit(element, place, languages) for element, place in xml.placed("unit"))


def _unit(element: Element, place: Place, languages: tuple[str, str]) -> Unit | Finding:
    segments = children(element, "segment", "ignorable")
    if not all(children(segment, "source") for segment in segments):
        return Finding("element", place, {"found": "a <segment> without <source>", "expected": "one"})
    originals = {str(data.get("id")): text_of(data) for group in children(element, "originalData") for data in group}
    target = _target(segments, originals)
    notes = _notes(element)
    return Unit(
        "".join(text_of(children(segment, "source")[0], originals) for segment in segments),
        target,
        *languages,
        "\n".join(notes[CONTEXT]) if CONTEXT in notes else None,
        bool(target) and all(_is_finished(segment) for segment in segments),
        "\n".join(notes.get(NOTE, ())),
        "\n".join(notes.get(COMMENT, ())),
        f"{place.file}:{place.line}",
    )


def _target(segments: list[Element], originals: Mapping[str, str]) -> str:
    """The translations of segments in their own order; what is no segment stands as in the source."""
    if not any(children(segment, "target") for segment in segments):
        return ""
    found = []
    for place, segment in enumerate(segments, 1):
        targets = children(segment, "target")
        texts = targets or (children(segment, "source") if name(segment) == "ignorable" else [])
        order = targets[0].get("order", "")[:9] if targets else ""
        found += [(int(order) if order.isdecimal() else place, text_of(text, originals)) for text in texts[:1]]
    return "".join(text for _, text in sorted(found, key=lambda each: each[0]))


def _is_finished(segment: Element) -> bool:
    has_words = any(text_of(target) or len(target) for target in children(segment, "target"))
    return name(segment) == "ignorable" or (has_words and segment.get("state") != _UNFINISHED)


def _notes(element: Element) -> dict[str, list[str]]:
    """The notes of a unit by what they are: those of other programs are the author's or the translator's."""
    found: dict[str, list[str]] = {}
    for note in (note for group in children(element, "notes") for note in children(group, "note")):
        category = note.get("category", "")
        other = COMMENT if note.get("appliesTo") == "target" else NOTE
        found.setdefault(category if category in (CONTEXT, COMMENT) else other, []).append(text_of(note))
    return found
