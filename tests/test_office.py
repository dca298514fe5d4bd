"""An office's own emblem and reference: taken into its documents, and refused where they are wanting."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.conftest import ROOT, SEED
from unsched import UnschedError, read_language, read_schedule, render
from unsched.office import looks
from unsched.writers.docx import write_docx


def png(width: int, height: int) -> bytes:
    """A grey picture of a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG picture of a size, an application's segment before its frame."""
    frame = struct.pack(">BHH", 8, height, width)
    return b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x07" + frame + bytes(20) + b"\xff\xd9"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder, as the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office.yaml").write_text("emblem: emblem.png\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("data", "size"),
    [(png(200, 100), (48.0, 24.0)), (jpeg(60, 80), (36.0, 48.0))],
    ids=["png", "jpeg"],
)
def test_the_emblem_stands_in_the_masthead_with_words_for_it(
    data: bytes, size: tuple[float, float], office: Path
) -> None:
    (office / "emblem.png").write_bytes(data)
    document = render(read_schedule(SEED), read_language("fr", SEED.stem))

    masthead = docx.Document(BytesIO(write_docx(document, looks(None)))).tables[0]

    cell = masthead.cell(1, 0)
    inline: Any = next(iter(cell._element.iter(qn("wp:inline"))))
    assert inline.find(qn("wp:docPr")).get("descr") == "Emblème des Nations Unies"
    assert tuple(int(inline.find(qn("wp:extent")).get(side)) / 12700 for side in ("cx", "cy")) == size
    (blip,) = cell._element.iter(qn("a:blip"))
    assert cell.part.related_parts[blip.get(qn("r:embed"))].blob == data


def test_without_an_office_the_place_of_the_emblem_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert looks(None).emblem is None


def test_an_office_has_a_reference_of_its_own(office: Path) -> None:
    (office / "office.yaml").write_text("reference: ours.docx\n", encoding="utf-8")
    (office / "ours.docx").write_bytes((ROOT / "templates/reference.docx").read_bytes())

    assert looks(None).file == "ours.docx"


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("emblem: emblem.png", b"GIF89a", "emblem.png: is not a PNG or JPEG picture"),
        ("emblem: emblem.png", png(1, 1)[:20], "emblem.png: is not a PNG or JPEG picture"),
        ("emblem: emblem.png", png(1, 1)[:-12], "emblem.png: is not a PNG or JPEG picture"),
        ("emblem: emblem.png", jpeg(1, 1)[:-2], "emblem.png: is not a PNG or JPEG picture"),
        ("emblem:", b"", "office.yaml:1:8: found nothing; expected text"),
        ("emblem: emblem.png", png(5000, 1), "emblem.png: has 5000 × 1 pixels; expected 4000 at most"),
        ("emblem: emblem.png", png(1, 1) + bytes(2**20), "emblem.png: is larger than 1024 KiB"),
        ("emblem: absent.png", b"", "absent.png: cannot be read: there is no such file"),
        (
            "emblem: ../emblem.png",
            b"",
            "office.yaml:1:9: found '../emblem.png'; expected a file in the folder of the office",
        ),
        (
            "emblem: /etc/passwd",
            b"",
            "office.yaml:1:9: found '/etc/passwd'; expected a file in the folder of the office",
        ),
        ("emblm: emblem.png", b"", "office.yaml:1:1: unknown key 'emblm'; expected emblem"),
        ("reference: emblem.png", b"x", "emblem.png: is not a Word document: File is not a zip file"),
    ],
)
def test_what_is_wanting_in_an_office_is_told(text: str, data: bytes, expected: str, office: Path) -> None:
    (office / "office.yaml").write_text(text, encoding="utf-8")
    (office / "emblem.png").write_bytes(data)

    with pytest.raises(UnschedError) as caught:
        looks(None)

    assert str(caught.value) == expected


def test_a_link_out_of_the_folder_is_refused(office: Path) -> None:
    (office / "emblem.png").symlink_to("/etc/passwd")

    with pytest.raises(UnschedError) as caught:
        looks(None)

    assert str(caught.value) == "office.yaml:1:9: found 'emblem.png'; expected a file in the folder of the office"
