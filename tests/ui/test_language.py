"""Every text has its Russian words, counted texts their plural forms, and long words are not cut."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from holdall.ui.pages.registry import PAGES
from holdall.ui.wording import amounts, dates

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))
import translations


@pytest.fixture(scope="module", autouse=True)
def compiled():
    translations.compile_all()


def test_the_source_has_no_text_that_the_files_lack(tmp_path, monkeypatch):
    """As after `packaging/translations.py update`: nothing new, nothing unfinished."""
    for language in translations.LANGUAGES:
        source = translations.WORDS / f"holdall_{language}.ts"
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(translations, "WORDS", tmp_path)
    translations.update()
    assert translations.missing("ru") == {}
    assert translations.missing("en") == {}


def test_counted_texts_are_marked_as_counted():
    for context, message in translations.messages("ru"):
        text = message.findtext("source") or ""
        assert ("%n" in text) == (message.get("numerus") == "yes"), (context, text)


def test_placeholders_survive_translation():
    for context, message in translations.messages("ru"):
        source = message.findtext("source") or ""
        for words in message.find("translation").itertext():
            if words.strip():
                assert set(re.findall(r"%[n0-9]", words)) == set(re.findall(r"%[n0-9]", source)), (
                    context,
                    source,
                )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "через 1 день"),
        (3, "через 3 дня"),
        (11, "через 11 дней"),
        (21, "через 21 день"),
        (-5, "5 дней назад"),
    ],
)
def test_russian_plural_forms(language, days, words):
    from datetime import date, timedelta

    language.use("ru")
    today = date(2026, 11, 23)
    assert dates.days_from(today, today + timedelta(days)) == words


def test_english_plural_forms(language):
    language.use("en")
    assert amounts.time_left(60) == "about 1 minute left"
    assert amounts.time_left(7200) == "about 2 hours left"


def test_an_unknown_language_means_english(language):
    language.use("xx")
    assert language.tag == "en"


class Longer(QTranslator):
    """Every text 40 % longer, as German or Georgian may be."""

    def translate(self, context, source, disambiguation=None, n=-1):
        words = source.replace("%n", str(n)) if n >= 0 else source
        return (
            words
            + " "
            + ("ẽ" * max(2, round(len(words) * 0.4) - 1) if len(words) < 20 else words[: len(words) * 2 // 5])
        )

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def longer(qapp):
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def cut(root: QWidget) -> list[str]:
    """Texts that do not fit into their widgets."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed, room = widget.heightForWidth(widget.width()), widget.height()
        elif isinstance(widget, QLabel) and widget.height() + 1 < widget.minimumSizeHint().height():
            needed, room = widget.minimumSizeHint().height(), widget.height()
        else:
            needed, room = widget.minimumSizeHint().width(), widget.width()
        if needed > room + 1:
            found.append(f"{type(widget).__name__} {widget.text()!r}: {needed} > {room}")
    return found


def not_cut(root: QWidget) -> None:
    """For `waitUntil`: layouts settle over a few events."""
    assert cut(root) == []


@pytest.mark.parametrize("percent", [100, 160])
@pytest.mark.usefixtures("longer")
def test_longer_words_and_larger_text_are_not_cut(window, empty_vault, percent, qtbot):
    from dataclasses import replace

    window._theme.apply(replace(window._theme.look, percent=percent))
    window.show_gate()
    qtbot.waitUntil(lambda: not_cut(window))
    window.enter(empty_vault)
    window.session.prefer(percent=percent)
    for spec in PAGES:
        window.shell.show_page(spec.id)
        qtbot.waitUntil(lambda: not_cut(window))


@pytest.mark.usefixtures("longer")
def test_longer_words_on_how_the_vault_is_opened_are_not_cut(open_window, empty_vault, qtbot):
    open_window.session.prefer(percent=160)
    open_window.shell.show_page("vault")
    keys, stack = open_window.shell.page.keys, open_window.shell.page.stack
    for slot in empty_vault.slots.all():
        keys.panel.revoke_wanted.emit(slot)
        qtbot.waitUntil(lambda: not_cut(open_window))
        stack.leave()
    page = open_window.shell.page
    for opener in (keys.panel.change, keys.panel.add, keys.panel.code, page.rekeying.panel.ask, page.erase):
        opener.click()
        qtbot.waitUntil(lambda: not_cut(open_window))
        stack.leave()


@pytest.mark.usefixtures("longer")
def test_longer_words_on_new_keys_are_not_cut(window, ready_to_rekey, tmp_path, qtbot):
    from dataclasses import replace

    from holdall.errors import StoppedError
    from holdall.ui.gate.recovery import Occasion, RecoveryScreen
    from holdall.ui.gate.rekeying import RekeyBegunScreen, RekeyingScreen
    from holdall.ui.wording.rekeying import before

    window._theme.apply(replace(window._theme.look, percent=160))
    gate = window.centralWidget()
    gate.rekey(tmp_path)
    qtbot.waitUntil(lambda: not_cut(window))
    for screen in (
        RekeyBegunScreen(),
        RecoveryScreen(ready_to_rekey.code, Occasion.REKEYING, before(ready_to_rekey.dropped)),
        RekeyingScreen(ready_to_rekey),
    ):
        gate._show(screen)
        qtbot.waitUntil(lambda: not_cut(window))
    for end in (lambda: screen._failed(StoppedError()), lambda: screen.ended(None)):
        end()
        qtbot.waitUntil(lambda: not_cut(window))
