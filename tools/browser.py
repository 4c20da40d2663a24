"""Makes sure that there is a Chromium for tests/browser: Debian's package, installed where that is missing and allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-noto-cjk")
NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW = "apt-get install -y " + " ".join(PACKAGES)


def find() -> str | None:
    """The path of the browser: `SORAMA_CHROMIUM`, or the first of the usual names."""
    return os.environ.get("SORAMA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install() -> bool:
    """Debian's package, as root or through a sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return False
    root = os.geteuid() == 0
    if not root and (not shutil.which("sudo") or subprocess.run(["sudo", "-n", "true"], check=False).returncode):
        return False
    before = [] if root else ["sudo", "-n"]
    environment = [*before, "env", "DEBIAN_FRONTEND=noninteractive"]
    steps = (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES])
    return all(
        subprocess.run([*environment, "apt-get", *step], check=False, stdout=sys.stderr).returncode == 0
        for step in steps
    )


def main() -> int:
    """0 where there is a browser in the end."""
    if find() or (install() and find()):
        return 0
    print(f"ブラウザーのテストには Chromium が要ります。管理者として {HOW} を実行してください。", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
