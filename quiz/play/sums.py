"""The sums over the answers on record, where they are kept."""

from pathlib import Path

from quiz.history.store import History
from quiz.history.sum_cache import SumCache
from quiz.packs.cache import cache_path, is_private, sweep_drafts


def kept_sums(history: History, folder: Path) -> SumCache:
    """Return the sums over a history, which are cached in a folder."""
    return SumCache(history, cache_path(folder, history.path, "sums"), is_private, sweep_drafts)
