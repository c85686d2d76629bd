"""A ZIP file unfolds no further than its limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from holdall.intake.reading import archive as archives
from holdall.intake.reading.archive import Archive
from holdall.sandbox.contract import Refusal, RefusedError


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def reason_of(act) -> Refusal:
    with pytest.raises(RefusedError) as refused:
        act()
    return refused.value.reason


def test_members_are_read_by_name_and_absent_ones_are_empty() -> None:
    archive = Archive(io.BytesIO(zipped({"a": b"x"})))
    assert ("a" in archive, "b" in archive) == (True, False)
    assert (archive.read("a"), archive.read("b")) == (b"x", b"")


def test_a_bomb_is_refused_before_it_unfolds_and_a_member_counts_once(monkeypatch) -> None:
    monkeypatch.setattr(archives, "_MOST_BYTES", 1000)
    archive = Archive(io.BytesIO(zipped({"a": bytes(600), "b": bytes(600)})))
    for _ in range(3):
        assert len(archive.read("a")) == 600
    assert reason_of(lambda: archive.read("b")) is Refusal.TOO_LARGE


def test_a_member_that_lies_about_its_size_unfolds_no_further() -> None:
    data = bytearray(zipped({"a": bytes(100_000)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert reason_of(lambda: Archive(io.BytesIO(bytes(data))).read("a")) is Refusal.DAMAGED


def test_too_many_members_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 1)
    assert reason_of(lambda: Archive(io.BytesIO(zipped({"a": b"", "b": b""})))) is Refusal.TOO_LARGE


def test_a_locked_member_needs_its_password() -> None:
    data = bytearray(zipped({"a": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert reason_of(lambda: Archive(io.BytesIO(bytes(data))).read("a")) is Refusal.PASSWORD_NEEDED


def test_what_is_packed_in_another_way_or_damaged_is_refused() -> None:
    packed = zipped({"a": b"x" * 100}, zipfile.ZIP_LZMA)
    assert reason_of(lambda: Archive(io.BytesIO(packed)).read("a")) is Refusal.DAMAGED
    damaged = bytearray(zipped({"a": b"some words that are packed" * 9}))
    damaged[40] ^= 0xFF
    assert reason_of(lambda: Archive(io.BytesIO(bytes(damaged))).read("a")) is Refusal.DAMAGED
    assert reason_of(lambda: Archive(io.BytesIO(b"PK"))) is Refusal.DAMAGED


def test_a_list_of_members_that_no_program_writes_is_damage() -> None:
    plain = zipped({"п": b"x"})
    name = "п".encode()
    listed = plain.rindex(b"PK\x01\x02")
    broken = {
        "a name that is no UTF-8": plain[:listed] + plain[listed:].replace(name, b"\xff\xfe"),
        "a version of the future": plain[: listed + 6] + b"\xff" + plain[listed + 7 :],
        "a list from before the file": plain[:-10] + b"\xff\xff\xff\x7f" + plain[-6:],
    }
    for what, data in broken.items():
        assert reason_of(lambda data=data: Archive(io.BytesIO(data))) is Refusal.DAMAGED, what
