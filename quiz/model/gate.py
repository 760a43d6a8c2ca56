"""Leaf types that the gate reads strictly and within bounds, and the setting that refuses unknown keys.

The model imports nothing: it only answers when a validating library asks its types how they are to be read.
"""

from typing import Annotated, Any

FORBID_UNKNOWN_KEYS = {"extra": "forbid"}

NUMBER_LIMIT = 10**15
"""No number of a pack is larger, so that whole ones keep every digit as floating-point numbers too."""


class _Strict:
    """Refuse what merely looks like the type, such as `1` or `"yes"` for a boolean."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = handler(source)
        schema["strict"] = True
        return schema


class _StrictNumber(_Strict):
    """Refuse what no number of a pack may be, besides."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        schema = super().__get_pydantic_core_schema__(source, handler)
        schema.update(ge=-NUMBER_LIMIT, le=NUMBER_LIMIT)
        return schema


Flag = Annotated[bool, _Strict()]
Whole = Annotated[int, _StrictNumber()]
Real = Annotated[float, _StrictNumber()]
