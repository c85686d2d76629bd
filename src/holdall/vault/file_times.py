"""What files that are written again and again tell of when they were changed; it must not ask a clock.

Programs that copy and sync (rsync, rclone, Syncthing) pass by a file of which length and time are as
before. So each time it is written its time moves on: it tells how often, never when.
"""

from __future__ import annotations

from typing import Final

STEP: Final = 2
"""Seconds; FAT knows even ones only."""


def rewritten(created: int, generation: int) -> int:
    """The time (seconds since 1970) to set for a file's `generation` in a vault made at `created`."""
    return created + STEP * generation
