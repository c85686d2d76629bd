"""Places that the user named to write to: refused before any work when nothing can be written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdall.cli.errors import UsageError
from holdall.cli.output import require_folder, require_new


def test_a_taken_place_a_folder_and_one_in_no_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    for check, name, reason in (
        (require_new, "there", "output-exists"),
        (require_new, "", "output-exists"),
        (require_new, "none/x", "output-folder"),
        (require_folder, "", "output-is-folder"),
        (require_folder, "none/x", "output-folder"),
    ):
        with pytest.raises(UsageError) as caught:
            check(tmp_path / name)
        assert caught.value.params["reason"] == reason
    require_new(tmp_path / "new")
    require_folder(tmp_path / "there")
