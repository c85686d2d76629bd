from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

NEW = "anchor velvet harvest tunnel copper lantern"


@pytest.fixture
def made(cli: Any, tmp_path: Path) -> tuple[Path, str]:
    """A vault and its recovery code."""
    path = tmp_path / "a.holdall"
    return path, cli("new", path, "--json").document["recovery_code"]


def test_a_forgotten_passphrase_is_replaced(cli: Any, made: tuple[Path, str]) -> None:
    path, code = made
    answer = cli("recover", path, passphrase=f"{code}\n{NEW}")
    assert (answer.code, answer.err) == (0, "")
    assert "took the place of the forgotten one (slot 1)" in answer.out
    assert "old copy of the file vault.key" in answer.out
    assert [cli("list", path, passphrase=it).code for it in (NEW, code)] == [0, 0]
    assert cli("list", path).code == 5


def test_of_several_passphrases_none_is_touched_unless_named(
    cli: Any, made: tuple[Path, str], passphrase: str
) -> None:
    path, code = made
    cli("slots", path, "--add", passphrase=f"{passphrase}\nher own words")
    answer = cli("recover", path, passphrase=f"{code}\n{NEW}")
    assert "slot 4, new" in answer.out
    assert [cli("list", path, passphrase=it).code for it in (NEW, "her own words", passphrase)] == [0, 0, 0]
    document = cli("recover", path, "--replace", "3", "--json", passphrase=f"{code}\nmine now").document
    assert document == {"format": "holdall-recover/1", "slot": 3, "replaced": True}
    assert [cli("list", path, passphrase=it).code for it in ("mine now", "her own words")] == [0, 5]


def test_only_a_passphrase_is_replaced(cli: Any, made: tuple[Path, str]) -> None:
    path, code = made
    answer = cli("recover", path, "--replace", "2", passphrase=f"{code}\n{NEW}")
    assert (answer.code, "Slot 2 holds no passphrase" in answer.err) == (3, True)


@pytest.mark.parametrize("place", [0, 21, 43])
def test_one_wrong_character_names_its_group(cli: Any, made: tuple[Path, str], place: int) -> None:
    path, code = made
    wrong = code[:place] + ("7" if code[place] != "7" else "8") + code[place + 1 :]
    answer = cli("recover", path, passphrase=f"{wrong}\n{NEW}")
    assert answer.code == 5
    # another group fits by chance about once in a thousand codes, and then none is named
    assert f"in group {place // 5 + 1} of nine" in answer.err or "does not open the vault" in answer.err


def test_a_passphrase_is_sent_to_passphrase(cli: Any, made: tuple[Path, str]) -> None:
    answer = cli("recover", made[0])
    assert (answer.code, "holdall passphrase V" in answer.err) == (5, True)
