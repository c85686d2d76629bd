"""Sentences for errors: what happened, what it means, what to do; the only place that words them."""

from __future__ import annotations

import errno
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from holdall.carry.new_file import OutputError
from holdall.errors import HoldallError, WrongSecretError
from holdall.ui.translation import QT_TRANSLATE_NOOP
from holdall.ui.wording.amounts import size
from holdall.vault.errors import VaultSpaceError

_SENTENCES = {
    "wrong-secret": QT_TRANSLATE_NOOP("Errors", "This passphrase does not open the vault."),
    "wrong-secret/replaced": QT_TRANSLATE_NOOP(
        "Errors",
        "This opened the vault once, but was changed or revoked since. Use what took its place.",
    ),
    "wrong-secret/rekeyed": QT_TRANSLATE_NOOP(
        "Errors",
        "The vault has new keys since, and this opens only an older copy of its key file. Use the passphrase "
        "that was kept, or the recovery code made then.",
    ),
    "vault-damaged": QT_TRANSLATE_NOOP(
        "Errors",
        "The vault is damaged, or was changed outside Holdall. Nothing was written. Use your "
        "latest copy, or ask for help before trying again.",
    ),
    "vault-damaged/key": QT_TRANSLATE_NOOP(
        "Errors",
        "Both copies of the vault's key file are damaged. Without them nobody can open it, and no repair "
        "helps. Look for another copy of the whole vault folder.",
    ),
    "vault-damaged/two-vaults": QT_TRANSLATE_NOOP(
        "Errors",
        "The files “vault.key” and “vault.key2” in this folder belong to two different vaults, and nothing "
        "shows that what this passphrase opens is this vault's. Nothing was changed. Move the one that "
        "belongs elsewhere out of the folder, keep it, and try again.",
    ),
    "vault-damaged/folder": QT_TRANSLATE_NOOP(
        "Errors",
        "In the vault's folder there is something that Holdall never puts there, such as a link that leads "
        "elsewhere. Nothing was opened. Use another copy of the folder, or ask for help.",
    ),
    "vault-busy": QT_TRANSLATE_NOOP(
        "Errors", "The vault is open in another window or on another computer. Close it there first."
    ),
    "not-a-vault": QT_TRANSLATE_NOOP("Errors", "This folder is not a Holdall vault."),
    "vault-too-new": QT_TRANSLATE_NOOP(
        "Errors", "This vault was made by a newer Holdall. Open it with that one. Nothing was written."
    ),
    "vault-read-only/medium": QT_TRANSLATE_NOOP(
        "Errors",
        "The vault cannot be written to where it lies, so it can only be read. Copy the whole folder to "
        "another disk to change it.",
    ),
    "vault-read-only/newer": QT_TRANSLATE_NOOP(
        "Errors",
        "This vault was last written by a newer Holdall, so this one only reads it. Use the newer one to "
        "change it.",
    ),
    "vault-read-only/unsettled": QT_TRANSLATE_NOOP(
        "Errors",
        "The vault was not closed properly, and here it cannot be written to, so it was not opened. Open it "
        "once on a disk that can be written to, with the Holdall that was used last.",
    ),
    "search-index-lost": QT_TRANSLATE_NOOP(
        "Errors",
        "The index of words was damaged and removed. Nothing else is lost: search again to make it anew.",
    ),
    "vault-closed": QT_TRANSLATE_NOOP("Errors", "The vault was locked meanwhile. What was saved is safe."),
    "worker-unavailable": QT_TRANSLATE_NOOP(
        "Errors",
        "Files cannot be opened safely on this computer now, so none was opened. Start Holdall again.",
    ),
    "target-unusable": QT_TRANSLATE_NOOP("Errors", "This place cannot be written to. Choose another folder."),
    "vault-exists": QT_TRANSLATE_NOOP(
        "Errors", "There is already something with this name. Choose another name."
    ),
    "erase-incomplete": QT_TRANSLATE_NOOP(
        "Errors",
        "The medium did not take what was written, so the vault is not erased; perhaps it still opens. Try "
        "again. If that fails, too, only destroying the medium helps.",
    ),
    "stored-files-unknown": QT_TRANSLATE_NOOP(
        "Errors",
        "In the vault lie originals that its list does not name, and new keys would leave them behind. "
        "Unlock the vault, check it on the page Vault and take them in; then try again.",
    ),
    "newer-keys": QT_TRANSLATE_NOOP(
        "Errors",
        "The vault's folder holds a later state of it, under newer keys: an older key file was put back. "
        "Nothing was changed. Unlock the vault: the page Vault says what to do, also when there is no newer "
        "copy of it.",
    ),
    "rekey-unfinished/commit": QT_TRANSLATE_NOOP(
        "Errors",
        "The disk did not take the last step. Nothing is lost, but it is not certain whether the new keys "
        "count or the old ones: keep both recovery codes, the new one and the one before. Go on once the "
        "disk is well.",
    ),
    "rekey-unfinished/removal": QT_TRANSLATE_NOOP(
        "Errors",
        "What the old keys opened could not be removed yet. Open the vault and lock it again when the disk "
        "is well: then it is removed.",
    ),
    "vault-space": QT_TRANSLATE_NOOP(
        "Errors",
        "There is too little room where the vault lies: %1 are needed, %2 are free. Nothing was changed. "
        "Make room, or copy the whole folder to a larger disk, and try again.",
    ),
    "vault": QT_TRANSLATE_NOOP("Errors", "The vault cannot be used now. Nothing was written."),
    "stopped": QT_TRANSLATE_NOOP("Errors", "Stopped. What was finished is kept."),
    "input-unusable": QT_TRANSLATE_NOOP("Errors", "This cannot be used."),
    "disk-full": QT_TRANSLATE_NOOP("Errors", "The disk is full. Nothing is lost: make room and try again."),
    "not-writable": QT_TRANSLATE_NOOP("Errors", "This place cannot be written to. Choose another folder."),
    "system/too-large-there": QT_TRANSLATE_NOOP(
        "Errors",
        "This disk takes no file that large: FAT32, as on most sticks, ends at 4 GB. Choose another.",
    ),
    "system/refused": QT_TRANSLATE_NOOP(
        "Errors",
        "Access was refused. Allow your account to read and write there, or copy the whole folder to a place "
        "of your own.",
    ),
    "system/gone": QT_TRANSLATE_NOOP(
        "Errors",
        "This is not there any more. If it lies on a stick or a network disk, connect it again, then try "
        "once more.",
    ),
    "system/disk-failed": QT_TRANSLATE_NOOP(
        "Errors",
        "The disk could not be read or written to. See that it is connected and try again; if it fails "
        "again, copy everything to another disk.",
    ),
    "holdall": QT_TRANSLATE_NOOP(
        "Errors", "Something went wrong, and the work was stopped. What was saved is safe."
    ),
}
_SYSTEM = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "system/too-large-there",
    errno.EROFS: "not-writable",
    errno.EACCES: "system/refused",
    errno.EPERM: "system/refused",
    errno.ENOENT: "system/gone",
    errno.ENOTDIR: "system/gone",
    errno.ENODEV: "system/gone",
    errno.ENXIO: "system/gone",
}
"""What an answer of the system means when it is not known whether reading or writing was at work."""
_REASONS = {
    "damaged": QT_TRANSLATE_NOOP("Errors", "The file is damaged and cannot be read."),
    "password-needed": QT_TRANSLATE_NOOP("Errors", "The file is locked with a password of its own."),
    "unsupported": QT_TRANSLATE_NOOP("Errors", "This kind of file cannot be shown yet. It is kept as it is."),
    "empty": QT_TRANSLATE_NOOP("Errors", "The file is empty."),
    "too-large": QT_TRANSLATE_NOOP("Errors", "The file is too large to be opened safely."),
    "out-of-memory": QT_TRANSLATE_NOOP("Errors", "The file needs more memory than is safe to give it."),
    "too-slow": QT_TRANSLATE_NOOP("Errors", "The file takes too long to open."),
    "crashed": QT_TRANSLATE_NOOP(
        "Errors", "The file made its reader crash. It may be hostile. Nothing else was touched."
    ),
    "known": QT_TRANSLATE_NOOP("Errors", "This passphrase opens the vault already. Choose another."),
    "full": QT_TRANSLATE_NOOP(
        "Errors",
        "Eight passphrases and codes open this vault, and there is room for no more. Remove one first.",
    ),
    "no-snapshot": QT_TRANSLATE_NOOP(
        "Errors", "No spare copy of the list can be used any more. Nothing was changed. Choose another way."
    ),
    "no-blobs": QT_TRANSLATE_NOOP(
        "Errors",
        "Not one original is left that could be read. Nothing was changed. If the files “vault.key” and "
        "“vault.key2” were copied here from another vault, put this vault's own back; else look for another "
        "copy of the whole vault folder.",
    ),
    "last": QT_TRANSLATE_NOOP(
        "Errors", "Nothing else opens this vault, so this one cannot be revoked. Nothing was changed."
    ),
    "own": QT_TRANSLATE_NOOP(
        "Errors", "This is the one that you are revoking. Type another passphrase or the recovery code."
    ),
    "free": QT_TRANSLATE_NOOP("Errors", "Nothing opens with this number any more. Nothing was changed."),
    "not-found": QT_TRANSLATE_NOOP("Errors", "The file is no longer there."),
    "not-readable": QT_TRANSLATE_NOOP("Errors", "The file cannot be read: access was refused."),
}


