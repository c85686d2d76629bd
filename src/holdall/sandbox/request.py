"""What the parent asks of a worker, as it crosses the pipe; knows no operation by name."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import cast

from holdall.sandbox.contract import JsonObject, Limits
from holdall.sandbox.protocol import ProtocolError, decode_json, encode_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run: the operation, its values, and whether a source is piped, a file at `path`, or absent."""

    operation: str
    values: JsonObject
    limits: Limits
    piped: bool = False
    path: str = ""

    def to_bytes(self) -> bytes:
        """The body of a `RUN` frame."""
        return encode_json({
            "operation": self.operation,
            "values": self.values,
            "limits": cast("JsonObject", dataclasses.asdict(self.limits)),
            "piped": self.piped,
            "path": self.path,
        })  # fmt: skip

    @classmethod
    def from_bytes(cls, body: bytes) -> Request:
        """Read the body of a `RUN` frame; raise `ProtocolError` when a field is missing or unknown."""
        fields = decode_json(body)
        try:
            limits = Limits(**cast("dict[str, int]", fields.pop("limits")))
            return cls(limits=limits, **fields)  # pyright: ignore[reportArgumentType]  the parent is trusted
        except (KeyError, TypeError):
            raise ProtocolError(problem="not-a-request") from None
