"""Notices through the terminal's own sequences."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.adapters.terminal import TerminalNotifier, kind_for, over_ssh, sequence, through_tmux
from ninetyten.domain.react import Notify


def notice(title: str = "Eyes", body: str = "look far") -> Notify:
    """A notice of a stop."""
    return Notify(at=0, title=title, body=body, reason="prompt", slot="stop")


@pytest.mark.parametrize(
    ("env", "kind"),
    [
        ({"TERM": "xterm-kitty"}, "osc99"),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, "osc99"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "osc99"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "osc9"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "osc777"),
        ({"TERM": "foot"}, "osc777"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"}, "osc777"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "bell"),
        ({"TERM": "linux"}, "bell"),
        ({}, "bell"),
    ],
)
def test_the_environment_tells_the_terminal(env: dict[str, str], kind: str) -> None:
    """One kind of sequence is chosen: what the terminal is known to show."""
    assert kind_for(env) == kind


def test_sequences_are_what_terminals_read() -> None:
    """The three sequences, byte for byte."""
    assert sequence("osc9", "4;3", "go") == "\x1b]9;4,3: go\x1b\\"
    assert sequence("osc777", "a;b", "c;d") == "\x1b]777;notify;a,b;c;d\x1b\\"
    eyes, far = (base64.b64encode(text).decode() for text in (b"Eyes", b"far"))
    assert sequence("osc99", "Eyes", "far", "stop;:\x1b") == (
        f"\x1b]99;i=ninetyten-stop:d=0:e=1:a=focus:o=unfocused;{eyes}\x1b\\\x1b]99;i=ninetyten-stop:d=1:e=1:p=body;{far}\x1b\\"
    )
    assert sequence("bell", "Eyes", "far") == ""


@given(st.text(st.characters()), st.text(st.characters()), st.sampled_from(["osc9", "osc777"]))
def test_words_cannot_end_a_sequence(title: str, body: str, kind: str) -> None:
    """No control character of a notice reaches the terminal."""
    inside = sequence(kind, title, body)[1:-2]  # type: ignore[arg-type]
    assert all(char == " " or char.isprintable() for char in inside)


def test_the_bell_always_goes_along() -> None:
    """A notice is one write: the sequence, then the bell."""
    written: list[str] = []
    TerminalNotifier(written.append, {"TERM": "foot"}).send(notice())
    assert written == ["\x1b]777;notify;Eyes;look far\x1b\\\a"]


def test_tmux_gets_the_sequence_wrapped_and_the_bell_bare() -> None:
    """The wrap doubles every escape inside; the bell passes by itself."""
    written: list[str] = []
    TerminalNotifier(written.append, {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}).send(notice())
    assert written == ["\x1bPtmux;\x1b\x1b]777;notify;Eyes;look far\x1b\x1b\\\x1b\\\a"]
    assert through_tmux("") == ""


def test_a_terminal_that_is_gone_is_no_fault() -> None:
    """A write that fails is tried once, and not raised."""
    tried: list[str] = []

    def gone(text: str) -> None:
        tried.append(text)
        raise OSError("closed")

    TerminalNotifier(gone, {}).send(notice())
    assert len(tried) == 1


def test_ssh_is_seen() -> None:
    """Either variable that SSH sets will do."""
    assert over_ssh({"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"})
    assert over_ssh({"SSH_TTY": "/dev/pts/1"})
    assert not over_ssh({"SSH_AUTH_SOCK": "/tmp/agent", "SSH_TTY": ""})
