"""Map each action's id to what it does: a command, or a question whose answer makes one.

The digits typed before a key are its number: `25 c` logs 25 charts, `15 b` is a break of 15 minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ninetyten.domain import commands, vocabulary
from ninetyten.domain.commands import Command
from ninetyten.domain.moment import MINUTE, Span
from ninetyten.domain.words import ACTIVITY_WORDS, CONTACT_WORDS, REASON_WORDS
from ninetyten.ui import navigation, table
from ninetyten.ui.navigation import kind_of
from ninetyten.ui.screens.page import Page
from ninetyten.view.questions import ENERGY_WORDS, FELT, PRIVATE, posture_points

if TYPE_CHECKING:
    from ninetyten.ui.face import Answer, Face
    from ninetyten.ui.screens.rest import RestScreen

Why = TypeVar("Why", bound=vocabulary.AnyReason)
Act = Callable[["Face", int], object]
"""Does an action, given the number typed before its key (0 if none)."""

_CONFIRMED = (
    commands.Undo, commands.Redo, commands.Hold, commands.Release, commands.Away, commands.Account, commands.Relabel,
    commands.Audit, commands.Later,
    commands.CheckBody, commands.CheckWorkstation, commands.CheckPosture, commands.ScoreEyes, commands.RateEnergy,
    commands.MakeContact,
)  # fmt: skip
"""Acts whose outcome cannot be seen on the main screen."""


def is_confirmed(command: Command) -> bool:
    """Report whether its outcome is worth a remark."""
    return isinstance(command, _CONFIRMED)


def _say(command: Command) -> Act:
    return lambda app, number: app.command(command)


def _resting(act: Callable[[RestScreen], object]) -> Act:
    """Return an act of the break's own screen."""
    return lambda app, number: act(app.rest) if app.rest is not None else None


def _stretching(act: Callable[[Any], object]) -> Act:
    """Return an act of the open stretch."""
    return lambda app, number: act(app.screen) if kind_of(app.screen) == "stretch" else None


def _start(app: Face, number: int) -> None:
    phase = app.picture.phase
    if phase == "off" and len(app.session.settings.plan.kinds) > 1:
        _ask_kind(app, lambda kind: start(app, kind))
    elif phase in ("paused", "meeting", "downtime"):
        app.command(commands.Resume())
    elif phase == "away":
        app.command(commands.Back())
    else:
        start(app, "")


def start(app: Face, kind: str) -> None:
    """Start a block, or ask why outside the planned hours."""
    _begin(app, commands.Start(kind=kind), kind, asks=app.picture.phase == "off")


def come_back(app: Face, how: vocabulary.Return | vocabulary.Unsaid) -> None:
    """End the break and start the next block, or ask why outside the planned hours."""
    _begin(app, commands.Back(how), "", asks=True)


def _begin(app: Face, command: Command, kind: str, *, asks: bool) -> None:
    """Carry out a command that starts a block; if the planned hours may refuse it (`asks`) and do, ask for a reason (B7)."""
    asks = asks and app.session.settings.plan.day.enforce
    if app.command(command, quiet=asks) or not asks:
        return
    app.ask(
        "This is outside your planned hours. Why start anyway?",
        reasons(vocabulary.ANYWAY_REASONS),
        lambda reason: app.command(commands.Start(kind=kind, anyway=reason)),
    )


def _study(app: Face, number: int) -> None:
    """Switch to accuracy study of what is due first, and list the topics; in study, list them, and take the next while they
    show (G1)."""
    session, listed, backdated = app.session, app.remark.offers(app.now()), bool(app.as_of)
    if backdated or app.picture.phase not in ("focus", "overtime") or app.picture.activity != ACTIVITY_WORDS["study"]:
        if app.command(commands.Switch("study", topic=session.first_due())) and not backdated:
            app.list_topics(session.topic_list(since=session.topic_named))
    elif listed is None:
        app.list_topics(session.topic_list())
    elif app.command(session.study_instead(listed.next())):
        app.list_topics(listed.next().replace(since=session.topic_named))


def _choose_topic(app: Face, number: int) -> None:
    """Ask for any topic of study; it holds from now on."""
    listed = app.session.topic_list()
    named = enumerate(zip(listed.topics, listed.words, strict=True), 1)
    answers = [(table.digit(at), words, topic) for at, (topic, words) in named]
    app.ask("Accuracy study: which topic?", answers, lambda topic: app.command(commands.Study(topic)), selected=listed.topic)


