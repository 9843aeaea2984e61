"""The table of commands, by task, with the summaries of the help page.

A command's module is imported when it is called, so that it slows down no other command.
"""

COMMANDS: dict[str, dict[str, str]] = {
    "Read the programme": {
        "list": "The schedule, or one day of it",
        "show": "A session in full: time, place, how to join, description",
        "info": "The conference: theme, dates, place, how to join",
        "search": "Sessions whose title or description holds your words",
    },
    "Ask the clock": {
        "now": "What is running, how long it still runs, what comes next",
        "at": "The same for another time, as in: at tuesday 10:15",
        "next": "What starts next",
    },
    "Place a side event": {
        "clashes": "Side events that overlap panels, yours among them",
        "free": "The slots in which an event would meet no panel",
    },
    "Take it along": {
        "print": "The programme for paper, with full descriptions",
        "export": "The agenda as ics, json, csv, md, xml or frab-json",
    },
    "Revise the agenda": {
        "check": "Every fault of an agenda file, by its place",
        "diff": "What changed between two versions",
        "schema": "The JSON Schema of the agenda file",
    },
}

SUMMARIES = {name: summary for group in COMMANDS.values() for name, summary in group.items()}


def module_of(command: str) -> str:
    """Return the module of a command.

    >>> module_of("now")
    'atip_agenda.cli.now'
    """
    return f"atip_agenda.cli.{command}"
