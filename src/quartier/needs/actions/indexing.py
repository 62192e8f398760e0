"""Building the index of similar texts: beside the one in use, then named in one step.

Two passes over the texts, a few thousand at a time, straight into mapped files: the memory stays
small however many there are. It changes no record, so the journal has nothing to say about it.
"""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
from uuid_utils.compat import uuid7

from quartier.needs import rules
from quartier.needs.models import Need
from quartier.needs.queries import index
from quartier.needs.rules import vectors
from quartier.wishes.models import Publication

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from quartier.areas.models import Area
    from quartier.needs.rules.vectors import Floats, Ints

AT_ONCE = 4_000
ENOUGH_NEW = 200
SETTLED_MS, UNDER_WAY_MS = 60_000, 10_000
NAME = "current"

Text = tuple[str, UUID, str]


def build_index(area: Area, *, at: datetime) -> int:
    """Build the index of an area anew; returns how many texts it holds."""
    newest = newest_key(area)
    texts = list(texts_of(area))
    folder = index.home(area) / str(uuid7())
    folder.mkdir(parents=True)
    write(folder, texts)
    about = {
        "newest": str(newest),
        "newer_than": str(edge(newest, at)),
        "texts": len(texts),
    }
    (folder / "about.json").write_text(json.dumps(about))
    take_into_use(folder)
    return len(texts)


def build_index_if_late(area: Area, *, at: datetime) -> int:
    """Build anew once so many texts came that comparing them one by one would take time."""
    here, late = index.current(area), index.missing(area)
    is_due = late >= ENOUGH_NEW or (late and here.folder is None)
    return build_index(area, at=at) if is_due or not here.is_settled else 0


def edge(newest: UUID, at: datetime) -> UUID:
    """After which key a row may have been written while the index was built.

    If the youngest row is older than a minute, nothing was under way; else what came ten seconds
    before it counts as new too, and the next look builds the index once more.
    """
    age = at.timestamp() * 1000 - (newest.int >> 80)
    return newest if age > SETTLED_MS else UUID(int=max(0, newest.int - (UNDER_WAY_MS << 80)))


def newest_key(area: Area) -> UUID:
    """The youngest row there is now; what comes later is compared by trigrams."""
    rows = (Publication.objects.filter(area=area), Need.objects.filter(area=area))
    keys = [found.order_by("-pk").values_list("pk", flat=True).first() for found in rows]
    return max((UUID(str(key)) for key in keys if key), default=UUID(int=0))


def texts_of(area: Area) -> Iterator[Text]:
    """(kind, key, essence) of every published wish and standing need."""
    public = Publication.objects.filter(area=area, wish__erasure__isnull=True).order_by("pk")
    for key, title, text in public.values_list("wish_id", "title", "text").iterator(AT_ONCE):
        yield "wish", UUID(str(key)), rules.essence(title, text)
    needs = Need.objects.filter(area=area, dissolved_at__isnull=True).order_by("pk")
    for key, title, summary in needs.values_list("pk", "title", "summary").iterator(AT_ONCE):
        yield "need", UUID(str(key)), rules.essence(title, summary)


def write(folder: Path, texts: list[Text]) -> None:
    holders = np.zeros(vectors.BUCKETS, dtype=np.int64)
    for part in parts(texts):
        _rows, buckets, _often = vectors.counts([text for _kind, _key, text in part])
        holders += np.bincount(buckets, minlength=vectors.BUCKETS)
    worth = vectors.rarity(holders, len(texts))
    holders[worth == 0] = 0
    starts = np.concatenate([[0], np.cumsum(holders)])
    place(folder, texts, worth, starts)
    keys = b"".join(key.bytes for _kind, key, _text in texts)
    np.save(folder / "worth.npy", worth)
    np.save(folder / "starts.npy", starts)
    np.save(folder / "keys.npy", np.frombuffer(keys, dtype=np.uint8).reshape(-1, 16))
    kinds = [index.KINDS.index(kind) for kind, _key, _text in texts]
    np.save(folder / "kinds.npy", np.array(kinds, dtype=np.uint8))


def place(folder: Path, texts: list[Text], worth: Floats, starts: Ints) -> None:
    """Second pass: every weight at its place in the postings of its bucket."""
    total = int(starts[-1])
    create = np.lib.format.open_memmap
    rows_out = create(folder / "rows.npy", mode="w+", dtype=np.int32, shape=(total,))
    weights_out = create(folder / "weights.npy", mode="w+", dtype=np.float16, shape=(total,))
    free = starts[:-1].copy()
    for number, part in enumerate(parts(texts)):
        rows, buckets, often = vectors.counts([text for _kind, _key, text in part])
        weights = vectors.weigh(rows, buckets, often, worth, len(part))
        told = worth[buckets] > 0
        rows, buckets, weights = rows[told], buckets[told], weights[told]
        order = np.argsort(buckets, kind="stable")
        found, first, length = np.unique(buckets[order], return_index=True, return_counts=True)
        rank = np.arange(len(order)) - np.repeat(first, length)
        at = np.repeat(free[found], length) + rank
        rows_out[at] = rows[order] + number * AT_ONCE
        weights_out[at] = weights[order]
        free[found] += length
    rows_out.flush()
    weights_out.flush()


def parts(texts: list[Text]) -> Iterator[list[Text]]:
    for start in range(0, len(texts), AT_ONCE):
        yield texts[start : start + AT_ONCE]


def take_into_use(folder: Path) -> None:
    """Name the new folder in one step and clear away older ones; who reads them keeps them open."""
    pointer = folder.parent / NAME
    before = pointer.read_text() if pointer.exists() else ""
    beside = folder.parent / f"{NAME}.{folder.name}"
    beside.write_text(folder.name)
    os.replace(beside, pointer)  # noqa: PTH105
    for old in folder.parent.iterdir():
        if old.is_dir() and old.name not in (folder.name, before):
            shutil.rmtree(old, ignore_errors=True)
