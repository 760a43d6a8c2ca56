"""`quiz coverage`: which passages the questions of a pack rest on."""

from argparse import Namespace
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import as_json
from quiz.cli.wrong_use import names_from_command_line
from quiz.engine.figures import counted, percent
from quiz.line.layout import indented

if TYPE_CHECKING:
    from quiz.play.coverage import Coverage, SourceCoverage


def run(arguments: Namespace) -> int:
    """Print the coverage of each source, as text or as a JSON document."""
    from quiz.play.coverage import coverage_of

    with open_house() as house, names_from_command_line(), house.library.open(arguments.pack) as pack:
        coverage = coverage_of(pack)
    if arguments.json:
        print(as_json(_record(coverage)))
    else:
        _print(coverage)
    return 0


def _print(coverage: "Coverage") -> None:
    for source in coverage.sources:
        for line in indented(source.source.title, label=f"{source.source.id}: "):
            print(line)
        total = len(source.questions)
        share = percent(source.covered / total if total else None)
        basis = "" if source.is_at_hand else ", as listed; it is not attached"
        print(f"  {source.covered} of {counted(total, 'passage')} covered ({share}){basis}")
        for number, questions in source.questions.items():
            for line in indented(", ".join(questions) or "no question", label=f"  passage {number}: ", indent="    "):
                print(line)
    for question in coverage.unproven:
        for line in indented(question, label="  without a proven citation: "):
            print(line)


def _record(coverage: "Coverage") -> dict[str, object]:
    return {
        "sources": [_source_record(source) for source in coverage.sources],
        "unproven": coverage.unproven,
    }


def _source_record(source: "SourceCoverage") -> dict[str, object]:
    return {
        "id": source.source.id,
        "passages": len(source.questions),
        "covered": source.covered,
        "uncovered": source.uncovered,
        "questions": {str(number): questions for number, questions in source.questions.items()},
    }
