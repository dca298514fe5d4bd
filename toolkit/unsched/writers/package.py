"""A package of parts as a zip file, most of them copied as they lie compressed in another one.

Entries are in a fixed order with a fixed date, so that the same parts give the same bytes (APPNOTE 6.3.10).
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from unsched.errors import Place, fault
from unsched.resources import read_bytes

try:  # the extra `fast`: the same parts in half the time, compressed into other bytes
    from zlib_ng import zlib_ng as deflating
except ImportError:
    deflating = zlib

LIMIT_MIB = 64
PARTS = 1000

_BATCH = 2**17  # characters

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DATE = 33  # 1 January 1980, the first day that a zip can hold
_VERSION, _DEFLATED, _UTF8 = 20, 8, 0x800


class Entry(NamedTuple):
    """A part in its compressed form."""

    name: bytes
    data: bytes  # raw deflate
    size: int
    crc: int


_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "is an old Word document (.doc) or one with a password; save it as .docx without one",
    b"{\\rtf": "is a rich text document (.rtf); save it as .docx",
    b"%PDF": "is a PDF",
}


def compressed(name: str, content: bytes) -> Entry:
    """A part out of its content."""
    deflate = deflating.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush()
    return Entry(name.encode(), data, len(content), zlib.crc32(content))


@lru_cache(maxsize=256)
def compressed_once(name: str, content: bytes) -> Entry:
    """A part that many documents share, out of its content."""
    return compressed(name, content)


def compressed_text(name: str, pieces: Iterable[str]) -> Entry:
    """A part out of the pieces of its text, which are never all there at once."""
    deflate = deflating.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    data, size, crc = [], 0, 0
    for content in _batches(pieces):
        data.append(deflate.compress(content))
        size += len(content)
        crc = zlib.crc32(content, crc)
    data.append(deflate.flush())
    return Entry(name.encode(), b"".join(data), size, crc)


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces put together to what is worth compressing at once."""
    batch: list[str] = []
    length = 0
    for piece in pieces:
        batch.append(piece)
        length += len(piece)
        if length > _BATCH:
            yield "".join(batch).encode()
            batch, length = [], 0
    yield "".join(batch).encode()


def pack(entries: Iterable[Entry]) -> bytes:
    """The zip file of some parts, in their order."""
    chunks: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for entry in entries:
        facts = (_UTF8, _DEFLATED, 0, _DATE, entry.crc, len(entry.data), entry.size, len(entry.name))
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0)
        chunks += (head, entry.name, entry.data)
        central += (
            _CENTRAL.pack(b"PK\1\2", _VERSION, 0, _VERSION, 0, *facts, 0, 0, 0, 0, 0, offset),
            entry.name,
        )
        offset += len(head) + len(entry.name) + len(entry.data)
    directory = b"".join(central)
    count = len(central) // 2
    chunks += (directory, _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0))
    return b"".join(chunks)


def unpack(path: Path) -> Mapping[str, bytes]:
    """The parts of a zip file by their names.

    Raises `UnschedError` for a file that is no zip, or that unpacks to more than a document ever needs.
    """
    data = read_bytes(path)
    for signature, reason in _OTHER_FORMATS.items():
        if data.startswith(signature):
            raise fault("reference", Place(str(path)), reason=reason)
    try:
        return unpacked(data)
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        reason = str(error) if isinstance(error, _TooMuchError) else f"is not a Word document: {error}"
        raise fault("reference", Place(str(path)), reason=reason) from None


class _TooMuchError(RuntimeError):
    """Raised for a package that unpacks to more than a document ever needs."""


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """The parts of a package by their names. Raises what `zipfile` does, and `RuntimeError` for too many of them."""
    with ZipFile(BytesIO(data)) as package:
        infos = [info for info in package.infolist() if not info.is_dir()]
        if len(infos) > PARTS or sum(info.file_size for info in infos) > LIMIT_MIB * 2**20:
            raise _TooMuchError(f"unpacks to more than {LIMIT_MIB} MiB or {PARTS} parts")
        return {info.filename: package.read(info) for info in infos}
