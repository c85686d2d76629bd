from __future__ import annotations

import re
from pathlib import Path

import pytest

import holdall.vault
from holdall.case.stored_file import StoredFile
from holdall.ui.wording import repairs
from holdall.vault.blob_survey import FileState, StrayPart
from holdall.vault.diagnosis import Diagnosis, RepairOption, RepairSource
from holdall.vault.errors import Finding, VaultChangedOutsideError, VaultDamagedError
from holdall.vault.repair import RepairReport
from holdall.vault.repair_intake import Intake, Returned


def diagnosis(error: VaultDamagedError | None = None, *findings: Finding) -> Diagnosis:
    return Diagnosis(error=error, findings=findings, options=(), snapshots=(), database_session=0)


def test_every_damage_that_opening_can_find_has_its_own_words():
    folder = Path(holdall.vault.__file__).parent
    text = "".join(
        (folder / f"{name}.py").read_text(encoding="utf-8")
        for name in ("opening", "database", "diagnosis", "head_store")
    )
    raised = set(re.findall(r'part="(index|head)", reason="([a-z-]+)"', text))
    assert {f"{part}/{reason}" for part, reason in raised} == set(repairs._WRONG)


def test_the_cause_comes_first_then_what_else_is_wrong(language):
    error = VaultChangedOutsideError(part="index", reason="mismatch")
    language.use("en")
    assert repairs.wrong(
        diagnosis(error, Finding("snapshot-damaged", "0"), Finding("key-copy-damaged", "vault.key"))
    ) == [
        repairs._CHANGED,
        "A spare copy of the list is damaged.",
        "One of the two copies of the key file is damaged.",
    ]


def test_damage_of_a_new_kind_is_said_generally(qapp):
    assert repairs.wrong(diagnosis(VaultDamagedError(part="index", reason="new"))) == [
        "The list of everything in the vault is damaged."
    ]
    assert repairs.wrong(diagnosis()) == []


@pytest.mark.parametrize(
    ("option", "title", "loss"),
    [
        (
            RepairOption(source=RepairSource.DATABASE, exact=True),
            "From the list itself",
            "Nothing that was saved",
        ),
        (RepairOption(source=RepairSource.DATABASE), "From the list itself", "nothing proves"),
        (RepairOption(source=RepairSource.SNAPSHOT), "From a spare copy of the list", "after this copy"),
        (
            RepairOption(source=RepairSource.SNAPSHOT, saved_at="2026-11-20T10:00:00Z"),
            "From the spare copy of 20\u00a0Nov\u00a02026,",
            "after this copy",
        ),
        (RepairOption(source=RepairSource.BLOBS), "From the originals alone", "Everything that was written"),
    ],
)
def test_each_way_says_what_it_begins_with_and_what_it_loses(language, option, title, loss):
    language.use("en")
    assert repairs.title(option).startswith(title)
    assert loss in repairs.loss(option)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "In it: 21 papers, 1 person, 2 events, 1 application, 5 dossiers."),
        ("ru", "Внутри: 21 бумага, 1 человек, 2 события, 1 заявление, 5 досье."),
    ],
)
def test_what_a_copy_holds_is_counted(language, tag, words):
    language.use(tag)
    records = {"dossier-plan": 5, "file": 30, "application": 1, "event": 2, "person": 1, "paper": 21}
    assert repairs.holdings(records) == words
    option = RepairOption(source=RepairSource.SNAPSHOT, records=records)
    assert repairs.what_comes_back(option) == f"{words} {repairs.loss(option)}"


def test_an_empty_copy_is_said_and_one_that_was_not_counted_says_nothing(language):
    language.use("en")
    assert repairs.holdings({"file": 1}) == "There is nothing in it."
    option = RepairOption(source=RepairSource.SNAPSHOT)
    assert repairs.what_comes_back(option) == repairs.loss(option)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "en",
            [
                "2 originals came back as papers named after their files.",
                "1 of them is damaged and kept as it is.",
                "2 stored files can no longer be read. They are kept.",
            ],
        ),
        (
            "ru",
            [
                "2 оригинала вернулись бумагами с именами своих файлов.",
                "Из них повреждён 1; он сохранён как есть.",
                "2 файла хранилища больше не читаются; они сохранены.",
            ],
        ),
    ],
)
def test_what_came_back_is_counted(language, tag, words):
    language.use(tag)
    file = StoredFile(
        name="a.pdf", size=1, sha256="0" * 64, media_type="", imported_at="2026-01-02T03:04:05Z"
    )
    report = RepairReport(
        option=RepairOption(source=RepairSource.BLOBS),
        intake=Intake(
            returned=(Returned(file, FileState.SOUND), Returned(file, FileState.INCOMPLETE)),
            stray_parts=(StrayPart("1" * 32, "2" * 32, 0),),
            unreadable=("3" * 32,),
        ),
    )
    assert repairs.outcome(report)[1:] == words


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (RepairOption(source=RepairSource.SNAPSHOT, exact=True), "Everything that was saved is back."),
        (RepairOption(source=RepairSource.SNAPSHOT), "An older state is back."),
        (
            RepairOption(source=RepairSource.SNAPSHOT, saved_at="2026-11-20T10:00:00Z"),
            "The state of 20\u00a0Nov\u00a02026,",
        ),
        (RepairOption(source=RepairSource.DATABASE), "All that the list held is back."),
        (RepairOption(source=RepairSource.BLOBS), "The originals are back."),
    ],
)
def test_what_state_is_back_is_said(language, option, words):
    language.use("en")
    assert repairs.outcome(RepairReport(option=option))[0].startswith(words)


def test_a_vault_that_was_well_says_nothing(qapp):
    assert repairs.outcome(RepairReport(option=None)) == []


def test_an_older_key_file_is_told_with_what_helps_and_without_what_would_harm(language):
    language.use("en")
    diagnosis = Diagnosis(
        error=VaultDamagedError(part="head", reason="damaged"),
        findings=(Finding("newer-keys", "g2"),),
        options=(),
        snapshots=(),
        database_session=0,
    )
    lines = repairs.wrong(diagnosis)
    assert len(lines) == 3
    assert lines[1].startswith("g2: in this folder lies a later state of the vault")
    assert "copy that one's vault.key and vault.key2" in lines[2]
    assert not any("move" in line for line in lines)  # nothing but that folder is left
