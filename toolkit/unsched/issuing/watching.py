"""Issuing again whenever a file that documents depend on is saved."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from unsched.errors import Place, UnschedError, fault
from unsched.issuing.batch import issue
from unsched.issuing.inputs import office_files
from unsched.issuing.orders import Order, Outcome

_FOLDERS = ("locales", "templates", "schedules")
_MORE_OFTEN_THAN = 500  # milliseconds without a save, after which folders are looked for that are new
# An editor writes a file in several steps, milliseconds apart; what follows within the first is one save.
_STEP, _DEBOUNCE = 10, 100


def runs(order_again: Callable[[], Order]) -> Iterator[Iterator[Outcome]]:
    """What comes of an order now, and again after each save, without an end.

    The order is made again each time, so that a new schedule is found. Raises `UnschedError` where watchfiles is not
    installed.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415 -- an extra
    except ImportError:
        reason = "watching needs watchfiles, which is not installed: pip install 'unsched[watch]'"
        raise fault("program", Place("--watch"), reason=reason) from None

    order = order_again()
    yield issue(order)
    while True:
        folders, begun = _folders(order), False
        for saved in watch(
            *folders,
            recursive=False,
            step=_STEP,
            debounce=_DEBOUNCE,
            rust_timeout=_MORE_OFTEN_THAN,
            yield_on_timeout=True,
            raise_interrupt=True,
            watch_filter=partial(_matters, order),
        ):
            if saved or not begun:  # what was saved before the watch began is found at its first word
                begun, order = True, order_again()
                yield issue(order)
            elif _folders(order) != folders:
                break


def _matters(order: Order, _change: object, file: str) -> bool:
    """Whether documents may depend on a file: what is written is none of them, nor what an editor keeps beside."""
    path = Path(file)
    hidden = path.name.startswith(".") or path.name.endswith("~")
    written = path.suffix == order.format and path.parent.resolve() == order.folder.resolve()
    return not hidden and (not written or path.name in {file.name for file in _named(order)})


def _named(order: Order) -> list[Path]:
    return [*order.schedules, *_office_files(), *([order.reference] if order.reference else ())]


def _office_files() -> tuple[Path, ...]:
    try:
        return office_files()
    except UnschedError:  # told by the run
        return ()


def _folders(order: Order) -> list[Path]:
    """The folders that what documents depend on lies in."""
    named = {Path(), *(file.parent for file in _named(order))}
    within = {Path(folder) for root in _FOLDERS for folder, _, _ in os.walk(root)}
    return sorted(folder for folder in named | within if folder.is_dir())
