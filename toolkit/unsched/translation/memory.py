"""The memory of what was translated before, and what it proposes for a message."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from unsched.translation.units import Unit

THRESHOLD = 75  # per cent of likeness
_STEPS = (95, 90, 85, 80)  # per cent of likeness that is looked for first, and ends the search


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
    """The finished units of one language out of another, and among them what has returned from another program.

    The `units` are looked at when a proposal is first asked for.
    """

    def __init__(
        self, units: Iterable[Unit], source_language: str, language: str, returned: Iterable[Unit] = ()
    ) -> None:
        self._pair = (source_language, language)
        self._came, self._known = self._finished(returned), units
        self._returned = {(unit.source, unit.context): unit.target for unit in self._came}

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
        near = self._texts.nearest(source, threshold)
        return Proposal(self._by_source[near.text][0], int(near.likeness), agreed=False) if near else None

    def _finished(self, units: Iterable[Unit]) -> list[Unit]:
        return [unit for unit in units if unit.finished and (unit.source_language, unit.language) == self._pair]

    @cached_property
    def _by_source(self) -> dict[str, list[Unit]]:
        """The units by their texts, what has returned before the others."""
        units: dict[str, list[Unit]] = {}
        for unit in [*self._came, *self._finished(self._known)]:
            units.setdefault(unit.source, []).append(unit)
        return units

    @cached_property
    def _texts(self) -> "Texts":
        return Texts(self._by_source)


class Near(NamedTuple):
    """A text that is like another one, and how much in per cent."""

    text: str
    likeness: float


class Texts:
    """Texts, of which the nearest to another one is found."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(texts, key=lambda text: (len(text), text))
        self._lengths = [len(text) for text in self._texts]

    def nearest(self, text: str, threshold: int) -> Near | None:
        """The nearest text from a threshold on. Two are so alike only where their lengths are, so these come first."""
        near: Near | None = None
        first = last = bisect_left(self._lengths, len(text))
        for bound in (*(step for step in _STEPS if step > threshold), threshold):
            ratio = bound / (200 - bound)
            begin, end = bisect_left(self._lengths, len(text) * ratio), bisect_right(self._lengths, len(text) / ratio)
            more = self._texts[begin:first] + self._texts[last:end]
            cutoff = near.likeness if near else threshold
            if found := process.extractOne(text, more, scorer=fuzz.ratio, score_cutoff=cutoff):
                near = Near(*found[:2])
            if near and near.likeness >= bound:
                break
            first, last = begin, end
        return near
