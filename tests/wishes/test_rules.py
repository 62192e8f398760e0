from datetime import date, datetime
from time import process_time
from unicodedata import normalize

import pytest

from quartier.wishes import rules
from quartier.wishes.rules.headings import contacts_in, guess
from quartier.wishes.rules.passages import BLACK, is_iban, passages_of
from quartier.wishes.rules.sheets import BadRow, Mapping, csv_rows, day_of, row_of
from tests import contributions

QUICK = 0.2
"""Seconds; it takes some 30 ms."""
NOW = datetime(2026, 3, 12, 9)  # noqa: DTZ001


def marks(text: str) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in rules.marked_passages(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rufen Sie 0831 9605701 an", [("phone", "0831 9605701")]),
        ("Tel. (0831) 960 57-01.", [("phone", "(0831) 960 57-01")]),
        ("0170/1234567", [("phone", "0170/1234567")]),
        ("+49 (0)831 9605701 bitte", [("phone", "+49 (0)831 9605701")]),
        ("0049 831 960570", [("phone", "0049 831 960570")]),
        ("01701234567", [("phone", "01701234567")]),
        ("Telefon: 96057", [("phone", "96057")]),
        ("mail an jana.b+qm@posteo.de!", [("email", "jana.b+qm@posteo.de")]),
        ("jana (at) posteo.de", [("email", "jana (at) posteo.de")]),
        ("DE89 3704 0044 0532 0130 00 ist es", [("iban", "DE89 3704 0044 0532 0130 00")]),
        ("DE89370400440532013000", [("iban", "DE89370400440532013000")]),
        ("AT611904300234573201", [("iban", "AT611904300234573201")]),
        ("Frau Müller ist nett", [("person", "Frau Müller")]),
        ("mit Herrn Dr. von Özdemir-Ćosić", [("person", "Herrn Dr. von Özdemir-Ćosić")]),
        ("Frau Anna Huber sagte", [("person", "Frau Anna Huber")]),
        ("Familie Weiß wohnt da", [("person", "Familie Weiß")]),
        ("Füssener Straße 12a", [("house_number", "12a")]),
        ("Lenzfrieder Str. 5-7, Kempten", [("house_number", "5-7")]),
        ("Im Oberösch 3 ist es dunkel", [("house_number", "3")]),
        ("Haubensteigweg Nr. 41", [("house_number", "41")]),
        ("der Mann aus Hausnummer 12 b", [("house_number", "12 b")]),
        ("im Haus Nr. 7, im Haus 9", [("house_number", "7"), ("house_number", "9")]),
        (
            "Frau Huber, Im Oberösch 3, 0831/96057",
            [("person", "Frau Huber"), ("house_number", "3"), ("phone", "0831/96057")],
        ),
    ],
)
def test_what_may_show_who_somebody_is_gets_marked(text, expected):
    assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Frau und Kind, Mann und Frau",
        "Herr Bürgermeister, bitte",
        "die ganze Familie und Freunde",
        "am 04.06.2007 und 15.9.2008",
        "Az.: 02-1600-40/15",
        "Im Mai 2024, am 3. Oktober, um 7:30 Uhr",
        "Auf der Venloer Straße 30km/h, in der Straße 20 Bäume",
        "In der Woche 3 Leute, zur Zeit 5 Autos, im Jahr 2023",
        "Platz 12 Uhr, Ring 3 Meter",
        "Bundesstraße B73 und Linie 12",
        "DE89370400440532013001",
        "10.000 Euro, 12.345,67 €, 87437 Kempten",
        "@home, 100 %, §§ 187-193",
    ],
)
def test_words_that_only_look_like_it_stay_unmarked(text):
    assert marks(text) == []


def test_an_iban_is_told_by_its_check_digits():
    assert is_iban("DE89370400440532013000")
    assert not is_iban("DE98370400440532013000")
    assert not is_iban("DE89")


def test_blacked_out_words_are_gone_and_their_length_too():
    text = "Frau Huber, Im Oberösch 3"

    black = rules.black_out(text, rules.marked_passages(text))

    assert black == f"{BLACK}, Im Oberösch {BLACK}"
    assert rules.count_blacked_out(black) == 2


@pytest.mark.parametrize(
    ("typed", "public"),
    [
        ("Haubensteigweg", "Haubensteigweg"),
        ("Haubensteigweg 12a", "Haubensteigweg"),
        ("Haubensteigweg 12, vor der Schule", "Haubensteigweg, vor der Schule"),
        ("Im Oberösch 3", "Im Oberösch"),
        ("bei Frau Berwang, Tel. 0831 9605701", f"bei {BLACK}, Tel. {BLACK}"),
        ("jana@posteo.de", BLACK),
        ("Spielplatz am Schwaigwiesbach (Haus Nr. 4)", "Spielplatz am Schwaigwiesbach (Haus Nr.)"),
        ("", ""),
    ],
)
def test_of_a_place_everybody_reads_the_street_and_nobody(typed, public):
    assert rules.public_place(typed) == public


