from __future__ import annotations

from types import SimpleNamespace

from holdall.dossier.archival import Reason
from holdall.dossier.assembly.work import Obstacle
from holdall.ui.wording.archival import _REASONS, archival_sentences


def report(*obstacles):
    found = tuple(Obstacle(exhibit=label, blob_id="", code=code, page=1) for label, code in obstacles)
    return SimpleNamespace(pdfa=not found, obstacles=found)


def test_every_reason_has_its_own_words():
    assert set(_REASONS) == set(Reason)
    assert len(set(_REASONS.values())) == len(Reason)


def test_a_file_for_archives_is_called_so():
    assert archival_sentences(report()) == "The file keeps to PDF/A-2b, the standard for archives."


def test_the_exhibits_in_the_way_are_named_and_it_is_said_how_little_it_matters():
    first, *lines = archival_sentences(
        report(("B", "font-not-embedded"), ("D", "font-not-embedded"), ("C", "cmyk"))
    ).splitlines()
    assert "rarely matters" in first
    assert lines == [
        "B, D: the file does not hold the fonts that it uses.",
        "C: its colours are meant for a printing press or are not known.",
    ]
