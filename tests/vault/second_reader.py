"""A second reader of vault formats 1 and 2, written from resources/docs/vault-format.md and sharing no code.

    python second_reader.py VAULT PASSPHRASE-OR-CODE TARGET

writes every stored file to TARGET/files/ID and every record to TARGET/records.json. Only the standard
library, cryptography and sqlcipher3.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2

CHUNK, TAG = 16384, 16
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BOUNDS = (65536, 2097152)


class UnreadableError(Exception):
    """The vault is not what the specification says."""


def need(condition: bool, what: str) -> None:
    if not condition:
        raise UnreadableError(what)


# --- 2 primitives


def expand(key: bytes, info: bytes, length: int) -> bytes:
    block = output = b""
    counter = 1
    while len(output) < length:
        block = hmac.digest(key, block + info + bytes([counter]), "sha512")
        output += block
        counter += 1
    return output[:length]


class Stream:
    def __init__(self, key: bytes, context: bytes, data: bytes) -> None:
        need(len(data) >= 56 + TAG, "stream too short")
        info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + data[:24] + context
        derived = expand(key, info, 76)
        need(hmac.compare_digest(derived[44:], data[24:56]), "commitment")
        self.cipher = AESGCM(derived[:32])
        self.nonce = int.from_bytes(derived[32:44], "big")
        self.body = data[56:]

    def read(self) -> bytes:
        plain = []
        for number, begin in enumerate(range(0, len(self.body) + 1, CHUNK + TAG)):
            chunk = self.body[begin : begin + CHUNK + TAG]
            try:
                plain.append(self.cipher.decrypt((self.nonce ^ number).to_bytes(12, "big"), chunk, None))
            except (InvalidTag, ValueError):
                raise UnreadableError(f"chunk {number}") from None
        need(len(plain[-1]) < CHUNK, "truncated")
        return b"".join(plain)


def open_stream(key: bytes, context: bytes, data: bytes) -> bytes:
    return Stream(key, context, data).read()


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
        need(major in (1, 2), f"major version {major}")
        need(kdf == 1, "key derivation")
        need(hashlib.sha256(data[:4064]).digest() == data[4064:], "checksum")
        self.memory, self.passes, self.lanes = struct.unpack_from(">III", data, 20)
        self.salt, self.vault_id, self.fixed = data[32:64], data[64:80], data[:128]
        (self.generation,) = struct.unpack_from(">Q", data, 128)
        self.data = data

    def unlock(self, password: bytes) -> tuple[bytes, int] | None:
        need(BOUNDS[0] <= self.memory <= BOUNDS[1], "memory out of bounds")
        need(1 <= self.passes <= 16 and 1 <= self.lanes <= 16, "passes or lanes out of bounds")
        kek = Argon2id(
            salt=self.salt,
            length=32,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory,
            ad=b"holdall/1/kek" + self.vault_id,
        ).derive(password)
        for index in range(8):
            slot = self.data[256 + 256 * index : 512 + 256 * index]
            try:
                plain = open_stream(kek, b"holdall/1/slot" + self.fixed + bytes([index]), slot)
            except UnreadableError:
                continue
            return plain[:32], int.from_bytes(plain[33:37], "big")
        return None

    def is_authentic(self, master: bytes, key_generation: int) -> bool:
        key = expand(
            master, b"holdall/1/key/directory" + self.vault_id + struct.pack(">I", key_generation), 32
        )
        context = b"holdall/1/directory" + self.fixed + struct.pack(">Q", self.generation)
        try:
            plain = open_stream(key, context, self.data[2304:2816])
        except UnreadableError:
            return False
        return plain[:32] == hashlib.sha256(self.data[:2304]).digest()


def read_key_files(folder: Path) -> list[KeyFile]:
    found = []
    for name in ("vault.key", "vault.key2"):
        try:
            found.append(KeyFile((folder / name).read_bytes()))
        except (UnreadableError, OSError):
            continue
    need(bool(found), "no readable key file")
    return sorted(found, key=lambda key_file: -key_file.generation)


# --- the vault


class Vault:
    def __init__(self, folder: Path, typed: str) -> None:
        self.folder = folder
        self._unlock(typed)
        self.head = self._read_head()
        self._check_index()

    def _unlock(self, typed: str) -> None:
        key_files = read_key_files(self.folder)
        for password in passwords(typed):
            for key_file in key_files:
                opened = key_file.unlock(password)
                if opened:
                    newest = next((copy for copy in key_files if copy.is_authentic(*opened)), None)
                    need(newest is not None and newest.unlock(password) is not None, "secret was replaced")
                    later = (copy for copy in key_files if copy.generation > newest.generation)
                    need(all(copy.vault_id != newest.vault_id for copy in later), "master key was replaced")
                    self.master, self.generation = opened
                    self.vault_id = key_file.vault_id
                    if self.generation > 1:
                        self.folder = self.folder / f"g{self.generation}"
                    return
        raise UnreadableError("wrong passphrase or code")

    def key(self, name: str) -> bytes:
        label = b"holdall/1/key/" + name.encode()
        return expand(self.master, label + self.vault_id + struct.pack(">I", self.generation), 32)

    def context(self, name: str, tail: bytes = b"") -> bytes:
        return b"holdall/1/" + name.encode() + self.vault_id + struct.pack(">I", self.generation) + tail

    def _read_head(self) -> bytes:
        heads = []
        for name in ("head.a", "head.b"):
            try:
                heads.append(
                    open_stream(self.key("head"), self.context("head"), (self.folder / name).read_bytes())
                )
            except (UnreadableError, OSError):
                continue
        need(bool(heads), "no readable head")
        return max(heads, key=lambda head: head[8:16])

    def _check_index(self) -> None:
        index = self.folder / "index.db"
        need(index.is_file() and index.stat().st_size > 0, "index missing or empty")
        need(bool(self.head[2] & 1), "not closed cleanly: open it with Holdall first")
        log = self.folder / "index.db-wal"
        need(not (log.is_file() and log.stat().st_size), "log beside a clean head")
        data = index.read_bytes()
        need(len(data) == int.from_bytes(self.head[16:24], "big"), "index length")
        need(hashlib.sha256(data).digest() == self.head[24:56], "index changed outside")

    def records(self) -> list[dict[str, object]]:
        uri = f"{(self.folder / 'index.db').absolute().as_uri()}?mode=ro&immutable=1"
        connection = dbapi2.connect(uri, uri=True)
        try:
            connection.execute(f"PRAGMA key = \"x'{self.key('index').hex()}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            (session,) = connection.execute(
                "SELECT coalesce(max(value), 0) FROM meta WHERE name = 'session'"
            ).fetchone()
            need(session in struct.unpack_from(">QQ", self.head, 136), "index of another session")
            rows = connection.execute("SELECT body FROM records WHERE binned = '' ORDER BY id").fetchall()
        finally:
            connection.close()
        return [json.loads(body) for (body,) in rows]

    def frame(self, blob_id: str) -> tuple[int, bytes, bytes]:
        path = self.folder / "blobs" / blob_id[:2] / f"{blob_id}.blob"
        plain = open_stream(self.key("blob"), self.context("blob", bytes.fromhex(blob_id)), path.read_bytes())
        version, kind = struct.unpack_from(">HB", plain)
        need(version == 1, "frame version")
        (length,) = struct.unpack_from(">Q", plain, 8)
        return kind, plain[48:80], plain[1024 : 1024 + length]

    def file(self, blob_id: str) -> bytes:
        kind, sha256, data = self.frame(blob_id)
        need(kind in (1, 2), "a part is no file")
        if kind == 2:
            entries = struct.iter_unpack(">16sQ", data)
            data = b"".join(self._part(part.hex(), length) for part, length in entries)
        need(hashlib.sha256(data).digest() == sha256, "file does not match its hash")
        return data

    def _part(self, blob_id: str, length: int) -> bytes:
        kind, _, data = self.frame(blob_id)
        need(kind == 3 and len(data) == length, "part list does not match")
        return data


def restore(folder: Path, typed: str, target: Path) -> None:
    vault = Vault(folder, typed)
    records = vault.records()
    (target / "files").mkdir(parents=True)
    for record in records:
        if record["record"] == "file":
            (target / "files" / str(record["id"])).write_bytes(vault.file(str(record["id"])))
    text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True)
    (target / "records.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    restore(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
