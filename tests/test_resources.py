from __future__ import annotations

import sys
from pathlib import Path

import pytest

from holdall import resources
from holdall.resources import resource_path


def _tree(root: Path) -> Path:
    (root / "rules").mkdir(parents=True)
    (root / "rules" / "one.toml").write_text("")
    return root


def test_the_source_tree_has_its_resources() -> None:
    assert resource_path("rules", "transliteration.toml").is_file()
    assert resource_path() == Path(__file__).parent.parent / "resources"


def test_an_installed_wheel_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _tree(tmp_path / "_resources")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resource_path("rules", "one.toml") == root / "rules" / "one.toml"


def test_a_frozen_build_carries_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _tree(tmp_path / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("rules", "one.toml") == root / "rules" / "one.toml"


def test_what_is_not_shipped_is_said_at_once() -> None:
    with pytest.raises(FileNotFoundError, match=r"rules/none\.toml"):
        resource_path("rules", "none.toml")
