"""Apps from their manifest, and their installation in a workspace."""

import secrets
from typing import Any

from bot.sandbox.slack.hub import Hub
from bot.sandbox.slack.manifests import check_manifest
from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import App, Install, User, new_id

__all__ = ["app_from_manifest", "install_in"]


def app_from_manifest(hub: Hub, manifest: Json, given: dict[str, Any]) -> App:
    """The app of a manifest (docs.slack.dev/reference/app-manifest), made or brought up to date.

    `invalid_manifest` names everything that is wrong (see `manifests.check_manifest`).
    """
    name = str(manifest["display_information"]["name"])
    features = manifest.get("features") or {}
    settings = manifest.get("settings") or {}
    scopes = list(manifest["oauth_config"]["scopes"]["bot"])
    events = list((settings.get("event_subscriptions") or {}).get("bot_events") or [])
    commands = {c["command"]: c for c in features.get("slash_commands") or []}
    check_manifest(manifest, scopes, events)
    known = (a for a in hub.state.apps.values() if a.name == name)
    app = next(known, None) or App(
        id=given.get("app_id") or new_id("A"),
        name=name,
        signing_secret=given.get("signing_secret") or secrets.token_hex(16),
        verification_token=secrets.token_urlsafe(18),
        request_url="",
        scopes=[],
        events=[],
        commands={},
        shortcuts=[],
    )
    app.scopes, app.events, app.commands = scopes, events, commands
    app.shortcuts = list(features.get("shortcuts") or [])
    _describe(app, manifest)
    app.request_url = given.get("request_url") or app.request_url
    app.signing_secret = given.get("signing_secret") or app.signing_secret
    hub.state.apps[app.id] = app
    return app


def _describe(app: App, manifest: Json) -> None:
    home = (manifest.get("features") or {}).get("app_home") or {}
    app.description = str(manifest["display_information"].get("description") or "")
    app.home_tab = bool(home.get("home_tab_enabled", True))
    app.messages_tab = bool(home.get("messages_tab_enabled", True))
    app.redirect_urls = list(manifest["oauth_config"].get("redirect_urls") or [])
    app.socket_mode = bool((manifest.get("settings") or {}).get("socket_mode_enabled"))
    app.app_token = app.app_token or f"xapp-1-{app.id}-{secrets.token_hex(24)}"
    app.client_id = app.client_id or f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**12)}"
    app.client_secret = app.client_secret or secrets.token_hex(16)


def install_in(hub: Hub, app: App, team_id: str, token: str = "") -> Install:
    """Install, or install again: new scopes count from now on, the token stays."""
    known = app.installs.get(team_id)
    if known is not None and known.active:
        known.scopes = list(app.scopes)
        return known
    number = f"{secrets.randbelow(10**12):012d}-{secrets.randbelow(10**12):012d}"
    bot = User(
        id=known.bot_user_id if known else new_id("U"),
        team_id=team_id,
        name=app.name.lower().replace(" ", "_"),
        real_name=app.name,
        display_name=app.name,
        is_bot=True,
        bot_id=known.bot_id if known else new_id("B"),
        app_id=app.id,
    )
    hub.state.users[bot.id] = bot
    install = Install(
        team_id=team_id,
        bot_user_id=bot.id,
        bot_id=bot.bot_id,
        token=token or f"xoxb-{number}-{secrets.token_urlsafe(18)}",
        scopes=list(app.scopes),
    )
    app.installs[team_id] = install
    return install
