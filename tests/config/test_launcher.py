import socket
from contextlib import suppress

import pytest

from quartier.config import installation
from quartier.config.postgres import Server, roles
from tests.config.conftest import say


@pytest.mark.parametrize(
    ("arguments", "settings", "sentence"),
    [
        (["serve"], {"quartier_bind": "0.0.0.0"}, "Ohne Zertifikat ist Quartier nur"),  # noqa: S104
        (["serve"], {"quartier_origin": ""}, "Bitte die öffentliche Adresse angeben"),
        (["serve"], {"port": "80a"}, "PORT ist „80a“, muss aber eine Zahl von 1 bis 65535 sein."),
        (["demo", "jetzt"], {}, "„jetzt“ ist hier zu viel."),
        (["restore"], {}, "Bitte die Sicherung nennen: ./quartier restore DATEI"),
        (["restore", "/nirgends"], {}, "/nirgends kann nicht gelesen werden: Das gibt es nicht."),
        (["restore", "/tmp"], {}, "/tmp kann nicht gelesen werden: Das ist ein Ordner."),  # noqa: S108
    ],
)
def test_a_refusal_is_one_sentence(data_folder, arguments, settings, sentence):
    code, said = say(*arguments, data=data_folder, **settings)

    assert code == 1
    assert sentence in said
    assert "Traceback" not in said


def test_serve_does_not_share_a_port(data_folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        code, said = say("serve", data=data_folder, port=port)

    assert code == 1
    assert said.startswith(f"\nAnschluss {port} ist schon belegt.")


def test_serve_refuses_a_demo_and_the_demo_a_real_database(data_folder, port):
    with Server(data_folder / "postgres").running() as server:
        here = installation.with_server("serve", data_folder, server)
        with installation.connect(server.url(roles.OWNER)) as connection:
            connection.execute("CREATE TABLE django_migrations ()")
        installation.set_mark(here, "quartier:demo")
        served = say("serve", data=data_folder, port=port)
        installation.set_mark(here, "quartier:serve")
        shown = say("demo", data=data_folder, port=port)

    assert served[0] == shown[0] == 1
    assert "Diese Datenbank enthält die Vorführung mit erfundenen Inhalten." in served[1]
    assert "Diese Datenbank gehört nicht zur Vorführung." in shown[1]


def test_a_certificate_that_cannot_be_used_is_refused_before_anything_starts(data_folder, tmp_path):
    names = {"quartier_tls_cert": "/nirgends.pem", "quartier_tls_key": "/nirgends.pem"}
    no_certificate = tmp_path / "cert.pem"
    no_certificate.write_text("Das ist kein Zertifikat.")
    files = {"quartier_tls_cert": no_certificate, "quartier_tls_key": no_certificate}

    missing = say("serve", data=data_folder, **names)
    unusable = say("serve", data=data_folder, **files)

    assert missing == (1, "\n/nirgends.pem kann nicht gelesen werden: Das gibt es nicht.\n")
    assert unusable[0] == 1
    assert unusable[1].startswith("\nQUARTIER_TLS_CERT und QUARTIER_TLS_KEY passen nicht zusammen,")
    assert "Traceback" not in unusable[1]


def test_a_refused_start_leaves_no_note_that_it_runs(data_folder):
    here = installation.Installation("serve", data_folder, "", "")
    notes = []

    with suppress(installation.Refusal), installation.only_one(here, "https://a.example"):
        notes.append(installation.running_at(here))
        raise installation.Refusal
    notes.append(installation.running_at(here))

    assert notes == ["https://a.example", ""]


def test_an_unknown_word_shows_the_help(data_folder):
    code, said = say("strat", data=data_folder)

    assert code == 2
    assert said.startswith("Den Befehl „strat“ gibt es nicht.\n\nQuartier – das Arbeitssystem")
