"""Tell how much memory a session takes on a pack of 100,000 questions, beside a bare Textual app; on Linux only.

Both run in pseudo-terminals. What is told is the memory that is resident, a few seconds after the first question or
the one line of the bare app is shown, and again after some answers.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from packs import ASKED, BARE, QUIZ, compile_everything, write_pack
from terminal import Terminal

ROUNDS = 9
QUESTIONS, ANSWERS = 100_000, 40
SETTLED_SECONDS = 2


def main() -> None:
    """Print the medians of both, and their ratio."""
    bare, asked, answered, most = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        pack = write_pack(Path(folder) / "pack", QUESTIONS)
        compile_everything(home, pack)
        for _ in range(ROUNDS):
            floor = Terminal([sys.executable, "-c", BARE], home)
            quiz = Terminal([sys.executable, "-c", QUIZ, "play", str(pack), "--count", str(ANSWERS + 1)], home)
            floor.read_until("ready")
            quiz.read_until(ASKED)
            time.sleep(SETTLED_SECONDS)
            bare.append(floor.memory("VmRSS"))
            asked.append(quiz.memory("VmRSS"))
            for _ in range(ANSWERS):
                quiz.press(b"1", "●")
                quiz.press(b"\r", "orrect")
                quiz.press(b"\r", ASKED)
            answered.append(quiz.memory("VmRSS"))
            most.append(quiz.memory("VmHWM"))
            floor.leave(b"q")
            quiz.leave(b"q")
    floor_kilobytes = median(bare)
    print(f"bare app: {floor_kilobytes / 1024:.1f} MiB")
    for name, found in (
        ("at the first question", asked),
        (f"after {ANSWERS} answers", answered),
        ("at most until then", most),
    ):
        print(f"{name}: {median(found) / floor_kilobytes:.2f} ({median(found) / 1024:.1f} MiB)")
    print("wanted: at most 1.35")


if __name__ == "__main__":
    main()
