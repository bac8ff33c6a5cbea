"""Pictures are opened whichever way they were saved; what is broken or a bomb is refused."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import InputRefused
from tests.ingest.parsers.ocr_here import need_ocr


@pytest.fixture(autouse=True)
def engine():
    need_ocr()


def saved(image, form, **how):
    buffer = BytesIO()
    image.save(buffer, form, **how)
    return buffer.getvalue()


def pages(data):
    from ingest.parsers.image_frames import frames

    numbers, found, warnings = frames(data)
    read = list(found)
    assert [page.number for page in read] == list(numbers)
    return read, warnings


def corner(mode, size=(60, 40)):
    """White, with its upper left corner black."""
    from PIL import Image

    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, 10, 10))
    return image.convert(mode)


def bomb(width, height):
    """A PNG of a few bytes that says how large it is."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "1"),
        ("PNG", "L"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
        ("TIFF", "F"),
        ("TIFF", "LAB"),
        ("BMP", "RGB"),
        ("WEBP", "RGB"),
    ],
)
def test_every_way_of_storing_colours_gives_black_on_white(form, mode):
    [page], warnings = pages(saved(corner(mode), form))
    assert warnings == ()
    assert page.picture.shape == (40, 60, 3)
    assert page.picture[4, 4].max() < 30
    assert page.picture[30, 50].min() > 225


def test_what_is_see_through_is_white():
    from PIL import Image

    [page], _ = pages(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    assert page.picture.min() == 255


def test_a_camera_that_was_held_upright_is_believed():
    exif = corner("RGB").getexif()
    exif[0x0112] = 6
    [page], _ = pages(saved(corner("RGB"), "JPEG", exif=exif))
    assert page.picture.shape == (60, 40, 3)
    assert page.picture[4, 35].max() < 30


def test_each_page_of_a_tiff_is_a_page_in_points():
    data = saved(
        corner("L"), "TIFF", save_all=True, append_images=[corner("L", (80, 30))], dpi=(300, 300)
    )
    found, _ = pages(data)
    assert [(page.number, page.picture.shape[:2]) for page in found] == [
        (1, (40, 60)),
        (2, (30, 80)),
    ]
    assert found[0].points == pytest.approx(72 / 300)


def test_a_large_picture_is_made_smaller_and_its_points_stay():
    [page], _ = pages(saved(corner("L", (5600, 4000)), "PNG", dpi=(400, 400)))
    assert page.picture.shape == (2000, 2800, 3)
    assert page.points == pytest.approx(72 / 200, rel=1e-3)


def test_a_strip_and_a_moving_picture_come_with_a_warning():
    _, warnings = pages(saved(corner("L", (300, 4000)), "PNG"))
    assert warnings == ("a very long picture: small print may be lost; cut it into pages",)
    moving = saved(corner("RGB"), "WEBP", save_all=True, append_images=[corner("L").convert("RGB")])
    found, _ = pages(moving)
    assert len(found) == 1


@pytest.mark.parametrize("size", [(20_000, 20_000), (9_000, 12_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(size):
    with pytest.raises(InputRefused, match=r"pixels|broken"):
        pages(bomb(*size))


def test_a_file_that_is_no_picture_is_refused():
    with pytest.raises(InputRefused, match="no picture that can be read"):
        pages(b"%PDF-1.7")
    with pytest.raises(InputRefused, match="no picture that can be read"):
        pages(b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_a_picture_that_was_cut_off_is_refused(form):
    noise = np.random.default_rng(7).integers(0, 255, (90, 90, 3), dtype=np.uint8)
    from PIL import Image

    data = saved(Image.fromarray(noise), form)
    with pytest.raises(InputRefused, match=r"broken|no picture"):
        pages(data[: len(data) // 2])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP", "BMP"]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=12),
)
def test_a_damaged_picture_is_read_or_refused(form, damage):
    data = bytearray(saved(corner("RGB"), form))
    for at, byte in damage:
        data[at % len(data)] = byte
    try:
        found, _ = pages(bytes(data))
    except InputRefused:
        return
    assert all(page.picture.shape[2] == 3 for page in found)
