"""What a command gets from the process that runs it: streams, stop signal, and how vaults are opened."""

from __future__ import annotations

import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from holdall.cli.console import Console
from holdall.cli.errors import NameDiffersError, PassphraseUnusableError, UsageError
from holdall.cli.interrupt import Interrupt
from holdall.cli.limit_words import UNWALLED
from holdall.cli.naming import about, items_named
from holdall.cli.new_passphrase import NewPassphrase
from holdall.cli.opening_words import last_change, overlooked
from holdall.cli.passphrase import read_descriptor, read_terminal, show_on_terminal
from holdall.cli.places import taken_back_unless_finished, vault_folder
from holdall.errors import StoppedError
from holdall.passphrase.generator import suggest

if TYPE_CHECKING:
    from pathlib import Path

    from holdall.crypto.secret import Secret
    from holdall.jobs.job import JobContext
    from holdall.sandbox.contract import Sandbox
    from holdall.vault.environment import Environment
    from holdall.vault.errors import VaultDamagedError
    from holdall.vault.vault import Vault


@dataclass(kw_only=True)
class Host:
    """The process around a command; tests pass other streams, a quicker key derivation, another clock."""

    console: Console = field(default_factory=lambda: Console(sys.stdout, sys.stderr))
    interrupt: Interrupt = field(default_factory=Interrupt)
    environment: Environment | None = None
    workers: Callable[[], AbstractContextManager[Sandbox]] | None = None
    suggest: Callable[[str], bytearray] = suggest
    """Draws a passphrase of words of a language."""

    def passphrase(self, options: Namespace, prompt: str = "Passphrase or recovery code: ") -> Secret:
        """The passphrase of a vault that exists; of a descriptor, the next line."""
        with self.interrupt.at_once():
            if options.passphrase_fd is not None:
                return read_descriptor(options.passphrase_fd)
            return read_terminal(prompt)

    def new_passphrase(self, options: Namespace) -> Secret:
        """A new passphrase, chosen and judged as `NewPassphrase` does; of a descriptor, the next line."""
        with self.interrupt.at_once():
            choice = NewPassphrase(
                console=self.console,
                read=read_descriptor,
                ask=read_terminal,
                show=show_on_terminal,
                draw=self.suggest,
            )
            return choice.choose(options)

    def require_agreement(self, options: Namespace, prompt: str) -> None:
        """Go on only after `yes`; raises `UsageError` when nobody can be asked, otherwise `StoppedError`."""
        if options.passphrase_fd is not None:
            raise UsageError(reason="unasked")
        try:
            with self.interrupt.at_once(), read_terminal(prompt) as answer, answer.view() as view:
                agreed = bytes(view) == b"yes"
        except PassphraseUnusableError:  # Enter alone
            agreed = False
        if not agreed:
            raise StoppedError

    def require_name(self, given: str | None, name: str) -> None:
        """Go on only when `given`, or what is typed where it is None, is `name`; else `NameDiffersError`.

        Raises `UsageError` when nobody can be asked, and `StoppedError` on Enter alone.
        """
        if given is None:
            given = self._asked_name()
        if unicodedata.normalize("NFKC", given) != unicodedata.normalize("NFKC", name):
            raise NameDiffersError

    def _asked_name(self) -> str:
        try:
            with (
                self.interrupt.at_once(),
                read_terminal("To go on, type the name of the vault's folder (it is not shown): ") as answer,
                answer.view() as view,
            ):
                return str(view, "utf-8")
        except PassphraseUnusableError as error:
            if error.params["reason"] == "empty":
                raise StoppedError from None
            raise NameDiffersError from None
        except UsageError as error:
            raise UsageError(reason="unnamed") from error

    @contextmanager
    def vault(
        self,
        options: Namespace,
        prompt: str = "Passphrase or recovery code: ",
        on_damage: Callable[[VaultDamagedError, Path, Secret], None] | None = None,
    ) -> Generator[Vault]:
        """The vault that the options name, opened, and closed at the end whatever happens.

        `on_damage` may look at a vault that does not open because it is damaged; the error is raised then.
        """
        from holdall.vault.environment import REAL
        from holdall.vault.errors import VaultDamagedError
        from holdall.vault.vault import Vault

        with about(options.vault):
            path = vault_folder(options.vault)
        with self.passphrase(options, prompt) as secret, about(path):
            try:
                vault = Vault.open(path, secret, env=self.environment or REAL)
            except VaultDamagedError as error:
                if on_damage is not None:
                    on_damage(error, path, secret)
                raise
        with about(path), vault, items_named(vault):
            self.interrupt.check()
            if self.console.is_watched:
                self._tell_state(vault)
            yield vault

    def _tell_state(self, vault: Vault) -> None:
        """Say what lets a person notice that something older was put in its place."""
        from holdall.jobs.opening_look import OpeningLook

        self.console.note(last_change(vault.summary))
        with suppress(OSError):  # a command that needs what cannot be read will say so
            if words := overlooked(OpeningLook(vault).run(self.job_context())):
                self.console.note(words)

    @contextmanager
    def new_vault(self, path: Path, secret: Secret) -> Generator[tuple[Vault, str]]:
        """A vault made at `path`, open, and its recovery code; it stays only when the block ends well."""
        from holdall.vault.environment import REAL
        from holdall.vault.vault import Vault

        with about(path), taken_back_unless_finished(path):
            vault, code = Vault.create(path, secret, env=self.environment or REAL)
            with vault:
                self.interrupt.check()
                yield vault, code

    @contextmanager
    def sandbox(self) -> Generator[Sandbox]:
        """Worker processes for untrusted files."""
        from holdall.jobs.workers import WorkerPool

        with (self.workers or WorkerPool)() as sandbox:
            yield sandbox
            if sandbox.lacks_walls:
                self.console.note(UNWALLED)

    def job_context(self) -> JobContext:
        """What a job reports its progress to and asks whether to stop."""
        from holdall.jobs.job import JobContext

        return JobContext(on_progress=self.console.progress, cancelled=self.interrupt.requested)
