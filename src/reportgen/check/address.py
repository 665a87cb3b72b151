"""Addresses on the net: their marks are no punctuation."""

from __future__ import annotations

import re

from reportgen.document.passage import MASK

__all__ = ["outside_addresses"]

_ADDRESS = re.compile(r"(?:\w{1,8}://|www\.)[!-~]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def outside_addresses(text: str) -> str:
    """Return a text, as long as it is, with a mark that is no text for each character of an address or e-mail."""
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda address: MASK * len(address[0]), text)
