"""Vaults to test with, and a file system that fails on demand."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.vault.database import Database
from holdall.vault.environment import Environment
from holdall.vault.file_system import FileSystem
from holdall.vault.vault import Vault

sys.path.insert(0, str(Path(__file__).parent))  # for `repairs`

IMPORTED_AT = "2026-01-02T03:04:05Z"
MUTATING = (
    "make_directory", "open_new", "open_existing", "write_at", "truncate", "sync", "rename", "remove",
    "remove_directory", "sync_directory", "set_times",
)  # fmt: skip


class PowerCut(BaseException):
    """The machine stops: no handler may tidy up after it."""


class FaultyFileSystem(FileSystem):
    """Counts the operations that change the disk, and does `fault` at the one numbered `at` (from 0)."""

    def __init__(self, at: int | None = None, fault: Callable[[str, tuple[object, ...]], None] | None = None):
        self.at = at
        self.fault = fault
        self.log: list[str] = []
        self.dead = False

    def count(self, name: str, arguments: tuple[object, ...]) -> None:
        """Note one operation and fail when its turn has come."""
        if self.dead:
            raise PowerCut
        number = len(self.log)
        self.log.append(name)
        if number == self.at and self.fault:
            self.fault(name, arguments)


def _counted(name: str):
    def method(self, *arguments):
        self.count(name, arguments)
        return getattr(FileSystem, name)(self, *arguments)

    return method


for _name in MUTATING:
    setattr(FaultyFileSystem, _name, _counted(_name))


def power_cut(fs: FaultyFileSystem, root: Path, image: Path, *, torn: bool) -> None:
    """Arm `fs`: at the fault the folder is copied to `image` as it is, and nothing works any more."""

    def fault(name: str, arguments: tuple[object, ...]) -> None:
        if torn and name == "write_at":
            handle, offset, data = arguments
            FileSystem.write_at(fs, handle, offset, bytes(data)[: len(data) // 2])
        if root.exists():
            shutil.copytree(root, image)
        fs.dead = True
        raise PowerCut

    fs.fault = fault


def disk_error(number: int) -> Callable[[str, tuple[object, ...]], None]:
    """A fault that raises the `OSError` with this number."""

    def fault(name: str, arguments: tuple[object, ...]) -> None:
        raise OSError(number, os.strerror(number))

    return fault


ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)


@dataclass(frozen=True)
class Sample:
    """A closed vault with one person, one paper and one file, and how to open it."""

    path: Path
    env: Environment
    passphrase: str
    code: str
    person: Person
    paper: Paper
    file: StoredFile
    data: bytes

    def secret(self) -> Secret:
        """The passphrase."""
        return Secret.from_text(self.passphrase)

    def open(self, path: Path | None = None, **changes: object) -> Vault:
        """Open this vault, or a copy of it, in its environment or one changed a little."""
        return Vault.open(path or self.path, self.secret(), env=replace(self.env, **changes))

    def copy(self, target: Path) -> Sample:
        """The same vault elsewhere."""
        shutil.copytree(self.path, target)
        return replace(self, path=target)


def add_file(vault: Vault, data: bytes, name: str = "скан.jpg") -> StoredFile:
    """Put a file into a vault with its record."""
    stored = vault.blobs.add(io.BytesIO(data), name=name, media_type="image/jpeg", imported_at=IMPORTED_AT)
    file = StoredFile(
        id=stored.id, name=name, size=stored.size, sha256=stored.sha256, media_type="image/jpeg",
        imported_at=IMPORTED_AT,
    )  # fmt: skip
    with vault.records.transaction("add file") as transaction:
        transaction.attach_blob(stored)
        transaction.put(file)
    return file


def fill(vault: Vault, data: bytes) -> tuple[Person, Paper, StoredFile]:
    """One person, one file, one paper."""
    person = Person(names=(NameForm(surname="Щербакова", given="Юлия"),))
    file = add_file(vault, data)
    paper = Paper(title="Повестка", file_ids=(file.id,), person_ids=(person.id,), proves="summons № 17")
    with vault.records.transaction("add paper") as transaction:
        transaction.put(person)
        transaction.put(paper)
    return person, paper, file


@pytest.fixture(scope="session")
def tools() -> SimpleNamespace:
    """The helpers above: test modules cannot import each other."""
    return SimpleNamespace(
        PowerCut=PowerCut,
        FaultyFileSystem=FaultyFileSystem,
        power_cut=power_cut,
        disk_error=disk_error,
        add_file=add_file,
        ERRORS=ERRORS,
        IMPORTED_AT=IMPORTED_AT,
    )


@pytest.fixture(scope="session")
def master_sample(tmp_path_factory, fast_env) -> Sample:
    """Made once; tests work on copies."""
    path = tmp_path_factory.mktemp("master") / "case.holdall"
    data = os.urandom(40_000)  # three chunks with its header
    vault, code = Vault.create(path, Secret.from_text("correct horse"), env=fast_env)
    person, paper, file = fill(vault, data)
    vault.close()
    return Sample(path, fast_env, "correct horse", code, person, paper, file, data)


@pytest.fixture
def sample(master_sample, tmp_path) -> Sample:
    """A closed vault of the test's own."""
    return master_sample.copy(tmp_path / "sample.holdall")


@pytest.fixture
def unsettled(sample) -> Sample:
    """A vault as a killed session leaves it: a file that only the log knows of."""
    image = sample.path.with_name("image.holdall")
    with sample.open() as vault:
        add_file(vault, b"late" * 9000, "late.jpg")
        shutil.copytree(sample.path, image)
    return replace(sample, path=image)


@pytest.fixture
def far_east(monkeypatch) -> Iterator[None]:
    """The computer's clocks show nine hours more than UTC, where a process can be told so."""
    tzset = getattr(time, "tzset", lambda: None)
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "JST-9")
        tzset()
        yield
    tzset()


@pytest.fixture(autouse=True)
def _few_generations(monkeypatch) -> None:
    """So that the search for a snapshot's generation takes no time."""
    monkeypatch.setattr("holdall.vault.snapshot_search.MOST_GENERATIONS", 50)


@pytest.fixture
def database(tmp_path) -> Iterator[Database]:
    """A database of no vault, open and with its tables."""
    path = tmp_path / "index.db"
    path.touch()
    made = Database(path, Secret(bytes(32)))
    made.open()
    made.create_schema()
    yield made
    made.close()
