"""The folder that the command line keeps things in from one run to the next; the library keeps nothing."""

import os
from pathlib import Path

_folders: list[Path] = []


def keep() -> None:
    """Let this process keep what it compiles, in the user's own cache (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "~/.cache"
    folder = Path(os.path.expanduser(base), "unsched")  # noqa: PTH111 -- without a home it stays as it is
    _folders[:] = [folder] if folder.is_absolute() else []


def kept() -> Path | None:
    """The folder, or `None` in a process that keeps nothing."""
    return _folders[0] if _folders else None
