"""Each format: how long a document of the seed takes, in its six languages, rendered already.

    python benchmarks/formats.py [ROUNDS]

Formats take turns; medians are given. PDF is left to LibreOffice and out of this table.
"""

import statistics
import sys
import time
from itertools import islice
from pathlib import Path

from unsched import Document, read_language, read_schedule, render
from unsched.errors import Place
from unsched.house_style import languages
from unsched.writers import WRITERS, writer_for
from unsched.writers.reference import default_reference

SEED = Path("schedules/a-ac290-2020-1.yaml")
WITHOUT = {".pdf"}


def main() -> None:
    """Print the milliseconds and the bytes of a document in each format."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    schedule = read_schedule(SEED)
    documents = [render(schedule, read_language(code, schedule.domain)) for code in languages()]
    times: dict[str, list[float]] = {ending: [] for ending in WRITERS if ending not in WITHOUT}
    sizes = {ending: written(ending, documents)[1] for ending in times}
    for _ in range(rounds):
        for ending, laps in times.items():
            laps.append(written(ending, documents)[0])
    for ending, laps in times.items():
        low, median, high = statistics.quantiles(laps, n=4)
        print(f"{ending:6} {median:7.2f} ms   ({low:.2f}–{high:.2f})   {sizes[ending]:8,.0f} bytes")


def written(ending: str, documents: list[Document]) -> tuple[float, float]:
    """The milliseconds and the bytes that a document takes in a format, on average."""
    start = time.perf_counter()
    found = list(islice(writer_for(ending, Place("benchmark"))(documents, default_reference()), len(documents)))
    spent = (time.perf_counter() - start) * 1000
    return spent / len(documents), sum(map(len, found)) / len(documents)


if __name__ == "__main__":
    main()
