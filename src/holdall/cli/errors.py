"""Errors that only the command line can make, and the exit code of every error; knows no wording."""

from __future__ import annotations

from enum import IntEnum

from holdall.errors import HoldallError, InputUnusableError, StoppedError, VaultError, WrongSecretError


class ExitCode(IntEnum):
    """What the process ends with; documented in the manual and stable."""

    GOOD = 0
    WANTING = 1
    USAGE = 2
    INPUT = 3
    VAULT = 4
    SECRET = 5
    STOPPED = 6
    FAULT = 70
    """A fault in Holdall itself (EX_SOFTWARE of sysexits.h)."""


class UsageError(HoldallError):
    """The command cannot be carried out as it was given; `reason` says why."""

    code = "usage"


class PassphraseUnusableError(InputUnusableError):
    """What was read is no passphrase; `reason` is empty, no-new-one (the same for a new
    passphrase), too-long, not-text, too-short, weak or mismatch."""

    code = "passphrase-unusable"


class NameDiffersError(InputUnusableError):
    """The name that was given to confirm something is not that of the vault's folder."""

    code = "name-differs"


class NoPdfError(InputUnusableError):
    """A file that was to be checked as a PDF is none."""

    code = "no-pdf"


_CODES: tuple[tuple[type[BaseException], ExitCode], ...] = (
    (UsageError, ExitCode.USAGE),
    (InputUnusableError, ExitCode.INPUT),
    (VaultError, ExitCode.VAULT),
    (WrongSecretError, ExitCode.SECRET),
    (StoppedError, ExitCode.STOPPED),
    (KeyboardInterrupt, ExitCode.STOPPED),
    (BrokenPipeError, ExitCode.STOPPED),
    (OSError, ExitCode.INPUT),
    (HoldallError, ExitCode.WANTING),
)

_BY_CODE = {
    "authentication": ExitCode.VAULT,
    "kdf-bounds": ExitCode.VAULT,
    "vault-closed": ExitCode.VAULT,
    "worker-unavailable": ExitCode.FAULT,
}
"""Errors whose class does not tell: they come from rooms that know no vault."""


def exit_code(error: BaseException) -> ExitCode:
    """The exit code that answers to `error`."""
    if isinstance(error, HoldallError) and error.code in _BY_CODE:
        return _BY_CODE[error.code]
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.FAULT)
