"""The shipped word lists; must not know what they are used for."""

from __future__ import annotations

from typing import Final

from holdall.resources import resource_path

GENERATOR_LANGUAGES: Final = ("en", "ru")


def words(name: str) -> list[str]:
    """The words of `resources/wordlists/NAME.txt` in the order of the file."""
    return resource_path("wordlists", f"{name}.txt").read_text(encoding="utf-8").split()