def test_the_clerk_can_name_words_herself():
    text = "Hinter dem Haus von Anna. Anna weiß es."

    assert rules.black_out(text, passages_of(text, "Anna")) == (
        f"Hinter dem Haus von {BLACK}. {BLACK} weiß es."
    )
    assert passages_of(text, "") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ein Zebrastreifen. Die Kinder warten lange.", "Ein Zebrastreifen"),
        ("Mehr Bänke\n\nan der Iller", "Mehr Bänke"),
        ("An der Füssener Str. 3 fehlt Licht. Bitte!", "An der Füssener Str. 3 fehlt Licht"),
        ("Warum ist es so dunkel? Abends", "Warum ist es so dunkel?"),
        ("x" * 100, "x" * 69 + "…"),
        ("Wort " * 30, "Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort Wort…"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence_cut_between_words(text, title):
    assert rules.title_of(text) == title


@pytest.mark.parametrize("piece", ["a. ", "(1. ", "1", "_", "Tel.", "aa.a_", "a@", "Frau de "])
def test_no_text_takes_long_to_read(piece):
    """Each took half a second before: a row of such wishes would stop the desk."""
    text = (piece * rules.MAX_LENGTH)[: rules.MAX_LENGTH]

    start = process_time()
    rules.title_of(text)
    rules.marked_passages(text)

    assert process_time() - start < QUICK


def test_what_is_no_letter_is_left_out():
    assert rules.clean_text("Ba\ufffenk\uffff \U0001f333") == "Bank \U0001f333"


def test_text_becomes_comparable_and_harmless():
    assert rules.clean_text(
        "u\u0308ber\r\nzwei \rZeilen\x07 \u202egewendet\u202c\n\n\n\nEnde "
    ) == ("über\nzwei\nZeilen gewendet\n\nEnde")
    assert rules.clean_text("\ud800a\x00") == "a"
    assert rules.clean_text("🌳 مرحبا") == "🌳 مرحبا"


@pytest.mark.parametrize(
    "name", ["C̆ḥ", "Ṣ̌ĝ", "Ð Łđ Ħŋ", "Ǩœūr", "Nguyễn Thị", "D̂ k̀ M̀", "Ľubomír Škoda"]
)
def test_names_of_din_91379_stay_as_they_are(name):
    assert rules.clean_line(name) == normalize("NFC", name)


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        (date(2026, 3, 12), date(2026, 3, 17)),  # Thursday → Tuesday
        (date(2026, 3, 9), date(2026, 3, 12)),
        (date(2026, 4, 2), date(2026, 4, 9)),  # over Easter
        (date(2025, 8, 13), date(2025, 8, 19)),  # over Mariä Himmelfahrt
        (date(2026, 12, 23), date(2026, 12, 29)),
    ],
)
def test_a_wish_is_read_within_three_working_days(received, promised):
    assert rules.read_by(received, profile="BY-catholic") == promised


def test_danger_words_are_a_hint_each_once():
    assert rules.danger_words("Scherben! Überall scherben, ein Messer") == [
        "Scherben",
        "scherben",
        "Messer",
    ]
    assert rules.danger_words("Strommasten und Messerschmied") == []


