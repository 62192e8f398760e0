import logging

from quartier.config.logs import WithoutLinks

TOKEN = "pNrBCCrQBX2OessB7I67rVeOs8MVXvZMh-9CDxFMAvU"  # noqa: S105


def test_logs_do_not_keep_links_that_open_something():
    words = f"Forbidden: /ost/amt/{TOKEN}/bestaetigung/ and /ost/wuensche/2026-00001/"
    record = logging.makeLogRecord({"msg": words})

    line = WithoutLinks("%(message)s").format(record)

    assert line == "Forbidden: /ost/amt/…/bestaetigung/ and /ost/wuensche/2026-00001/"
