"""A pack that is compiled on a thread of its own, while the learner sees how far that is and can leave it."""

import asyncio
from collections.abc import Callable
from functools import partial

from quiz.model.instant import Clock
from quiz.packs.progress import SHOWN_AFTER_SECONDS, Tell
from quiz.tui.stage import Stage


class _LeftError(Exception):
    """The learner did not wait."""


class _Progress:
    """How far it is, told by the thread; `is_late` is called there once it is time to show that."""

    def __init__(self, clock: Clock, is_late: Callable[[], object]) -> None:
        self.share = 0.0
        self.is_left = False
        self._clock = clock
        self._is_late = is_late
        self._begun = clock().seconds

    def tell(self, share: float) -> None:
        if self.is_left:
            raise _LeftError
        self.share = share
        if self._clock().seconds - self._begun >= SHOWN_AFTER_SECONDS:
            self._is_late()


async def prepare(compile_pack: Callable[[Tell], None], name: str, clock: Clock, stage: Stage) -> bool:
    """Have a pack compiled, and return whether it was; false where the learner left. Raises what the compiling raises.

    Nothing is kept of what was left, and its thread ends as soon as it has something to tell.
    """
    late = asyncio.Event()
    progress = _Progress(clock, partial(asyncio.get_running_loop().call_soon_threadsafe, late.set))
    compiling = asyncio.create_task(asyncio.to_thread(compile_pack, progress.tell))
    waiting = asyncio.create_task(late.wait())
    try:
        await asyncio.wait({compiling, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not compiling.done():
            from quiz.tui.screens.preparing import PreparingScreen

            screen = PreparingScreen(name, lambda: progress.share)
            compiling.add_done_callback(lambda _: screen.call_later(screen.finish))
            if not await stage.push_screen_wait(screen):
                return False
        compiling.result()
        return True
    finally:
        waiting.cancel()
        progress.is_left = True
        compiling.add_done_callback(lambda task: task.cancelled() or task.exception())  # which nobody waits for
