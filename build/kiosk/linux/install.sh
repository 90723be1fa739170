#!/bin/sh
# Installs the exam session on this machine, as root. Safe to run twice; undo.sh takes it back.
#   sh install.sh            a session that the login screen offers
#   sh install.sh --at-boot  the machine starts into the exam
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
root="${INVIGIL_ROOT:-}"

if [ "$(id -u)" -ne 0 ]; then
  echo "install.sh: run it as root." >&2
  exit 1
fi
# Debian's cage does not start without Xwayland, though Invigil speaks Wayland.
for program in cage Xwayland; do
  if [ -z "$root" ] && ! command -v "$program" >/dev/null 2>&1; then
    echo "install.sh: $program is not installed: apt-get install cage xwayland" >&2
    exit 1
  fi
done
install -D -m 755 "$here/invigil-session" "$root/usr/local/bin/invigil-session"
install -D -m 644 "$here/invigil.desktop" "$root/usr/share/wayland-sessions/invigil.desktop"
if [ "${1:-}" = --at-boot ]; then
  install -D -m 644 "$here/invigil-kiosk.service" "$root/etc/systemd/system/invigil-kiosk.service"
  if [ -z "$root" ]; then
    # Without a password nobody logs in as this user; without sudo and groups it can change nothing.
    id invigil >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin invigil
    systemctl daemon-reload
    systemctl enable invigil-kiosk.service
  fi
fi
echo "The exam session is installed."
