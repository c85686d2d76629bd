"""What counts as killed, what passes, and that every explanation is still about the code as it is."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mutation_report import Change, Finding, Report, change_of, read_explanations, read_findings

import mutation

EXPLANATIONS = read_explanations(Path(__file__).with_name("survivors.toml"))
ONE = Change("crypto.kdf", "a = 1", "a = 2")
DIFF = """--- src/holdall/crypto/kdf.py
+++ src/holdall/crypto/kdf.py
@@ -1,3 +1,3 @@
 def f():
-    a = call(
-        1)
+    a = call(None)
     return a
"""


def report(killed: int, *survived: Change) -> Report:
    made = Report({ONE: "none can tell"})
    made.add([Finding(f"m{number}", "crypto.kdf", killed=True) for number in range(killed)])
    made.add([Finding("survivor", change.module, killed=False, change=change) for change in survived])
    return made


@pytest.mark.parametrize(
    ("shown", "passed"),
    [
        (report(9, ONE), True),
        (report(8, ONE), False),
        (report(90, Change("crypto.kdf", "b = 1", "b = 2")), False),
        (report(0), False),
    ],
)
def test_nine_of_ten_must_be_killed_and_every_survivor_explained(shown: Report, passed: bool) -> None:
    assert shown.passed is passed


def test_the_table_counts_by_module_and_names_the_unexplained() -> None:
    shown = report(2, ONE, Change("crypto.hkdf", "b = 1", "b = 2"))
    assert str(shown).splitlines() == [
        "module       mutants  killed  survived  explained  percent",
        "crypto.kdf         3       2         1          1     66.7",
        "crypto.hkdf        1       0         1          0      0.0",
        "all                4       2         2          1     50.0",
        "",
        "survivor",
        "  - b = 1",
        "  + b = 2",
    ]


def test_an_explanation_of_what_is_killed_by_now_is_named() -> None:
    assert "explained, but it survives no more: crypto.kdf" in str(report(1))


def test_a_change_is_what_was_and_what_it_becomes() -> None:
    assert change_of("crypto.kdf", DIFF) == Change("crypto.kdf", "a = call( 1)", "a = call(None)")


def test_failed_tests_and_endless_ones_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = tmp_path / "mutants" / "src" / "holdall" / "crypto" / "kdf.py.meta"
    notes.parent.mkdir(parents=True)
    notes.write_text(json.dumps({"exit_code_by_key": {"a": 1, "b": -24, "never tried": None}}))
    monkeypatch.chdir(tmp_path)
    found = read_findings("src/holdall/crypto/kdf.py")
    assert found == [Finding("a", "crypto.kdf", killed=True), Finding("b", "crypto.kdf", killed=True)]
    assert read_findings("src/holdall/crypto/hkdf.py") == []


def test_paths_choose_modules() -> None:
    crypto, vault = mutation.AREAS
    source = mutation.ROOT / "src" / "holdall"
    assert mutation.chosen(crypto, []) == list(crypto.modules)
    assert mutation.chosen(crypto, [str(source / "crypto")]) == list(crypto.modules)
    assert mutation.chosen(vault, [str(source / "crypto")]) == []
    assert mutation.chosen(vault, [str(source / "vault" / "head.py")]) == ["head"]


def test_every_module_named_exists() -> None:
    source = mutation.ROOT / "src" / "holdall"
    named = [source / area.package / f"{module}.py" for area in mutation.AREAS for module in area.modules]
    assert [path for path in named if not path.exists()] == []


@pytest.mark.parametrize("change", EXPLANATIONS, ids=str)
def test_what_is_explained_still_stands_in_the_code(change: Change) -> None:
    source = mutation.ROOT / "src" / "holdall" / f"{change.module.replace('.', '/')}.py"
    lines = " ".join(line.strip() for line in source.read_text(encoding="utf-8").splitlines())
    assert change.was in lines
    assert EXPLANATIONS[change]
