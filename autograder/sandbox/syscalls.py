"""System call numbers of what a child may do, written as `name x86_64/aarch64` (- where there is none)."""

from __future__ import annotations

import platform

# Audit names of the two architectures, as <linux/audit.h> has them.
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
NEWEST = 452  # later calls are "not implemented", so that a newer libc falls back by itself

_ALLOWED = """
read 0/63 write 1/64 close 3/57 fstat 5/80 lseek 8/62 mprotect 10/226 munmap 11/215 brk 12/214
rt_sigaction 13/134 rt_sigprocmask 14/135 rt_sigreturn 15/139 pread64 17/67 pwrite64 18/68 readv 19/65
writev 20/66 preadv 295/69 pwritev 296/70 preadv2 327/286 pwritev2 328/287 pipe 22/- pipe2 293/59
sched_yield 24/124 mremap 25/216 msync 26/227 mincore 27/232 madvise 28/233 dup 32/23 dup2 33/- dup3 292/24
pause 34/- nanosleep 35/101 clock_nanosleep 230/115 getitimer 36/102 setitimer 38/103 alarm 37/- getpid 39/172
exit 60/93 exit_group 231/94 uname 63/160 flock 73/32 fsync 74/82 fdatasync 75/83 truncate 76/45
ftruncate 77/46 getdents 78/- getdents64 217/61 getcwd 79/17 chdir 80/49 fchdir 81/50 rename 82/-
renameat 264/38 renameat2 316/276 mkdir 83/- mkdirat 258/34 rmdir 84/- creat 85/- link 86/- linkat 265/37
unlink 87/- unlinkat 263/35 symlink 88/- symlinkat 266/36 readlink 89/- readlinkat 267/78 open 2/-
openat 257/56 stat 4/- lstat 6/- newfstatat 262/79 statx 332/291 access 21/- faccessat 269/48
faccessat2 439/439 umask 95/166 gettimeofday 96/169 time 201/- getrlimit 97/163 getrusage 98/165
sysinfo 99/179 times 100/153 getuid 102/174 geteuid 107/175 getgid 104/176 getegid 108/177 getresuid 118/148
getresgid 120/150 getgroups 115/158 getppid 110/173 getpgrp 111/- getpgid 121/155 getsid 124/156
gettid 186/178 sigaltstack 131/132 rt_sigpending 127/136 rt_sigtimedwait 128/137 rt_sigsuspend 130/133
statfs 137/43 fstatfs 138/44 getpriority 140/141 sched_getaffinity 204/123 sched_getparam 143/121
sched_getscheduler 145/120 sched_get_priority_max 146/125 sched_get_priority_min 147/126
sched_rr_get_interval 148/127 arch_prctl 158/- set_tid_address 218/96 restart_syscall 219/128 futex 202/98
set_robust_list 273/99 get_robust_list 274/100 rseq 334/293 clock_gettime 228/113 clock_getres 229/114
epoll_create 213/- epoll_create1 291/20 epoll_ctl 233/21 epoll_wait 232/- epoll_pwait 281/22 poll 7/-
ppoll 271/73 select 23/- pselect6 270/72 eventfd 284/- eventfd2 290/19 fadvise64 221/223 fallocate 285/47
getrandom 318/278 membarrier 324/283 copy_file_range 326/285 close_range 436/436 getcpu 309/168 wait4 61/260
waitid 247/95 get_mempolicy 239/236
"""
# Landlock does not watch these: harmless only where the whole root is read-only.
_METADATA = """
chmod 90/- fchmod 91/52 fchmodat 268/53 fchmodat2 452/452 utimensat 280/88 utimes 235/- utime 132/-
futimesat 261/-
"""
_WATCHED = """
mmap 9/222 clone 56/220 clone3 435/435 fcntl 72/25 ioctl 16/29 prctl 157/167 prlimit64 302/261 kill 62/129
tgkill 234/131
"""


def _numbers(table: str) -> dict[str, int]:
    column = ("x86_64", "aarch64").index(platform.machine())
    words = table.split()
    pairs = zip(words[::2], (numbers.split("/")[column] for numbers in words[1::2]), strict=True)
    return {name: int(number) for name, number in pairs if number != "-"}


def allowed(private_root: bool) -> list[int]:
    """Calls that are allowed whatever their arguments."""
    return [*_numbers(_ALLOWED).values(), *(_numbers(_METADATA).values() if private_root else ())]


def watched() -> dict[str, int]:
    """Calls that are allowed for some arguments only, by name."""
    return _numbers(_WATCHED)
