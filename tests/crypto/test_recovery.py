"""Recovery codes survive being written down and typed by hand."""

from __future__ import annotations

import random

import pytest

from holdall.crypto import recovery
from holdall.crypto.errors import RecoveryCodeError
from holdall.crypto.secret import Secret

ENTROPY = bytes(range(1, 21))
CODE = "0410-6105-0R3G-G28A-1C60-T3GF-208H-44RM-"


def _parse(text):
    parsed = recovery.parse_code(memoryview(text.encode()))
    return bytes(parsed.view())


def _code(seed=None):
    return recovery.print_code(Secret(random.Random(seed).randbytes(20) if seed is not None else ENTROPY))


def test_a_code_has_nine_groups_of_four():
    code = _code()
    assert code.startswith(CODE)
    assert [len(group) for group in code.split("-")] == [4] * 9


@pytest.mark.parametrize("seed", range(20))
def test_a_code_gives_back_its_bits(seed):
    assert _parse(_code(seed)) == random.Random(seed).randbytes(20)


def test_people_may_type_it_their_way():
    code = _code()
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        f"  {code}\n",
        code.replace("0", "O"),
        code.replace("0", "o").replace("1", "l"),
        code.replace("1", "I"),
        code.replace("1", "i").replace("-", "\t"),
    ):
        assert _parse(typed) == ENTROPY


def test_one_wrong_character_names_its_group():
    """A second group fits by chance in about one of a thousand cases: then none is named."""
    named = 0
    for seed in range(12):
        code = _code(seed)
        rng = random.Random(seed)
        place = rng.choice([place for place, char in enumerate(code) if char != "-"])
        wrong = rng.choice([char for char in recovery.ALPHABET.decode() if char != code[place]])
        with pytest.raises(RecoveryCodeError) as caught:
            _parse(code[:place] + wrong + code[place + 1 :])
        assert caught.value.params["group"] in {place // 5 + 1, 0}
        named += caught.value.params["group"] != 0
    assert named >= 11


def test_a_character_that_no_code_has_names_its_group():
    code = _code()
    with pytest.raises(RecoveryCodeError) as caught:
        _parse(code[:12] + "U" + code[13:])
    assert caught.value.params == {"group": 3, "reason": "character"}


def test_two_wrong_characters_name_no_group():
    wrong = "ZZ" + _code()[2:]
    with pytest.raises(RecoveryCodeError) as caught:
        _parse(wrong)
    assert caught.value.params == {"group": 0, "reason": "checksum"}


@pytest.mark.parametrize("typed", ["", "0410", CODE * 2])
def test_a_wrong_length_is_told(typed):
    with pytest.raises(RecoveryCodeError) as caught:
        _parse(typed)
    assert caught.value.params == {"group": 0, "reason": "length"}


@pytest.mark.parametrize(
    ("typed", "looks"),
    [
        (_code(), True),
        (_code().replace("4", "U", 1), True),
        (_code().replace("4", "U", 2), False),
        ("U" * 36, False),
        ("correct horse", False),
    ],
)
def test_only_something_like_a_code_looks_like_one(typed, looks):
    assert recovery.looks_like_code(memoryview(typed.encode())) is looks


def test_a_draft_is_drawn_whole_and_reads_back():
    asked = []
    code = recovery.draft_code(lambda size: asked.append(size) or ENTROPY)
    assert asked == [recovery.CODE_SIZE]
    with recovery.parse_code(memoryview(code.encode())) as entropy:
        assert bytes(entropy.view()) == bytes(ENTROPY)
