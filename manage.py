"""Django's commands, for `./quartier manage …`."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

sys.path.insert(0, str(Path(__file__).parent / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quartier.config.settings")
execute_from_command_line(sys.argv)
