from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

import holdall
from holdall.cli.console import printable
from holdall.cli.lint_table import LINT
from holdall.cli.tables import CODES, FINDINGS, REFUSALS, SKIPS, SYSTEM
from holdall.cli.words import finding, lint_finding, refusal, sentences, skipped
from holdall.errors import HoldallError, InputUnusableError
from holdall.jobs.import_sources import Skip
from holdall.sandbox.contract import Refusal, RefusedError
from holdall.vault.errors import ReadOnly, VaultDamagedError, VaultReadOnlyError

SOURCE = Path(holdall.__file__).parent
BASES = {"holdall", "input-unusable", "vault"}
"""Only subclasses of these are raised."""


def every_code() -> list[str]:
    """The `code` of every error class below the window, read from the sources."""
    declared = re.compile(
        r"^class \w+Error\(.*?^    code(?:: ClassVar\[str\])? = \"([a-z-]+)\"$", re.M | re.S
    )
    sources = [path for path in SOURCE.rglob("*.py") if "ui" not in path.relative_to(SOURCE).parts]
    return [code for path in sorted(sources) for code in declared.findall(path.read_text("utf-8"))]


def test_every_error_has_words_of_its_own() -> None:
    codes = every_code()
    assert len(codes) > 40
    worded = {key.partition("/")[0] for key in CODES}
    assert sorted(set(codes) - worded - BASES) == []


def test_no_code_means_two_things() -> None:
    codes = every_code()
    assert sorted({code for code in codes if codes.count(code) > 1}) == []


@pytest.mark.parametrize("reason", list(Refusal))
def test_every_refusal_has_words(reason: Refusal) -> None:
    assert str(reason) in REFUSALS
    assert refusal(reason) in sentences(RefusedError(reason))


@pytest.mark.parametrize("reason", [*ReadOnly, "unsettled"])
def test_every_reason_for_reading_only_has_words_of_its_own(reason: str) -> None:
    assert sentences(VaultReadOnlyError(reason=reason)) == CODES[f"vault-read-only/{reason}"]


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
    for table in (CODES, REFUSALS, SKIPS, FINDINGS, LINT, SYSTEM):
        for key, text in table.items():
            assert re.search(r"([.…V]|FILE|\{refusal\})$", text), key
            assert "!" not in text, key


def test_every_lint_finding_has_words() -> None:
    sources = (SOURCE / "dossier").glob("lint_*.py")
    codes = {
        it
        for path in sources
        for it in re.findall(r"\b(?:error|warning)\(\s*\"([a-z-]+)\"", path.read_text("utf-8"))
    }
    assert len(codes) > 20
    assert sorted(codes - set(LINT)) == []
    assert lint_finding("page-number", "3", "4") == "4 is stamped where 3 belongs."
    assert lint_finding("brand-new", "3", "4") == "brand-new (expected 3, found 4)."


def test_what_is_left_out_has_words() -> None:
    assert all(str(reason) in SKIPS or reason is Skip.UNREADABLE for reason in Skip)
    assert skipped("link") == SKIPS["link"]
    assert skipped("brand-new") == "(brand-new)."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "set to reading only"),
        (errno.EACCES, "the system does not allow it"),
        (errno.ENOENT, "there is no such file"),
        (errno.EISDIR, "it is a folder"),
        (errno.EIO, "Check that it is still there."),
    ],
)
def test_what_the_system_refused_is_said_with_a_remedy(number: int, words: str) -> None:
    named = sentences(OSError(number, os.strerror(number), "Дело 1.pdf"))
    assert named.startswith("Дело 1.pdf: ")
    assert words in named
    unnamed = sentences(OSError(number, os.strerror(number)))
    assert unnamed[0].isupper()
    assert words[1:] in unnamed


def test_another_refusal_of_the_system_keeps_its_own_words() -> None:
    assert sentences(OSError(errno.EMFILE, "Too many open files")) == (
        "The system refused: Too many open files. Nothing was left half done."
    )
    assert sentences(OSError("odd")) == "The system refused: OSError. Nothing was left half done."


def test_every_way_a_vault_can_be_damaged_has_words_without_codes() -> None:
    raised = re.compile(r"VaultDamagedError\(\s*part=\"([a-z]+)\", reason=\"([a-z-]+)\"")
    sources = [path.read_text("utf-8") for path in (SOURCE / "vault").glob("*.py")]
    found = {it for text in sources for it in raised.findall(text)}
    assert len(found) > 8
    for part, reason in found:
        text = sentences(VaultDamagedError(part=part, reason=reason))
        assert "vault-damaged" not in text
        assert f"{part}: {reason}" not in text


def test_a_name_without_any_unicode_is_shown_escaped() -> None:
    text = sentences(OSError(errno.ENOENT, "", "bad\udcff.pdf"))
    assert printable(text).startswith("bad\\udcff.pdf: there is no such file")
