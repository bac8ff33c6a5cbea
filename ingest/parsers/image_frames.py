"""Bytes of a picture as upright pixels on white: one frame, or each page of a TIFF."""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.parsers.ocr_engine import LONGEST_SIDE, Picture
from ingest.parsers.ocr_pages import PagePicture
from kb.errors import InputRefused

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
# A3 at 600 dpi has 70 million pixels; a picture of more is a mistake, or an attack on memory.
_MOST_PIXELS = 100_000_000
# A picture that states no resolution has one point to the pixel, and so has one with a silly one.
_INCH, _FINEST = 72, 2400
# Longer strips lose their print when they are made to fit.
_LONGEST_SHAPE = 4
# What Pillow raises for broken files, besides its own errors.
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, EOFError, LookupError, ArithmeticError)
_BAD = (*_BROKEN, struct.error, Image.DecompressionBombError)


def frames(data: bytes) -> tuple[range, Iterator[PagePicture], tuple[str, ...]]:
    """The numbers of its pages, each page read when it is asked for, and warnings about the file.

    Raises InputRefused, here or while the pages are read, for what is broken or too large.
    """
    image = _opened(data)
    count = getattr(image, "n_frames", 1)
    paged = image.format == "TIFF"
    told: list[str] = []
    # A JPEG with several pictures is an MPO: the others are views of the first.
    if count > 1 and not paged and image.format != "MPO":
        told.append(f"a moving picture: the first of its {count} frames was read")
    long, short = max(image.size), max(min(image.size), 1)
    if long > LONGEST_SIDE and long > _LONGEST_SHAPE * short:
        told.append("a very long picture: small print may be lost; cut it into pages")
    pages = count if paged else 1
    return range(1, pages + 1), _pages(image, pages), tuple(told)


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=FORMATS)
            _check_size(image)
            getattr(image, "n_frames", 1)
    except _BAD as error:
        raise _refusal(error) from None
    return image


def _pages(image: Image.Image, count: int) -> Iterator[PagePicture]:
    frames_of_file = ImageSequence.Iterator(image)
    for number in range(1, count + 1):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                frame = next(frames_of_file)
                _check_size(frame)
                page = _page(frame, number)
        except (*_BAD, StopIteration) as error:
            raise _refusal(error) from None
        yield page


def _page(frame: Image.Image, number: int) -> PagePicture:
    inch = _resolution(frame.info.get("dpi"))
    shown = ImageOps.exif_transpose(frame)
    before = max(shown.size)
    on_white = _on_white(shown)
    on_white.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    points = _INCH / inch * before / max(on_white.size)
    picture: Picture = np.array(on_white, dtype=np.uint8)
    return PagePicture(number, picture, points)


def _on_white(image: Image.Image) -> Image.Image:
    """Eight bits a colour; what is see-through is white, as on paper."""
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image).convert("RGB")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey levels of sixteen bits or more, stretched to eight."""
    levels = np.nan_to_num(np.asarray(image, dtype=np.float64))
    low, high = float(levels.min()), float(levels.max())
    stretched = (levels - low) * (255 / (high - low or 1))
    return Image.fromarray(stretched.astype(np.uint8))


def _resolution(stated: Any) -> float:
    try:
        inch = float(stated[0])
    except (TypeError, ValueError, LookupError, ArithmeticError):
        return _INCH
    return inch if _INCH <= inch <= _FINEST else _INCH


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > _MOST_PIXELS:
        raise InputRefused(
            f"The picture has {width} x {height} pixels; the limit is "
            f"{_MOST_PIXELS // 1_000_000} million.",
            "Scan it at 300 dpi, or make it smaller.",
        )


def _refusal(error: BaseException) -> InputRefused:
    if isinstance(error, Image.DecompressionBombError):
        return InputRefused(
            "The picture has more pixels than any page has.",
            "Scan it at 300 dpi, or make it smaller.",
        )
    if isinstance(error, UnidentifiedImageError):
        return InputRefused(
            "It is no picture that can be read.", "Save it as PNG, JPEG, TIFF, BMP or WebP."
        )
    return InputRefused(
        "The picture is broken or cut off.", "Open it in a viewer and save it anew."
    )
