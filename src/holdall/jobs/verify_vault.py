"""The job that checks a whole vault and names what is damaged; repairs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from holdall.case.stored_file import StoredFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from holdall.jobs.job import JobContext
    from holdall.vault.errors import Finding
    from holdall.vault.vault import Vault

_KIB = 1024

_NAMED_BY_THEMSELVES = frozenset({"sync-conflict", "newer-keys"})
"""Findings about a file or folder of the vault, not about an original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFinding:
    """A thing that is wrong, and the name of the file it concerns as the user knows it, or empty.

    Codes are those of `vault.errors.Finding`, and `thumbnail-…` for `blob-…` where only the small picture
    of a file is concerned.
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
        files = self._vault.records.all(StoredFile)
        return VerifyReport(files=len(files), findings=named(found, files, self._unlisted(found)))

    def _unlisted(self, found: Iterable[Finding]) -> dict[str, str]:
        """Names of stored files by their own words: no record tells them."""
        if not any(finding.code == "stored-file-unknown" for finding in found):
            return {}
        return {it.blob_id: it.header.name for it in self._vault.unlisted().files}


def named(
    found: Iterable[Finding], files: Iterable[StoredFile], unlisted: Mapping[str, str] = MappingProxyType({})
) -> tuple[NamedFinding, ...]:
    """Findings with the names of the vault's `files` that they concern, and of those that are `unlisted`."""
    files = list(files)
    names = {**unlisted, **{file.id: file.name for file in files}}
    thumbnails = {file.thumbnail_id: file.name for file in files if file.thumbnail_id}
    return tuple(_named(it, names, thumbnails) for it in found)


def without_records(found: Iterable[Finding]) -> tuple[NamedFinding, ...]:
    """Findings of a vault whose records cannot be read, so that stored files have no names."""
    return named(found, ())


def _named(finding: Finding, names: Mapping[str, str], thumbnails: Mapping[str, str]) -> NamedFinding:
    """A damaged small picture is told apart from a damaged original: it can be made again."""
    item = finding.item_id
    if item in thumbnails:
        code = finding.code.replace("blob-", "thumbnail-")
        return NamedFinding(code=code, item_id=item, name=thumbnails[item])
    own_name = item if finding.code in _NAMED_BY_THEMSELVES else ""
    return NamedFinding(code=finding.code, item_id=item, name=names.get(item, own_name))
