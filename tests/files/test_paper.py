from io import BytesIO

import pytest
from pypdf import PdfReader

from quartier.files import paper


@pytest.fixture
def template(tmp_path):
    file = tmp_path / "page.typ"
    file.write_text(
        '#set document(title: "Brief")\n#set text(font: "Fira Sans", lang: "de")\n'
        '#json(bytes(sys.inputs.data)).at("text")\n'
    )
    return file


@pytest.mark.parametrize("text", ["Bank 🚲 am Weg", "漢字", "#panic() $x$ ] <b>"])
def test_signs_without_a_letter_of_ours_do_not_stop_the_printer(template, text):
    pdf = paper.pdf(template, {"text": text}, stamp=0)

    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_other_faults_of_a_template_are_told(template):
    template.write_text("#panic()")

    with pytest.raises(paper.NotPrinted):
        paper.pdf(template, {}, stamp=0)
