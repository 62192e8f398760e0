"""Lists come in, twice; what is not marked is published at once, the rest is blacked out."""

from collections.abc import Sequence
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from quartier.demo.actions.check.record import Check
from quartier.wishes import actions as wishes
from quartier.wishes.models import ImportRun, Wish
from quartier.wishes.queries import to_read, waiting_of
from quartier.wishes.queries.sheets import header_of
from quartier.wishes.rules import black_out, marked_passages, title_of
from quartier.wishes.rules.headings import guess


def read_lists(check: Check, files: Sequence[Path]) -> None:
    for path in files:
        count_run(check, read_list(check, path))
        before = Wish.objects.filter(area=check.area).count()
        read_list(check, path)
        after = Wish.objects.filter(area=check.area).count()
        check.counts["beim zweiten Import doppelt"] += after - before


def read_list(check: Check, path: Path) -> ImportRun:
    upload = SimpleUploadedFile(path.name, path.read_bytes(), content_type="text/csv")
    run = wishes.prepare_import(upload, area=check.area, by=check.clerk)
    if run.file:
        wishes.choose_columns(run, guess(header_of(run.file)), by=check.clerk)
    return wishes.import_rows(run, at=lambda: check.now, by=check.clerk)


def count_run(check: Check, run: ImportRun) -> None:
    check.tell(f"{run.file_name}: {run.read} Zeilen, {run.taken} aufgenommen")
    check.counts["Zeilen gelesen"] += run.read
    check.counts["Wünsche aufgenommen"] += run.taken
    check.counts["Zeilen schon da"] += run.known
    check.counts["Zeilen abgelehnt"] += run.refused
    check.refusals += [f"{run.file_name}, {error}" for error in run.errors]
    check.counts["freigegeben ohne Markierung"] += wishes.publish_unmarked(
        run, at=lambda: check.now, by=check.clerk
    )
    check.counts["einzeln zu lesen"] += waiting_of(run).count()


def publish_marked(check: Check) -> None:
    """Black out whatever is marked, as the queue proposes it."""
    for wish in to_read(check.area):
        passages = marked_passages(wish.text)
        check.counts.update(f"geschwärzt: {passage.kind}" for passage in passages)
        text = black_out(wish.text, passages)
        check.attempt(
            "einzeln gelesen und freigegeben",
            wishes.publish,
            wish,
            title=title_of(text),
            text=text,
            at=check.now,
            by=check.clerk,
        )
