"""A second reader of vault formats 1 and 2, written from resources/docs/vault-format.md and sharing no code.

    python second_reader.py VAULT PASSPHRASE-OR-CODE TARGET

writes every stored file to TARGET/files/ID and every record to TARGET/records.json. Only the standard
library, cryptography and sqlcipher3.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import stat
import struct
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from sqlcipher3 import dbapi2

CHUNK, TAG = 16384, 16
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NEWER = "the vault is newer than this reader"
BOUNDS = (65536, 2097152)
PRAGMAS = "cipher_log_level = NONE|cipher_memory_security = ON|trusted_schema = OFF|temp_store = MEMORY"


class UnreadableError(Exception):
    """The vault is not what the specification says."""


def need(condition: bool, what: str) -> None:
    if not condition:
        raise UnreadableError(what)


# --- 1 folder


def require_plain(*paths: Path) -> None:
    for path in paths:
        if os.path.lexists(path):
            kind = stat.S_IFMT(os.lstat(path).st_mode)
            need(kind in (stat.S_IFREG, stat.S_IFDIR), f"{path.name} is neither file nor folder")


def read_plain(path: Path) -> bytes:
    require_plain(path.parent, path)
    need(path.is_file(), f"{path.name} is missing")
    return path.read_bytes()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else may write meanwhile, where there is a lock to take."""
    require_plain(path)
    if os.name != "posix" or not path.exists():
        yield
        return
    import fcntl

    with path.open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnreadableError("in use") from None
        yield


# --- 2 primitives


def expand(key: bytes, info: bytes, length: int) -> bytes:
    return HKDFExpand(algorithm=SHA512(), length=length, info=info).derive(key)


