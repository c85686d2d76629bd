from __future__ import annotations

import errno
import io
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from holdall.cli import main as entry
from holdall.cli.command import Command
from holdall.cli.console import Console
from holdall.cli.host import Host
from holdall.cli.main import main
from holdall.errors import HoldallError, InputUnusableError, StoppedError, VaultError, WrongSecretError


class Run:
    """`main` with one command, `fail`, that raises what it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        self.error: BaseException | None = None
        command = Command(name="fail", summary="fails", add_arguments=self._arguments, run=self._run)
        monkeypatch.setattr(entry, "COMMANDS", {"fail": command})

    def __call__(self, *arguments: str) -> int:
        return main(arguments, Host(console=Console(self.out, self.err)))

    @staticmethod
    def _arguments(parser: ArgumentParser) -> None:
        parser.add_argument("things", nargs="*")
        parser.add_argument("--kind")

    def _run(self, options: Namespace, host: Host) -> int:
        self.options = options
        if self.error:
            raise self.error
        return 0


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(monkeypatch)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputUnusableError(), 3),
        (VaultError(), 4),
        (WrongSecretError(), 5),
        (StoppedError(), 6),
        (KeyboardInterrupt(), 6),
        (BrokenPipeError(), 6),
        (OSError(errno.ENOSPC, "No space left on device", "out.pdf"), 3),
        (HoldallError(), 1),
        (RuntimeError("secret"), 70),
        (MemoryError(), 70),
    ],
)
def test_every_error_has_its_exit_code_and_no_traceback(run: Run, error: BaseException, code: int) -> None:
    run.error = error
    assert run("fail") == code
    assert "Traceback" not in run.err.getvalue()
    assert "secret" not in run.err.getvalue()
    assert run.out.getvalue() == ""


def test_a_system_error_names_the_file(run: Run) -> None:
    run.error = OSError(errno.ENOSPC, "No space left on device", "out.pdf")
    run("fail")
    assert run.err.getvalue().startswith("holdall: out.pdf: the disk is full.")


def test_debug_shows_where_an_error_arose(run: Run) -> None:
    run.error = RuntimeError("where")
    assert run("fail", "--debug") == 70
    assert "RuntimeError: where" in run.err.getvalue()


def test_options_and_things_mix_in_any_order(run: Run) -> None:
    assert run("fail", "a", "--kind", "k", "b", "--", "--c") == 0
    assert (run.options.things, run.options.kind) == (["a", "b", "--c"], "k")


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("--nonsense",), ("fail", "--nonsense"), ("fail", "--kin", "k")]
)
def test_what_is_not_understood_is_a_usage_error(
    run: Run, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert "usage: holdall" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), ("fail", "--help")])
def test_help_and_version_are_results(
    run: Run, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 0
    assert "holdall" in capsys.readouterr().out


HEAVY = (
    "cryptography",
    "sqlcipher3",
    "pikepdf",
    "pypdfium2",
    "PIL",
    "typst",
    "fontTools",
    "PySide6",
    "sqlite3",
)


def test_help_starts_without_heavy_libraries() -> None:
    code = (
        "import sys; from holdall.__main__ import main; status = main(['--help']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(status)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
    assert "exit codes" in run.stdout


def test_a_reader_who_leaves_ends_the_command_quietly(tmp_path: Path) -> None:
    program = 'import sys; from holdall.__main__ import main; sys.exit(main(["--help"]))'
    command = f"{sys.executable} -c '{program}' | true"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert run.stderr == ""
