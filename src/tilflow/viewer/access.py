"""Who may ask: the names the server answers to, and the token on an address that others reach."""

import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Final

LOCAL_NAMES: Final = frozenset({"localhost"})

COOKIE: Final = "tilflow_view"
"""The port is added to it: browsers share cookies between the ports of a machine."""

TOKEN_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Access:
    """Whom the server answers.

    Attributes
    ----------
    names
        Host names (lower case) that a request may name. Addresses are always allowed where
        `is_local` does not hold: a name can be pointed at this machine by whoever owns it
        (DNS rebinding), an address cannot.
    is_local
        Only this machine reaches the server: then only its loopback addresses are allowed.
    token
        What a request must show; empty where none is asked for.
    cookie
        Name of the cookie that carries the token after the first link.
    """

    names: frozenset[str]
    is_local: bool
    token: str
    cookie: str

    def allows_host(self, header: str | None) -> bool:
        """Whether the ``Host`` header names this server.

        Examples
        --------
        >>> access = derive_access("127.0.0.1", 80, own_names=(), is_shared=False)
        >>> [access.allows_host(h) for h in ("127.0.0.1:80", "localhost", "evil.example", None)]
        [True, True, False, False]
        """
        name = parse_host(header or "")
        if name in self.names:
            return True
        address = _parse_address(name)
        return address is not None and (address.is_loopback or not self.is_local)

    def allows_token(self, shown: str | None) -> bool:
        """Whether `shown` is the token; compared in constant time."""
        if not self.token:
            return True
        return hmac.compare_digest((shown or "").encode(), self.token.encode())

    def read_cookie(self, header: str | None) -> str | None:
        """Return the token in a ``Cookie`` header, or None."""
        try:
            morsel = SimpleCookie(header or "").get(self.cookie)
        except CookieError:
            return None
        return morsel.value if morsel else None


def derive_access(host: str, port: int, *, own_names: tuple[str, ...], is_shared: bool) -> Access:
    """Return whom a server on `host` answers.

    Parameters
    ----------
    host, port
        Where it listens.
    own_names
        Names of this machine, allowed where others reach it.
    is_shared
        Others use this machine: ask for a token on the loopback address too.

    Examples
    --------
    >>> derive_access("::1", 80, own_names=(), is_shared=False).token
    ''
    >>> len(derive_access("0.0.0.0", 80, own_names=(), is_shared=False).token)
    43
    """
    is_local = is_loopback(host)
    names = LOCAL_NAMES | {host.lower()}
    if not is_local:
        names |= {name.lower() for name in own_names if name}
    token = "" if is_local and not is_shared else secrets.token_urlsafe(TOKEN_BYTES)
    return Access(frozenset(names), is_local, token, f"{COOKIE}_{port}")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`.

    Examples
    --------
    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "node1")]
    [True, True, True, False, False]
    """
    address = _parse_address(host)
    return host.lower() in LOCAL_NAMES if address is None else address.is_loopback


def parse_host(header: str) -> str:
    """Return the name or address of a ``Host`` header, without its port.

    Examples
    --------
    >>> parse_host("Node1:8080"), parse_host("[::1]:80"), parse_host("::1")
    ('node1', '::1', '::1')
    """
    text = header.strip().lower()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text if text.count(":") > 1 else text.partition(":")[0]


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether another site's page asks for more than to be led here by a link."""
    return (
        headers.get("Sec-Fetch-Site") == "cross-site"
        and headers.get("Sec-Fetch-Mode") != "navigate"
    )


def _parse_address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
