"""The sentences themselves, by error code; `{name}` takes the error's parameter of that name.

A key is an error's `code`, or `code/reason` for a reason that needs its own words.
"""

from __future__ import annotations

REPAIR = (
    "Make a copy of the whole folder before trying anything else; then holdall repair V says what can be "
    "saved."
)

CODES: dict[str, str] = {
    # how the command was given
    "usage/passphrase-fd": (
        "--passphrase-fd {descriptor}: nothing can be read from that file descriptor. Open it for reading"
        " before starting Holdall, for example: holdall … --passphrase-fd 3 3<FILE"
    ),
    "usage/no-terminal": (
        "There is no terminal to ask for the passphrase on. Run Holdall in a terminal, or hand the "
        "passphrase over with --passphrase-fd N."
    ),
    "usage/unasked": (
        "Nobody could be asked whether to go on, so nothing was changed. Read what is said above; if that is "
        "what you want, give --yes too."
    ),
    "usage/unnamed": (
        "Nobody could be asked for the name of the vault's folder, so nothing was touched. Read what is said "
        "above; if that is what you want, give it with --name NAME."
    ),
    "name-differs": "That is not the name of this vault's folder. Nothing was touched.",
    "usage/no-such-page": "There is no page {page}; the last one is {pages}.",
    "usage/output-exists": "{path} exists already and is not overwritten. Choose another name.",
    "usage/output-folder": "There is no folder {path} to write to. Make it first, or choose another.",
    "usage/output-is-folder": "{path} is a folder. Name the file that is to be written.",
    "passphrase-unusable/empty": "The passphrase is empty. Nothing was opened or made.",
    "passphrase-unusable/no-new-one": (
        "The new passphrase is empty. Nothing was made or changed. From a file descriptor it is the line "
        "after what opens the vault."
    ),
    "passphrase-unusable/too-long": (
        "The passphrase is longer than {limit} bytes. Nothing was opened or made."
    ),
    "passphrase-unusable/not-text": "The passphrase is not valid UTF-8 text. Nothing was opened or made.",
    "usage/suggest-fd": (
        "--suggest needs somebody who reads and types; it does not go with --passphrase-fd. Nothing was made."
    ),
    "passphrase-unusable/too-short": (
        "A passphrase has at least {limit} characters; better are six or seven words. Nothing was made or "
        "changed."
    ),
    "passphrase-unusable/weak": "The passphrase was not taken. Nothing was made or changed.",
    "passphrase-unusable/mismatch": "The two passphrases differ. Nothing was made; try again.",
    "wrong-secret": (
        "This passphrase or recovery code does not open the vault. Check the keyboard layout and Caps "
        "Lock, and try again."
    ),
    "wrong-secret/group": (
        "The recovery code is mistyped in group {group} of nine. Compare that group with the sheet."
    ),
    "wrong-secret/replaced": (
        "This passphrase or recovery code opened the vault once, but was changed or revoked since. Use "
        "the one "
        "that took its place."
    ),
    "wrong-secret/rekeyed": (
        "This passphrase or recovery code opens an older copy of the key file only: the vault was given a "
        "new master key since. Use the passphrase that was kept, or the recovery code made then. Nothing "
        "was changed."
    ),
    "wrong-secret/not-a-passphrase": (
        "The vault was opened with its recovery code. To set a new passphrase: holdall recover V. "
        "Nothing was "
        "changed."
    ),
    "wrong-secret/not-a-recovery-code": (
        "This is a passphrase, not the recovery code. To change a passphrase that you know: holdall "
        "passphrase "
        "V. Nothing was changed."
    ),
    "slot-unusable/free": (
        "Nothing opens slot {slot}. holdall slots V lists those in use; nothing was changed."
    ),
    "slot-unusable/no-passphrase": (
        "Slot {slot} holds no passphrase. holdall slots V lists those that do; nothing was changed."
    ),
    "slot-unusable/full": (
        "All eight slots are in use. Free one first: holdall slots V --revoke N. Nothing was changed."
    ),
    "slot-unusable/known": (
        "This passphrase opens another slot already. Choose one that nobody else uses; nothing was changed."
    ),
    "slot-unusable/last": (
        "Slot {slot} is the only one left: without it nobody could open the vault. Nothing was changed."
    ),
    "slot-unusable/own": (
        "You opened the vault with slot {slot}. To revoke it, give another passphrase or the recovery "
        "code that "
        "opens the vault too. Nothing was changed."
    ),
    "recovery-code": "The recovery code is mistyped. Compare it with the sheet, group by group.",
    "stopped": "Stopped. What was finished is kept; nothing is left half done.",
    "stopped/erasing": (
        "Stopped half-way: nothing opens this vault any more. Give the command again to remove the rest."
    ),
    "stopped/rekeying": (
        "Stopped: the vault opens as before, and the recovery code shown now will not open it. What was "
        "made so far is kept in its folder: the same command goes on with it, with --discard it is removed."
    ),
    # what was named
    "not-found/none": "No {what} in this vault answers to that. holdall list V shows what there is.",
    "not-found/many": (
        "That could mean {matches} records of the vault. Give the id, or more of it or of the name."
    ),
    "not-found/not-in-bin": (
        "Nothing in the bin has an id that begins like one that was given. Nothing was changed. See: holdall"
        " bin V"
    ),
    "no-pdf": "This is no PDF, so it cannot be checked. Name a finished dossier, or another PDF.",
    "record-missing": "There is no record {record} in this vault. See: holdall list V",
    "not-a-vault": (
        "This is no vault: the folder holds no key file. Check the path; a vault's name ends in .holdall."
    ),
    "not-a-vault/nothing": "There is no such folder. Check the path; to make a new vault: holdall new V",
    "not-a-vault/file": "This is a file. A vault is a folder; check the path.",
    "not-a-vault/several": "There is more than one vault in this folder. Name the one that is meant.",
    "vault-exists/vault": "There is a vault here already. It was not touched; choose another name.",
    "vault-exists/not-empty": "The folder is not empty. It was not touched; choose a new name.",
    "vault-exists/not-a-folder": "There is a file of this name. It was not touched; choose another name.",
    # the vault
    "vault-busy": (
        "The vault is open in another window or command. Close it there, then try again; nothing was "
        "changed here."
    ),
    "vault-too-new": (
        "The vault was made by a newer Holdall (format {major}) that this one cannot read. Nothing was "
        "changed. Use a newer Holdall."
    ),
    "vault-read-only/medium": (
        "The vault lies on a medium that cannot be written to, so it is open for reading only. Copy the "
        "whole folder to another disk to change it."
    ),
    "vault-read-only/newer": (
        "The vault was last written by a newer Holdall, so this one only reads it. Nothing was changed. Use "
        "the newer Holdall to change it."
    ),
    "vault-read-only/unsettled": (
        "The vault was not closed properly, and here it cannot be written to, so it was not opened. Open it "
        "once on a disk that can be written to, with the Holdall that was used last."
    ),
    "search-index-lost": (
        "The index of words was damaged and removed. Nothing else is lost: search again to make it anew."
    ),
    "vault-closed": "The vault was locked while the work was under way. Open it and start again.",
    "vault-damaged/key": (
        "Both copies of the vault's key file (vault.key, vault.key2) are damaged: without one nobody can "
        "open it, and no repair helps. Look for another copy of the whole folder."
    ),
    "vault-damaged/head": (
        "Both records of the state that the vault was left in (head.a, head.b) are damaged or missing. "
        "Nothing was changed. " + REPAIR
    ),
    "vault-damaged/index": (
        "The vault's database (index.db), the list of everything in it, is damaged or missing. Nothing was "
        "changed. " + REPAIR
    ),
    "vault-damaged/snapshot": (
        "The spare copy of the database is damaged. Nothing was changed. Choose another, or another way."
    ),
    "vault-damaged/write-failed": (
        "The disk or stick gave something else back than was written to it: it may be failing. Copy the "
        "whole folder to another one and try again there."
    ),
    "vault-damaged/folder": (
        "In the vault's folder there is something that Holdall never puts there, such as a link that leads "
        "elsewhere. Nothing was opened. Take it away if you know what it is, or use another copy."
    ),
    "vault-damaged/two-vaults": (
        "vault.key and vault.key2 in this folder belong to two different vaults, and nothing shows that what "
        "this passphrase opens is this vault's. Nothing was changed. Move the one that belongs elsewhere out "
        "of the folder, keep it, and try again."
    ),
    "vault-changed-outside": (
        "The vault's database is not the one that Holdall left: it was changed or damaged outside. "
        "Nothing was changed now. " + REPAIR
    ),
    "repair-impossible/no-snapshot": (
        "There is no such spare copy of the database that could be used. Nothing was changed. Try without "
        "--from-snapshot and --snapshot."
    ),
    "repair-impossible/no-blobs": (
        "No stored original is left in the folder blobs that could be read. Nothing was changed. If "
        "vault.key and vault.key2 came from another vault, put this vault's own back; else look for "
        "another copy of the whole folder."
    ),
    "erase-incomplete": (
        "The medium did not take what was written, so the vault could not be erased; perhaps it still opens. "
        "Try again. If that fails, too, only destroying the medium helps."
    ),
    "stored-files-unknown": (
        "The vault holds stored originals that its database does not list ({count}); a new master key would "
        "leave them behind. Take them in with holdall repair V, then give this command again."
    ),
    "newer-keys": (
        "The vault's folder holds a later state of it ({folder}) under newer keys: an older vault.key was "
        "put back. Nothing was changed. Put the newer vault.key and vault.key2 back from another copy. If "
        "there is none left, nobody can open that state, and this one can be gone on with: copy the whole "
        "vault and keep the copy, in case a newer vault.key turns up; then move the folder {folder} out of "
        "the vault, and nothing else. What was put in and written under the newer keys is then in that copy "
        "alone."
    ),
    "rekey-unfinished/commit": (
        "The medium did not take the last step. Nothing is lost, but whether the new master key counts or "
        "the old one will show: keep both recovery codes, the one shown now and the one before. Give the "
        "command again once the medium is well; it ends either way."
    ),
    "rekey-unfinished/removal": (
        "The vault has its new master key: the passphrase and the new recovery code open it. What the old "
        "key opened could not be removed yet. Open the vault once more when the medium is well: it is "
        "removed when it is closed."
    ),
    "vault-space": (
        "There is too little room where the vault lies: {needed} MiB are needed, {free} MiB are free. "
        "Nothing was changed. Make room, or copy the whole folder to a larger disk, and try again."
    ),
    "blob-unreadable": (
        "A stored original ({blob}) is {reason}. The others are not affected; holdall verify names all "
        "that are."
    ),
    "original-damaged": (
        "A stored original ({item}) is not the file that was put in. holdall verify names all that are "
        "damaged."
    ),
    "record-unreadable": (
        "A record in the vault is not one that this version understands ({path}: {reason}). Nothing was "
        "changed."
    ),
    "authentication": "Sealed data in the vault was changed or damaged. Nothing was changed now.",
    "kdf-bounds": (
        "The vault's key file asks for an amount of work or memory outside what is safe: it is damaged or"
        " forged. Nothing was opened."
    ),
    "secret-wiped": "The vault was locked while the work was under way. Open it and start again.",
    # typed values
    "date-not-understood": "A date cannot be told. Write it as 2022-03-06, 2022-03 or 2022.",
    "mrz-unreadable": "The machine-readable zone cannot be read. Type every character of every line.",
    "rule-table": "The rule table {table} that Holdall brings along is damaged. Install Holdall again.",
    # files that come in
    "source-unreadable": "A file could not be read. Check that its medium is still there.",
    "refused": "A file cannot be used: {refusal}",
    "protocol": (
        "The locked-down process that opens foreign files answered in a way that it never should. Do not "
        "trust the file that was being read."
    ),
    "worker-unavailable": (
        "The locked-down process that opens foreign files cannot be started on this computer, so no file "
        "was opened."
    ),
    # dossiers
    "plan-file-unusable/unreadable": "The plan file cannot be read. Check its path.",
    "plan-file-unusable/too-large": "The plan file is too large to be a plan.",
    "plan-file-unusable/not-text": "The plan file is not UTF-8 text. Save it as UTF-8.",
    "plan-file-unusable/not-toml": ("The plan file is no TOML: see line {line}. The manual shows the form."),
    "plan-file-unusable/unknown-key": (
        "The plan file has “{key}”, which means nothing here. Known: {known}."
    ),
    "plan-file-unusable/wrong-type": "The plan file: “{key}” must be {wanted}.",
    "plan-file-unusable/missing": "The plan file: “{key}” is missing.",
    "plan-file-unusable/not-found": (
        "The plan file: nothing in the vault answers to “{key}”. See: holdall list V"
    ),
    "plan-file-unusable/ambiguous": (
        "The plan file: more than one thing in the vault answers to “{key}”. Use the id. See: holdall list V"
    ),
    "plan-file-unusable/twice": "The plan file: “{key}” is a paper that is an exhibit already.",
    "profile-unknown": "There is no profile {profile}. holdall dossier --help lists them.",
    "dossier-empty": (
        "There is no exhibit to put into the dossier. Add papers first, or name them in the plan."
    ),
    "applicant-missing": (
        "The dossier has no applicant with a name. Add a person to the vault, or name one in the plan "
        "(applicant = …)."
    ),
    "person-missing": "The plan names a person who is not in the vault any more ({item}).",
    "event-missing": "The plan names an event that is not in the vault any more ({item}).",
    "exhibit-missing": "The plan names a paper that is not in the vault any more ({item}).",
    "exhibit-twice": (
        "A paper is an exhibit twice ({item}); references to it would be ambiguous. Name it once."
    ),
    "exhibit-empty": (
        "An exhibit has no file with pages ({item}). Add its file, or take it out of the plan."
    ),
    "exhibit-file-unusable": (
        "A file of an exhibit ({item}) cannot be shown: {refusal} Replace the file, or take the exhibit out."
    ),
    "exhibit-untitled": "An exhibit has no title ({item}). Give it one in the plan or in the vault.",
    "section-unknown": "An exhibit ({item}) is in section “{section}”, which this profile does not have.",
    "reference-unknown": (
        "The statement refers to a paper that is no exhibit ({item}). Add it, or change the text."
    ),
    "caption-field": (
        "The plan's field “{field}” is not one of this profile, or its value is not one of the choices. "
        "Known: {known}."
    ),
    "glyph-missing": (
        "No font in Holdall can draw the character {character} (record {item}, {part}). Nothing was "
        "written, because it would be missing on the page."
    ),
    "divider-overflow": (
        "An exhibit's title is too long for its divider page ({item}). Give it a shorter one in the plan."
    ),
    "typesetting": "The dossier's own pages could not be set ({reason}). Nothing was written.",
    "plan-unusable": "The plan cannot become a dossier. Nothing was written.",
    "malformed-chunk": (
        "While an exhibit was read, the locked-down process answered in a way that an honest file never "
        "causes. Nothing was written; do not trust that file."
    ),
    "stamp-glyph-missing": "The page stamp contains a character that its font cannot draw ({codepoint}).",
    "wrong-page-count": (
        "A file of exhibit {exhibit} has {found} pages where {expected} were counted when it was added "
        "({file}). Nothing was written."
    ),
    "exhibit-refused": (
        "A file of exhibit {exhibit} cannot be used ({file}): {refusal} Nothing was written."
    ),
    "audit": (
        "The finished dossier disagreed with its plan (exhibit {exhibit}, page {page}: {problem}) and was"
        " deleted. This is a fault in Holdall; please report it."
    ),
    # export
    "target-unusable/not-empty": (
        "The folder is not empty. Nothing was written; choose a new or empty folder."
    ),
    "target-unusable/not-a-folder": "There is a file of this name. Nothing was written; choose a folder.",
    "target-unusable/not-writable": (
        "The folder cannot be made there. Check that the place exists and can be written to."
    ),
}

