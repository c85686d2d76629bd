"""The stamps of one file's pages, as the writer asks a worker for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from holdall.dossier.profile import StampPosition
from holdall.dossier.stamp import StampStyle, StampText
from holdall.sandbox.contract import JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class StampOrder:
    """The stamps of a file's pages in order, and their style."""

    texts: tuple[StampText, ...]
    style: StampStyle

    @staticmethod
    def read(request: JsonObject) -> StampOrder:
        """The order in a request."""
        style = cast("JsonObject", request["style"])
        rows = cast("list[tuple[str, float]]", request["stamps"])
        return StampOrder(
            texts=tuple(StampText(glyphs, width) for glyphs, width in rows),
            style=StampStyle(
                position=StampPosition(str(style["position"])),
                size=cast("float", style["size"]),
                margin=cast("float", style["margin"]),
            ),
        )

    def request(self) -> JsonObject:
        """The order as part of a request."""
        return {
            "stamps": [[text.glyphs, text.width] for text in self.texts],
            "style": {
                "position": self.style.position.value,
                "size": self.style.size,
                "margin": self.style.margin,
            },
        }
