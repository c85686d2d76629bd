from __future__ import annotations

import re

import pytest

from holdall.jobs.verify_vault import NamedFinding
from holdall.ui.wording.findings import _FINDINGS, finding, remedy, reminder
from holdall.vault.errors import Finding


def found(code: str, name: str = "scan.pdf") -> NamedFinding:
    return NamedFinding(code=code, item_id="0" * 32, name=name)


def test_every_code_of_a_check_has_its_own_words():
    codes = set(re.findall(r"`([a-z-]+)`", Finding.__doc__ or ""))
    small = {code.replace("blob-", derived) for code in codes if re.match(r"blob-(?!set)", code)
             for derived in ("thumbnail-", "rendition-")}  # fmt: skip
    assert codes | small == set(_FINDINGS)
    assert len({finding(found(code)) for code in codes | small}) == len(codes | small)


def test_the_file_is_named():
    assert finding(found("blob-damaged")) == "scan.pdf: the original is damaged."
    assert finding(found("blob-damaged", "")) == "A file without a name: the original is damaged."
    assert finding(found("new-kind-of-damage")) == "scan.pdf: something is wrong with it."


def test_the_advice_about_newer_keys_says_how_to_get_on_without_them():
    words = remedy([found("newer-keys", "g2"), found("newer-keys", "g3")])
    steps = (
        "vault.key and vault.key2",
        "nobody can open",
        "copy its whole folder",
        "move g2, g3 out of",
        "alone",
    )
    assert [words.index(step) for step in steps] == sorted(words.index(step) for step in steps)


@pytest.mark.parametrize(
    ("codes", "advice"),
    [
        (("snapshot-damaged", "thumbnail-missing"), "None of your papers is lost."),
        (("rendition-damaged", "rendition-mismatch"), "None of your papers is lost."),
        (("blob-padding-damaged", "thumbnail-padding-damaged"), "None of your papers is lost."),
        (("snapshot-damaged", "blob-missing"), "Do not delete anything."),
        (("stored-file-unknown", "blob-missing"), "Do not delete anything."),
        (("newer-keys", "snapshot-damaged"), "Do not delete anything, and put nothing new into this vault."),
        (("stored-file-unknown",), "Nothing is damaged. Take in what is not on the list:"),
    ],
)
def test_the_advice_says_whether_anything_is_lost(codes, advice):
    assert remedy([found(code) for code in codes]).startswith(advice)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ((), ""),
        (("snapshot-damaged",), ""),
        (("stored-file-unknown",), "1 original in the vault is not on its list."),
        (("stored-file-unknown",) * 2, "2 originals in the vault are not on its list."),
        (("stored-file-unknown", "newer-keys"), "In the vault's folder lies a later state of it."),
    ],
)
def test_a_short_reminder_tells_the_gravest(qapp, language, codes, words):
    assert reminder([found(code) for code in codes]) == words
