import pytest

from quartier.config import rules
from quartier.config.rules import Door

ORIGIN = "https://quartier.example"


@pytest.mark.parametrize("bind", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_no_certificate(bind):
    assert rules.why_not_serve(Door(bind, ORIGIN, "", "")) is None


@pytest.mark.parametrize("bind", ["0.0.0.0", "::", "192.168.1.5", "quartier.example"])  # noqa: S104
def test_open_interfaces_need_a_certificate(bind):
    assert "Ohne Zertifikat" in rules.why_not_serve(Door(bind, ORIGIN, "", ""))
    assert rules.why_not_serve(Door(bind, ORIGIN, "cert.pem", "key.pem")) is None


@pytest.mark.parametrize(("certificate", "key"), [("cert.pem", ""), ("", "key.pem")])
def test_half_a_certificate_is_refused(certificate, key):
    reason = rules.why_not_serve(Door("127.0.0.1", ORIGIN, certificate, key))

    assert reason == ("QUARTIER_TLS_CERT und QUARTIER_TLS_KEY gehören zusammen; eines davon fehlt.")


@pytest.mark.parametrize("origin", ["", "http://quartier.example", "https://", "https://a.b/c"])
def test_a_public_address_is_needed(origin):
    assert "öffentliche Adresse" in rules.why_not_serve(Door("127.0.0.1", origin, "", ""))


@pytest.mark.parametrize(
    ("mode", "mark", "has_tables", "refused"),
    [
        ("demo", "", False, False),
        ("demo", "", True, True),
        ("demo", "quartier:serve", True, True),
        ("demo", "quartier:demo", True, False),
        ("demo", "quartier:demo:filling", True, False),
        ("serve", "", False, False),
        ("serve", "", True, False),
        ("serve", "quartier:serve", True, False),
        ("serve", "quartier:demo", True, True),
        ("serve", "quartier:demo:filling", True, True),
    ],
)
def test_invented_and_real_databases_are_never_mixed(mode, mark, has_tables, refused):
    reason = rules.why_not_this_database(mode, mark, has_tables=has_tables)

    assert (reason is not None) == refused


def test_restarts_wait_longer_and_longer():
    pauses = [rules.pause_before_restart(failures) for failures in range(1, 9)]

    assert pauses == [0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
