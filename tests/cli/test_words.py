from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import holdall
from holdall.cli.tables import CODES, FINDINGS, REFUSALS
from holdall.cli.words import finding, refusal, sentences
from holdall.errors import HoldallError, InputUnusableError, VaultError
from holdall.sandbox.contract import Refusal, RefusedError

WORDED_BY_THEIR_SUBCLASSES = {HoldallError, InputUnusableError, VaultError}


def every_error() -> list[type[HoldallError]]:
    for module in pkgutil.walk_packages(holdall.__path__, "holdall."):
        if not module.name.startswith("holdall.ui") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: list[type[HoldallError]] = []
    pending = [HoldallError]
    while pending:
        error = pending.pop()
        found.append(error)
        pending += error.__subclasses__()
    return [
        it for it in found if it not in WORDED_BY_THEIR_SUBCLASSES and it.__module__.startswith("holdall.")
    ]


def test_every_error_has_words_of_its_own() -> None:
    worded = {key.partition("/")[0] for key in CODES}
    missing = sorted({f"{it.code} ({it.__module__})" for it in every_error() if it.code not in worded})
    assert missing == []


def test_codes_are_not_shared_by_unrelated_errors() -> None:
    by_code: dict[str, type[HoldallError]] = {}
    for error in every_error():
        other = by_code.setdefault(error.code, error)
        assert issubclass(error, other) or issubclass(other, error), (error, other)


@pytest.mark.parametrize("reason", list(Refusal))
def test_every_refusal_has_words(reason: Refusal) -> None:
    assert str(reason) in REFUSALS
    assert refusal(reason) in sentences(RefusedError(reason))


def test_parameters_are_put_in_and_missing_ones_left_out() -> None:
    class WrongPageCountError(InputUnusableError):
        code = "wrong-page-count"

    text = sentences(WrongPageCountError(exhibit="B-2", expected=3, found=2))
    assert "exhibit B-2 has 2 pages where 3" in text
    assert "{" not in text


def test_an_error_without_words_still_says_its_code() -> None:
    class NewError(HoldallError):
        code = "brand-new"

    assert sentences(NewError()) == "Holdall could not do this (brand-new)."
    assert refusal("brand-new") == "it could not be read (brand-new)."
    assert finding("brand-new") == "damaged (brand-new)."


def test_sentences_are_whole() -> None:
    for table in (CODES, REFUSALS, FINDINGS):
        for key, text in table.items():
            assert re.search(r"([.…V]|FILE|\{refusal\})$", text), key
            assert "!" not in text, key
