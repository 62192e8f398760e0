"""Rules of our own: names of rooms, sizes of files, lock files, words that must not stand here."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "quartier"
DRAWERS = {"utils", "helpers", "services", "managers", "signals", "mixins", "common"}
TEMPLATES = list(SOURCE.rglob("*.html"))
MODULES = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_is_no_drawer_and_not_too_long(path):
    assert path.stem not in DRAWERS
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_file_holds_hashes_and_no_address(name):
    text = (ROOT / name).read_text()

    assert "://" not in text
    assert "--hash=sha256:" in text


def test_front_end_lock_holds_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())

    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_template_has_no_inline_script_or_style(path):
    text = path.read_text(encoding="utf-8")

    # A block of data is no script: no browser runs it, and no policy has to allow it.
    assert not re.search(r'<script(?![^>]*(?:\bsrc=|type="application/json"))', text)
    assert not re.search(r"<style|\sstyle=|\son(click|change|input|submit|load)=", text)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_the_look_marks_html_as_safe(path):
    if path.is_relative_to(SOURCE / "ui"):
        return

    assert "mark_safe" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_form_is_checked_by_us_and_says_once_what_is_missing(path):
    """A browser that checks by itself stops at fields nobody sees, and says it in its own words."""
    text = path.read_text(encoding="utf-8")
    whole = re.findall(r"(<form\b[^<]*\bmethod=\"post\"[^<]*>)(.*?)</form>", text, re.DOTALL)
    named = set(re.findall(r"{% error_summary ([\w ]+) %}", text))

    for opening, inside in whole:
        shown = set(re.findall(r"{{ (\w*form) }}", inside))
        if shown or "as_field_group" in inside:
            assert "novalidate" in opening
        # The form draws its own summary.
        assert not shown & {form for forms in named for form in forms.split()}
