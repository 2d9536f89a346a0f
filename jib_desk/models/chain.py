"""How entries and lines are hashed, so that a changed, removed, inserted or cut-off one is found.

digest(line) = SHA-256(table ‖ key ‖ SHA-256(plain) ‖ personal_hash), personal_hash = SHA-256(salt ‖ personal).
hash(entry) = SHA-256(hash of the entry before ‖ its head as JSON ‖ digests of its lines). The personal part
can be erased later (salt and text go, its hash stays) without breaking the chain.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any

START = "0" * 64


# Made once: `json.dumps` makes one for each text, which costs as much as writing a short one.
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks: the text that is hashed and stored."""
    return _JSON.encode(value)


def sha(*parts: str | bytes) -> str:
    """SHA-256 over length-prefixed parts, so that no two lists of parts give the same bytes."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def sealed(text: str | None) -> tuple[bytes | None, str]:
    """Salt and hash of a personal text; without a text there is nothing to seal."""
    if text is None:
        return None, ""
    salt = secrets.token_bytes(16)
    return salt, sha(salt, text)


def line_digest(kind: str, key: int, plain: str, personal_hash: str) -> str:
    """The digest of one line."""
    return sha(kind, str(key), sha(plain), personal_hash)


def entry_hash(before: str, head: Sequence[Any], lines: Sequence[str]) -> str:
    """The hash of an entry: `head` is everything about it that never changes."""
    return sha(before, canonical(list(head)), *lines)
