"""The text of a PDF, its words whole again where a line broke them."""

from __future__ import annotations

import re
from io import BytesIO

from ...core.errors import ReadinessError
from . import needs_extra

MOST_PAGES = 200
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")


def pdf_text(data: bytes) -> str:
    """The text of all pages.

    Args:
        data: of the file.

    Raises:
        ReadinessError: `measure_needs_extra`, `measure_encrypted`, `measure_damaged`, `measure_no_text`.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise needs_extra("media") from error
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadinessError("measure_encrypted")
        text = "\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        # Whatever a damaged file makes of the reader's expectations.
        raise ReadinessError("measure_damaged") from error
    if not text.strip():
        raise ReadinessError("measure_no_text")
    # pypdf 6 gives the soft hyphen for a typed one, once a word of the file was broken.
    return _BROKEN.sub("", text).replace("\u00ad", "-")
