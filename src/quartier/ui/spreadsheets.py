"""Tables for spreadsheet programs: no cell that counts as a formula (OWASP, CSV injection)."""

BOM = "\ufeff"
"""In front of UTF-8, so that Excel reads umlauts."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A cell that would be calculated gets an apostrophe in front."""
    return f"'{text}" if text.startswith(FORMULA) else text
