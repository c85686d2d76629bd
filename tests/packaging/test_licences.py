"""Every part shipped has its licence text beside it, or there is no build."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import licences


def test_names_are_read_from_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("cffi==2.1 ; os_name != 'nt' \\\n    --hash=sha256:00\npi-heif==1.4 \\\n")
    assert licences.locked_names(lock) == ["cffi", "pi-heif"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder is built on Linux only")
@pytest.mark.skipif(
    not Path("/usr/share/common-licenses/LGPL-3").exists(), reason="Debian's common licences are not here"
)
def test_every_runtime_package_has_its_text(tmp_path: Path, root: Path) -> None:
    named = licences.collect(tmp_path / "LICENSES", root=root, libraries=[])
    assert {"pyside6-essentials", "shiboken6", "cryptography", "sqlcipher3", "typst", "python"} <= set(named)
    assert (tmp_path / "LICENSES" / "Holdall.txt").read_text().lstrip().startswith("Apache License")
    for name in named:
        assert any(file.stat().st_size for file in (tmp_path / "LICENSES" / name).iterdir()), name


def test_a_package_without_a_text_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Bare:
        files = ()

    monkeypatch.setattr(licences.metadata, "distribution", lambda _: Bare())
    with pytest.raises(licences.LicenceMissingError, match="somepackage"):
        licences._of_package("somepackage", tmp_path / "x")


def test_a_common_licence_absent_from_this_machine_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(licences, "_COMMON", tmp_path / "nowhere")
    with pytest.raises(licences.LicenceMissingError, match="shiboken6"):
        licences._of_package("shiboken6", tmp_path / "x")


def test_texts_of_one_name_in_two_folders_stay_apart() -> None:
    one, two = (licences._flat_name(f"p-1.dist-info/licenses/{x}/LICENSE") for x in ("a", "b"))
    assert (one, two) == ("a-LICENSE.txt", "b-LICENSE.txt")
