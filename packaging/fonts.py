"""Cuts the shipped fonts out of Debian's `fonts-noto-core`; must not be needed to run or build Holdall.

`python packaging/fonts.py [FOLDER]` writes `resources/fonts` from the TrueType files in FOLDER (by default
where the Debian package puts them). Needs fontTools. The result depends only on the input files and the
version of fontTools.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DEBIAN = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

PUNCTUATION = "U+0020-007E,U+00A0-00FF,U+2000-206F,U+20A0-20CF,U+25CC,U+FFFD"
EUROPEAN = (
    "U+0020-007E,U+00A0-052F,U+1C80-1C8F,U+1D00-1DBF,U+1E00-1FFF,U+2000-209F,U+20A0-20CF,U+2100-218F,"
    "U+2212,U+2215,U+2219,U+221E,U+2248,U+2260,U+2264-2265,U+25CC,U+2C60-2C7F,U+2DE0-2DFF,U+2E00-2E4F,"
    "U+A640-A69F,U+A700-A72F,U+FB00-FB06,U+FE00-FE0F,U+FE20-FE2F,U+FFFC-FFFD"
)
GEORGIAN = f"{PUNCTUATION},U+10A0-10FF,U+1C90-1CBF,U+2D00-2D2F"
ARMENIAN = f"{PUNCTUATION},U+0530-058F,U+FB13-FB17"
HEBREW = f"{PUNCTUATION},U+0590-05FF,U+FB1D-FB4F"
ARABIC = f"{PUNCTUATION},U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFC"
ARROWS = "U+2190-21FF,U+2200-22FF,U+25A0-25FF"
SIGNS = "U+25A0-27BF"

FONTS = {
    "NotoSans-Regular": EUROPEAN,
    "NotoSans-Bold": EUROPEAN,
    "NotoSans-Italic": EUROPEAN,
    "NotoSansGeorgian-Regular": GEORGIAN,
    "NotoSansGeorgian-Bold": GEORGIAN,
    "NotoSansArmenian-Regular": ARMENIAN,
    "NotoSansArmenian-Bold": ARMENIAN,
    "NotoSansHebrew-Regular": HEBREW,
    "NotoSansHebrew-Bold": HEBREW,
    "NotoNaskhArabic-Regular": ARABIC,
    "NotoNaskhArabic-Bold": ARABIC,
    "NotoSansMath-Regular": ARROWS,
    "NotoSansSymbols-Regular": SIGNS,
    "NotoSansSymbols2-Regular": SIGNS,
}


def cut(source: Path, target: Path, unicodes: str) -> None:
    """Write the characters `unicodes` of `source` to `target`, with all layout features and no hinting."""
    options = ("--layout-features=*", "--name-IDs=*", "--no-hinting", "--notdef-outline")
    command = (sys.executable, "-m", "fontTools.subset", source, f"--output-file={target}", *options)
    subprocess.run((*command, f"--unicodes={unicodes}"), check=True)


def main(folder: Path) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, unicodes in FONTS.items():
        target = TARGET / f"{name}.ttf"
        cut(folder / f"{name}.ttf", target, unicodes)
        print(f"{target.stat().st_size:>8}  {target.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN)
