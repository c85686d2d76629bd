"""Errors in sentences: what happened, what it means, what to do; all wording of failures is here."""

from __future__ import annotations

from collections import defaultdict
from errno import errorcode

from holdall.cli.lint_table import LINT
from holdall.cli.tables import CODES, FINDINGS, REFUSALS, SKIPS, SYSTEM
from holdall.errors import HoldallError

_UNKNOWN = "Holdall could not do this ({code})."
_FAULT = (
    "Something went wrong inside Holdall itself ({kind}). Your vault was closed as usual. "
    "Run the command again with --debug to see where it happened."
)


def sentences(error: BaseException) -> str:
    """What to tell a person about `error`; no secret and no content of a file is in it."""
    if isinstance(error, HoldallError):
        return _holdall(error)
    if isinstance(error, KeyboardInterrupt):
        return CODES["stopped"]
    if isinstance(error, OSError):
        return _system(error)
    return _FAULT.format(kind=type(error).__name__)


def refusal(reason: str) -> str:
    """Why a file was not taken, or cannot be shown."""
    return REFUSALS.get(reason, f"it could not be read ({reason}).")


def skipped(code: str) -> str:
    """Why something met in a folder was left out."""
    return SKIPS.get(code, f"({code}).")


def finding(code: str) -> str:
    """What is wrong with a part of a vault."""
    return FINDINGS.get(code, f"damaged ({code}).")


def lint_finding(code: str, expected: str, found: str) -> str:
    """What is wrong with a place in a finished PDF."""
    return LINT.get(code, "{code} (expected {expected}, found {found}).").format(
        code=code, expected=expected, found=found
    )


def _holdall(error: HoldallError) -> str:
    params = defaultdict(str, {key: str(value) for key, value in error.params.items()})
    reason = params["reason"] or ("group" if "group" in params else "")
    details = (f"{error.code}/{detail}" for detail in (reason, params["part"]))
    template = next((CODES[key] for key in (*details, error.code) if key in CODES), _UNKNOWN)
    params["code"] = error.code
    params["refusal"] = refusal(reason)
    return template.format_map(params)


def _system(error: OSError) -> str:
    words = SYSTEM.get(errorcode.get(error.errno or 0, ""))
    refused = f"the system refused: {error.strerror or type(error).__name__}. Nothing was left half done."
    text = words or refused
    return f"{error.filename}: {text}" if isinstance(error.filename, str) else text[0].upper() + text[1:]
