"""A model that does not see whom it writes to: prompts are masked before it, its answers filled in after it.

Stands in front of every model. For one on this machine names and contacts are placeholders; for one
elsewhere present employers too, the result is checked, and only then marked to leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from outreach.errors import PrivacyError
from outreach.identity import identity_of
from outreach.masking import Masker, Restored, Table, unmask
from outreach.models.base import ChatModel
from outreach.records import Completion, Failure, GenerateConfig, JobPosting, Prompt, Resume, in_clear
from outreach.settings import Privacy

CLEAR_REASON = "settings: send_in_clear under [privacy]"


class BlindModel:
    """A ChatModel in front of another, for the prompts of these pairs."""

    def __init__(
        self, model: ChatModel, pairs: Sequence[tuple[JobPosting, Resume]], privacy: Privacy | None = None
    ):
        self.name = model.name
        self.report = model.report
        self.destination = model.destination
        self._model = model
        self._privacy = privacy or Privacy()
        jobs = list({job.job_id: job for job, _ in pairs}.values())
        people: dict[str, Resume] = {}
        for _, resume in pairs:
            if people.setdefault(resume.key, resume) != resume:
                raise PrivacyError(
                    "two different resumes have the same id and content hash, so they cannot be told apart",
                    where=resume.source,
                    next_step="Give each resume an id of its own: read_resume(path, 'resume02').",
                )
        self._maskers = {
            key: Masker(identity_of(resume, jobs), employers=bool(self.destination))
            for key, resume in people.items()
        }

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)

    def close(self) -> None:
        """Let the model behind it go."""
        from outreach.models.load import unload

        unload(self._model)

    def _hidden(self, prompt: Prompt) -> tuple[Prompt, Table | None]:
        """The prompt as the model gets it; without a table it is as it was. Raises PrivacyError."""
        away = bool(self.destination)
        if away and self._privacy.send_in_clear:
            return in_clear(prompt, CLEAR_REASON), None
        if not away and not self._privacy.name_blind:
            return prompt, None
        masker = self._maskers.get(prompt.about)
        if masker is None:
            if not away:
                return prompt, None
            raise PrivacyError(
                "this prompt does not say for whom it is written, so it cannot be masked",
                where=self.name,
                next_step="Build it with prompts.email, or set Prompt.about to the resume's key.",
            )
        return masker.mask_to_send(prompt) if away else masker.mask(prompt)

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """See `ChatModel.answer`. A prompt that may not be sent comes back as failed; the others go on.

        Prompts that are the same once masked (the company's, for one job) are asked once.
        """
        tables: dict[int, Table | None] = {}
        users: dict[Prompt, list[int]] = {}  # prompts without whom they are for -> who asks them
        asked: dict[Prompt, Prompt] = {}
        for index, prompt in enumerate(prompts):
            try:
                hidden, tables[index] = self._hidden(prompt)
            except PrivacyError as error:
                failed = Completion("", self.name, failure=Failure("privacy", str(error), 0))
                yield index, [failed] * config.candidates
                continue
            same = replace(hidden, about="", mark=None)
            users.setdefault(same, []).append(index)
            asked.setdefault(same, hidden)
        same_ones = list(asked)
        for at, completions in self._model.answer(list(asked.values()), config):
            sharers = users[same_ones[at]]
            for index in sharers:
                yield (
                    index,
                    [self._shown(c, prompts[index], tables[index], len(sharers)) for c in completions],
                )

    def _shown(self, completion: Completion, prompt: Prompt, table: Table | None, sharers: int) -> Completion:
        """A completion with the real words; its seconds are shared among those who asked the same."""
        if completion.failure:
            return completion
        restored = unmask(completion.text, table) if table else Restored(completion.text)
        first = prompt.first_words if completion.first_words else ""
        return replace(
            completion,
            text=restored.text.strip(),
            first_words=first,
            seconds=completion.seconds / sharers,
            notes=(*completion.notes, *restored.notes),
        )
