# tries: write to /proc and /sys
# allows: wrong, runtime-error
# points: 0
import glob
for path in ['/proc/sysrq-trigger', '/proc/sys/kernel/core_pattern', '/proc/sys/vm/overcommit_memory', '/proc/1/oom_score_adj'] + glob.glob('/sys/fs/cgroup/**/memory*', recursive=True) + glob.glob('/sys/fs/cgroup/**/pids.max', recursive=True) + glob.glob('/sys/fs/cgroup/**/release_agent', recursive=True):
    try:
        with open(path, 'w') as file:
            file.write('1')
        print('escrito', path)
    except OSError:
        pass
