"""The door for the web server."""

import os

from django.core.wsgi import get_wsgi_application

from quartier.config import processes

if master := os.environ.get("QUARTIER_WEB_MASTER"):
    processes.die_with(int(master))  # a worker of a killed web server would keep the port
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quartier.config.settings")
application = get_wsgi_application()
