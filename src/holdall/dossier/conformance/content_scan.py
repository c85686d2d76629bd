"""Reads a content stream once, quickly: which resources it names, which strings it shows in which font.

It knows the grammar of content streams and nothing of what the names stand for. Most of a stream is numbers
and operators that PDF/A does not care about; one regular expression runs over those without coming back to
Python. Whatever it does not recognise is a problem, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from holdall.dossier.conformance.inline_image import InlineImage, inline_image

_BLANKS = b"\x00\t\n\x0c\r "
_SPACE = rb"[\x00\t\n\x0c\r ]"
_END = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|\Z)"
_NUMBER = rb"[-+]?(?:\d{1,9}(?:\.\d{0,30})?|\.\d{1,30})" + _END
"""Below the limits of PDF/A (integers of 32 bits, no tiny fractions); anything longer is not proven."""
_PLAIN = (
    rb"(?:[mlcvyhfFbBSsnWwJjMid]|re|cm|f\*|B\*|b\*|W\*|[Gg]|RG|rg|BT|ET|T[cwzLsdDm*]|SC|sc|EMC|d[01]|BX|EX)"
    + _END
)
_HEX = rb"<%(s)s*+(?:[0-9A-Fa-f]%(s)s*+[0-9A-Fa-f]%(s)s*+)*>" % {b"s": _SPACE}
_RUN = rb"[^()\\]*+"
_FLAT = rb"\(%(run)s(?:\\.%(run)s)*\)" % {b"run": _RUN}
_NESTED = rb"\(%(run)s(?:(?:\\.|%(inner)s)%(run)s)*\)" % {b"run": _RUN, b"inner": _FLAT}
_LITERAL = rb"\(%(run)s(?:(?:\\.|%(inner)s)%(run)s)*\)" % {b"run": _RUN, b"inner": _NESTED}
"""Brackets within brackets go three deep."""
_STRING = re.compile(rb"(%s)|(%s)" % (_LITERAL, _HEX), re.DOTALL)
_TOKEN = re.compile(
    rb"(?:%(s)s++|%(number)s|%(plain)s|%%[^\r\n]*+|\[(?:%(s)s++|%(number)s)*\]){0,32768}"
    rb"(?:([qQ])%(end)s|/([^\x00\t\n\x0c\r ()<>\[\]{}/%%]*+)"
    rb"|(%(literal)s|%(hex)s|\[(?:%(s)s++|%(number)s|%(literal)s|%(hex)s)*\])"
    rb"|(?!%(plain)s)([A-Za-z'\"][A-Za-z0-9*'\"]*+)%(end)s|(<<|>>|[\[\]]))?"
    % {
        b"s": _SPACE, b"number": _NUMBER, b"plain": _PLAIN, b"end": _END, b"literal": _LITERAL, b"hex": _HEX,
    },
    re.DOTALL,
)  # fmt: skip
"""What PDF/A does not care about, so far at a time that memory is bounded, then one token where one is known.

Only sets of bytes repeat possessively: before 3.11.5 `re` matches groups that do so wrongly (gh-106052).
"""
_STACK, _NAME, _TEXT, _OPERATOR, _BRACKET = 1, 2, 3, 4, 5
_MODE = re.compile(rb"(?<![\d.+-])([0-7])[\x00\t\n\x0c\r ]+\Z")
_NAMED = {
    "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "Do": "/XObject", "sh": "/Shading",
    "scn": "/Pattern", "SCN": "/Pattern", "BDC": "/Properties", "ri": "intent",
}  # fmt: skip
"""Operators whose last operand may be a name, and the resources in which it stands."""
_HARMLESS = frozenset({"BMC", "MP", "DP"})
_VALUES = frozenset({"true", "false", "null"})
_CMYK = frozenset({"k", "K"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_DEEPEST = 20
"""PDF/A allows 28 nested `q`; the page's form and its stamp take some."""
_LONGEST_NAME = 127
_LONGEST_STRING = 32767
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class Showing:
    """In which font (resource name) text is shown, and whether it stays invisible (rendering mode 3)."""

    font: str
    invisible: bool


@dataclass(slots=True)
class ContentUse:
    """What one content stream uses; `problems` are codes of what is forbidden or was not understood."""

    names: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """Resource category → names with their slash."""
    texts: dict[Showing, list[bytes]] = field(default_factory=dict[Showing, list[bytes]])
    """Strings and arrays of strings as they are written."""
    images: list[InlineImage] = field(default_factory=list[InlineImage])
    problems: set[str] = field(default_factory=set[str])


