"""How much memory a process may take that reads what strangers wrote."""

import sys

MEMORY_BYTES = 512 * 1024 * 1024
"""How much a process may take to check a pack, where the system can hold it to that: 512 MiB."""


def hold_to_memory(most_bytes: int) -> None:
    """Let this process take so much memory and no more: what asks for more fails. Windows knows no such limit."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = most_bytes if most == resource.RLIM_INFINITY else min(most_bytes, most)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
