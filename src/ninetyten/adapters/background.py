"""Runs a question that may hang on a thread of its own: the app's tick asks the desktop and must not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

LIMIT_S = 0.04
"""With what a busy machine adds, a caller waits 50 ms at most."""


class BackgroundQuestion(Generic[Answer]):
    """Runs `work` in one thread each time it is asked; nothing is started before the first question.

    `work` may block and raise; an exception means no answer. `limit_s`: seconds a caller waits at most.
    """

    def __init__(self, work: Callable[[], Answer | None], limit_s: float = LIMIT_S) -> None:
        self._work, self._limit_s = work, limit_s
        self._asked, self._answered = threading.Semaphore(0), threading.Event()
        self._answered.set()
        self._worker: threading.Thread | None = None
        self._answer: Answer | None = None
        self._closing = False

    def ask(self) -> Answer | None:
        """Return the answer, or None if it does not arrive in time. While a question is open, no other is started and no caller
        waits; a late answer is dropped as out of date. Never raises."""
        if self._closing or not self._answered.is_set():
            return None
        if self._worker is None:
            self._worker = threading.Thread(target=self._run, name="ninetyten-question", daemon=True)
            self._worker.start()
        self._answered.clear()
        self._asked.release()
        return self._answer if self._answered.wait(self._limit_s) else None

    def ask_here(self) -> Answer | None:
        """Return the answer to a question that cannot hang, asked on the caller's thread; None while another is open. Never
        raises."""
        if self._closing or not self._answered.is_set():
            return None
        self._look()
        return self._answer

    def close(self) -> None:
        """End the thread once it is free."""
        self._closing = True
        self._asked.release()

    def _run(self) -> None:
        while self._asked.acquire() and not self._closing:
            self._look()
            self._answered.set()

    def _look(self) -> None:
        try:
            self._answer = self._work()
        except Exception:  # libraries raise errors of their own; any of them means no answer
            self._answer = None
