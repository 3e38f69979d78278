"""How this command was called, so that what it tells a person to type next works as it stands."""

import shlex
import shutil
import sys
from pathlib import Path


def program(*, elsewhere: bool = False) -> str:
    """What a person types to run this command again, ``elsewhere``: from another folder than the present one.

    Its bare name where a shell finds it, else the path by which it was called.
    """
    called = Path(sys.argv[0])
    if called.parts[-2:] == ("generator", "__main__.py"):
        return f"{shlex.quote(sys.executable)} -m generator"
    if called.stem != "statements" or not called.is_file():  # called from another program
        return "statements"
    found = shutil.which(called.name)
    if found and Path(found).samefile(called):
        return called.stem
    return shlex.quote(str(called.absolute()) if elsewhere else sys.argv[0])
