"""The command line: reads the command, runs it, writes its answer. No Qt.

Exit status: 0 done, 1 done with rejected rows, 2 refused (nothing written), 3 a fault of the program,
130 interrupted (nothing written).
"""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from explorer.cli import commands
from explorer.cli.parser import parse

FAULT: Final = 3
INTERRUPTED: Final = 130

OpenWindow = Callable[[Path | None], int]
"""Opens the window on a catalogue; given by `main.py`, since nothing here may know Qt."""


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs the command of `arguments`, or opens the window when there is none. Returns the exit status."""
    _speak_utf8()
    asked = parse(arguments)
    if asked.command is None:
        return open_window(asked.database)
    try:
        return _run(asked)
    except commands.REFUSALS as refusal:
        print(" ".join(str(refusal).split()), file=sys.stderr)
        return commands.REFUSED
    except KeyboardInterrupt:
        print("Interrompu : rien n’a été écrit.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output (head, less) has left: Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return commands.DONE
    except Exception:  # noqa: BLE001 - a bug must not end with the status of « done with rejected rows »
        traceback.print_exc()
        print("Erreur du programme : transmettez le texte ci-dessus à qui le maintient.", file=sys.stderr)
        return FAULT


def _run(asked: Namespace) -> int:
    answer = commands.answer(asked)
    if asked.json:
        print(json.dumps(answer.document, ensure_ascii=False, indent=1))
    if answer.status == commands.REFUSED:
        print(answer.text, file=sys.stderr)
    elif not asked.json:
        print(answer.text)
    sys.stdout.flush()
    return answer.status


def _speak_utf8() -> None:
    """A Windows console or pipe is in a code page that lacks « œ » or the narrow space."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
