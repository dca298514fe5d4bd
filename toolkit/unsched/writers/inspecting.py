"""What a package from outside may not carry: code, entities, and what is fetched from elsewhere.

Each rule is a generator of reasons, worded for whoever handed the file in.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_ACTIVE = re.compile(
    r"vbaProject|vbaData|activeX|oleObject|/embeddings/|attachedToolbars|afchunk|\.bin$", re.IGNORECASE
)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")

Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations


def parsed(content: bytes) -> Element:
    """The root of a part. Raises `lxml.etree.XMLSyntaxError`; nothing is fetched and no entity is resolved."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def dangers(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What parts carry that they may not, a sentence each without its subject."""
    for name, content in parts.items():
        if _ACTIVE.search(name):
            yield f"carries active content: {name}"
        if not name.lower().endswith((".xml", ".rels")):
            continue
        if _DOCTYPE.search(content.replace(b"\0", b"")):
            yield f"declares a document type or an entity in {name}"
            continue
        try:
            root = parsed(content)
        except etree.XMLSyntaxError as error:
            yield f"holds XML that is not well formed in {name}: {error.msg.partition(', line')[0]}"
            continue
        if name == "[Content_Types].xml" and b"macroEnabled" in content:
            yield "is a document with macros"
        if name == "word/document.xml" and _STRICT in content:
            yield "is in strict Open XML; save it as an ordinary Word document"
        if name.lower().endswith(".rels"):
            yield from _remote(name, root)


def _remote(name: str, root: Element) -> Iterator[str]:
    """Relationships to what lies elsewhere; a link that a reader follows is none of them."""
    for relationship in root.iter(_RELATIONSHIP):
        kind = basename(str(relationship.get("Type")))
        target = str(relationship.get("Target"))
        if kind == "attachedTemplate" or (relationship.get("TargetMode") == "External" and kind != "hyperlink"):
            yield f"fetches from elsewhere: {kind} {target[:100]} in {name}"


def relationships(parts: Mapping[str, bytes], source: str) -> list[Element]:
    """The relationships of a part."""
    content = parts.get(join(dirname(source), "_rels", basename(source) + ".rels"))
    return list(parsed(content)) if content else []


def reached(parts: Mapping[str, bytes], source: str, target: str) -> list[str]:
    """The parts that a relationship of `source` leads to, their own relationships included, each once."""
    found: dict[str, None] = {}
    waiting = [(source, target)]
    while waiting:
        origin, aim = waiting.pop()
        name = normpath(join(dirname(origin), aim)).lstrip("/")
        if name not in parts or name in found:
            continue
        found[name] = None
        below = relationships(parts, name)
        if below:
            found[join(dirname(name), "_rels", basename(name) + ".rels")] = None
        waiting += [(name, str(r.get("Target"))) for r in below if r.get("TargetMode") != "External"]
    return list(found)
