"""Lets a watcher see and fail every file operation of SQLite itself; it must not know vaults.

The library's own file layer (`sqlite3_vfs`, sqlite.org/c3ref/vfs.html) is replaced, within this process, by
one that asks the watcher and then calls the original. Nothing of it needs a compiler, a debugger or root.
"""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Callable, Generator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast
from pathlib import Path

import sqlcipher3._sqlite3
from operation import Kind, Operation, ShortWriteError, Watcher

_OK, _FULL, _CANNOT_OPEN = 0, 13, 14
_IO_READ, _IO_WRITE, _IO_SYNC, _IO_TRUNCATE, _IO_DELETE = (10 | number << 8 for number in (1, 3, 4, 6, 10))
_OPEN_CREATE, _OPEN_JOURNALS = 0x4, 0x800 | 0x4000 | 0x80000
_BASE_METHODS = (
    "close", "read", "write", "truncate", "sync", "file_size", "lock", "unlock", "check_reserved",
    "file_control", "sector_size", "characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap",
    "fetch", "unfetch",
)  # fmt: skip

_Close = CFUNCTYPE(c_int, c_void_p)
_Transfer = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(Structure):
    _fields_ = (("version", c_int), *((name, c_void_p) for name in _BASE_METHODS))


class _File(Structure):
    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    _fields_ = (
        ("version", c_int), ("file_size", c_int), ("max_path", c_int), ("next", c_void_p), ("name", c_char_p),
        ("app_data", c_void_p), ("open", c_void_p), ("delete", c_void_p),
        *((f"other{number}", c_void_p) for number in range(14)),
    )  # fmt: skip


class _Watched:
    """One open file of SQLite."""

    def __init__(self, watcher: Watcher, path: Path, original: _Methods, *, names_are_new: bool) -> None:
        self.watcher = watcher
        self.path = path
        self.read = _Transfer(original.read)
        self.write = _Transfer(original.write)
        self.truncate = _Truncate(original.truncate)
        self.sync = _Sync(original.sync)
        self.close = _Close(original.close)
        self.names_are_new = names_are_new
        """SQLite syncs the folder of a journal or log with the first sync of the file itself."""


