"""Starts one program and tells what it took: `launch.py FIGURES PROGRAM WORD…`.

A process begins with the peak memory of the one that starts it; so this one is small, and imports next to
nothing (`python -I -S`). What the program took is written into the file: seconds of user and system time,
seconds by the clock, kibibytes of memory at the most. The exit status is the program's.
"""

import os
import sys
import time

if __name__ == "__main__":
    figures, *command = sys.argv[1:]
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, taken = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    with open(figures, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib is too much to import
        file.write(f"{taken.ru_utime + taken.ru_stime} {wall} {taken.ru_maxrss}")
    sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
