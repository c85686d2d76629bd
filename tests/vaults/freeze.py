"""Makes a frozen vault and its dump: run once per released format, never again for the same one.

    python tests/vaults/freeze.py tests/vaults/format-N [rekeyed]

With `rekeyed` its master key is replaced at the end, which makes it one of format 2.
Key derivation is the cheapest that readers accept, so that tests stay quick. All people are invented.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

from holdall.case import codec
from holdall.case.dates import PartialDate
from holdall.case.event import Event, EventKind
from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person, Role
from holdall.case.stored_file import StoredFile
from holdall.crypto.kdf import KdfParameters
from holdall.crypto.recovery import draft_code
from holdall.crypto.secret import Secret
from holdall.vault.environment import REAL
from holdall.vault.rekeying import rekey
from holdall.vault.vault import Vault

PASSPHRASE = "образец vault № 1"
AT = "2026-01-02T03:04:05Z"


def freeze(target: Path, *, is_rekeyed: bool) -> None:
    """Write the vault to `target` and what must come out of it to `target`.json."""
    env = replace(REAL, part_frame_size=8192)  # so that a small file comes in parts
    kdf = KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=1)
    vault, code = Vault.create(target, Secret.from_text(PASSPHRASE), kdf=kdf, env=env)
    person = Person(role=Role.PRINCIPAL, names=(NameForm(surname="Образцова", given="Вера"),))
    files = [_add(vault, bytes(range(256)) * count, name) for name, count in FILES.items()]
    records = [
        person,
        Paper(kind=PaperKind.SUMMONS, title="Повестка (образец)", person_ids=(person.id,),
              file_ids=tuple(file.id for file in files), date=PartialDate("2022-03")),
        Event(kind=EventKind.SEARCH, title="Search (specimen)", person_ids=(person.id,)),
    ]  # fmt: skip
    gone = Paper(title="In the bin")
    with vault.records.transaction("make") as transaction:
        for record in (*records, gone):
            transaction.put(record)
        transaction.delete(gone.id)
    vault.close()
    if is_rekeyed:
        code = draft_code(REAL.rng)
        rekey(target, Secret.from_text(PASSPHRASE), Secret.from_text(code))
    dump = {
        "passphrase": PASSPHRASE,
        "recovery_code": code,
        "records": sorted(
            (codec.encode(record) for record in (*records, *files)), key=lambda body: body["id"]
        ),
    }
    text = json.dumps(dump, ensure_ascii=False, indent=1, sort_keys=True)
    target.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


FILES = {"пустой.bin": 0, "whole.bin": 10, "parts.bin": 90}
"""Names, and how often the file repeats the bytes 00 to FF."""


def _add(vault: Vault, data: bytes, name: str) -> StoredFile:
    stored = vault.blobs.add(
        io.BytesIO(data), name=name, media_type="application/octet-stream", imported_at=AT
    )
    file = StoredFile(
        id=stored.id,
        name=name,
        size=stored.size,
        sha256=stored.sha256,
        media_type=stored.media_type,
        imported_at=AT,
    )
    with vault.records.transaction("add") as transaction:
        transaction.attach_blob(stored)
        transaction.put(file)
    return file


if __name__ == "__main__":
    freeze(Path(sys.argv[1]), is_rekeyed=sys.argv[2:] == ["rekeyed"])
