"""Records are counted by kind and called what they are."""

from __future__ import annotations

import pytest

from holdall.jobs.bin import CONTENTS
from holdall.ui.wording.record_counts import counted, what


def test_kinds_are_counted_in_one_order(qapp, language):
    assert counted({"event": 1, "paper": 2, "person": 0, "file": 7}) == "2 papers, 1 event"
    assert (
        counted({"dossier-plan": 1, "application": 3, "person": 2}) == "2 people, 3 applications, 1 dossier"
    )
    assert counted({}) == ""


@pytest.mark.parametrize("kind", [CONTENTS.kind, *CONTENTS.more_kinds])
def test_whatever_can_be_deleted_has_a_name(qapp, language, kind):
    assert what(kind, "") == what(kind, "other") != ""
    assert counted({kind: 2}).startswith("2 ")


def test_of_what_kind_it_is_is_said_where_that_tells_something(qapp, language):
    assert what("paper", "summons") == "Paper · Summons"
    assert what("person", "principal") == "Person · Main person"
    assert what("event", "arrest") == "Event · Arrest"
