"""Judges a vault after a fault by what a user could see of it; it must not know which fault it was."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desk import NEW_PASSPHRASE, PASSPHRASE, Desk

from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import HoldallError, WrongSecretError
from holdall.vault.errors import (
    NotAVaultError,
    RepairImpossibleError,
    SearchIndexLostError,
    VaultDamagedError,
)
from holdall.vault.key_store import KeyStore
from holdall.vault.layout import Layout
from holdall.vault.repair import repair
from holdall.vault.search.query import parse
from holdall.vault.search.search_index import Source
from holdall.vault.vault import Vault

COPIES = frozenset({"key-copy-damaged", "head-copy-damaged", "snapshot-damaged"})
"""What a cut may leave of things that have another copy; the next close makes them whole."""
LOSSES = frozenset({"blob-damaged", "blob-missing", "blob-mismatch", "blob-padding-damaged"})
"""What a device that lies may lose; the check must name it."""

UNLISTED = frozenset({"stored-file-unknown"})
"""What a cut may leave of an import: an original that no record tells of. What was removed never is one."""

NO_VAULT = "no vault"
ERASED = "opens for nobody"
DAMAGED = "damaged"
State = tuple[object, ...] | str
"""All that can be seen of a vault, without ids of files, which are random."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: `problem` is empty when all is as it should be, `outcome` names what that was."""

    outcome: str
    problem: str = ""


class Judge:
    """Knows the states that a scenario goes through, and opens what is left of it."""

    def __init__(
        self,
        states: Sequence[State],
        desk: Desk,
        earlier: Sequence[State],
        between: Sequence[State],
        *,
        adds: bool,
        forgets: bool,
    ) -> None:
        """`earlier` is what was acknowledged before the disk was found as it is: only a lie loses that.

        In a state `between` a step may be cut off. A vault that `forgets` has fewer snapshots on purpose.
        One that `adds` may be left with an original that no record tells of.
        """
        self._forgets = forgets
        self._left = UNLISTED if adds else frozenset[str]()
        self._lost = COPIES | LOSSES | (frozenset[str]() if forgets else UNLISTED)
        self._states = states
        self._between = between
        self._desk = desk
        self._earlier = earlier

    def honest(self, path: Path, acknowledged: int) -> Verdict:
        """Demand the state after `acknowledged` steps or after the one then under way, and a sound vault."""
        allowed = self._states[acknowledged : acknowledged + 2]
        try:
            visit = self._visit_or_repair if DAMAGED in allowed else self._visit
            first = visit(path, COPIES | self._left)
            again = self._visit(path, self._left) if first != NO_VAULT else self._begin_anew(path)
        except (HoldallError, OSError, _UnsoundError) as error:
            return Verdict("refused", f"{type(error).__name__}: {error}")
        if first not in (*allowed, *self._between):
            return Verdict("opened", self._difference(first, acknowledged))
        if first not in (again, NO_VAULT):
            return Verdict("opened", "the second opening shows something else")
        return Verdict("before" if first == allowed[0] else "after" if first in allowed else "between")

    def _visit_or_repair(self, path: Path, findings: frozenset[str]) -> State:
        """A repair that was cut off can be run again, and comes to the same."""
        try:
            return self._visit(path, findings)
        except VaultDamagedError:
            repair_with_any(path, self._desk)
            return self._visit(path, findings)

    def lying(self, path: Path, acknowledged: int) -> Verdict:
        """Demand any state up to the one under way, or a refusal and then a repair that works; no silence."""
        try:
            found = self._visit(path, self._lost)
        except VaultDamagedError as error:
            refused = f"refused, {error.params['part']} {error.params['reason']}"
            return self._after_repair(path, acknowledged, refused)
        except (HoldallError, OSError, _UnsoundError) as error:
            return Verdict("refused", f"{type(error).__name__}: {error}")
        if found not in (*self._earlier, *self._states[: acknowledged + 2], *self._between):
            return Verdict("opened", self._difference(found, acknowledged))
        return Verdict("opened")

    def _after_repair(self, path: Path, acknowledged: int, refused: str) -> Verdict:
        """Do what a refusal advises; where that cannot help, say why it may not."""
        if not KeyStore(Layout(path), self._desk.env).is_readable():
            # both copies of the only thing that opens anything: the device lost what it had called durable of
            # the one before the other was written; nothing on the disk can make up for that
            return Verdict(f"{refused}, no copy of the key file left")
        try:
            option = repair_with_any(path, self._desk)
            self._visit(path, self._lost)
        except RepairImpossibleError:
            if Layout(path).successor.base.exists():
                # the device lost what it had called durable of the key file for what lies there, and kept the
                # removal of what the old one opens, which came after: nothing on the disk makes up for that
                return Verdict(f"{refused}, the new key file lost")
            # an erasure that the device lost in part: nobody who asked for it wants anything back;
            # or a creation: nothing was in the vault yet; or what the device lost was called durable before
            # the snapshots went that hold what was deleted: one of the two promises has to give way
            is_no_loss = {ERASED, NO_VAULT} & set(self._states[: acknowledged + 2]) or self._forgets
            problem = "" if is_no_loss else f"{refused}, nothing to repair it from"
            return Verdict(f"{refused}, nothing left", problem)
        except (HoldallError, OSError, _UnsoundError) as error:
            return Verdict(refused, f"{refused}, then the repair: {type(error).__name__}: {error}")
        return Verdict(f"{refused}, repaired from {option}")

    def _visit(self, path: Path, findings: frozenset[str]) -> State:
        try:
            vault = open_with_any(path, self._desk)
        except WrongSecretError:
            return ERASED
        if vault is None:
            return NO_VAULT
        with vault:
            surplus = [finding for finding in vault.verify() if finding.code not in findings]
            if surplus:
                raise _UnsoundError(surplus)
            _search(vault)
            return state_of(vault, self._desk)

    def _begin_anew(self, path: Path) -> State:
        """Where there is no vault, one can be made."""
        desk = Desk(path, seed=1)
        desk.create()
        desk.close()
        return NO_VAULT

    def _difference(self, found: State, acknowledged: int) -> str:
        number = next((n for n, state in enumerate(self._states) if state == found), None)
        known = "a state of none of the steps" if number is None else f"the state after step {number}"
        return f"shows {known}, after {acknowledged} acknowledged"


