"""What is kept from one run to the next, where there is a folder for it.

It is what takes longer to be made than to be read: compiled templates, tables, the looks of a reference document. What
is kept is Python's own, as in `__pycache__`, and as safe: the folder has to be the user's alone. It is used as long as
it is whole, and what it was made of is the same.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from unsched.errors import UnschedError
from unsched.frozen import Frozen
from unsched.kept import kept
from unsched.resources import PACKAGE, read_bytes, write_whole

Made = TypeVar("Made")

_SEAL = 32  # bytes
_MOST = 500  # files; some have tens of them, and who works in a new folder each time would have ever more


class Store(Frozen):
    """A folder of values of Python's own kinds, and of its code; each is in a file that has a key for a name."""

    folder: Path

    def get(self, key: str, made_of: bytes) -> Any:  # noqa: ANN401 -- whatever was put
        """What was put under a key, or `None` where it is not whole or was made of something else."""
        try:
            data = read_bytes(self.folder / key) if self._is_ours() else b""
        except UnschedError:
            return None
        seal, content = data[:_SEAL], data[_SEAL:]
        if not content or seal != _seal(made_of, content):
            return None
        return marshal.loads(content)  # noqa: S302 -- written by this program, in the user's folder

    def put(self, key: str, made_of: bytes, value: Any) -> None:  # noqa: ANN401 -- as above
        """Keep a value; what is of other kinds is not kept, nor anything in a folder that cannot be written."""
        try:
            content = marshal.dumps(value)
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_ours():
                write_whole(self.folder / key, _seal(made_of, content) + content)
                self._thin_out()
        except (OSError, ValueError, UnschedError):
            return

    def _thin_out(self) -> None:
        """Let the older half go where there is too much."""
        files = list(self.folder.iterdir())
        if len(files) > _MOST:
            for file in sorted(files, key=lambda file: file.stat().st_mtime_ns)[: -_MOST // 2]:
                file.unlink(missing_ok=True)

    def _is_ours(self) -> bool:
        """Whether the folder is closed to all but the user."""
        try:
            status = self.folder.stat()
        except OSError:
            return False
        return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)


def _seal(made_of: bytes, content: bytes) -> bytes:
    return sha256(b"\0".join((str(sys.implementation.cache_tag).encode(), made_of, content))).digest()


def made_once(what: str, content: bytes, makers: Iterable[str], make: Callable[[], Made]) -> Made:
    """What is made of a content, made anew for another one, and where one of the files that make it has changed.

    `what` tells it from all else that is made of the content; `makers` are the paths of modules, in the package where
    they are not whole. Nothing is kept where one of them is not there to be asked.
    """
    folder = kept()
    if folder is None:
        return make()
    try:
        made_of = ages(os.path.join(PACKAGE, maker) for maker in makers)  # noqa: PTH118 -- quick
    except OSError:
        return make()
    store, key = Store(folder), key_of(what, sha256(content).hexdigest())
    found: Made | None = store.get(key, made_of)
    if found is None:
        found = make()
        store.put(key, made_of, found)
    return found


def key_of(*texts: str) -> str:
    """A key that no other texts have."""
    return sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()


def ages(files: Iterable[str]) -> bytes:
    """What tells files from their other versions, as Python tells the sources of its own compiled modules."""
    found = [os.stat(file) for file in files]  # noqa: PTH116 -- quick
    return repr([(file.st_mtime_ns, file.st_size) for file in found]).encode()
