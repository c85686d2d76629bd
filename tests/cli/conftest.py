"""Commands run inside the test's process, with quick key derivation."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main

if TYPE_CHECKING:
    from holdall.case.record import Record
    from holdall.vault.environment import Environment
    from holdall.vault.vault import Vault


@dataclass
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        return json.loads(self.out)


@dataclass
class Cli:
    """Calls `main` as a process would, with the passphrase on a descriptor."""

    environment: Environment
    passphrase: str

    def __call__(self, *arguments: str | Path, passphrase: str | None = None, **host: Any) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        read, write = os.pipe()
        os.write(write, (self.passphrase if passphrase is None else passphrase).encode() + b"\n")
        os.close(write)
        try:
            code = main(
                [*map(str, arguments), "--passphrase-fd", str(read)],
                Host(console=Console(out, err), environment=self.environment, **host),
            )
        finally:
            os.close(read)
        return Answer(code, out.getvalue(), err.getvalue())


@pytest.fixture
def cli(fast_env: Environment, passphrase: str) -> Cli:
    return Cli(fast_env, passphrase)


@pytest.fixture
def vault_with(make_vault: Callable[..., Vault]) -> Callable[..., Path]:
    """Call with records to get the path of a closed vault that holds them."""

    def make(*records: Record) -> Path:
        vault = make_vault()
        with vault.records.transaction("add") as change:
            for record in records:
                change.put(record)
        vault.close()
        return vault.path

    return make
