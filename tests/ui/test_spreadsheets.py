import pytest

from quartier.ui.spreadsheets import safe_cell


@pytest.mark.parametrize("formula", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_taken_for_a_formula(formula):
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "Amt", "1+1", " =1"])
def test_other_cells_stay_as_they_are(text):
    assert safe_cell(text) == text
