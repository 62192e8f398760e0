"""The city's own sign-in service (OpenID Connect): what allauth leaves unchecked."""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest

from quartier.accounts.rules import new_token

NONCE = "oidc_nonce"
Claims = Mapping[str, Mapping[str, Any]]


class CityService(OpenIDConnectProvider):  # type: ignore[misc]
    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Send a nonce along, so that the answer belongs to this browser and this attempt."""
        given: dict[str, str] = super().get_auth_params_from_request(request, action)
        nonce = request.session[NONCE] = new_token()
        return given | {"nonce": nonce}

    def sociallogin_from_response(self, request: HttpRequest, response: Claims) -> SocialLogin:
        """OpenID Connect Core 3.1.3.7 (nonce) and 5.3.2 (both must speak of the same person)."""
        token, person = response.get("id_token", {}), response.get("userinfo", {})
        sent = request.session.pop(NONCE, "")
        if not sent or not compare_digest(sent, str(token.get("nonce", ""))):
            raise OAuth2Error("nonce")
        if person and person.get("sub") != token.get("sub"):
            raise OAuth2Error("sub")
        return super().sociallogin_from_response(request, response)
