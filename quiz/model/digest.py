"""SHA-256 of short texts without loading OpenSSL, which takes as long as some twenty modules of ours."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python's own, to which `hashlib` too falls back
    except ImportError:
        try:
            from _sha256 import sha256  # as it is called before Python 3.12
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
