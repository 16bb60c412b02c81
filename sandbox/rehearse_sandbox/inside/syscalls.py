"""What a candidate may ask of the kernel, and the numbers of those calls. Standard library only.

It is a list of what is allowed: a call that Linux gains one day is refused until somebody has looked at it.
"""

from __future__ import annotations

import errno
import platform
from collections.abc import Mapping
from dataclasses import dataclass

#: Calls above this number came after these tables. Libraries try such calls first and expect "unknown" of an old kernel.
NEWEST_KNOWN = 451

#: Allowed whatever their arguments. The most frequent ones come first, because the filter looks for them in this order.
_ALWAYS = """
    recvfrom sendto read write poll ppoll futex clock_gettime clock_nanosleep nanosleep mmap munmap mprotect brk
    madvise mremap close fstat stat lstat newfstatat statx lseek readv writev pread64 preadv access faccessat
    faccessat2 readlink readlinkat getcwd getdents64 statfs fstatfs fadvise64 rt_sigaction rt_sigprocmask
    rt_sigreturn rt_sigpending rt_sigtimedwait rt_sigsuspend sigaltstack restart_syscall pause alarm setitimer
    getitimer tgkill pipe pipe2 dup dup2 dup3 close_range eventfd2 select pselect6 epoll_create epoll_create1
    epoll_ctl epoll_wait epoll_pwait shutdown getsockopt getsockname getpeername sched_yield clock_getres
    gettimeofday time times getrusage getrlimit sysinfo uname getrandom getcpu membarrier getpid getppid gettid
    getuid geteuid getgid getegid getpgrp getpgid getsid getgroups getresuid getresgid sched_getaffinity
    sched_getscheduler sched_getparam sched_get_priority_max sched_get_priority_min getpriority fork wait4
    waitid exit exit_group set_robust_list get_robust_list set_tid_address rseq
"""

#: The same, one by one.
ALWAYS = tuple(_ALWAYS.split())

_NEW_NAMESPACES = 0x7E020000
_NOT_OUR_CHILD = 0x8000 | 0x2000 | 0x0080_0000
_WRITING = 0o3 | 0o100 | 0o1000 | 0o2000
_AF_UNIX = 1


@dataclass(frozen=True, slots=True)
class Check:
    """A call that is allowed when one of its arguments is harmless, and refused with `refusal` otherwise.

    Harmless is: none of the bits `no_bits` of its lower half, or one of the values `one_of`, or a null pointer.
    """

    name: str
    argument: int
    refusal: int
    no_bits: int = 0
    one_of: tuple[int, ...] = ()
    null: bool = False


