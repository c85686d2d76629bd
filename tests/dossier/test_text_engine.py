from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from holdall.dossier import text_engine
from holdall.dossier.plan_errors import TypesettingError
from holdall.dossier.text_engine import Document
from holdall.resources import resource_path


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template of the test's own, `t.typ`."""

    def path(*parts: str) -> Path:
        return tmp_path if parts == ("typst",) else resource_path(*parts)

    monkeypatch.setattr(text_engine, "resource_path", path)
    return tmp_path / "t.typ"


PREAMBLE = '#set document(title: "t")\n#set text(font: "Noto Sans", fallback: false)\n'


def test_data_is_shown_and_never_evaluated(template: Path, moment: datetime) -> None:
    template.write_text(PREAMBLE + "#let d = json(bytes(sys.inputs.data))\n#d.text #metadata(d.text)<m>")
    document = Document("t.typ", {"text": "#panic(1) $x"})
    assert document.marks("m") == ["#panic(1) $x"]
    assert document.pdf(moment).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("what", ["pdf", "marks"])
def test_a_failure_does_not_repeat_the_text_it_failed_on(template: Path, moment: datetime, what: str) -> None:
    template.write_text('#panic("a secret name")')
    document = Document("t.typ", {})
    with pytest.raises(TypesettingError) as caught:
        document.pdf(moment) if what == "pdf" else document.marks("m")
    assert "secret" not in str(caught.value)
    assert caught.value.params == {"reason": "template"}


def test_a_glyph_that_no_font_has_is_an_error(template: Path, moment: datetime) -> None:
    template.write_text(PREAMBLE + "中")
    with pytest.raises(TypesettingError) as caught:
        Document("t.typ", {}).pdf(moment)
    assert caught.value.params["reason"] in {"pdf-a", "pdf-ua"}


def test_templates_cannot_reach_files_outside_their_folder(template: Path, moment: datetime) -> None:
    (template.parent.parent / "outside.txt").write_text("x")
    template.write_text(PREAMBLE + '#read("../outside.txt")')
    with pytest.raises(TypesettingError):
        Document("t.typ", {}).pdf(moment)


def test_files_are_dated_to_the_second(template: Path, moment: datetime) -> None:
    template.write_text(PREAMBLE + "x")
    document = Document("t.typ", {})
    assert document.pdf(moment.replace(microsecond=7)) == document.pdf(moment)
