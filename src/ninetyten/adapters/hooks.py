"""The user's own commands, started when a stop is shown or a block ends.

Argument lists, never a shell: nothing in a fact can become a command. Facts come as environment variables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ninetyten.adapters.detached import in_background, run

PREFIX = "NINETYTEN_"
LIMIT_S = 30.0
"""How long a command may run; one that hangs would stay for ever, and the next one beside it."""


def environment(facts: tuple[tuple[str, str], ...], env: Mapping[str, str]) -> dict[str, str]:
    """`env` with each fact as NINETYTEN_NAME."""
    return {**env, **{PREFIX + name.upper().replace("-", "_"): value for name, value in facts}}


class SystemHooks:
    """Runs the configured commands (ports.Hooks).

    `commands`: argument lists by the name of the hook; an empty list is no hook. `env`: the environment they get.
    `last_error`: why the last failing command failed, in words, for `doctor`; empty so far if none did.
    """

    def __init__(self, commands: Mapping[str, Sequence[str]], env: Mapping[str, str]) -> None:
        self._commands = {name: tuple(command) for name, command in commands.items() if command}
        self._env = env
        self.last_error = ""

    def run(self, name: str, facts: tuple[tuple[str, str], ...]) -> None:
        """Start the command for `name`, if any, and return at once; never raises."""
        if name in self._commands:
            in_background(lambda: self.run_through(name, facts))

    def run_through(self, name: str, facts: tuple[tuple[str, str], ...]) -> None:
        """Run the command for `name` to its end, `LIMIT_S` at most; never raises."""
        problem = run(self._commands[name], environment(facts, self._env), LIMIT_S)
        if problem:
            self.last_error = f"hook {name}: {problem}"
