"""The engine where it is installed, as it must be under CI."""

import os

import pytest

from ingest.parsers import ocr


def need_ocr():
    if ocr.available():
        return
    reason = f"the engine is not installed: {ocr.INSTALL}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