def scan(content: bytes) -> ContentUse:
    """What `content` (decoded) uses; it is read to its end or to the first thing that is not understood."""
    scanner = _Scanner(content)
    scanner.run()
    return scanner.use


def strings(written: list[bytes]) -> Iterator[bytes]:
    """The bytes of every string in `written`, which holds strings and arrays of strings as they stand."""
    for literal, hexadecimal in _STRING.findall(b"\n".join(written)):
        if hexadecimal:
            yield bytes.fromhex(hexadecimal[1:-1].translate(None, _BLANKS).decode("ascii"))
        else:
            yield _unescaped(literal[1:-1])


class _Scanner:
    def __init__(self, content: bytes) -> None:
        self.use = ContentUse()
        self._content = content
        self._position = 0
        self._name = ""
        self._text = b""
        self._is_split = False
        self._font, self._mode = "", 0
        self._saved: list[tuple[str, int]] = []

    def run(self) -> None:
        match = _TOKEN.match
        content, size = self._content, len(self._content)
        while self._position < size:
            token = match(content, self._position)
            if token is None or token.end() == self._position:
                self.use.problems.add("operator")
                return
            self._position = token.end()
            kind = token.lastindex
            if kind is None:
                continue
            self._take(kind, token[kind], token.start(kind))
        if self._saved:
            self.use.problems.add("nesting")

    def _take(self, kind: int, text: bytes, start: int) -> None:
        if kind == _TEXT:
            self._text = text
            if len(text) > _LONGEST_STRING and any(len(it) > _LONGEST_STRING for it in strings([text])):
                self.use.problems.add("string")
        elif kind == _OPERATOR:
            self._operator(text.decode("ascii"), start)
        elif kind == _NAME:
            self._name = f"/{_plain_name(text)}"
            if len(text) > _LONGEST_NAME:
                self.use.problems.add("name")
        elif kind == _STACK:
            self._save() if text == b"q" else self._restore()
        elif text == b">>":
            self._name = ""  # a dictionary is the operand, not a name in it
        elif text == b"[":
            self._is_split = True  # an array of more than numbers and strings, which `_TOKEN` takes whole

    def _save(self) -> None:
        self._saved.append((self._font, self._mode))
        if len(self._saved) > _DEEPEST:
            self.use.problems.add("nesting")

    def _restore(self) -> None:
        if self._saved:
            self._font, self._mode = self._saved.pop()
        else:
            self.use.problems.add("nesting")

    def _operator(self, operator: str, start: int) -> None:
        if operator in _VALUES:
            return
        if operator in _SHOWS:
            self._show()
        elif operator == "Tf":
            self._font = self._name
        elif operator == "Tr":
            found = _MODE.search(self._content, max(0, start - 16), start)
            self._mode = int(found[1]) if found else 0
        elif operator in _NAMED:
            if self._name:
                self.use.names.setdefault(_NAMED[operator], set()).add(self._name)
        elif operator == "BI":
            self._inline_image()
        elif operator in _CMYK:
            self.use.problems.add("cmyk")
        elif operator not in _HARMLESS:
            self.use.problems.add("operator")
            self._position = len(self._content)
        self._name, self._text, self._is_split = "", b"", False

    def _show(self) -> None:
        showing = Showing(self._font, self._mode == _INVISIBLE)
        self.use.texts.setdefault(showing, []).append(self._text)
        if self._is_split:
            self.use.problems.add("operator")

    def _inline_image(self) -> None:
        found = inline_image(self._content, self._position)
        if found is None:
            self.use.problems.add("inline-image")
            self._position = len(self._content)
        else:
            self.use.images.append(found)
            self._position = found.end


_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)|\r\n?", re.DOTALL)
_LETTERS = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}


def _unescaped(literal: bytes) -> bytes:
    if b"\\" not in literal and b"\r" not in literal:
        return literal
    return _ESCAPE.sub(_meaning, literal)


def _meaning(escape: re.Match[bytes]) -> bytes:
    text = escape[1]
    if text is None:
        return b"\n"  # a bare end of line, however it is written
    if text[:1].isdigit() and text < b"8":
        return bytes([int(text, 8) & 0xFF])
    return _LETTERS.get(text, text)


def _plain_name(text: bytes) -> str:
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda it: bytes([int(it[1], 16)]), text)
    return text.decode("utf-8", "replace")
