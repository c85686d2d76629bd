"""A request crosses the pipe unchanged, or not at all."""

from __future__ import annotations

import pytest

from holdall.sandbox.contract import Limits
from holdall.sandbox.protocol import ProtocolError
from holdall.sandbox.request import Request


def test_a_request_comes_back_whole() -> None:
    request = Request(
        operation="intake.inspect", values={"page": 1}, limits=Limits(memory=5), piped=True, path="/a\udcff"
    )
    assert Request.from_bytes(request.to_bytes()) == request


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b'{"limits":{}}',
        b'{"limits":{"memory":1,"speed":2}}',
        b'{"limits":{},"operation":"a","x":1}',
    ],
)
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(ProtocolError):
        Request.from_bytes(body)
