"""The job that checks a whole vault and names what is damaged; repairs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from holdall.case.stored_file import StoredFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holdall.jobs.job import JobContext
    from holdall.vault.errors import Finding
    from holdall.vault.vault import Vault

_KIB = 1024

STORED_FILE_UNKNOWN: Final = "stored-file-unknown"
NEWER_KEYS: Final = "newer-keys"
_NAMED_BY_THEMSELVES = frozenset({"sync-conflict", NEWER_KEYS})
"""Findings about a file or folder of the vault, not about an original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFinding:
    """A thing that is wrong, and the name of the file it concerns as the user knows it, or empty.

    Codes are those of `vault.errors.Finding`, and `thumbnail-…` or `rendition-…` for `blob-…` where only the
    small picture of a file is concerned, or the pages that were made of it.
    """

    code: str
    item_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """How many originals were looked at and what is wrong; sound when `findings` is empty."""

    files: int
    findings: tuple[NamedFinding, ...]


class VerifyVault:
    """Reads every original, the database and the head, and compares them with what was stored."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def run(self, context: JobContext) -> VerifyReport:
        """Check everything; progress counts KiB. Raises `StoppedError` when the user stops it."""

        def on_progress(done: int, total: int) -> None:
            context.progress(-(-done // _KIB), -(-total // _KIB))

        found = self._vault.verify(on_progress, context.cancelled)
        if any(finding.code == "index-damaged" for finding in found):
            return VerifyReport(files=0, findings=without_records(found))
        records = self._vault.records
        files = records.all(StoredFile)
        known = (*files, *records.all(StoredFile, binned=True))
        return VerifyReport(files=len(files), findings=named(found, known, self._unlisted(found)))

    def _unlisted(self, found: Iterable[Finding]) -> dict[str, str]:
        """Names of stored files by their own words: no record tells them."""
        if not any(finding.code == STORED_FILE_UNKNOWN for finding in found):
            return {}
        return {it.blob_id: it.header.name for it in self._vault.unlisted().files}


def named(
    found: Iterable[Finding], files: Iterable[StoredFile], unlisted: Mapping[str, str] = MappingProxyType({})
) -> tuple[NamedFinding, ...]:
    """Findings with the names of the vault's `files` that they concern, and of those that are `unlisted`."""
    files = list(files)
    names = {**unlisted, **{file.id: file.name for file in files}}
    derived = {file.thumbnail_id: ("thumbnail-", file.name) for file in files}
    derived |= {file.rendition_id: ("rendition-", file.name) for file in files}
    return tuple(_named(it, names, derived) for it in found)


def without_records(found: Iterable[Finding]) -> tuple[NamedFinding, ...]:
    """Findings of a vault whose records cannot be read, so that stored files have no names."""
    return named(found, ())


def _named(
    finding: Finding, names: Mapping[str, str], derived: Mapping[str, tuple[str, str]]
) -> NamedFinding:
    """What can be made again is told apart from a damaged original."""
    item = finding.item_id
    if item and item in derived:
        kind, name = derived[item]
        return NamedFinding(code=finding.code.replace("blob-", kind), item_id=item, name=name)
    own_name = item if finding.code in _NAMED_BY_THEMSELVES else ""
    return NamedFinding(code=finding.code, item_id=item, name=names.get(item, own_name))
