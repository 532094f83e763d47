"""`rapport …`: every command of people who run Rapport."""

import asyncio
import json
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot import faults, logs
from bot.errors import OperatorError, SettingsError
from bot.settings import Settings, load

__all__ = ["app", "main"]

app = typer.Typer(
    name="rapport",
    help="One record, approvals, inbox and voice for social-media teams and their clients, in "
    "Slack.\n\nNew here? Run [bold]rapport sandbox --story[/bold]: it needs no Slack, no X and no "
    "database. Settings come from the environment; [bold]rapport doctor[/bold] says what is "
    "missing.",
    rich_markup_mode="rich",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
RUN, TRY, CARE = "Run it", "Try it", "Look after it"

DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Work on a sandbox's data instead of the environment's settings."),
]


def main() -> None:
    """The console script: what its user can mend is one line, without a traceback.

    Exit code 2 for settings, 3 where a part does not answer; what a command finds is its own.
    """
    try:
        app()
    except OperatorError as error:
        _complain(str(error))
        sys.exit(error.code)
    except Exception as error:
        from bot.operating.mishaps import MISHAP, told  # loads the database's driver

        line = told(error)
        if line is None:
            raise
        _complain(line)
        sys.exit(MISHAP)


def _complain(line: str) -> None:
    Console(stderr=True).print(f"rapport: {line}", style="red", markup=False, soft_wrap=True)


@app.command(rich_help_panel=RUN)
def web() -> None:
    """Serve Slack, X and health checks on PORT (Socket Mode where only SLACK_APP_TOKEN is set)."""
    settings = _start()
    from bot.web import serve  # every command loads only what it needs, and settings come first

    _run(serve(settings))


@app.command(rich_help_panel=RUN)
def worker() -> None:
    """Do what was decided: post, publish, mail, poll, remind."""
    settings = _start()
    from bot.worker import work

    _run(work(settings))


@app.command(rich_help_panel=RUN)
def migrate() -> None:
    """Bring the database to the newest schema, as its owner (MIGRATION_DATABASE_URL)."""
    settings = load()
    from bot.storage.migrate import migrate as upgrade

    upgrade(settings.migration_database_url, settings.database_url)
    Console().print("The database is up to date.")


@app.command(rich_help_panel=RUN)
def connect(
    network: Annotated[str, typer.Argument(help="x")],
    client: Annotated[str, typer.Option(help="The client's short name, as setup showed it.")],
    token: Annotated[str, typer.Option(help="The account's OAuth 2 user token.", prompt=True)],
    data: DataOption = None,
) -> None:
    """Connect a client's account on a network; again for the same account: renews the token."""
    settings = _settings(data)
    from bot.operating.connect import connect_account

    _finish(_run(connect_account(settings, network, client, token)))


@app.command(rich_help_panel=RUN)
def manifest(
    name: Annotated[str, typer.Option(help="What the app is called in Slack.")] = "Rapport",
    url: Annotated[
        str | None, typer.Option(help="PUBLIC_URL; leave it out for Socket Mode.")
    ] = None,
    prefix: Annotated[
        str, typer.Option(help="Put before every command, where another app has the same.")
    ] = "",
) -> None:
    """Print the Slack app manifest: paste it at api.slack.com, Create New App, From a manifest."""
    from bot.slack.manifest import build_manifest
    from bot.wiring import all_routes

    content = build_manifest(name=name, url=url, prefix=prefix, routes=all_routes())
    print(json.dumps(content, indent=2, ensure_ascii=False))


@app.command(rich_help_panel=CARE)
def doctor(data: DataOption = None) -> None:
    """Look at settings, database, Redis, Slack, X and the clock; say what to do about each."""
    from bot.operating.doctor import examine

    _finish(_run(examine(lambda: _settings(data))))


@app.command(rich_help_panel=CARE)
def verify(
    data: DataOption = None,
    client: Annotated[
        str | None, typer.Option(help="One client's short name; every chain if left out.")
    ] = None,
    checkpoint: Annotated[
        list[str] | None,
        typer.Option(help="A head line from a summary or a receipt: finds a cut tail."),
    ] = None,
) -> None:
    """Check the record's chains; exit code 1 names the first entry that does not hold."""
    with _database_of(data) as settings:
        from bot.operating.verify import verify_record

        _finish(_run(verify_record(settings, client, checkpoint or [])))


