"""Two sequences side by side: what is wanted and what was seen, so that as little as possible differs."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Seen = TypeVar("Seen")

_LOST = 0.7  # what it costs that something is missing, where a pair that has nothing in common costs 1
_MOST = 10_000  # pairs that are weighed; of longer sequences each is set beside the one in its place


def aligned(
    wanted: Sequence[Wanted], seen: Sequence[Seen], unlike: Callable[[Wanted, Seen], float], besides: float = _LOST
) -> Iterator[tuple[Wanted | None, Seen | None]]:
    """Each wanted with its seen, in order; `None` stands for what is missing, or is there besides.

    `unlike` is 0 for two that agree and at most 1; `besides` is what it costs that something is there besides.
    """
    start = 0
    while start < min(len(wanted), len(seen)) and not unlike(wanted[start], seen[start]):
        yield wanted[start], seen[start]
        start += 1
    end = 0
    while end < min(len(wanted), len(seen)) - start and not unlike(wanted[-1 - end], seen[-1 - end]):
        end += 1
    rest, others = wanted[start : len(wanted) - end], seen[start : len(seen) - end]
    if len(rest) * len(others) > _MOST:
        yield from _in_place(rest, others)
    else:
        yield from _weighed(rest, others, unlike, besides)
    yield from zip(wanted[len(wanted) - end :], seen[len(seen) - end :], strict=True)


def _in_place(wanted: Sequence[Wanted], seen: Sequence[Seen]) -> Iterator[tuple[Wanted | None, Seen | None]]:
    for index in range(max(len(wanted), len(seen))):
        yield wanted[index] if index < len(wanted) else None, seen[index] if index < len(seen) else None


def _weighed(
    wanted: Sequence[Wanted], seen: Sequence[Seen], unlike: Callable[[Wanted, Seen], float], besides: float
) -> Iterator[tuple[Wanted | None, Seen | None]]:
    """The alignment of the least cost, by the costs of all that may follow."""
    prices = [[unlike(one, other) for other in seen] for one in wanted]
    costs = [[besides * (len(seen) - j) for j in range(len(seen) + 1)]]
    for row in reversed(prices):
        below, own = costs[0], [0.0] * len(seen) + [costs[0][-1] + _LOST]
        for j in reversed(range(len(seen))):
            own[j] = min(below[j + 1] + row[j], below[j] + _LOST, own[j + 1] + besides)
        costs.insert(0, own)
    i = j = 0
    while i < len(wanted) or j < len(seen):
        here = costs[i][j]
        if i < len(wanted) and j < len(seen) and here == costs[i + 1][j + 1] + prices[i][j]:
            yield wanted[i], seen[j]
            i, j = i + 1, j + 1
        elif i < len(wanted) and here == costs[i + 1][j] + _LOST:
            yield wanted[i], None
            i += 1
        else:
            yield None, seen[j]
            j += 1
