"""Fixtures shared by the whole suite; nothing here may need a window system or a slow key derivation."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
for _name in ("SIGHUP", "SIGINT", "SIGQUIT"):
    # a suite started in the background or with nohup ignores these, and so would every program that it starts
    if (_signal := getattr(signal, _name, None)) and signal.getsignal(_signal) is signal.SIG_IGN:
        signal.signal(_signal, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)

if TYPE_CHECKING:
    from holdall.case.stored_file import StoredFile
    from holdall.vault.environment import Environment
    from holdall.vault.vault import Vault

ROOT = Path(__file__).parent.parent
PASSPHRASE = "correct horse battery staple"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of facts, corpora and vectors beside the repository, or `HOLDALL_SHARED`."""
    for folder in (ROOT.parent / "shared", Path(os.environ.get("HOLDALL_SHARED") or ROOT / "absent")):
        if folder.is_dir():
            return folder
    pytest.skip("the shared folder is neither beside the repository nor named by HOLDALL_SHARED")


@pytest.fixture(scope="session")
def fast_env() -> Environment:
    """The real world, but for key derivation in about a millisecond, which real vaults refuse."""
    from holdall.crypto.kdf import KdfBounds, KdfParameters
    from holdall.vault.environment import Environment

    cheap = KdfParameters(memory_kib=64, iterations=1, lanes=1)
    return Environment(kdf_bounds=KdfBounds(min_memory_kib=64), choose_kdf=lambda: cheap)


@pytest.fixture
def passphrase() -> str:
    """What opens every vault of `make_vault`."""
    return PASSPHRASE


@pytest.fixture
def make_vault(tmp_path: Path, fast_env: Environment) -> Iterator[Callable[..., Vault]]:
    """Call with a name to get a new, open vault in the test's folder; closed at the end of the test."""
    from holdall.crypto.secret import Secret
    from holdall.vault.vault import Vault

    opened: list[Vault] = []

    def make(name: str = "case") -> Vault:
        vault, _ = Vault.create(tmp_path / f"{name}.holdall", Secret.from_text(PASSPHRASE), env=fast_env)
        opened.append(vault)
        return vault

    yield make
    for vault in opened:
        vault.close()


@pytest.fixture(scope="session")
def put_file() -> Callable[..., StoredFile]:
    """Call with a vault and bytes to store them with their record, and a paper if a title is given."""
    from io import BytesIO

    from holdall.case.paper import Paper
    from holdall.case.stored_file import StoredFile

    def put(
        vault: Vault,
        content: bytes,
        name: str = "скан.jpg",
        *,
        media_type: str = "image/jpeg",
        imported_at: str = "2026-01-02T03:04:05Z",
        title: str = "",
        **facts: Any,
    ) -> StoredFile:
        origin: dict[str, str] = {"name": name, "media_type": media_type, "imported_at": imported_at}
        stored = vault.blobs.add(BytesIO(content), **origin)
        file = StoredFile(id=stored.id, size=stored.size, sha256=stored.sha256, **origin, **facts)
        with vault.records.transaction("put file") as transaction:
            transaction.attach_blob(stored)
            transaction.put(file)
            if title:
                transaction.put(Paper(title=title, file_ids=(file.id,)))
        return file

    return put


@pytest.fixture(scope="session")
def plain_pages() -> Callable[[Vault], dict[str, bytes]]:
    """Call with an open vault: the plaintext of every page of its database and spare copies, by name."""
    from io import BytesIO

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    def decrypted(data: bytes, key: bytes) -> bytes:
        plain = bytearray()
        for at in range(0, len(data), 4096):
            begin = at or 16  # the salt stands before page 1
            iv = data[at + 4016 : at + 4032]
            decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
            plain += decryptor.update(data[begin : at + 4016])
        return bytes(plain)

    def pages(vault: Any) -> dict[str, bytes]:
        vault.settle()
        sealed = {"index.db": (vault.path / "index.db").read_bytes()}
        for snapshot in vault.snapshots:
            copy = BytesIO()
            vault._snapshots.read(snapshot, copy)
            sealed[snapshot.name] = copy.getvalue()
        key = bytes(vault._keys.index.view())
        return {name: decrypted(data, key) for name, data in sealed.items()}

    return pages


@pytest.fixture(scope="session")
def written_pdf() -> Callable[..., bytes]:
    """Call with the text of each page to get a PDF that brings it; an empty one is a page without text."""
    import typst

    from holdall.resources import resource_path

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource_path("fonts"))]
    )

    def make(*pages: str, hyphenate: bool = False) -> bytes:
        import json

        source = (
            "#set page(width: 120mm, height: 80mm)\n"
            f'#set text(font: "Noto Sans", lang: "ru", hyphenate: {str(hyphenate).lower()})\n'
            "#let pages = json(bytes(sys.inputs.pages))\n"
            "#for (number, text) in pages.enumerate() { if number > 0 { pagebreak() }; [#text] }"
        )
        compiler = typst.Compiler(
            input=source.encode(),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"pages": json.dumps(pages)},
        )
        return compiler.compile(format="pdf")

    return make