def _pause(app: Face, number: int) -> None:
    if app.picture.phase in ("paused", "meeting", "downtime", "away"):
        _start(app, number)
    else:
        app.command(commands.Pause(length=number * MINUTE))


def _pause_because(app: Face, number: int) -> None:
    if app.picture.phase not in ("focus", "overtime", "paused", "meeting", "downtime", "away"):
        app.command(commands.Pause())
        return
    _ask_why(app, "Why are you pausing?", PAUSE_KEYS, number, lambda why, span: app.command(app.session.pause_because(why, span)))


def _undo(app: Face, command: commands.Undo | commands.Redo) -> None:
    """Undo or redo what the screen in front is about: a setting in the settings, else an act."""
    page: Any = app.screen
    if kind_of(page) == "settings":
        page.reverse(redo=isinstance(command, commands.Redo))
    else:
        app.command(command)


def _choose_kind(app: Face, number: int) -> None:
    _ask_kind(app, lambda kind: take_kind(app, kind))


def take_kind(app: Face, kind: str) -> None:
    """Go on with a chart type; start with it if nothing runs."""
    if app.picture.phase == "off":
        start(app, kind)
    else:
        app.command(commands.Switch("production", kind))


def _ask_kind(app: Face, then: Callable[[str], object]) -> None:
    kinds = app.session.settings.plan.kinds
    wide = max(len(kind.name) for kind in kinds)
    words = [f"{kind.name.ljust(wide)}   {round(kind.per_hour, 2):g}/hour" for kind in kinds]
    answers = [(table.digit(at), label, kind.key) for at, (kind, label) in enumerate(zip(kinds, words, strict=True), 1)]
    now = next((kind.key for kind in kinds if kind.name == app.picture.kind), "")
    app.ask("Which chart type?", answers, then, selected=now)


def _hold(app: Face, number: int) -> None:
    app.ask("Why is the chart on hold?", reasons(vocabulary.HOLD_REASONS), lambda reason: app.command(commands.Hold(reason)))


def _release(app: Face, number: int) -> None:
    """Release the chart on hold the longest, or as many as the digits say, each an act of its own."""
    for _ in range(number or 1):
        if not app.command(commands.Release()):
            break


def _choose_hold(app: Face, number: int) -> None:
    """Ask which chart on hold to release or to drop."""
    held = app.session.held()
    if not held:
        app.command(commands.Release())
        return
    wide = max(len(one.words) for one in held)
    ways = [(one, drop) for drop in (False, True) for one in held]
    words = [f"{one.words.ljust(wide)}   {'drop, not counted' if drop else 'release'}" for one, drop in ways]
    answers = [(table.digit(at), label, str(at)) for at, label in enumerate(words, 1)]

    def release(chosen: str) -> None:
        one, drop = ways[int(chosen) - 1]
        app.command(commands.Release(one.reason, one.kind, drop))

    app.ask("Which chart on hold?", answers, release)


def _downtime(app: Face, number: int) -> None:
    _ask_why(
        app, "Downtime: what is the reason?", DOWNTIME_KEYS, number, lambda why, span: app.command(commands.Downtime(why, span))
    )


def _ask_why(app: Face, question: str, keys: Mapping[Why, str], number: int, then: Callable[[Why, Span], object]) -> None:
    """Ask for a reason, and how long if one likes."""
    from ninetyten.ui.screens.choice import LengthChoiceScreen

    def told(answer: str) -> None:
        reason, minutes = answer.split()
        then(cast("Why", reason), int(minutes) * MINUTE)

    answers = [(key, REASON_WORDS[reason], reason) for reason, key in keys.items()]
    app.open(LengthChoiceScreen(question, answers, number), told)


DOWNTIME_KEYS: dict[vocabulary.DowntimeReason, str] = {"ehr": "e", "vpn": "v", "encoder": "c", "no-work": "n", "other": "o"}
PAUSE_KEYS: dict[vocabulary.PauseReason, str] = {"phone": "p", "household": "h", "errand": "e", "unwell": "u", "other": "o"}
"""Letters, since a digit is part of the length (F3)."""


def _long(question: str, command: Callable[[int], Command]) -> Act:
    """Return an act that needs a length: the minutes typed before its key, or the length typed in the question (F3)."""

    def act(app: Face, number: int) -> None:
        if number:
            app.command(command(number * MINUTE))
            return
        from ninetyten.ui import dialogues

        dialogues.ask_length(app, question, lambda span: app.command(command(span)))

    return act


