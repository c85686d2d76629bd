"""What a repair replaced is kept until the repaired vault was in use, and forgotten with the bin."""

from __future__ import annotations

import pytest
from repairs import INDEX, garble, mend

from holdall.vault.diagnosis import RepairSource
from holdall.vault.errors import VaultChangedOutsideError


@pytest.mark.parametrize("name", ["index.db-wal", "index.db-journal"])
def test_a_file_of_sqlite_that_does_not_belong_there_is_set_aside(sample, name):
    (sample.path / name).write_bytes(b"stranger")
    with pytest.raises(VaultChangedOutsideError):
        sample.open()
    report = mend(sample)
    assert report.option
    assert (report.option.source, report.option.exact) == (RepairSource.DATABASE, True)
    assert (sample.path / "damaged" / f"0.db{name.removeprefix(INDEX)}").read_bytes() == b"stranger"
    with sample.open() as vault:
        assert vault.verify() == []


def test_the_damaged_database_is_kept_until_two_sessions_were_closed(sample):
    for number in range(2):
        (sample.path / INDEX).write_bytes(b"damaged %d" % number)
        mend(sample)
    kept = sample.path / "damaged"
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {
        "0.db": b"damaged 0", "1.db": b"damaged 1",
    }  # fmt: skip
    sample.open().close()
    assert [*kept.iterdir()] == []
    assert (sample.path / "quarantine" / "0.db").read_bytes() == b"damaged 0"
    sample.open().close()
    assert [*(sample.path / "quarantine").iterdir()] == []


@pytest.mark.parametrize("sessions", [0, 1])
def test_emptying_the_bin_forgets_the_damaged_database(sample, sessions):
    garble(sample.path / INDEX)
    mend(sample)
    for _ in range(sessions):
        sample.open().close()
    with sample.open() as vault:
        (sample.path / "quarantine").mkdir(exist_ok=True)
        (sample.path / "quarantine" / f"{'0' * 32}.blob").touch()
        vault.empty_bin()
    assert not [path for path in sample.path.rglob("*.db") if path.name != INDEX]
