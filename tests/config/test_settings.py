"""What the settings promise when Quartier serves people."""

import json
import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
NAMES = (
    "SESSION_COOKIE_NAME SESSION_COOKIE_SECURE SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE "
    "CSRF_COOKIE_NAME CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT DEBUG"
)
ASK = f"""
import json
from quartier.config import settings
print(json.dumps([getattr(settings, name) for name in "{NAMES}".split()]))
"""


def test_cookies_are_bound_to_the_host_and_to_https(tmp_path):
    serving = {
        "QUARTIER_MODE": "serve",
        "QUARTIER_DATA": str(tmp_path),
        "QUARTIER_ORIGIN": "https://quartier.example",
        "PYTHONPATH": str(SOURCE),
    }

    said = subprocess.run(
        [sys.executable, "-c", ASK], env=os.environ | serving, capture_output=True, check=True
    )

    session = ["__Host-session", True, True, "Lax"]
    assert json.loads(said.stdout) == [*session, "__Host-csrf", True, True, False]
