"""What was deleted can be put back until the bin is emptied, and is in the folder no more after that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.jobs.bin import delete
from holdall.vault.vault import Vault

NAME = "ꙮꙮꙮ канарейка"
_TRACE = NAME.encode()[1:6]  # the search index keeps terms without what they share with the one before


@pytest.fixture
def vault(holdall: Any, tmp_path: Path) -> Path:
    vault, picture = tmp_path / "case.holdall", tmp_path / f"{NAME}.jpg"
    Image.effect_noise((320, 200), 60).save(picture, quality=90)
    assert holdall("new", vault).returncode == 0
    holdall.json("add", vault, picture)
    Image.effect_noise((320, 200), 60).save(tmp_path / "kept.jpg", quality=90)
    holdall.json("add", vault, tmp_path / "kept.jpg")
    return vault


def opened(holdall: Any, path: Path) -> Vault:
    return Vault.open(path, Secret.from_text(holdall.passphrase))


def test_an_emptied_bin_leaves_nothing_of_it_in_the_folder(
    holdall: Any, vault: Path, plain_pages: Callable[[Vault], dict[str, bytes]]
) -> None:
    paper = next(it for it in holdall.json("list", vault)["items"] if it["title"] == NAME)
    with opened(holdall, vault) as held:
        file = held.records.get(paper["files"][0]["id"])
        assert isinstance(file, StoredFile)
        delete(held.records, [paper["id"]], "delete")
        assert any(_TRACE in pages for pages in plain_pages(held).values())
    [item] = holdall.json("bin", vault)["items"]
    assert (item["id"], item["title"]) == (paper["id"], NAME)

    assert holdall.json("bin", vault, "--restore", paper["id"])["restored"] == 1
    shown = holdall.json("show", vault, paper["id"])
    assert shown["files"][0]["sha256"] == file.sha256
    with opened(holdall, vault) as held:
        delete(held.records, [paper["id"]], "delete")
    sealed = {path.name for path in vault.rglob("*.blob")}
    assert {f"{file.id}.blob", f"{file.thumbnail_id}.blob"} <= sealed

    assert holdall.json("bin", vault, "--empty", "--yes")["removed"] == 1
    left = {path.name for path in vault.rglob("*") if path.suffix in {".blob", ".part"}}
    assert left == sealed - {f"{file.id}.blob", f"{file.thumbnail_id}.blob"}
    with opened(holdall, vault) as held:
        assert [name for name, pages in plain_pages(held).items() if _TRACE in pages] == []
        assert held.blobs.find(file.sha256) is None
    assert holdall.json("verify", vault)["damaged"] == []
    assert [it["title"] for it in holdall.json("list", vault)["items"]] == ["kept"]
    assert holdall("show", vault, paper["id"]).returncode == 3
    repaired = holdall.json("repair", vault, "--from-blobs", "--yes")
    assert [it["name"] for it in repaired["returned"]] == ["kept.jpg"]


def test_asked_on_nobodys_terminal_nothing_is_removed(holdall: Any, vault: Path) -> None:
    before = sorted(path.name for path in vault.rglob("*.blob"))
    done = holdall("bin", vault, "--empty")
    assert done.returncode == 2
    assert "Nobody could be asked" in done.stderr
    assert sorted(path.name for path in vault.rglob("*.blob")) == before
