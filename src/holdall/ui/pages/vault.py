"""The vault page: place, who can open it, checks, writing everything out, looks and locking, the limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QHBoxLayout, QPlainTextEdit

from holdall.ui.actions import Handler
from holdall.ui.pages.page import Page
from holdall.ui.pages.screen_stack import ScreenStack
from holdall.ui.pages.scrolled import scrolled_column
from holdall.ui.pages.vault_care import VaultCare
from holdall.ui.pages.vault_erase import EraseScreen
from holdall.ui.pages.vault_keys import VaultKeys
from holdall.ui.pages.vault_rekey import VaultRekey
from holdall.ui.plain_text import no_key
from holdall.ui.preferences import AUTO_LOCK_CHOICES, TEXT_SIZES, Preferences
from holdall.ui.read_only import rest_if_read_only
from holdall.ui.session import Session
from holdall.ui.theme.theme import Scheme
from holdall.ui.theme.tokens import SPACE_L, SPACE_S
from holdall.ui.translation import LANGUAGES
from holdall.ui.widgets.basics import button, heading, panel, paragraph
from holdall.ui.widgets.choice import Choice
from holdall.ui.wording.dates import moment
from holdall.ui.wording.limits import limits, unwalled
from holdall.ui.wording.steps import step
from holdall.vault.errors import ReadOnly

_WIDTH = 720
_LINES_SHOWN = 6


class VaultPage(Page):
    """Everything about the vault itself."""

    lock_requested = Signal()
    erase_confirmed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, "")
        self.title.setText(self.tr("Vault"))
        self.corner.addWidget(
            button(self.tr("Lock now"), self.lock_requested.emit, kind="primary", icon="lock")
        )
        self._area, column = scrolled_column(_WIDTH)
        self.stack = ScreenStack(self._area, session.jobs)
        self.body.addWidget(self.stack)
        self.care = VaultCare(session, self)
        self.care.said.connect(self._show_outcome)
        session.overlooked.changed.connect(self._offer_taking_in)
        self.care.running.connect(self._working)
        self.keys = VaultKeys(session, self.stack)
        column.addWidget(self._place())
        column.addWidget(self.keys.panel)
        self.rekeying = VaultRekey(session, self.stack)
        self.keys.changed.connect(self.rekeying.refresh)
        column.addWidget(self.rekeying.panel)
        column.addWidget(self._looking_after())
        column.addWidget(self._appearance())
        column.addWidget(self._steps())
        column.addWidget(self._limits())
        column.addWidget(self._erasing())
        column.addStretch(1)
        self._offer_taking_in()
        self.care.show_overlooked()

    def show_overlooked(self) -> None:
        """Bring to the front what lies in the vault and is not on its list, once the page is laid out."""
        self.stack.leave()
        QTimer.singleShot(0, self, self._come_to_overlooked)

    def _come_to_overlooked(self) -> None:
        front = self._take_in if self._take_in.isVisible() else self._check
        self._area.ensureWidgetVisible(self._damage)
        self._area.ensureWidgetVisible(front)
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def handlers(self) -> Mapping[str, Handler]:
        return {"check": self.care.check, "export-all": self.care.ask_where}

    def refresh(self) -> None:
        self.keys.refresh()
        self.rekeying.refresh()
        self._show_steps()
        self._unwalled.setVisible(self.session.lacks_walls)

    def _show_steps(self) -> None:
        records = self.session.records
        self._undo.setEnabled(bool(records.undo_label))
        self._redo.setEnabled(bool(records.redo_label))
        rest_if_read_only(self.session, self._undo, self._redo)
        self._last.setText(
            self.tr("Last step: %1").replace("%1", step(records.undo_label))
            if records.undo_label
            else self.tr("Nothing to take back.")
        )

    def _on_changed(self, kinds: frozenset[str]) -> None:
        super()._on_changed(kinds)
        self._show_steps()

    def _place(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Where it lies"), 2))
        path = paragraph(str(self.session.path))
        path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        path.setAccessibleName(self.tr("Folder of the vault"))
        layout.addWidget(path)
        layout.addWidget(paragraph(self._last_change(), "secondary"))
        layout.addWidget(
            paragraph(
                self.tr(  # N6 and N12 of the threat model
                    "To copy the vault, lock it and copy this whole folder. A copy opens with the "
                    "passphrases of its day, also after you have changed them. If the folder is synced, open "
                    "it on one computer at a time: what two write at once is not put together."
                ),
                "secondary",
            )
        )
        return frame

    def _last_change(self) -> str:
        words = self.tr(  # N2 of the threat model
            "Last changed before it was opened now: %1, state %2. The number grows with every opening in "
            "which something is changed. An earlier day or a smaller number than you remember tells that an "
            "older copy of the folder was put in its place."
        )
        return words.replace("%1", moment(self.session.last_change)).replace(
            "%2", str(self.session.generation)
        )

    def _looking_after(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Checking and taking out"), 2))
        explained = self.tr(  # N7 of the threat model
            "The check reads every original and compares it with what was put in. Writing out gives every "
            "original as it came and every record in an open format, so that they can be used without "
            "Holdall; that copy is not encrypted."
        )
        layout.addWidget(paragraph(explained, "secondary"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self._check = button(self.tr("Check the vault"), self.care.check, icon="shield")
        self._export = button(self.tr("Write everything out"), self.care.ask_where, icon="download")
        row.addWidget(self._check)
        row.addWidget(self._export)
        row.addStretch(1)
        layout.addLayout(row)
        self._outcome = paragraph()
        self._outcome.hide()
        layout.addWidget(self._outcome)
        self._damage = QPlainTextEdit()
        self._damage.setReadOnly(True)
        self._damage.setTabChangesFocus(True)
        self._damage.setAccessibleName(self.tr("What is wrong"))
        self._damage.hide()
        layout.addWidget(self._damage)
        self._take_in = button(self.tr("Take them in"), self.care.take_in, kind="primary", icon="import")
        layout.addWidget(self._take_in, alignment=Qt.AlignmentFlag.AlignLeft)
        return frame

    def _show_outcome(self, words: str, tone: str, lines: Sequence[str]) -> None:
        self._outcome.setText(words)
        self._outcome.setProperty("tone", tone)
        self._outcome.style().polish(self._outcome)
        self._outcome.show()
        self._damage.setPlainText("\n".join(lines))
        rows = min(len(lines), _LINES_SHOWN) + 1
        self._damage.setFixedHeight(self._damage.fontMetrics().lineSpacing() * rows + SPACE_L)
        self._damage.setVisible(bool(lines))

    def _offer_taking_in(self) -> None:
        self._take_in.setVisible(self.session.overlooked.can_be_taken_in)
        rest_if_read_only(self.session, self._take_in)

    def _working(self, working: bool) -> None:
        self._take_in.setDisabled(working)
        if not working:
            self._offer_taking_in()
        self._check.setDisabled(working)
        self._export.setDisabled(working)

    def _appearance(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Language, looks, locking"), 2))
        form = QFormLayout()
        form.setVerticalSpacing(SPACE_S)
        form.setHorizontalSpacing(SPACE_L)
        preferences = self.session.preferences
        self._row(
            form, self.tr("Language"), list(LANGUAGES.items()), preferences.language, self._set_language
        )
        schemes = [
            (Scheme.SYSTEM.value, self.tr("As the system")),
            (Scheme.LIGHT.value, self.tr("Light")),
            (Scheme.DARK.value, self.tr("Dark")),
        ]
        self._row(form, self.tr("Colours"), schemes, preferences.scheme, self._set_scheme)
        sizes = [(str(percent), f"{percent}\u00a0%") for percent in TEXT_SIZES]
        self._size = self._row(form, self.tr("Text size"), sizes, str(preferences.percent), self._set_percent)
        self.session.preferences_changed.connect(self._show_size)
        minutes = [(str(n), self.tr("after %n minute(s)", "", n)) for n in AUTO_LOCK_CHOICES]
        self._row(
            form, self.tr("Lock by itself"), minutes, str(preferences.auto_lock_minutes), self._set_minutes
        )
        layout.addLayout(form)
        still = QCheckBox(no_key(self.tr("Nothing moves on screen")))
        still.setChecked(preferences.still)
        still.toggled.connect(self._set_still)
        layout.addWidget(still)
        return frame

    def _row(
        self, form: QFormLayout, label: str, items: list[tuple[str, str]], value: str, chosen: object
    ) -> Choice:
        box = Choice(items)
        box.choose(value)
        box.setAccessibleName(label)
        box.chosen.connect(chosen)
        form.addRow(label, box)
        return box

    def _show_size(self, preferences: Preferences) -> None:
        self._size.choose(str(preferences.percent))

    def _steps(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Steps taken"), 2))
        self._last = paragraph("", "secondary")
        layout.addWidget(self._last)
        self._undo = button(self.tr("Take back the last step"), self.session.undo, icon="undo")
        self._redo = button(self.tr("Do it again"), self.session.redo, icon="redo")
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addStretch(1)
        layout.addLayout(row)
        return frame

    def _limits(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("What Holdall does and does not protect from"), 2))
        self._unwalled = paragraph(unwalled(), "caution")
        layout.addWidget(self._unwalled)
        for text in limits():
            layout.addWidget(paragraph(text, "secondary"))
        return frame

    def _erasing(self) -> QFrame:
        frame, layout = panel()
        layout.addWidget(heading(self.tr("Erasing"), 2))
        unwritable = self.session.read_only is ReadOnly.MEDIUM  # what a newer version wrote can be erased
        layout.addWidget(
            paragraph(
                self.tr("The vault cannot be written to where it lies, so it cannot be erased there.")
                if unwritable
                else self.tr("Destroys this vault for everybody. You are asked once more."),
                "secondary",
            )
        )
        self.erase = button(self.tr("Erase this vault…"), self._ask_to_erase, kind="danger")
        self.erase.setDisabled(unwritable)
        layout.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeading)
        return frame

    def _ask_to_erase(self) -> None:
        screen = EraseScreen(self.session.path)
        screen.confirmed.connect(self.erase_confirmed)
        self.stack.show_screen(screen, self.erase)

    def _set_language(self, tag: str) -> None:
        self.session.prefer(language=tag)

    def _set_scheme(self, scheme: str) -> None:
        self.session.prefer(scheme=scheme)

    def _set_percent(self, percent: str) -> None:
        self.session.prefer(percent=int(percent))

    def _set_minutes(self, minutes: str) -> None:
        self.session.prefer(auto_lock_minutes=int(minutes))

    def _set_still(self, still: bool) -> None:
        self.session.prefer(still=still)
