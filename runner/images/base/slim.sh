#!/bin/sh
# Takes from a Debian tree what no sandbox needs, and everything that could raise privileges. Usage: slim.sh ROOT
set -eu
root=${1%/}
rm -rf "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/info/* "$root"/usr/share/locale/* \
  "$root"/usr/share/lintian "$root"/usr/share/bash-completion "$root"/var/lib/apt/lists/* "$root"/var/cache/* \
  "$root"/var/log/*
# Setuid and setgid files: no-new-privileges makes them powerless already; here they do not even exist.
find "$root"/ -xdev -type f -perm /6000 -exec chmod a-s {} +
mkdir -p "$root"/work "$root"/tmp/grader
# Names for the two uids, so that programs which ask who they are get an answer.
grep -q '^grader:' "$root"/etc/passwd || {
  echo 'subject:x:1001:1001::/work:/usr/sbin/nologin' >> "$root"/etc/passwd
  echo 'grader:x:1002:1002::/tmp/grader:/usr/sbin/nologin' >> "$root"/etc/passwd
  echo 'subject:x:1001:' >> "$root"/etc/group
  echo 'grader:x:1002:' >> "$root"/etc/group
}
