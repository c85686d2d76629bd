"""The estimate errs on the low side and knows what people try first, in both languages and both layouts."""

from __future__ import annotations

import random
from array import array
from math import log2

import pytest

from holdall.passphrase import estimate as estimate_module
from holdall.passphrase.estimate import SHORTEST, Estimate, Strength, estimate, estimate_points
from holdall.passphrase.token import Kind
from holdall.passphrase.wordlists import GENERATOR_LANGUAGES, words


def of(text: str) -> Estimate:
    return estimate(memoryview(text.encode()))


@pytest.mark.parametrize(
    "phrase",
    [
        "a",
        "password",
        "пароль",
        "Пароль123!",
        "gfhjkm",
        "ghbdtn",
        "зфыыцщкв",
        "k.,jdm",
        "K.,JDM",
        "privet",
        "Privet2023!",
        "lyubov",
        "хелло",
        "qwerty123",
        "йцукен123",
        "Password1!",
        "P@ssw0rd!",
        "п@р0ль",
        "12345678901234",
        "zxcvbnm,./",
        "aaaaaaaaaaaaaaaaaaaa",
        "москва1990",
        "наташа-1987",
        "любимого",
        "12.05.1987",
        "19870512",
        "паролпарол",
        "парольпарольпароль",
        "iloveyou2022",
        "correct horse",
        "я тебя люблю",
        "мама мыла раму",
    ],
)
def test_what_is_tried_first_is_weak(phrase):
    assert of(phrase).strength is Strength.WEAK


@pytest.mark.parametrize(
    "phrase",
    [
        "лодка медный семь дождь окно ветер вечерний",
        "harbour copper window thunder basket lantern pebble",
        " ".join(words("generator-en")[::650]),
        " ".join(words("generator-ru")[::180]),
    ],
)
def test_many_unrelated_words_are_strong(phrase):
    assert of(phrase).strength is Strength.STRONG


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("пароль", Kind.WORD),
        ("gfhjkm", Kind.LAYOUT),
        ("п@р0ль", Kind.SIGNS),
        ("ьлорап", Kind.REVERSED),
        ("tgbnhy", Kind.WALK),
        ("fghijklmnop", Kind.RUN),
        ("xkxkxkxkxk", Kind.REPEAT),
        ("31.12.1999", Kind.DATE),
        ("qz7#", Kind.CHARACTERS),
    ],
)
def test_the_weakness_is_named(phrase, kind):
    assert of(phrase).weakness is kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("серёжа", "сережа"),
        ("пароль", "ПАРОЛЬ"),
        ("пароль", "gfhjkm"),
        ("privet", "привет"),
        ("nimda", "admin"),
    ],
)
def test_disguises_add_little(one, other):
    assert abs(of(one).bits - of(other).bits) < 6


def test_words_are_known_in_forms_that_no_list_holds():
    assert "луковицами" not in words("frequent-ru")
    assert of("луковицами").bits <= 11 + 3 + 1


def test_nothing_is_empty():
    nothing = of("")
    assert (nothing.strength, nothing.bits, nothing.weakness) == (Strength.EMPTY, 0.0, Kind.CHARACTERS)
    assert nothing.is_too_short


@pytest.mark.parametrize(("text", "short"), [("я" * (SHORTEST - 1), True), ("я" * SHORTEST, False)])
def test_characters_are_counted_not_bytes(text, short):
    assert of(text).is_too_short is short


@pytest.mark.parametrize(
    ("bits", "level"),
    [
        (44.9, Strength.WEAK),
        (45, Strength.FAIR),
        (55.9, Strength.FAIR),
        (56, Strength.GOOD),
        (69.9, Strength.GOOD),
        (70, Strength.STRONG),
    ],
)
def test_the_classes_have_limits(bits, level):
    assert Estimate(characters=9, bits=bits, kinds=()).strength is level


def test_classes_have_stable_codes():
    assert [level.code for level in Strength] == ["empty", "weak", "fair", "good", "strong"]