def _page(act: Callable[[Any], object]) -> Act:
    """Return an act of the open page."""
    return lambda app, number: act(navigation.visited(app)) if navigation.visited(app) is not None else None


def _back(app: Face, number: int) -> None:
    if not number and not app.forget():
        navigation.leave(app)


def _new_kind(app: Face, number: int) -> None:
    """Ask for a new chart type, on the page where it will stand."""
    ask = _page(lambda settings: settings.new_kind())
    if kind_of(app.screen) == "settings":
        ask(app, 0)
    else:
        navigation.show_setting(app, "")
        app.call_later(ask, app, 0)


def _find(app: Face, number: int) -> None:
    if not (isinstance(app.screen, Page) and app.screen.find()):
        app.action_command_palette()


def _dialogue(ask: Callable[[Any, Face], object]) -> Act:
    """Return an act that asks something of the dialogues, which are imported only then."""

    def act(app: Face, number: int) -> None:
        from ninetyten.ui import dialogues

        ask(dialogues, app)

    return act


def _study_page(app: Face, number: int) -> None:
    """Show or hide the topics of study, a page of insights."""
    page = navigation.visited(app)
    if page is not None and page.kind == "insights" and page.period != "study":
        page.choose("study")
    else:
        navigation.visit(app, "insights", "study")


def _new_backlog(app: Face, number: int) -> None:
    from ninetyten.ui import dialogues

    insights: Any = navigation.lying(app, "insights")
    if insights is not None:
        dialogues.ask_backlog(app, insights.read_again)


def _stop(app: Face, number: int) -> None:
    from ninetyten.ui.dialogues import close_day, offer_ritual

    close_day(app, lambda: offer_ritual(app))


def _note(app: Face, command: Command) -> None:
    """Record a private note and refresh the body page."""
    app.command(command)
    body: Any = navigation.lying(app, "body")
    if body is not None:
        body.return_to_now()


def _contact(app: Face, number: int) -> None:
    chosen = app.session.settings.social.items or vocabulary.CONTACTS
    wanted = [item for item in vocabulary.CONTACTS if item in chosen]
    answers = [(table.digit(at), CONTACT_WORDS[item], item) for at, item in enumerate(wanted, 1)]
    app.ask("Which kind of contact?", answers, lambda item: _made(app, item))


def _made(app: Face, item: vocabulary.Contact) -> None:
    """Record the contact; a chapter meeting may have earned CEUs (S39)."""
    _note(app, commands.MakeContact(item))
    if item == "chapter":
        from ninetyten.ui import dialogues

        dialogues.ask_ceus(app)


def _posture(app: Face, number: int) -> None:
    from ninetyten.ui.screens.ticks import PostureScreen

    points = posture_points(progressive=app.session.settings.body.progressive)
    app.open(PostureScreen(points), lambda failing: _note(app, commands.CheckPosture(failing)))


def _midday(app: Face, number: int) -> None:
    from ninetyten.ui.screens.point_check import Asked, CheckScreen, Given

    def scored(given: Given) -> None:
        found: dict[str, Any] = {name: int(key) for name, key in given}
        if found:
            _note(app, commands.ScoreEyes(found.get("eyes"), found.get("head")))

    asked = (Asked("eyes", "your eyes"), Asked("head", "your head"))
    scores = {str(score): words for score, words in enumerate(FELT)}
    app.open(CheckScreen("At midday: how much do they bother you?", asked, scores, PRIVATE), scored)


def _score(app: Face, question: str, scores: Mapping[Any, str], command: Callable[[Any], Command], number: int = 0) -> None:
    """Record the score typed before the key, or ask for one (`number` 0: none was typed)."""
    if number and number in scores:
        _note(app, command(number))
        return
    answers = [(str(score), words, score) for score, words in scores.items()]
    app.ask(question, answers, lambda score: _note(app, command(score)))


def reasons(words: Sequence[Why]) -> list[Answer[Why]]:
    """Return the answers for a list of reasons, numbered from 1."""
    return [(table.digit(at), REASON_WORDS[word], word) for at, word in enumerate(words, 1)]


