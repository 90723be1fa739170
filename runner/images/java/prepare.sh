#!/bin/sh
# At image building: archives of the classes that programs and the compiler load, so that a submission does not wait for
# them, and the compiler that waits.
set -eu
here=/opt/invigil/java
java=/usr/lib/jvm/invigil/bin/java
small='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData'
work=$(mktemp -d)
$java $small -m jdk.compiler/com.sun.tools.javac.Main -proc:none -d "$work" "$here/Waiting.java"
# An archive of classes knows jars, no folders; and the runtime has no tool for jars, which are zips.
(cd "$work" && python3 -m zipfile -c "$here/waiting.jar" Waiting.class)
$java $small -m jdk.compiler/com.sun.tools.javac.Main -proc:none -d "$work" "$here/WarmUp.java"
# Of the runtime itself what that program needs as well; the archive's own place, so that no option has to name it.
$java $small -XX:DumpLoadedClassList="$work/classes" -cp "$work" WarmUp > /dev/null
grep -v 'WarmUp\|^#' "$work/classes" | cat /usr/lib/jvm/invigil/lib/classlist - > "$work/all"
$java -Xshare:dump -XX:+UseSerialGC -XX:SharedClassListFile="$work/all" > /dev/null 2>&1
# The compiler's archive stands on that one.
$java $small -XX:ArchiveClassesAtExit="$here/javac.jsa" -cp "$here/waiting.jar" Waiting \
  -proc:none -d "$work" "$here/WarmUp.java" < /dev/null > /dev/null 2>&1
test -s "$here/javac.jsa"
$java $small -m jdk.compiler/com.sun.tools.javac.Main -proc:none -d "$here/drivers" "$here"/calls/*.java
rm -rf "$work"
