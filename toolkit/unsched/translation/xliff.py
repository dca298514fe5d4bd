"""XLIFF 1.2 (OASIS, 1 February 2008), with gettext's messages as in the Representation Guide for Gettext PO.

Of `<file>`s there is one for each pair of languages. Files of 1.0, 1.1 and 1.2 are read here, those of 2.0 and later
in `xliff2`: which of them a file is, its version says and not its ending.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from unsched.errors import Finding, Place
from unsched.translation.elements import LANG, XML, Element, XmlFile, begin, children, name, put, read_xml, written
from unsched.translation.inline import code_numbers, put_text, text_of
from unsched.translation.units import Unit, language_code
from unsched.translation.xliff2 import units_of_xliff2

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
CONTEXT = "x-po-msgctxt"
_CONTEXTS = frozenset((CONTEXT, "x-gettext-msgctxt"))  # the second is Qt Linguist's
_TRANSLATOR = "po-translator"

# What a state says: whether the translation is finished. Any other state is as good as what `approved` says.
_STATES: Mapping[str, bool] = {
    **dict.fromkeys(("translated", "signed-off", "final"), True),
    **dict.fromkeys(("new", "needs-translation", "needs-adaptation", "needs-l10n"), False),
    **dict.fromkeys(("needs-review-translation", "needs-review-adaptation", "needs-review-l10n"), False),
}
_NO_MESSAGES = frozenset(("x-gettext-domain-header", "x-gettext-plurals"))


def write_xliff(units: Iterable[Unit], _: str = "") -> bytes:
    """A file that holds units of any languages."""
    root = begin("xliff", {"version": "1.2"}, NAMESPACE)
    bodies: dict[tuple[str, str], Element] = {}
    for number, unit in enumerate(units, 1):
        pair = (unit.source_language, unit.language)
        body = bodies[pair] if pair in bodies else bodies.setdefault(pair, _body(root, *pair))
        _put(put(body, "trans-unit", attributes={"id": str(number), f"{XML}space": "preserve"}), unit)
    return written(root)


def _body(root: Element, source_language: str, language: str) -> Element:
    about = {"source-language": source_language, "target-language": language, "datatype": "po"}
    file = put(root, "file", attributes={"original": f"{source_language}-{language}.po", **about})
    return put(file, "body")


def _put(element: Element, unit: Unit) -> None:
    """Put a unit into its `<trans-unit>`; of an empty translation nothing is said, so that whoever makes it may."""
    if unit.finished:
        element.set("approved", "yes")
    state = {"state": "translated" if unit.finished else "needs-review-translation"} if unit.target else {}
    of_source, of_target = code_numbers(unit.source, unit.target)
    put_text(put(element, "source"), unit.source, of_source, _code)
    put_text(put(element, "target", attributes=state), unit.target, of_target, _code)
    if unit.context is not None:
        group = put(element, "context-group", attributes={"purpose": "information"})
        put(group, "context", unit.context, {"context-type": CONTEXT})
    for text, author in ((unit.note, "developer"), (unit.comment, _TRANSLATOR)):
        if text:
            put(element, "note", text, {"from": author})


def _code(element: Element, number: int, placeholder: str) -> Element:
    return put(element, "ph", placeholder, {"id": str(number)})


def read_xliff(path: Path) -> Iterator[Unit | Finding]:
    """The units of a file of any version. Raises as `read_xml`."""
    xml = read_xml(path, "xliff")
    versions = {"1": _units, "2": units_of_xliff2}
    found = xml.root.get("version", "")
    if found[:1] in versions:
        yield from versions[found[:1]](xml)
    else:
        details = {"found": f"<xliff> of the version {found or 'none'}", "expected": "1.2 or 2.0"}
        yield Finding("element", xml.place, details)


def _units(xml: XmlFile) -> Iterator[Unit | Finding]:
    source, language, of_file = "", "", xml.place
    for element, place in xml.placed("file", "trans-unit"):
        if name(element) == "file" and element.getparent() is xml.root:
            source, language = (element.get(f"{each}-language", "").strip() for each in ("source", "target"))
            of_file = place
            if not source:
                yield Finding("element", place, {"found": "<file> without source-language", "expected": "one"})
        elif source and name(element) == "trans-unit" and not _is_no_message(element):
            yield from _unit(element, place, of_file, (source, language))


def _is_no_message(element: Element) -> bool:
    """Whether a `<trans-unit>` is a catalog's header or a plural form, which no memory matches."""
    around = [element, *element.iterancestors("{*}group")]
    return any(part.get("restype") in _NO_MESSAGES for part in around)


def _unit(element: Element, place: Place, of_file: Place, languages: tuple[str, str]) -> Iterator[Unit | Finding]:
    """The unit that a `<trans-unit>` is; one without a translation, into no language, is none."""
    sources, targets = children(element, "source"), children(element, "target")
    target = text_of(targets[0]) if targets else ""
    language = languages[1] or (targets[0].get(LANG, "") if targets else "")
    if not sources:
        yield Finding("element", place, {"found": "<trans-unit> without <source>", "expected": "one"})
    elif language:
        yield Unit(
            text_of(sources[0]),
            target,
            language_code(languages[0]),
            language_code(language),
            _context(element),
            bool(target) and _is_finished(element, targets[0]),
            _notes(element, of_translator=False),
            _notes(element, of_translator=True),
            f"{place.file}:{place.line}",
        )
    elif target:
        yield Finding("element", of_file, {"found": "<file> without target-language", "expected": "one"})


def _is_finished(element: Element, target: Element) -> bool:
    state, approved = target.get("state"), element.get("approved")
    return _STATES.get(state, approved == "yes") if state else approved != "no"


def _context(element: Element) -> str | None:
    groups = children(element, "context-group")
    contexts = [context for group in groups for context in children(group, "context")]
    return next((text_of(c) for c in contexts if c.get("context-type") in _CONTEXTS), None)


def _notes(element: Element, of_translator: bool) -> str:
    """The author's notes, or the translator's."""
    notes = children(element, "note")
    return "\n".join(text_of(note) for note in notes if _is_translator_s(note) == of_translator)


def _is_translator_s(note: Element) -> bool:
    return note.get("annotates") == "target" or "translator" in note.get("from", "")
