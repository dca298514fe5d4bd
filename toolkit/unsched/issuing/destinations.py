"""Where documents go: a folder of this machine, or one that fsspec knows by its address (`s3://…`, `file://…`)."""

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.issuing.orders import Order
from unsched.issuing.sheets import proof_of
from unsched.resources import once_a_version, write_whole

try:
    import fcntl
except ImportError:  # Windows has none
    locking: ModuleType | None = None
else:
    locking = fcntl

LOCK = ".unsched.lock"
LIMIT_MIB = 256

# Where a file is there whole once it has been put, or not at all; elsewhere it is renamed when it is whole.
_PUT_WHOLE = frozenset({"memory", "s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl"})


class Destination(Protocol):
    """A place that documents are written to, by their names."""

    def shown(self, name: str) -> Path | str:
        """The path or address of a document."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Write a document whole or not at all. Raises `UnschedError` where it cannot be written."""
        ...

    def read(self, name: str) -> bytes | None:
        """What is there, or `None`. Raises `UnschedError` where it cannot be told."""
        ...

    def holds(self, name: str, proof: str) -> bool:
        """Whether what was written (`sheets.proof_of`) is there still."""
        ...

    def alone(self) -> contextlib.AbstractContextManager[None]:
        """Let no other run write there. Raises `UnschedError` where another does."""
        ...


def destination_of(order: Order) -> Destination:
    """Where the documents of an order go. Raises `UnschedError` for an address that leads nowhere."""
    return Address.found(order.url) if order.url else Folder(order.folder)


class Folder(Frozen):
    """A folder of this machine."""

    path: Path

    def shown(self, name: str) -> Path:
        """The path of a document."""
        return self.path / name

    def write(self, name: str, data: bytes) -> None:
        """Write a document whole or not at all. Raises `UnschedError` where it cannot be written."""
        write_whole(self.path / name, data)

    def read(self, name: str) -> bytes | None:
        """What is there, or `None`. Raises `UnschedError` where it is larger than anything that is written there."""
        path = self.path / name
        try:
            if not path.is_file():
                return None
            if path.stat().st_size > LIMIT_MIB * 2**20:
                raise fault("too-large", Place(str(path)), limit=LIMIT_MIB)
            return path.read_bytes()
        except OSError:
            return None

    def holds(self, name: str, proof: str) -> bool:
        """Whether what was written is there still, byte for byte."""
        return _proof(self.path / name) == proof

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other run into the folder. Raises `UnschedError` where one is there.

        A folder that cannot be made is told of by the documents that do not go into it.
        """
        made = not self.path.exists()
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                self.path.mkdir(parents=True, exist_ok=True)
                stack.enter_context(_lock(self.path))
            yield
        if made:
            with contextlib.suppress(OSError):
                self.path.rmdir()  # where nothing was written


@once_a_version
def _proof(path: Path) -> str | None:
    try:
        return proof_of(path.read_bytes())
    except OSError:
        return None


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """The lock of a folder: the folder's own, which leaves no file behind and ends with the process."""
    if locking is None:
        with _lock_file(folder):
            yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        locking.flock(handle, locking.LOCK_EX | locking.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if error.errno in {errno.EWOULDBLOCK, errno.EACCES}:
            raise fault("busy", Place(str(folder))) from None
        with _lock_file(folder):  # a file system that locks files only
            yield
        return
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def _lock_file(folder: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 -- slow, and needed where there is no better

    try:
        with FileLock(folder / LOCK, timeout=0):
            yield
    except Timeout:
        raise fault("busy", Place(str(folder))) from None


class Address(Frozen):
    """A folder that fsspec knows. Two runs at once are not kept apart there."""

    url: str
    sizes: Mapping[str, int]  # of what was there when it was found, by name

    @classmethod
    def found(cls, url: str) -> "Address":
        """The folder of an address. Raises `UnschedError` where it leads nowhere."""
        with _told(url):
            system, folder = _file_system(url)
            found = system.find(folder, maxdepth=1, detail=True) if system.exists(folder) else {}
        return cls(url, {name.rpartition("/")[2]: about["size"] for name, about in found.items()})

    def shown(self, name: str) -> str:
        """The address of a document."""
        return f"{self.url.rstrip('/')}/{name}"

    def write(self, name: str, data: bytes) -> None:
        """Write a document whole or not at all. Raises `UnschedError` where it cannot be written."""
        put(self.url, name, data)

    def read(self, name: str) -> bytes | None:
        """What is there, or `None`. Raises `UnschedError` where it cannot be told."""
        if name not in self.sizes:
            return None
        with _told(self.shown(name)):
            system, folder = _file_system(self.url)
            data: bytes = system.cat_file(f"{folder}/{name}")
            return data

    def holds(self, name: str, proof: str) -> bool:
        """Whether a file of the size that was written is there; its content would have to be fetched."""
        return str(self.sizes.get(name)) == proof.partition("-")[0]

    def alone(self) -> contextlib.AbstractContextManager[None]:
        """Nothing: there are no locks that all such file systems have."""
        return contextlib.nullcontext()


def put_all(url: str, files: Mapping[str, bytes]) -> dict[str, tuple[Finding, ...]]:
    """Write files into the folder of an address, each whole or not at all; what was found of those that were not.

    They go all at once where the file system can do that, since each has a long way.
    """
    try:
        with _told(url):
            system, folder = _file_system(url)
            if _PUT_WHOLE.intersection(system.protocol):
                system.pipe({f"{folder}/{name}": data for name, data in files.items()})
                return {}
    except UnschedError:
        pass  # one of them, which is told of below
    return {name: findings for name, data in files.items() if (findings := _refused(url, name, data))}


def _refused(url: str, name: str, data: bytes) -> tuple[Finding, ...]:
    try:
        put(url, name, data)
    except UnschedError as error:
        return error.findings
    return ()


def put(url: str, name: str, data: bytes) -> None:
    """Write a file into the folder of an address, whole or not at all.

    Raises `UnschedError` where it cannot be written.
    """
    with _told(f"{url.rstrip('/')}/{name}"):
        system, folder = _file_system(url)
        path = f"{folder}/{name}"
        if "file" in system.protocol:
            write_whole(Path(path), data)
        elif _PUT_WHOLE.intersection(system.protocol):
            system.pipe_file(path, data)
        else:
            system.makedirs(folder, exist_ok=True)
            system.pipe_file(f"{folder}/.{name}.part", data)
            system.mv(f"{folder}/.{name}.part", path)


def _file_system(url: str) -> tuple[Any, str]:
    """The file system of an address, whose protocols are a tuple, and the folder in it."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 -- an extra

    system, folder = url_to_fs(url)
    if isinstance(system.protocol, str):
        system.protocol = (system.protocol,)
    return system, folder.rstrip("/")


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Raise `UnschedError` for what a file system raises, of whatever kind that is."""
    try:
        yield
    except UnschedError:
        raise
    except ModuleNotFoundError as error:
        reason = f"an address needs fsspec, and {error.name} is not installed: pip install 'unsched[cluster]'"
        raise fault("program", Place(address), reason=reason) from None
    except Exception as error:  # noqa: BLE001 -- each file system has errors of its own
        raise fault("unwritable", Place(address), reason=" ".join(str(error).split()) or repr(error)) from None
