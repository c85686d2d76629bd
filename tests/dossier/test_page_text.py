"""What a page says, by pdfium's own handles."""

from __future__ import annotations

from contextlib import closing
from typing import Any, cast

import pypdfium2
import pytest

from holdall.dossier import finished_file
from holdall.dossier.page_text import PageText
from holdall.dossier.stamp import PageFrame, StampStyle
from holdall.sandbox.contract import JsonObject, Refusal, RefusedError

A4 = PageFrame(media=(0.0, 0.0, 595.0, 842.0), visible=(0.0, 0.0, 595.0, 842.0))


@pytest.fixture
def texts() -> Any:
    """Reads a document of one empty page."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842).close()
    yield PageText(document, cast("JsonObject", finished_file.request(StampStyle())))
    document.close()


def test_an_empty_page_says_nothing(texts: PageText) -> None:
    with closing(texts.page(0, A4)) as page:
        assert (page.has_text, page.stamp, page.within([0, 0, 595, 842])) == (False, "", "")


def test_a_page_that_pdfium_cannot_open_is_named(texts: PageText) -> None:
    with pytest.raises(RefusedError) as refused:
        texts.page(1, A4)
    assert (refused.value.reason, refused.value.params["page"]) == (Refusal.DAMAGED, 2)
