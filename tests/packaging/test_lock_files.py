"""What may stand in a lock file, and that ours hold nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import lock_files

PIN, HASH = "pillow==13.0.0 \\", "    --hash=sha256:" + "0" * 64


def test_a_pin_with_its_hash_is_in_order() -> None:
    assert lock_files.strange_lines(f"{PIN}\n{HASH} \\\n{HASH}\n") == []
    assert lock_files.strange_lines(f"cffi==2.1 ; os_name != 'nt' \\\n{HASH}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "--find-links /somewhere",
        "pillow>=13 \\",
        "pillow @ https://packages.example/pillow.whl",
        "    --hash=sha256:abc",
        "    --hash=md5:" + "0" * 64,
        "# a remark",
    ],
)
def test_anything_else_is_strange(line: str) -> None:
    assert line in lock_files.strange_lines(f"{PIN}\n{HASH}\n{line}\n")


def test_a_pin_without_a_hash_is_strange() -> None:
    assert lock_files.strange_lines("pillow==13.0.0\n") == ["pillow==13.0.0"]


@pytest.mark.parametrize("name", ["requirements.lock", "packaging/dev.lock", "packaging/ci.lock"])
def test_our_locks_hold_versions_and_hashes_only(root: Path, name: str) -> None:
    assert lock_files.strange_lines((root / name).read_text(encoding="utf-8")) == []
