#!/bin/sh
# Makes the base layer of the sandbox image without a registry: Debian bookworm, Python 3.11 and nothing more, as a tar
# archive for `docker import`. Needs root and debootstrap. Usage: make-base.sh OUTPUT.tar [MIRROR]
set -eu

output=${1:?"usage: make-base.sh OUTPUT.tar [MIRROR]"}
mirror=${2:-http://deb.debian.org/debian}

# debootstrap mounts /proc in its target. In a mount namespace of our own that mount ends with us, however we end.
if [ "${REHEARSE_OWN_MOUNTS:-}" != 1 ]; then
    REHEARSE_OWN_MOUNTS=1 exec unshare --mount --propagation private "$0" "$@"
fi

work=$(mktemp -d)
trap 'rm -rf --one-file-system "${work:?}"' EXIT
trap 'exit 1' HUP INT TERM
root=$work/root

if ! debootstrap --variant=minbase --include=python3 bookworm "$root" "$mirror" >"$work/log" 2>&1; then
    tail -n 5 "$work/log" "$root/debootstrap/debootstrap.log" >&2 || true
    exit 1
fi

# Only what Python needs to run stays; nothing in the cell installs packages, reads manuals or changes its user.
rm -rf "${root:?}"/var/cache/* "${root:?}"/var/lib/apt/lists/* "${root:?}"/var/log/* "${root:?}"/usr/share/doc/* \
    "${root:?}"/usr/share/man/* "${root:?}"/usr/share/locale/* "${root:?}"/usr/share/info/* "${root:?}"/tmp/*
find "$root" -xdev -perm /6000 -type f -exec chmod ug-s {} +
tar --create --file "$output" --directory "$root" --numeric-owner --one-file-system \
    --exclude './proc/*' --exclude './sys/*' --exclude './dev/*' .
