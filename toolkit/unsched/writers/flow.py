"""Blocks as they follow each other on a page without styles: which of them are the lines of one."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from unsched.document import tree

# The lines between masthead and text that are of one block.
_HEAD: frozenset[tree.Role] = frozenset({"body", "session", "dates", "item", "subject"})


def blocks_and_lines(blocks: Iterable[tree.Block]) -> Iterator[tree.Block | tuple[tree.Paragraph | tree.Entry, ...]]:
    """The blocks, with those that are lines of one block put together: the items of a list, what heads a document."""
    for kind, found in groupby(blocks, _kind):
        if kind is None:
            yield from found
        else:
            yield tuple([block for block in found if isinstance(block, tree.Paragraph | tree.Entry)])


def _kind(block: tree.Block) -> type | None:
    """What the lines of a block have in common; `None` for a block that is one by itself."""
    if isinstance(block, tree.Entry):
        return tree.Entry
    return tree.Paragraph if isinstance(block, tree.Paragraph) and block.role in _HEAD else None
