"""The items of tests/data/lint, filled in to whole banks."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli

from quiz.engine.lint.registry import findings
from quiz.engine.lint.rule import Bank
from quiz.engine.quoting import Found, TextQuote, find_quotes
from quiz.model.citation import Place
from quiz.model.question import Question, citations_of
from quiz.model.source import OwnedSource, Passage, Source, TravellingSource
from quiz.packs.rebuild import question_from

CORPUS = Path(__file__).resolve().parents[2] / "data" / "lint"


def items_of(code: str, expected: str) -> list[dict[str, Any]]:
    """Return the items for a rule that it must find (`fires`) or must not (`silent`)."""
    items: list[dict[str, Any]] = tomli.loads((CORPUS / f"{code}.toml").read_text(encoding="utf-8"))[expected]
    return items


def codes_found(item: Mapping[str, Any]) -> set[str]:
    """Return the codes of all rules that find something in an item."""
    return {code for code, _, _ in findings(bank_of(item), is_whole=True)}


def bank_of(item: Mapping[str, Any]) -> Bank:
    """Return the bank that an item describes: one question, or those it lists."""
    common = {"language": "en", "passages": []} | dict(item)
    language, texts = common.pop("language"), common.pop("passages")
    sources = [_source(table) for table in common.pop("sources", [])]
    questions = tuple(_questions(common.pop("questions", [common])))
    passages = tuple(Passage(number, words) for number, words in enumerate(texts, start=1))
    return Bank(language, questions, {"s": passages} if texts else {}, _places(questions, passages), sources)


def _questions(tables: list[dict[str, Any]]) -> Iterator[Question]:
    number = 0
    for table in tables:
        for repeat in range(table.get("times", 1)):
            number += 1
            yield _question({name: value for name, value in table.items() if name != "times"}, number, repeat + 1)


def _question(table: dict[str, Any], number: int, repeat: int) -> Question:
    quotes, source = table.pop("quotes", []), table.pop("cites", "s")
    defaults = {
        "id": f"q{number}",
        "kind": "single_choice" if "choices" in table else "short_answer",
        "topic": "Topic",
        "explanation": "Wherever wanderers wonder, weather whispers.",
        **({} if "kind" in table or "choices" in table else {"key": "Ida"}),
        "citations": [{"source": source, "quote": quote} for quote in quotes],
    }
    whole = defaults | table | {"stem": table["stem"].replace("#", str(repeat))}
    if "choices" in whole:
        whole["choices"] = [_choice(choice) for choice in whole["choices"]]
    return question_from(whole)


def _source(table: dict[str, Any]) -> Source:
    common = {"title": table["id"], **table}
    if common.pop("stays", False):
        return OwnedSource(**common, name="s.txt", sha256="0" * 64)
    return TravellingSource(**common, file="s.txt")


def _choice(choice: str | dict[str, Any]) -> dict[str, Any]:
    return {"text": choice.lstrip("*"), "key": choice.startswith("*")} if isinstance(choice, str) else choice


def _places(questions: tuple[Question, ...], passages: tuple[Passage, ...]) -> dict[str, tuple[Place | None, ...]]:
    quotes = [TextQuote(citation.quote or "") for question in questions for citation in citations_of(question)]
    matches = find_quotes(passages, quotes) if passages and quotes else {}
    places: dict[str, tuple[Place | None, ...]] = {}
    for question in questions:
        found = [matches.get(TextQuote(citation.quote or "")) for citation in citations_of(question)]
        places[question.id] = tuple(
            Place("s", match.passage, match.start, match.end) if isinstance(match, Found) else None for match in found
        )
    return places
