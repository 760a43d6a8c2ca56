"""A challenge as its code deals it."""

from quiz.engine.challenge.code import read_code, spelt
from quiz.engine.challenge.dealing import code_for, is_of_pack, rules_in_force, rules_of
from quiz.engine.challenge.limits import terms_of
from quiz.engine.challenge.rules import wrong_number
from quiz.engine.unreadable import Unreadable
from quiz.model.attempt import Paper
from quiz.model.challenge import ChallengeCode, ExtraTime, Rules, Terms
from quiz.model.dataclass import dataclass
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.challenge.terms import length_of, paper_of, print_of
from quiz.play.error import PlayError
from quiz.play.present import question_of


class AnotherVersionError(PlayError):
    """A challenge was made with another version of a pack or its rules; `code` is that of the same one by this version.

    It deals other questions, or grades them otherwise.
    """

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Dealt:
    """A challenge as its code deals it: the rules in force, the paper, its questions, and the terms."""

    code: ChallengeCode
    rules: Rules
    paper: Paper
    questions: tuple[CompiledQuestion, ...]
    terms: Terms


def deal(text: str, pack: CompiledPack, extra_time: ExtraTime) -> Dealt:
    """Return the challenge that a code deals from a pack.

    Raises PlayError for what is no code and for one of another pack, and AnotherVersionError where the pack or its
    rules have changed.
    """
    code = read_code(text)
    if isinstance(code, Unreadable):
        raise PlayError(code.message)
    if not is_of_pack(code, pack.info):
        raise PlayError(f"The challenge {spelt(code)} is not one of the pack {pack.info.title}.")
    named = rules_of(code, pack.challenges)
    if named is None:
        raise PlayError(f"The pack {pack.info.title} has no rules called {code.rules}.")
    if wrong := wrong_number(named, code.number):
        raise PlayError(wrong)
    pack_print = print_of(pack)
    rules = rules_in_force(code, pack_print, named)
    if rules is None:
        raise AnotherVersionError(
            f"The challenge {spelt(code)} was made with another version of the pack {pack.info.title}, or of its rules:"
            f" this is version {pack.info.version}.",
            spelt(code_for(pack_print, named, code.number, code.seed)),
        )
    code = code_for(pack_print, rules, code.number, code.seed)
    paper = paper_of(code, rules, pack)
    questions = tuple(question_of(pack, name) for name in paper.questions)
    lengths = (length_of(pack, current) for current in questions)
    return Dealt(code, rules, paper, questions, terms_of(rules, code.number, lengths, extra_time))
