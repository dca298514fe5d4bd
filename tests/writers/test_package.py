"""Packages: zip files that any reader opens, the same bytes for the same parts."""

import struct
import zipfile
import zlib
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched import UnschedError
from unsched.writers import reference
from unsched.writers.package import Entry, compressed, compressed_text, pack, unpack, unpacked

NAMES = st.text("abcdefgé/._", min_size=1, max_size=20)


@given(parts=st.dictionaries(NAMES, st.binary(max_size=3000), max_size=8))
def test_what_is_packed_is_read_by_the_standard_library(parts: dict[str, bytes]) -> None:
    data = pack(compressed(name, content) for name, content in parts.items())

    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == parts


def _name(entry: Entry) -> str:
    return entry.name.decode()


def deflated(content: bytes) -> bytes:
    """Some content as zlib compresses it by itself."""
    return zlib.compress(content, 6, -zlib.MAX_WBITS)


@pytest.mark.skipif(find_spec("zlib_ng") is not None, reason="zlib-ng compresses otherwise")
@given(words=st.lists(st.sampled_from(["<w:p>", "<w:r>", "</w:r>", 'w:val="', "a", "é", "日", "0"]), max_size=1500))
def test_a_small_part_is_the_same_as_from_a_large_compressor(words: list[str]) -> None:
    content = "".join(words).encode()

    assert compressed("a", content).data.endswith(b"a" + deflated(content))


@pytest.mark.skipif(find_spec("zlib_ng") is not None, reason="zlib-ng compresses otherwise")
@pytest.mark.parametrize("entry", reference.default_reference().entries("fr-FR", "ltr", frozenset()), ids=_name)
def test_a_part_of_a_reference_is_the_same_as_from_zlib_itself(entry: Entry) -> None:
    content = unpacked(pack([entry]))[_name(entry)]

    assert entry.data.endswith(entry.name + deflated(content))


@given(pieces=st.lists(st.text(max_size=40), max_size=600))
def test_a_text_in_pieces_is_the_same_part_as_in_one_piece(pieces: list[str]) -> None:
    assert unpacked(pack([compressed_text("a", pieces)])) == {"a": "".join(pieces).encode()}


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
