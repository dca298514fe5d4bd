"""How far a run has come: a bar while it goes on, a line when it ends; both for a terminal only, on standard error."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from unsched.issuing import Outcome

MANY = 60  # documents from which a run is long enough for a bar, and for a line in the stead of all paths
_OFTEN = 0.1  # seconds between two pictures of the bar

Advance = Callable[[str, int, int], None]


class Tally:
    """What has come of a run so far."""

    def __init__(self) -> None:
        self.written = self.unchanged = self.failed = 0
        self._begun = time.monotonic()

    def count(self, outcome: "Outcome") -> None:
        """Count an outcome."""
        self.unchanged += outcome.unchanged
        self.written += outcome.path is not None and not outcome.unchanged
        self.failed += any(finding.severity == "error" for finding in outcome.findings)

    def __str__(self) -> str:
        seconds = time.monotonic() - self._begun
        counts = {"written": self.written, "unchanged": self.unchanged, "failed": self.failed}
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count or name == "written")
        return f"{told}; {seconds:.1f} s, {(self.written + self.unchanged) / max(seconds, 0.001):,.0f} a second"


@contextmanager
def bar(documents: int) -> Iterator[Advance]:
    """What is to be told how far a run of so many documents has come, and shows it where somebody looks."""
    if documents < MANY or not sys.stderr.isatty():
        yield lambda _step, _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 -- slow, and for a terminal only
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    # No thread draws it: a process with threads is not forked (`issuing.running`).
    with Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    ) as progress:
        yield _Bar(progress).advance


class _Bar:
    """A bar for each step, one after the other."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._step, self._task = "", progress.add_task("", total=None, pace="")
        self._begun = self._drawn = time.monotonic()

    def advance(self, step: str, done: int, of: int) -> None:
        now = time.monotonic()
        if step != self._step:
            self._step, self._begun = step, now
        if done < of and now - self._drawn < _OFTEN:
            return
        self._drawn = now
        pace = _pace(done, of, now - self._begun)
        self._progress.update(self._task, description=step, completed=done, total=of, pace=pace, refresh=True)


def _pace(done: int, of: int, seconds: float) -> str:
    """How many a second, and the time that is left."""
    rate = done / max(seconds, 0.001)
    minutes, left = divmod(int((of - done) / rate), 60)
    return f"{rate:,.0f}/s, {minutes}:{left:02} left"
