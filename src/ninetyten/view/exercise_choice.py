"""Choose the exercises of a stop or a rest by tracks, available time, symptoms and recent use.

Pure and without chance: the same library, day and symptoms give the same choice in every process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ninetyten.domain.exercises import GRADES, Exercise, ExerciseStep
from ninetyten.domain.moment import MINUTE, SECOND, Span
from ninetyten.domain.value import Value
from ninetyten.domain.words import sentence

Library = Sequence[Exercise]
Symptoms = Mapping[str, int]
"""How much an area hurt in the last weeks, by its name: 0 to 3 (D9)."""

NONE: Symptoms = {}
FAR_LOOK = "far-look"
WALK = "walk"
BLINKS = "blink-squeeze"
STAND, SIT = "stand-to-work", "sit-to-work"
OFTEN: dict[str, int] = {grade: 3**place for place, grade in enumerate(reversed(GRADES))}
"""How often an exercise comes beside those of other grades: three times, which is still twice where a day cuts a turn short."""
WORST = "D"
"""What has this grade comes if a person chose it, or if nothing else is left (C13)."""
ALL_THE_WHILE = "Keep your eyes on something 20 feet away the whole time."
WALK_FROM: Span = 10 * MINUTE
LEAST: Span = 20 * SECOND
"""What an exercise of a rest takes at least, to tell how many a short one has room for."""
MOST = 5


class Preference(Value):
    """The preference among exercises that would all do. `recent`: ids used today, the newest last. `symptoms`: as above.
    `turn`: any whole number, such as the day's, that lets each day begin with another one. `stance`: the change between sitting
    and standing that is next; empty for a desk that stays as it is."""

    recent: tuple[str, ...] = ()
    symptoms: Symptoms = NONE
    turn: int = 0
    stance: str = ""

    def best(self, exercises: Library, turn: int | None = None) -> Exercise:
        """Return the exercise whose turn it is, by another `turn` if one is given. They take turns evenly, one with a better
        grade, or for what hurts, sooner and so much the more often; a person's own as often as the best of the others."""
        best = min((exercise.grade for exercise in exercises if not exercise.own), default=WORST)
        alike: dict[int, list[Exercise]] = {}
        for exercise in exercises:
            hurt = max((self.symptoms.get(area, 0) for area in exercise.areas), default=0) if self.symptoms else 0
            alike.setdefault(OFTEN[best if exercise.own else exercise.grade] * (1 + hurt), []).append(exercise)
        uses, due = Counter(self.recent), list[tuple[float, Exercise]]()
        turn = self.turn if turn is None else turn
        for often, equals in sorted(alike.items(), reverse=True):
            first = turn % len(equals)
            for exercise in (*equals[first:], *equals[:first]):
                due.append(((uses[exercise.id] + len(due) / len(exercises)) / often, exercise))
        return min(due, key=lambda one: one[0])[1]

    def after(self, exercise: Exercise) -> Preference:
        """Return the preference once that exercise has been used."""
        return self.replace(recent=(*self.recent, exercise.id))

    def turned(self) -> Preference:
        """Return the preference once the desk stands as the stop asked."""
        return self.replace(stance={STAND: SIT, SIT: STAND}.get(self.stance, ""))


NEUTRAL = Preference()


class ForStop:
    """The exercises of a library that would do for a stop of these tracks that lasts `span` ms. They are done seated and serve
    all of the tracks (C3).

    For the eyes it is a far look, which takes turns with the person's own and begins; where the eyes meet hands or posture, a
    move is done while looking into the distance. There is always one: what the library does not serve is asked for in the
    track's words. `stance`: as in Preference.
    """

    def __init__(self, library: Library, tracks: Sequence[str], span: Span, stance: str = "") -> None:
        self.span, self._made = span, dict[str, Exercise]()
        seated = _changing_stance(library, tracks, stance) or [one for one in library if not (one.stands or one.needs)]
        self.served = {track for exercise in seated for track in exercise.tracks} & set(tracks)
        self.far = next((exercise for exercise in seated if exercise.id == FAR_LOOK), None)
        able = _serving(seated, self.served, self.far)
        self.alone = None if able else _in_words(tracks)
        self.fitting = _filling(able, span) if able else ()
        self.others = tuple(ExerciseStep(sentence(track), 0) for track in tracks if track not in self.served)

    def choose(self, preference: Preference) -> Exercise:
        """Return the one whose turn it is."""
        if self.alone is not None:
            return self.alone
        chosen = preference.best(self.fitting, turn=0 if self.served == {"eyes"} else preference.turn)
        if chosen.id not in self._made:
            self._made[chosen.id] = self._completed(chosen)
        return self._made[chosen.id]

    def _completed(self, chosen: Exercise) -> Exercise:
        if self.far is not None and not self.served <= set(chosen.tracks):
            chosen = _while_looking(self.far, chosen)
        return chosen.replace(steps=(*chosen.steps, *self.others, *_again(chosen, self.span)))


def for_stop(library: Library, tracks: Sequence[str], span: Span, preference: Preference = NEUTRAL) -> Exercise:
    """Return the one exercise for such a stop."""
    return ForStop(library, tracks, span, preference.stance).choose(preference)


