"""A browser that keeps its cookies, on a real server."""

import re

import requests

PASSWORD = "vier Wörter hintereinander"  # noqa: S105


class Browser(requests.Session):
    def __init__(self, origin: str) -> None:
        super().__init__()
        self.origin = origin

    def open(self, path: str) -> requests.Response:
        return self.get(self.origin + path, timeout=10)

    def submit(self, path: str, **given: str) -> requests.Response:
        """Fill in the form of the page and press its button."""
        page = self.open(path).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        given["csrfmiddlewaretoken"] = token
        return self.post(self.origin + path, given, timeout=10)

    def sign_in(self, email: str, password: str = PASSWORD) -> requests.Response:
        return self.submit("/anmelden/", login=email, password=password)

    @property
    def key(self) -> str:
        """The session's, as the cookie has it."""
        return self.cookies.get("session", default="")

    @property
    def is_signed_in(self) -> bool:
        return self.open("/konto/").url == f"{self.origin}/konto/"
