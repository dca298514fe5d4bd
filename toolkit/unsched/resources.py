"""The files that the package brings along, those that an office keeps beside it, and writing whole files."""

import os
import re
import signal
import stat
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import TypeVar

from unsched.errors import Finding, Place, UnschedError, fault

PACKAGE = Path(__file__).parent
SHIPPED = PACKAGE if (PACKAGE / "locales").is_dir() else PACKAGE.parents[1]  # the wheel, or a checkout

LIMIT_MIB = 16
FINDINGS_A_FILE = 100  # of characters; a file with more of them is no text

Read = TypeVar("Read")

# Controls that XML cannot hold, line separators, bidi embeddings, overrides and isolates ("Trojan Source"),
# surrogates and non-characters. The marks U+200E, U+200F and U+061C are text and allowed.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def locate(*parts: str) -> Path:
    """The path of a file under `locales/`, `templates/` or `schedules/`.

    A file of that name in the working folder comes before the one that is shipped, so that an office keeps
    its own schedules and catalogs, and its own template or house style where it has one.
    """
    own = Path(*parts)
    if is_there(own):
        return own
    shipped = SHIPPED.joinpath(*parts)
    return shipped if is_there(shipped) and Path.cwd() != SHIPPED else own


def own_path(path: Path) -> Path:
    """Where the working folder has, or would have, its own file in the place of one that is shipped."""
    return path.relative_to(SHIPPED) if path.is_relative_to(SHIPPED) else path


def is_there(path: Path) -> bool:
    """Whether there is anything at a path; what may not be looked at is not there."""
    return os.path.lexists(path) and os.path.exists(path)  # noqa: PTH110 -- these two raise nothing


def names(folder: str, pattern: str) -> list[str]:
    """The names of the files or folders in `folder` that match the glob `pattern`, sorted, each once."""
    found = (path for root in (Path(), SHIPPED) for path in (root / folder).glob(pattern))
    return sorted({path.relative_to(path.parents[pattern.count("/")]).parts[0] for path in found})


def schedules_at_hand() -> list[Path]:
    """The schedules that lie directly in `schedules/`, the working folder's own or else those shipped."""
    folder = Path("schedules") if Path("schedules").is_dir() else SHIPPED / "schedules"
    return sorted(folder.glob("*.yaml"))


def once_a_version(read: Callable[[Path], Read]) -> Callable[[Path], Read]:
    """`read`, run once for each version of a file: again only when the file has changed."""
    latest: dict[Path, tuple[tuple[int, ...], Read]] = {}

    @wraps(read)
    def read_once(path: Path) -> Read:
        try:
            status = path.stat()
        except OSError:
            return read(path)  # which tells what is wrong
        version = (status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)
        known = latest.get(path)
        if known is None or known[0] != version:
            latest[path] = known = (version, read(path))
        return known[1]

    return read_once


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, line ends as they stand, a byte order mark left out.

    Raises `UnschedError` when it is no file, is over `LIMIT_MIB`, or is not UTF-8.
    """
    return decoded(read_bytes(path), path)


def decoded(data: bytes, path: Path, charset: str = "utf-8") -> str:
    """The text that bytes of a file stand for, a byte order mark left out.

    Raises `UnschedError` at the first byte that has no meaning in the charset.
    """
    try:
        return data.decode("utf-8-sig" if charset == "utf-8" else charset)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before[before.rfind(b"\n") + 1 :].decode(charset, "replace")
        place = Place(str(path), before.count(b"\n") + 1, len(line) + 1)
        raise fault("encoding", place, found=data[error.start], charset=charset.upper()) from None


def read_plain_text(path: Path) -> str:
    """As `read_text`. Raises `UnschedError` also with every character that no document may hold."""
    return plain_text(read_bytes(path), path)


def plain_text(data: bytes, path: Path) -> str:
    """The text that bytes of a file stand for. Raises as `read_plain_text`."""
    text = decoded(data, path)
    if findings := list(forbidden(text, str(path))):
        raise UnschedError(findings)
    return text


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises `UnschedError` when it is no file or is over `LIMIT_MIB`."""
    place = Place(str(path))
    try:
        if not path.is_file():
            reason = "it is not a file" if path.exists() else "there is no such file"
            raise fault("unreadable", place, reason=reason)
        with path.open("rb") as file:
            data = file.read(LIMIT_MIB * 2**20 + 1)
    except OSError as error:
        raise fault("unreadable", place, reason=error.strerror) from None
    if len(data) > LIMIT_MIB * 2**20:
        raise fault("too-large", place, limit=LIMIT_MIB)
    return data


def forbidden(text: str, file: str, first_line: int = 1) -> Iterator[Finding]:
    """The first characters of a text that no document may hold, each with its place."""
    for match in islice(FORBIDDEN.finditer(text), FINDINGS_A_FILE):
        start = match.start()
        line_start = text.rfind("\n", 0, start) + 1
        place = Place(file, text.count("\n", 0, start) + first_line, start - line_start + 1)
        yield Finding("character", place, {"found": character_name(match[0])})


def character_name(character: str) -> str:
    """A character as a person can look it up: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: into a temporary file beside it, then by renaming.

    A symbolic link at `path` is replaced, not followed. Raises `UnschedError` when it cannot be written.
    """
    with _undisturbed(), _temporary(path, data) as temporary:
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)


def write_new(path: Path, data: bytes) -> None:
    """Write a file whole where there is none. Raises `UnschedError` when there is one, or it cannot be written."""
    with _undisturbed(), _temporary(path, data) as temporary:
        temporary.chmod(0o666 & ~_umask())
        path.hardlink_to(temporary)  # which a link or a file in its place prevents


def replace_whole(path: Path, old: bytes | None, new: bytes) -> bool:
    """Write a file whole in the place of what was read of it (`None`: there was no file), its mode kept.

    Returns whether it did: what another has written there in the meantime is let alone. The bytes are on the disk
    before the old ones go. Raises `UnschedError` when it cannot be written.
    """
    with _undisturbed(), _temporary(path, new, on_disk=True) as temporary:
        there = path.exists()
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if there else 0o666 & ~_umask())
        if (path.read_bytes() if there else None) != old:
            return False
        temporary.replace(path.resolve())
        return True


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a Ctrl-C wait until a file is whole and nothing is left beside it."""
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():  # which alone is interrupted
        yield
        return
    pressed: list[object] = []
    signal.signal(signal.SIGINT, lambda *about: pressed.append(about))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            before(signal.SIGINT, None)


@contextmanager
def _temporary(path: Path, data: bytes, on_disk: bool = False) -> Iterator[Path]:
    """A file with the new content of `path`, beside the file that will go.

    It is gone in the end. Raises `UnschedError` for what fails.
    """
    temporary: Path | None = None
    beside = path.resolve() if on_disk else path
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{beside.name[:40]}.", dir=beside.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if on_disk:
                file.flush()
                os.fsync(file.fileno())
        yield temporary
    except OSError as error:
        reason = "a folder of that name is in its place" if os.path.isdir(path) else error.strerror  # noqa: PTH112 -- raises nothing
        raise fault("unwritable", Place(str(path)), reason=reason) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
