"""Words for every kind, every error, every step; amounts and dates as people read them."""

from __future__ import annotations

import errno
import sys
from datetime import date

import pytest

from holdall.carry.new_file import OutputError
from holdall.case.dates import PartialDate
from holdall.errors import HoldallError, InputUnusableError, StoppedError, WrongSecretError
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.ui.wording import amounts, dates, errors, kinds, limits
from holdall.vault.errors import (
    NotAVaultError,
    RekeyUnfinishedError,
    VaultBusyError,
    VaultDamagedError,
    VaultReadOnlyError,
)


@pytest.mark.parametrize("kind", list(kinds._WORDS))
def test_every_value_has_a_name_of_its_own(kind):
    names = [text for _, text in kinds.choices(kind)]
    assert len(names) == len(list(kind)) == len(set(names))
    assert all(names)


@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_has_its_sentence(refusal):
    sentence = errors.explain(RefusedError(refusal))
    assert sentence == errors.reason(refusal.value)
    assert sentence != errors.reason("never heard of")


def all_errors(base: type[HoldallError]) -> list[type[HoldallError]]:
    return [base, *(each for sub in base.__subclasses__() for each in all_errors(sub))]


def test_every_error_ends_in_a_full_stop_and_shows_no_code():
    for error in all_errors(HoldallError):
        instance = error(Refusal.EMPTY) if error is RefusedError else error.__new__(error)
        instance.params = getattr(instance, "params", {})
        sentence = errors.explain(instance)
        assert sentence.endswith("."), error
        assert error.code not in sentence or "-" not in error.code


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WrongSecretError(), "passphrase"),
        (WrongSecretError(reason="rekeyed"), "new keys since"),
        (WrongSecretError(reason="replaced"), "changed or revoked since"),
        (VaultBusyError(), "open in another"),
        (RekeyUnfinishedError(reason="commit"), "keep both recovery codes"),
        (RekeyUnfinishedError(reason="removal"), "could not be removed yet"),
        (NotAVaultError(), "not a Holdall"),
        (VaultDamagedError(part="head", reason="x"), "damaged"),
        (VaultDamagedError(part="key", reason="checksum"), "Both copies of the vault's key file"),
        (VaultDamagedError(part="key", reason="two-vaults"), "belong to two different vaults"),
        (VaultReadOnlyError(reason="medium"), "cannot be written to where it lies"),
        (VaultReadOnlyError(reason="newer"), "last written by a newer Holdall"),
        (VaultReadOnlyError(reason="unsettled"), "not closed properly"),
        (StoppedError(), "Stopped"),
        (InputUnusableError(), "cannot be used"),
        (OSError(errno.ENOSPC, "full"), "disk is full"),
        (PermissionError(errno.EACCES, "no"), "Access was refused"),
        (FileNotFoundError(errno.ENOENT, "no", "/vault/index.db"), "“index.db”: This is not there any more"),
        (OSError(errno.EIO, "bad"), "could not be read or written to"),
        (OSError(errno.EROFS, "no"), "cannot be written to"),
        (OSError("no number"), "could not be read or written to"),
        (OutputError(errno.EACCES, "no", "/stick/a.pdf"), "“a.pdf”: This place cannot be written to"),
        (OutputError(errno.ENOENT, "no", "/stick/a.pdf"), "“a.pdf”: This place cannot be written to"),
        (OutputError(errno.EIO, "no", "/stick/a.pdf"), "“a.pdf”: This place cannot be written to"),
        (OutputError(errno.EFBIG, "no", "/stick/a.pdf"), "“a.pdf”: This disk takes no file that large"),
        (OutputError(errno.ENOSPC, "no", "/stick/a.pdf"), "“a.pdf”: The disk is full"),
        (KeyError("secret"), "Something went wrong"),
    ],
)
def test_known_errors(error, words):
    assert words in errors.explain(error)


def test_unknown_errors_never_show_their_own_text():
    assert "canary" not in errors.explain(ValueError("canary"))


def test_sizes():
    assert amounts.size(1_500_000) == "1.5\u00a0MB"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "less than a minute left"),
        (61, "about 1 minute left"),
        (150, "about 2 minutes left"),
        (9000, "about 2 hours left"),
    ],
)
def test_time_left_is_rough(language, seconds, words):
    language.use("en")
    assert amounts.time_left(seconds) == words


def test_dates_are_not_broken_across_lines(qapp):
    assert dates.day(date(2026, 11, 23)) == "23\u00a0Nov\u00a02026"
    assert dates.partial(None) == ""
    assert " " not in dates.partial(PartialDate("2022-03", approximate=True))


def test_limits_are_sentences():
    assert all(text.endswith(".") for text in limits.limits())


@pytest.mark.parametrize("by_code", [False, True])
@pytest.mark.parametrize(("reason", "words"), [("rekeyed", "new keys since"), ("replaced", "revoked since")])
def test_what_opened_the_vault_once_is_told_so_however_it_was_typed(reason, words, by_code):
    error = WrongSecretError(reason=reason)
    said = errors.refusal(error, "English", by_code=by_code, in_other_layout=True)
    assert words in said
    assert "Keyboard" not in said


@pytest.mark.parametrize(("platform", "told"), [("linux", False), ("win32", True), ("darwin", True)])
def test_where_the_walls_are_thinner_it_is_said(monkeypatch, platform, told):
    monkeypatch.setattr(sys, "platform", platform)
    assert ("Windows" in limits.limits()[-1]) is told
