"""How hard a passphrase is to guess, and suggesting one; knows no vault, no key and no window."""
