"""Only actions write. Everything else reads."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
MANAGER_WRITES = {
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "update",
    "delete",
}
SIGNALS = {"receiver", "post_save", "pre_save", "post_delete", "m2m_changed"}


def is_action(path: Path) -> bool:
    return path.name == "actions.py" or "actions" in path.parts


MODULES = list(SOURCE.rglob("*.py"))
READERS = [p for p in MODULES if not is_action(p) and "migrations" not in p.parts]


def writes_in(path: Path) -> set[str]:
    """Calls like `Wish.objects.create(…)`, `rows.filter(…).update(…)` and `row.save()`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        chain = ast.unparse(node.func)
        if node.func.attr in MANAGER_WRITES and ".objects." in chain:
            found.add(chain)
        if node.func.attr == "save" and not node.args:
            found.add(chain)
    return found


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_does_not_write(path):
    assert writes_in(path) == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_listens_to_no_signal(path):
    names = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.")
        for alias in node.names
    }

    assert not names & SIGNALS
