from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.sandbox.contract import RefusedError

ERROR = {"code": "page-number", "severity": "error", "page": 3, "expected": "3", "found": "4"}
WARNING = {"code": "title-hidden", "severity": "warning", "page": 0, "expected": "", "found": ""}


class Sandbox:
    """Answers as a worker would."""

    def __init__(self, findings: list[Any], more: int = 0, refuses: str = "") -> None:
        self.answer = {"pages": 9, "findings": findings, "more": more}
        self.refuses = refuses
        self.lacks_walls = False

    def run(self, operation: str, request: Any, source: Path, **options: Any) -> Any:
        self.asked = (operation, request, source)
        options["on_part"]({"kind": "progress", "last": 9}, b"")
        if self.refuses:
            raise RefusedError(self.refuses)
        return self.answer


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"%PDF-")
    return path


def lint(sandbox: Sandbox, path: Path, capsys: Any, *options: str) -> tuple[int, str, str]:
    import sys

    arguments = ["lint", str(path), "--profile", "generic", *options]
    code = main(
        arguments, Host(console=Console(sys.stdout, sys.stderr), workers=lambda: nullcontext(sandbox))
    )
    return code, *capsys.readouterr()


@pytest.mark.parametrize("lacks", [False, True])
def test_that_the_kernel_has_no_walls_is_said_beside_the_answer(pdf: Path, capsys: Any, lacks: bool) -> None:
    sandbox = Sandbox([])
    sandbox.lacks_walls = lacks
    code, out, told = lint(sandbox, pdf, capsys)
    assert code == 0
    assert "seccomp" not in out
    assert ("neither Landlock nor seccomp" in told) is lacks


def test_a_file_that_keeps_to_the_profile(pdf: Path, capsys: Any) -> None:
    sandbox = Sandbox([])
    assert lint(sandbox, pdf, capsys) == (0, "9 pages, 0 errors, 0 warnings.\n", "")
    assert sandbox.asked == ("dossier.lint", {"profile": "generic"}, pdf)


def test_errors_make_a_file_unfit(pdf: Path, capsys: Any) -> None:
    code, out, _ = lint(Sandbox([WARNING, ERROR], more=5), pdf, capsys)
    assert code == 1
    assert out.splitlines() == [
        "warning the file: viewers show the file name instead of the title.",
        "error page 3: 4 is stamped where 3 belongs.",
        "and 5 more.",
        "9 pages, 1 errors, 1 warnings.",
    ]


def test_warnings_alone_do_not(pdf: Path, capsys: Any) -> None:
    assert lint(Sandbox([WARNING]), pdf, capsys)[0] == 0


def test_the_document(pdf: Path, capsys: Any) -> None:
    import json

    code, out, _ = lint(Sandbox([ERROR]), pdf, capsys, "--json")
    assert code == 1
    assert json.loads(out) == {
        "format": "holdall-lint/1",
        "file": str(pdf),
        "profile": "generic",
        "passed": False,
        "pages": 9,
        "findings": [ERROR],
        "more": 0,
    }


def test_a_file_that_cannot_be_read_is_named(pdf: Path, tmp_path: Path, capsys: Any) -> None:
    code, out, err = lint(Sandbox([], refuses="password-needed"), pdf, capsys)
    assert (code, out) == (3, "")
    assert "locked with a password" in err
    assert str(pdf) in err
    code, _, err = lint(Sandbox([]), tmp_path / "gone.pdf", capsys)
    assert code == 3
    assert str(tmp_path / "gone.pdf") in err


def test_what_is_no_pdf_is_told_before_any_work(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "заметка.txt").write_bytes(b"note" * 1000 + b"%PDF-")
    sandbox = Sandbox([])
    code, out, err = lint(sandbox, tmp_path / "заметка.txt", capsys)
    assert (code, out) == (3, "")
    assert err.startswith("holdall: This is no PDF, so it cannot be checked.")
    assert "заметка.txt" in err
    assert not hasattr(sandbox, "asked")
    code, _, err = lint(sandbox, tmp_path, capsys)
    assert (code, err) == (3, f"holdall: {tmp_path}: it is a folder. Name a file.\n")
