"""Making a vault: where, under which name, with which passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.file_picker import FilePicker, Want
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.new_passphrase import NewPassphrase
from holdall.ui.widgets.text_fields import TextField

SUFFIX = ".holdall"
_FORBIDDEN = frozenset('/\\:*?"<>|')


class CreateScreen(Screen):
    """Emits `submitted(path, secret)` when everything fits."""

    submitted = Signal(object, object)

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__("")
        self.title.setText(self.tr("Create a vault"))
        self._folder = folder
        self.column.addWidget(
            paragraph(
                self.tr("A vault is one folder. It can be copied, moved, and carried on a stick."),
                "secondary",
            )
        )
        self.place = button(str(folder), self._choose, kind="field", icon="folder")
        self.place.setAccessibleName(self.tr("Folder in which the vault is made"))
        self.field(self.tr("In the folder"), self.place)
        self.name = TextField(self.tr("My papers"))
        self.name.setAccessibleName(self.tr("Name of the vault"))
        self.field(self.tr("Name"), self.name)
        self.column.addWidget(
            paragraph(self.tr("Others can see this name. Do not put your own in it."), "secondary")
        )
        self.column.addWidget(
            paragraph(
                self.tr(
                    "Whoever has the passphrase can open the vault; without it and without the recovery code "
                    "nobody can. What else Holdall can and cannot do stands on the first screen."
                ),
                "secondary",
            )
        )
        self.choice = NewPassphrase(language)
        self.column.addWidget(self.choice)
        self.go = button(self.tr("Create"), self._submit, kind="primary")
        self.column.addWidget(FlowBox(self.go))
        self.finish()
        self.name.returnPressed.connect(self.choice.setFocus)
        self.choice.entered.connect(self._submit)
        self.start_at(self.name)

    def path(self) -> Path:
        """Where the vault would be made."""
        name = self.name.text().strip()
        return self._folder / (name if name.endswith(SUFFIX) else name + SUFFIX)

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, self.place, self.name, self.choice):
            widget.setDisabled(working)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.choice.forget()

    def _choose(self) -> None:
        picker = FilePicker(self, Want.FOLDER, self.tr("Where shall the vault be made?"), start=self._folder)
        picker.picked.connect(self._chosen)
        picker.open()

    def _chosen(self, paths: list[Path]) -> None:
        self._folder = paths[0]
        self.place.setText(str(paths[0]))

    def _submit(self) -> None:
        name = self.name.text().strip()
        if not name or _FORBIDDEN & set(name) or name.startswith("."):
            self.say(self.tr('The vault needs a name without / \\ : * ? " < > |'))
            self.name.setFocus()
        elif problem := self.choice.problem():
            self.say(problem)
            self.choice.point_at_problem()
        else:
            self.say("")
            self.submitted.emit(self.path(), self.choice.secret())
