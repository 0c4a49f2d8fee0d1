"""The program `yinxin`: finds the verb, runs it, and turns every refusal into one sentence and exit code 2."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from yinxin.cli.verbs import VERBS, Verb, find
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.env import SettingError
from yinxin.version import VERSION

DONE = 0
FAULT = 1
REFUSED = 2


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        """A wrong argument is a refusal like any other."""
        self.exit(REFUSED, f"参数有误（{message}）：请用 {self.prog} --help 查看用法。\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the verb named by the arguments and returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):
        return _say(f"yinxin {VERSION}\n")
    verb = find(words)
    if verb is None:
        return _list_verbs(words)
    try:
        return _run(verb, words[len(verb.words) :])
    except (UnreadableError, SettingError, RefusedError) as refusal:
        return _refuse(_sentence(refusal))
    except BrokenPipeError:  # the reader of our output, such as `head`, has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def _run(verb: Verb, rest: list[str]) -> int:
    if verb.needs_django:
        from yinxin.cli.boot import boot

        boot()
    command = verb.load()
    parser = Parser(prog=f"yinxin {verb.name}", description=verb.summary)
    command.add_arguments(parser)
    args = parser.parse_args(rest)
    if verb.needs_django:  # only now: whoever asks for --help needs no database
        from yinxin.cli.prepare import refuse_unready

        refuse_unready()
    done = command.run(args)
    sys.stdout.flush()
    return done


def _sentence(refusal: Exception) -> str:
    """A refusal of the domain carries a code; its sentence is kept where the screens take theirs from."""
    if not isinstance(refusal, RefusedError):
        return str(refusal)
    from yinxin.cli.boot import sentence_of

    return sentence_of(refusal)


def _list_verbs(words: Sequence[str]) -> int:
    listing = "".join(f"  yinxin {verb.name:<14} {verb.summary}\n" for verb in VERBS)
    if not words or words[0] in {"-h", "--help"}:
        return _say(f"用法：yinxin 命令 [参数]\n\n{listing}\n每个命令加 --help 查看它的参数。\n")
    return _refuse(f"没有“yinxin {' '.join(words[:2])}”这个命令：请用 yinxin --help 查看全部命令。")


def _say(text: str) -> int:
    sys.stdout.write(text)
    return DONE


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence.rstrip("\n") + "\n")
    return REFUSED


if __name__ == "__main__":
    raise SystemExit(main())
