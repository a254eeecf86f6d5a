"""Which addresses a browser may be sent to: public http(s) pages, and hosts that a person allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import urlsplit

from outreach.errors import InputError


def check_address(address: str, allow_hosts: Sequence[str] = ()) -> None:
    """Refuse what is not a public http(s) page. Raises InputError (kind "address").

    Hosts in `allow_hosts` may be on this machine or network. Every address a name resolves to counts.
    """
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise InputError(
            "is not an http or https address",
            where=address,
            next_step="Give the address of the job page as the browser shows it.",
            kind="address",
        )
    host = parts.hostname
    if host in allow_hosts:
        return
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise InputError(
            f"the name {host} cannot be found",
            where=address,
            next_step="Check the address and the network.",
            kind="address",
        ) from error
    for *_, endpoint in found:
        ip = ipaddress.ip_address(endpoint[0].split("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        if not ip.is_global:
            raise InputError(
                f"leads to the private address {ip}",
                where=address,
                next_step=f"If you trust it, add {host!r} to allow_hosts in outreach.toml, [pages].",
                kind="address",
            )
