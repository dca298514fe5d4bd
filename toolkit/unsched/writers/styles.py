"""The styles of a reference as a document in one language takes them over: its direction and its language."""

from lxml import etree

from unsched.document.tree import Direction
from unsched.writers.inspecting import Element, parsed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# What stands before w:bidi in w:pPr (ISO/IEC 29500-1, CT_PPrBase).
_BEFORE_BIDI = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    )
)  # fmt: skip


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_AFTER_PARAGRAPH = frozenset(map(_w, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")))


def in_language(content: bytes, lang: str, direction: Direction) -> bytes:
    """The styles for a document in a language: its direction is that of each style which is based on no other."""
    styles = parsed(content)
    for properties in styles.iter(_w("pPr")):
        for mark in properties.findall(_w("bidi")):
            properties.remove(mark)
    if direction == "rtl":
        for style in styles.iter(_w("style")):
            if style.get(_w("type")) == "paragraph" and style.find(_w("basedOn")) is None:
                properties = _paragraph_properties(style)
                before = sum(child.tag in _BEFORE_BIDI for child in properties)
                properties.insert(before, etree.Element(_w("bidi")))
    for spoken in styles.iterfind(f"{_w('docDefaults')}//{_w('lang')}"):
        spoken.set(_w(language_slot(lang, direction)), lang)
    return etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True)


def _paragraph_properties(style: Element) -> Element:
    found = style.find(_w("pPr"))
    if found is None:
        found = etree.Element(_w("pPr"))
        style.insert(sum(child.tag not in _AFTER_PARAGRAPH for child in style), found)
    return found


def language_slot(lang: str, direction: Direction) -> str:
    """The attribute of `w:lang` for a language: Latin, East Asian and complex scripts have one each (17.3.2.20)."""
    if direction == "rtl":
        return "bidi"
    return "eastAsia" if lang.partition("-")[0] in {"zh", "ja", "ko"} else "val"
