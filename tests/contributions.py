"""The real contributions (public data): beside the project, or where QUARTIER_TEXTS says."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("QUARTIER_TEXTS", Path(__file__).parents[2] / "shared/data/text"))
CYCLING = FOLDER / "raddialog_koeln_ehrenfeld.csv"
IDEAS = FOLDER / "kommuki_dev.csv"

needed = pytest.mark.skipif(
    not (CYCLING.exists() and IDEAS.exists()),
    reason="Die echten Beiträge liegen nicht neben dem Projekt (../shared/data/text).",
)
