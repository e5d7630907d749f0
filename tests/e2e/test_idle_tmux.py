"""The last typing in a real tmux."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from pathlib import Path

from ninetyten.adapters.idle import find_idle
from ninetyten.adapters.idle_terminal import last_typed
from tests.e2e.conftest import eventually, need, running


def test_a_key_in_any_pane_is_typing(tmp_path: Path) -> None:
    """With a client attached its last key counts; it proves presence and never absence."""
    need("tmux")
    socket = str(tmp_path / "tmux")
    keyboard, screen = os.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "TMUX": f"{socket},1,0"}
    outside = {name: value for name, value in env.items() if name != "TMUX"}
    command = ("tmux", "-S", socket, "-f", "/dev/null", "new-session", "cat")
    try:
        with running(*command, env=outside, stdin=screen, stdout=screen):
            assert eventually(lambda: os.path.exists(socket) and last_typed(env) is not None)
            began = last_typed(env) or 0

            def typed() -> bool:
                os.write(keyboard, b"x")
                return (last_typed(env) or 0) > began

            assert eventually(typed)
            with closing(find_idle("auto", {**env, "SSH_TTY": "/dev/pts/0"})) as source:
                assert (source.name, source.proves_absence) == ("tmux", False)
                assert (source.idle_ms() or 0) < 10_000
            subprocess.run(["tmux", "-S", socket, "kill-server"], env=outside, check=True, timeout=10)
    finally:
        os.close(keyboard)
        os.close(screen)