@contributions.needed
def test_the_real_contributions_give_few_false_alarms():
    files = contributions.FOLDER.glob("*.csv")
    rows = [row for file in files for row in csv_rows(file.read_bytes())]
    texts = ["\n\n".join(cell for cell in row if not cell.startswith("http")) for row in rows]

    found = [kind for text in texts for kind, _words in marks(text)]

    assert len(texts) == 1369  # with two rows of headings
    assert sorted(found) == ["email", "house_number", "person"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_list_is_read_whatever_its_signs(encoding, sign):
    data = f'Nr{sign}Überschrift{sign}"Text"\n1{sign}Bänke{sign}"a{sign}b\nc"\n'.encode(encoding)

    assert list(csv_rows(data)) == [["Nr", "Überschrift", "Text"], ["1", "Bänke", f"a{sign}b\nc"]]


def test_a_list_of_one_column_needs_no_sign():
    assert list(csv_rows(b"Wunsch\nBank, Baum; Licht\n")) == [["Wunsch"], ["Bank, Baum; Licht"]]


def test_headings_give_a_first_proposal():
    header = "ID title text main_category URL created lat lon".split()  # noqa: SIM905

    assert guess(header) == Mapping(text=(2,), title=1, url=4, id=0, date=5, lat=6, lon=7)
    assert guess(["Stichwort"]) == Mapping(text=(0,))
    assert guess(["a", "b"]) == Mapping()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Nr.;Titel;Beschreibung;Datum", {"id": 0, "title": 1, "text": (2,), "date": 3}),
        ("ANLIEGEN;ORT;EINGANGSDATUM", {"text": (0,), "place": 1, "date": 2}),
        ("Betreff;Ihr Beitrag;Straße", {"title": 0, "text": (1,), "place": 2}),
        ("Ueberschrift;Vorschlag;Strasse", {"title": 0, "text": (1,), "place": 2}),
        ("Uberschrift;Idee;Lange;Breite", {"title": 0, "text": (1,), "lon": 2, "lat": 3}),
        ("lfd. Nr.;Wunsch;Begründung;Quelle", {"id": 0, "text": (1, 2), "url": 3}),
        ("Ort;Straße;Hinweis (max. 500 Zeichen)", {"place": 1, "text": (2,)}),
        ("Kategorie;Betreff;Datum der Eingabe", {"text": (1,), "date": 2}),
        ("Standort;Adresse;Anregung;E-Mail", {"place": 0, "text": (2,)}),
        ("Name;Straße;Ort;E-Mail-Adresse;Text", {"text": (4,)}),
        ("Kommune;Jahr;Thema;Beschlussempfehlung;Begründung", {"title": 2, "text": (3, 4)}),
        ("\ufeffID;Länge der Straße;Neue Bäume", {"id": 0}),
    ],
)
def test_headings_of_german_lists_are_known(header, expected):
    assert guess(header.split(";")) == Mapping(**expected)


def test_who_somebody_is_is_never_proposed():
    header = ["Vorname", "Nachname ", "E-Mail", "Telefon (mobil)", "Anliegen", "Thema"]

    assert contacts_in(header) == ["Vorname", "Nachname", "E-Mail", "Telefon (mobil)"]
    assert guess(header) == Mapping(text=(4,), title=5)


def test_a_source_that_is_no_address_does_not_make_rows_the_same():
    mapping = Mapping(text=(0,), url=1)
    rows = [row_of([text, "Postkarte"], mapping, width=2, now=NOW) for text in ("Bank", "Baum")]

    assert len({row.fingerprint for row in rows}) == 2
    assert [row.attribution for row in rows] == ["Postkarte", "Postkarte"]


def test_a_row_joins_its_texts_and_keeps_its_origin():
    mapping = Mapping(text=(1, 2), title=0, date=3, lat=4, lon=5, url=6, note="Liste A, CC BY")
    cells = [
        "Bank",
        "Eine Bank.",
        "Weil man sitzt.",
        "20.09.2017",
        "47,71",
        "10,33",
        "https://a.example/1",
    ]

    row = row_of(cells, mapping, width=7, now=NOW)

    assert row.text == "Bank\n\nEine Bank.\n\nWeil man sitzt."
    assert (row.lat, row.lon) == (47.71, 10.33)
    assert row.day == datetime(2017, 9, 20)  # noqa: DTZ001
    assert row.attribution == "Liste A, CC BY, https://a.example/1"
    assert row.fingerprint == "url:https://a.example/1"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (["", "1", "2", ""], "no_text"),
        (["x" * 4001, "", "", ""], "too_long"),
        (["a", "91", "10", ""], "place"),
        (["a", "nan", "10", ""], "place"),
        (["a", "47", "", ""], "place"),
        (["a", "", "", "gestern"], "date"),
        (["a", "", "", "12.03.1889"], "date"),
        (["a", "", "", "2027-01-01"], "future"),
        (["a", "", "", "", "zu viel"], "ragged"),
    ],
)
def test_a_bad_row_says_why(cells, code):
    mapping = Mapping(text=(0,), lat=1, lon=2, date=3)

    with pytest.raises(BadRow) as problem:
        row_of(cells, mapping, width=4, now=NOW)

    assert problem.value.code == code


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2017-09-20T12:13:10+02:00", datetime.fromisoformat("2017-09-20T12:13:10+02:00")),
        ("20.9.17", datetime(2017, 9, 20)),  # noqa: DTZ001
        ("2023", datetime(2023, 1, 1)),  # noqa: DTZ001
        (" ", None),
    ],
)
def test_dates_are_read_as_people_write_them(words, day):
    assert day_of(words, now=NOW) == day
