"""Styles are inherited, and a chain without end ends."""

from __future__ import annotations

import sys
from pathlib import Path

from holdall.intake.reading.docx_styles import Style, Styles
from holdall.intake.reading.xml_part import parsed

sys.path.insert(0, str(Path(__file__).parent))
from docx_case import part


def test_a_list_of_a_style_is_inherited() -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr>'
    styles = Styles(parsed(part("styles", (
        f'<w:style w:styleId="a">{numbered}<w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )).encode()))  # fmt: skip
    assert styles.of("b") == Style(0, "4", 1, (("struck", True),))


def test_a_chain_is_followed_only_so_far() -> None:
    chain = "".join(f'<w:style w:styleId="{n}"><w:basedOn w:val="{n + 1}"/></w:style>' for n in range(500))
    assert Styles(parsed(part("styles", chain).encode())).of("0") == Style()
    assert Styles(None).of("any") == Style()
