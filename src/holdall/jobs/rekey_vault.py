"""The job that gives a vault a new master key; it asks nobody and says nothing in words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.crypto import recovery
from holdall.errors import StoppedError
from holdall.vault.environment import REAL
from holdall.vault.rekeying import rekey, require_rekeyable
from holdall.vault.vault import Vault

if TYPE_CHECKING:
    from holdall.crypto.secret import Secret
    from holdall.jobs.job import JobContext
    from holdall.vault.environment import Environment
    from holdall.vault.key_slots import SlotInfo

_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RekeyPlan:
    """What is to be said before it starts."""

    dropped: tuple[SlotInfo, ...]
    """Passphrases of others, and recovery codes: they open nothing afterwards."""
    resumes: bool
    """Whether an earlier attempt is gone on with."""


def plan_rekey(vault: Vault) -> RekeyPlan:
    """For an open vault, closed before the job runs; raises what `vault.rekeying.require_rekeyable` does."""
    require_rekeyable(vault)
    return RekeyPlan(
        dropped=tuple(slot for slot in vault.slots.all() if not slot.opened), resumes=vault.rekey_begun
    )


class RekeyVault:
    """Replaces the master key of the closed vault at `path`, which `passphrase` opens before and after.

    `recovery_code` was drafted by `new_recovery_code` and shown; it counts once `run` has returned.
    """

    def __init__(
        self, path: Path, passphrase: Secret, recovery_code: Secret, env: Environment = REAL
    ) -> None:
        self._path, self._env = path, env
        self._passphrase, self._code = passphrase, recovery_code

    @staticmethod
    def new_recovery_code(env: Environment = REAL) -> str:
        """A recovery code as printed, for this job."""
        return recovery.draft_code(env.rng)

    @property
    def writes_to(self) -> Hashable:
        """The vault: one writer at a time."""
        return self._path

    def run(self, context: JobContext) -> None:
        """Do it; progress counts KiB of originals. Raises what `vault.rekeying.rekey` does.

        A `StoppedError` has the reason `rekeying`: the vault is as before, and another run goes on with it.
        """

        def on_progress(done: int, total: int) -> None:
            context.progress(-(-done // _KIB), -(-total // _KIB))

        try:
            context.check()
            rekey(
                self._path,
                self._passphrase,
                self._code,
                env=self._env,
                on_progress=on_progress,
                cancelled=context.cancelled,
            )
        except StoppedError:
            raise StoppedError(reason="rekeying") from None
