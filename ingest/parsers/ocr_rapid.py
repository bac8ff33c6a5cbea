"""RapidOCR: the PP-OCRv6 models, which its wheel carries, on OpenVINO. Chinese and English.

The models are named by their files, so that nothing is ever fetched. The classifier of turned
lines stays off: on clean pages of laws it turned upright lines over, and each was lost.
"""

import threading
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from ingest.parsers.clean import clean
from ingest.parsers.ocr_engine import LONGEST_SIDE, OcrLine, Picture, Point
from kb.errors import MissingDependency
from kb.silence import silence_libraries

# The library fails on strips of a few pixels, and enlarges a picture until its shorter side has
# 736: a strip would take gigabytes. Narrower pictures are made wider with white.
_SHORTEST_SIDE, _LONGEST_SHAPE = 64, 4
_DETECTOR, _READER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


class RapidEngine:
    """One loaded engine; its calls take turns, since the library keeps state between steps."""

    def __init__(self) -> None:
        silence_libraries()
        import rapidocr
        from rapidocr import EngineType, RapidOCR

        models = Path(rapidocr.__file__).parent / "models"
        for name in (_DETECTOR, _READER):
            if not (models / name).is_file():
                raise MissingDependency(
                    f"RapidOCR {version('rapidocr')} comes without {name}.",
                    "Install the version that Touchstone names: pip install 'touchstone[ocr]'",
                )
        self._lock = threading.Lock()
        self._engine: Any = RapidOCR(
            params={
                "Det.engine_type": EngineType.OPENVINO,
                "Det.model_path": str(models / _DETECTOR),
                "Rec.engine_type": EngineType.OPENVINO,
                "Rec.model_path": str(models / _READER),
                "Global.use_cls": False,
                # An unsure line is text all the same: it is kept, and warned of.
                "Global.text_score": 0.0,
                "Global.max_side_len": LONGEST_SIDE,
                "Global.log_level": "critical",
            }
        )

    @property
    def name(self) -> str:
        return f"rapidocr-{version('rapidocr')}"

    def read(self, picture: Picture) -> tuple[OcrLine, ...]:
        with self._lock:
            found = self._engine(np.ascontiguousarray(_padded(picture)[:, :, ::-1]))
        if found.txts is None or found.boxes is None or found.scores is None:
            return ()
        lines = zip(found.txts, found.boxes, found.scores, strict=True)
        return tuple(
            OcrLine(clean(text), _corners(box), float(score))
            for text, box, score in lines
            if clean(text).strip()
        )


def _padded(picture: Picture) -> Picture:
    """White to the right and below, where it moves no line."""
    shortest = max(_SHORTEST_SIDE, max(picture.shape[:2]) // _LONGEST_SHAPE)
    lacking = [(0, max(shortest - side, 0)) for side in picture.shape[:2]]
    return np.pad(picture, (*lacking, (0, 0)), constant_values=255)


def _corners(box: Any) -> tuple[Point, Point, Point, Point]:
    (a, b, c, d) = ((float(x), float(y)) for x, y in box)
    return a, b, c, d


@cache
def rapid_engine() -> RapidEngine:
    """The engine of this process: loading it takes seconds."""
    return RapidEngine()
