"""The translators' round beside GNU msgmerge and pofilter, in one run: 10,000 messages, and a memory.

Run it by `make bench`. msgmerge and pofilter are left out where they are not installed. Each of these programs keeps
one processor busy, so its time is told in seconds of it, start included.
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

from unsched.po import PoEntry, blank_header, po_lines, po_text, read_po
from unsched.translation.memory import Memory
from unsched.translation.units import Unit

MESSAGES = 10_000
MEMORY, NEW = 50_000, 1_000
RUNS = 5
ROOT = Path(__file__).parents[1]
UNSCHED = str(Path(sys.executable).with_name("unsched"))

Command = Sequence[str]


def known(language: str) -> list[tuple[str, str]]:
    """The texts of the seed and their translations."""
    folder = ROOT / "locales" / language / "LC_MESSAGES"
    files = ("a-ac290-2020-1.po", "unsched.po")
    entries = [message.entry for name in files for message in read_po(folder / name).live]
    return [(entry.msgid, entry.msgstr) for entry in entries if "%" not in entry.msgid]


def write_catalogs(folder: Path, languages: Sequence[str]) -> list[Path]:
    """A template, and a finished catalog for each language, of as many messages as are measured."""
    path = folder / "locales" / "x.pot"
    _write(path, "", [(source, "") for source, _ in _numbered(known("fr"))])
    catalogs = [folder / "locales" / language / "LC_MESSAGES" / "x.po" for language in languages]
    for language, catalog in zip(languages, catalogs, strict=True):
        _write(catalog, language, _numbered(known(language)))
    return [path, *catalogs]


def _numbered(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(f"{s} ({n})", f"{t} ({n})") for n in range(MESSAGES) for s, t in [pairs[n % len(pairs)]]]


def _write(path: Path, language: str, texts: Sequence[tuple[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entries = [PoEntry(msgid=s, msgstr=t, occurrences=[("x.yaml", str(n))]) for n, (s, t) in enumerate(texts, 1)]
    header = {**blank_header(), "Language": language}
    path.write_text(po_text(header, [po_lines(entry) for entry in entries]), encoding="utf-8")


def measured(commands: Sequence[Command], folder: Path) -> tuple[float, float]:
    """The seconds of processor time that programs take together, and the MiB that one of them holds at most."""
    seconds, peaks = [], []
    for command in commands:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds.append(usage.ru_utime + usage.ru_stime)
        peaks.append(usage.ru_maxrss / 1024)
    return sum(seconds), max(peaks)


def compare(title: str, folder: Path, ours: Command, theirs: Sequence[Command]) -> None:
    """Print the medians of two programs that take turns, and their ratio."""
    contenders = [[ours], theirs] if shutil.which(theirs[0][0]) else [[ours]]
    runs = [[measured(commands, folder) for commands in contenders] for _ in range(RUNS)]
    medians = [[statistics.median(run[n][part] for run in runs) for part in (0, 1)] for n in range(len(contenders))]
    for commands, (seconds, peak) in zip(contenders, medians, strict=True):
        name = " ".join((Path(commands[0][0]).name, *commands[0][1:2]))
        print(f"{title:34} {name:22} {seconds:6.2f} s {peak:6.0f} MiB   x {seconds / medians[-1][0]:.2f}")
    if len(contenders) == 1:
        print(f"{title:34} {theirs[0][0]} is not installed")


def nearest() -> None:
    """Print how long the nearest of many texts takes to be found for many new ones."""
    chance = random.Random(1)  # noqa: S311 -- the same texts in each run
    words = sorted({word for source, _ in known("fr") for word in source.split()})

    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randint(3, 25)))

    sources = [sentence() for _ in range(MEMORY)]
    new = [sentence() if n % 2 else f"{chance.choice(sources)} {chance.choice(words)}" for n in range(NEW)]
    started = time.process_time()
    memory = Memory([Unit(source, "x", "en", "fr") for source in sources], "en", "fr")
    found = sum(memory.propose(source, None) is not None for source in new)
    seconds = time.process_time() - started
    print(f"{NEW:,} new texts against a memory of {MEMORY:,}: {seconds:.1f} s, {found} proposals")


def main() -> None:
    """Print the figures."""
    for languages in (["fr"], ["ar", "es", "fr", "ru", "zh"]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            template, *catalogs = write_catalogs(folder, languages)
            title = f"{MESSAGES:,} messages in {' '.join(languages)}"
            msgmerge = [("msgmerge", "--quiet", "--update", str(path), str(template)) for path in catalogs]
            compare(title, folder, (UNSCHED, "update"), msgmerge)
            pofilter = [
                ("pofilter", f"--language={code}", str(path), str(folder / "out"))
                for code, path in zip(languages, catalogs, strict=True)
            ]
            compare(title, folder, (UNSCHED, "check"), pofilter)
    nearest()


if __name__ == "__main__":
    main()
