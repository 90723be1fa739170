#!/bin/sh
# Takes back what install.sh did, as root. Safe to run twice. The data of the user invigil is kept.
set -eu
root="${INVIGIL_ROOT:-}"

if [ "$(id -u)" -ne 0 ]; then
  echo "undo.sh: run it as root." >&2
  exit 1
fi
if [ -z "$root" ] && [ -e /etc/systemd/system/invigil-kiosk.service ]; then
  systemctl disable --now invigil-kiosk.service || true
fi
rm -f "$root/usr/local/bin/invigil-session" \
  "$root/usr/share/wayland-sessions/invigil.desktop" \
  "$root/etc/systemd/system/invigil-kiosk.service"
if [ -z "$root" ] && command -v systemctl >/dev/null 2>&1; then
  systemctl daemon-reload || true
fi
echo "The exam session is removed."
