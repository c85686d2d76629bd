"""Makes the style sheet from the palette and the text scale; widgets say what they are by properties.

Properties that it knows: `level` 1/2 (headings), `tone` secondary/caution/danger/accent (labels), `kind`
primary/quiet/danger (buttons), `panel` true (a surface with a hairline), `rail` true (the left rail),
`code` true (numbers and codes in even-width digits, selectable).
"""

from __future__ import annotations

from string import Template

from holdall.ui.theme.tokens import BASE_PX, HEADING_PX, RADIUS, Tokens, scaled

_SHEET = Template("""
QMainWindow, QDialog, #window { background: $window; }
QLabel { background: transparent; }
QLabel[level="1"] { font-size: ${h1}px; font-weight: 600; }
QLabel[level="2"] { font-size: ${h2}px; font-weight: 600; }
QLabel[tone="secondary"] { color: $secondary; }
QLabel[tone="caution"] { color: $caution; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="accent"] { color: $accent; }
QLabel[code="true"] { font-size: ${h2}px; }
QFrame[panel="true"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[divider="true"] { background: $line; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] { background: transparent; border: none; }

QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: ${radius}px;
  padding: ${p6}px ${p14}px; min-height: ${p16}px; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:focus { border: 2px solid $accent; padding: ${p5}px ${p13}px; }
QPushButton:disabled { color: $secondary; border-color: $line; background: transparent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: ${p5}px ${p13}px; }
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $secondary; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="danger"]:disabled { color: $secondary; border-color: $line; }
QPushButton[kind="quiet"], QToolButton { background: transparent; border: 1px solid transparent; color: $text;
  border-radius: ${radius}px; padding: ${p5}px ${p8}px; }
QPushButton[kind="field"] { text-align: left; padding: ${p6}px ${p8}px; }
QPushButton[kind="field"]:focus { padding: ${p5}px ${p7}px; }
QPushButton[kind="quiet"] { color: $accent; text-align: left; }
QPushButton[kind="quiet"]:disabled { color: $secondary; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QToolButton:focus { border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QToolButton:checked, QToolButton:pressed { background: $selected; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[chip="true"] { border-radius: ${chip}px; padding: ${p3}px ${p12}px; border-color: $control;
  background: transparent; }
QPushButton[chip="true"]:checked { background: $selected; border-color: $accent; color: $text; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: ${p2}px ${p11}px; }
QPushButton[card="true"] { background: $surface; border: 1px solid $line; text-align: left;
  padding: ${p16}px; }
QPushButton[card="line"] { background: transparent; border: 1px solid transparent; text-align: left;
  padding: ${p4}px; }
QPushButton[card="line"]:hover { background: $hover; }
QPushButton[card="line"]:focus { border: 2px solid $accent; padding: ${p3}px; }
QPushButton[card="true"]:hover { border-color: $accent; background: $surface; }
QPushButton[card="true"]:focus { border: 2px solid $accent; padding: ${p15}px; }

#rail { background: transparent; border: none; border-right: 1px solid $line; }
#rail QToolButton { text-align: left; padding: ${p8}px ${p12}px; color: $secondary;
  border-radius: ${radius}px; }
#rail QToolButton[small="true"] { font-size: ${small}px; padding: ${p6}px ${p2}px; }
#rail QToolButton:hover { color: $text; background: $hover; }
#rail QToolButton:checked { background: $selected; color: $text; font-weight: 600; }
#rail QToolButton:focus { padding: ${p7}px ${p11}px; }
#rail QToolButton[small="true"]:focus { padding: ${p5}px 1px; }
#topbar { background: transparent; border: none; border-bottom: 1px solid $line; }
#statusline { background: transparent; border: none; border-top: 1px solid $line; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QAbstractSpinBox { background: $surface;
  color: $text;
  border: 1px solid $control; border-radius: ${radius}px; padding: ${p5}px ${p8}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: ${p4}px ${p7}px; }
QLineEdit[invalid="true"] { border: 2px solid $danger; padding: ${p4}px ${p7}px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: $secondary; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: transparent; border-color: $line; }
QComboBox { min-height: ${p20}px; padding-right: ${p24}px; }
QComboBox::drop-down { border: none; width: ${p24}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$chevron"); width: ${p14}px; height: ${p14}px; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line; outline: 0;
  selection-background-color: $selected; selection-color: $text; padding: ${p4}px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }

QCheckBox, QRadioButton { spacing: ${p8}px; background: transparent; padding: ${p2}px;
  border: 2px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p14}px; height: ${p14}px; background: $surface;
  border: 1px solid $control; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${disc}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { border-color: $accent; background: qradialgradient(cx: 0.5, cy: 0.5,
  radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.5 $accent, stop: 0.6 $surface); }

QListView, QTableView, QTreeView { background: $surface; color: $text; border: 1px solid $line;
  border-radius: ${radius}px; outline: 0; selection-background-color: $selected; selection-color: $text;
  alternate-background-color: $surface; gridline-color: $line; padding: 1px; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 2px solid $accent; padding: 0; }
QListView::item, QTreeView::item { padding: ${p6}px ${p8}px; border-radius: 4px; }
QTableView::item { padding: ${p4}px ${p8}px; border: none; border-bottom: 1px solid $line; }
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $selected;
  color: $text; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $surface; color: $secondary; border: none; border-bottom: 1px solid $line;
  padding: ${p6}px ${p8}px; font-weight: 400; }
QTableCornerButton::section { background: $surface; border: none; }

QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QMenu { background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px;
  padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $secondary; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px ${p8}px; }
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: ${p4}px ${p8}px; }
""")


def stylesheet(tokens: Tokens, percent: int, *, tick: str, chevron: str) -> str:
    """The whole style sheet; `tick` and `chevron` are paths of images in the right colours."""
    steps = {f"p{n}": scaled(n, percent) for n in (2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16, 20, 24, 32)}
    steps |= {f"p{n}": steps[f"p{n + 1}"] - 1 for n in (4, 5, 7, 11, 13, 15)}
    steps["p2"] = steps["p3"] - 1
    colours = {name: getattr(tokens, name) for name in tokens.__slots__ if name != "dark"}
    return _SHEET.substitute(
        colours,
        **steps,
        h1=scaled(HEADING_PX[0], percent),
        h2=scaled(HEADING_PX[1], percent),
        small=scaled(BASE_PX - 2, percent),
        # Qt draws square corners when these are over half the height
        chip=scaled(BASE_PX * 0.9, percent),
        disc=steps["p14"] // 2 + 1,
        radius=RADIUS,
        tick=tick,
        chevron=chevron,
    )
