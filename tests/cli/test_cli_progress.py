"""Progress: nothing at first, then a line that rewrites itself, or plain lines where nobody looks."""

import io

from generator.cli.console.terminal import Progress, Screen


class _Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _steps(width: int, times: list[float], silent: bool = False) -> str:
    stream, clock = io.StringIO(), _Clock()
    with Progress(Screen(stream, False, width), len(times), silent, clock) as progress:
        for number, clock.now in enumerate(times):
            progress.step(f"company-{number}")
    return stream.getvalue()


def test_a_short_run_says_nothing() -> None:
    assert _steps(80, [0.1, 0.2, 0.49]) == ""
    assert _steps(0, [0.1, 0.2, 4.9]) == ""


def test_after_half_a_second_a_bar_shows_how_far_it_is_and_goes_away_at_the_end() -> None:
    shown = _steps(80, [0.1, 0.6, 0.61, 0.8])
    assert shown == ("\r\x1b[K[##########----------] 2/4 company-1\r\x1b[K[####################] 4/4 company-3\r\x1b[K")


def test_the_bar_fits_the_terminal() -> None:
    stream, clock = io.StringIO(), _Clock()
    with Progress(Screen(stream, False, 40), 1000, False, clock) as progress:
        clock.now = 1
        progress.step("x" * 200)
        assert len(stream.getvalue().removeprefix("\r\x1b[K")) < 40


def test_where_nobody_looks_a_plain_line_comes_every_few_seconds() -> None:
    assert _steps(0, [1, 5, 6, 10.5]) == "2 of 4 done\n4 of 4 done\n"


def test_quiet_says_nothing_however_long_it_takes() -> None:
    assert _steps(80, [1, 50], silent=True) == ""
