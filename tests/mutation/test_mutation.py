"""What counts as killed, what passes, and that every explanation is still about the code as it is."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mutation_report import (
    Change,
    Explanations,
    Fate,
    Finding,
    Report,
    change_of,
    read_explanations,
    read_findings,
)
from nearness import estimate, nearest_first, within

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


def report(killed: int, *survived: Change, untried: int = 0) -> Report:
    made = Report(Explanations({ONE: "none can tell"}))
    made.add([Finding(f"k{number}", "crypto.kdf", Fate.KILLED) for number in range(killed)])
    made.add([Finding(f"u{number}", "crypto.kdf", Fate.UNTRIED) for number in range(untried)])
    made.add([Finding("survivor", change.module, Fate.SURVIVED, change) for change in survived])
    return made


@pytest.mark.parametrize(
    ("shown", "passed"),
    [
        (report(9, ONE), True),
        (report(8, ONE), False),
        (report(90, Change("crypto.kdf", "b = 1", "b = 2")), False),
        (report(9, untried=1), False),
        (report(0), False),
    ],
)
def test_all_are_tried_nine_of_ten_killed_and_every_survivor_explained(shown: Report, passed: bool) -> None:
    assert shown.passed is passed


def test_the_table_counts_by_module_and_names_the_unexplained() -> None:
    shown = report(2, ONE, Change("crypto.hkdf", "b = 1", "b = 2"), untried=4)
    shown.add(
        [Finding("endless", "crypto.hkdf", Fate.TIMED_OUT), Finding("new", "crypto.slots", Fate.UNTRIED)]
    )
    assert str(shown).splitlines() == [
        "module        mutants  killed  timed out  explained  unexplained  untried  percent",
        "crypto.kdf          7       2          0          1            0        4     66.7",
        "crypto.hkdf         2       0          1          0            1        0     50.0",
        "crypto.slots        1       0          0          0            0        1         ",
        "all                10       2          1          1            1        5     60.0",
        "",
        "survivor",
        "  - b = 1",
        "  + b = 2",
    ]


def test_an_explanation_of_what_is_killed_by_now_is_named() -> None:
    assert "explained, but it survives no more: crypto.kdf" in str(report(1))
    assert "survives no more" not in str(report(1, untried=1))


@pytest.mark.parametrize(
    ("was", "becomes", "explained"),
    [
        ('query("SELECT id FROM blobs")', 'query("select id from blobs")', True),
        ('query("SELECT id FROM blobs")', 'query("XXSELECT id FROM blobsXX")', False),
        ("query(\"SELECT 1 WHERE a = 'A'\")", "query(\"select 1 where a = 'A'\")", True),
        ("query(\"SELECT 1 WHERE a = 'A'\")", "query(\"select 1 where a = 'a'\")", False),
        ("zip(a, b, strict=True):", "zip(a, b, strict=None):", True),
        ("zip(a, b, strict=True):", "zip(a, b, ):", True),
        ("a, b, strict=True", "a, b, strict=None", True),
        ("a, b, strict=True ):", "a, b, ):", True),
        ("a, b, strict=True ):", "a, strict=True ):", False),
        ("zip(a, b, strict=True):", "zip(a, None, strict=True):", False),
        ("zip(a, b, strict=True):", "zip(a, strict=True):", False),
        ('cast("bytes", a)', "cast(None, a)", True),
        ('cast("bytes", a)', 'cast("BYTES", a)', True),
        ('cast("bytes", a)', 'cast("bytes", None)', False),
        ('query("SELECT id", "key")', 'query("SELECT id", "KEY")', False),
        ('query("SELECT id")', 'QUERY("SELECT id")', False),
    ],
)
def test_what_means_the_same_wherever_it_stands_is_explained(was: str, becomes: str, explained: bool) -> None:
    assert (Change("vault.journal", was, becomes) in Explanations({})) is explained


def test_a_change_is_what_was_and_what_it_becomes() -> None:
    assert change_of("crypto.kdf", DIFF) == Change("crypto.kdf", "a = call( 1)", "a = call(None)")


def test_what_became_of_mutants_is_read_from_the_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "mutants" / "src" / "holdall" / "crypto" / "kdf.py.meta"
    notes.parent.mkdir(parents=True)
    notes.write_text(json.dumps({"exit_code_by_key": {"a": 1, "b": -24, "never tried": None}}))
    monkeypatch.chdir(tmp_path)
    found = read_findings("src/holdall/crypto/kdf.py")
    assert found == [
        Finding("a", "crypto.kdf", Fate.KILLED),
        Finding("b", "crypto.kdf", Fate.TIMED_OUT),
        Finding("never tried", "crypto.kdf", Fate.UNTRIED),
    ]
    assert read_findings("src/holdall/crypto/hkdf.py") == []


def test_paths_choose_modules() -> None:
    crypto, vault = mutation.AREAS
    source = mutation.ROOT / "src" / "holdall"
    assert mutation.chosen(crypto, []) == list(crypto.modules)
    assert mutation.chosen(crypto, [str(source / "crypto")]) == list(crypto.modules)
    assert mutation.chosen(vault, [str(source / "crypto")]) == []
    assert mutation.chosen(vault, [str(source / "vault" / "head.py")]) == ["head"]


def test_every_module_but_the_package_itself_is_changed() -> None:
    for area in mutation.AREAS:
        files = set((mutation.ROOT / "src" / "holdall" / area.package).glob("*.py"))
        assert {f"{module}.py" for module in area.modules} == {file.name for file in files} - {"__init__.py"}


def test_tests_near_the_change_come_first_and_then_short_ones_of_each_file() -> None:
    near, other, third = (f"tests/vault/test_{name}.py::" for name in ("keys", "head", "journal"))
    took = {f"{near}slow": 9, f"{other}slow": 2, f"{other}quick": 1, f"{third}slow": 3, f"{near}quick": 1}
    ordered = nearest_first("holdall.vault.keys.x_f__mutmut_1", took, took)
    assert ordered == [f"{near}quick", f"{near}slow", f"{other}quick", f"{third}slow", f"{other}slow"]
    assert within(0, ordered, took) == ordered[:1]
    assert within(estimate(ordered[:2], took), ordered, took) == ordered[:2]
    assert within(math.inf, ordered, took) == ordered


@pytest.mark.parametrize("change", EXPLANATIONS.written, ids=str)
def test_what_is_explained_still_stands_in_the_code(change: Change) -> None:
    source = mutation.ROOT / "src" / "holdall" / f"{change.module.replace('.', '/')}.py"
    lines = " ".join(line.strip() for line in source.read_text(encoding="utf-8").splitlines())
    assert change.was in lines
    assert EXPLANATIONS.written[change]
