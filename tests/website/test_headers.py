"""What every answer carries, whatever the address; and what production switches on."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.architecture.doors import DOORS, ROUTES
from tests.factories import new_user

ROOT = Path(__file__).parents[2]
POLICY = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "worker-src 'self'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
GROUND = {"number": "2026-00001", "position": 1, "step": 1} | {
    one: uuid4() for one in ("key", "pk", "person")
}
WORDS = {"token": "x", "sign": "x", "code": "A", "target": "needs.need:x", "need": "B-2026-001"}
SSO = {"provider_id": "x", "uidb36": "1"}


def address(name, area):
    """With made-up objects: the answer "not there" carries the same headers."""
    values = GROUND | WORDS | SSO | {"area": area}
    named = {one: values[one] for one in ROUTES[name].parameters}
    if name.startswith("mfa_"):
        named = dict.fromkeys(named, 1)
    return reverse(name, kwargs=named)


def test_every_answer_carries_the_headers(client, area):
    client.force_login(new_user("lead", area))
    wrong = {}

    for name in DOORS:
        answer = client.get(address(name, area))
        policy = answer.headers.get("Content-Security-Policy", "")
        carried = {one: answer.headers.get(one) for one in ALWAYS}
        if {part.strip() for part in policy.split(";")} != POLICY or carried != ALWAYS:
            wrong[name] = (policy, carried)

    assert wrong == {}


@pytest.mark.parametrize("signed_in", [True, False])
def test_pages_for_a_few_are_never_stored(client, area, signed_in):
    if signed_in:
        client.force_login(new_user("lead", area))
    groups = {name: set(door.values()) for name, door in DOORS.items()}
    few = [name for name, who in groups.items() if not {"open", "resident", "demo"} & who]

    answers = {name: client.get(address(name, area)) for name in few}

    stored = {n for n, a in answers.items() if "no-store" not in a.headers.get("Cache-Control", "")}
    assert len(few) > 100
    assert stored == set()


def test_production_settings_pass_djangos_own_check(tmp_path):
    env = dict(os.environ) | {
        "QUARTIER_MODE": "serve",
        "QUARTIER_DATA": str(tmp_path),
        "QUARTIER_ORIGIN": "https://quartier.example",
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "quartier.config.settings",
    }
    check = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    told = [
        "SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT SESSION_COOKIE_NAME SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SAMESITE CSRF_COOKIE_NAME CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY LANGUAGE_COOKIE_SECURE SECOND_FACTOR_REQUIRED DEBUG IS_DEMO",
    ]
    names = " ".join(told).split()
    show = f"import django.conf as c; print([getattr(c.settings, n) for n in {names}])"

    for command in (check, ["-c", show]):
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, *command],
            env=env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    values = [63072000, True, "__Host-session", True, True, "Lax", "__Host-csrf"]
    assert done.stdout.strip() == str([*values, True, True, True, True, False, False])
