"""Rapport in Slack teams: found by team, tokens sealed, a short cache in front."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.catalogues import Language
from bot.slack.channels import installs_at
from bot.slack.models import Install
from bot.storage.secrets import SecretBox
from bot.storage.transaction import Database

__all__ = ["InstallFacts", "Installs", "count_installs", "facts_of_token", "permalink"]

CACHE_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallFacts:
    """What Slack tells of an install; the token is kept out of its printed form by the caller."""

    slack_team_id: str
    team_name: str
    team_url: str
    app_id: str
    bot_id: str
    bot_user_id: str
    scopes: str


class Installs:
    """Every install. One per process; a change elsewhere is seen within a minute."""

    def __init__(self, database: Database, box: SecretBox) -> None:
        self._database = database
        self._box = box
        self._kept: dict[str, tuple[float, Install]] = {}

    async def save(self, facts: InstallFacts, token: str, language: Language) -> Install:
        """Keep an install; the same team again keeps its id (and language), with the new token."""
        columns = {
            "team_name": facts.team_name,
            "team_url": facts.team_url,
            "app_id": facts.app_id,
            "bot_id": facts.bot_id,
            "bot_user_id": facts.bot_user_id,
            "scopes": facts.scopes,
            "sealed_token": self._box.seal(token, context=_context(facts.slack_team_id)),
            "removed_at": None,
        }
        adding = insert(Install).values(
            id=uuid4(),
            slack_team_id=facts.slack_team_id,
            language=language,
            installed_at=self._database.clock.wall(),
            **columns,
        )
        saving = adding.on_conflict_do_update(index_elements=["slack_team_id"], set_=columns)
        async with self._database.system() as session:
            install = (await session.scalars(saving.returning(Install))).one()
        self._kept.pop(facts.slack_team_id, None)
        return install

    async def by_team(self, slack_team_id: str) -> Install | None:
        """The install in a team, at most a minute old."""
        kept = self._kept.get(slack_team_id)
        now = self._database.clock.monotonic()
        if kept is not None and now - kept[0] < CACHE_SECONDS:
            return kept[1]
        async with self._database.system() as session:
            install = await session.scalar(
                select(Install).where(
                    Install.slack_team_id == slack_team_id, Install.removed_at.is_(None)
                )
            )
        if install is not None:
            self._kept[slack_team_id] = (now, install)
        return install

    async def for_request(
        self, candidates: Sequence[str], app_id: str | None, *, hidden_in: str | None = None
    ) -> Install | None:
        """The install a request is for: the first candidate that has one.

        A button of an ephemeral message names only the acting person's team, which in a shared
        channel may be another organisation's. There the channel (``hidden_in``) comes first, where
        it is the client's of one workspace alone. Where nothing else tells and the app (the
        request's signature was checked) is in one team alone, it is for that.
        """
        if hidden_in is not None:
            async with self._database.system() as session:
                here = await installs_at(session, hidden_in, app_id)
            if len(here) == 1:
                return here[0]
        for team_id in candidates:
            install = await self.by_team(team_id)
            if install is not None:
                return install
        async with self._database.system() as session:
            of_app = select(Install).where(Install.app_id == app_id, Install.removed_at.is_(None))
            living = (await session.scalars(of_app.limit(2))).all()
        return living[0] if len(living) == 1 else None

    async def all(self, *, removed: bool = False) -> Sequence[Install]:
        """Every install; those that were removed (their data stay) only if asked for."""
        wanted = select(Install).order_by(Install.installed_at)
        if not removed:
            wanted = wanted.where(Install.removed_at.is_(None))
        async with self._database.system() as session:
            return (await session.scalars(wanted)).all()

    async def of_workspace(self, workspace_id: UUID) -> Install:
        """The install of a workspace, at most a minute old.

        Raises:
            LookupError: it was removed, or there never was one.
        """
        for _, kept in self._kept.values():
            if kept.id == workspace_id:
                found = await self.by_team(kept.slack_team_id)
                if found is not None:
                    return found
        async with self._database.system() as session:
            install = await session.get(Install, workspace_id)
        if install is None or install.removed_at is not None:
            raise LookupError(f"Rapport is not installed in the workspace {workspace_id}")
        self._kept[install.slack_team_id] = (self._database.clock.monotonic(), install)
        return install

    async def token_of(self, workspace_id: UUID) -> str:
        """The bot token of a workspace.

        Raises:
            LookupError: not installed (any more).
        """
        return self.token(await self.of_workspace(workspace_id))

    def token(self, install: Install) -> str:
        """The bot token of an install, opened."""
        return self._box.open(install.sealed_token, context=_context(install.slack_team_id))

    async def remove(self, slack_team_id: str) -> None:
        """The app was uninstalled; the workspace's data stays."""
        async with self._database.system() as session:
            await session.execute(
                update(Install)
                .where(Install.slack_team_id == slack_team_id)
                .values(removed_at=self._database.clock.wall())
            )
        self._kept.pop(slack_team_id, None)


async def count_installs(session: AsyncSession) -> int:
    """In how many workspaces the app is installed."""
    living = select(func.count()).select_from(Install).where(Install.removed_at.is_(None))
    return await session.scalar(living) or 0


async def facts_of_token(client: AsyncWebClient) -> InstallFacts:
    """Ask Slack whose token the client has (auth.test, bots.info).

    Raises:
        slack_sdk.errors.SlackApiError: the token is not valid.
    """
    told = await client.auth_test()
    bot = await client.bots_info(bot=told["bot_id"])
    headers = {name.lower(): value for name, value in told.headers.items()}
    return InstallFacts(
        slack_team_id=told["team_id"],
        team_name=told["team"],
        team_url=told["url"],
        app_id=bot["bot"]["app_id"],
        bot_id=told["bot_id"],
        bot_user_id=told["user_id"],
        scopes=headers.get("x-oauth-scopes", ""),
    )


def permalink(team_url: str, channel_id: str, ts: str, thread_ts: str | None = None) -> str:
    """The address of a message, as ``chat.getPermalink`` would give it."""
    link = f"{team_url}archives/{channel_id}/p{ts.replace('.', '')}"
    return link + (f"?thread_ts={thread_ts}&cid={channel_id}" if thread_ts else "")


def _context(slack_team_id: str) -> str:
    return f"installs:{slack_team_id}:bot_token"
