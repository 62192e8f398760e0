"""PDF by typst, in a process of its own: typst grows to 250 MB and stays so."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

FONTS = Path(__file__).parents[1] / "ui" / "fonts"
SECONDS = 60
CHILD = """
import sys, typst
data = sys.stdin.read()

def pdf(standards):
    return typst.compile(
        sys.argv[1], root=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True,
        sys_inputs={"data": data}, pdf_standards=standards, timestamp=int(sys.argv[4]))

try:
    done = pdf(["ua-1"])
except typst.TypstError as problem:
    if "could not be displayed" not in str(problem):
        raise
    done = pdf([])
sys.stdout.buffer.write(done)
"""
"""PDF/UA forbids signs our fonts lack (an emoji, a Chinese name). A box on paper is better than
no paper: then the PDF is tagged all the same, but does not call itself PDF/UA."""


class NotPrinted(RuntimeError):
    """typst refused; the message says where."""


def pdf(
    template: Path, data: Mapping[str, object], *, stamp: int, root: Path | None = None
) -> bytes:
    """A tagged PDF/UA from one of our own templates; user text arrives as data, never as markup."""
    command = [sys.executable, "-c", CHILD, str(template), str(root or template.parent)]
    done = subprocess.run(  # noqa: S603 - our own program with our own arguments
        [*command, str(FONTS), str(stamp)],
        input=json.dumps(data, default=str).encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise NotPrinted(done.stderr.decode("utf-8", "replace")[-2000:])
    return done.stdout
