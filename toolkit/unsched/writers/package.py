"""A package of parts as a zip file, most of them copied as they lie compressed in another one.

Entries are in a fixed order with a fixed date, so that the same parts give the same bytes (APPNOTE 6.3.10).
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from unsched.errors import Place, fault
from unsched.resources import read_bytes

try:  # the extra `fast`: the same parts in half the time, compressed into other bytes
    from zlib_ng import zlib_ng as deflating
except ImportError:
    deflating = zlib
# What tells a compressor from others, which give other bytes.
_VERSIONS = [value for name, value in vars(deflating).items() if "VERSION" in name]
DEFLATING = repr((deflating.__name__, _VERSIONS)).encode()

LIMIT_MIB = 64
PARTS = 1000

_BATCH = 256  # pieces of a text, which are rows and paragraphs
# Window and memory of a compressor (zlib's deflateInit2). A small part is all in the window and the first block of a
# small one, which gives the same bytes for it; to make a large one takes longer than to compress such a part.
_USUAL, _SMALL = (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL), (13, 6)
_SMALL_PART = 4000  # bytes

_FACTS = struct.Struct("<4H3L2H")  # what stands in the head of a part and in the directory alike
_LOCAL, _CENTRAL = b"PK\3\4\x14\0", b"PK\1\2\x14\0\x14\0"  # by version 2.0
_AFTER_FACTS = bytes(10)  # of the directory: no comment, the first disk, no attributes
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_DATE = 33  # 1 January 1980, the first day that a zip can hold
_DEFLATED, _UTF8 = 8, 0x800


class Entry(NamedTuple):
    """A part in its compressed form: as it lies in a package, and the beginning of its entry in the directory."""

    name: bytes
    data: bytes
    listed: bytes


_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "is an old Word document (.doc) or one with a password; save it as .docx without one",
    b"{\\rtf": "is a rich text document (.rtf); save it as .docx",
    b"%PDF": "is a PDF",
}


def compressed(name: str, content: bytes) -> Entry:
    """A part out of its content."""
    window, memory = _SMALL if len(content) <= _SMALL_PART else _USUAL
    deflate = deflating.compressobj(6, zlib.DEFLATED, -window, memory)
    return _entry(name, deflate.compress(content) + deflate.flush(), len(content), zlib.crc32(content))


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
    return _entry(name, b"".join(data), size, crc)


def _entry(name: str, data: bytes, size: int, crc: int) -> Entry:
    """The entry of a part out of its raw deflate, and the size and the checksum of its content."""
    encoded = name.encode()
    facts = _FACTS.pack(_UTF8, _DEFLATED, 0, _DATE, crc, len(data), size, len(encoded), 0)
    return Entry(encoded, b"".join((_LOCAL, facts, encoded, data)), _CENTRAL + facts + _AFTER_FACTS)


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces put together to what is worth compressing at once."""
    rest = iter(pieces)
    while batch := [*islice(rest, _BATCH)]:
        yield "".join(batch).encode()


def pack(entries: Iterable[Entry]) -> bytes:
    """The zip file of some parts, in their order."""
    parts = tuple(entries)
    chunks = [entry.data for entry in parts]
    directory, offset = b"", 0
    for name, data, listed in parts:
        directory += listed + _OFFSET.pack(offset) + name
        offset += len(data)
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(directory), offset, 0)
    return b"".join((*chunks, directory, end))


def unpack(path: Path) -> Mapping[str, bytes]:
    """The parts of a zip file by their names.

    Raises `UnschedError` for a file that is no zip, or that unpacks to more than a document ever needs.
    """
    return opened(read_bytes(path), path)


def opened(data: bytes, path: Path) -> Mapping[str, bytes]:
    """The parts of a zip file out of its content. Raises as `unpack`."""
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
