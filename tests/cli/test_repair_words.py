from __future__ import annotations

import pytest

from holdall.case.stored_file import StoredFile
from holdall.cli.repair_words import holdings, loss, outcome, plan
from holdall.vault.blob_survey import FileState, StrayPart
from holdall.vault.diagnosis import Diagnosis, RepairOption, RepairSource
from holdall.vault.errors import Finding
from holdall.vault.repair import RepairReport
from holdall.vault.repair_intake import Intake, Returned

SAVED = "2026-03-04T05:06:07Z"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (RepairOption(source=RepairSource.DATABASE, exact=True), "Nothing that was stored is lost."),
        (RepairOption(source=RepairSource.DATABASE), "nothing vouches"),
        (RepairOption(source=RepairSource.SNAPSHOT, saved_at=SAVED), "after 2026-03-04 05:06 UTC is lost"),
        (RepairOption(source=RepairSource.SNAPSHOT), "after a moment that is not known"),
        (RepairOption(source=RepairSource.BLOBS), "Everything that was written is lost"),
    ],
)
def test_what_is_lost_is_said_with_its_date(option: RepairOption, words: str) -> None:
    assert words in loss(option)


def test_the_plan_names_the_damage_and_the_way() -> None:
    option = RepairOption(source=RepairSource.BLOBS)
    diagnosis = Diagnosis(
        error=None,
        findings=(Finding("key-copy-damaged", "vault.key"),),
        options=(option,),
        snapshots=(),
        database_session=1,
    )
    text = plan(diagnosis, option)
    assert "its database is whole" in text
    assert "vault.key: one of the two copies" in text
    assert "from the stored originals alone" in text


def test_every_spare_copy_is_listed_with_its_date_generation_and_contents() -> None:
    options = (
        RepairOption(
            source=RepairSource.SNAPSHOT, saved_at=SAVED, snapshot=2, generation=41, records={"paper": 12}
        ),
        RepairOption(source=RepairSource.SNAPSHOT, snapshot=0, generation=37),
        RepairOption(source=RepairSource.BLOBS),
    )
    diagnosis = Diagnosis(error=None, findings=(), options=options, snapshots=(), database_session=1)
    text = plan(diagnosis, options[1])
    assert "  2: 2026-03-04 05:06 UTC, state 41: 12 papers\n" in text
    assert "  0: a moment that is not known, state 37: what it holds is not known\n" in text
    assert "repaired from a spare copy of the database (--snapshot 0)." in text
    assert text.count("state") == 2


def test_records_are_counted_in_words() -> None:
    records = {"file": 2, "person": 1, "event": 3, "paper": 1, "application": 1, "dossier-plan": 2}
    assert holdings(records) == "1 paper, 1 person, 3 events, 1 application, 2 dossier plans, 2 files"
    assert holdings({}) == "nothing in it"


def test_what_came_back_and_what_did_not_is_told() -> None:
    file = StoredFile(
        id="0" * 32, name="scan.jpg", size=1, sha256="0" * 64, media_type="image/jpeg", imported_at=SAVED
    )
    lines = outcome(
        RepairReport(
            option=RepairOption(source=RepairSource.BLOBS),
            intake=Intake(
                returned=(Returned(file, FileState.DAMAGED),),
                stray_parts=(StrayPart("1" * 32, "2" * 32, 0),),
                unreadable=("3" * 32,),
            ),
        )
    )
    assert lines[1] == "Came back (damaged): scan.jpg, put in 2026-03-04 05:06 UTC"
    assert lines[2].startswith("2 stored files cannot be read")
