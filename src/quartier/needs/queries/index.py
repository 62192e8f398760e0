"""The index of similar texts as the worker built it: files of one area, mapped, never loaded.

`<data>/index/<area>/current` names the folder that holds; a new one is built beside it, then named
(`actions.indexing`). Postings lie by bucket, so a question reads only those of its own letters.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import numpy as np
import numpy.typing as npt
from django.conf import settings

from quartier.areas.models import Area
from quartier.needs.models import Need
from quartier.needs.rules import vectors
from quartier.needs.rules.vectors import Floats, Ints
from quartier.wishes.models import Publication

LONGEST_QUESTION = 192
"""The rarest runs of a question are enough; a long text would only cost time."""
NO_KEY = UUID(int=0)
KINDS = ("wish", "need")


class Hit(NamedTuple):
    kind: str
    key: UUID
    cosine: float


@dataclass(frozen=True)
class Index:
    """One built version. Empty where none was built yet: then only newer texts are compared."""

    folder: Path | None
    # Keys carry their time: `newest` is the youngest row there was; rows after `newer_than` may be
    # missing, because they were still being written while the index was built.
    newest: UUID = NO_KEY
    newer_than: UUID = NO_KEY

    @property
    def is_settled(self) -> bool:
        return self.newer_than == self.newest

    @cached_property
    def worth(self) -> Floats:
        if self.folder is None:
            return np.ones(vectors.BUCKETS, dtype=np.float32)
        return self._map("worth")

    def search(self, question: str | list[str], limit: int) -> list[Hit]:
        """The nearest texts, nearest first; `question` as `rules.essence` gives it."""
        if self.folder is None:
            return []
        scores = self._scores(*vectors.vector(question, self.worth))
        best = np.argpartition(scores, -limit)[-limit:] if len(scores) > limit else scores.argsort()
        best = best[np.argsort(-scores[best], kind="stable")]
        return [self._hit(row, float(scores[row])) for row in best if scores[row] > 0]

    def _scores(self, buckets: Ints, weights: Floats) -> npt.NDArray[np.float64]:
        rarest = np.argsort(-weights, kind="stable")[:LONGEST_QUESTION]
        starts, ends = self._starts[buckets[rarest]], self._starts[buckets[rarest] + 1]
        rows, products = [], []
        for start, end, weight in zip(starts, ends, weights[rarest], strict=True):
            rows.append(self._rows[start:end])
            products.append(self._weights[start:end] * weight)
        total = len(self._keys)
        if not rows:
            return np.zeros(total)
        scores = np.bincount(np.concatenate(rows), np.concatenate(products), minlength=total)
        return scores.astype(np.float64, copy=False)

    def _hit(self, row: int, cosine: float) -> Hit:
        return Hit(KINDS[self._kinds[row]], UUID(bytes=self._keys[row].tobytes()), cosine)

    @cached_property
    def _starts(self) -> Ints:
        return self._map("starts")

    @cached_property
    def _rows(self) -> npt.NDArray[np.int32]:
        return self._map("rows")

    @cached_property
    def _weights(self) -> npt.NDArray[np.float32]:
        return self._map("weights")

    @cached_property
    def _keys(self) -> npt.NDArray[np.uint8]:
        return self._map("keys")

    @cached_property
    def _kinds(self) -> npt.NDArray[np.uint8]:
        return self._map("kinds")

    def _map(self, name: str) -> npt.NDArray[Any]:
        assert self.folder is not None  # noqa: S101 - an empty index has nothing to map
        return np.asarray(np.load(self.folder / f"{name}.npy", mmap_mode="r"))


_open: dict[Path, tuple[str, Index]] = {}


def home(area: Area) -> Path:
    return Path(settings.DATA) / "index" / str(area.pk)


def current(area: Area) -> Index:
    """The index that holds now. Read anew only when the name in `current` changes."""
    folder = home(area)
    try:
        name = (folder / "current").read_text()
    except FileNotFoundError:
        return Index(None)
    known = _open.get(folder)
    if known is None or known[0] != name:
        about = json.loads((folder / name / "about.json").read_text())
        known = (name, Index(folder / name, UUID(about["newest"]), UUID(about["newer_than"])))
        _open[folder] = known
    return known[1]


def missing(area: Area) -> int:
    """How many texts the index in use cannot know."""
    here = current(area)
    wishes = Publication.objects.filter(area=area, pk__gt=here.newest).count()
    return wishes + Need.objects.filter(area=area, pk__gt=here.newest).count()
