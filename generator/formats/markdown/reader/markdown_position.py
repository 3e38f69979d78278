"""Where in a file a piece of Markdown stands."""

from msgspec import Struct

from generator.diagnostics import Location


class Place(Struct, frozen=True):
    """Lines of Markdown and where they came from: file ``name``, from its line ``first_line`` on."""

    name: str
    lines: tuple[str, ...]
    first_line: int = 1

    def at(self, line: int, column: int = 1, length: int = 1) -> Location:
        """The location of a place in the lines, line and column counted from 1."""
        return Location(self.name, line + self.first_line - 1, column, length, self.lines[line - 1])

    def find(self, line: int, words: str, occurrence: int = 0) -> Location:
        """Where ``words`` stand in the block that starts at ``line``, for the first time or a later ``occurrence``.

        The whole line when they do not stand there like that, because an escaped character is among them for example.
        """
        places = self._occurrences(line, words) if words else []
        if not places:
            text = self.lines[line - 1]
            return self.at(line, len(text) - len(text.lstrip(" ")) + 1, max(1, len(text.strip(" "))))
        number, column = places[min(occurrence, len(places) - 1)]
        return self.at(number, column, len(words))

    def _occurrences(self, line: int, words: str) -> list[tuple[int, int]]:
        places = []
        for number, text in enumerate(self.lines[line - 1 :], line):
            if not text.strip(" "):
                break
            column = text.find(words)
            while column >= 0:
                places.append((number, column + 1))
                column = text.find(words, column + len(words))
        return places


def lines_of(markdown: str) -> tuple[str, ...]:
    """The lines of a text without their ends, LF or CR LF."""
    return tuple(markdown.replace("\r\n", "\n").split("\n"))
