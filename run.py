"""Sets the application up on this machine and starts it; needs nothing but Python 3.11 or later.

    python3 run.py               installs what is missing in .venv/ and opens the window
    python3 run.py test          installs what the tests need too, and runs them
    python3 run.py lint          the linters, the type checker and the import contracts
    python3 run.py search ia     any command of main.py (python3 run.py --help)

Every package comes from a lock file with hashes. Offline: put the wheels in a folder `wheels/` beside this
file, and nothing else is read. On Windows: `py run.py`.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path
from typing import Optional

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
OLDEST_PYTHON = (3, 11)
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Shared libraries that Qt's wheels expect from the system on Linux, with their Debian packages.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
)


def main(arguments: list[str]) -> int:
    """Runs what was asked; returns its exit status, 2 when the set-up cannot be made."""
    if sys.version_info < OLDEST_PYTHON:
        return refuse(f"Il faut Python 3.11 ou plus récent (ici {sys.version.split()[0]}).")
    if arguments[:1] == ["test"]:
        return set_up("test", OFFSCREEN_LIBRARIES) or python("-m", "pytest", *arguments[1:], folder=HERE)
    if arguments == ["lint"]:
        return set_up("lint", {}) or lint()
    if arguments:  # a command of main.py: no window, no Qt
        return set_up("run", {}) or python(str(HERE / "main.py"), *arguments)
    screen = WINDOW_LIBRARIES if os.environ.get("DISPLAY") else {}
    return set_up("run", {**OFFSCREEN_LIBRARIES, **screen}) or python(str(HERE / "main.py"))


def set_up(lock: str, libraries: dict[str, str]) -> int:
    """Makes the environment match `requirements/<lock>.txt` and the system have `libraries`."""
    missing = [package for name, package in libraries.items() if sys.platform == "linux" and not loads(name)]
    if find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        missing.append("python3-venv")
    if missing and (status := install_system(missing)):
        return status
    requirements = HERE / "requirements" / f"{lock}.txt"
    wanted = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()
    stamp = ENVIRONMENT / f"{lock}.stamp"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    say(f"Préparation de l’application dans {ENVIRONMENT.name}/ (une minute environ, la première fois)…")
    if not PYTHON.exists() or not runs(PYTHON):
        try:
            venv.create(ENVIRONMENT, clear=True, with_pip=True)
        except (OSError, subprocess.CalledProcessError) as error:
            return refuse(f"L’environnement Python n’a pas pu être créé dans {ENVIRONMENT} ({error}).")
    wheels = HERE / "wheels"
    offline = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *offline]
    if python(*pip, "-r", str(requirements)):
        return refuse(
            "L’installation n’a pas abouti (voir ci-dessus). Vérifiez la connexion, ou déposez les paquets "
            "dans le dossier wheels/, puis relancez la même commande."
        )
    stamp.write_text(wanted)
    return 0


def install_system(packages: list[str]) -> int:
    """Installs Debian packages when this user may; otherwise says what to ask for."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return refuse(f"Il manque des bibliothèques du système. Faites installer : {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment, stdout=sys.stderr)
    if subprocess.run(command, check=False, env=environment, stdout=sys.stderr).returncode:
        return refuse(f"Les bibliothèques du système n’ont pas pu être installées : {' '.join(packages)}")
    return 0


def lint() -> int:
    """Runs every linter, also after one has failed, and returns the worst status."""
    return max(python(*command, folder=HERE) for command in LINTERS)


def python(*arguments: str, folder: Optional[Path] = None) -> int:
    """Runs the environment's Python, from `folder` or from where the user stands."""
    try:
        return subprocess.run([str(PYTHON), *arguments], cwd=folder, check=False).returncode
    except KeyboardInterrupt:
        return 130


def loads(library: str) -> bool:
    """Whether the dynamic linker finds `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def runs(interpreter: Path) -> bool:
    """Whether an environment's interpreter still starts: its base Python may have been removed."""
    try:
        return subprocess.run([str(interpreter), "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def say(sentence: str) -> None:
    """Tells the user what is going on, apart from what the command itself prints."""
    print(sentence, file=sys.stderr, flush=True)


def refuse(sentence: str) -> int:
    """Says why the set-up stops, and gives the exit status for it."""
    say(sentence)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