def _search(vault: Vault) -> None:
    """An index of words is whole, or is made anew when it is asked a second time; nothing depends on it."""
    if not Layout(vault.path).search.exists():
        return
    with suppress(SearchIndexLostError):
        vault.search.find(parse("суд"))
    vault.search.put([Source(id="again", stamp="1", passages=[(1, "приговор")])])
    hits, _ = vault.search.find(parse("приговоры"))
    if [hit.source for hit in hits] != ["again"]:
        raise _UnsoundError("the index of words finds something else")


class _UnsoundError(Exception):
    """The vault opens, but its check names damage."""


def open_with_any(path: Path, desk: Desk) -> Vault | None:
    """The vault with whichever of the known secrets opens it, or None where there is none."""
    if not path.exists():
        return None
    for secret in (PASSPHRASE, NEW_PASSPHRASE):
        try:
            return Vault.open(path, Secret.from_text(secret), env=Desk(path, seed=2).env)
        except NotAVaultError:
            return None
        except WrongSecretError:
            continue
    return Vault.open(path, Secret.from_text(desk.code), env=Desk(path, seed=2).env)


def repair_with_any(path: Path, desk: Desk) -> str:
    """Repair the vault as it is advised; what that began with."""
    for secret in (PASSPHRASE, NEW_PASSPHRASE, desk.code):
        try:
            option = repair(path, Secret.from_text(secret), env=Desk(path, seed=3).env).option
        except WrongSecretError:
            continue
        return str(option.source) if option else "copies"
    raise WrongSecretError


def state_of(vault: Vault, desk: Desk) -> State:
    """Everything a user could see."""
    with vault._session.reading() as database:
        records = database.query("SELECT body, created, binned FROM records")
        steps = database.query("SELECT label, undone FROM journal ORDER BY step")
        settings = database.query("SELECT name, value FROM settings ORDER BY name")
        files = {record.id: record.sha256 for record in vault.records.all(StoredFile)}
        sizes = database.query("SELECT size FROM blobs ORDER BY size")
    bodies: list[tuple[str, str, str]] = []
    for body, created, binned in records:
        bodies.append((_without_ids(body, files), created, binned))
    return tuple(sorted(bodies)), tuple(steps), tuple(settings), tuple(sizes), _opening(vault.path, desk)


def _without_ids(body: str, files: dict[str, str]) -> str:
    for file_id, sha256 in files.items():
        body = body.replace(file_id, sha256)
    return body


def _opening(path: Path, desk: Desk) -> tuple[bool, ...]:
    """Which of the known secrets open the vault."""
    store = KeyStore(Layout(path), desk.env)
    return tuple(_opens(store, secret) for secret in (PASSPHRASE, NEW_PASSPHRASE, desk.code))


def _opens(store: KeyStore, secret: str) -> bool:
    if not secret:
        return True  # the code of a vault whose making failed at the very end: nobody was told it
    try:
        store.unlock(Secret.from_text(secret)).master_key.wipe()
    except WrongSecretError:
        return False
    return True
