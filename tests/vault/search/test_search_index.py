"""The index finds what reading every passage would find, and forgets what is taken out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from read_through import Read, meets

from holdall.crypto.secret import Secret
from holdall.vault.database import Database
from holdall.vault.environment import REAL
from holdall.vault.errors import SearchIndexLostError, VaultClosedError, VaultDamagedError
from holdall.vault.layout import Layout
from holdall.vault.search import search_index
from holdall.vault.search.grammar import keys
from holdall.vault.search.matching import wanted
from holdall.vault.search.query import parse
from holdall.vault.search.search_index import SearchIndex, Source
from holdall.vault.search.tables import TABLES

KEY = bytes(range(32))
CREATED = 1_700_000_000
SEED = 20261127


def make(folder: Path, *, in_memory: bool = False, key: bytes = KEY) -> SearchIndex:
    return SearchIndex(Layout(folder), REAL, Secret(key), CREATED, in_memory=in_memory)


def source(name: str, *pages: str, stamp: str = "1") -> Source:
    return Source(id=name, stamp=stamp, passages=list(enumerate(pages, 1)))


def found(index: SearchIndex, text: str, *, typing: bool = False, **wishes) -> list[tuple[str, int]]:
    hits, _ = index.find(parse(text, typing=typing), **wishes)
    return [(hit.source, hit.page) for hit in hits]


@pytest.fixture
def index(tmp_path) -> Iterator[SearchIndex]:
    made = make(tmp_path)
    yield made
    made.close(1)


def test_a_page_is_found_by_any_form_of_its_words(index):
    index.put([source("a", "Повестка в суд", "Приговор"), source("b", "Щербаковой отказано")])
    assert found(index, "повесток") == [("a", 1)]
    assert found(index, "приговором") == [("a", 2)]
    assert found(index, "Shcherbakova") == [("b", 1)]
    assert found(index, "повестка приговор") == []
    assert found(index, "  ") == []


def test_the_better_page_comes_first(index):
    filling = "слово " * 50
    index.put([source("a", f"суд {filling}"), source("b", "суд суд"), source("c", f"{filling} суд суд суд")])
    assert found(index, "суд")[0] == ("b", 1)
    assert found(index, "суд", limit=1) == [("b", 1)]


def test_what_is_on_no_page_comes_before_pages_when_there_are_too_many_to_rank(index, monkeypatch):
    monkeypatch.setattr(search_index, "_FEW", 2)
    index.put([source("a", "суд", "суд"), Source(id="r", stamp="1", passages=[(0, "долгое дело о суде")])])
    hits, _ = index.find(parse("суд"))
    assert [(hit.source, hit.page, hit.score) for hit in hits] == [("r", 0, 0), ("a", 1, 0), ("a", 2, 0)]


def test_only_the_sources_asked_for(index):
    index.put([source("a", "суд"), source("b", "суд")])
    assert found(index, "суд", among={"b", "c"}) == [("b", 1)]
    assert found(index, "суд", among=()) == []


def test_a_source_put_again_is_in_place_of_the_old_one(index):
    index.put([source("a", "суд", "арест")])
    index.put([source("a", "обыск", stamp="2")])
    assert index.stamps() == {"a": "2"}
    assert found(index, "арест") == []
    assert found(index, "обыск") == [("a", 1)]
    assert [hit.text for hit in index.find(parse("обыск"))[0]] == ["обыск"]


def test_an_error_half_way_leaves_all_as_it_was(index):
    index.put([source("a", "суд")])

    def broken() -> Iterator[Source]:
        yield source("a", "арест", stamp="2")
        raise LookupError

    with pytest.raises(LookupError):
        index.put(broken())
    assert index.stamps() == {"a": "1"}
    assert found(index, "суд") == [("a", 1)]


def test_mistyped_words_are_forgiven_also_after_more_was_put(index):
    index.put([source("a", "протокол")])
    assert found(index, "пртокол") == [("a", 1)]
    index.put([source("b", "приговор")])
    assert found(index, "пригвор") == [("b", 1)]


def test_a_word_that_only_a_removed_page_had_is_nothing_to_mistype(index):
    index.put([source("a", "протокол"), source("b", "суд")])
    assert found(index, "пртокол") == [("a", 1)]
    index.put([source("a", "ничего", stamp="2")])
    _, asked = index.find(parse("пртокол"))
    assert asked[0].keys == keys("пртокол")


def test_it_is_kept_and_opened_again(tmp_path):
    first = make(tmp_path)
    first.put([source("a", "суд")])
    first.close(3)
    first.close(3)
    assert Layout(tmp_path).search.stat().st_mtime == CREATED + 6
    with pytest.raises(VaultClosedError):
        first.stamps()
    second = make(tmp_path)
    assert found(second, "суда") == [("a", 1)]
    second.close(4)


def test_one_never_asked_makes_no_file(tmp_path):
    make(tmp_path).close(1)
    assert list(tmp_path.iterdir()) == []


def test_in_memory_it_writes_nothing(tmp_path):
    index = make(tmp_path, in_memory=True)
    index.put([source("a", "суд")])
    assert found(index, "суда") == [("a", 1)]
    index.close(1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage", ["zeros", "cut", "other key", "other tables", "other format", "empty", "journal"]
)
def test_one_that_cannot_be_used_is_made_anew(tmp_path, damage, monkeypatch):
    first = make(tmp_path)
    first.put([source("a", "суд")])
    first.close(1)
    path = Layout(tmp_path).search
    content = path.read_bytes()
    if damage == "zeros":
        path.write_bytes(bytes(len(content)))
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2 - 7])
    elif damage == "journal":
        path.with_name("search.db-journal").write_bytes(b"of a stranger")
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "other format":
        monkeypatch.setattr(search_index, "FORMAT", 2)
    elif damage == "other tables":
        path.write_bytes(b"")
        other = Database(path, Secret(KEY), tables=("CREATE TABLE meta (name TEXT, value INTEGER)",))
        other.open()
        other.create_schema()
        other.close()
    second = make(tmp_path, key=bytes(32) if damage == "other key" else KEY)
    assert second.stamps() == {}
    assert sorted(it.name for it in tmp_path.iterdir()) == ["search.db", "search.db-wal"]
    second.put([source("b", "арест")])
    assert found(second, "арест") == [("b", 1)]
    second.close(1)


def test_damage_met_later_is_told_and_the_next_one_begins_anew(tmp_path):
    index = make(tmp_path)
    index.put([source(f"{number}", "суд " * 500) for number in range(50)])
    index.close(1)
    path = Layout(tmp_path).search
    content = bytearray(path.read_bytes())
    for place in range(4096 * 8 + 100, len(content), 4096):
        content[place] ^= 1
    path.write_bytes(content)
    again = make(tmp_path)
    with pytest.raises(SearchIndexLostError):
        again.find(parse("суд"))
    assert again.stamps() == {}
    again.close(1)


def test_a_connection_given_up_on_a_full_disk_is_opened_again(index, monkeypatch):
    index.put([source("a", "суд")])
    index._database.close()
    assert found(index, "суд") == [("a", 1)]


def test_what_is_taken_out_is_gone_from_the_file(tmp_path):
    index = make(tmp_path)
    index.put([source("a", "канарейка повестка"), source("b", "повестка")])
    index.remove(["a", "unknown"])
    assert found(index, "канарейка") == []
    index.keep_only({"b"})
    assert found(index, "повестка") == [("b", 1)]
    place = tmp_path / "as it is on the disk"
    place.mkdir()
    (place / "search.db").write_bytes(Layout(tmp_path).search.read_bytes())
    index.close(1)
    opened = Database(place / "search.db", Secret(KEY), tables=TABLES)
    opened.open()
    assert opened.query("SELECT source FROM passages") == [("b",)]
    told = opened.query("SELECT term FROM vocabulary")
    tables = opened.query("SELECT hex(block) FROM words_data")
    opened.close()
    assert not any("kanarei" in term or "канарейка" in term for (term,) in told)
    assert not any("канарейка".encode().hex().upper() in block for (block,) in tables)


def test_all_others_are_taken_out(tmp_path):
    index = make(tmp_path)
    index.keep_only({"a"})
    assert list(tmp_path.iterdir()) == [], "nothing was there to forget"
    index.put([source("a", "суд"), source("b", "суд")])
    index.keep_only({"a"})
    assert found(index, "суд") == [("a", 1)]
    index.close(1)
    again = make(tmp_path)
    again.keep_only(())
    assert again.stamps() == {}
    again.close(1)


@pytest.mark.parametrize("error", [OSError(28, "full"), VaultDamagedError(part="index", reason="unreadable")])
def test_where_forgetting_fails_the_file_goes(index, tmp_path, monkeypatch, error):
    index.put([source("a", "канарейка"), source("b", "суд")])

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(search_index, "_remove", fail)
        index.keep_only({"b"})
    assert not Layout(tmp_path).search.exists()
    assert index.stamps() == {}


def test_what_was_read_before_something_was_forgotten_is_not_put_in(index):
    before = index.forgotten
    assert index.put([source("a", "суд")], since=before)
    index.keep_only(())
    assert not index.put([source("a", "суд")], since=before)
    assert index.stamps() == {}
    assert index.put([source("a", "суд")], since=index.forgotten)


def test_rows_of_a_stranger_are_no_text(index):
    index.put([source("a", "суд")])
    index._database.execute("UPDATE passages SET text = x'00ff'")
    with pytest.raises(SearchIndexLostError):
        index.find(parse("суд"))


def test_how_many_pages_have_text(index):
    index.put([source("a", "суд", "арест"), Source(id="r", stamp="1", passages=[(0, "дело")])])
    assert index.pages() == {"a": 2}


def test_an_endless_page_is_cut(index, monkeypatch):
    monkeypatch.setattr(search_index, "_LONGEST", 20)
    index.put([source("a", "суд " + "слово " * 10 + "арест")])
    assert found(index, "суд") == [("a", 1)]
    assert found(index, "арест") == []


_WORDS = [
    "суд", "суда", "судебный", "повестка", "повесток", "протокол", "протоколе", "задержан", "задержали",
    "Щербакова", "Щербаковой", "Shcherbakova", "Юлия", "Yulia", "арест", "арестован", "обыск", "обыска",
    "паспорт", "passport", "2022", "12", "люди", "человек", "ребёнок", "дети", "отказ", "в", "на", "№",
    "სასამართლო", "court", "detained", "detention", "Ереване", "Yerevan",
]  # fmt: skip


def test_a_thousand_random_queries_find_what_reading_every_page_finds(index):
    rng = random.Random(SEED)
    texts = {
        (f"s{number}", page): " ".join(rng.choices(_WORDS, k=rng.randint(1, 12)))
        for number in range(60) for page in range(1, rng.randint(2, 4))
    }  # fmt: skip
    index.put(
        Source(
            id=name, stamp="1", passages=[(page, text) for (it, page), text in texts.items() if it == name]
        )
        for name in dict.fromkeys(name for name, _ in texts)
    )
    vocabulary = Read(texts.values())
    some = 0
    for _ in range(1000):
        query, typing = _random_query(rng, list(texts.values())), rng.random() < 0.5
        asked = wanted(parse(query, typing=typing), vocabulary)
        expected = {place for place, text in texts.items() if meets(text, asked)}
        assert set(found(index, query, typing=typing, limit=1000)) == expected, (SEED, query, typing)
        some += bool(expected)
    assert 300 < some < 1000


def _random_query(rng: random.Random, texts: list[str]) -> str:
    terms: list[str] = []
    for _ in range(rng.randint(1, 3)):
        word = rng.choice(_WORDS)
        kind = rng.random()
        if kind < 0.2:
            start = rng.randrange(len(texts))
            terms.append('"' + " ".join(texts[start].split()[: rng.randint(1, 3)]) + '"')
        elif kind < 0.4 and len(word) > 4:
            cut = rng.randrange(1, len(word))
            terms.append(word[:cut] + word[cut + 1 :])
        elif kind < 0.6:
            terms.append(word[: rng.randint(2, 6)])
        else:
            terms.append(word)
    return " ".join(terms)
