"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from quartier.config import processes

if master := os.environ.get("QUARTIER_WEB_MASTER"):
    processes.die_with(int(master))  # a worker of a killed web server would keep the port
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quartier.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - read all pages now, not during the first visit
gc.collect()
gc.freeze()  # what stays for good need not be looked through again and again
gc.set_threshold(50_000, 20, 100)
