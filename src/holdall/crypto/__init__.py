"""Bytes in, bytes out: keys, slots, encryption stream, recovery codes; knows `cryptography` only."""
