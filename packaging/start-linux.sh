#!/bin/sh
# Starts Holdall from a stick whose file system gives programs no right to run (FAT32, as desktops mount it).
# The system's own loader may run, and it loads the program beside this script.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
[ -x "$here/holdall" ] && exec "$here/holdall" "$@"
for loader in /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-x86-64.so.2; do
    [ -e "$loader" ] && exec "$loader" "$here/holdall" "$@"
done
echo "Holdall needs 64-bit Linux with glibc on an x86-64 processor." >&2
exit 1
