#!/bin/sh
# At image building: the driver of calls.
set -eu
here=/opt/invigil/csharp
/usr/bin/mono /usr/lib/mono/4.5/mcs.exe -langversion:7 -codepage:utf8 -nologo -optimize+ -debug- \
  "-out:$here/calls.exe" "$here"/calls/*.cs