def reason(code: str) -> str:
    """A sentence for a reason code of a refused file."""
    return QCoreApplication.translate("Errors", _REASONS.get(code, _SENTENCES["input-unusable"]))


def explain(error: BaseException) -> str:
    """A sentence for any error; unknown ones get the general sentence, never their own text."""
    if isinstance(error, VaultSpaceError):
        words = QCoreApplication.translate("Errors", _SENTENCES["vault-space"])
        return words.replace("%1", _mib(error, "needed")).replace("%2", _mib(error, "free"))
    if isinstance(error, HoldallError):
        if error.code not in _SENTENCES and (code := str(error.params.get("reason", ""))) in _REASONS:
            return reason(code)
        for detail in ("reason", "part"):
            if (code := f"{error.code}/{error.params.get(detail)}") in _SENTENCES:
                return QCoreApplication.translate("Errors", _SENTENCES[code])
        for known in type(error).__mro__:
            if (code := getattr(known, "code", "")) in _SENTENCES:
                return QCoreApplication.translate("Errors", _SENTENCES[code])
    if isinstance(error, OSError):
        return _system(error)
    return QCoreApplication.translate("Errors", _SENTENCES["holdall"])


def _system(error: OSError) -> str:
    """Names the file where the system did; the path would be too long for a line."""
    code = _SYSTEM.get(error.errno or 0, "system/disk-failed")
    if isinstance(error, OutputError) and code in {"system/refused", "system/gone", "system/disk-failed"}:
        code = "not-writable"
    words = QCoreApplication.translate("Errors", _SENTENCES[code])
    if not isinstance(error.filename, str):
        return words
    named = QCoreApplication.translate("Errors", "“%1”: %2")
    return named.replace("%2", words).replace("%1", Path(error.filename).name)


def _mib(error: VaultSpaceError, name: str) -> str:
    return size(int(error.params.get(name, 0)) << 20)


def refusal(
    error: BaseException, keyboard: str = "", *, by_code: bool = False, in_other_layout: bool = False
) -> str:
    """A sentence for an error after a secret was typed: its mistyped group, or its keyboard."""
    if not isinstance(error, WrongSecretError):
        return explain(error)
    if group := error.params.get("group"):
        words = QCoreApplication.translate("Errors", "Group %1 of the code is mistyped.")
        return words.replace("%1", str(group))
    if error.params.get("reason") == "not-a-passphrase":
        return QCoreApplication.translate("Errors", "This is the recovery code. Type the passphrase.")
    if error.params.get("reason") in ("replaced", "rekeyed"):
        return explain(error)
    if by_code:
        return QCoreApplication.translate("Errors", "This code does not open the vault.")
    parts = [explain(error)]
    if keyboard:
        parts.append(QCoreApplication.translate("Errors", "Keyboard: %1.").replace("%1", keyboard))
    if in_other_layout:
        parts.append(
            QCoreApplication.translate(
                "Errors",
                "It looks like words typed with the other keyboard language: switch it and type them again.",
            )
        )
    return " ".join(parts)
