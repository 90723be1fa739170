#!/bin/sh
# Replaces the JDK of a Debian tree by a runtime with the compiler and the modules that a first course uses: a third of
# its size. Usage: slim-java.sh ROOT
set -eu
root=${1%/}
jdk=/usr/lib/jvm/java-17-openjdk-$(dpkg --print-architecture)
modules=java.base,java.compiler,java.logging,jdk.compiler,jdk.unsupported,jdk.zipfs
# A tree that is being made has no /proc, by which a program would find the libraries beside it.
in_root() { # LIBRARIES COMMAND...
  libraries=$1
  shift
  if [ -z "$root" ]; then "$@"; else chroot "$root" env LD_LIBRARY_PATH="$libraries" "$@"; fi
}
in_root "$jdk/lib:$jdk/lib/server" "$jdk/bin/jlink" --module-path "$jdk/jmods" --add-modules "$modules" \
  --no-header-files --no-man-pages --strip-java-debug-attributes --output /usr/lib/jvm/invigil
in_root /usr/lib/jvm/invigil/lib /usr/lib/jvm/invigil/bin/java -Xshare:dump -XX:+UseSerialGC > /dev/null
rm -rf "$root$jdk" "$root"/usr/lib/jvm/java-1.17.0* "$root"/usr/lib/jvm/openjdk-17 "$root"/etc/java-17-openjdk \
  "$root"/usr/lib/jvm/.java-1.17.0*
