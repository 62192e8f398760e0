import socket

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
        (["restore", "/nirgends"], {}, "/nirgends kann nicht gelesen werden"),
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


def test_an_unknown_word_shows_the_help(data_folder):
    code, said = say("strat", data=data_folder)

    assert code == 2
    assert said.startswith("Den Befehl „strat“ gibt es nicht.\n\nQuartier – das Arbeitssystem")
