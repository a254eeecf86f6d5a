"""The errors a person can meet, each telling what went wrong, where, and what to do next."""


class OutreachError(Exception):
    """Base of every error that is the world's fault and not a bug of this library.

    Attributes:
        what: what went wrong, one clause without a full stop.
        where: the file, address, setting or model it concerns; may be empty.
        next_step: what the person can do about it; may be empty.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = ""):
        self.what, self.where, self.next_step = what, where, next_step
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line}. {next_step}" if next_step else line)


class SettingsError(OutreachError):
    """A settings file has an unknown key, a wrong type or cannot be read."""


class InputError(OutreachError):
    """A job or resume cannot be read. `kind` names the reason, e.g. "encrypted" or "no_text"."""

    def __init__(self, what: str, *, where: str = "", next_step: str = "", kind: str = "unreadable"):
        super().__init__(what, where=where, next_step=next_step)
        self.kind = kind


class PromptError(OutreachError):
    """A prompt template lacks a variable or has one that nothing fills."""


class ModelError(OutreachError):
    """A model is unknown, cannot be loaded here, or was loaded wrongly."""


class PrivacyError(OutreachError):
    """A text may not leave this machine: nobody said so, or something identifying is still in it."""


class MissingDependency(OutreachError):
    """An optional package or program is not installed."""


class RunError(OutreachError):
    """A run folder cannot be used: not writable, in use, or made from other inputs."""
