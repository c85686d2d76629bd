"""Changes of who can open a vault as background jobs, for they derive keys; each wipes what it is given."""

from __future__ import annotations

from contextlib import nullcontext

from holdall.crypto.secret import Secret
from holdall.jobs.job import JobContext
from holdall.ui.opening import ready_to_judge
from holdall.vault.vault import Vault


class ChangePassphrase:
    """Put `new` in the place of the passphrase `current`; the result is the number of its slot."""

    def __init__(self, vault: Vault, current: Secret, new: Secret) -> None:
        self._vault, self._current, self._new = vault, current, new

    def run(self, context: JobContext, /) -> int:  # noqa: ARG002 - not stopped half-way
        """Derive both, write."""
        with ready_to_judge(), self._current, self._new:
            return self._vault.slots.change_passphrase(self._new, self._current)


class AddPassphrase:
    """Let `new` open the vault as well; the result is the number of its slot."""

    def __init__(self, vault: Vault, new: Secret) -> None:
        self._vault, self._new = vault, new

    def run(self, context: JobContext, /) -> int:  # noqa: ARG002 - not stopped half-way
        """Derive, write."""
        with self._new:
            return self._vault.slots.add_passphrase(self._new)


class RevokeSlot:
    """Free the slot of that number, the result; if it opened this vault, `other` must open another."""

    def __init__(self, vault: Vault, number: int, other: Secret | None) -> None:
        self._vault, self._number, self._other = vault, number, other

    def run(self, context: JobContext, /) -> int:  # noqa: ARG002 - not stopped half-way
        """Derive if there is something to derive, write."""
        with ready_to_judge(), self._other or nullcontext():
            self._vault.slots.revoke(self._number, other=self._other)
        return self._number
