from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from holdall.case.paper import Paper
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.errors import StoppedError
from holdall.jobs.sample.make_sample import MakeSample


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """One paper instead of the whole sample, which has tests of its own."""

    def fill(self: Any, _: object) -> None:
        with self._vault.records.transaction("sample") as change:
            change.put(Paper(title="p"))

    monkeypatch.setattr(MakeSample, "run", fill)


def sample(env: Any, *arguments: str | Path) -> int:
    return main(
        ["sample", *map(str, arguments)], Host(console=Console(sys.stdout, sys.stderr), environment=env)
    )


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_made_and_printed(cli: Any, fast_env: Any, tmp_path: Path, capsys: Any) -> None:
    assert sample(fast_env, tmp_path / "try") == 0
    out = capsys.readouterr().out
    passphrase = out.split("Passphrase: ")[1].strip()
    assert len(passphrase) == 19
    vault = tmp_path / "try" / "sample.holdall"
    assert str(vault) in out
    assert len(cli("list", vault, "--json", passphrase=passphrase).document["items"]) == 1
    assert cli("list", tmp_path / "try", passphrase=passphrase).code == 0, (
        "the only vault in a folder is meant"
    )


@pytest.mark.usefixtures("quick")
def test_the_document(fast_env: Any, tmp_path: Path, capsys: Any) -> None:
    assert sample(fast_env, tmp_path / "v.holdall", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {
        "format": "holdall-sample/1",
        "vault": str(tmp_path / "v.holdall"),
        "passphrase": document["passphrase"],
        "papers": 1,
    }


@pytest.mark.usefixtures("quick")
def test_a_passphrase_that_was_given_is_not_printed(cli: Any, tmp_path: Path) -> None:
    answer = cli("sample", tmp_path / "try", passphrase="my own words")
    assert answer.code == 0
    assert "my own words" not in answer.out
    assert cli("list", tmp_path / "try", passphrase="my own words").code == 0


def test_a_sample_that_was_stopped_is_taken_back(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(MakeSample, "run", stop)
    assert cli("sample", tmp_path / "try").code == 6
    assert list((tmp_path / "try").iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_vault_that_is_there_is_left_alone(cli: Any, tmp_path: Path) -> None:
    assert cli("sample", tmp_path / "try").code == 0
    assert cli("sample", tmp_path / "try").code == 3
    assert cli("list", tmp_path / "try").code == 0
