"""The printable sheet with the recovery code, as a PDF in the place the user chose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from holdall.ui.theme.fonts import FAMILIES
from holdall.ui.wording.amounts import isolated

translate = QCoreApplication.translate
_DPI, _MARGIN_MM = 144, 22
_COLUMNS = 3


def write_sheet(path: Path, code: str, vault_name: str) -> None:
    """Write the sheet; raises `OSError` when the place cannot be written to."""
    path.write_bytes(sheet(code, vault_name))


def sheet(code: str, vault_name: str) -> bytes:
    """The sheet as PDF bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle("Holdall")
    writer.setCreator("Holdall")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    _draw(painter, writer.width(), code.split("-"), vault_name)
    painter.end()
    return bytes(buffer.data().data())


def _draw(painter: QPainter, width: int, groups: list[str], vault_name: str) -> None:
    top = _text(
        painter, QRectF(0, 0, width, 200), translate("RecoverySheet", "Recovery sheet"), 22, bold=True
    )
    top = _text(painter, QRectF(0, top + 10, width, 200), vault_name, 13)
    top = _text(
        painter,
        QRectF(0, top + 30, width, 400),
        translate(
            "RecoverySheet",
            "This code opens the vault if the passphrase is lost. Whoever has the vault and this "
            "sheet can read everything. Keep them apart.",
        ),
        11,
    )
    top += 40
    for index, group in enumerate(groups):
        row, column = divmod(index, _COLUMNS)
        cell = QRectF(column * width / _COLUMNS, top + row * 90, width / _COLUMNS, 80)
        _text(painter, cell, f"{index + 1}", 9)
        _text(painter, cell.adjusted(0, 24, 0, 0), isolated(group), 20, bold=True)
    rows = -(-len(groups) // _COLUMNS)
    how = translate(
        "RecoverySheet",
        "To use it: open the vault in Holdall, choose “Use the recovery code”, type the "
        "groups with or without hyphens. O and 0, I and 1 are taken as the same.",
    )
    _text(painter, QRectF(0, top + rows * 90 + 30, width, 400), how, 11)


def _text(painter: QPainter, area: QRectF, text: str, points: int, *, bold: bool = False) -> float:
    font = painter.font()
    font.setFamilies(list(FAMILIES))
    font.setPointSize(points)
    font.setBold(bold)
    painter.setFont(font)
    flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(area, flags, text)
    return painter.boundingRect(area, flags, text).bottom()