def test_a_repeated_word_adds_next_to_nothing():
    assert of("лодка-лодка-").bits - of("лодка-").bits < 3


def test_more_of_something_new_is_never_weaker():
    phrase = "лодка copper 7 дождь window!"
    bits = [of(phrase[:end]).bits for end in (5, 12, 14, 20, len(phrase))]
    assert bits == sorted(bits)


def test_capitals_count_by_where_they_stand():
    plain, first, mixed = of("дождик").bits, of("Дождик").bits, of("доЖдиК").bits
    assert plain + 1 == pytest.approx(first)
    assert mixed > first + 2
    assert of("ДОЖДИК").bits == pytest.approx(first)


@pytest.mark.parametrize("text", ["İstanbul", "straße", "ﬁne", "\U0001f600", "9²", "ცხრა კატა"])
def test_odd_characters_are_counted(text):
    assert of(text).bits > 0


def test_random_letters_and_figures_are_worth_nearly_what_they_are():
    phrase = "b7f3a91c5e2d8f60c4"  # 72 bits
    assert 54 < of(phrase).bits <= 72


def test_points_and_bytes_give_the_same():
    text = "Лодка copper 7 дождь!"
    assert estimate_points([ord(char) for char in text]) == of(text)


@pytest.mark.parametrize("language", GENERATOR_LANGUAGES)
def test_no_word_that_can_be_drawn_is_counted_for_more_than_the_draw(language):
    drawn = words(f"generator-{language}")
    counted = {word: of(word).bits for word in drawn}
    assert {word: bits for word, bits in counted.items() if bits > log2(len(drawn)) + 1e-6} == {}


def test_a_suggestion_is_never_counted_for_more_than_it_holds():
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    for language, count, most in (("ru", 7, 77), ("en", 6, 77.6)):
        bits = [of(" ".join(chance.choices(words(f"generator-{language}"), k=count))).bits for _ in range(50)]
        assert max(bits) <= most + 0.8 * (count - 1) + 1e-6
        assert sum(bits) / len(bits) > 70


def test_work_grows_with_length_not_with_its_square():
    """Counted in looked-up pieces, not in seconds."""
    for pattern in ("a", "ab", "p@ssw0rd!1", "0123456789"):
        text = pattern * (1000 // len(pattern))
        codes = array("I", map(ord, text))
        calls = CountingArray(codes)
        list(estimate_module.repeats(calls))
        assert calls.reads < 60 * len(text)


class CountingArray:
    def __init__(self, inner):
        self.inner, self.reads = inner, 0

    def __len__(self):
        return len(self.inner)

    def __getitem__(self, place):
        self.reads += 1
        return self.inner[place]


def test_what_was_read_is_wiped_also_after_a_fault(monkeypatch):
    kept: list[object] = []

    def failing(*numbers):
        kept.extend(numbers)
        raise RuntimeError

    monkeypatch.setattr(estimate_module, "_cheapest", failing)
    with pytest.raises(RuntimeError):
        of("тайна")
    assert len(kept) == 3
    assert all(not any(numbers) for numbers in kept)


def test_nothing_of_the_passphrase_is_in_the_result():
    assert "тайна" not in repr(of("тайна дождя"))


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("ghbdtn", True),
        ("kjlrf cnjk ljvbr", True),
        ("Hjccbz 2024", True),
        ("сщккусе рщкыу", True),
        ("лодка стол домик", False),
        ("correct horse battery", False),
        ("xK9#qLp2", False),
        ("qwerty", False),
        ("", False),
    ],
)
def test_words_typed_with_the_other_keyboard_are_recognised(typed, other):
    assert estimate(memoryview(typed.encode())).in_other_layout is other


def test_for_nothing_the_dictionary_is_not_loaded(monkeypatch):
    monkeypatch.setattr(estimate_module, "dictionary", lambda: pytest.fail("loaded"))
    assert estimate_points([]).strength is Strength.EMPTY
