"""A power cut or a disk error at any file operation leaves the vault as before or as after, never between.

Operations of the database library itself are not cut here; a cut copies its files as they are, which is
what a killed process leaves.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace

import pytest

from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.errors import WrongSecretError
from holdall.vault.errors import NotAVaultError, RecordMissingError
from holdall.vault.vault import Vault

NEW = "new passphrase"
NEW_CODE = "0000-0000-0000-0000-0000-0000-0000-0000-N2KM"


def _open(path, sample):
    """The vault, and all the secrets that open it."""
    opened = []
    for secret in (sample.passphrase, sample.code, NEW, NEW_CODE):
        with suppress(WrongSecretError):
            Vault.open(path, Secret.from_text(secret), env=sample.env).close()
            opened.append(secret)
    return Vault.open(path, Secret.from_text(opened[0]), env=sample.env), opened


def _state(path, sample, *, torn=False, leaves=frozenset()):
    """Everything a user could see, after checking that all of it is sound, but for a copy torn just now and
    what a cut `leaves`."""
    if torn:
        _open(path, sample)[0].close()
    vault, secrets = _open(path, sample)
    with vault:
        assert {finding.code for finding in vault.verify()} <= leaves
        files = vault.records.all(StoredFile)
        contents = [vault.blobs.open(file.id).read() for file in files]
        return vault.records.all(Person), vault.records.all(Paper), files, contents, secrets


def _add(vault, sample, tools):
    tools.add_file(vault, b"new evidence" * 2000, "new.jpg")


def _edit(vault, sample, tools):
    with vault.records.transaction("edit") as transaction:
        transaction.put(replace(sample.paper, title="Другая"))


def _delete(vault, sample, tools):
    with vault.records.transaction("delete") as transaction:
        transaction.delete(sample.file.id)


def _undo(vault, sample, tools):
    vault.records.undo()


def _empty_bin(vault, sample, tools):
    with suppress(RecordMissingError):  # done before the disk failed
        _delete(vault, sample, tools)
    vault.empty_bin()


def _settle(vault, sample, tools):
    _edit(vault, sample, tools)
    vault.settle()


def _close(vault, sample, tools):
    _edit(vault, sample, tools)
    vault.close()


def _change_passphrase(vault, sample, tools):
    vault.slots.change_passphrase(Secret.from_text(NEW))


def _add_passphrase(vault, sample, tools):
    vault.slots.add_passphrase(Secret.from_text(NEW))


def _revoke(vault, sample, tools):
    vault.slots.revoke(2)


def _new_recovery_code(vault, sample, tools):
    vault.slots.set_recovery_code(Secret.from_text(NEW_CODE))


def _recover(vault, sample, tools):
    vault.slots.unlocked = vault.slots.unlocked.opened_by(1)
    vault.slots.recover(Secret.from_text(NEW))


SLOTS = [_change_passphrase, _add_passphrase, _revoke, _new_recovery_code, _recover]
SCENARIOS = [_add, _edit, _delete, _undo, _empty_bin, _settle, _close, *SLOTS]


def _operations(scenario, sample, tools, tmp_path):
    """Names of the file operations that a scenario does."""
    target = sample.copy(tmp_path / "counted")
    fs = tools.FaultyFileSystem()
    vault = target.open(fs=fs)
    skipped = len(fs.log)
    scenario(vault, target, tools)
    log = fs.log[skipped:]
    vault.close()
    return log


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__[1:])
def test_a_power_cut_leaves_before_or_after(scenario, sample, tools, tmp_path):
    before = _state(sample.path, sample)
    log = _operations(scenario, sample, tools, tmp_path)
    assert log
    after = _state(tmp_path / "counted", sample)
    middle = _middle(scenario, sample, tools, tmp_path)
    seen = []
    leaves = {"stored-file-unknown"} if scenario is _add else frozenset()
    for number, name in enumerate(log):
        for torn in {False, name == "write_at"}:
            victim = sample.copy(tmp_path / "victim")
            fs = tools.FaultyFileSystem()
            vault = victim.open(fs=fs)
            tools.power_cut(fs, victim.path, tmp_path / "image", torn=torn)
            fs.at = len(fs.log) + number
            with pytest.raises(tools.PowerCut):
                scenario(vault, victim, tools)
            with suppress(tools.PowerCut):
                vault.close()
            state = _state(tmp_path / "image", sample, torn=torn, leaves=leaves)
            assert _same(state, before) or _same(state, middle) or _same(state, after), (number, name, torn)
            seen.append(_same(state, before))
            for leftover in ("victim", "image"):
                shutil.rmtree(tmp_path / leftover)
    assert seen == sorted(seen, reverse=True)  # once it has happened it stays


def _middle(scenario, sample, tools, tmp_path):
    """The state between two steps, for a scenario that makes two."""
    if scenario is not _empty_bin:
        return None
    target = sample.copy(tmp_path / "middle")
    with target.open() as vault:
        _delete(vault, target, tools)
    return _state(tmp_path / "middle", sample)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__[1:])
def test_a_disk_error_leaves_before_or_after_and_the_work_can_be_repeated(scenario, sample, tools, tmp_path):
    before = _state(sample.path, sample)
    log = _operations(scenario, sample, tools, tmp_path)
    after = _state(tmp_path / "counted", sample)
    middle = _middle(scenario, sample, tools, tmp_path)
    for number in range(len(log)):
        victim = sample.copy(tmp_path / "victim")
        fs = tools.FaultyFileSystem(fault=tools.disk_error(tools.ERRORS[number % len(tools.ERRORS)]))
        vault = victim.open(fs=fs)
        fs.at = len(fs.log) + number
        try:
            scenario(vault, victim, tools)
        except OSError:
            if vault.is_open and scenario is not _undo:
                scenario(vault, victim, tools)  # on a disk that is well again
        fs.at = None
        vault.close()
        state = _state(victim.path, sample)
        assert _same(state, before) or _same(state, middle) or _same(state, after), (number, log[number])
        shutil.rmtree(victim.path)


def _same(state, other):
    """Equal but for ids of files, which are random, and files put in twice."""
    if other is None:
        return False
    return state[:2] == other[:2] and set(state[3]) == set(other[3]) and state[4] == other[4]


def test_a_power_cut_while_creating_leaves_no_vault_or_an_empty_one(fast_env, tools, tmp_path):
    fs = tools.FaultyFileSystem()
    vault, _ = Vault.create(tmp_path / "counted", Secret(b"p"), env=replace(fast_env, fs=fs))
    log = list(fs.log)
    vault.close()
    outcomes = []
    last = len(log) - 14  # only of the key files, written last, does it matter whether they are torn
    for number, name in enumerate(log):
        for torn in {False, name == "write_at" and number > last}:
            root, image = tmp_path / "victim", tmp_path / "image"
            fs = tools.FaultyFileSystem(at=number)
            tools.power_cut(fs, root, image, torn=torn)
            with pytest.raises(tools.PowerCut):
                Vault.create(root, Secret(b"p"), env=replace(fast_env, fs=fs))
            outcomes.append(_after_creation(image, fast_env))
            for leftover in (root, image):
                shutil.rmtree(leftover, ignore_errors=True)
    assert outcomes == sorted(outcomes)
    assert set(outcomes) == {False, True}


def _after_creation(image, env):
    """Whether there is a vault, which is empty and sound; if not, that one can be made in its place."""
    try:
        vault = Vault.open(image, Secret(b"p"), env=env)
    except NotAVaultError:
        vault, _ = Vault.create(image, Secret(b"p"), env=env)
        exists = False
    else:
        exists = True
    with vault:
        assert {finding.code for finding in vault.verify()} <= {"key-copy-damaged"}
        assert vault.summary.records == {}
    return exists
