"""A pop-up list to choose a record from by typing part of its title; knows not what the choice is for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from holdall.case.person import Person
from holdall.ui.models.record_list import ID_ROLE, Column, RecordListModel, RowSource
from holdall.ui.theme.tokens import SPACE_S
from holdall.vault.row_query import RowQuery

_SIZE = (380, 320)
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class RecordChooser(QFrame):
    """Opens below a widget; `chosen(id)` once, then it closes. Escape closes without a choice."""

    chosen = Signal(str)

    def __init__(self, source: RowSource, kind: str, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", "true")
        self.setAccessibleName(name)
        self._model = RecordListModel(
            source, RowQuery(kind=kind, order="title"), (Column("", lambda row: row.title),)
        )
        self._model.setParent(self)
        self.field = QLineEdit()
        of_person = kind == Person.KIND
        self.field.setPlaceholderText(
            self.tr("Type part of the name") if of_person else self.tr("Type part of the title")
        )
        self.field.setAccessibleName(name)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.resize(*_SIZE)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take_current)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        self._select_first()

    def open_below(self, widget: QWidget) -> None:
        """Show the list under a widget, inside the screen."""
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        room = widget.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LIST_KEYS
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self._model.set_query(text=text)
        self._select_first()

    def _select_first(self) -> None:
        self.list.setCurrentIndex(self._model.index(0, 0))

    def _take_current(self) -> None:
        self._take(self.list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        record_id = index.data(ID_ROLE)
        if record_id:
            self.chosen.emit(str(record_id))
            self.close()
