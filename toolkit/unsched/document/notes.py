"""The footnotes of a document."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from unsched.document.tree import Document, Footnote


def footnotes(document: Document) -> list[Footnote]:
    """The footnotes of a document in the order of its words, each once however often it is referred to."""
    return list(dict.fromkeys(_within(document)))


def _within(node: object) -> Iterator[Footnote]:
    if isinstance(node, Footnote):
        yield node
    elif isinstance(node, tuple):
        for inner in node:
            yield from _within(inner)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _within(getattr(node, field.name))
