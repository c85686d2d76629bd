"""Sets the printable sheet with a vault's recovery code; keeps no copy of the code and knows no vault."""

from __future__ import annotations

from datetime import datetime

from holdall.dossier.glyphs import missing_character
from holdall.dossier.phrases import FALLBACK, phrases
from holdall.dossier.plain_text import one_line
from holdall.dossier.text_engine import Document

_COLUMNS = 3
_THEME: dict[str, object] = {"base": 11, "small": 9, "line_spacing": 1.2, "rtl": False}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def recovery_sheet(
    *, vault_name: str, short_id: str, code: str, language: str, printed_at: datetime
) -> bytes:
    """One A4 page as PDF: the name of the vault, its short id, the code in its hyphenated groups, what to do.

    English where `language` has no sheet.
    Characters of the name that no shipped font has are shown as U+FFFD: the sheet must never fail to print.
    """
    words = phrases(language)
    if "recovery.steps" not in words.lists:
        words = phrases(FALLBACK)
    data: dict[str, object] = {
        "lang": words.language,
        "title": words.text("recovery.title"),
        "lead": words.text("recovery.lead"),
        "facts": [
            {"label": words.text("recovery.vault"), "value": _printable(one_line(vault_name))},
            {"label": words.text("recovery.id"), "value": _printable(one_line(short_id))},
            {"label": words.text("recovery.made"), "value": f"{printed_at:%Y-%m-%d}"},
        ],
        "code_label": words.text("recovery.code"),
        "groups": code.split("-"),
        "columns": _COLUMNS,
        "steps": list(words.lists["recovery.steps"]),
        **_THEME,
    }
    return Document("recovery.typ", data).pdf(printed_at)


def _printable(text: str) -> str:
    return "".join(char if missing_character([char]) is None else _UNKNOWN for char in text)
