"""Which addresses may become links: a source is data, and its address may be anything."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_address(url: str | None) -> str | None:
    """The address if it leads to the web; None for scripts, files and what is no address."""
    if not url or any(sign.isspace() or not sign.isprintable() for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
