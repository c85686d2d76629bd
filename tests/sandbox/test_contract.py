"""Refusals carry one of the known reasons."""

from __future__ import annotations

import pytest

from holdall.errors import InputUnusableError
from holdall.sandbox.contract import Refusal, RefusedError


def test_a_refusal_is_an_unusable_input_with_a_reason() -> None:
    error = RefusedError(Refusal.TOO_LARGE, page=3)
    assert isinstance(error, InputUnusableError)
    assert (error.code, error.reason, error.params["page"]) == ("refused", Refusal.TOO_LARGE, 3)


def test_an_unknown_reason_is_a_mistake_in_our_code() -> None:
    with pytest.raises(ValueError, match="whim"):
        RefusedError("whim")
