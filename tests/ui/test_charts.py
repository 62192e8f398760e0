import re

from quartier.ui.charts import Bar, bars

ROWS = [Bar("Tiefbauamt", [("yes", 3), ("no", 0), ("open", 5)]), Bar("A & <B>", [("no", 2)])]


def test_parts_of_the_longest_row_fill_the_width():
    svg = bars(ROWS, title="Antworten")

    widths = [float(w) for w in re.findall(r'<rect[^>]* width="([\d.]+)%"', svg)]
    assert widths == [37.5, 62.5, 25.0]


def test_every_row_says_its_sum_and_every_part_its_number():
    texts = re.findall("<text[^>]*>([^<]*)</text>", bars(ROWS, title="A"))

    assert texts == ["Tiefbauamt", "8", "3", "5", "A &amp; &lt;B&gt;", "2", "2"]


def test_no_rows_draw_an_empty_picture():
    assert 'aria-label="Leer"' in bars([], title="Leer")
