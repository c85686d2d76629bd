"""Keeps the words of the window in step with its source; must not be needed to run Holdall in English.

`python packaging/translations.py update`   collect texts from the source into `resources/i18n/*.ts` (lupdate)
`python packaging/translations.py fill ru FILE.json`   put translations into the Russian file
`python packaging/translations.py missing ru`   print what has no translation yet, as JSON to fill in
`python packaging/translations.py compile`   make the `.qm` files that the window loads (lrelease)

The JSON is `{"Context": {"source text": "translation"}}`, with a list of forms in place of the translation
where the source counts (`%n`). English has a file too: its only texts are plural forms.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET  # our own files only
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "holdall" / "ui"
WORDS = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "ru")
FORMS = {"en": 2, "ru": 3}
"""Plural forms of each language."""
Words = dict[str, dict[str, str | list[str]]]


class TranslationError(Exception):
    """A tool failed or a file does not fit; the text says how."""


def update() -> None:
    """Collect every text of the source; texts that are gone are dropped."""
    sources = sorted(str(path) for path in SOURCE.rglob("*.py"))
    for language in LANGUAGES:
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
        options += ["-pluralonly"] if language == "en" else []
        _tool("lupdate", *sources, *options, "-target-language", language, "-ts", str(_file(language)))


def compile_all(target: Path = WORDS) -> list[Path]:
    """Compile every language into the folder `target`; the files made."""
    made: list[Path] = []
    for language in LANGUAGES:
        if _file(language).exists():
            made.append(target / f"holdall_{language}.qm")
            _tool("lrelease", "-silent", str(_file(language)), "-qm", str(made[-1]))
    return made


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    """Every message of a language with its context."""
    for context in ET.parse(_file(language)).getroot().iter("context"):  # noqa: S314
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            yield name, message


def missing(language: str) -> Words:
    """What has no finished translation, in the shape that `fill` takes."""
    found: Words = {}
    for context, message in messages(language):
        if not _is_finished(message, language):
            counted = message.get("numerus") == "yes"
            blank: str | list[str] = [""] * FORMS[language] if counted else ""
            found.setdefault(context, {})[message.findtext("source") or ""] = blank
    return found


def fill(language: str, words: Words) -> int:
    """Put translations into the file of a language; the number of messages that took one.

    Raises `TranslationError` for a text that is not in the source or has the wrong number of forms.
    """
    path = _file(language)
    tree = ET.parse(path)  # noqa: S314
    wanted = {(context, source): text for context, texts in words.items() for source, text in texts.items()}
    done = 0
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            text = wanted.pop((context.findtext("name") or "", message.findtext("source") or ""), None)
            if text:
                _set(message, text, language)
                done += 1
    _write(tree, path)
    if wanted:
        raise TranslationError(f"the rest is filled in; not in the source: {sorted(wanted)}")
    return done


def _set(message: ET.Element, text: str | list[str], language: str) -> None:
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    counted = message.get("numerus") == "yes"
    forms = text if isinstance(text, list) else [text]
    if len(forms) != (FORMS[language] if counted else 1):
        raise TranslationError(f"wrong number of forms: {message.findtext('source')!r}")
    translation.attrib.pop("type", None)
    translation.text = None if counted else forms[0]
    for old in translation.findall("numerusform"):
        translation.remove(old)
    for form in forms if counted else []:
        ET.SubElement(translation, "numerusform").text = form


def _is_finished(message: ET.Element, language: str) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = [form.text for form in translation.findall("numerusform")]
    if message.get("numerus") == "yes":
        return len(forms) == FORMS[language] and all(forms)
    return bool(translation.text)


def _write(tree: ET.ElementTree[ET.Element], path: Path) -> None:
    body = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def _file(language: str) -> Path:
    return WORDS / f"holdall_{language}.ts"


def _tool(name: str, *arguments: str) -> None:
    """Run one of Qt's tools as PySide6 ships it."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    program = next((folder / each for each in (name, f"{name}.exe") if (folder / each).exists()), None)
    if program is None:
        raise TranslationError(f"PySide6 ships no {name} for this system")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise TranslationError(f"{name}: {done.stderr.strip() or done.stdout.strip()}")


def main(arguments: list[str]) -> int:
    """Carry out one command; returns the exit code."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["missing", language]:
            print(json.dumps(missing(language), ensure_ascii=False, indent=1))
        case ["fill", language, file]:
            try:
                print(fill(language, json.loads(Path(file).read_text(encoding="utf-8"))))
            finally:
                update()  # which lays the file out as it always does
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except TranslationError as error:
        sys.exit(str(error))
