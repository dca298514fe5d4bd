"""The memory of what was translated before, and what it proposes for a message."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from unsched.translation.units import Unit

THRESHOLD = 75  # per cent of likeness


class Proposal(NamedTuple):
    """A translation for a message: the unit it comes from, and how near that is in per cent.

    `agreed` says that the unit has the message's own text and context, and that no other one translates it
    otherwise.
    """

    unit: Unit
    near: int
    agreed: bool

    @property
    def remark(self) -> str:
        """What a translator is told of it; nothing of one that is agreed."""
        return "" if self.agreed else f"{self.near} % like {self.unit.origin}"


class Memory:
    """The finished units of one language out of another, and among them what has returned from another program."""

    def __init__(
        self, units: Iterable[Unit], source_language: str, language: str, returned: Iterable[Unit] = ()
    ) -> None:
        pair = (source_language, language)
        came = [unit for unit in returned if unit.finished and (unit.source_language, unit.language) == pair]
        known = [unit for unit in units if unit.finished and (unit.source_language, unit.language) == pair]
        self._returned = {(unit.source, unit.context): unit.target for unit in came}
        self._by_source: dict[str, list[Unit]] = {}
        for unit in [*came, *known]:
            self._by_source.setdefault(unit.source, []).append(unit)

    def returned(self, source: str, context: str | None) -> str | None:
        """The translation of a message that has returned, which takes the place of any other."""
        return self._returned.get((source, context))

    def propose(self, source: str, context: str | None, threshold: int = THRESHOLD) -> Proposal | None:
        """The best that is known for a message: the same text, or else the nearest from the threshold on."""
        if same := self._by_source.get(source):
            in_context = [unit for unit in same if unit.context == context]
            agreed = len({unit.target for unit in in_context}) == 1
            return Proposal((in_context or same)[0], 100, agreed)
        return self._nearest(source, threshold)

    def _nearest(self, source: str, threshold: int) -> Proposal | None:
        """The nearest text. Two texts can be so alike only where their lengths are."""
        sources, lengths = self._sorted
        ratio = threshold / (200 - threshold)
        first, last = bisect_left(lengths, len(source) * ratio), bisect_right(lengths, len(source) / ratio)
        window = sources[first:last]
        found = process.extractOne(source, window, scorer=fuzz.ratio, score_cutoff=threshold)
        return Proposal(self._by_source[found[0]][0], int(found[1]), agreed=False) if found else None

    @cached_property
    def _sorted(self) -> tuple[list[str], list[int]]:
        """The texts by length, and their lengths."""
        sources = sorted(self._by_source, key=lambda text: (len(text), text))
        return sources, [len(text) for text in sources]
