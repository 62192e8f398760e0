"""Every verb the house writes down has its sentence."""

import ast
from pathlib import Path

from quartier.journal.words import SENTENCES, facts, sentence

SOURCE = Path(__file__).parents[2] / "src"


def verbs() -> set[str]:
    """The second argument of every `record(…)` that is written out."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                found |= {a.value for a in node.args[1:2] if isinstance(a, ast.Constant)}
    return found


def test_every_verb_has_a_sentence():
    assert sorted(verbs() - set(SENTENCES)) == []


def test_keys_of_other_records_are_not_shown():
    shown = facts({"wish": "0190-…", "attempts": 2})

    assert shown == [("Versuche", 2)]
    assert sentence("post_letter") == "hat eine Nachricht in den Postausgang gelegt"
