"""The rules of the house that a machine can check, read from the tracked files themselves."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "holdall"
TOP_LEVEL = {
    "src", "resources", "packaging", "tests", ".ci",
    "pyproject.toml", "README.md", "LICENSE", ".gitignore", "requirements.lock",
}  # fmt: skip
BANNED_EVERYWHERE = (
    "socket", "ssl", "http.client", "http.server", "urllib.request", "requests", "ftplib", "smtplib",
    "asyncio", "xml.sax.saxutils", "tempfile",
    "PySide6.QtNetwork", "PySide6.QtCore.QSettings", "PySide6.QtWidgets.QFileDialog",
)  # fmt: skip
STARTS_PROCESSES = ("subprocess", "multiprocessing", "concurrent.futures")
# Built from pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile("(?<![\\w.])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "fa" + "rm"]) + ")/")
HOME_PATH = re.compile("(?<![\\w.])/(?:ho" + "me|Us" + "ers)/[a-z]")
REGISTRY = re.compile(
    "|".join(
        ["py" + "pi\\.org", "python" + "hosted", "deb\\.deb" + "ian", "npm" + "js\\.", "/opt/" + "(py|wh)"]
    )
)
TELLING = re.compile("asy" + "lum|refu" + "gee|убежищ|бежен", re.IGNORECASE)
NAMING_CALLS = {
    "setWindowTitle", "setApplicationName", "setApplicationDisplayName", "setOrganizationName",
    "setDesktopFileName", "setObjectName",
}  # fmt: skip
# Modules without a test file of their own, whose behaviour other tests prove. It may only shrink.
WITHOUT_MIRROR = Path(__file__).with_name("modules_without_own_tests.txt")


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("not a git checkout: the tracked files cannot be listed")
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).exists()]


def texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(SOURCE)]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=named(path))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_any(path: Path, banned: tuple[str, ...]) -> list[str]:
    found = imports(parsed(path))
    return [name for name in found if any(name == ban or name.startswith(ban + ".") for ban in banned)]


def test_the_top_level_is_exactly_as_agreed() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_no_source_file_is_over_600_lines() -> None:
    long = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in long.items() if lines > 600} == {}


def test_no_function_is_over_60_lines() -> None:
    long = [
        f"{named(path)}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


def test_only_ui_imports_qt() -> None:
    outside = [path for path in modules() if not path.is_relative_to(SOURCE / "ui")]
    guilty = {named(p): found for p in outside if (found := imports_any(p, ("PySide6", "shiboken6")))}
    assert guilty == {}


def test_nothing_imports_the_network_or_writes_behind_our_back() -> None:
    guilty = {named(p): found for p in modules() if (found := imports_any(p, BANNED_EVERYWHERE))}
    assert guilty == {}


def test_processes_are_started_only_by_jobs() -> None:
    outside = [path for path in modules() if not path.is_relative_to(SOURCE / "jobs")]
    guilty = {named(p): found for p in outside if (found := imports_any(p, STARTS_PROCESSES))}
    assert guilty == {}


def test_one_place_asks_the_system_to_sync() -> None:
    guilty = [
        named(path)
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"fsync", "fdatasync"}
    ]
    assert guilty == ["src/holdall/vault/device_sync.py"]


def test_every_module_says_what_it_is_for() -> None:
    silent = [named(path) for path in modules() if not (ast.get_docstring(parsed(path)) or "").strip()]
    assert silent == []


def mirrored(path: Path) -> Path:
    inside = path.relative_to(SOURCE)
    return ROOT / "tests" / inside.parent / f"test_{inside.name}"


def excused() -> set[str]:
    return set(WITHOUT_MIRROR.read_text(encoding="utf-8").split())


def bare() -> set[str]:
    return {named(path) for path in modules() if path.name != "__init__.py" and not mirrored(path).exists()}


def test_every_module_has_its_tests_at_the_mirrored_path() -> None:
    assert sorted(bare() - excused()) == [], "write tests for these at the mirrored path"


@pytest.mark.skipif(not os.environ.get("CI"), reason="the list of excused modules is judged in CI only")
def test_no_module_is_excused_needlessly() -> None:
    assert sorted(excused() - bare()) == [], f"take these off {WITHOUT_MIRROR.name}: it may only shrink"


def test_no_package_is_more_than_its_docstring() -> None:
    busy = [
        named(path)
        for path in modules()
        if path.name == "__init__.py"
        and any(
            isinstance(node, ast.FunctionDef | ast.ClassDef | ast.If | ast.For) for node in parsed(path).body
        )
    ]
    assert busy == []


def test_tests_are_not_packages() -> None:
    assert [named(path) for path in tracked() if path.match("tests/**/__init__.py")] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    guilty = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
        or REGISTRY.search(line)
        or (path.relative_to(ROOT).parts[0] != "tests" and HOME_PATH.search(line))
    ]
    assert guilty == []


def test_pyside_is_pinned_to_the_version_that_counts_references_right() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "PySide6-Essentials==6.11.3" in project["dependencies"]
    assert "pyside6-essentials==6.11.3 \\" in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def names_shown_to_bystanders() -> Iterator[tuple[str, str]]:
    """Window titles and program names: what a border guard sees without opening anything."""
    for path in modules():
        for node in ast.walk(parsed(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in NAMING_CALLS
            ):
                words = (x.value for x in ast.walk(node) if isinstance(x, ast.Constant))
                yield from ((named(path), word) for word in words if isinstance(word, str))
    for path in tracked():
        if path.suffix in {".desktop", ".spec", ".plist", ".rc"} or path.parent.name == "icons":
            yield named(path), path.read_text(encoding="utf-8", errors="replace") + path.name
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    yield "pyproject.toml", f"{project['name']} {project['description']} {project['scripts']}"


def test_no_title_or_program_name_tells_what_the_papers_are_for() -> None:
    assert [(where, text) for where, text in names_shown_to_bystanders() if TELLING.search(text)] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATH, "see /wo" + "rk/main"),
        (MACHINE_PATH, "'/ro" + "ot/.cache'"),
        (HOME_PATH, "/ho" + "me/anna/passport.pdf"),
        (REGISTRY, "https://py" + "pi.org/simple"),
        (TELLING, "My Asy" + "lum Case"),
        (TELLING, "Дело бежен" + "ца"),
    ],
)
def test_each_pattern_catches_what_it_is_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize("text", ["framework/main", "src/root/x", "https://example.org/home/x"])
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert not MACHINE_PATH.search(text)
    assert not REGISTRY.search(text)


def test_nothing_that_is_loaded_can_open_a_connection() -> None:
    script = (
        "import importlib, pkgutil, sys, holdall\n"
        "for module in pkgutil.walk_packages(holdall.__path__, 'holdall.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(*sorted(set(sys.argv[1:]) & set(sys.modules)))\n"
    )
    # tempfile is loaded by libraries; that nothing uses it is shown by watching what is written.
    banned = [*(set(BANNED_EVERYWHERE) - {"tempfile"}), "_socket", "_ssl", "http.client", "multiprocessing"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *banned]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
