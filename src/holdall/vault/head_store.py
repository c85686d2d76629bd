"""Both head records on disk; it must not know what they describe.

One write replaces the older record, so a torn write always leaves the other one whole.
"""

from __future__ import annotations

from typing import Final

from holdall.crypto.errors import AuthenticationError
from holdall.vault import durable
from holdall.vault.environment import Environment
from holdall.vault.errors import VaultDamagedError
from holdall.vault.file_times import rewritten
from holdall.vault.head import FILE_SIZE, Head
from holdall.vault.keys import Keys
from holdall.vault.layout import Layout


class HeadStore:
    """Reads and writes the heads of one vault, which was made at `created`."""

    def __init__(self, layout: Layout, env: Environment, keys: Keys, created: int) -> None:
        self._layout = layout
        self._env = env
        self._keys = keys
        self.created: Final = created

    def load(self) -> Head:
        """The newest authentic head; raises `VaultDamagedError` when there is none."""
        heads = [head for head in self.read_both() if head]
        if not heads:
            raise VaultDamagedError(part="head", reason="damaged")
        return max(heads, key=lambda head: head.generation)

    def read_both(self) -> list[Head | None]:
        """Both records, None for one that is missing or damaged."""
        return [self._read(slot) for slot in range(len(self._layout.heads))]

    def write(self, head: Head) -> None:
        """Write `head` over the older or worse record."""
        found = self.read_both()
        older = min(range(len(found)), key=lambda slot: _rank(found[slot]))
        self._write(older, head)

    def write_both(self, head: Head) -> None:
        """Write `head` over both, one after the other, the older or worse first."""
        found = self.read_both()
        for slot in sorted(range(len(found)), key=lambda slot: _rank(found[slot])):
            self._write(slot, head)

    def heal(self, head: Head) -> None:
        """Write `head`, the newest, over a record that is missing or damaged."""
        for slot, found in enumerate(self.read_both()):
            if found is None:
                self._write(slot, head)

    def _read(self, slot: int) -> Head | None:
        sealed = durable.read_file(self._env.fs, self._layout.heads[slot], FILE_SIZE)
        if sealed is None:
            return None
        try:
            return Head.open(self._keys, sealed)
        except AuthenticationError:
            return None

    def _write(self, slot: int, head: Head) -> None:
        sealed = head.seal(self._keys, self._env.salt())
        times = rewritten(self.created, head.generation)
        durable.write_file(self._env.fs, self._layout.heads[slot], sealed, times)


def _rank(head: Head | None) -> int:
    return head.generation if head else -1
