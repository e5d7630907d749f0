"""A day as a conversation, for `plain` (H1): what is typed and what happens become labelled lines.

It takes the words of the command line and carries them out with the command line's own code, on one session that also rings.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress

from ninetyten.bootstrap import Program
from ninetyten.cli import act
from ninetyten.cli.grammar import ALIASES, GRAMMAR
from ninetyten.cli.main import OK, QUERIES, REFUSED, USAGE, run_within
from ninetyten.cli.sayable import CLOSED, HELP, LEAVE, LOOKS, ROUTINE, help_for, sayable, small, split_words
from ninetyten.config.problems import unechoed
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.decide import outside_hours
from ninetyten.domain.machine import situation
from ninetyten.domain.vocabulary import ANYWAY_REASONS
from ninetyten.domain.words import REASON_WORDS, listed
from ninetyten.ports import Record, Unwritable
from ninetyten.reports.layout import whole_lines
from ninetyten.runtime.app_host import AppSession
from ninetyten.view.guided import Guide
from ninetyten.view.spoken import (
    ACCOUNT,
    Choice,
    Hearing,
    Question,
    asked,
    by_line,
    elsewhere,
    leaving,
    line,
    line_of,
    noted,
    now_line,
    standing,
    step_line,
    told,
    with_times,
)

STOPPED = 130
LONGEST = 2_000
"""Characters of a line; a longer one was not typed for us."""
WORD = 40
"""Characters of a first word that may be a command."""
NO_CHARTS = ("0", "no", "none", "next", "skip")
ALSO = {"later": "snooze"}
AT_ONCE = 12
"""Lines for what happened in one second; an import of a year is not read out."""
MEANINGS = re.compile(r"that could be (.+) or (.+); add am or pm")
RAW = ("--json", "--csv")
ADDING = ("import", "merge")
"""Commands that add records and say themselves how many."""


class Breakable:
    """What signals do: while `breaks_off` is set, one breaks off the command that runs."""

    breaks_off = False


class Talk:
    """A day as a conversation: `hear` takes a line, `beat` lets time pass, `say` is given each line of the answer."""

    def __init__(
        self, program: Program, host: AppSession, say: Callable[[str], object], signals: Breakable | None = None
    ) -> None:
        self.program, self.host, self._say, self._signals = program, host, say, signals or Breakable()
        self.left = False
        self._own: Question | None = None
        """What this window asks because of something typed."""
        self._then: Callable[[Choice], object] = lambda choice: None
        self._take: Callable[[str], bool] | None = None
        """What takes the answer to an open question, which has no list of answers."""
        self._announced = self._let_be = ""
        """The keys of the question last asked, and of one that was answered with going on."""
        self._heard = host.session.today.seq
        self._own_ids: set[str] = set()
        self._reversed = False
        """The last thing typed took something back, or did it again: that is answered already."""
        self._unsaved: list[e.Event] = []
        self._rang: bool | None = None
        self._said: dict[str, str] = {}
        self._wrong: set[str] = set()
        self._counted: int | None = None
        """When the break began whose first question was answered."""
        self._calls_back: int | None = None
        self._guide: Guide | None = None

    # What happens ------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Greet, and say where the day stands."""
        self._say(line("Plain mode", "type ? for what you can say now, help for a word, quit to leave"))
        for problem in self.host.problems:
            self._say(line("Settings problem", problem))
        self.host.session.watch()
        self.host.tick()
        self.beat()
        self._say_all(standing(self.host.picture().replace(trouble="")))
        if self.host.fresh:
            self._welcome()

    def beat(self) -> None:
        """Let time pass and say what it brought."""
        self.host.tick()
        for work in filter(None, (self.host.backup_to_make(), self.host.study_to_read())):
            work()
        self.tell()

    def tell(self) -> None:
        """Say what is new: who rings, what is wrong, what happened, what the screen would show, what is asked."""
        session, picture = self.host.session, self.host.picture()
        if session.rings != self._rang:
            self._say(line("Ringing", _RINGS if session.rings else _STANDS_BY))
            self._rang = session.rings
        if line("Problem", picture.trouble) in self._wrong:  # the last command said so
            self._said["Problem"] = picture.trouble
        self._once("Problem", picture.trouble)
        self._tell_events()
        self._call_back()
        self._once("Back", picture.covered)
        self._once("Posture check", picture.posture)
        if picture.phase in ("off", "rest"):
            self._once("Note", noted(picture))
            self._once("Study due", picture.study_due.partition(": ")[2])
        self._lead()
        self._ask(self.asked)

    def _tell_events(self) -> None:
        lines = [said for said in map(self._told, self._fresh()) if said]
        told = [said for place, said in enumerate(lines) if said not in lines[:place] or said.startswith("Elsewhere")]
        many = line("Recorded", f"{len(told):,} things at once; type log to hear them")
        self._say_all([many] if len(told) > AT_ONCE else told)
        self._reversed = False

    def _once(self, label: str, text: str) -> None:
        """Say something that lasts when it begins."""
        if text and self._said.get(label) != text:
            self._say(line(label, text))
        self._said[label] = text

    def _recorded(self) -> Sequence[Record]:
        """Return what was recorded since this was last told."""
        with suppress(Unwritable):
            return self.host.session.journal.records(after_seq=self._heard)
        return ()

    def _fresh(self) -> list[Record | e.Event]:
        """Return what was recorded since this was last asked, and what cannot be recorded yet."""
        session = self.host.session
        records: Sequence[Record] = ()
        if session.today.seq > self._heard and (records := self._recorded()):
            self._heard = session.today.seq
        known = self._unsaved
        self._unsaved = [entry.event for entry in session.written[len(session.today.written) :]]
        fresh = [event for event in self._unsaved if event not in known]
        return [*(record for record in records if record.event not in known), *fresh]

    def _told(self, happened: Record | e.Event) -> str:
        event, mine, silent = happened, False, False
        if isinstance(happened, Record):
            event, mine, silent = happened.event, happened.id in self._own_ids, happened.silent
        assert isinstance(event, e.Event)
        session = self.host.session
        hearing = Hearing(session.state, session.present.at, session.calendar.offset_at, session.plan.clock)
        if mine or isinstance(event, e.Refused | e.DayOpened) or (self._reversed and isinstance(event, e.Undone | e.Redone)):
            return ""
        if e.sort_of(event) == "act" or isinstance(event, e.Undone | e.Redone):
            return elsewhere(event, hearing)
        return "" if silent else told(event, hearing, self.host.phrase)

    def _call_back(self) -> None:
        """Say when the countdown of a micro-break is over, if it was not answered."""
        showing, now = self.host.session.state.showing, self.host.now.at
        if showing is None or not showing.rung:
            self._calls_back = None
        elif now < showing.countdown_ends:
            self._calls_back = showing.at
        elif self._calls_back == showing.at:
            self._calls_back = None
            self._say(line(listed(showing.tracks).capitalize(), "time is up. Type done, snooze or skip"))

    # Breaks ------------------------------------------------------------------------------------------------------------

    def _lead(self) -> None:
        """Lead through a break's exercises, once its first question is answered."""
        rest, guide = self.host.session.state.rest, self._guide
        if rest is None or rest.over or rest.started != self._counted:
            self._guide = None
        elif guide is not None and (sound := guide.beat(self.host.now.at)):
            self.host.sound(sound)
            self._step(guide)

    def _step(self, guide: Guide) -> None:
        cue = guide.cue(self.host.now.at)
        self._say(step_line(guide.routine, cue))
        if cue is None:
            self._guide = None

    def _count_question(self) -> Question | None:
        rest = self.host.session.state.rest
        if rest is None or rest.over or self.host.session.state.phase != "rest" or rest.started == self._counted:
            return None
        words = "how many charts of the block are not logged yet? Type the number, or press Enter for none; the exercises follow"
        return Question(f"charts {rest.started}", "Charts", words)

    def _count(self, typed: str) -> bool:
        """Take the answer to how many charts are not logged yet; whatever else is typed is a command."""
        if typed.isascii() and typed.isdigit() and typed.strip("0"):
            if self._command(["chart", typed]) != OK:
                self._go_on_after_doubt()
                return True
        elif typed and typed.casefold() not in NO_CHARTS:
            return False
        self._begin_routine()
        return True

    def _go_on_after_doubt(self) -> None:
        """If the number is asked about (F4), let the exercises begin once it is right; otherwise it is to be typed again."""
        then = self._then

        def sure(choice: Choice) -> None:
            then(choice)
            if choice.argv:
                self._begin_routine()

        if self._own is not None:
            self._then = sure

    def _begin_routine(self) -> None:
        rest, picture = self.host.session.state.rest, self.host.picture().rest
        if rest is None or picture is None:
            return
        self._counted = rest.started
        if picture.routine:
            self._guide = Guide(picture.routine)
            self._guide.go(self.host.now.at)
            self._lead()

    # Questions ---------------------------------------------------------------------------------------------------------

    @property
    def asked(self) -> Question | None:
        """What is asked now: by this window first, then by where the day stands."""
        if self._own is not None:
            return self._own
        state = self.host.session.state
        over = (state.block is not None and state.block.over) or (state.rest is not None and state.rest.over)
        found = (asked(self.host.picture()) if over or state.gap is not None else None) or self._count_question()
        return None if found is not None and found.key == self._let_be else found

    def _ask(self, question: Question | None) -> None:
        """Say a question when it comes up."""
        key = question.key if question is not None else ""
        if question is not None and key != self._announced:
            self._say_all(question.lines())
        self._announced = key

    def _put(self, question: Question, then: Callable[[Choice], object]) -> None:
        """Ask something because of what was typed."""
        self._own, self._then, self._take = question, then, None
        self._announced = ""
        self._ask(question)

    def _put_open(self, question: Question, take: Callable[[str], bool]) -> None:
        """Ask something to which anything may be typed."""
        self._put(question, lambda choice: None)
        self._take = take

    def _answered(self, question: Question, typed: str) -> bool:
        """Take a line as the answer to what is asked; report whether it was one."""
        if question is self._own and self._take is not None:
            return not self._is_command(typed) and self._take(typed)
        if not question.choices:
            return self._count(typed)
        choice = question.chosen(typed)
        if choice is None:
            if typed.isascii() and typed.isdigit():
                self._say(question.out_of_range())
                return True
            return False
        if question is self._own:
            self._own, then = None, self._then
            then(choice)
        elif choice.argv[:1] == (ACCOUNT,):
            reply = self.host.dispatch(c.Account(choice.argv[1]))  # type: ignore[arg-type]
            self._own_ids.update(self.host.session.last_ids)
            self._say(line(question.about if reply.ok else "Refused", reply.message))
        elif choice.argv:
            self._command([*choice.argv])
        else:
            self._let_be = question.key
            self._say(line(question.about, f"{choice.word}; nothing was changed"))
        return True

    # What is typed -----------------------------------------------------------------------------------------------------

    def hear(self, typed: str) -> None:
        """Take one line."""
        there = self.host.session.state.asked is not None and self.host.picture().still_there
        self.host.key_pressed()
        typed = " ".join("".join(char if char.isprintable() else " " for char in typed).split())
        if len(typed) > LONGEST:
            self._say(line("Line", f"longer than {LONGEST:,} characters; nothing was done"))
        elif there and not typed:
            self._say(line("Presence", "noted, you are here"))
        elif (question := self.asked) is None or not self._heard_answer(question, typed):
            self._hear_words(typed)
        if not self.left:
            self._tell_events()
            self._ask(self.asked)

    def _heard_answer(self, question: Question, typed: str) -> bool:
        if not typed and question.choices:
            self._say(
                line(question.about, f"{question.words} Type 1 to {len(question.choices)}, or the word. Nothing was changed")
            )
            return True
        return self._answered(question, typed)

    def _hear_words(self, typed: str) -> None:
        words = split_words(typed)
        if words and words[0].casefold() == "ninetyten":
            words = words[1:] or ["plain"]
        if not words:
            self._say(
                now_line(self.host.picture()) if not typed else line("Line", "a quotation mark is missing; nothing was done")
            )
            return
        first = words[0].casefold()
        if self.leaves and first in LEAVE and len(words) == 1:
            self.end("quiet")
            return
        if first not in LOOKS and not HELP & {*words}:
            self._forget()
        self._do(ALSO.get(first, first), words[1:])

    def _do(self, first: str, rest: list[str]) -> None:
        """Do what a line says that does not answer a question: this window's own words, else a command."""
        if first in ("?", "help", "-h", "--help"):
            self._help(rest)
        elif HELP & {*rest}:
            self._help([first])
        elif rest and (first in LEAVE or first in ROUTINE):
            self._say(line("Not understood", f"{first}: type it alone"))
        elif first in LEAVE:
            self.leave()
        elif first in CLOSED:
            self._say(line("Refused", f"{first}: {CLOSED[first]}"))
        elif first in ROUTINE:
            self._steer(first)
        elif first == "status" and not rest:
            self._say_all(standing(self.host.picture()))
        elif first.isdigit():
            self._say_number_is_no_answer()
        elif len(first) > WORD:
            self._say(line("Not understood", "that is not a command; type ? for what you can say now"))
        else:
            self._command([first, *rest])

    def _say_number_is_no_answer(self) -> None:
        """Say how to answer what is asked; a line that begins with a number was meant for it."""
        if (question := self.asked) is None:
            self._say(line("Not understood", "nothing asks for a number now; to log charts, type chart and the number"))
        else:
            self._say(question.out_of_range() if question.choices else line(question.about, "type the number alone"))

    def _forget(self) -> None:
        """Drop what this window asked, since something else was typed."""
        if self._own is not None:
            self._say(line(self._own.about, "not answered; nothing was changed"))
            self._own = self._take = None

    def _is_command(self, typed: str) -> bool:
        first = typed.partition(" ")[0].casefold()
        return first in (*GRAMMAR, *QUERIES, *ALIASES, *LEAVE, "?", "help", "ninetyten")

    def _steer(self, word: str) -> None:
        guide = self._guide
        if guide is None:
            self._say(line("Refused", f"{word}: no exercises are under way; they come in a break"))
        elif word == "quiet":
            self._guide = None
            self._say(line("Exercises", "ended; the rest of the break is yours"))
        else:
            guide.next(self.host.now.at)
            self._step(guide)

    # Commands ----------------------------------------------------------------------------------------------------------

    def _command(self, argv: list[str]) -> int:
        """Carry out a command of the command line and say what came of it. Capitals do no harm."""
        before = self.host.session.version
        code, out, err = self._run(argv)
        for form in small(argv):
            if code == USAGE and form != argv and self._own is None and (again := self._run(form))[0] != USAGE:
                argv, (code, out, err) = form, again
        self._own_ids.update(self.host.session.last_ids if argv[0] in (*GRAMMAR, *ALIASES) else ())
        if argv[0] in ADDING:
            self._own_ids.update(record.id for record in self._recorded())
        self._reversed = argv[0] in ("undo", "redo")
        if self._own is None and code != OK and self._asks_instead(argv, err):
            return code
        label = argv[0].lstrip("-").capitalize() if self.host.session.version == before else "Logged"
        forms = (*RAW, "--format") if argv[0] == "status" else RAW
        raw = code == OK and any(word.startswith(forms) for word in argv)
        said = filter(None, out.splitlines()) if raw else by_line(out, label, wraps=False)
        self._say_all(said if out.strip() or err or code != OK else [line(label, "nothing to show")])
        self._say_all(line(_wrong(code), _plainly(problem)) for problem in err.splitlines())
        self._wrong = {line("Problem", _plainly(problem)) for problem in err.splitlines()}
        if code == OK and ALIASES.get(argv[0], argv[0]) == "stop":
            self._evening()
        return code

    def _run(self, argv: list[str]) -> tuple[int, str, str]:
        """Run a command; return its exit code and what it wrote."""
        out, err, before = io.StringIO(), io.StringIO(), sys.stdin
        sys.stdin = io.TextIOWrapper(io.BytesIO())
        try:
            with redirect_stdout(out), redirect_stderr(err), whole_lines():
                self._signals.breaks_off = argv[0] in QUERIES
                code = run_within(argv, self._act)
        except KeyboardInterrupt:
            code, out, err = STOPPED, io.StringIO(), io.StringIO(f"{argv[0]} was stopped before its end")
        finally:
            self._signals.breaks_off = False
            sys.stdin = before
        if self.host.session.mended:
            self.host.recent_notes.forget()
            self.host.study_topics.forget()
        self.host.now = self.host.session.now()
        return code, out.getvalue(), err.getvalue()

    def _act(self, argv: list[str]) -> int:
        """Record an act with this window's own session."""
        return act.record(argv, self.program, lambda: self.host.session, lambda why: self._doubt(argv, why), lambda: None)

    def _doubt(self, argv: list[str], why: str) -> int:
        """Ask whether an unlikely count is right (F4)."""
        ways = (Choice("yes", "log them", ("yes",)), Choice("no", "log nothing"))
        self._put(Question(f"doubt {argv}", "Charts", f"{why}. Log them?", ways), lambda choice: self._sure(argv, choice))
        return USAGE

    def _sure(self, argv: list[str], choice: Choice) -> None:
        if choice.argv:
            self._command([*argv, "--yes"])
        else:
            self._say(line("Charts", "not logged"))

    def _asks_instead(self, argv: list[str], why: str) -> bool:
        """Ask for what a refused command lacks, where the answer is one of a few: which of two times is meant, or why to start
        outside the planned hours (B7)."""
        if found := MEANINGS.search(why):
            ways = tuple(Choice(meant, "", tuple(with_times(argv, meant))) for meant in found.groups())
            words = f"{argv[0]}: that could be {found[1]} or {found[2]}. Which one?"
            self._put(Question(f"time {argv}", "Time", words, ways), lambda choice: self._command([*choice.argv]))
            return True
        session = self.host.session
        starts = ALIASES.get(argv[0], argv[0]) in ("start", "back") and "--anyway" not in argv
        if not starts or not session.plan.day.enforce or not outside_hours(session.now(), session.plan):
            return False
        if situation(session.state) not in c.WORDS[argv[0]].allowed:
            return False
        again = argv if argv[0] == "start" else ["start"]
        ways = tuple(Choice(reason, _means(reason), (*again, "--anyway", reason)) for reason in ANYWAY_REASONS)
        because = re.split("; use `", _plainly(why).removeprefix(f"{argv[0]}: "))[0]
        words = f"{because}. This is outside your planned hours. Why start anyway?"
        self._put(Question("anyway", "Start", words, ways), lambda choice: self._command([*choice.argv]))
        return True

    def _evening(self) -> None:
        """Say what the day came to."""
        card = self.host.evening()
        self._say_all(line(label.capitalize(), words) for label, words in card.rows)
        if self.host.settings.notes.on:
            self._say(line("Open work", "if something is unfinished, type open and when you will resume, in quotation marks"))
        if items := self.host.settings.shutdown.items:
            self._say(line("Ritual", f"{', '.join(items)}. Type ritual and an item in quotation marks to check it off"))

    # Help --------------------------------------------------------------------------------------------------------------

    def _help(self, words: list[str]) -> None:
        """Say what can be said now, or more about one word."""
        if words:
            self._say_all(help_for(words[0].casefold(), lambda argv: "".join(self._run(argv)[1:])))
        else:
            asked = self.asked.lines() if self.asked is not None else ()
            self._say_all([*asked, *sayable(self.host.session.state, guided=self._guide is not None)])

    # The first run -----------------------------------------------------------------------------------------------------

    def _welcome(self) -> None:
        """Ask for the hours and the quota, as the app does at the very first run; either can be skipped."""
        from ninetyten.ui.screens.welcome import FIELDS, HELLO, HOURS_FIELD, PRIVACY, RATE_FIELD

        self._say_all([line("Welcome", HELLO), line("Privacy", PRIVACY)])
        hours, rate, plan = FIELDS[HOURS_FIELD], FIELDS[RATE_FIELD], self.host.session.plan

        def ready() -> None:
            self._say(line("Ready", "type start to begin a block. The other settings are in the app and in the settings file"))
            if self.host.session.plan != plan:
                self._say_all(map(line_of, self.host.picture().morning))

        def quota() -> None:
            self._ask_setting("Question 2 of 2", rate.keys[0], f"{rate.words}? {rate.hint}", ready)

        self._ask_setting("Question 1 of 2", hours.keys[0], f"{hours.words} {hours.hint}", quota)

    def _ask_setting(self, about: str, key: str, words: str, then: Callable[[], object]) -> None:
        def take(typed: str) -> bool:
            why = self.host.wrong(key, typed) if typed else ""
            if why:
                again = "Nothing was changed; type it again, or press Enter to skip"
                self._say(line(about, f"{unechoed(why).removesuffix('.')}. {again}"))
                return True
            self._own = self._take = None
            if typed:
                from ninetyten.config.catalog import said_for

                self._say(line("Settings", self.host.change(said_for(key, typed)).message))
            then()
            return True

        self._put_open(Question(about, about, f"{words} Press Enter to skip."), take)

    # The end -----------------------------------------------------------------------------------------------------------

    @property
    def leaves(self) -> bool:
        """Whether it is being asked what happens to the running block."""
        return self._own is not None and self._own.key == "leave"

    def leave(self) -> None:
        """Leave; if a block is running, ask what happens to it."""
        if self.host.picture().phase not in ("focus", "overtime"):
            self.end("quiet")
            return
        self._put(leaving(), self._leave)

    def _leave(self, choice: Choice) -> None:
        how, state = "".join(choice.argv), self.host.session.state
        if how and (state.off or (how == "pause" and state.phase != "focus")):
            self.end("quiet")  # what was asked about has ended meanwhile, in another window
        elif not how:
            self._say(now_line(self.host.picture()))
        elif how == "stop":
            if self._command(["stop"]) == OK:
                self.end("quiet")
        else:
            self.end(how)

    def end(self, how: str) -> None:
        """Stop ringing and say what goes on; `how` is what `AppSession.leave` takes."""
        if self.left:
            return
        self.left = True
        session = self.host.session
        runs = session.state.in_block and session.state.interruption is None
        self._say_all(line("Leaving", said) for said in self.host.leave(how).splitlines() if said)
        if how == "pause" and session.state.phase == "paused":
            self._say(line("Leaving", "the block is paused; type resume when you are back"))
        elif how != "watch" and runs:
            self._say(line("Leaving", "the block is still open, but nothing rings; a long time away will be asked about"))
        kept = len(session.written) == len(session.today.written) and not session.lost
        self._say(line("Closed", "everything is recorded" if kept else "what was logged is recorded; what came after it is not"))

    def _say_all(self, lines: Iterable[str]) -> None:
        for said in lines:
            self._say(said)


_RINGS = "this window rings"
_STANDS_BY = "another ninetyten is already running and ringing; this window stands by and takes over when that one closes"


def _means(reason: str) -> str:
    words = dict(REASON_WORDS).get(reason, reason)  # type: ignore[call-overload]
    return "" if words == reason else words


def _wrong(code: int) -> str:
    return {OK: "Note", REFUSED: "Refused", USAGE: "Not understood", STOPPED: "Stopped"}.get(code, "Problem")


def _plainly(problem: str) -> str:
    """Return a message of the command line as it reads here."""
    return problem.removeprefix("ninetyten: ").replace("`ninetyten --help` lists them", "type ? for what you can say now").strip()
