"""Write an agenda of any number of sessions for measuring; it is the same at each call.

python benchmarks/large_agenda.py 100000 large.json
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
import sys
from pathlib import Path
from typing import Any

COMMON = """
    the of and in to for on with by trafficking security human policy rights State child crime
    data labour law online police practice prevention protection risk victim witness youth
""".split()  # noqa: SIM905 - a list of words reads as text
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo zu an el is or un".split()  # noqa: SIM905
# The nth word is an nth as frequent as the first (Zipf's law).
WORDS = [*COMMON, *("".join(parts) for parts in itertools.product(SYLLABLES, repeat=3))]
WEIGHTS = list(itertools.accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
ROOMS = 60
MINUTES = 20  # each talk
FIRST = dt.datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - wall time at the venue
SLOTS_A_DAY = 30
KINDS = ("panel",) * 30 + ("talk",) * 60 + ("side-event",) * 2 + ("break",) * 8


def large_agenda(sessions: int) -> dict[str, Any]:
    """Return the agenda's JSON object: about 630 bytes a session, on as many days as needed."""
    chance = random.Random(2026)  # noqa: S311 - not a secret
    days = -(-sessions // (ROOMS * SLOTS_A_DAY))
    return {
        "version": 1,
        "conference": {
            "title": "A large conference",
            "status": "final",
            "timezone": "Europe/Vienna",
            "first_day": f"{FIRST:%Y-%m-%d}",
            "last_day": f"{FIRST + dt.timedelta(days=days - 1):%Y-%m-%d}",
            "language": "en",
        },
        "sessions": [session(number, chance) for number in range(sessions)],
    }


def session(number: int, chance: random.Random) -> dict[str, Any]:
    """Return a session; panels take the even slots and side events the odd, so few overlap."""
    slot, room = divmod(number, ROOMS)
    day, place = divmod(slot, SLOTS_A_DAY)
    kind = chance.choice(KINDS)
    if kind == "side-event" and place % 2 == 0:
        kind = "talk"
    if kind == "panel" and place % 2 == 1:
        kind = "talk"
    start = FIRST + dt.timedelta(days=day, minutes=MINUTES * place)
    length = MINUTES + (5 if chance.random() < 0.02 else 0)  # noqa: PLR2004 - one in fifty is late
    end = start + dt.timedelta(minutes=length)
    return {
        "id": f"session-{number}",
        "kind": kind,
        "title": " ".join(chance.choices(WORDS, cum_weights=WEIGHTS, k=8)).capitalize(),
        "start": start.isoformat(timespec="minutes"),
        "end": end.isoformat(timespec="minutes"),
        "room": f"Room {room + 1}",
        "speakers": [f"Speaker {chance.randrange(5000)}"],
        "description": " ".join(chance.choices(WORDS, cum_weights=WEIGHTS, k=60)) + ".",
    }


def main() -> None:
    """Write an agenda to a file."""
    number, file = sys.argv[1:]
    document = json.dumps(large_agenda(int(number)), ensure_ascii=False, indent=1)
    Path(file).write_text(document, encoding="utf-8")


if __name__ == "__main__":
    main()
