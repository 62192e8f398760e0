"""How fast and how good similar texts are found: `.venv/bin/python benchmarks/similar.py [texts]`.

Speed: real texts, and texts mixed from their sentences up to the wanted number, in an index as the
worker builds it; each question is a real text or its beginning. Quality: every real text is asked
without itself. No database is needed. Where the real texts lie: QUARTIER_TEXTS.
"""

import csv
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QUARTIER_MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quartier.config.settings")
os.environ.setdefault("DATABASE_URL", "postgresql://nobody@/none")
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import django

django.setup()

from quartier.needs.actions.indexing import write  # noqa: E402
from quartier.needs.queries.index import Index  # noqa: E402
from quartier.needs.rules import essence, votes  # noqa: E402

TEXTS = Path(os.environ.get("QUARTIER_TEXTS", "../shared/data/text"))
QUESTIONS = 400
SENTENCE = 20
FIRST = 3
NEIGHBOURS = 60


def real() -> Iterator[tuple[str, str, str, str]]:
    """(source, category, title, text)."""
    with (TEXTS / "raddialog_koeln_ehrenfeld.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield "raddialog", row["main_category_level1"], row["title"], row["text"]
    with (TEXTS / "kommuki_dev.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            words = f"{row['Beschlussempfehlung']} {row['Begründung']}"
            yield "kommuki", row["Ausschuss"], row["Thema"], words


def mixed(texts: list[str], count: int) -> list[str]:
    """Invented texts: sentences of real ones, thrown together by a fixed chance."""
    chance = random.Random(7)
    sentences = [part.strip() for text in texts for part in text.split(".") if len(part) > SENTENCE]
    return [". ".join(chance.sample(sentences, chance.randint(1, 4))) for _ in range(count)]


def build(essences: list[str], folder: Path) -> float:
    keys = (UUID(int=number) for number in range(len(essences)))
    start = time.perf_counter()
    write(folder, [("wish", key, text) for key, text in zip(keys, essences, strict=True)])
    return time.perf_counter() - start


def speed(texts: list[str], total: int) -> None:
    essences = [essence(text) for text in texts + mixed(texts, max(0, total - len(texts)))][:total]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        took = build(essences, folder)
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        index = Index(folder)
        chance = random.Random(3)
        whole = [chance.choice(texts) for _ in range(QUESTIONS)]
        short = [text[: chance.randint(15, 80)] for text in whole]
        print(f"{total:7} texts: built in {took:5.1f} s, {size:5.0f} MB", end="")
        for label, questions in (("beginning", short), ("whole text", whole)):
            times = sorted(timed(index, text) for text in questions)
            p95 = times[int(len(times) * 0.95)]
            print(f" | {label}: p50 {statistics.median(times):5.1f} p95 {p95:5.1f} ms", end="")
        print()


def timed(index: Index, text: str) -> float:
    start = time.perf_counter()
    index.search(essence(text), 20)
    return (time.perf_counter() - start) * 1000


def quality(source: str, rows: list[tuple[str, str]], *, least: int) -> None:
    """Leave one out: the right label among the first three, by neighbours and by frequency."""
    count = Counter(label for label, _text in rows)
    rows = [(label, text) for label, text in rows if count[label] >= least]
    labels = [label for label, _text in rows]
    with tempfile.TemporaryDirectory() as name:
        build([text for _label, text in rows], Path(name))
        index = Index(Path(name))
        hits = Counter(place(index, number, rows, labels) for number in range(len(rows)))
    kinds = Counter(labels)
    frequent = sum(n for _label, n in kinds.most_common(3)) / len(rows)
    first, three = hits[0] / len(rows), sum(hits[n] for n in range(3)) / len(rows)
    print(
        f"{source}: {len(rows)} texts, {len(kinds)} labels | first {first:.0%}, "
        f"first three {three:.0%} | most frequent three {frequent:.0%} | "
        f"chance {FIRST / len(kinds):.0%}"
    )


def place(index: Index, number: int, rows: list[tuple[str, str]], labels: list[str]) -> int:
    near = [hit for hit in index.search(rows[number][1], NEIGHBOURS) if hit.key.int != number]
    scores = votes.of_labels((hit.cosine, [labels[hit.key.int]]) for hit in near)
    order = sorted(scores, key=lambda label: -scores[label])
    return order.index(labels[number]) if labels[number] in order else len(labels)


def needs(rows: list[tuple[str, str, str]]) -> None:
    """Needs as clerks would make them: found by title alone, and with what they hold."""
    count = Counter(label for label, _title, _text in rows)
    rows = [row for row in rows if count[row[0]] >= FIRST]
    labels = sorted({row[0] for row in rows})
    title = {label: next(row[1] for row in rows if row[0] == label) for label in labels}
    texts = [row[2] for row in rows] + [essence(title[label]) for label in labels]
    with tempfile.TemporaryDirectory() as name:
        build(texts, Path(name))
        index = Index(Path(name))
        found = [need_places(index, number, rows, labels) for number in range(len(rows))]
    for kind, places in zip(
        ("title alone", "with learning"), zip(*found, strict=True), strict=True
    ):
        print(f"needs {kind}: first three {sum(p < FIRST for p in places) / len(rows):.0%}")


def need_places(
    index: Index, number: int, rows: list[tuple[str, str, str]], labels: list[str]
) -> tuple[int, int]:
    said: dict[str, float] = {}
    learnt: dict[str, list[float]] = {}
    for hit in index.search(rows[number][2], len(rows) + len(labels)):
        if hit.key.int >= len(rows):
            said[labels[hit.key.int - len(rows)]] = hit.cosine
        elif hit.key.int != number:
            learnt.setdefault(rows[hit.key.int][0], []).append(hit.cosine)
    alone = votes.ranked({label: (said.get(label, 0.0), []) for label in labels})
    both = votes.ranked({label: (said.get(label, 0.0), learnt.get(label, [])) for label in labels})
    label = rows[number][0]
    return list(alone).index(label), list(both).index(label)


def main() -> None:
    rows = list(real())
    texts = [f"{title}. {text}" for _source, _label, title, text in rows]
    print(f"{len(rows)} real texts")
    for total in (1_000, 10_000, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):
        speed(texts, total)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for source in ("raddialog", "kommuki"):
        chosen = [(lab, essence(t, x)) for s, lab, t, x in rows if s == source and lab]
        quality(source, chosen, least=5)
    needs([(label, title, essence(title, text)) for s, label, title, text in rows if label])


if __name__ == "__main__":
    main()
