"""The translators' round beside GNU msgmerge and pofilter, in one run: 10,000 messages, and a memory.

Run it by `make bench`. msgmerge and pofilter are left out where they are not installed.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from unsched.po import PoEntry, po_lines, po_text, read_po
from unsched.translation.memory import Memory
from unsched.translation.units import Unit

MESSAGES = 10_000
MEMORY, NEW = 50_000, 1_000
RUNS = 5
ROOT = Path(__file__).parents[1]
UNSCHED = str(Path(sys.executable).with_name("unsched"))


def known() -> list[tuple[str, str]]:
    """The texts of the seed and their French translations."""
    folder = ROOT / "locales" / "fr" / "LC_MESSAGES"
    files = ("a-ac290-2020-1.po", "unsched.po")
    entries = [message.entry for name in files for message in read_po(folder / name).live]
    return [(entry.msgid, entry.msgstr) for entry in entries if "%" not in entry.msgid]


def write_catalogs(folder: Path) -> tuple[Path, Path]:
    """A template and a finished catalog of as many messages as are measured."""
    pairs, header = known(), {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
    texts = [(f"{s} ({n})", f"{t} ({n})") for n in range(MESSAGES) for s, t in [pairs[n % len(pairs)]]]
    catalogs = []
    for path, translated in ((folder / "locales/x.pot", False), (folder / "locales/fr/LC_MESSAGES/x.po", True)):
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = [
            PoEntry(msgid=s, msgstr=t * translated, occurrences=[("x.yaml", str(n))]) for n, (s, t) in enumerate(texts)
        ]
        path.write_text(po_text(header, [po_lines(entry) for entry in entries]), encoding="utf-8")
        catalogs.append(path)
    return catalogs[0], catalogs[1]


def measured(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """The seconds that a program takes, and the MiB that it holds at most."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def compare(title: str, folder: Path, ours: Sequence[str], theirs: Sequence[str]) -> None:
    """Print the medians of two programs that take turns, and their ratio."""
    contenders = [ours, theirs] if shutil.which(theirs[0]) else [ours]
    runs = [[measured(command, folder) for command in contenders] for _ in range(RUNS)]
    medians = [[statistics.median(run[n][part] for run in runs) for part in (0, 1)] for n in range(len(contenders))]
    for command, (seconds, peak) in zip(contenders, medians, strict=True):
        name = " ".join((Path(command[0]).name, *command[1:2]))
        print(f"{title:24} {name:24} {seconds:6.2f} s {peak:6.0f} MiB   x {seconds / medians[-1][0]:.2f}")


def nearest() -> None:
    """Print how long the nearest of many texts takes to be found for many new ones."""
    chance = random.Random(1)  # noqa: S311 -- the same texts in each run
    words = sorted({word for source, _ in known() for word in source.split()})

    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randint(3, 25)))

    sources = [sentence() for _ in range(MEMORY)]
    new = [sentence() if n % 2 else f"{chance.choice(sources)} {chance.choice(words)}" for n in range(NEW)]
    started = time.perf_counter()
    memory = Memory([Unit(source, "x", "en", "fr") for source in sources], "en", "fr")
    found = sum(memory.propose(source, None) is not None for source in new)
    seconds = time.perf_counter() - started
    print(f"{NEW} new texts against a memory of {MEMORY}: {seconds:.1f} s, {found} proposals")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template, catalog = write_catalogs(folder)
        msgmerge = ("msgmerge", "--quiet", "--update", str(catalog), str(template))
        compare("update, nothing new", folder, (UNSCHED, "update"), msgmerge)
        compare("check", folder, (UNSCHED, "check"), ("pofilter", "--language=fr", str(catalog), str(folder / "out")))
    nearest()


if __name__ == "__main__":
    main()
