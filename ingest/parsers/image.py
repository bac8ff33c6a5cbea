"""Pictures of text: .png .jpg .jpeg .tif .tiff .bmp .webp."""

from ingest.blocks import ParsedDocument
from ingest.parsers.ocr import recognise_images
from kb.errors import EmptyInput

PARSER = "image/1"


def parse_image(data: bytes) -> ParsedDocument:
    """The paragraphs of a picture, as they were recognised.

    Raises InputRefused for what ``recognise_images`` refuses, EmptyInput for one without text.
    """
    recognised = recognise_images(data)
    if not recognised.blocks:
        raise EmptyInput(
            "No text was recognised in the picture.", "Add a picture of text, 300 dpi or sharper."
        )
    return ParsedDocument(
        recognised.blocks, f"{PARSER}+{recognised.read_by}", warnings=recognised.warnings
    )
