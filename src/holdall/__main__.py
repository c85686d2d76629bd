"""The one way in: harden this process, close the network, then window, command line or worker."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from holdall.sandbox.hardening import harden_process

WORKER = "--worker"
SELF_CHECK = "--self-check"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Holdall: without arguments the window, with some the command line; returns the exit code."""
    harden_process()
    given = [*(sys.argv[1:] if arguments is None else arguments)]
    if given == [WORKER]:
        from holdall.jobs.worker_main import main as run_worker

        return run_worker()
    from holdall.sandbox.network import deny_network

    deny_network()
    if given == [SELF_CHECK]:
        from holdall.ui.self_check import main as run_self_check

        return run_self_check()
    if given:
        from holdall.cli.main import main as run_command_line

        return run_command_line(given)
    from holdall.ui.main import main as run_window

    return run_window()


if __name__ == "__main__":
    sys.exit(main())
