"""Timing contenders in turn: medians, and their ratios with the spread of them."""

import os
import platform
import re
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """The median of a contender in milliseconds, and the quartiles of its ratio to the first, lap by lap."""

    milliseconds: float
    ratio: float
    low: float
    high: float


def in_turn(contenders: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Measured]:
    """What contenders say that they take, who run in turn after a round to warm up."""
    laps: dict[str, list[float]] = {name: [] for name in contenders}
    for lap in range(rounds + 1):
        for name, run in contenders.items():
            taken = run()
            if lap:
                laps[name].append(taken)
    first = next(iter(laps.values()))
    return {name: _measured(times, first) for name, times in laps.items()}


def _measured(times: Sequence[float], first: Sequence[float]) -> Measured:
    low, ratio, high = statistics.quantiles([one / other for one, other in zip(times, first, strict=True)], n=4)
    return Measured(statistics.median(times), ratio, low, high)


def table(head: str, found: Mapping[str, Measured]) -> str:
    """The figures as a table of Markdown."""
    lines = [f"| {head} | ms | × the first (quartiles) |", "| --- | ---: | ---: |"]
    for name, m in found.items():
        lines.append(f"| {name} | {m.milliseconds:,.2f} | {m.ratio:.2f} ({m.low:.2f}–{m.high:.2f}) |")
    return "\n".join(lines)


def compiled() -> dict[str, str]:
    """The environment of a process whose modules are compiled once, as those of an installed package are."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def command(*words: str, **environment: str) -> float:
    """Run a command to its end, in an environment that has this more: the milliseconds it took."""
    start = time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, check=True, env=compiled() | environment)
    return (time.perf_counter() - start) * 1000


def megabytes() -> float:
    """What this process has held at most, or a program that it has run, where that is more."""
    processes = [Path("/proc/self")]
    for children in Path("/proc/self/task").glob("*/children"):
        processes += [Path("/proc", number) for number in children.read_text(encoding="utf-8").split()]
    # ru_maxrss would tell of the process that this one was forked from, too.
    alive = [_most(process / "status") for process in processes]
    return max(*alive, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 0)


def _most(status: Path) -> float:
    try:
        match = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
    except OSError:
        match = None
    return int(match[1]) / 1024 if match else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> str:
    """The machine and the versions of who took part, in a sentence."""
    found = [f"Python {platform.python_version()}"]
    for package in ("Jinja2", "lxml", "typer", "docxtpl", "python-docx"):
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    found += filter(None, (_said("node", "--version", "Node.js"), _said("pandoc", "--version", "")))
    return f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()} ({_processor()}); " + ", ".join(found)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.processor())


def _said(program: str, option: str, name: str) -> str | None:
    try:
        said = subprocess.run([program, option], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return f"{name} {said.splitlines()[0]}".strip()
