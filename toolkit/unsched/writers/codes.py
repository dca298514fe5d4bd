"""The codes at the foot of a first page: the job number as a bar code, the document's address as a QR code."""

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

import segno
from barcode.codex import Code39

from unsched.writers.pictures import PNG, Picture

_QR_MODULE, _BAR_MODULE = 6, 4  # pixels a module
_QR_POINTS = 54.0
_BAR_POINTS = (108.0, 18.0)
_BAR_HEIGHT = 60  # pixels
_QUIET_ZONE = 4  # modules, ISO/IEC 18004
_QR_MASK = 3  # any of the eight is read alike; to weigh them all is most of the work


@lru_cache(maxsize=256)
def qr_code(address: str) -> Picture:
    """The QR code of an address (ISO/IEC 18004, level M)."""
    rows = segno.make_qr(address, error="m", mask=_QR_MASK, boost_error=False).matrix
    blank = [0] * (len(rows) + 2 * _QUIET_ZONE)
    side = [0] * _QUIET_ZONE
    framed = [*[blank] * _QUIET_ZONE, *([*side, *row, *side] for row in rows), *[blank] * _QUIET_ZONE]
    return Picture(_png(framed, _QR_MODULE, _QR_MODULE), "png", _QR_POINTS, _QR_POINTS)


@lru_cache(maxsize=256)
def bar_code(code: str) -> Picture:
    """The bar code of some digits with a start and a stop sign (Code 39, ISO/IEC 16388): `*2001234*`."""
    (modules,) = Code39(code, add_checksum=False).build()
    return Picture(_png([[int(module) for module in modules]], _BAR_MODULE, _BAR_HEIGHT), "png", *_BAR_POINTS)


def _png(rows: Sequence[Sequence[int]], width: int, height: int) -> bytes:
    """A picture in black and white of modules, each so many pixels wide and high (ISO/IEC 15948)."""
    lines = [b"\0" + _bits("".join([("1" * width, "0" * width)[module] for module in row])) for row in rows]
    size = struct.pack(">2L5B", len(rows[0]) * width, len(rows) * height, 1, 0, 0, 0, 0)
    data = zlib.compress(b"".join(line * height for line in lines), 6)
    return PNG + _chunk(b"IHDR", size) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _bits(bits: str) -> bytes:
    """Bits as bytes, white at the end of the last."""
    padded = bits + "1" * (-len(bits) % 8)
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
