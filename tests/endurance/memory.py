"""The most memory that was held."""

import resource

MOST_MEMORY_MIB = 512


def peak_mebibytes() -> int:
    """Return the most memory in MiB that this process, or one that it started, has held so far."""
    return max(resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
