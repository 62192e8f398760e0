"""What the fields of a row say about people.

Every model names the processing it belongs to (Art. 30 GDPR) and a class for each of its fields:
`none`, `contact`, `content` (what somebody said or what was decided), `special` (Art. 9), `secret`
(tokens, keys).
The register, the privacy notice, the export and the erasure are made from the same source.
"""

from dataclasses import dataclass

CLASSES = ("none", "contact", "content", "special", "secret")


@dataclass(frozen=True)
class Privacy:
    """The classes of one model's fields; each is a string of field names separated by blanks."""

    processing: str
    none: str = ""
    contact: str = ""
    content: str = ""
    special: str = ""
    secret: str = ""

    def classes(self) -> dict[str, str]:
        """Field name → class."""
        return {name: kind for kind in CLASSES for name in getattr(self, kind).split()}