def routine(
    library: Library, length: Span, unserved: Sequence[str] = (), preference: Preference = NEUTRAL
) -> tuple[Exercise, ...]:
    """Return three to five exercises for a rest of `length` ms, standing ones first; fewer only under a minute, or where the
    library has no more.

    First something to get up for (a walk from ten minutes on), then the blinks that open the eyes' part (C13), then one for
    each other track in `unserved`, one for each area that hurts, and then what eases other areas. All of it together fits into
    the rest.
    """
    able = [_fifteen(exercise) for exercise in library if not (exercise.desk or exercise.needs)]
    spans = {exercise.id: exercise.span for exercise in able}
    count = min(_count(length, len({"eyes", *unserved})), length // LEAST)
    sore = sorted((area for area, hurt in preference.symptoms.items() if hurt), key=lambda area: -preference.symptoms[area])
    wishes = [_to_get_up(able, length), _blinks, *map(_serves, unserved), *map(_soothes, sore), *[_eases] * MOST, *[_any] * MOST]
    picked: list[Exercise] = []
    for wish in wishes:
        if len(picked) == count:
            break
        left, others = length - sum(spans[exercise.id] for exercise in picked), count - len(picked) - 1
        room = left - others * LEAST if wish is _blinks else left // (others + 1)
        suited = _better_known([exercise for exercise in able if spans[exercise.id] <= room and wish(exercise, picked)])
        if suited:
            picked.append(preference.best(suited))
            preference = preference.after(picked[-1])
            able.remove(picked[-1])
    return tuple(sorted(picked, key=lambda exercise: not exercise.stands))


Wish = Callable[[Exercise, Sequence[Exercise]], bool]
"""Would this exercise do, after those already picked?"""


def _to_get_up(able: Library, length: Span) -> Wish:
    walk = length >= WALK_FROM and any(exercise.id == WALK for exercise in able)
    return lambda exercise, picked: exercise.id == WALK if walk else exercise.stands


def _fifteen(exercise: Exercise) -> Exercise:
    """Return the blinks in the tested dose, three times the five of their entry; other exercises as they are."""
    if exercise.id != BLINKS:
        return exercise
    more = [ExerciseStep(text, exercise.span) for text in ("Do all of that five more times.", "Do it five last times.")]
    return exercise.replace(name=f"{exercise.name}, 15 times", steps=(*exercise.steps, *more))


def _blinks(exercise: Exercise, picked: Sequence[Exercise]) -> bool:
    return exercise.id == BLINKS


def _serves(track: str) -> Wish:
    def serves(exercise: Exercise) -> bool:
        return track in exercise.tracks and not exercise.stands

    return lambda exercise, picked: serves(exercise) and not any(map(serves, picked))


def _soothes(area: str) -> Wish:
    return lambda exercise, picked: area in exercise.areas and not exercise.stands and area not in _eased(picked)


def _eases(exercise: Exercise, picked: Sequence[Exercise]) -> bool:
    """Return whether it comes by itself, and eases something that nothing picked so far does."""
    return _comes(exercise) and (not exercise.areas or not _eased(picked).issuperset(exercise.areas))


def _any(exercise: Exercise, picked: Sequence[Exercise]) -> bool:
    return True


def _eased(picked: Sequence[Exercise]) -> set[str]:
    """Return the areas already eased; standing exercises ease nothing in particular."""
    return {area for exercise in picked if not exercise.stands for area in exercise.areas}


def _count(length: Span, tracks: int) -> int:
    usual = 3 if length < WALK_FROM else 4 if length < 3 * WALK_FROM // 2 else MOST
    return min(MOST, max(usual, 1 + tracks))


def _changing_stance(library: Library, tracks: Sequence[str], stance: str) -> list[Exercise]:
    """Return the change between sitting and standing, where it is the posture's turn for it."""
    return [exercise for exercise in library if exercise.id == stance] if stance and "posture" in tracks else []


def _serving(seated: Library, tracks: set[str], far: Exercise | None) -> list[Exercise]:
    """Return the exercises that serve all of these tracks, alone or while looking far."""
    whole = [exercise for exercise in seated if tracks and tracks <= set(exercise.tracks)]
    rest = tracks - {"eyes"}
    if far is None or rest == tracks:
        return whole
    if not rest:
        return [far, *(exercise for exercise in whole if exercise.own and exercise is not far)]
    return [*whole, *(one for one in seated if one.look_away and one not in whole and rest <= set(one.tracks))]


def _comes(exercise: Exercise) -> bool:
    return exercise.own or exercise.grade != WORST


def _better_known(exercises: Library) -> list[Exercise]:
    """Return those that come by themselves, or that a person chose; all of them if there are none."""
    return list(filter(_comes, exercises)) or list(exercises)


def _while_looking(far: Exercise, move: Exercise) -> Exercise:
    """Combine both. It keeps the move's id, which must not be repeated. Its grade is the weaker of the two."""
    first, *others = move.steps
    return move.replace(
        name=f"Look far away; {move.name[:1].lower()}{move.name[1:]}",
        tracks=(*far.tracks, *move.tracks),
        areas=tuple(dict.fromkeys((*far.areas, *move.areas))),
        steps=(first.replace(text=f"{ALL_THE_WHILE} {first.text}"), *others),
        safety=" ".join(part for part in (far.safety, move.safety) if part),
        grade=max(far.grade, move.grade),
        evidence=f"{far.evidence} {move.evidence}",
        source=f"{far.source}; {move.source}",
    )


def _filling(exercises: Library, span: Span) -> Library:
    """Return those that fit into the time, are better known and fill at least a third of it; else those that fit; else the
    shortest."""
    fit = _better_known([exercise for exercise in exercises if exercise.span <= span])
    return [exercise for exercise in fit if 3 * exercise.span >= span] or fit or [min(exercises, key=lambda one: one.span)]


def _again(exercise: Exercise, span: Span) -> tuple[ExerciseStep, ...]:
    left = span - exercise.span
    return (ExerciseStep("Keep going until time is up.", left),) if left >= exercise.span and not exercise.desk else ()


def _in_words(tracks: Sequence[str]) -> Exercise:
    """Return an exercise in the tracks' own words."""
    return Exercise("", "A moment for yourself", tuple(tracks), tuple(ExerciseStep(sentence(track), 0) for track in tracks))
