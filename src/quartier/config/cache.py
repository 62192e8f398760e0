"""The cache in files that all web processes share: failed sign-ins are counted in it."""

import fcntl
from pathlib import Path
from typing import Any, TypeAlias

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

LOCK = ".lock"
Key: TypeAlias = Any
Timeout: TypeAlias = Any
Version: TypeAlias = int | None
USUAL = DEFAULT_TIMEOUT


class SharedCache(FileBasedCache):
    """Of several that add the same key one wins; a full disk costs the memory, not the page."""

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        super().__init__(str(location), params)
        self._folder = Path(location)

    def set(
        self, key: Key, value: object, timeout: Timeout = USUAL, version: Version = None
    ) -> None:
        try:
            super().set(key, value, timeout, version)
        except OSError:
            return

    def add(
        self, key: Key, value: object, timeout: Timeout = USUAL, version: Version = None
    ) -> bool:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self._folder / LOCK).open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                return super().add(key, value, timeout, version)
        except OSError:
            return False
