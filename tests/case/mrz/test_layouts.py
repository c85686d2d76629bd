from __future__ import annotations

import pytest

from holdall.case.mrz.layouts import LAYOUTS, CheckedPart, Layout, MrzFormat, Span


def _fields(layout: Layout) -> list[Span]:
    return [
        layout.document_code, layout.issuer, layout.names, layout.number, layout.nationality, layout.birth,
        layout.sex, layout.expiry, *layout.optional, *(rule.at for rule in layout.checks),
    ]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.format)
def test_fields_and_check_digits_fill_the_zone_without_overlap(layout: Layout) -> None:
    taken = [(span.line, place) for span in _fields(layout) for place in range(span.first, span.last + 1)]
    everything = {
        (line, place) for line in range(1, layout.line_count + 1) for place in range(1, layout.width + 1)
    }
    assert len(taken) == len(set(taken))
    # The internal passport has a filler without meaning where others protect their expiry.
    unused = {(2, 28), (2, 42)} if layout.format is MrzFormat.RU_INTERNAL else set()
    assert everything - set(taken) <= unused


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.format)
def test_names_are_protected_by_nothing(layout: Layout) -> None:
    for rule in layout.checks:
        for span in rule.covers:
            overlap = span.line == layout.names.line and span.first <= layout.names.last
            assert not overlap or span.last < layout.names.first


def test_visas_have_no_composite_digit() -> None:
    with_composite = {
        kind for kind, layout in LAYOUTS.items() if layout.checks[-1].part is CheckedPart.COMPOSITE
    }
    assert with_composite == set(MrzFormat) - {MrzFormat.MRV_A, MrzFormat.MRV_B}


def test_a_span_counts_from_one_and_includes_both_ends() -> None:
    assert Span(2, 2, 3).of(("abc", "defg")) == "ef"
    assert Span(2, 2, 3).width == 2
