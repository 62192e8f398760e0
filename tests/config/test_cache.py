"""Of several processes that ask for the same lock one gets it."""

import errno
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.cache.backends.filebased import FileBasedCache

from quartier.config.cache import SharedCache

MANY, ROUNDS = 8, 20


def winners(cache) -> list[int]:
    start = Barrier(MANY)

    def one(_number):
        won = []
        for turn in range(ROUNDS):
            start.wait()
            won.append(cache.add(f"lock-{turn}", value=True))
        return won

    with ThreadPoolExecutor(MANY) as people:
        return [sum(won) for won in zip(*people.map(one, range(MANY)), strict=True)]


def test_one_of_several_gets_the_lock(tmp_path):
    assert winners(SharedCache(str(tmp_path), {})) == [1] * ROUNDS


def test_without_our_lock_several_get_it(tmp_path):
    assert max(winners(FileBasedCache(str(tmp_path), {}))) > 1


def test_a_full_disk_costs_the_memory_not_the_page(tmp_path, monkeypatch):
    def full(*_anything):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(FileBasedCache, "set", full)

    assert SharedCache(str(tmp_path), {}).get_or_set("figures", lambda: 7) == 7
