"""What erasing a vault would do, cannot do and did, in sentences for people; it knows no vault on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdall.vault.erasing import Erased

# N6 of the threat model
_WARNING = """\
This destroys the vault {path}
for everybody, you included: every original, everything written about them, the spare copies, the key file.
No passphrase and no recovery code brings anything back. Files in the folder that are not the vault's stay.

What it cannot do: sticks, memory cards and SSDs may keep old copies of what was overwritten, and a
laboratory may find them. Other copies of the vault, in backups, with a sync service, on other sticks, are not
touched and open as before. Dossiers and exports that you saved stay where they are."""
_DONE = "Erased: nothing opens this vault any more. The key file and {files} others were overwritten."
_GONE = "Its files are removed."
_FAILED = (
    "{failed} files could not be overwritten. Whoever copied the file vault.key away before may still read "
    "what can be found of them on the medium."
)
_UNREMOVED = "These could not be removed (they open with nothing now). Give the command again:"
_LEFT = "These are not the vault's and stay as they were; look whether they tell more than they should:"


def warning(path: Path) -> str:
    """What would be destroyed, and what nobody can promise."""
    return _WARNING.format(path=path)


def outcome(done: Erased) -> list[str]:
    """Lines on what came of it."""
    lines = [_DONE.format(files=done.files)]
    lines += [_UNREMOVED, *_listed(done.unremoved)] if done.unremoved else [_GONE]
    if done.failed:
        lines.append(_FAILED.format(failed=done.failed))
    return lines + ([_LEFT, *_listed(done.left)] if done.left else [])


def _listed(names: tuple[str, ...]) -> list[str]:
    return [f"  {name}" for name in names]
