#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium. On Debian as root it is installed; elsewhere the way is told.
set -euo pipefail
if [ -n "${REHEARSE_CHROMIUM:-}" ] || command -v chromium >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests (apt-get install chromium)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
  exit 0
fi
echo "No chromium on PATH. Install it (Debian: apt-get install chromium) or set REHEARSE_CHROMIUM to its path." >&2
exit 1
