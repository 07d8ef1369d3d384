#!/usr/bin/env bash
# The real program on a display and a bus of its own, and a person who does not see it.
# Arguments: the program's Python, the system's Python, the person's script.
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
/usr/libexec/at-spi-bus-launcher --launch-immediately 2>/dev/null &
bus=$!
"$1" -m refdesk 2>/dev/null &
program=$!
timeout 90 "$2" "$3"
code=$?
kill "$program" "$bus"
exit "$code"
