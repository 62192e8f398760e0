"""A small OpenID provider: discovery, authorize, token (signed, PKCE), keys, userinfo."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "quartier", "geheim"

Answer = tuple[int, dict[str, str], bytes]


class CityService:
    """Who stands in front of it is `person`; `lie` puts false claims into the signed token."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.person: dict[str, Any] = {}
        self.lie: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}

    def discovery(self, _given: dict[str, str]) -> Answer:
        places = {"authorization_endpoint": "authorize", "token_endpoint": "token"}
        places |= {"userinfo_endpoint": "userinfo", "jwks_uri": "keys"}
        found = {name: f"{self.origin}/{place}" for name, place in places.items()}
        return said({"issuer": self.origin, **found})

    def authorize(self, given: dict[str, str]) -> Answer:
        """The person has shown who they are, with a second factor."""
        if given["client_id"] != CLIENT or given["code_challenge_method"] != "S256":
            return said({"error": "invalid_request"}, 400)
        code = secrets.token_urlsafe()
        self.asked[code] = given
        back = urlencode({"code": code, "state": given["state"]})
        return 302, {"Location": f"{given['redirect_uri']}?{back}"}, b""

    def token(self, given: dict[str, str]) -> Answer:
        """A code holds once, for whoever asked for it."""
        asked = self.asked.pop(given["code"], None)
        if asked is None or given["client_secret"] != SECRET or not is_proven(asked, given):
            return said({"error": "invalid_grant"}, 400)
        claims = {"iss": self.origin, "aud": CLIENT, "exp": int(time.time()) + 60}
        claims |= self.person | {"nonce": asked.get("nonce")} | self.lie
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})
        return said({"access_token": "x", "token_type": "Bearer", "id_token": signed})

    def userinfo(self, _given: dict[str, str]) -> Answer:
        return said(self.person)

    def keys(self, _given: dict[str, str]) -> Answer:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return said({"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]})

    def page(self, path: str) -> Callable[[dict[str, str]], Answer]:
        pages = {f"/{page.__name__}": page for page in (self.authorize, self.token)}
        pages |= {f"/{page.__name__}": page for page in (self.userinfo, self.keys)}
        return pages.get(path, self.discovery)


def said(facts: dict[str, Any], status: int = 200) -> Answer:
    return status, {"Content-Type": "application/json"}, json.dumps(facts).encode()


def is_proven(asked: dict[str, str], given: dict[str, str]) -> bool:
    """PKCE, and the same way back."""
    digest = hashlib.sha256(given["code_verifier"].encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return (challenge, given["redirect_uri"]) == (asked["code_challenge"], asked["redirect_uri"])


@contextmanager
def serving() -> Iterator[CityService]:
    """The service on a port of its own, until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def answer(self, words: str) -> None:
            given = {name: values[0] for name, values in parse_qs(words).items()}
            status, headers, body = service.page(urlsplit(self.path).path)(given)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Tests speak by their results."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        service = CityService(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield service
        server.shutdown()
        thread.join()
