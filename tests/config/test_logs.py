import logging

from django.core.exceptions import DisallowedHost

from quartier.config.logs import Discreet

TOKEN = "pNrBCCrQBX2OessB7I67rVeOs8MVXvZMh-9CDxFMAvU"  # noqa: S105


def test_logs_do_not_keep_links_that_open_something():
    words = f"Forbidden: /ost/amt/{TOKEN}/bestaetigung/ and /ost/wuensche/2026-00001/"
    record = logging.makeLogRecord({"name": "django", "msg": words})

    line = Discreet("%(message)s").format(record)

    assert line == "Forbidden: /ost/amt/…/bestaetigung/ and /ost/wuensche/2026-00001/"


def test_logs_do_not_keep_what_the_database_refused():
    words = (
        'UniqueViolation: duplicate key value violates "resident_known_once"\n'
        "DETAIL:  Key (contact_key)=(email:mia@example.org) already exists.\nEine Bank\n\n"
        "The above exception was the direct cause of the following exception:\n\n"
        'IntegrityError: duplicate key value violates "resident_known_once"\n'
        "DETAIL:  Failing row contains (Eine Bank\n\nfür Mia)."
    )
    record = logging.makeLogRecord({"name": "django", "msg": words})

    line = Discreet("%(message)s").format(record)

    assert line == (
        'UniqueViolation: duplicate key value violates "resident_known_once"\n'
        "DETAIL: …\n\n"
        "The above exception was the direct cause of the following exception:\n\n"
        'IntegrityError: duplicate key value violates "resident_known_once"\n'
        "DETAIL: …"
    )


def test_what_a_stranger_provokes_is_one_line():
    refused = DisallowedHost("Invalid HTTP_HOST header")
    facts = {"msg": str(refused), "exc_info": (DisallowedHost, refused, None)}
    records = [logging.makeLogRecord(facts | {"name": name}) for name in ("django.security", "x")]

    lines = [Discreet("%(message)s").format(record).count("\n") for record in records]

    assert lines[0] == 0 < lines[1]
