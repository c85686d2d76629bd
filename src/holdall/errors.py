"""The one tree of errors that Holdall raises on purpose; it must not know how an error is worded for people.

Every error has a stable `code` (kebab-case, documented, never reused) and parameters that identify the
item by an id, a page number or a rule: never a person's name or the contents of a file. `ui` and `cli`
turn code and parameters into sentences.
"""

from __future__ import annotations

from typing import ClassVar


class HoldallError(Exception):
    """Base of every deliberate error; `code` is stable, `params` are safe to log."""

    code: ClassVar[str] = "holdall"

    def __init__(self, **params: str | int) -> None:
        self.params: dict[str, str | int] = params
        detail = ", ".join(f"{key}={value}" for key, value in sorted(params.items()))
        super().__init__(f"{self.code} ({detail})" if detail else self.code)


class InputUnusableError(HoldallError):
    """An input (a file, a plan, a value) cannot be used; exit code 3."""

    code = "input-unusable"


class VaultError(HoldallError):
    """The vault is damaged, incomplete or in use elsewhere; exit code 4."""

    code = "vault"


class WrongSecretError(HoldallError):
    """No key slot opens with this passphrase or recovery code; exit code 5."""

    code = "wrong-secret"


class StoppedError(HoldallError):
    """The user asked for the work to stop; exit code 6."""

    code = "stopped"
