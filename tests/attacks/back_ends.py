"""The back ends that must withstand every attack: all that the host package has, but the one without a sandbox."""

from __future__ import annotations

from rehearse_sandbox.host import CONFINING

BACK_ENDS: tuple[str, ...] = CONFINING
