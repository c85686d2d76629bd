"""Proves a built folder in a minimal Debian without Python, as an ordinary user. Needs root and debootstrap.

`prove_build.py --folder DIR/holdall --work DIR` makes a vault, adds a PDF and a picture,
makes a dossier and reads it back, opens the window without a screen, and looks for traces left elsewhere.
"""

from __future__ import annotations

import argparse
import shutil
import struct
import zlib
from pathlib import Path

import bare_machine

# What every desktop has and a minimal system lacks; the rest is in the folder.
HOST_LIBRARIES = ("libgl1", "libegl1", "libxcb1")
USER, HOME = "1000:1000", "/srv/user"
HOLDALL = f"cd {HOME} && exec 3<passphrase && /opt/holdall/holdall"
SECRET = "--passphrase-fd 3"  # noqa: S105  a descriptor


def main() -> int:
    """Make the machine, run the steps as an ordinary user and print what each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    bare_machine.add_arguments(parser)
    parser.add_argument("--folder", type=Path, required=True, help="the built folder")
    options = parser.parse_args()
    machine = bare_machine.new_machine(options, "without-python", options.folder, HOST_LIBRARIES)
    prepare(machine.root, options.folder)
    failed = 0
    for title, command in steps():
        failed |= machine.run(
            title, command, user=USER, environ={"HOME": HOME, "QT_QPA_PLATFORM": "offscreen"}
        )
    print("\n" + machine.report())
    return 1 if failed else 0


def steps() -> list[tuple[str, str]]:
    """Return the steps in order: a title and a shell line each."""
    return [
        ("no Python here", "! command -v python3 && ! ls /usr/lib/python3* 2>/dev/null"),
        ("every file is as built", "cd /opt/holdall && sha256sum --check --quiet SHA256SUMS"),
        ("version", f"{HOLDALL} --version"),
        ("new vault", f"{HOLDALL} new Case.holdall {SECRET}"),
        ("add a PDF and a picture", f"{HOLDALL} add Case.holdall paper.pdf picture.png {SECRET}"),
        ("list", f"{HOLDALL} list Case.holdall {SECRET}"),
        ("dossier", f"{HOLDALL} dossier Case.holdall --profile generic -o dossier.pdf {SECRET}"),
        ("lint", f"{HOLDALL} lint dossier.pdf --profile generic"),
        ("verify", f"{HOLDALL} verify Case.holdall {SECRET}"),
        ("the window, without a screen", f"{HOLDALL} --self-check"),
        ("nothing written elsewhere", f"! find / -xdev -uid 1000 -not -path '{HOME}*' | grep ."),
        ("nothing hidden at home", f"! find {HOME} -mindepth 1 -maxdepth 1 -name '.*' | grep ."),
    ]


def prepare(root: Path, folder: Path) -> None:
    """Put the built folder, an ordinary user, a passphrase and two papers into the machine."""
    shutil.copytree(folder, root / "opt" / "holdall")
    with (root / "etc" / "passwd").open("a") as passwd:
        passwd.write(f"user:x:1000:1000::{HOME}:/bin/sh\n")
    home = root / HOME.removeprefix("/")
    home.mkdir(parents=True)
    (home / "passphrase").write_text("six plain words for one trial\n")
    (home / "paper.pdf").write_bytes(one_page_pdf())
    (home / "picture.png").write_bytes(grey_png(320, 200))
    for path in (home, *home.iterdir()):
        shutil.chown(path, 1000, 1000)


def one_page_pdf() -> bytes:
    """Return a PDF of one A4 page that says SPECIMEN."""
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    content = b"BT /F1 32 Tf 72 720 Td (SPECIMEN) Tj ET"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % font,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def grey_png(width: int, height: int) -> bytes:
    """Return a grey picture of the given size in pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


if __name__ == "__main__":
    raise SystemExit(main())
