"""Recovery codes: 160 random bits as people can write them down; it must not know what they open.

Eight groups of four Crockford base 32 characters carry the bits, a ninth is a checksum. Parsing works on
bytes so that the code never becomes a Python string that cannot be wiped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Final

from holdall.crypto import labels
from holdall.crypto.errors import RecoveryCodeError
from holdall.crypto.secret import Secret

CODE_SIZE: Final = 20
"""Bytes of entropy."""
ALPHABET: Final = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP_SIZE: Final = 4
_BITS: Final = 5
_DIGITS: Final = CODE_SIZE * 8 // _BITS
_CHECK_DIGITS: Final = GROUP_SIZE
_IGNORED: Final = b" -\t\r\n"
_VALUES: Final = {char: value for value, char in enumerate(ALPHABET)} | {
    char: value for value, char in enumerate(ALPHABET.lower())
} | {ord("O"): 0, ord("o"): 0, ord("I"): 1, ord("i"): 1, ord("L"): 1, ord("l"): 1}  # fmt: skip


def print_code(entropy: Secret) -> str:
    """The code as printed: nine groups of four, joined by hyphens."""
    view = entropy.view()
    digits = _digits(view, _DIGITS) + _digits(_checksum(view), _CHECK_DIGITS)
    view.release()
    text = bytes(ALPHABET[digit] for digit in digits).decode("ascii")
    return "-".join(text[begin : begin + GROUP_SIZE] for begin in range(0, len(text), GROUP_SIZE))


def draft_code(rng: Callable[[int], bytes]) -> str:
    """A new code as printed; `rng` gives so many random bytes."""
    with Secret(rng(CODE_SIZE)) as entropy:
        return print_code(entropy)


def looks_like_code(typed: memoryview) -> bool:
    """Whether `typed` is as long as a code and at most one of its characters cannot belong to one."""
    values = [_VALUES.get(char) for char in typed if char not in _IGNORED]
    return len(values) == _DIGITS + _CHECK_DIGITS and values.count(None) <= 1


def parse_code(typed: memoryview) -> Secret:
    """The 20 bytes of a code; tolerates lower case, O for 0, I and L for 1, spaces and hyphens.

    Raises `RecoveryCodeError` with `group`: the group (from 1) that holds a single wrong character, or 0
    when more is wrong or the length is.
    """
    characters = bytes(char for char in typed if char not in _IGNORED)
    if len(characters) != _DIGITS + _CHECK_DIGITS:
        raise RecoveryCodeError(group=0, reason="length")
    digits = bytearray(_VALUES.get(char, 0) for char in characters)
    strange = [place for place, char in enumerate(characters) if char not in _VALUES]
    if strange:
        raise RecoveryCodeError(group=strange[0] // GROUP_SIZE + 1, reason="character")
    if not _holds(digits):
        raise RecoveryCodeError(group=_wrong_group(digits), reason="checksum")
    entropy = Secret(_join(digits[:_DIGITS]))
    digits[:] = bytes(len(digits))
    return entropy


def _wrong_group(digits: bytearray) -> int:
    """The only group in which changing one character makes the checksum hold, or 0.

    All 36 × 31 single changes are tried; another group fits by chance about once in a thousand codes.
    """
    groups = {place // GROUP_SIZE + 1 for place, _ in _single_changes(digits)}
    return groups.pop() if len(groups) == 1 else 0


def _single_changes(digits: bytearray) -> Iterator[tuple[int, int]]:
    for place in range(len(digits)):
        original = digits[place]
        for value in range(len(ALPHABET)):
            digits[place] = value
            if value != original and _holds(digits):
                yield place, value
        digits[place] = original


def _holds(digits: bytearray) -> bool:
    return bytes(digits[_DIGITS:]) == bytes(_digits(_checksum(_join(digits[:_DIGITS])), _CHECK_DIGITS))


def _checksum(entropy: memoryview | bytes) -> bytes:
    return hashlib.sha256(labels.RECOVERY_CHECK + entropy).digest()


def _digits(data: memoryview | bytes, count: int) -> bytearray:
    """The first `count` groups of five bits of `data`, most significant first."""
    number = int.from_bytes(data) >> (len(data) * 8 - count * _BITS)
    return bytearray(number >> (_BITS * place) & 31 for place in reversed(range(count)))


def _join(digits: bytearray) -> bytes:
    number = 0
    for digit in digits:
        number = number << _BITS | digit
    return number.to_bytes(len(digits) * _BITS // 8)
