"""The one family of errors that the core raises and the edges show."""


class AskerSkrivError(Exception):
    """Something the user can be told about.

    The message is a Norwegian sentence for the caseworker: what happened and what to do.
    """


class UnreadableFileError(AskerSkrivError):
    """A file could not be opened as a text: damaged, protected, too large or of another kind."""


class BadDataFileError(AskerSkrivError):
    """A rule, word list, target group, document type or template file is invalid.

    The message names the file, the place and the cure.
    """


class ExportError(AskerSkrivError):
    """The letter could not be written as a Word file."""


class EngineError(AskerSkrivError):
    """The checking process could not be started, or answered something that is no answer."""
