"""From blobs alone every original comes back once, with its name and date."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

from repairs import INDEX, blob, contents, garble, look, lose, mend, sources, without_anything

from holdall.case.paper import Paper
from holdall.case.stored_file import StoredFile
from holdall.crypto.secret import Secret
from holdall.vault.blob_frame import FrameHeader, FrameKind
from holdall.vault.blob_survey import FileState, FoundFile, StrayPart, Survey
from holdall.vault.blob_table import NO_TAG, dedup_tag
from holdall.vault.diagnosis import RepairSource
from holdall.vault.keys import Keys
from holdall.vault.record_index import index_record
from holdall.vault.record_table import RecordTable, State
from holdall.vault.repair_intake import Intake, Returned, take_in

KEYS = Keys.derive(Secret(bytes(32)), b"v" * 16, 1)
DATA = b"evidence"
AT = "2026-01-02T03:04:05Z"
FOUND = FoundFile(
    "a" * 32,
    FrameHeader(
        kind=FrameKind.PART_LIST, length=16, blob_id=bytes.fromhex("a" * 32), name="скан.jpg", imported_at=AT,
        media_type="image/jpeg", sha256=hashlib.sha256(DATA).digest(), file_length=len(DATA),
    ),
    ("b" * 32,),
    FileState.INCOMPLETE,
)  # fmt: skip
FILE = StoredFile(
    id="a" * 32, name="скан.jpg", imported_at=AT, media_type="image/jpeg", size=len(DATA),
    sha256=hashlib.sha256(DATA).hexdigest(), problem="damaged",
)  # fmt: skip


def test_what_was_found_gets_rows_and_records_and_is_told(database):
    survey = Survey([FOUND], [StrayPart("c" * 32, "d" * 32, 3)], ["e" * 32])
    paper = Paper(title="скан", file_ids=(FILE.id,))
    intake = take_in(database, KEYS, survey, lambda _: (paper,))
    assert intake == Intake(
        returned=(Returned(FILE, FileState.INCOMPLETE),),
        stray_parts=(StrayPart("c" * 32, "d" * 32, 3),),
        unreadable=("e" * 32,),
        kinds=frozenset({"file", "paper"}),
    )
    assert database.query("SELECT * FROM blobs ORDER BY id") == [
        (FILE.id, dedup_tag(KEYS, FILE.sha256), len(DATA), "image/jpeg", "b" * 32),
        ("c" * 32, NO_TAG, 0, "", ""),
        ("e" * 32, NO_TAG, 0, "", ""),
    ]
    table = RecordTable(database)
    for record in (FILE, paper):
        assert table.get(record.id) == State(index_record(record).body, AT, AT)


def test_a_record_in_the_bin_comes_out_of_it_with_its_file(database):
    table = RecordTable(database)
    table.set(FILE.id, State(index_record(FILE).body, AT, AT, binned=AT))
    take_in(database, KEYS, Survey([FOUND]), lambda _: ())
    assert table.get(FILE.id).binned == ""


def test_from_blobs_alone_every_original_comes_back(sample, tools):
    sample = replace(sample, env=replace(sample.env, part_frame_size=8192))
    large = os.urandom(30_000)
    with sample.open() as vault:
        first = tools.add_file(vault, large, "видео.mp4")
        tools.add_file(vault, b"x", "x" * 300 + ".pdf")
        tools.add_file(vault, b"small picture", "")
    without_anything(sample)
    report = mend(sample)
    assert report.option.source is RepairSource.BLOBS
    assert {it.state for it in report.intake.returned} == {FileState.SOUND}
    assert (report.intake.stray_parts, report.intake.unreadable) == ((), ())
    with sample.open() as vault:
        assert vault.verify() == []
        assert contents(vault) == {"видео.mp4": large, "x" * 300 + ".pdf": b"x", "скан.jpg": sample.data}
        back = vault.records.get(first.id)
        assert (back.name, back.media_type, back.imported_at) == (
            first.name, "image/jpeg", tools.IMPORTED_AT,
        )  # fmt: skip
        assert (back.size, back.sha256, back.problem) == (len(large), first.sha256, "")
        assert vault.blobs.find(first.sha256) == first.id
        assert {paper.title for paper in vault.records.all(Paper)} == set(contents(vault))


def test_the_default_comes_to_the_blobs_when_nothing_else_is_left(sample):
    lose(sample.path, INDEX, "snapshots")
    assert sources(look(sample)) == ["blobs"]
    assert mend(sample).option.source is RepairSource.BLOBS


def test_equal_files_come_back_once(sample, tools):
    with sample.open() as vault:
        tools.add_file(vault, sample.data, "twice")
    without_anything(sample)
    assert len(mend(sample).intake.returned) == 1


def test_of_equal_files_the_sound_one_comes_back(sample, tools):
    with sample.open() as vault:
        tools.add_file(vault, sample.data, "second")
    garble(blob(sample, sample.file.id), 20_000)
    without_anything(sample)
    assert [(it.file.name, it.state) for it in mend(sample).intake.returned] == [("second", FileState.SOUND)]


def test_a_file_of_which_only_a_part_is_left_comes_back_and_says_so(sample):
    garble(blob(sample, sample.file.id), 20_000)
    without_anything(sample)
    (returned,) = mend(sample).intake.returned
    assert (returned.state, returned.file.problem) == (FileState.DAMAGED, "damaged")
    with sample.open() as vault:
        assert vault.records.get(sample.file.id).problem == "damaged"


def test_what_waits_in_quarantine_is_taken_in_too(sample):
    place = blob(sample, sample.file.id)
    (sample.path / "quarantine").mkdir()
    place.rename(sample.path / "quarantine" / place.name)
    without_anything(sample)
    assert [it.file.id for it in mend(sample).intake.returned] == [sample.file.id]
    assert place.exists()
