"""Packages: zip files that any reader opens, the same bytes for the same parts."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched import UnschedError
from unsched.writers.package import compressed, pack, unpack

NAMES = st.text("abcdefgé/._", min_size=1, max_size=20)


@given(parts=st.dictionaries(NAMES, st.binary(max_size=3000), max_size=8))
def test_what_is_packed_is_read_by_the_standard_library(parts: dict[str, bytes]) -> None:
    data = pack(compressed(name, content) for name, content in parts.items())

    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == parts


def test_entries_keep_their_order_and_have_the_first_date_of_all() -> None:
    data = pack([compressed("b", b"1"), compressed("a", b"2")])

    with zipfile.ZipFile(BytesIO(data)) as package:
        assert [(info.filename, info.date_time) for info in package.infolist()] == [
            ("b", (1980, 1, 1, 0, 0, 0)),
            ("a", (1980, 1, 1, 0, 0, 0)),
        ]


def test_unpacking_gives_the_parts_again(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(pack([compressed("b", b"1"), compressed("a/c", b"2")]))

    assert unpack(path) == {"b": b"1", "a/c": b"2"}


def _bomb() -> bytes:
    return pack([compressed("a", bytes(70 * 2**20))])


def _crowd() -> bytes:
    return pack(compressed(str(number), b"") for number in range(1001))


def _liar() -> bytes:
    """A package that unpacks to more than its directory says."""
    data = bytearray(pack([compressed("a", bytes(2**20))]))
    directory = data.index(b"PK\1\2")
    data[directory + 24 : directory + 28] = struct.pack("<L", 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"no zip", "is not a Word document: File is not a zip file"),
        (_bomb(), "unpacks to more than 64 MiB or 1000 parts"),
        (_crowd(), "unpacks to more than 64 MiB or 1000 parts"),
        (_liar(), "is not a Word document: Bad CRC-32 for file 'a'"),
    ],
    ids=["text", "bomb", "crowd", "liar"],
)
def test_what_no_document_needs_is_refused(data: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(data)

    with pytest.raises(UnschedError) as caught:
        unpack(path)

    assert str(caught.value) == f"{path}: {expected}"
