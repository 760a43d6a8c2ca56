"""The text of a new pack: what an author needs to know stands in it as remarks."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from quiz.model.dataclass import dataclass
from quiz.packs import template_words as words
from quiz.packs.toml_text import basic_string, inline_table

EXAMPLES = "examples.toml"
EXAMPLE_SOURCE = "sources/example.md"
SCHEMA = "pack.schema.json"

_HEAD = """\
#:schema ./{schema}

# A pack of questions. Lines that begin with # are remarks, for you alone.
# `quiz check .` tells what is wrong and how to mend it, `quiz cite . --sentence "words"` prints a citation to paste,
# `quiz play .` plays it, `quiz format .` lays it out neatly, and `quiz pack build .` makes one file of it to share. The
# author's guide has everything else.

format = 1

[pack]
# Who made it and what it is, with a dot between, in small letters, digits and hyphens. Put your own name before the dot
# now: answers are kept under this id, so that it should not change later.
id = {id}
title = {title}
description = {description}
# The language of the questions, such as "en" or "fr-CH". Typed numbers and dates are read by it.
language = "en"
# Raise it whenever you share the pack anew.
version = "0.1.0"
# What others may do with it: CC-BY-4.0 lets them use and change it as long as they name you, CC0-1.0 without even
# that; "all rights reserved" lets them play it and no more.
licence = "CC-BY-4.0"
authors = [{author}]

# The documents that the answers rest on, each with an `id` by which citations call it.
"""
_EXAMPLE = """\
[[sources]]
# Delete this table together with {examples} and {file}.
id = "{id}"
title = "{title}"
file = "{file}"
licence = "CC0-1.0"
"""
_QUESTIONS = """\

# Questions stand here, or in further files that end in .toml beside this one.{hint}
"""
_HINT = f" Each kind has its example in {EXAMPLES}."
_TRAVELLING = """\
[[sources]]
id = {id}
title = {title}
file = {file}
"""
_OWNED = """\
[[sources]]
# This document stays with you: the pack holds its fingerprint and those of the passages that you cite, not its words.
id = {id}
title = {title}
name = {name}
sha256 = "{sha256}"

[sources.passages]
{number} = "{fingerprint}"
"""
_FIRST = """\

[[questions]]
id = {id}
kind = "true_false"
topic = {topic}
stem = {stem}
key = true
explanation = {explanation}
citations = [{citation}]
"""


@dataclass(frozen=True, slots=True)
class NewSource:
    """A document of a new pack, the table that registers it, and a citation of it to begin with."""

    id: str
    table: str
    citation: Mapping[str, str | int]


def travelling(source_id: str, title: str, file: str, quote: Mapping[str, str]) -> NewSource:
    """Return a document that is a file of the pack, with a quote that stands in one place of it."""
    table = _TRAVELLING.format(id=basic_string(source_id), title=basic_string(title), file=basic_string(file))
    return NewSource(source_id, table, {"source": source_id, **quote})


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What a pack holds of a document that stays with its owner: one passage by its number and fingerprint."""

    name: str
    sha256: str
    number: int
    fingerprint: str


def owned(source_id: str, title: str, document: KeptDocument) -> NewSource:
    """Return a document that stays with its owner."""
    table = _OWNED.format(
        id=basic_string(source_id),
        title=basic_string(title),
        name=basic_string(document.name),
        sha256=document.sha256,
        number=document.number,
        fingerprint=document.fingerprint,
    )
    return NewSource(source_id, table, {"source": source_id, "passage": document.number})


def main_file(pack_id: str, title: str, sources: Iterable[NewSource], *, has_examples: bool) -> str:
    """Return the `pack.toml` of a new pack with these documents, and a question on each to be written anew."""
    named = list(sources)
    example = [_example()] if has_examples else []
    tables = [*example, *(source.table for source in named)]
    questions = [
        _FIRST.format(
            id=basic_string(f"{source.id}-1"),
            topic=basic_string(words.TOPIC),
            stem=basic_string(words.STEM),
            explanation=basic_string(words.EXPLANATION),
            citation=inline_table(source.citation),
        )
        for source in named
    ]
    head = _HEAD.format(
        schema=SCHEMA,
        id=basic_string(pack_id),
        title=basic_string(title),
        description=basic_string(words.DESCRIPTION),
        author=basic_string(words.AUTHOR),
    )
    return "".join((head, "\n".join(tables), _QUESTIONS.format(hint=_HINT if has_examples else ""), *questions))


def _example() -> str:
    return _EXAMPLE.format(examples=EXAMPLES, file=EXAMPLE_SOURCE, id=words.EXAMPLE_ID, title=words.EXAMPLE_TITLE)


def examples() -> Mapping[str, str]:
    """Return the further files of a new pack by their paths: an example of each kind, and what they rest on."""
    here = Path(__file__)
    return {
        EXAMPLES: here.with_name("examples.toml").read_text("utf-8"),
        EXAMPLE_SOURCE: here.with_name("example.md").read_text("utf-8"),
    }
