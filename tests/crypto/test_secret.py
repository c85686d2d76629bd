"""Secrets are hidden, normalised and wiped."""

from __future__ import annotations

import pytest

from holdall.crypto import memory_lock
from holdall.crypto.errors import SecretWipedError
from holdall.crypto.secret import Secret


def test_text_is_the_same_from_composed_and_decomposed_input():
    composed, decomposed, wide = "пароль й é", "пароль и\u0306 e\u0301", "ｐ"
    assert bytes(Secret.from_text(composed).view()) == composed.encode()
    first, second = Secret.from_text(composed), Secret.from_text(decomposed)
    assert first.view() == second.view()
    narrow = Secret.from_text(wide)
    assert bytes(narrow.view()) == b"p"


def test_nothing_is_shown():
    assert repr(Secret(b"hunter2")) == str(Secret(b"hunter2")) == "Secret(…)"


def test_wiping_zeroes_the_live_buffer_and_refuses_further_use():
    secret = Secret(b"hunter2")
    view = secret.view()
    secret.wipe()
    assert bytes(view) == bytes(7)
    assert len(secret) == 0
    with pytest.raises(SecretWipedError):
        secret.view()
    secret.wipe()


def test_leaving_the_block_wipes():
    with Secret(b"hunter2") as secret:
        view = secret.view()
    assert bytes(view) == bytes(7)


def test_collecting_wipes():
    secret = Secret(b"hunter2")
    view = secret.view()
    del secret
    assert bytes(view) == bytes(7)


def test_a_secret_is_locked_in_memory_while_it_lives(monkeypatch):
    calls = []
    monkeypatch.setattr(memory_lock, "lock", lambda address, size: calls.append(("lock", size)) or True)
    monkeypatch.setattr(memory_lock, "unlock", lambda address, size: calls.append(("unlock", size)) or True)
    Secret(b"hunter2").wipe()
    assert calls == [("lock", 7), ("unlock", 7)]


def test_an_empty_secret_needs_no_lock():
    secret = Secret(b"")
    assert len(secret) == 0
    assert bytes(secret.view()) == b""


def test_a_system_without_locking_is_no_error(monkeypatch):
    monkeypatch.setattr(memory_lock, "lock", lambda address, size: False)
    with Secret(b"hunter2") as secret:
        assert bytes(secret.view()) == b"hunter2"
