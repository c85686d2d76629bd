from __future__ import annotations

import io
import json
import os

import pytest

from holdall.cli.console import Console, one_line, printable


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Протокол № 5", "Протокол № 5"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[2Jgone", "\\u001b[2Jgone"),
        ("\x9b31m", "\\u009b31m"),
        ("invoice\u202efdp.exe", "invoice\\u202efdp.exe"),
        ("می‌خواهم", "می‌خواهم"),
        ("\udcff.pdf", "\\udcff.pdf"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_text_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\n b\t\tc ") == "a b c"


def test_results_and_notes_go_to_different_streams() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(out, err)
    console.say("result")
    console.note("remark")
    assert (out.getvalue(), err.getvalue()) == ("result\n", "remark\n")


def test_a_remark_is_only_for_somebody_who_looks() -> None:
    out, err, terminal = io.StringIO(), io.StringIO(), _Terminal()
    Console(out, err).remark("Last changed")
    Console(out, terminal).remark("Last changed")
    assert (out.getvalue(), err.getvalue(), terminal.getvalue()) == ("", "", "Last changed\n")


def test_a_document_is_json_even_in_another_encoding_and_with_broken_names() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    Console(out, io.StringIO()).document({"name": "Ё\udcff", "n": 1})
    assert json.loads(raw.getvalue().decode("utf-8")) == {"name": "Ё\udcff", "n": 1}


@pytest.mark.parametrize("char", ["\x9b", "\u202e", "\u2028", "\U000e0041", "\udc80", "\x7f"])
def test_a_document_cannot_steer_the_terminal_either(char: str) -> None:
    out = io.StringIO()
    document = {f"k{char}": [f"a{char}b", "Ё\u200c"]}
    Console(out, io.StringIO()).document(document)
    assert char not in out.getvalue()
    assert "Ё\u200c" in out.getvalue()
    assert json.loads(out.getvalue()) == document


def test_text_that_the_stream_cannot_write_is_escaped_not_fatal() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    Console(out, io.StringIO()).say("Ё")
    assert raw.getvalue() == b"\\u0401\n"


def test_progress_is_shown_in_place_and_cleared_before_a_result() -> None:
    out, err = _Terminal(), _Terminal()
    console = Console(out, err)
    console.progress(1, 4, "a\x1b[2J.pdf")
    console.progress(1, 4, "a\x1b[2J.pdf")
    console.say("done")
    console.say("again")
    assert err.getvalue() == "\r\x1b[K 25 %  a\\u001b[2J.pdf\r\x1b[K"


def test_progress_without_a_known_total_counts() -> None:
    err = _Terminal()
    Console(io.StringIO(), err).progress(7, 0)
    assert err.getvalue() == "\r\x1b[K7  "


def test_no_progress_when_nobody_looks() -> None:
    err = io.StringIO()
    Console(io.StringIO(), err).progress(1, 2, "a.pdf")
    assert err.getvalue() == ""


def test_what_is_left_to_send_is_sent() -> None:
    read, write = os.pipe()
    out = os.fdopen(write, "w", encoding="utf-8")
    console = Console(out, io.StringIO())
    out.write("left")
    console.deliver()
    assert os.read(read, 10) == b"left"
    out.close()
    os.close(read)


def test_what_nobody_reads_any_more_is_given_up_quietly() -> None:
    read, write = os.pipe()
    out = os.fdopen(write, "w", encoding="utf-8")
    console = Console(out, io.StringIO())
    out.write("left")
    os.close(read)
    console.deliver()
    out.close()