REFUSALS: dict[str, str] = {
    "damaged": "it is damaged and cannot be shown whole. Ask for it again, or for a scan of it.",
    "password-needed": "it is locked with a password. Save a copy without the password, and add that.",
    "dynamic-form": "it is a form that only Adobe Reader shows. Print it there to a PDF, and add that.",
    "unsupported": (
        "it is of a kind that cannot be shown. PDF, JPEG, PNG, TIFF, WebP, HEIC, DOCX, ODT and TXT can."
    ),
    "empty": "it is empty.",
    "too-large": "it is too large, or unfolds into something too large.",
    "out-of-memory": "it needs more memory than a file is given. It may be built to do harm.",
    "too-slow": "it took too long to read. It may be built to do harm.",
    "crashed": ("the program that reads it crashed, in its locked-down process. It may be built to do harm."),
    "unreadable": "it is not there, or the system does not let it be read.",
}
"""Why a file was not taken, or cannot be shown, after “NAME: ”."""

SKIPS: dict[str, str] = {
    "hidden": "it is hidden, or strewn about by the system. Name it to add it.",
    "link": "it is a link. Name it, or what it leads to, to add that.",
    "vault": "it is the vault itself.",
    "not-a-file": "it is a device or a pipe.",
}
"""Why something in a folder was left out, after “NAME: ”."""

