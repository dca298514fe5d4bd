"""Pictures, and the reading of one that an office gives as its emblem."""

import struct
from pathlib import Path

from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.resources import read_bytes

_LIMIT_KIB, _LIMIT_PIXELS = 1024, 4000
_EMBLEM_POINTS = 48.0
PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})


class Picture(Frozen):
    """A picture: its data, its ending (`png` or `jpeg`), and its size on the page in points."""

    data: bytes
    ending: str
    width: float
    height: float


def read_emblem(path: Path) -> Picture:
    """An office's emblem. Raises `UnschedError` when it is no PNG or JPEG picture, or too large."""
    data = read_bytes(path)
    place = Place(str(path))
    if len(data) > _LIMIT_KIB * 1024:
        raise fault("picture", place, reason=f"is larger than {_LIMIT_KIB} KiB")
    ending = "png" if data.startswith(PNG) else "jpeg"
    size = _png_size(data) if ending == "png" else _jpeg_size(data)
    if size is None:
        raise fault("picture", place, reason="is not a PNG or JPEG picture")
    width, height = size
    if not 0 < max(size) <= _LIMIT_PIXELS or not min(size):
        raise fault("picture", place, reason=f"has {width} × {height} pixels; expected {_LIMIT_PIXELS} at most")
    scale = _EMBLEM_POINTS / max(size)
    return Picture(data, ending, width * scale, height * scale)


def _png_size(data: bytes) -> tuple[int, int] | None:
    """The size that the header chunk tells, of a picture that is there to its end (ISO/IEC 15948, 11.2)."""
    whole = data[12:16] == b"IHDR" and b"IDAT" in data and data.endswith(b"IEND\xaeB`\x82")
    return struct.unpack(">2L", data[16:24]) if whole else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size that the first frame header tells (ISO/IEC 10918-1, B.2.2)."""
    position = 2
    if not data.endswith(b"\xff\xd9"):
        return None  # it is not there to its end
    while data.startswith(b"\xff\xd8\xff") and position + 9 <= len(data) and data[position] == 0xFF:
        marker, length = struct.unpack(">BH", data[position + 1 : position + 4])
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">2H", data[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None
