"""Notices through the terminal: for where no desktop answers, and over SSH, where the remote desktop has nobody before it.

Terminals know three escape sequences for this and say nothing about which; sending two would show two, so one is chosen
from the environment. The bell always goes along: it passes through tmux and SSH where sequences do not.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Literal

from ninetyten.adapters.sanitise import NAME, heading, plain
from ninetyten.domain.react import Notify

Kind = Literal["osc99", "osc9", "osc777", "bell"]

BELL = "\a"
LONGEST = 200
OSC9_PROGRAMS = ("iTerm.app", "zed", "WarpTerminal")
BELL_ONLY_TERMS = ("", "dumb", "linux")


def over_ssh(env: Mapping[str, str]) -> bool:
    """True where the person sits at another machine."""
    return bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))


def kind_for(env: Mapping[str, str]) -> Kind:
    """The sequence the terminal named by the environment most likely shows. SSH forwards TERM, but not TERM_PROGRAM."""
    term, program = env.get("TERM", ""), env.get("TERM_PROGRAM", "")
    if "KITTY_WINDOW_ID" in env or term == "xterm-kitty" or program == "vscode":
        return "osc99"
    if program in OSC9_PROGRAMS:
        return "osc9"
    if program == "Apple_Terminal" or term in BELL_ONLY_TERMS:
        return "bell"
    return "osc777"


def sequence(kind: Kind, title: str, body: str, slot: str = "block") -> str:
    """The escape sequence of a notice, without the bell. `slot`: a newer notice of the same slot replaces it (OSC 99)."""
    title, body = heading(title)[:LONGEST], plain(body)[:LONGEST]
    if kind == "osc9":
        return f"\x1b]9;{title.replace(';', ',')}: {body}\x1b\\"
    if kind == "osc777":
        return f"\x1b]777;notify;{title.replace(';', ',')};{body}\x1b\\"
    if kind == "osc99":
        name = f"{NAME}-" + "".join(char for char in slot if char.isascii() and (char.isalnum() or char == "-"))
        return (
            f"\x1b]99;i={name}:d=0:e=1:a=focus:o=unfocused;{_encoded(title)}\x1b\\"
            f"\x1b]99;i={name}:d=1:e=1:p=body;{_encoded(body)}\x1b\\"
        )
    return ""


def through_tmux(text: str) -> str:
    """A sequence wrapped so that tmux hands it on, if its `allow-passthrough` is on; else it is swallowed."""
    return "\x1bPtmux;" + text.replace("\x1b", "\x1b\x1b") + "\x1b\\" if text else ""


class TerminalNotifier:
    """Sends notices to the terminal (ports.Notifier).

    `write` puts text to the terminal whole, between two frames; it may be called from another thread and must not wait.
    `env` names the terminal.
    """

    def __init__(self, write: Callable[[str], None], env: Mapping[str, str]) -> None:
        self._write = write
        self._tmux = "TMUX" in env
        self.kind: Kind = kind_for(env)

    def send(self, notice: Notify) -> None:
        """Hand over one notice. No terminal tells whether it showed it. Never raises."""
        text = sequence(self.kind, notice.title, notice.body, notice.slot)
        with suppress(Exception):  # whatever a terminal driver raises, a notice is not worth the session
            self._write((through_tmux(text) if self._tmux else text) + BELL)

    def close(self) -> None:
        """Nothing is under way."""


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "ignore")).decode("ascii")
