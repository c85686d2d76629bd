"""The file picker: what it lists, by keyboard alone, and that nothing is written anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from holdall.ui.widgets.file_picker import FilePicker, Want, places


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "inner.pdf").write_bytes(b"%PDF")
    for name in ("b.pdf", "А.jpg", ".hidden", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


@pytest.fixture
def make(qtbot, window):
    def make(want: Want, start: Path, **options) -> FilePicker:
        picker = FilePicker(window, want, "Choose", start=start, **options)
        picker.open()
        return picker

    return make


def listed(picker: FilePicker) -> list[str]:
    return [picker.model.index(row, 0).data() for row in range(picker.model.rowCount())]


def select(picker: FilePicker, *names: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    picker.view.clearSelection()
    for name in names:
        index = picker.model.index(listed(picker).index(name), 0)
        picker.view.selectionModel().select(index, flags.Select | flags.Rows)


def test_folders_first_hidden_left_out(make, folder):
    assert listed(make(Want.FILES, folder)) == ["scans", "b.pdf", "c.txt", "А.jpg"]


def test_only_what_is_accepted(make, folder):
    picker = make(Want.FILES, folder, accept=lambda name: name.endswith(".pdf"))
    assert listed(picker) == ["scans", "b.pdf"]


def test_several_files_are_taken(make, folder, qtbot):
    picker = make(Want.FILES, folder)
    assert not picker._ok.isEnabled()
    select(picker, "b.pdf", "А.jpg")
    assert picker._ok.text() == "Take 2 items"
    with qtbot.waitSignal(picker.picked) as picked:
        picker._ok.click()
    assert picked.args[0] == [folder / "b.pdf", folder / "А.jpg"]


def test_enter_opens_and_backspace_goes_up(make, folder, qtbot):
    picker = make(Want.FILES, folder)
    picker.view.setCurrentIndex(picker.model.index(0, 0))
    qtbot.keyClick(picker.view, Qt.Key.Key_Return)
    assert listed(picker) == ["inner.pdf"]
    qtbot.keyClick(picker.view, Qt.Key.Key_Backspace)
    assert "b.pdf" in listed(picker)


def test_enter_on_a_file_takes_it(make, folder, qtbot):
    picker = make(Want.FILES, folder)
    picker.view.setCurrentIndex(picker.model.index(1, 0))
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.view, Qt.Key.Key_Return)
    assert picked.args[0] == [folder / "b.pdf"]


def test_a_folder_is_taken(make, folder, qtbot):
    picker = make(Want.FOLDER, folder)
    assert listed(picker) == ["scans"]
    with qtbot.waitSignal(picker.picked) as picked:
        picker._ok.click()
    assert picked.args[0] == [folder]


def test_a_typed_path_is_gone_to(make, folder, qtbot):
    picker = make(Want.FILES, folder)
    picker._path.setText(str(folder / "scans"))
    qtbot.keyClick(picker._path, Qt.Key.Key_Return)
    assert listed(picker) == ["inner.pdf"]


def test_a_folder_that_cannot_be_read_is_said(make, folder):
    picker = make(Want.FILES, folder)
    picker.go(folder / "nowhere")
    assert "cannot be opened" in picker._note.text()
    assert "b.pdf" in listed(picker)


def test_saving_never_replaces(make, folder, qtbot):
    picker = make(Want.SAVE, folder, name="b.pdf")
    assert picker.name.text() == "b 2.pdf"
    picker.name.setText("b.pdf")
    with qtbot.assertNotEmitted(picker.picked):
        picker._ok.click()
    assert "already" in picker._note.text()
    assert picker.name.text() == "b 2.pdf"
    picker.name.setText("new.pdf")
    with qtbot.waitSignal(picker.picked) as picked:
        picker._ok.click()
    assert picked.args[0] == [folder / "new.pdf"]


def test_a_vault_is_taken_where_another_folder_is_entered(make, folder, qtbot):
    (folder / "Case.holdall").mkdir()
    picker = make(Want.FOLDER, folder, whole=".holdall")
    picker.view.setCurrentIndex(picker.model.index(listed(picker).index("scans"), 0))
    qtbot.keyClick(picker.view, Qt.Key.Key_Return)
    assert picker._place == folder / "scans"
    qtbot.keyClick(picker.view, Qt.Key.Key_Backspace)
    picker.view.setCurrentIndex(picker.model.index(listed(picker).index("Case.holdall"), 0))
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.view, Qt.Key.Key_Return)
    assert picked.args == [[folder / "Case.holdall"]]


def test_when_saving_enter_in_the_name_saves(make, folder, qtbot):
    picker = make(Want.SAVE, folder, name="Dossier.pdf")
    qtbot.waitUntil(lambda: picker.name.hasFocus() and picker.name.selectedText() == "Dossier")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.name, Qt.Key.Key_Return)
    assert picked.args == [[folder / "Dossier.pdf"]]


def test_places_exist_and_come_once():
    paths = [path for _, _, path in places()]
    assert paths[0] == Path.home()
    assert len(paths) == len(set(paths))
    assert all(path.is_dir() for path in paths)


def test_qt_finds_no_fault_with_its_model(make, folder, qtmodeltester):
    qtmodeltester.check(make(Want.FILES, folder).model)