def open_stream(key: bytes, context: bytes, data: bytes) -> bytes:
    body = data[56:]
    need(len(data) >= 56 and len(body) % (CHUNK + TAG) >= TAG, "length of no stream")
    need(len(body) // (CHUNK + TAG) < 1 << 38, "too many chunks")
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + data[:24] + context
    derived = expand(key, info, 76)
    need(hmac.compare_digest(derived[44:], data[24:56]), "commitment")
    cipher, nonce = AESGCM(derived[:32]), int.from_bytes(derived[32:44], "big")
    plain = []
    for number, begin in enumerate(range(0, len(body), CHUNK + TAG)):
        chunk = body[begin : begin + CHUNK + TAG]
        try:
            plain.append(cipher.decrypt((nonce ^ number).to_bytes(12, "big"), chunk, None))
        except InvalidTag:
            raise UnreadableError(f"chunk {number}") from None
    return b"".join(plain)


# --- 3 secrets and keys


def code_bytes(typed: str) -> bytes | None:
    text = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    text = "".join(text.replace("-", "").split())
    if len(text) != 36 or any(char not in ALPHABET for char in text):
        return None
    number = 0
    for char in text:
        number = number << 5 | ALPHABET.index(char)
    entropy = (number >> 20).to_bytes(20, "big")
    check = hashlib.sha256(b"holdall/1/recovery-check" + entropy).digest()
    return entropy if int.from_bytes(check[:3], "big") >> 4 == number & 0xFFFFF else None


def passwords(typed: str) -> list[bytes]:
    code = code_bytes(typed)
    text = unicodedata.normalize("NFKC", typed).encode()
    return [code, text] if code else [text]


# --- 4 key file


class KeyFile:
    def __init__(self, data: bytes) -> None:
        need(len(data) == 4096 and data[:16] == b"HOLDALL VAULT\r\n\x1a", "not a key file")
        major, kdf = struct.unpack_from(">HH", data, 16)
        need(major <= 2, NEWER)
        need(major >= 1 and kdf == 1, "version or key derivation")
        need(not any(data[80:128] + data[136:256] + data[2816:4064]), "reserved bytes")
        need(hashlib.sha256(data[:4064]).digest() == data[4064:], "checksum")
        self.memory, self.passes, self.lanes = struct.unpack_from(">III", data, 20)
        self.salt, self.vault_id, self.fixed = data[32:64], data[64:80], data[:128]
        (self.generation,) = struct.unpack_from(">Q", data, 128)
        self.data = data
        need(1 <= self.passes <= 16 and 1 <= self.lanes <= 16, "passes or lanes out of bounds")
        least = max(BOUNDS[0], 8 * self.lanes)
        need(least <= self.memory <= BOUNDS[1], "memory out of bounds")

    def unlock(self, password: bytes) -> tuple[bytes, int] | None:
        costs = {"iterations": self.passes, "lanes": self.lanes, "memory_cost": self.memory}
        bound = {"salt": self.salt, "ad": b"holdall/1/kek" + self.vault_id}
        kek = Argon2id(length=32, **costs, **bound).derive(password)
        for index in range(8):
            slot = self.data[256 + 256 * index : 512 + 256 * index]
            try:
                plain = open_stream(kek, b"holdall/1/slot" + self.fixed + bytes([index]), slot)
            except UnreadableError:
                continue
            return plain[:32], int.from_bytes(plain[33:37], "big")
        return None

    def key_generation(self, master: bytes, key_generation: int) -> int | None:
        """What the directory says, None when it is not that of this copy."""
        label = b"holdall/1/key/directory" + self.vault_id
        key = expand(master, label + struct.pack(">I", key_generation), 32)
        context = b"holdall/1/directory" + self.fixed + struct.pack(">Q", self.generation)
        try:
            plain = open_stream(key, context, self.data[2304:2816])
        except UnreadableError:
            return None
        is_own = plain[:32] == hashlib.sha256(self.data[:2304]).digest()
        return int.from_bytes(plain[36:40], "big") if is_own else None


def read_key_files(folder: Path) -> list[KeyFile]:
    found: list[KeyFile] = []
    errors = []
    for name in ("vault.key", "vault.key2"):
        try:
            found.append(KeyFile(read_plain(folder / name)))
        except UnreadableError as error:
            errors.append(str(error))
    need(bool(found), NEWER if NEWER in errors else "no readable key file")
    return sorted(found, key=lambda key_file: -key_file.generation)


# --- the vault


class Vault:
    def __init__(self, folder: Path, typed: str) -> None:
        key_files = read_key_files(folder)
        is_opened = False
        for password in passwords(typed):
            for key_file in key_files:
                if opened := key_file.unlock(password):
                    is_opened = True
                    self._enter(folder, key_files, password, opened)
                    self.head = self._read_head()
                    if self.head or len({copy.vault_id for copy in key_files}) == 1:
                        need(bool(self.head), "no readable head")
                        self._check_index()
                        return
        raise UnreadableError("key files of two vaults" if is_opened else "wrong passphrase or code")

    def _enter(self, root: Path, copies: list[KeyFile], password: bytes, opened: tuple[bytes, int]) -> None:
        newest = next((copy for copy in copies if copy.key_generation(*opened)), None)
        need(newest is not None and newest.unlock(password) is not None, "secret was replaced")
        later = (copy for copy in copies if copy.generation > newest.generation)
        need(all(copy.vault_id != newest.vault_id for copy in later), "master key was replaced")
        self.master, self.vault_id = opened[0], newest.vault_id
        self.generation = newest.key_generation(*opened)
        self.folder = root / f"g{self.generation}" if self.generation > 1 else root
        require_plain(self.folder, self.folder / "blobs")

    def key(self, name: str) -> bytes:
        label = b"holdall/1/key/" + name.encode()
        return expand(self.master, label + self.vault_id + struct.pack(">I", self.generation), 32)

    def context(self, name: str, tail: bytes = b"") -> bytes:
        return b"holdall/1/" + name.encode() + self.vault_id + struct.pack(">I", self.generation) + tail

    def _read_head(self) -> bytes:
        heads = []
        for name in ("head.a", "head.b"):
            try:
                sealed = read_plain(self.folder / name)
                heads.append(open_stream(self.key("head"), self.context("head"), sealed))
            except UnreadableError:
                continue
        return max(heads, key=lambda head: head[8:16], default=b"")

    def _check_index(self) -> None:
        index, log = self.folder / "index.db", self.folder / "index.db-wal"
        require_plain(log)
        data = read_plain(index)
        need(len(data) > 0, "index.db is empty")
        need(not os.path.lexists(self.folder / "index.db-journal"), "journal beside the index")
        need(bool(self.head[2] & 1), "not closed cleanly: open it with Holdall first")
        need(not (log.is_file() and log.stat().st_size), "log beside a clean head")
        need(len(data) == int.from_bytes(self.head[16:24], "big"), "index length")
        need(hashlib.sha256(data).digest() == self.head[24:56], "index changed outside")

    def records(self) -> list[dict[str, object]]:
        uri = f"{(self.folder / 'index.db').absolute().as_uri()}?mode=ro&immutable=1"
        connection = dbapi2.connect(uri, uri=True)
        try:
            connection.execute(f"PRAGMA key = \"x'{self.key('index').hex()}'\"")
            for pragma in PRAGMAS.split("|"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            code = "SELECT 1 FROM sqlite_schema WHERE type IN ('trigger', 'view')"
            need(not connection.execute(code).fetchall(), "triggers or views")
            meta = dict(connection.execute("SELECT name, value FROM meta"))
            need(meta["schema"] == 1, "schema")
            need(
                meta.get("session", 0) in struct.unpack_from(">QQ", self.head, 136),
                "index of another session",
            )
            rows = connection.execute("SELECT body FROM records WHERE binned = '' ORDER BY id").fetchall()
        finally:
            connection.close()
        return [json.loads(body) for (body,) in rows]

    def frame(self, blob_id: str) -> tuple[int, bytes, bytes]:
        need(re.fullmatch("[0-9a-f]{32}", blob_id) is not None, "id of a stored file")
        path = self.folder / "blobs" / blob_id[:2] / f"{blob_id}.blob"
        plain = open_stream(self.key("blob"), self.context("blob", bytes.fromhex(blob_id)), read_plain(path))
        version, kind, length = struct.unpack_from(">HB5xQ", plain)
        need(version == 1, "frame version")
        need(1024 + length <= len(plain), "more data than the frame holds")
        need(not any(plain[1024 + length :]), "filler")
        return kind, plain[:88], plain[1024 : 1024 + length]

    def file(self, blob_id: str) -> bytes:
        kind, header, data = self.frame(blob_id)
        need(kind in (1, 2), "a part is no file")
        if kind == 2:
            need(len(data) % 24 == 0, "part list")
            entries = enumerate(struct.iter_unpack(">16sQ", data))
            data = b"".join(self._part(blob_id, place, part.hex(), size) for place, (part, size) in entries)
        need(hashlib.sha256(data).digest() == header[48:80], "file does not match its hash")
        return data

    def _part(self, whole: str, position: int, blob_id: str, length: int) -> bytes:
        kind, header, data = self.frame(blob_id)
        is_own = int.from_bytes(header[4:8], "big") == position and header[32:48].hex() == whole
        need(kind == 3 and is_own and len(data) == length, "part list does not match")
        return data


def restore(folder: Path, typed: str, target: Path) -> None:
    with locked(folder / "lock"):
        vault = Vault(folder, typed)
        records = vault.records()
        (target / "files").mkdir(parents=True)
        for name in (str(record["id"]) for record in records if record["record"] == "file"):
            (target / "files" / name).write_bytes(vault.file(name))
    text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (target / "records.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    restore(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