ACTS: dict[str, Act] = {
    "start": _start,
    "chart.add": lambda app, number: app.log_charts(commands.Chart(number or 1)),
    **{activity: _say(commands.Switch(activity)) for activity in vocabulary.ACTIVITIES},
    "study": _study,
    "topic.choose": _choose_topic,
    "rest.start": lambda app, number: app.command(commands.Rest(number * MINUTE)),
    "rest.lunch": lambda app, number: app.command(commands.Rest(number * MINUTE, lunch=True)),
    "pause": _pause,
    "pause.reason": _pause_because,
    "undo": lambda app, number: _undo(app, commands.Undo()),
    "redo": lambda app, number: _undo(app, commands.Redo()),
    "kind.choose": _choose_kind,
    "hold.add": _hold,
    "hold.release": _release,
    "hold.choose": _choose_hold,
    "meeting": _long("How long is the meeting?", commands.Meeting),
    "downtime": _downtime,
    "away": _long("How long were you away?", commands.Away),
    "stop": _stop,
    "contact.make": _contact,
    "posture.check": _posture,
    "energy.rate": lambda app, number: _score(app, "How is your energy right now?", ENERGY_WORDS, commands.RateEnergy, number),
    "eyes.score": _midday,
    "body.open": lambda app, number: navigation.visit(app, "body"),
    "target.open": lambda app, number: navigation.show_setting(app, "target.productivity"),
    "settings.open": lambda app, number: navigation.visit(app, "settings"),
    "body.check": _page(lambda body: body.check()),
    "body.workstation": _page(lambda body: body.workstation()),
    "body.up": _page(lambda body: body.scroll(-1)),
    "body.down": _page(lambda body: body.scroll(1)),
    "body.back": _back,
    "settings.edit": _page(lambda settings: settings.edit()),
    "settings.default": _page(lambda settings: settings.back_to_default()),
    "settings.turn": _page(lambda settings: settings.turn()),
    "settings.kind": _new_kind,
    "settings.up": _page(lambda settings: settings.move(-1)),
    "settings.down": _page(lambda settings: settings.move(1)),
    "settings.back": _back,
    "audit": _dialogue(lambda of, app: of.ask_audit(app)),
    "say.later": _dialogue(lambda of, app: of.say_later(app)),
    "day.open": lambda app, number: navigation.visit(app, "day"),
    "insights.open": lambda app, number: navigation.visit(app, "insights"),
    "study.open": _study_page,
    "day.relabel": lambda app, number: _page(lambda day: day.relabel(number))(app, number),
    "day.part": _page(lambda day: day.relabel_part()),
    "page.before": _page(lambda page: page.walk(-1)),
    "page.after": _page(lambda page: page.walk(1)),
    "page.now": _page(lambda page: page.return_to_now()),
    "day.up": _page(lambda day: day.move(-1)),
    "day.down": _page(lambda day: day.move(1)),
    "day.count": _page(lambda day: day.count()),
    "day.copy": _page(lambda day: day.copy()),
    "day.back": _back,
    "insights.turn": _page(lambda insights: insights.turn()),
    "insights.text": _page(lambda insights: insights.as_text()),
    "insights.copy": _page(lambda insights: insights.copy()),
    "insights.backlog": _new_backlog,
    "audit.rebut": _dialogue(lambda of, app: of.ask_rebuttal(app)),
    "insights.up": _page(lambda insights: insights.scroll(-1)),
    "insights.down": _page(lambda insights: insights.scroll(1)),
    "insights.back": _back,
    "prompt.done": _say(commands.Done()),
    "prompt.snooze": _say(commands.Snooze()),
    "prompt.skip": _say(commands.Skip()),
    "gap.work": _say(commands.Account("work")),
    "gap.rest": _say(commands.Account("rest")),
    "gap.lunch": _say(commands.Account("lunch")),
    "gap.meeting": _say(commands.Account("meeting")),
    "gap.downtime": _say(commands.Account("downtime")),
    "gap.off": _say(commands.Account("off")),
    "back": _resting(lambda rest: rest.enter()),
    "back.away": _resting(lambda rest: rest.how("away")),
    "back.walk": _resting(lambda rest: rest.how("walk")),
    "back.screen": _resting(lambda rest: rest.how("screen")),
    "rest.next": _resting(lambda rest: rest.next()),
    "rest.hold": _resting(lambda rest: rest.hold()),
    "stretch.now": lambda app, number: app.stretch(),
    "stretch.next": _stretching(lambda stretch: stretch.next()),
    "stretch.hold": _stretching(lambda stretch: stretch.hold()),
    "stretch.close": _stretching(lambda stretch: stretch.close()),
    "theme.choose": _dialogue(lambda of, app: of.choose_theme(app)),
    "palette": lambda app, number: app.action_command_palette(),
    "find": _find,
    "help": lambda app, number: app.help(),
    "leave": lambda app, number: app.leave(),
}
"""What each action does. `charts.batch` has no key: its digits are typed first."""
