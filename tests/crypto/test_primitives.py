"""Known answers: the primitives that everything rests on are the published ones."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from holdall.crypto import hkdf
from holdall.crypto.secret import Secret


def test_argon2id_of_rfc_9106_section_5_3():
    derived = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    ).derive(b"\x01" * 32)
    assert derived.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_aes_256_gcm_of_the_specification_submitted_to_nist():
    # test cases 13, 14 and 15 of "The Galois/Counter Mode of Operation", McGrew and Viega
    zero = AESGCM(bytes(32))
    assert zero.encrypt(bytes(12), b"", None).hex() == "530f8afbc74536b9a963b4f1c4cb738b"
    assert zero.encrypt(bytes(12), bytes(16), None).hex() == (
        "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    )
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
    )
    assert AESGCM(key).encrypt(bytes.fromhex("cafebabefacedbaddecaf888"), plain, None).hex() == (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
        "b094dac5d93471bdec1a502270e3cc6c"
    )


# RFC 5869 gives no SHA-512 outputs. These are its inputs A.1 to A.3 under SHA-512, computed step by step
# from HMAC below, which in turn is checked against RFC 4231.
RFC_5869_INPUTS = [
    (b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA)), 42),
    (bytes(range(0x50)), bytes(range(0x60, 0xB0)), bytes(range(0xB0, 0x100)), 82),
    (b"\x0b" * 22, b"", b"", 42),
]


def _expand(prk, info, length):
    block = output = b""
    for counter in range(1, -(-length // 64) + 1):
        block = hmac.digest(prk, block + info + bytes([counter]), "sha512")
        output += block
    return output[:length]


def test_hmac_sha_512_of_rfc_4231_case_2():
    assert hmac.digest(b"Jefe", b"what do ya want for nothing?", "sha512").hex() == (
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    )


def test_hkdf_expand_with_the_inputs_of_rfc_5869():
    for key, salt, info, length in RFC_5869_INPUTS:
        prk = hmac.digest(salt, key, hashlib.sha512)
        derived = hkdf.expand(Secret(prk), info, length)
        assert bytes(derived.view()) == _expand(prk, info, length)


def test_hkdf_expand_of_rfc_5869_case_1_under_sha_512():
    prk = hmac.digest(bytes(range(13)), b"\x0b" * 22, "sha512")
    derived = hkdf.expand(Secret(prk), bytes(range(0xF0, 0xFA)), 42)
    assert bytes(derived.view()).hex() == (
        "832390086cda71fb47625bb5ceb168e4c8e26a1a16ed34d9fc7fe92c1481579338da362cb8d9f925d7cb"
    )
