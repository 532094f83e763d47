"""Shows requests in Slack: the card, and the lines of its thread, each once."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.planning import service as planning
from bot.features.promises import service as promises
from bot.features.requests import repository, views
from bot.features.requests.models import Request, RequestQuestion
from bot.features.requests.tasks import ShowRequest
from bot.features.requests.views import Picture
from bot.i18n.reader import Reader
from bot.jobs.registry import handles
from bot.slack.outbound import Budget, post_message, update_message
from bot.slack.responses import Message
from bot.storage.transaction import Database, Transaction

__all__ = ["RequestsJobs"]


class RequestsJobs:
    """The worker's part of requests."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    @handles(ShowRequest)
    async def show_request(self, workspace_id: UUID, task: ShowRequest) -> None:
        """Bring card and thread to where the request is; said again, nothing comes twice."""
        async with self._database.transaction(workspace_id) as tx:
            request = await repository.lock_request(tx, task.request_id)
            client = await clients.client_by_id(tx, request.client_id)
            questions = await repository.questions_of(tx, request.id)
            seen = await _picture(tx, client, request, questions)
            showing = _Showing(tx, client, request, clients.shared_reader(client), seen)
            await showing.card()
            await showing.opening()
            for question in questions:
                await showing.question(question)
            await showing.outcome()


@dataclass(frozen=True)
class _Showing:
    """One request being shown."""

    tx: Transaction
    client: Client
    request: Request
    reader: Reader
    seen: Picture

    async def card(self) -> None:
        """Post the card, or bring it up to date."""
        request = self.request
        card = views.build_card(self.reader, self.seen)
        line = views.build_short(self.reader, self.seen)
        budget = self._budget()
        if request.card_id is not None:
            await update_message(self.tx, request.card_id, card, line, budget)
            return
        request.card_id = await post_message(
            self.tx,
            channel_id=request.channel_id,
            message=card,
            subject=request.subject,
            key=f"{request.subject}:card",
            coalesce=line,
            budget=budget,
        )

    def _budget(self) -> Budget | None:
        """The client's own words never wait: their card is the answer, its thread goes on."""
        request = self.request
        if request.asked_side == "client":
            return None
        due = None
        if request.wanted is not None and request.state.open:
            due = datetime.combine(request.wanted, time(), self.seen.zone)
        return self.client.budget(request.channel_id, self.tx.now, due)

    async def opening(self) -> None:
        """Who reads, who is asked, and the buttons for the rest of the brief."""
        request = self.request
        await self._say(views.build_readers(self.reader, self.seen), "readers")
        if request.state.open and self.seen.deciders:
            await self._say(views.build_asked(self.reader, self.seen), "asked")
        more = views.build_more(self.reader, self.seen)
        if request.more_id is not None:
            await update_message(self.tx, request.more_id, more)
        elif request.state.open:
            request.more_id = await self._say(more, "more")

    async def question(self, question: RequestQuestion) -> None:
        """The question, and where it has come, the answer in its place."""
        message = views.build_question(self.reader, self.seen, question)
        if question.message_id is None:
            question.message_id = await self._say(message, f"question:{question.id}")
        elif question.answer is not None or not self.request.state.open:
            await update_message(self.tx, question.message_id, message)
        if question.answer is not None and self.request.state.open:
            answered = views.build_answered(self.reader, self.seen, question)
            await self._say(answered, f"answered:{question.id}")

    async def outcome(self) -> None:
        """What was decided, and what was delivered."""
        if not self.request.state.open:
            decided = views.build_decided(self.reader, self.seen)
            await self._say(decided, self.request.state.value)
        for promise in self.seen.promises:
            waits = promise.kept_at is not None and promise.received_at is None
            if waits and promise.kind != "answer":
                delivered = views.build_delivered(self.reader, self.seen, promise)
                await self._say(delivered, f"delivered:{promise.id}")

    async def _say(self, message: Message, what: str) -> UUID:
        subject = self.request.subject
        return await post_message(
            self.tx,
            channel_id=self.request.channel_id,
            message=message,
            subject=subject,
            thread_of=self.request.card_id,
            key=f"{subject}:{what}",
        )


async def _picture(
    tx: Transaction, client: Client, request: Request, questions: list[RequestQuestion]
) -> Picture:
    from_client = request.asked_side == "client"
    find = clients.managers if from_client else clients.contacts
    found = await promises.of_subject(tx, request.subject)
    ids = {request.asked_by, request.decided_by}
    ids |= {each.asked_by for each in questions} | {each.answered_by for each in questions}
    ids |= {each.kept_by for each in found} | {each.received_by for each in found}
    on_the_plan = True
    if request.item_id is not None:
        on_the_plan = (await planning.item_by_id(tx, request.item_id)).status != "proposed"
    return Picture(
        brand=client.brand,
        request=request,
        zone=ZoneInfo(client.zone),
        now=tx.now,
        people=await repository.persons(tx, ids),
        deciders=await find(tx, client.id),
        promises=found,
        team_only=not clients.is_client_channel(client, request.channel_id),
        on_the_plan=on_the_plan,
    )
