"""The language of the window: which there are, which is in force, where its words are; knows no page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from holdall.resources import resource_path


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - the name that lupdate looks for
    """Mark a text of a table for translation; it is translated where it is shown."""
    return text


LANGUAGES = {"en": "English", "ru": "Русский"}
"""Tag and own name of every complete language."""


def system_language() -> str:
    """The first complete language that the system's user reads, or English."""
    for name in QLocale.system().uiLanguages():
        tag = name.split("-")[0]
        if tag in LANGUAGES:
            return tag
    return "en"


class Language:
    """Installs the words of one language; Qt's own words come from Qt's catalogue when it is shipped."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._loaded: list[QTranslator] = []
        self.tag = "en"

    def use(self, tag: str) -> None:
        """Put a language in force; an unknown tag means English."""
        for translator in self._loaded:
            self._app.removeTranslator(translator)
        self.tag = tag if tag in LANGUAGES else "en"
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        folders = {f"holdall_{self.tag}": str(resource_path("i18n")), f"qtbase_{self.tag}": qt_words}
        self._loaded = [self._load(name, folder) for name, folder in folders.items()]
        QLocale.setDefault(QLocale(self.tag if self.tag != "en" else "en_GB"))

    def _load(self, name: str, folder: str) -> QTranslator:
        translator = QTranslator()
        if translator.load(f"{name}.qm", folder):
            self._app.installTranslator(translator)
        return translator
