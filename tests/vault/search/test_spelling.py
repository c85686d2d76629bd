"""However a name is transliterated, it has one skeleton."""

from __future__ import annotations

import tomllib

import pytest

from holdall.case.person import NameForm
from holdall.case.transliteration import propose
from holdall.case.transliteration_tables import tables_from
from holdall.resources import resource_path
from holdall.vault.search.spelling import all_cyrillic, cyrillic_guess, is_cyrillic, is_latin, skeleton
from holdall.vault.search.words import fold_word, words

NAMES = [
    "Щербакова", "Юлия", "Георгиевна", "Соловьёв", "Илья", "Сергеевич", "Виктор", "Робертович", "Зульфия",
    "Хабибуллин", "Рустам", "Жуков", "Артём", "Андреевич", "Пётр", "Ельцина", "Наталья", "Фёдоров", "Кирилл",
    "Дмитриевич", "Чайковский", "Алексей", "Шостакович", "Дмитрий", "Мельниченко", "Любовь", "Юсупов",
    "Максим", "Эйзенштейн", "Евгений", "Быков", "Анатолий", "Ярославцева", "Яна", "Игорь", "Михайлович",
    "Хрущёв", "Никита", "Толстая", "Татьяна", "Нечипоренко", "Ксения", "Гульнара", "Ёлкина", "Алёна",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_system_of_transliteration_leaves_the_skeleton(name):
    rules = tomllib.loads(resource_path("rules/transliteration.toml").read_text("utf-8"))
    for system, table in tables_from(rules).items():
        latin = propose(NameForm(surname=name), table).form.surname
        form = "".join(word.form for word in words(latin))
        assert skeleton(form) == skeleton(fold_word(name)), (system, latin)


@pytest.mark.parametrize(
    "spellings",
    [
        "Щербакова Shcherbakova Scherbakova Ščerbakova Ŝerbakova",
        "Юлия Yulia Iuliia Julia Yuliya Iulia",
        "Алексей Alexei Aleksey Alexey Aleksei Alexej",
        "Филипп Filipp Philip Filip",
        "Чечня Chechnya Čečnja Tchetchnia",
        "Цой Tsoy Tcoi Tzoy",
        "Ереван Yerevan Erevan Jerevan",
        "Шевченко Shevchenko Şevçenko",
        "Паспорт Passport",
        "Центр Centr Tsentr",
        "Київ Kyiv",
    ],
)
def test_common_spellings_of_one_word(spellings):
    assert len({skeleton(fold_word(it)) for it in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Шум", "Сум"), ("Жук", "Зук"), ("Чад", "Цад"), ("Петров", "Петрова")]
)
def test_different_words_stay_different(one, other):
    assert skeleton(fold_word(one)) != skeleton(fold_word(other))


def test_scripts_are_told():
    assert is_cyrillic("дом")
    assert not is_cyrillic("dom")
    assert is_latin("straße")
    assert not is_latin("დომი")
    assert not is_latin("123")


def test_look_alikes_of_a_reading_machine_become_cyrillic():
    assert all_cyrillic("пpotokoл".replace("t", "т")) == "протокол"


def test_a_guess_in_cyrillic_letters():
    assert cyrillic_guess("shcherbakova") == "щербакова"
    assert cyrillic_guess("yulia") == "юля"
    assert cyrillic_guess("ivanov") == "иванов"


def test_a_bare_c_is_a_k_where_english_says_so():
    """So that «протокол» finds protocol; ISO 9's Coj is not found by «Цой» for it."""
    assert skeleton("protocol") == skeleton("протокол")
    assert skeleton("coj") != skeleton("цой")


def test_signs_alone_leave_nothing():
    assert skeleton("ъь") == ""
