"""The vault under torture: where it is, what opens it, what lay in it first; it must not know faults."""

from __future__ import annotations

import errno
import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from holdall.case.paper import Paper
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.kdf import KdfBounds, KdfParameters
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault.blob_table import StoredBlob
from holdall.vault.environment import Environment
from holdall.vault.erasing import erase
from holdall.vault.errors import RekeyUnfinishedError, VaultExistsError
from holdall.vault.file_system import FileSystem
from holdall.vault.rekeying import rekey
from holdall.vault.repair import repair
from holdall.vault.search.search_index import Source
from holdall.vault.vault import Vault

AT = "2026-01-02T03:04:05Z"
NOW = 1_767_322_800.0
PASSPHRASE, NEW_PASSPHRASE = "torture № 1", "torture № 2"
PART_FRAME = 8192
"""Bytes per blob file, so that a file of 20 kB comes in parts, where a scenario asks for it."""
_CHEAP = KdfParameters(memory_kib=64, iterations=1, lanes=1)


def _id(number: int) -> str:
    return random.Random(number).randbytes(16).hex()


PERSON = Person(id=_id(1), names=(NameForm(surname="Образцова", given="Вера"),))
PAPER = Paper(id=_id(2), title="Повестка (образец)", person_ids=(PERSON.id,), proves="summons " * 300)
BINNED = Paper(id=_id(3), title="In the bin")
CONTENTS = random.Random(4).randbytes(40_000)
"""Three chunks with its header."""


@dataclass
class Desk:
    """One vault in one folder; `vault` is it while it is open, `code` its recovery code once it is made."""

    path: Path
    seed: int = 0
    files: FileSystem = field(default_factory=FileSystem)
    part_frame_size: int = 1 << 20
    vault: Vault | None = None
    code: str = ""
    env: Environment = field(init=False)

    def __post_init__(self) -> None:
        self.env = Environment(
            fs=self.files,
            clock=lambda: NOW,
            rng=random.Random(self.seed).randbytes,
            kdf_bounds=KdfBounds(min_memory_kib=64),
            choose_kdf=lambda: _CHEAP,
            part_frame_size=self.part_frame_size,
        )

    @property
    def opened(self) -> Vault:
        """The open vault."""
        assert self.vault is not None
        return self.vault

    def create(self) -> None:
        """Make the vault and leave it open; open it if an attempt before had failed at its very end."""
        try:
            self.vault, self.code = Vault.create(self.path, Secret.from_text(PASSPHRASE), env=self.env)
        except VaultExistsError:
            self.open()

    def open(self, passphrase: str = PASSPHRASE) -> None:
        """Open the vault."""
        self.vault = Vault.open(self.path, Secret.from_text(passphrase), env=self.env)

    def close(self) -> None:
        """Close the vault."""
        self.opened.close()

    def erase(self) -> None:
        """Erase the closed vault; fails when it could not be done to the end."""
        if unremoved := erase(self.path, env=self.env).unremoved:
            raise OSError(errno.EBUSY, "not removed", unremoved[0])

    def repair(self) -> None:
        """Repair the closed vault as it is advised."""
        repair(self.path, Secret.from_text(PASSPHRASE), env=self.env)

    def rekey(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Replace the master key of the closed vault; fails when that was not done to the end."""
        code = Secret.from_text(draft_code(self.env.rng))
        try:
            rekey(self.path, Secret.from_text(PASSPHRASE), code, env=self.env, cancelled=cancelled)
        except RekeyUnfinishedError as error:
            raise OSError(errno.EIO, "not done to the end") from error

    def put(self, label: str, *records: Person | Paper | StoredFile) -> None:
        """Store records in one step."""
        with self.opened.records.transaction(label) as transaction:
            for record in records:
                transaction.put(record)

    def delete(self, *record_ids: str) -> None:
        """Put records into the bin."""
        with self.opened.records.transaction("delete") as transaction:
            for record_id in record_ids:
                transaction.delete(record_id)

    def add(self, data: bytes, name: str) -> None:
        """Store a file with its record, in two acts as an import does."""
        stored = self.store(data, name)
        record = StoredFile(
            id=stored.id, name=name, size=stored.size, sha256=stored.sha256, media_type="image/jpeg",
            imported_at=AT,
        )  # fmt: skip
        with self.opened.records.transaction("add " + name) as transaction:
            transaction.attach_blob(stored)
            transaction.put(record)

    def store(self, data: bytes, name: str) -> StoredBlob:
        """Store a file that no record tells of."""
        return self.opened.blobs.add(io.BytesIO(data), name=name, media_type="image/jpeg", imported_at=AT)

    def take_in(self) -> None:
        """Make records of the stored files that none tells of."""
        self.opened.take_in(lambda _: ())

    def index(self, title: str) -> None:
        """Put a passage into the index of words."""
        self.opened.search.put(
            [Source(id=_id(9), stamp=title, passages=[(1, f"{title} суд"), (2, title * 500)])]
        )

    def file_ids(self) -> list[str]:
        """Ids of the stored files outside the bin."""
        return [record.id for record in self.opened.records.all(StoredFile)]

    def fill(self) -> None:
        """Make the vault that most scenarios begin with: used for several sessions, so its ring is full."""
        self.create()
        self.put("add person", PERSON)
        self.close()
        for act in (
            lambda: self.add(CONTENTS, "скан.jpg"),
            lambda: self.add(CONTENTS[:3000], "small.jpg"),
            lambda: self.put("add papers", PAPER, BINNED, replace(BINNED, id=_id(5))),
        ):
            self.open()
            act()
            self.close()
        self.open()
        self.delete(BINNED.id)
        self.close()
