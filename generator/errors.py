"""The error of a call that cannot be carried out as it was made; imports nothing, for the command's start needs it."""


class WrongUse(Exception):
    """The call cannot be carried out: ``message`` says why, ``hint`` what to do instead.

    Something wrong in the user's files is no exception but a diagnostic of the result.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
