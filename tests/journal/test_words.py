import ast
from pathlib import Path

from quartier.journal.words import SENTENCES

SOURCES = Path(__file__).parents[2] / "src" / "quartier"


def test_every_verb_of_the_journal_has_words_and_no_words_lack_a_verb():
    assert recorded() == set(SENTENCES)


def recorded() -> set[str]:
    """The verbs the code writes, also those handed on in an argument called `verb`."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES.rglob("*.py")]
    places = {"record": 1} | {
        node.name: [arg.arg for arg in node.args.args].index("verb")
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and "verb" in [arg.arg for arg in node.args.args]
    }
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    verbs = [
        call.args[places[call.func.id]]
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in places
    ]
    either = [
        side for verb in verbs if isinstance(verb, ast.IfExp) for side in (verb.body, verb.orelse)
    ]
    return {str(verb.value) for verb in verbs + either if isinstance(verb, ast.Constant)}
