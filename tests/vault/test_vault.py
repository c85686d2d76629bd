"""The vault as its users see it: create, put in, close, open, undo."""

from __future__ import annotations

import hashlib
import io
import os

import pytest

from holdall.case.paper import Paper, PaperKind
from holdall.case.person import NameForm, Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.row_query import RowQuery
from holdall.vault.vault import Vault


def test_everything_put_in_is_there_after_closing_and_opening(make_vault, fast_env, passphrase):
    vault = make_vault()
    person = Person(names=(NameForm(surname="Щербакова", given="Юлия"),))
    data = os.urandom(100_000)
    stored = vault.blobs.add(
        io.BytesIO(data), name="скан.jpg", media_type="image/jpeg", imported_at="2026-01-02T03:04:05Z"
    )
    file = StoredFile(
        id=stored.id, name="скан.jpg", size=stored.size, sha256=stored.sha256, media_type="image/jpeg",
        imported_at="2026-01-02T03:04:05Z",
    )  # fmt: skip
    paper = Paper(kind=PaperKind.SUMMONS, title="Повестка", file_ids=(file.id,), person_ids=(person.id,))
    with vault.records.transaction("import") as transaction:
        transaction.attach_blob(stored)
        for record in (person, file, paper):
            transaction.put(record)
    vault.close()
    with Vault.open(vault.path, Secret.from_text(passphrase), env=fast_env) as again:
        assert again.records.get(person.id) == person
        assert again.records.all(Paper) == [paper]
        assert again.blobs.open(file.id).read() == data
        assert again.blobs.find(hashlib.sha256(data).hexdigest()) == file.id
        assert [row.id for row in again.records.rows(RowQuery(kind="paper", text="повест"))] == [paper.id]
        assert again.verify() == []
        assert again.records.undo() == "import"
        assert again.records.all(Paper) == []


def test_a_wrong_passphrase_is_refused(make_vault, fast_env):
    vault = make_vault()
    vault.close()
    with pytest.raises(WrongSecretError):
        Vault.open(vault.path, Secret.from_text("something else"), env=fast_env)
