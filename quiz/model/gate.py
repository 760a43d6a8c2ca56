"""Leaf types that the gate reads strictly, and the setting that refuses unknown keys.

The model imports nothing: it only answers when a validating library asks its types how they are to be read.
"""

from typing import Annotated, Any

FORBID_UNKNOWN_KEYS = {"extra": "forbid"}


class _Strict:
    """Refuse what merely looks like the type, such as `1` or `"yes"` for a boolean."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        schema["strict"] = True
        return schema


Flag = Annotated[bool, _Strict()]
Whole = Annotated[int, _Strict()]
Real = Annotated[float, _Strict()]