#: Allowed when an argument is harmless.
CHECKED = (
    # As if every file system were read-only, which the cell's root is anyway.
    Check("openat", 2, errno.EROFS, no_bits=_WRITING),
    Check("open", 1, errno.EROFS, no_bits=_WRITING),
    # A thread or a fork, but no new namespace and no child that is somebody else's.
    Check("clone", 0, errno.EPERM, no_bits=_NEW_NAMESPACES | _NOT_OUR_CHILD),
    Check("socketpair", 0, errno.EPERM, one_of=(_AF_UNIX,)),
    # Duplicates and flags of descriptors: no locks, leases, signals or notifications.
    Check("fcntl", 1, errno.EPERM, one_of=(0, 1, 2, 3, 4, 1030)),
    # Is it a terminal, how wide is it, how much is there to read; non-blocking and close-on-exec.
    Check("ioctl", 1, errno.ENOTTY, one_of=(0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),
    # A thread's name, and to end with its parent.
    Check("prctl", 0, errno.EPERM, one_of=(1, 15, 16)),
    # Looking limits up, not setting them.
    Check("prlimit64", 2, errno.EPERM, null=True),
)

#: The C library takes another way when the kernel does not know these. Filters cannot look behind their pointers.
UNKNOWN = ("clone3", "openat2")

_X86_64 = """
    read=0 write=1 open=2 close=3 stat=4 fstat=5 lstat=6 poll=7 lseek=8 mmap=9 mprotect=10 munmap=11 brk=12
    rt_sigaction=13 rt_sigprocmask=14 rt_sigreturn=15 ioctl=16 pread64=17 readv=19 writev=20 access=21 pipe=22
    select=23 sched_yield=24 mremap=25 madvise=28 dup=32 dup2=33 pause=34 nanosleep=35 getitimer=36 alarm=37
    setitimer=38 getpid=39 sendto=44 recvfrom=45 shutdown=48 getsockname=51 getpeername=52 socketpair=53
    getsockopt=55 clone=56 fork=57 exit=60 wait4=61 uname=63 fcntl=72 getcwd=79 readlink=89 gettimeofday=96
    getrlimit=97 getrusage=98 sysinfo=99 times=100 getuid=102 getgid=104 geteuid=107 getegid=108 getppid=110
    getpgrp=111 getgroups=115 getresuid=118 getresgid=120 getpgid=121 getsid=124 rt_sigpending=127
    rt_sigtimedwait=128 rt_sigsuspend=130 sigaltstack=131 statfs=137 fstatfs=138 getpriority=140
    sched_getparam=143 sched_getscheduler=145 sched_get_priority_max=146 sched_get_priority_min=147 prctl=157
    gettid=186 time=201 futex=202 sched_getaffinity=204 epoll_create=213 getdents64=217 set_tid_address=218
    restart_syscall=219 fadvise64=221 clock_gettime=228 clock_getres=229 clock_nanosleep=230 exit_group=231
    epoll_wait=232 epoll_ctl=233 tgkill=234 waitid=247 openat=257 newfstatat=262 readlinkat=267 faccessat=269
    pselect6=270 ppoll=271 set_robust_list=273 get_robust_list=274 epoll_pwait=281 eventfd2=290
    epoll_create1=291 dup3=292 pipe2=293 preadv=295 prlimit64=302 getcpu=309 getrandom=318 membarrier=324
    statx=332 rseq=334 clone3=435 close_range=436 openat2=437 faccessat2=439
"""

_AARCH64 = """
    getcwd=17 eventfd2=19 epoll_create1=20 epoll_ctl=21 epoll_pwait=22 dup=23 dup3=24 fcntl=25 ioctl=29
    statfs=43 fstatfs=44 faccessat=48 openat=56 close=57 pipe2=59 getdents64=61 lseek=62 read=63 write=64
    readv=65 writev=66 pread64=67 preadv=69 pselect6=72 ppoll=73 readlinkat=78 newfstatat=79 fstat=80 exit=93
    exit_group=94 waitid=95 set_tid_address=96 futex=98 set_robust_list=99 get_robust_list=100 nanosleep=101
    getitimer=102 setitimer=103 clock_gettime=113 clock_getres=114 clock_nanosleep=115 sched_getscheduler=120
    sched_getparam=121 sched_getaffinity=123 sched_yield=124 sched_get_priority_max=125
    sched_get_priority_min=126 restart_syscall=128 tgkill=131 sigaltstack=132 rt_sigsuspend=133 rt_sigaction=134
    rt_sigprocmask=135 rt_sigpending=136 rt_sigtimedwait=137 rt_sigreturn=139 getpriority=141 getresuid=148
    getresgid=150 times=153 getpgid=155 getsid=156 getgroups=158 uname=160 getrlimit=163 getrusage=165 prctl=167
    getcpu=168 gettimeofday=169 getpid=172 getppid=173 getuid=174 geteuid=175 getgid=176 getegid=177 gettid=178
    sysinfo=179 socketpair=199 getsockname=204 getpeername=205 sendto=206 recvfrom=207 getsockopt=209
    shutdown=210 brk=214 munmap=215 mremap=216 clone=220 mmap=222 fadvise64=223 mprotect=226 madvise=233
    wait4=260 prlimit64=261 getrandom=278 membarrier=283 statx=291 rseq=293 clone3=435 close_range=436
    openat2=437 faccessat2=439
"""


@dataclass(frozen=True, slots=True)
class Architecture:
    """A processor's calls: the kernel's name for it and their numbers. A call that it never had is not in them."""

    audit: int
    numbers: Mapping[str, int]


def _numbers(text: str) -> Mapping[str, int]:
    pairs = (entry.split("=") for entry in text.split())
    return {name: int(number) for name, number in pairs}


ARCHITECTURES: Mapping[str, Architecture] = {
    "x86_64": Architecture(0xC000003E, _numbers(_X86_64)),
    "aarch64": Architecture(0xC00000B7, _numbers(_AARCH64)),
}


def this_architecture() -> Architecture:
    """The processor that we run on.

    Raises:
        OSError: its calls are not in the tables.
    """
    name = platform.machine()
    try:
        return ARCHITECTURES[name]
    except KeyError:
        known = ", ".join(ARCHITECTURES)
        raise OSError(errno.ENOSYS, f"no table of system calls for {name!r}; run the judge on {known}") from None
