"""CFF programs: glyphs by name and by CID, widths, scales, and programs that are refused."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet

from holdall.dossier.conformance import cff
from holdall.dossier.conformance.cff import CffProgram
from holdall.dossier.conformance.glyph_names import standard


def test_glyphs_are_found_by_name_and_place(fonts: ModuleType) -> None:
    program = CffProgram(fonts.cff())
    assert not program.is_keyed_by_cid
    assert program.width("A") == 600
    assert program.width("C") is None
    assert program.width(".notdef") is None
    assert program.width_of_cid(2) == 700
    assert program.width_of_cid(0) is None
    assert program.encoding == standard()


def test_glyphs_are_found_by_cid(fonts: ModuleType) -> None:
    program = CffProgram(fonts.cff(is_keyed_by_cid=True))
    assert program.is_keyed_by_cid
    assert [program.width_of_cid(cid) for cid in range(4)] == [None, 600, 700, None]


@pytest.mark.parametrize("cut", [0, 3, 20, 40])
def test_a_cut_program_raises(fonts: ModuleType, cut: int) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011  (whatever fontTools raises)
        CffProgram(fonts.cff()[:cut]).width("A")


def scale(whole: Any, *parts: Any) -> float:
    def holder(matrix: Any) -> Any:
        return SimpleNamespace(rawDict={} if matrix is None else {"FontMatrix": matrix})

    return cff._scale(holder(whole), [holder(part) for part in parts])


def test_the_matrix_of_the_font_or_of_its_parts_scales() -> None:
    thousandth, unit = [0.001, 0, 0, 0.001, 0, 0], [1, 0, 0, 1, 0, 0]
    assert scale(None) == scale(thousandth) == scale(None, thousandth) == scale(thousandth, unit) == 1
    assert scale(None, [0.0005, 0, 0, 0.0005, 0, 0]) == 0.5


@pytest.mark.parametrize(
    "matrices",
    [
        [[0.002, 0, 0, 0.002, 0, 0]],
        [[0.001, 0, 0, 0.001, 0, 0], [0.001, 0, 0, 0.001, 0, 0]],
        [None, [0.001, 0, 0, 0.001, 0, 0], [0.002, 0, 0, 0.002, 0, 0]],
        [None, [0.001, 0, 0.1, 0.001, 0, 0]],
    ],
)
def test_other_matrices_are_refused(matrices: list[Any]) -> None:
    with pytest.raises(ValueError, match="matrix"):
        scale(*matrices)


def test_an_expert_encoding_is_refused(fonts: ModuleType) -> None:
    program = CffProgram(fonts.cff())
    program._top.Encoding = "ExpertEncoding"
    with pytest.raises(ValueError, match="encoding"):
        _ = program.encoding


def test_an_encoding_of_its_own_is_read(fonts: ModuleType) -> None:
    program = CffProgram(fonts.cff())
    program._top.Encoding = ["A"] * 256
    assert program.encoding == ("A",) * 256


def test_subroutines_that_call_themselves_end(fonts: ModuleType) -> None:
    program = CffProgram(fonts.cff())
    reader = cff._WidthOnly([], [], 0, 0)
    reader.calls = 200
    with pytest.raises(ValueError, match="subroutines"):
        reader._count()
    endless = program._glyphs["A"]
    endless.program, endless.bytecode = [1, 2], None
    with pytest.raises(ValueError, match="charstring"):
        program.width("A")


def test_one_program_holds_one_font(fonts: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    read = CFFFontSet.decompile

    def two(self: Any, *arguments: Any) -> None:
        read(self, *arguments)
        self.fontNames = ["A", "B"]

    monkeypatch.setattr(CFFFontSet, "decompile", two)
    with pytest.raises(ValueError, match="fonts"):
        CffProgram(fonts.cff())
