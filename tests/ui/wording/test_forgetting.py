"""What removing for good does not reach is said, and what was begun and is lost by it."""

from __future__ import annotations

from holdall.ui.wording.forgetting import gone, stays


def test_what_was_begun_is_named_only_then(qapp):
    without = gone(of_the_bin=True, begun_keys=False)
    assert gone(of_the_bin=False, begun_keys=False) == without[1:]
    *same, last = gone(of_the_bin=True, begun_keys=True)
    assert tuple(same) == without
    assert "new keys" in last


def test_each_place_where_something_may_stay_is_named_with_until_when(qapp):
    copies, saved, flash = stays()
    assert "until you replace them" in copies
    assert "saved" in saved
    assert "nobody can say when" in flash


def test_what_a_repair_kept_is_counted_if_there_is_any():
    without = gone(of_the_bin=False, begun_keys=False)
    told, *same = gone(of_the_bin=False, begun_keys=False, unreadable=3)
    assert tuple(same) == without
    assert "a repair kept, go too: 3." in told
