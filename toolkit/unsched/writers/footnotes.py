"""Footnotes: the part that holds them, with the rule above them (ISO/IEC 29500-1, 17.11)."""

from collections.abc import Iterator

from unsched.writers.part_names import RELATIONSHIPS, R
from unsched.writers.wordprocessing import DECLARATION, NAMESPACES, Writing, hyperlinks

_RULES = (("separator", -1), ("continuationSeparator", 0))


def footnotes(writing: Writing) -> Iterator[tuple[str, bytes]]:
    """The parts of the footnotes that a document has come to, as names and contents; none without any."""
    if not writing.footnotes:
        return
    rules = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}">{writing.paragraph("footnote text", f"<w:r><w:{kind}/></w:r>")}'
        "</w:footnote>"
        for kind, number in _RULES
    )
    notes = "".join(writing.footnotes)
    yield "word/footnotes.xml", f"{DECLARATION}<w:footnotes {NAMESPACES}>{rules}{notes}</w:footnotes>".encode()
    if links := hyperlinks(writing.footnote_links):
        relationships = f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{links}</Relationships>'
        yield "word/_rels/footnotes.xml.rels", relationships.encode()


def relationship(writing: Writing) -> str:
    """The relationship of a document to its footnotes; none without any."""
    link = f'<Relationship Id="rIdFootnotes" Type="{R}/footnotes" Target="footnotes.xml"/>'
    return link if writing.footnotes else ""
