"""A new passphrase is typed twice, judged, and wiped whenever it is not handed over."""

from __future__ import annotations

import io
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

import pytest

from holdall.cli.console import Console
from holdall.cli.errors import PassphraseUnusableError, UsageError
from holdall.cli.new_passphrase import NewPassphrase, takes_suggestion
from holdall.crypto.secret import Secret

STRONG = "лодка медный семь дождь окно ветер вечерний"


class Person:
    """Types what it is told to and remembers what it was asked and shown."""

    def __init__(self, *typed: str | Callable[[], str]) -> None:
        self.typed = iter(typed)
        self.given: list[Secret] = []
        self.asked: list[str] = []
        self.shown: list[str] = []
        self.drawn: list[bytearray] = []
        self.err = io.StringIO()

    def ask(self, prompt: str) -> Secret:
        self.asked.append(prompt)
        answer = next(self.typed)
        text = answer() if callable(answer) else answer
        if not text:
            raise PassphraseUnusableError(reason="empty")
        self.given.append(Secret.from_text(text))
        return self.given[-1]

    def draw(self, language: str) -> bytearray:
        self.drawn.append(bytearray(f"{language} words {len(self.drawn)}".encode()))
        return self.drawn[-1]

    def choose(self, *, descriptor: int | None = None, suggest: str | None = None) -> Secret:
        choice = NewPassphrase(
            console=Console(io.StringIO(), self.err),
            read=lambda _: self.ask("descriptor"),
            ask=self.ask,
            show=lambda text: self.shown.append(bytes(text).decode()),
            draw=self.draw,
        )
        return choice.choose(Namespace(passphrase_fd=descriptor, suggest=suggest))


def text_of(secret: Secret) -> str:
    return bytes(secret.view()).decode()


def wiped(secret: Secret) -> bool:
    return not len(secret)


def test_a_strong_one_is_asked_for_twice_and_nothing_is_said() -> None:
    person = Person(STRONG, STRONG)
    assert text_of(person.choose()) == STRONG
    assert person.asked == ["New passphrase: ", "The same again: "]
    assert person.err.getvalue() == ""
    assert wiped(person.given[1])


def test_a_weak_one_is_named_and_taken_when_meant() -> None:
    person = Person("Пароль123!", "yes", "Пароль123!")
    assert text_of(person.choose()) == "Пароль123!"
    assert "weak: it is made of words" in person.err.getvalue()
    assert "Пароль" not in person.err.getvalue()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("gfhjkm", "no"), "weak"),
        (("gfhjkm", ""), "weak"),
        (("еж7",), "too-short"),
        ((STRONG, STRONG + "и"), "mismatch"),
        (("",), "no-new-one"),
        ((STRONG, ""), "empty"),
    ],
)
def test_what_is_refused_is_wiped(typed: tuple[str, ...], reason: str) -> None:
    person = Person(*typed)
    with pytest.raises(PassphraseUnusableError) as caught:
        person.choose()
    assert caught.value.params["reason"] == reason
    assert all(map(wiped, person.given))


def test_a_descriptor_is_read_once_and_a_weak_one_warned_of() -> None:
    person = Person("gfhjkm")
    assert text_of(person.choose(descriptor=3)) == "gfhjkm"
    assert "weak" in person.err.getvalue()


def test_a_strong_one_from_a_descriptor_is_taken_in_silence() -> None:
    person = Person(STRONG)
    assert text_of(person.choose(descriptor=3)) == STRONG
    assert person.err.getvalue() == ""


def test_the_floor_holds_for_scripts_too() -> None:
    person = Person("pw1")
    with pytest.raises(PassphraseUnusableError) as caught:
        person.choose(descriptor=3)
    assert caught.value.params == {"reason": "too-short", "limit": 4}
    assert wiped(person.given[0])


def test_a_suggestion_is_shown_on_the_terminal_alone_and_must_be_typed() -> None:
    person = Person("ru words 0")
    assert text_of(person.choose(suggest="ru")) == "ru words 0"
    assert person.shown[1] == "ru words 0"
    assert person.err.getvalue() == ""
    assert not any(person.drawn[0])


def test_another_suggestion_can_be_asked_for() -> None:
    person = Person("", "", "en words 2")
    assert text_of(person.choose(suggest="en")) == "en words 2"
    assert [text for text in person.shown if "words " in text and len(text) < 20] == [
        f"en words {number}" for number in range(3)
    ]


def test_a_slip_can_be_mended_but_not_for_ever() -> None:
    assert text_of(Person("en word", "en words 0").choose(suggest="en")) == "en words 0"
    person = Person("a", "b", "c")
    with pytest.raises(PassphraseUnusableError) as caught:
        person.choose(suggest="en")
    assert caught.value.params["reason"] == "mismatch"
    assert person.err.getvalue().count("not what is shown") == 3
    assert all(map(wiped, person.given))


def test_what_is_no_text_ends_a_suggestion() -> None:
    def no_text() -> str:
        raise PassphraseUnusableError(reason="not-text")

    with pytest.raises(PassphraseUnusableError) as caught:
        Person(no_text).choose(suggest="en")
    assert caught.value.params["reason"] == "not-text"


def test_a_suggestion_does_not_go_with_a_descriptor() -> None:
    with pytest.raises(UsageError) as caught:
        Person().choose(descriptor=3, suggest="en")
    assert caught.value.params["reason"] == "suggest-fd"


@pytest.mark.parametrize(
    ("given", "language"), [([], None), (["--suggest"], "en"), (["--suggest", "ru"], "ru")]
)
def test_the_language_is_chosen(given: list[str], language: str | None) -> None:
    parser = ArgumentParser()
    takes_suggestion(parser)
    assert parser.parse_args(given).suggest == language
