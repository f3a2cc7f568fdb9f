"""What Headwater raises when it is misused.  Bad data never raises: it becomes a ``Problem``."""


class HeadwaterError(Exception):
    """Base of all errors; ``hint`` says what the reader of the message can do."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})"


class InputError(HeadwaterError):
    """Nothing readable was given."""


class SettingsError(HeadwaterError):
    """A settings file cannot be read, or a setting is unknown or of the wrong type."""


class StoreError(HeadwaterError):
    """A workspace cannot be read or written."""


class ModelError(HeadwaterError):
    """A learned model is missing, damaged or of another version."""


class EngineError(HeadwaterError):
    """The place where work runs failed."""