@app.command(rich_help_panel=CARE)
def export(
    client: Annotated[str, typer.Option(help="The client's short name.")],
    out: Annotated[Path, typer.Option(help="A new folder for the files.", file_okay=False)],
    *,
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%Y-%m-%d"], help="First day; the beginning if left out."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=["%Y-%m-%d"], help="Last day; today if left out."),
    ] = None,
    team: Annotated[
        bool, typer.Option("--team", help="Also what the agency keeps to itself.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Write a client's record as files: to read, to print, to check with Python alone."""
    with _database_of(data) as settings:
        from bot.operating.export import Asked, export_record

        asked = Asked(
            slug=client,
            since=since.date() if since else None,
            until=until.date() if until else None,
            audience="team" if team else "client",
            out=out,
        )
        _finish(_run(export_record(settings, asked)))


@app.command(rich_help_panel=CARE)
def erase(
    client: Annotated[str, typer.Option(help="The client's short name.")],
    entry: Annotated[list[int], typer.Option(help="Its number; again for more than one.", min=1)],
    on_request_of: Annotated[
        str, typer.Option(help="A Slack user's id, a person's id in Rapport, or contact.")
    ],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    data: DataOption = None,
) -> None:
    """Erase what entries said, here and in Slack, for good; that it was erased stays recorded."""
    with _database_of(data) as settings:
        from bot.operating.erase import Asked, erase_entries

        asked = Asked(slug=client, seqs=entry, on_request_of=on_request_of)
        _finish(_run(erase_entries(settings, asked, None if yes else _typed)))


def _typed(number: int) -> bool:
    """Whether whoever sits there types the word: a key pressed too soon erases nothing."""
    word = f"erase {number}"
    answer: str = typer.prompt(f'Type "{word}" to go on', default="", show_default=False)
    return answer.strip() == word


@app.command(rich_help_panel=TRY)
def sandbox(
    *,
    port: Annotated[int, typer.Option(help="Where the page answers.", min=1, max=65535)] = 8080,
    data: Annotated[
        Path | None, typer.Option(help="Where its data lives; kept between starts.")
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Start over with empty data.")] = False,
    bare: Annotated[
        bool, typer.Option("--bare", help="Set two brands up, without playing a week at them.")
    ] = False,
    story: Annotated[
        bool, typer.Option("--story", help="Play the main job headless, print it, and end.")
    ] = False,
    picture: Annotated[
        Path | None, typer.Option(help="With --story: draw its first half, as SVG.")
    ] = None,
) -> None:
    """Start everything on this machine: Postgres, Valkey, a local Slack, a local X, Rapport."""
    from bot.sandbox.commands import run_sandbox
    from bot.sandbox.interrupts import until_stopped
    from bot.sandbox.story import run_story

    logs.configure("WARNING", human=True)
    if story:
        _finish(_run(until_stopped(run_story(data, picture))))
    _finish(_run(until_stopped(run_sandbox(port=port, data=data, reset=reset, bare=bare))))


@app.command(rich_help_panel=TRY)
def replay(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV of tweets.")],
    speed: Annotated[
        float, typer.Option(help="Tweets a second at the most; 0: as fast as X takes them.", min=0)
    ] = 0,
    limit: Annotated[int | None, typer.Option(help="Stop after so many tweets.", min=1)] = None,
    data: DataOption = None,
) -> None:
    """Feed real tweets into the local X and count what arrives in Slack; 1 if any is lost."""
    from bot.sandbox.interrupts import until_stopped
    from bot.sandbox.replay import replay_into

    logs.configure("WARNING", human=True)
    work = replay_into(file, speed=speed, limit=limit, data=data)
    _finish(_run(until_stopped(work)))


def _start() -> Settings:
    settings = load()
    logs.configure(settings.log_level, human=sys.stderr.isatty())
    if settings.fault is not None:
        import bot.wiring  # noqa: F401 - declares every fault point

        faults.arm(settings.fault)
    return settings


def _settings(data: Path | None) -> Settings:
    logs.configure("WARNING", human=True)
    if data is None:
        return load()
    from bot.sandbox.visiting import settings_of_running

    with _no_finding():
        return settings_of_running(data)


@contextmanager
def _database_of(data: Path | None) -> Iterator[Settings]:
    logs.configure("WARNING", human=True)
    if data is None:
        yield load()
        return
    from bot.sandbox.visiting import visit

    with _no_finding(), visit(data) as settings:
        yield settings


@contextmanager
def _no_finding() -> Iterator[None]:
    """That there is no sandbox ends like a missing setting: 1 would be what the command found."""
    try:
        yield
    except OperatorError as error:
        raise SettingsError(str(error)) from error


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


def _finish(code: int) -> None:
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
