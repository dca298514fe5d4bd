"""The footnotes of a document."""

from collections.abc import Iterator

from unsched.document.tree import Document, Footnote
from unsched.frozen import Frozen


def footnotes(document: Document) -> list[Footnote]:
    """The footnotes of a document in the order of its words, each once however often it is referred to."""
    return list(dict.fromkeys(_within(document)))


def _within(node: object) -> Iterator[Footnote]:
    if isinstance(node, Footnote):
        yield node
    elif isinstance(node, tuple):
        for inner in node:
            yield from _within(inner)
    elif isinstance(node, Frozen):
        for inner in node.in_fields(node)[1:]:
            yield from _within(inner)