FINDINGS: dict[str, str] = {
    "key-copy-damaged": (
        "one of the two copies of the key file is damaged. The other still opens the vault."
    ),
    "head-copy-damaged": (
        "this copy of the head record is damaged. The other is good, unless it is named too."
    ),
    "index-damaged": "the database is damaged.",
    "blob-missing": "the stored original is missing from the folder.",
    "blob-damaged": "the stored original is damaged.",
    "blob-mismatch": "the stored original is not the one that was put in.",
    "blob-padding-damaged": (
        "the stored original is whole; filler after it in the same file is damaged. The disk may be failing."
    ),
    "blob-set-mismatch": "the set of stored originals is not the one that the last session left.",
    "thumbnail-missing": "its small preview picture is missing. The original is not affected.",
    "thumbnail-damaged": "its small preview picture is damaged. The original is not affected.",
    "thumbnail-mismatch": "its small preview picture is not the one that was made. The original is well.",
    "thumbnail-padding-damaged": "filler after its small preview picture is damaged. Nothing is lost.",
    "rendition-missing": "the pages made of it are missing and made again when shown. The original is well.",
    "rendition-damaged": "the pages made of it are damaged and made again when shown. The original is well.",
    "rendition-mismatch": "the pages kept for it are not those that were made of it. The original is well.",
    "rendition-padding-damaged": "filler after the pages made of it is damaged. Nothing is lost.",
    "link-missing": "a record refers to something that is not there.",
    "record-unreadable": "a record cannot be read.",
    "sync-conflict": (  # N12 of the threat model
        "a sync program left this copy because two computers wrote at once. Holdall does not use it. What "
        "was written on the other computer may be there alone: look there first, then move this file away."
    ),
    "snapshot-damaged": "a spare copy of the database is damaged; a repair would not use it.",
    "newer-keys": (
        "this folder holds a later state of the vault under newer keys: an older vault.key was put back. It "
        "is kept. Put the newer vault.key and vault.key2 back from another copy of the vault to open it. If "
        "there is none left, nobody can; as long as the vault opens as it is, it can be gone on with: copy "
        "the whole vault and keep the copy, in case a newer vault.key turns up; then move this folder out of "
        "the vault, and nothing else. What was put in and written under the newer keys is then in that copy "
        "alone."
    ),
    "stored-file-unknown": (
        "it is stored in the vault, but the database does not list it: an import was cut off, or a sync "
        "program put an older database back. It is kept. Take it in with: holdall repair V"
    ),
}
"""What is wrong with a part of a vault, after “NAME: ”."""

SYSTEM: dict[str, str] = {
    "ENOSPC": "the disk is full. Nothing is left half done. Make room, then give the command again.",
    "EDQUOT": "no more may be stored here. Nothing is left half done. Make room, then try again.",
    "EROFS": "nothing can be written there, it is set to reading only. Choose another place.",
    "EACCES": "the system does not allow it. Check who may read and write it, or choose another place.",
    "EPERM": "the system does not allow it. Check who may read and write it, or choose another place.",
    "ENOENT": "there is no such file or folder. Check the path.",
    "EEXIST": "it is there already and is not overwritten. Choose another name.",
    "EISDIR": "it is a folder. Name a file.",
    "ENOTDIR": "a part of the path is a file, not a folder. Check the path.",
    "ENAMETOOLONG": "the name is too long. Choose a shorter one.",
    "EIO": "the disk or stick could not be read or written to. Check that it is still there.",
    "ENODEV": "the disk or stick could not be read or written to. Check that it is still there.",
    "ENXIO": "the disk or stick could not be read or written to. Check that it is still there.",
}
"""What the system refused, by the name of its error number, after “NAME: ”."""
