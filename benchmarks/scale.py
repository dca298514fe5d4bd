"""How the cost of many documents grows: documents, languages, processes, a second run; as a table in Markdown.

    python benchmarks/scale.py [schedules]     # 1,000 schedules × 6 languages where nothing is said

Each schedule is the seed under a symbol of its own. Each case is a process of its own, so that its peak is its own.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from unsched.issuing import Order, batch, issue, matching
from unsched.issuing.running import processors

ROOT = Path(__file__).parents[1]
SEED = ROOT / "schedules" / "a-ac290-2020-1.yaml"
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SYMBOL = "symbol: A/AC.290/2020/1"


def copied(folder: Path, number: int) -> None:
    """So many schedules, each in a folder of its own: a file's name is the name of its catalogs."""
    text = SEED.read_text(encoding="utf-8")
    for index in range(1, number + 1):
        path = folder / f"{index:05}" / SEED.name
        path.parent.mkdir(parents=True)
        path.write_text(text.replace(SYMBOL, f"{SYMBOL[:-1]}{index}", 1), encoding="utf-8")


def measured(folder: Path, out: Path, number: int, languages: int) -> dict[str, float]:
    """What it takes to issue so many schedules in so many languages: seconds, processors' seconds, MiB."""
    files = matching([folder / "*" / SEED.name])[:number]
    begun = time.perf_counter()
    documents = sum(outcome.path is not None for outcome in issue(Order(files, LANGUAGES[:languages], out)))
    seconds = time.perf_counter() - begun
    who = [resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "documents": documents,
        "seconds": seconds,
        "processors": sum(one.ru_utime + one.ru_stime for one in who),
        "self": who[0].ru_maxrss / 1024,
        "worker": who[1].ru_maxrss / 1024,
    }


def apart(folder: Path, out: Path, *case: int) -> dict[str, float]:
    """What is measured in a process of its own."""
    command = [sys.executable, __file__, str(folder), str(out), *map(str, case)]
    found: dict[str, float] = json.loads(subprocess.check_output(command, cwd=ROOT))
    return found


def row(name: str, found: dict[str, float]) -> None:
    """Print a row of the table."""
    rate, each = found["documents"] / found["seconds"], found["processors"] / found["documents"] * 1000
    memory = f"{found['self']:.0f} + {found['worker']:.0f}" if found["worker"] else f"{found['self']:.0f}"
    print(f"| {name} | {found['documents']:,.0f} | {found['seconds']:.2f} | {rate:,.0f} | {each:.2f} | {memory} |")


def main(number: int) -> None:
    """Print the table for so many schedules."""
    print("| | documents | s | documents/s | ms of a processor each | peak MiB, self + largest worker |")
    print("|---|---|---|---|---|---|")
    with TemporaryDirectory() as name:
        folder, out = Path(name, "schedules"), Path(name, "out")
        copied(folder, number)
        for some in sorted({max(1, number // 100), max(1, number // 10), number}):
            row(f"{processors()} processes", apart(folder, out / f"{some}", some, 6, 0))
        row("1 process", apart(folder, out / "one", max(1, number // 10), 6, 1))
        for languages in (1, 3):
            row(f"{languages} of 6 languages", apart(folder, out / f"l{languages}", number, languages, 0))
        row("a second run", apart(folder, out / f"{number}", number, 6, 0))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        schedules, written, *case = sys.argv[1:]
        batch.ALONE_BELOW = sys.maxsize if case[2] == "1" else 0
        print(json.dumps(measured(Path(schedules), Path(written), int(case[0]), int(case[1]))))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1000)
