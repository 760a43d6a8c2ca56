"""Tell whether a session of 10,000 answers grows: its memory at the end beside that after 500; on Linux only.

It is the session of one program in a pseudo-terminal. What is told on the way shows whether growth goes on or ends.
`python tests/benchmarks/growing.py COUNT` answers another number of questions.
"""

import sys
import tempfile
from pathlib import Path

from packs import QUIZ, compile_everything, write_pack
from terminal import Terminal

ANSWERS, WARM, STEP = 10_000, 500, 500
NEXT = r"(?s)What comes behind \d+.*○ 1 .*○ 2 .*○ 3 .*○ 4  \d+"


def main() -> None:
    """Print the memory after each so many answers, and the ratio of the last to the first."""
    answers = int(sys.argv[1]) if len(sys.argv) > 1 else ANSWERS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        pack = write_pack(Path(folder) / "pack", answers + 1)
        compile_everything(home, pack)
        quiz = Terminal([sys.executable, "-c", QUIZ, "play", str(pack), "--count", str(answers + 1)], home)
        quiz.read_until(NEXT)
        kilobytes = 0
        for number in range(1, answers + 1):
            quiz.press(b"1", "● ")
            quiz.press(b"\r", "orrect")
            quiz.press(b"\r", NEXT)
            if number == WARM:
                kilobytes = quiz.memory("VmRSS")
            if number % STEP == 0:
                now = quiz.memory("VmRSS")
                print(f"after {number} answers: {now / 1024:.1f} MiB, {now / kilobytes:.3f}", flush=True)
        quiz.leave(b"q")
    print("wanted: at the end at most 1.05")


if __name__ == "__main__":
    main()
