"""Rules of typography: what is looked for in a text, and what ought to stand in its place."""

import re
from collections.abc import Callable, Iterable, Iterator

from unsched.frozen import Frozen
from unsched.translation.checks.pairs import Flaw
from unsched.translation.checks.prose import around


class Rule(Frozen):
    """What is looked for in a text that has one of the `needs`, and what a match ought to be; `None`: it is right.

    A group `at` of the pattern is what is shown of a match.
    """

    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    expected: Callable[[re.Match[str]], str | None]

    def flaws(self, text: str, original: str) -> Iterator[Flaw]:
        """The flaws of a text, each at the first of its places, which is shown as the original has it."""
        if not any(map(text.__contains__, self.needs)):
            return
        seen: set[str | None] = {None}
        for match in self.pattern.finditer(text):
            expected = self.expected(match)
            if expected not in seen:
                seen.add(expected)
                start, end = match.span("at" if "at" in self.pattern.groupindex else 0)
                yield self.kind, {"found": around(original, start, end), "expected": expected}


def always(kind: str, needs: Iterable[str], pattern: str, expected: str) -> Rule:
    """A rule whose matches are all flaws; `expected` may name groups of the pattern, as `{mark!r}` does."""
    return Rule(kind, tuple(needs), re.compile(pattern), lambda match: expected.format_map(match.groupdict()))


def instead(kind: str, own: dict[str, str], pattern: str) -> Rule:
    """A rule that has something of its own for each match."""
    return Rule(kind, tuple(own), re.compile(pattern), lambda match: f"{own[match[0]]!r} for {match[0]!r}")