class SqliteFiles:
    """The replaced layer; one per process."""

    def __init__(self) -> None:
        self._watcher: Watcher | None = None
        self._folder = Path()
        self._files: dict[int, _Watched] = {}
        self._callbacks: list[object] = []
        self._tables: list[tuple[int, _Methods]] = []
        self._library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
        self._library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._original: _Vfs = self._library.sqlite3_vfs_find(None).contents
        self._open = _Open(self._original.open)
        self._delete = _Delete(self._original.delete)
        self._vfs = _Vfs.from_buffer_copy(self._original)
        self._vfs.next, self._vfs.name = None, b"watched"
        self._vfs.open = self._callback(_Open, self._on_open)
        self._vfs.delete = self._callback(_Delete, self._on_delete)
        self._library.sqlite3_vfs_register(byref(self._vfs), 1)

    @contextmanager
    def watched_by(self, watcher: Watcher, folder: Path) -> Generator[None]:
        """What is opened in `folder` inside the block is reported to `watcher`; nothing else is."""
        self._watcher, self._folder = watcher, folder
        try:
            yield
        finally:
            self._watcher = None

    def _callback(self, prototype: type, function: Callable[..., int]) -> int:
        made = prototype(function)
        self._callbacks.append(made)
        return cast(made, c_void_p).value or 0

    def _on_open(self, _: int, name: int, file: int, flags: int, out: object) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else None
        watcher = self._watcher
        if watcher is None or path is None or self._folder not in path.parents:
            return self._open(byref(self._original), name, file, flags, out)
        is_new = bool(flags & _OPEN_CREATE) and not path.exists()
        operation = Operation(Kind.CREATE if is_new else Kind.OPEN, path)
        code = _asked(watcher, operation, _CANNOT_OPEN)
        if code:
            cast(file, POINTER(_File)).contents.methods = POINTER(_Methods)()
            return code
        code = self._open(byref(self._original), name, file, flags, out)
        if code == _OK:
            watcher.after(operation)
            opened = cast(file, POINTER(_File)).contents
            original = opened.methods.contents
            names_are_new = is_new and bool(flags & _OPEN_JOURNALS)
            self._files[file] = _Watched(watcher, path, original, names_are_new=names_are_new)
            opened.methods = ctypes.pointer(self._methods_over(original))
        return code

    def _methods_over(self, original: _Methods) -> _Methods:
        address = ctypes.addressof(original)
        for known, table in self._tables:
            if known == address:
                return table
        table = _Methods.from_buffer_copy(original)
        table.read = self._callback(_Transfer, self._on_read)
        table.write = self._callback(_Transfer, self._on_write)
        table.truncate = self._callback(_Truncate, self._on_truncate)
        table.sync = self._callback(_Sync, self._on_sync)
        table.close = self._callback(_Close, self._on_close)
        self._tables.append((address, table))
        return table

    def _on_read(self, file: int, buffer: int, size: int, offset: int) -> int:
        opened = self._files[file]
        operation = Operation(Kind.READ, opened.path, offset)
        code = _asked(opened.watcher, operation, _IO_READ)
        return code or opened.read(file, buffer, size, offset)

    def _on_write(self, file: int, buffer: int, size: int, offset: int) -> int:
        opened = self._files[file]
        operation = Operation(Kind.WRITE, opened.path, offset, ctypes.string_at(buffer, size))
        try:
            opened.watcher.before(operation)
        except ShortWriteError as error:
            opened.write(file, buffer, size // 2, offset)
            return _code(error, _IO_WRITE)
        except OSError as error:
            return _code(error, _IO_WRITE)
        return _told(opened.watcher, operation, opened.write(file, buffer, size, offset))

    def _on_truncate(self, file: int, size: int) -> int:
        opened = self._files[file]
        operation = Operation(Kind.TRUNCATE, opened.path, size=size)
        code = _asked(opened.watcher, operation, _IO_TRUNCATE)
        return code or _told(opened.watcher, operation, opened.truncate(file, size))

    def _on_sync(self, file: int, flags: int) -> int:
        opened = self._files[file]
        operation = Operation(Kind.SYNC, opened.path)
        code = _asked(opened.watcher, operation, _IO_SYNC)
        code = code or _told(opened.watcher, operation, opened.sync(file, flags))
        if code == _OK and opened.names_are_new:
            opened.names_are_new = False
            opened.watcher.after(Operation(Kind.SYNC_DIRECTORY, opened.path.parent))
        return code

    def _on_close(self, file: int) -> int:
        return self._files.pop(file).close(file)

    def _on_delete(self, _: int, name: bytes, sync_directory: int) -> int:
        watcher, path = self._watcher, Path(name.decode())
        if watcher is None or self._folder not in path.parents:
            return self._delete(byref(self._original), name, sync_directory)
        operation = Operation(Kind.REMOVE, path)
        code = _asked(watcher, operation, _IO_DELETE)
        code = code or _told(watcher, operation, self._delete(byref(self._original), name, sync_directory))
        if code == _OK and sync_directory:
            watcher.after(Operation(Kind.SYNC_DIRECTORY, path.parent))
        return code


def _asked(watcher: Watcher, operation: Operation, code: int) -> int:
    try:
        watcher.before(operation)
    except OSError as error:
        return _code(error, code)
    return _OK


def _told(watcher: Watcher, operation: Operation, code: int) -> int:
    if code == _OK:
        watcher.after(operation)
    return code


def _code(error: OSError, code: int) -> int:
    """What SQLite's own layer makes of a system error (os_unix.c)."""
    return _FULL if error.errno == errno.ENOSPC and code == _IO_WRITE else code
