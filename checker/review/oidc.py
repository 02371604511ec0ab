"""Signing in with a provider of OpenID Connect: the code flow with PKCE, state and nonce, as authlib does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import Request
from fastapi.responses import RedirectResponse
from joserfc.errors import JoseError

from checker.review.settings import Provider

BACK = "/sign-in/provider/back"
"""The path that the provider sends visitors back to, which is registered there."""
_PATIENCE = 10
"""Seconds that the provider has for each answer."""


class NotSignedIn(Exception):  # noqa: N818 - named for what it says
    """The provider vouches for nobody."""


class Unreachable(Exception):  # noqa: N818 - named for what it says
    """The provider cannot be reached, or is not the one that it should be."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a provider vouches for: its own key of the person, which never changes, and a name, which may."""

    issuer: str
    subject: str
    name: str


class SignIn:
    """Signs in with one provider, whose addresses are looked up when the first visitor comes."""

    def __init__(self, provider: Provider, url: str) -> None:
        self._issuer, self._back = provider.issuer, url + BACK
        self._client = OAuth().register(
            "provider",
            client_id=provider.client,
            client_secret=provider.secret,
            server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": _PATIENCE},
        )

    async def begin(self, request: Request) -> RedirectResponse:
        """Send a visitor to the provider. Raises Unreachable."""
        await self._look_up()
        answer = await self._client.authorize_redirect(request, self._back)
        assert isinstance(answer, RedirectResponse)
        return answer

    async def finish(self, request: Request) -> Person:
        """Whom the provider sent back. Raises NotSignedIn and Unreachable."""
        await self._look_up()
        try:
            token: dict[str, Any] = await self._client.authorize_access_token(request)
        except (OAuthError, JoseError) as cause:
            raise NotSignedIn from cause
        except (httpx2.HTTPError, ValueError) as cause:
            raise Unreachable from cause
        person = token.get("userinfo")
        if not person or not person.get("sub"):  # authlib passes over an answer that has no signed identity
            raise NotSignedIn
        names = (person.get(key) for key in ("name", "preferred_username", "email", "sub"))
        return Person(self._issuer, str(person["sub"]), next(str(name) for name in names if name))

    async def _look_up(self) -> None:
        try:
            stated = (await self._client.load_server_metadata()).get("issuer", "")
        except (httpx2.HTTPError, ValueError) as cause:
            raise Unreachable from cause
        if str(stated).rstrip("/") != self._issuer.rstrip("/"):
            raise Unreachable(stated)
