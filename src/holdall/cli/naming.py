"""Names for what an error is about, added to it as notes for the person at the screen; words no error."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.errors import HoldallError, StoppedError

if TYPE_CHECKING:
    from holdall.vault.vault import Vault


@contextmanager
def about(what: Path | str) -> Generator[None]:
    """Make an error in the block name what it is about: a file, a folder, or what was given for a record.

    Of blocks in blocks the innermost counts; one that the user stopped is about nothing.
    """
    try:
        yield
    except StoppedError:
        raise
    except (HoldallError, OSError) as error:
        if not getattr(error, "__notes__", ()):
            error.add_note(f"This is about: {what}")
        raise


@contextmanager
def items_named(vault: Vault) -> Generator[None]:
    """Make an error in the block say what the records in its parameters are called."""
    from holdall.case.record import is_id

    try:
        yield
    except HoldallError as error:
        for value in error.params.values():
            if isinstance(value, str) and is_id(value):
                with suppress(HoldallError):
                    error.add_note(f"{value} is “{vault.records.get(value).title_text}”.")
        raise
