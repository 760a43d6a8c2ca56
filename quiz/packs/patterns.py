"""What ids and other short words look like, as regular expressions that Python and JSON Schema read alike."""

_WORD = "[a-z0-9]+(?:-[a-z0-9]+)*"

PACK_ID = rf"{_WORD}\.{_WORD}"
ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"
LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*"
VERSION = r"[0-9]+(?:\.[0-9]+)*(?:[-+][0-9A-Za-z.+-]+)?"
CODE = r"[A-Z0-9]{2,4}"
SHA256 = r"[0-9a-f]{64}"
FINGERPRINT = r"[0-9a-f]{16}"
PASSAGE_NUMBER = r"[1-9][0-9]{0,8}"
URL = r"https?://[^\s/]+(?:/\S*)?"
EDTF = r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:/-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?"
