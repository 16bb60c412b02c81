# The cell's Python packages on their base. They were resolved and unpacked on the host from docker/requirements.txt,
# by hash, because nothing inside a build may need the network. Rebuilt only when the lock or the base changes.
ARG BASE
FROM ${BASE}
ARG SITE_PACKAGES
COPY packages/ ${SITE_PACKAGES}/
# Unchecked bytecode is loaded without a look at its source, so a read-only root never compiles anything again.
RUN python3 -I -m compileall -q -f --invalidation-mode unchecked-hash -x '/(test|tests|lib2to3)/' \
    "$(python3 -I -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')" "${SITE_PACKAGES}"
