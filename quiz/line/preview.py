"""A pack that is being written, as lines: every question with its key and all that is said of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quiz.engine.feedback import option_texts
from quiz.engine.figures import counted
from quiz.engine.markup import plain_text
from quiz.line.console import Console
from quiz.line.feedback import source
from quiz.line.layout import indented
from quiz.model.diagnostic import Diagnostic
from quiz.model.question import MultipleChoice, SingleChoice
from quiz.play.view import AnsweredView, RationaleView

if TYPE_CHECKING:
    from quiz.play.preview import Preview


def show_preview(preview: "Preview", console: Console, *, is_one: bool) -> None:
    """Write the question that the preview is at or, unless that `is_one`, all of them; then what is wrong elsewhere."""
    told: set[Diagnostic] = set()
    for place in (preview.place,) if is_one else range(preview.total):
        preview.go_to(place)
        _show_question(preview, console)
        told.update(preview.own_problems)
    others = [problem for problem in preview.problems if problem not in told]
    if is_one:
        console.say(f"{counted(len(others), 'problem')} elsewhere in the pack." if others else "No problems elsewhere.")
        return
    for problem in others:
        console.lines(_problem(problem))
    console.say(f"{counted(preview.total, 'question')}, {counted(len(preview.problems), 'problem')}.")


def _show_question(preview: "Preview", console: Console) -> None:
    question = preview.question
    if question is None:
        return
    console.say(f"Question {preview.place + 1} of {preview.total}")
    console.tell(f"{question.label} in {question.file.name}", label="  Id: ")
    if isinstance(preview.view, AnsweredView):
        _show_key(preview.view, console)
    else:
        console.say("It cannot be shown before its errors are mended.")
    for problem in preview.own_problems:
        console.lines(_problem(problem))
    console.say()


def _show_key(view: AnsweredView, console: Console) -> None:
    question = view.asked.question
    console.tell(question.topic, label="  Topic: ")
    console.tell(plain_text(question.stem))
    if isinstance(question, SingleChoice | MultipleChoice):
        for text, choice in zip(option_texts(question), question.choices, strict=True):
            console.tell(text, label="  + " if choice.key else "  - ", indent="    ")
    console.tell(view.feedback.spoken_key, label="Answer: ")
    if question.hint:
        console.tell(question.hint, label="Hint: ")
    console.tell(plain_text(question.explanation), label="Why: ")
    for rationale in view.rationales:
        console.lines(_rationale(rationale))
    if view.feedback.finding:
        console.say(view.feedback.finding)
    for evidence in view.evidence:
        console.lines(source(evidence, label="Source: "))


def _rationale(rationale: RationaleView) -> Iterator[str]:
    yield from indented(f"{rationale.option}: {plain_text(rationale.text)}", label="  About ", indent="    ")
    for evidence in rationale.evidence:
        yield from source(evidence, label="  Source of that: ")


def _problem(problem: Diagnostic) -> Iterator[str]:
    line = "" if problem.line is None else f":{problem.line}"
    yield from indented(f"{problem.code}  {problem.file}{line}", label=f"  {problem.severity} ", indent="    ")
    yield from indented(problem.message, indent="    ")
    yield from indented(problem.remedy, indent="    ")
