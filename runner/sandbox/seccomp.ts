// Which kernel calls a sandbox may make. Deny by default; the list is what CPython, pytest, Node, the JVM, Mono and
// docker-init were seen to need, plus their kin. Left out on purpose, though engines' default profiles allow them: ptrace and
// process_vm_*, io_uring, keyrings, userfaultfd, bpf, perf, mount, namespaces (clone flags and unshare), every socket
// family but AF_UNIX (so no AF_VSOCK, no raw sockets), System V and POSIX message queues, personality, 32-bit calls.

const FILES = [
  ...[
    'access',
    'chdir',
    'chmod',
    'close',
    'close_range',
    'copy_file_range',
    'creat',
    'dup',
    'dup2',
  ],
  ...['dup3', 'faccessat', 'faccessat2', 'fadvise64', 'fallocate', 'fchdir', 'fchmod', 'fchmodat'],
  ...['fchmodat2', 'fcntl', 'fdatasync', 'fgetxattr', 'flistxattr', 'flock', 'fstat', 'fstatfs'],
  ...['fsync', 'ftruncate', 'getcwd', 'getdents', 'getdents64', 'getxattr', 'ioctl', 'lgetxattr'],
  ...[
    'link',
    'linkat',
    'listxattr',
    'llistxattr',
    'lseek',
    'lstat',
    'mkdir',
    'mkdirat',
    'newfstatat',
  ],
  ...['open', 'openat', 'openat2', 'pipe', 'pipe2', 'pread64', 'preadv', 'preadv2', 'pwrite64'],
  ...['pwritev', 'pwritev2', 'read', 'readahead', 'readlink', 'readlinkat', 'readv', 'rename'],
  ...['renameat', 'renameat2', 'rmdir', 'sendfile', 'splice', 'stat', 'statfs', 'statx', 'symlink'],
  ...[
    'symlinkat',
    'tee',
    'truncate',
    'umask',
    'unlink',
    'unlinkat',
    'utime',
    'utimensat',
    'utimes',
  ],
  ...['write', 'writev', 'chown', 'fchown', 'fchownat', 'lchown', 'sync_file_range', 'futimesat'],
];
const MEMORY = [
  ...['brk', 'madvise', 'membarrier', 'mincore', 'mlock', 'mlock2', 'mmap', 'mprotect', 'mremap'],
  ...['msync', 'munlock', 'munmap', 'memfd_create', 'pkey_alloc', 'pkey_free', 'pkey_mprotect'],
  ...['map_shadow_stack'],
];
const PROCESSES = [
  ...[
    'arch_prctl',
    'capget',
    'capset',
    'execve',
    'execveat',
    'exit',
    'exit_group',
    'fork',
    'vfork',
  ],
  ...['getegid', 'geteuid', 'getgid', 'getgroups', 'getpgid', 'getpgrp', 'getpid', 'getppid'],
  ...[
    'getpriority',
    'getresgid',
    'getresuid',
    'getrlimit',
    'getrusage',
    'getsid',
    'gettid',
    'getuid',
  ],
  ...['get_robust_list', 'kill', 'pidfd_open', 'pidfd_send_signal', 'prctl', 'prlimit64', 'rseq'],
  ...['sched_getaffinity', 'sched_getattr', 'sched_getparam', 'sched_get_priority_max'],
  ...['sched_get_priority_min', 'sched_getscheduler', 'sched_rr_get_interval', 'sched_setaffinity'],
  // Mono sets each thread's own, to what it has; without CAP_SYS_NICE nothing is to be gained by them.
  ...['sched_setparam', 'sched_setscheduler'],
  ...['sched_yield', 'setfsgid', 'setfsuid', 'setgid', 'setgroups', 'setpgid', 'setpriority'],
  ...['setregid', 'setresgid', 'setresuid', 'setreuid', 'setrlimit', 'setsid', 'setuid'],
  ...[
    'set_robust_list',
    'set_tid_address',
    'seccomp',
    'sysinfo',
    'tgkill',
    'tkill',
    'uname',
    'wait4',
  ],
  ...['waitid', 'getcpu', 'riscv_hwprobe', 'cacheflush', 'set_tls'],
];
const TIME_AND_SIGNALS = [
  ...['alarm', 'clock_getres', 'clock_gettime', 'clock_nanosleep', 'epoll_create', 'epoll_create1'],
  ...['epoll_ctl', 'epoll_pwait', 'epoll_pwait2', 'epoll_wait', 'eventfd', 'eventfd2', 'futex'],
  ...['futex_requeue', 'futex_wait', 'futex_waitv', 'futex_wake', 'getitimer', 'getrandom'],
  ...['gettimeofday', 'nanosleep', 'pause', 'poll', 'ppoll', 'pselect6', 'restart_syscall'],
  ...['rt_sigaction', 'rt_sigpending', 'rt_sigprocmask', 'rt_sigqueueinfo', 'rt_sigreturn'],
  ...[
    'rt_sigsuspend',
    'rt_sigtimedwait',
    'rt_tgsigqueueinfo',
    'select',
    'setitimer',
    'sigaltstack',
  ],
  ...['signalfd', 'signalfd4', 'time', 'timer_create', 'timer_delete', 'timer_getoverrun'],
  ...[
    'timer_gettime',
    'timer_settime',
    'timerfd_create',
    'timerfd_gettime',
    'timerfd_settime',
    'times',
  ],
];
const SOCKETS = [
  ...['accept', 'accept4', 'bind', 'connect', 'getpeername', 'getsockname', 'getsockopt', 'listen'],
  ...['recvfrom', 'recvmmsg', 'recvmsg', 'sendmmsg', 'sendmsg', 'sendto', 'setsockopt', 'shutdown'],
];

const AF_UNIX = 1;
/** CLONE_NEWTIME is in clone3 only; the others: NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const CLONE_NAMESPACES = 0x7e02_0000;
const ENOSYS = 38;
const EPERM = 1;

/** The profile as engines read it: JSON of libseccomp's names. Calls that an architecture lacks are ignored there. */
export const seccompProfile = {
  defaultAction: 'SCMP_ACT_ERRNO',
  defaultErrnoRet: EPERM,
  syscalls: [
    {
      names: [...FILES, ...MEMORY, ...PROCESSES, ...TIME_AND_SIGNALS, ...SOCKETS],
      action: 'SCMP_ACT_ALLOW',
    },
    {
      names: ['socket', 'socketpair'],
      action: 'SCMP_ACT_ALLOW',
      args: [{ index: 0, value: AF_UNIX, op: 'SCMP_CMP_EQ' }],
    },
    {
      names: ['clone'],
      action: 'SCMP_ACT_ALLOW',
      args: [{ index: 0, value: CLONE_NAMESPACES, valueTwo: 0, op: 'SCMP_CMP_MASKED_EQ' }],
    },
    // Its flags lie behind a pointer that no filter can follow; "not implemented" makes glibc fall back to clone.
    { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: ENOSYS },
  ],
} as const;
