#!/usr/bin/env bash
# Makes sure that the browser tests find a Chromium, and Playwright's driver the one library that a bare Debian lacks.
# On Debian as root both are installed; elsewhere the way is told.
set -euo pipefail

missing=()
[ -n "${REHEARSE_CHROMIUM:-}" ] || command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
compgen -G '/usr/lib*/*/libatomic.so.1' >/dev/null || compgen -G '/usr/lib*/libatomic.so.1' >/dev/null || missing+=(libatomic1)
if [ "${#missing[@]}" = 0 ]; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what the browser tests need (apt-get install ${missing[*]})"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  exit 0
fi
echo "The browser tests need ${missing[*]}. Install them (Debian: apt-get install ${missing[*]}), or set REHEARSE_CHROMIUM to a browser's path." >&2
exit 1
