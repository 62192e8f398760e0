"""The English catalogue as the tests read it: its source, its compiled twin, the msgids in use."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "quartier"
FOLDER = SOURCE / "config" / "locale" / "en" / "LC_MESSAGES"
FUNCTIONS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
LINE = re.compile(r'(msgid_plural|msgid|msgstr(?:\[\d\])?|) ?(".*")$')
IN_TEMPLATE = re.compile(r"""\b(?:n?gettext|_)\(\s*u?('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")""")

Key = str | tuple[str, int]


def entries() -> Iterator[tuple[dict[str, str], bool]]:
    """Each entry as its fields, and whether it is fuzzy."""
    text = (FOLDER / "django.po").read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text.strip()):
        fields: dict[str, str] = {}
        name = ""
        for found in map(LINE.match, block.splitlines()):
            if found:
                name = found[1] or name
                fields[name] = fields.get(name, "") + ast.literal_eval(found[2])
        yield fields, "\n#, fuzzy" in f"\n{block}"


def source() -> dict[Key, str]:
    """What the source says, in the shape of the compiled catalogue."""
    said: dict[Key, str] = {}
    for fields, is_fuzzy in entries():
        if is_fuzzy:
            continue
        if "msgid_plural" in fields:
            said |= {(fields["msgid"], n): fields[f"msgstr[{n}]"] for n in (0, 1)}
        elif fields["msgstr"]:
            said[fields["msgid"]] = fields["msgstr"]
    return said


def compiled() -> dict[Key, str]:
    with (FOLDER / "django.mo").open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]


def used_by(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return _in_module(text) if path.suffix == ".py" else _in_template(text)


def _in_template(text: str) -> set[str]:
    return {ast.literal_eval(found) for found in IN_TEMPLATE.findall(templatize(text))}


def _in_module(text: str) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    first = [
        call.args[0] for call in calls if getattr(call.func, "id", "") in FUNCTIONS and call.args
    ]
    return {node.value for node in first if isinstance(node, ast.Constant)}
