"""Giving a closed vault a new master key: the passphrase that stays, how far it is, what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from holdall.ui.gate.screen import Screen
from holdall.ui.gate.work import WorkScreen
from holdall.ui.widgets.basics import button, paragraph
from holdall.ui.widgets.flow_box import FlowBox
from holdall.ui.widgets.secret_field import SecretField
from holdall.ui.wording import rekeying
from holdall.ui.wording.amounts import size

if TYPE_CHECKING:
    from holdall.jobs.verify_vault import NamedFinding
    from holdall.ui.rekeying import ReadyToRekey

_KIB = 1024


class RekeyPassphraseScreen(Screen):
    """Emits `submitted(passphrase)`."""

    submitted = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__("")
        self.title.setText(self.tr("New keys for everything"))
        self.column.addWidget(paragraph(str(path), "secondary"))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "The vault is closed now. Type its passphrase, which will open it afterwards, too. The "
                    "recovery code will not do here."
                )
            )
        )
        name = self.tr("Passphrase")
        self.passphrase = SecretField(name)
        self.field(name, self.passphrase)
        self.go = button(self.tr("Go on"), self._submit, kind="primary", icon="key")
        self.cancel = button(self.tr("Cancel"), self.back.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.cancel))
        self.finish()
        self.passphrase.entered.connect(self._submit)
        self.start_at(self.passphrase.edit)

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, self.cancel, self.passphrase):
            widget.setDisabled(working)

    def forget(self) -> None:
        """Wipe what was typed."""
        self.passphrase.edit.wipe()

    def refused(self, error: BaseException) -> None:
        """Say why; what was typed is wiped, the field has the focus again."""
        words = self.passphrase.refusal(error)
        self.busy(False)
        self.forget()
        self.say(words)
        self.passphrase.edit.setFocus()

    def _submit(self) -> None:
        if self.passphrase.edit.is_empty():
            self.say(self.tr("Type the passphrase first."))
        else:
            self.say("")
            self.submitted.emit(self.passphrase.edit.secret())


class RekeyingScreen(WorkScreen):
    """Counts bytes of originals; keeps what is needed to go on after a stop until it is left."""

    def __init__(self, ready: ReadyToRekey) -> None:
        super().__init__(ready.path, self._bytes_done, rekeying.refused)
        self._ready = ready
        self.title.setText(self.tr("Making new keys"))
        self.retry.setText(self.tr("Go on"))
        self.leave.setText(self.tr("To the vault"))

    def forget(self) -> None:
        """Wipe the passphrase."""
        self._ready.wipe()

    def ended(self, in_the_way: NamedFinding | None) -> None:
        """Say that it is done, or which stored file was in the way."""
        self.busy(False)
        if in_the_way is None:
            self._show_done()
        else:
            self.say(rekeying.in_the_way(in_the_way))

    def _bytes_done(self, done: int, total: int) -> str:
        words = self.tr("%1 of %2 encrypted anew. Until it is finished the vault is as before.")
        return words.replace("%1", size(done * _KIB)).replace("%2", size(total * _KIB))

    def _failed(self, error: BaseException) -> None:
        super()._failed(error)
        if rekeying.is_done(error):
            self._show_done(rekeying.refused(error))

    def _show_done(self, *news: str) -> None:
        self.forget()
        self.title.setText(self.tr("The vault has new keys"))
        self.say("\n\n".join((*news, *rekeying.done())), tone="")
        self.retry.hide()
        self.leave.setText(self.tr("Open the vault"))
        self.leave.setProperty("kind", "primary")
        self.leave.style().polish(self.leave)


class RekeyBegunScreen(Screen):
    """For a vault that was opened and in which this was begun: emits `go_on`, `discard` or `later`."""

    go_on = Signal()
    discard = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__("", can_go_back=False)
        self.title.setText(self.tr("The new keys are not finished"))
        for words in (
            self.tr(
                "This vault was to get new keys, which was stopped or cut off. Nothing is lost: it opens as "
                "before, and so does its recovery code. A code that was shown for the new keys opens nothing."
            ),
            self.tr(
                "What was made so far takes up room. Go on with it, or discard it if the vault shall stay as "
                "it is. To go on you type your passphrase once more and get a new recovery code."
            ),
        ):
            self.column.addWidget(paragraph(words))
        self.go = button(self.tr("Go on"), self.go_on.emit, kind="primary", icon="key")
        self.drop = button(self.tr("Discard what was made"), self.discard.emit)
        self.skip = button(self.tr("Not now"), self.later.emit, kind="quiet")
        self.column.addWidget(FlowBox(self.go, self.drop, self.skip))
        self.finish()
        self.start_at(self.go)

    def busy(self, working: bool) -> None:
        super().busy(working)
        for widget in (self.go, self.drop, self.skip):
            widget.setDisabled(working)
