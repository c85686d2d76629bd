"""Errors name what they are about, once."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from holdall.cli.naming import about
from holdall.errors import HoldallError, InputUnusableError, StoppedError


def notes(error: BaseException, *named: Path | str) -> list[str]:
    """What is noted on `error`, raised in blocks about these, the outermost first."""
    with pytest.raises(type(error)) as caught, ExitStack() as blocks:  # noqa: PT012 - the blocks are tested
        for it in named:
            blocks.enter_context(about(it))
        raise error
    return list(getattr(caught.value, "__notes__", ()))


@pytest.mark.parametrize("error", [InputUnusableError(), OSError(28, "full")])
def test_an_error_names_what_it_is_about(error: HoldallError | OSError) -> None:
    assert notes(error, Path("Дело 1.holdall")) == ["This is about: Дело 1.holdall"]


def test_the_innermost_counts() -> None:
    assert notes(InputUnusableError(), Path("v.holdall"), "nonsense") == ["This is about: nonsense"]


@pytest.mark.parametrize("error", [StoppedError(), RuntimeError("quoted")])
def test_a_stop_and_a_fault_are_about_nothing(error: BaseException) -> None:
    assert notes(error, "v.holdall") == []
