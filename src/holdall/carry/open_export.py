"""Everything out of a vault in open formats: originals bit for bit, records as JSON, SHA256SUMS.

It must not decide where to. Layout of the folder, which must be new or empty:

    originals/NAME          every stored original, its name made legal for FAT and unique
    records.json            every record by kind, and where the original of each file lies
    records/KIND.json       the same records, one file for each kind
    SHA256SUMS              of every other file; written last
    INCOMPLETE.txt          there only while the export is being written

A failure or a stop removes what was written. When even that is impossible (the stick was pulled),
`INCOMPLETE.txt` stays. An original that the vault cannot give back intact is left out and reported: the
others still come out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.carry.file_names import legal_name
from holdall.carry.new_file import OutputError, new_file, sync_folder
from holdall.carry.original import write_original
from holdall.case.codec import RECORD_TYPES, encode
from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError, VaultError

if TYPE_CHECKING:
    from holdall.vault.vault import Vault

FORMAT = "holdall-export/1"
SUMS = "SHA256SUMS"
MARKER = "INCOMPLETE.txt"
_MARKER_TEXT = "This export was not finished. Delete the folder and export again.\n"


class TargetUnusableError(InputUnusableError):
    """The folder cannot take an export; `reason` is not-empty, not-a-folder or not-writable."""

    code = "target-unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What came out; `damaged` are ids of files whose original could not be read back intact."""

    files: int
    bytes: int
    records: int
    damaged: tuple[str, ...]


def export_open(
    vault: Vault,
    target: Path,
    *,
    exported_at: str,
    on_progress: Callable[[int, int, str], None],
) -> ExportReport:
    """Write everything in `vault` to `target`; `on_progress` gets bytes done, bytes in all and a file name.

    Raises `TargetUnusableError`, `OSError` when the disk fails or is full, and whatever `on_progress`
    raises; in all these cases nothing that was written is left.
    """
    made = _prepare(target)
    export = _Export(vault, target, on_progress)
    try:
        return export.write(exported_at)
    except BaseException:
        export.remove(also_target=made)
        raise


def _prepare(target: Path) -> bool:
    """Make sure that `target` is an empty folder; whether it had to be made."""
    try:
        target.mkdir(mode=0o700)
    except FileExistsError:
        if not target.is_dir():
            raise TargetUnusableError(reason="not-a-folder") from None
        if any(target.iterdir()):
            raise TargetUnusableError(reason="not-empty") from None
        return False
    except OSError as error:
        raise TargetUnusableError(reason="not-writable") from error
    return True


class _Export:
    """One export on its way; remembers what it made so that it can be taken back."""

    def __init__(self, vault: Vault, target: Path, on_progress: Callable[[int, int, str], None]) -> None:
        self._vault = vault
        self._target = target
        self._on_progress = on_progress
        self._made: list[Path] = []
        self._sums: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self._damaged: list[str] = []
        self._done = 0

    def write(self, exported_at: str) -> ExportReport:
        self._put(MARKER, _MARKER_TEXT.encode())
        stored = sorted(self._vault.records.all(StoredFile), key=lambda it: (it.imported_at, it.name, it.id))
        total = sum(file.size for file in stored)
        self._folder("originals")
        taken: set[str] = set()
        for file in stored:
            self._original(file, legal_name(file.name, taken), total)
        count = self._records(exported_at)
        sums = "".join(f"{digest}  {path}\n" for path, digest in sorted(self._sums.items()))
        self._put(SUMS, sums.encode())
        self._sync_folders()  # every name is on the device before the mark goes
        (self._target / MARKER).unlink()
        sync_folder(self._target)
        return ExportReport(
            files=len(self._paths), bytes=self._done, records=count, damaged=tuple(self._damaged)
        )

    def remove(self, *, also_target: bool) -> None:
        """Take everything back, as far as the disk still lets us."""
        for path in reversed(self._made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        if also_target:
            with suppress(OSError):
                self._target.rmdir()

    def _original(self, file: StoredFile, name: str, total: int) -> None:
        path = f"originals/{name}"

        def on_bytes(count: int) -> None:
            self._on_progress(self._done + count, total, name)

        on_bytes(0)
        try:
            write_original(self._vault, file, self._target / path, on_bytes)
        except OutputError:
            raise
        except (VaultError, OSError):
            self._damaged.append(file.id)
            return
        self._made.append(self._target / path)
        self._sums[path], self._paths[file.id] = file.sha256, path
        self._done += file.size

    def _records(self, exported_at: str) -> int:
        """Write the records by kind and all together; how many there are."""
        self._folder("records")
        by_kind: dict[str, list[dict[str, object]]] = {}
        for kind, cls in RECORD_TYPES.items():
            by_kind[kind] = [encode(record) for record in self._vault.records.all(cls)]
            self._document(f"records/{kind}.json", {"format": FORMAT, "records": by_kind[kind]})
        self._document(
            "records.json",
            {
                "format": FORMAT,
                "exported_at": exported_at,
                "vault_id": self._vault.summary.vault_id,
                "generation": self._vault.summary.generation,
                "originals": self._paths,
                "damaged": self._damaged,
                "records": by_kind,
            },
        )
        return sum(map(len, by_kind.values()))

    def _document(self, path: str, document: dict[str, object]) -> None:
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        content = text.encode("utf-8", "backslashreplace")
        self._put(path, content)
        self._sums[path] = hashlib.sha256(content).hexdigest()

    def _folder(self, name: str) -> None:
        folder = self._target / name
        folder.mkdir(mode=0o700)
        self._made.append(folder)

    def _sync_folders(self) -> None:
        for folder in (self._target, *(path for path in self._made if path.is_dir())):
            sync_folder(folder)

    def _put(self, path: str, content: bytes) -> None:
        place = self._target / path
        with new_file(place) as out:
            out.write(content)
        self._made.append(place)
