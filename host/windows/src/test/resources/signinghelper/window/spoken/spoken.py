"""Prints what AT-SPI tells a screen reader of each part of a program's windows, a JSON object in a line: PID."""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

STATES = {
    "focusable": Atspi.StateType.FOCUSABLE,
    "focused": Atspi.StateType.FOCUSED,
    "showing": Atspi.StateType.SHOWING,
    "enabled": Atspi.StateType.ENABLED,
    "checked": Atspi.StateType.CHECKED,
}


def program(pid):
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(place)
        if child is not None and child.get_process_id() == pid and child.get_child_count() > 0:
            return child
    return None


def tell(part, depth):
    states = part.get_state_set()
    told = {
        "depth": depth,
        "role": part.get_role_name(),
        "name": part.get_name() or "",
        "description": part.get_description() or "",
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }
    print(json.dumps(told, ensure_ascii=False))
    for place in range(part.get_child_count()):
        child = part.get_child_at_index(place)
        if child is not None:
            tell(child, depth + 1)


deadline = time.monotonic() + 30
found = program(int(sys.argv[1]))
while found is None and time.monotonic() < deadline:
    time.sleep(0.2)
    found = program(int(sys.argv[1]))
if found is None:
    sys.exit("the program is not on the bus")
tell(found, 0)
