"""German is the source language: whatever people read is wrapped for translation."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "quartier"
TEMPLATES = sorted(p for p in SOURCE.rglob("templates/**/*") if p.suffix in {".html", ".txt"})
APART = {"demo", "config", "management", "migrations", "urls"}
"""Invented content, words for the operator's terminal, addresses."""
MODULES = sorted(p for p in SOURCE.rglob("*.py") if not APART & {*p.parts, p.stem})

SHELF = "ui/templates/ui/shelf.html"
"""Shows each part once with invented content, for those who build pages."""

GERMAN_ON_PURPOSE = {
    "areas/rules/tables.py": "headings and words of German lists",
    "concept/rules.py": "the Bavarian standard list, data of the plan",
    "desk/actions/opening.py": "the first name of a German office, to be changed on the desk",
    "handovers/queries/package.py": "residents' words keep their German quotation marks",
    "handovers/rules/choice.py": "letters of the alphabet",
    "handovers/rules/planned.py": "how German departments name a time",
    "handovers/rules/words.py": "a draft letter to a German city department",
    "needs/rules/words.py": "stop words",
    "ui/middleware.py": "beginnings of addresses",
    "ui/views/shelf.py": "the shelf",
    "wishes/rules/dangers.py": "what danger sounds like in German wishes",
    "wishes/rules/headings.py": "headings of German lists",
    "wishes/rules/passages.py": "what names and addresses look like in German wishes",
    "wishes/rules/texts.py": "German abbreviations",
}

WRAPPERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}
CLASSES = re.compile(r"{% block (?:main_class|body_attributes) %}.*?{% endblock %}", re.DOTALL)
TAGS = re.compile(
    r"{%\s*(?:blocktranslate|comment)\b.*?{%\s*end(?:blocktranslate|comment)\s*%}|{#.*?#}",
    re.DOTALL,
)
SHOWN = re.compile(r"\b(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
GERMAN = re.compile(
    r"[äöüÄÖÜß„]|\b(?:[Bb]itte|[Nn]icht|[Ss]ind|[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Uu]nd|[Ii]st|Sie|[Ii]hr\w*"
    r"|[Kk]ein\w*|[Ee]in|[Ee]ine\w*|[Aa]uf|[Zz]um|[Zz]ur|[Vv]om|[Mm]it|[Aa]us|[Oo]der|[Ww]ird|Wunsch|Bedarf"
    r"|Antwort\w*|Amt|Frist|Stadt\w*|Weitergabe)\b"
)


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def bare_words(text: str) -> set[str]:
    """Words a reader would see, outside the translating tags."""
    text = TAGS.sub(" ", CLASSES.sub(" ", text))
    text = re.sub(r"{%.*?%}|{{.*?}}|&\w+;", " ", text, flags=re.DOTALL)
    shown = " ".join(SHOWN.findall(text))
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|<[^>]*>", " ", text, flags=re.DOTALL)
    return set(WORD.findall(f"{text} {shown}")) - {"Quartier"}


def test_templates_wrap_their_words() -> None:
    found = {name(p): bare_words(p.read_text(encoding="utf-8")) for p in TEMPLATES}

    assert {where for where, words in found.items() if words} == {SHELF}


def bare_sentences(tree: ast.AST) -> list[str]:
    """German strings outside gettext, docstrings aside."""
    apart = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRAPPERS:
            apart |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
    strings = [
        n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    return [n.value for n in strings if id(n) not in apart and GERMAN.search(n.value)]


def test_modules_wrap_their_sentences() -> None:
    found = {name(p): bare_sentences(ast.parse(p.read_text(encoding="utf-8"))) for p in MODULES}

    assert {where for where, words in found.items() if words} == set(GERMAN_ON_PURPOSE)
