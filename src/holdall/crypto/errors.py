"""What can go wrong with bytes alone; it must not know files, records or words for people."""

from __future__ import annotations

from holdall.errors import HoldallError, InputUnusableError


class AuthenticationError(HoldallError):
    """Sealed bytes were changed, cut short, moved, or sealed under another key or context."""

    code = "authentication"


class SecretWipedError(HoldallError):
    """A secret was asked for after it had been wiped, as happens to work that outlives a lock."""

    code = "secret-wiped"


class KdfBoundsError(HoldallError):
    """Key derivation parameters lie outside what this program is willing to run."""

    code = "kdf-bounds"


class RecoveryCodeError(InputUnusableError):
    """A recovery code is mistyped; `group` (from 1) names the wrong group when that can be told, else 0."""

    code = "recovery-code"
