from __future__ import annotations

import pytest

from holdall.vault.iso_time import iso_time


@pytest.mark.usefixtures("far_east")
@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (4_102_444_799, "2099-12-31T23:59:59Z"),
    ],
)
def test_seconds_since_1970_are_told_in_utc(seconds, text):
    assert iso_time(seconds) == text
