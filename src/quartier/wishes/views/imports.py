"""Wishes from a list: upload, say what the columns hold, look, start, watch."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quartier.accounts.access import OFFICE, StaffRequest, for_roles
from quartier.areas.models import Area
from quartier.files.models import StoredFile
from quartier.wishes import actions, queries
from quartier.wishes.forms import ColumnsForm, UploadForm
from quartier.wishes.models import ImportRun
from quartier.wishes.queries import sheets
from quartier.wishes.rules.headings import contacts_in, guess
from quartier.wishes.rules.sheets import Mapping

PROBLEMS = {
    "no_text": gettext_lazy("Der Text fehlt."),
    "too_long": gettext_lazy("Der Text ist länger als 4.000 Zeichen."),
    "place": gettext_lazy("Breite und Länge sind keine Koordinaten."),
    "date": gettext_lazy("Das Datum können wir nicht lesen. So geht es: 31.12.2025"),
    "future": gettext_lazy("Das Datum liegt in der Zukunft."),
    "unreadable": gettext_lazy("Ab hier konnten wir die Datei nicht lesen."),
    "ragged": gettext_lazy("Die Zeile hat mehr Spalten als die Überschrift."),
}


@for_roles(OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def import_list(request: StaffRequest, area: Area) -> HttpResponse:
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and form.is_valid():
        try:
            run = actions.prepare_import(form.cleaned_data["file"], area=area, by=request.actor)
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            return redirect("wishes:import_run", area, run.pk)
    context = {"area": area, "form": form, "runs": queries.import_runs(area)[:50]}
    return render(request, "wishes/desk/import_list.html", context)


@for_roles(OFFICE)
@require_safe
def import_run(request: StaffRequest, area: Area, pk: UUID) -> HttpResponse:
    """Columns and preview before the start, progress and result after it."""
    run = _run_or_404(area, pk)
    if run.started_at is None and run.file:
        return _columns_page(request, area, run, run.file)
    context = {"area": area, "run": run, **_result(run)}
    part = "#progress" if request.htmx else ""
    return render(request, f"wishes/desk/import_run.html{part}", context)


@for_roles(OFFICE)
@require_POST
def columns(request: StaffRequest, area: Area, pk: UUID) -> HttpResponse:
    run = _run_or_404(area, pk)
    if run.started_at is None and run.file:
        header, example = sheets.header_of(run.file), sheets.example_of(run.file)
        form = ColumnsForm(request.POST, header=header, example=example, proposal=guess(header))
        if not form.is_valid():
            return _columns_page(request, area, run, run.file, form)
        actions.choose_columns(run, form.mapping(), by=request.actor)
    return redirect("wishes:import_run", area, run.pk)


@for_roles(OFFICE)
@require_POST
def start(request: StaffRequest, area: Area, pk: UUID) -> HttpResponse:
    run = _run_or_404(area, pk)
    if not run.columns:
        messages.warning(request, _("Sagen Sie bitte zuerst, was in den Spalten steht."))
    else:
        actions.start_import(run, at=timezone.now(), by=request.actor)
    return redirect("wishes:import_run", area, run.pk)


@for_roles(OFFICE)
@require_POST
def discard(request: StaffRequest, area: Area, pk: UUID) -> HttpResponse:
    run = _run_or_404(area, pk)
    try:
        actions.discard_import(run, by=request.actor)
    except actions.AlreadyStarted as problem:
        messages.warning(request, problem.message)
        return redirect("wishes:import_run", area, run.pk)
    messages.success(request, _("Die Liste ist verworfen und gelöscht."))
    return redirect("wishes:import_list", area)


@for_roles(OFFICE)
@require_POST
def publish_calm(request: StaffRequest, area: Area, pk: UUID) -> HttpResponse:
    run = _run_or_404(area, pk)
    actions.start_publishing_unmarked(run, by=request.actor)
    messages.success(
        request, _("Wir geben die Wünsche ohne Markierung frei. Bei vielen dauert das etwas.")
    )
    return redirect("wishes:import_run", area, run.pk)


def _run_or_404(area: Area, pk: UUID) -> ImportRun:
    run = queries.import_runs(area).filter(pk=pk).first()
    if run is None:
        raise Http404
    return run


def _columns_page(
    request: StaffRequest,
    area: Area,
    run: ImportRun,
    file: StoredFile,
    form: ColumnsForm | None = None,
) -> HttpResponse:
    header = sheets.header_of(file)
    mapping = Mapping.from_json(run.columns) if run.columns else guess(header)
    context = {
        "area": area,
        "run": run,
        "contacts": contacts_in(header),
        "form": form
        or ColumnsForm(header=header, example=sheets.example_of(file), proposal=mapping),
    }
    if run.columns and form is None:
        trial = sheets.dry_run(area, file, mapping, now=timezone.localtime())
        context |= {"trial": trial, "problems": _problems(trial.problems)}
        context["otherwise"] = trial.good and queries.was_read_otherwise(run, mapping)
    return render(request, "wishes/desk/import_columns.html", context)


def _result(run: ImportRun) -> dict[str, Any]:
    result: dict[str, Any] = {"problems": _problems(run.errors[:100])}
    if run.finished_at:
        waiting, calm, sample = queries.calm_of(run)
        result |= {"waiting": waiting, "calm": calm, "sample": sample}
        result["checked"] = queries.MOST_CHECKED
    return result


def _problems(codes: list[tuple[int, str]]) -> list[tuple[int, object]]:
    return [(line, PROBLEMS.get(code, code)) for line, code in codes]
