"""Which road a notice takes: the desktop, the terminal where that cannot be reached, both over SSH.

Over SSH a desktop that answers is the remote one, with nobody before it: the terminal comes first there.
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.adapters.desktop import DesktopNotifier
from ninetyten.adapters.terminal import TerminalNotifier
from ninetyten.domain.effects import Notify
from ninetyten.ports import Outcome


def never() -> bool:
    """No reason to keep quiet."""
    return False


class Notices:
    """Sends notices the best way there is (ports.Notifier).

    `desktop`, `terminal`: None where the settings turn them off. `ssh`: the person sits at another machine.
    `hush`: asked for each notice; true keeps it back (`notify.only_when_unfocused` while the app is in front).
    `last`: what became of the last notice sent, for `doctor`; its reason tells why another road was taken.
    """

    def __init__(
        self,
        desktop: DesktopNotifier | None,
        terminal: TerminalNotifier | None,
        ssh: bool = False,
        hush: Callable[[], bool] = never,
    ) -> None:
        self._desktop, self._terminal, self._ssh, self._hush = desktop, terminal, ssh, hush
        self.last: Outcome | None = None

    def send(self, notice: Notify) -> None:
        """Hand over one notice."""
        if self._hush():
            return
        if self._terminal and (self._ssh or not self._desktop):
            self.last = self._terminal.deliver(notice)
        if self._desktop:
            self._desktop.post(notice, self._told)

    def close(self) -> None:
        """Let what is under way finish, for at most a second."""
        if self._desktop:
            self._desktop.close()

    def _told(self, notice: Notify, outcome: Outcome) -> None:
        if self._terminal and self._ssh:
            return
        if not outcome.ok and self._terminal:
            instead = self._terminal.deliver(notice)
            outcome = instead.but(reason="; ".join(part for part in (outcome.reason, instead.reason) if part))
        self.last = outcome
