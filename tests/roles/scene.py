"""A brand with everybody around it and one thing of each sort; beside it, others who must not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from sqlalchemy import select, update

from bot.features.agreements import service as agreements
from bot.features.clients import service as clients
from bot.features.clients.models import Client
from bot.features.clients.rules import Role, SetupAnswers
from bot.features.delays import service as delays
from bot.features.delays.rules import digest_of
from bot.features.delays.service import Noticed
from bot.features.direct import service as direct
from bot.features.direct.models import DirectPost
from bot.features.evidence import service as evidence
from bot.features.objectives import service as objectives
from bot.features.objectives.rules import Goal
from bot.features.offers import service as offers
from bot.features.planning import service as planning
from bot.features.planning.rules import ItemDraft
from bot.features.plans import service as plans
from bot.features.plans.events import Source
from bot.features.promises import service as promises
from bot.features.reading import service as reading
from bot.features.requests import repository as requests_repository
from bot.features.requests import service as requests
from bot.features.standing import service as standing
from bot.features.standing.rules import Measure
from bot.features.talks import service as talks
from bot.features.verdicts import service as verdicts
from bot.networks.base import PublishedPost
from bot.pages.links import Links
from bot.slack.models import Install, Person
from bot.slack.outbound import Budget, Line, post_message
from bot.slack.responses import Message
from bot.slack.shared import SharedFile
from bot.storage.transaction import Database, Transaction
from tests.support.people import Seeded, seed_client, seed_person

__all__ = ["SECRET", "SPANISH", "UNTOLD", "Scene", "set_scene"]

SECRET = "Zephyr"
"""In all that is said at the brand: nobody from elsewhere may read it."""
UNTOLD = "Quasar"
"""In a change of the agency's that nobody of the client was told of yet."""
SPANISH = frozenset({"client", "coach", "nobody", "rival", "visitor"})
"""Who reads in Spanish; of people of another organisation Slack tells no language."""
CLIENT, TEAM, QUIET = "CCLIENT", "CTEAM", "CQUIET"


@dataclass
class Scene:
    """Who is there, and what they can put their hands on."""

    cast: Mapping[str, Person]
    """By role; ``rival`` manages another brand here, ``stolen`` one of another workspace."""
    installs: Mapping[UUID, Install]
    ids: Mapping[str, UUID]
    digest: str
    """Of the delay that waits."""
    today: date


async def set_scene(database: Database, links: Links) -> Scene:
    """Play everything once, through the services."""
    ours, far = uuid4(), uuid4()
    brand = await seed_client(database, ours, brand=f"{SECRET} Tea")
    rival = await seed_client(
        database, ours, brand="Rival", x_handle="rival", external_id="7002", tag="B"
    )
    other = await seed_client(database, far, brand="Far", x_handle="far", external_id="7003")
    cast = {
        "manager": brand.manager,
        "client": brand.contact,
        "staff": brand.staff,
        "rival": rival.manager,
        "stolen": other.manager,
    }
    more: dict[str, tuple[Role | None, str | None]] = {
        "strategist": ("strategist", None),
        "coach": ("coach", None),
        "guest": ("client", "TABROAD"),
        "shop": ("staff", "TABROAD"),
        "nobody": (None, None),
    }
    for name, (role, team) in more.items():
        person = await seed_person(
            database,
            ours,
            f"U{name.upper()}",
            name.title(),
            team=team,
            language=None if team else "en",
        )
        cast[name] = person
        if role is not None:
            async with database.transaction(ours) as tx:
                await clients.add_member(tx, brand.client, brand.manager, person, role)
    async with database.transaction(ours) as tx:
        spanish = [cast[name].id for name in SPANISH & cast.keys()]
        await tx.session.execute(
            update(Person).where(Person.id.in_(spanish)).values(locale="es-ES")
        )
    async with database.transaction(ours) as tx:
        ids = await _play(tx, brand, cast, links)
    async with database.transaction(ours) as tx:
        ids["rival_item"] = await _item(tx, rival.client, rival.manager, "Rival spring")
        theirs: dict[str, UUID] = {}
        await _goal(tx, rival.client, rival.manager, theirs, "Rival visits")
        ids |= {f"rival_{name}": found for name, found in theirs.items()}
        ids["rival_client"] = rival.client.id
        ids["account"], ids["rival_account"] = brand.account.id, rival.account.id
        today = tx.now.date()
        late, _ = await delays.known(tx, ids["late"], brand.manager)
        digest = digest_of(late.days, await delays.parts_of(tx, late))
    installs = {ours: brand.install, far: other.install}
    return Scene(cast, installs, ids, digest, today)


async def _play(
    tx: Transaction, brand: Seeded, cast: Mapping[str, Person], links: Links
) -> dict[str, UUID]:
    client, manager, contact = brand.client, brand.manager, brand.contact
    ids = {"client": client.id}
    ids["item"] = await _item(tx, client, manager, f"{SECRET} spring")
    ids["agreed"] = await _item(tx, client, manager, f"{SECRET} summer")
    await agreements.agree(tx, client, contact, [(2, 1)])
    await _goal(tx, client, cast["strategist"], {}, f"{SECRET} visits")
    await _goal(tx, client, cast["strategist"], ids)
    await _changes(tx, client, cast, ids)
    await _evidence(tx, client, cast, ids)
    await _requests(tx, client, cast, ids)
    await _directs(tx, brand, ids)
    for who in ("manager", "client"):
        made = await reading.make_link(tx, links, client, cast[who])
        ids[f"{who}_link"] = made.id
    ids["words"] = uuid4()
    text = f"{SECRET} words"
    await offers.keep(tx, client=client, person=manager, text=text, words_id=ids["words"])
    await _delays(tx, client, manager, ids)
    await _folded(tx, ids)
    await _quiet(tx, cast, ids)
    said = Message(f"{SECRET} card")
    ids["card"] = await post_message(tx, channel_id=CLIENT, message=said, subject="card:1")
    return ids


async def _item(tx: Transaction, client: Client, person: Person, title: str) -> UUID:
    today = tx.now.date()
    ends = today + timedelta(days=30)
    draft = ItemDraft(kind="campaign", title=title, owner_id=person.id, starts=today, ends=ends)
    return (await planning.propose(tx, client=client, person=person, draft=draft)).id


async def _goal(
    tx: Transaction,
    client: Client,
    by: Person,
    ids: dict[str, UUID],
    name: str = f"{SECRET} orders",
) -> None:
    due, note = tx.now.date() + timedelta(days=90), None
    wanted = Goal(name, "a week", Decimal(5), Decimal(9), due, by.id, note)
    goal = await objectives.set_goal(tx, client, by, wanted)
    measure = Measure(Decimal(6), tx.now.date(), f"{name} at the shop")
    ids["reading"] = (await standing.log(tx, goal.id, by, measure)).id
    ids["goal"] = goal.id


async def _changes(
    tx: Transaction, client: Client, cast: Mapping[str, Person], ids: dict[str, UUID]
) -> None:
    """``held`` and ``told`` are the agency's, ``their_held`` and ``their_told`` the client's."""
    for name, who in (("", "staff"), ("their_", "client")):
        for how in ("held", "told"):
            word = UNTOLD if name + how == "held" else "boxes"
            change, _ = await plans.tell(
                tx,
                client=client,
                person=cast[who],
                text=f"{SECRET} {word} are late",
                language="en",
                door="slash",
            )
            ids[name + how] = change.id
        await plans.announce(tx, change.id)
    await talks.differ(tx, ids["told"], cast["client"], words=f"{SECRET} boxes came")


async def _evidence(
    tx: Transaction, client: Client, cast: Mapping[str, Person], ids: dict[str, UUID]
) -> None:
    """A form that the manager has open, and a file from each channel."""
    manager = cast["manager"]

    async def begin(channel: str, ts: str) -> UUID:
        source = Source(
            channel_id=channel,
            ts=ts,
            thread_ts=None,
            text=f"{SECRET} is late",
            author_id=cast["staff"].id,
            author_name="Sam",
            files=(SharedFile("F1", "late.png", "image/png", 4),),
        )
        return (await evidence.begin(tx, client, manager, source)).id

    ids["form"] = await begin(CLIENT, "1800000001.000001")
    for name, channel, ts in (("file", CLIENT, "2"), ("team_file", TEAM, "3")):
        form = await begin(channel, f"180000000{ts}.000001")
        kept = await evidence.record_message(
            tx, form, manager, text=f"{SECRET} is late", effect=None, language="en"
        )
        ids[name] = kept.files[0].id
        said = {"name": f"{SECRET}.png", "mimetype": "image/png", "content": b"late"}
        await evidence.keep_file(tx, ids[name], **said)  # type: ignore[arg-type]


async def _requests(
    tx: Transaction, client: Client, cast: Mapping[str, Person], ids: dict[str, UUID]
) -> None:
    async def send(name: str, who: str) -> UUID:
        request = await requests.send(
            tx,
            client=client,
            person=cast[who],
            text=f"{SECRET} flyers",
            language="en",
            door="slash",
        )
        ids[name] = request.id
        return request.id

    manager = cast["manager"]
    await send("request", "client")
    await send("our_request", "manager")
    await requests.ask(tx, await send("asked", "client"), manager, text=f"Which {SECRET}?")
    (question,) = await requests_repository.questions_of(tx, ids["asked"])
    ids["question"] = question.id
    due = tx.now.date() + timedelta(days=5)
    for name in ("promise", "delivered"):
        asked = await requests.accept(tx, await send(name, "client"), manager, read=1, due=due)
        (promise,) = await promises.of_subject(tx, asked.subject)
        ids[name] = promise.id
    await promises.deliver(tx, ids["delivered"], manager)


async def _directs(tx: Transaction, brand: Seeded, ids: dict[str, UUID]) -> None:
    for number, name in enumerate(("direct", "alert"), 9001):
        url = f"https://x.com/acme/status/{number}"
        post = PublishedPost(str(number), url, f"{SECRET} was here {number}", tx.now)
        await direct.find(tx, brand.account, post)
        there = select(DirectPost.id).where(DirectPost.external_id == post.external_id)
        ids[name] = (await tx.session.scalars(there)).one()
    await direct.raise_alert(tx, ids["alert"], brand.manager)


async def _delays(tx: Transaction, client: Client, manager: Person, ids: dict[str, UUID]) -> None:
    """``late`` waits for a manager, ``confirmed`` has been."""
    today = tx.now.date()
    for version, name in enumerate(("late", "confirmed"), 1):
        noticed = Noticed(
            kind="item",
            subject_id=ids["agreed"],
            version=version,
            thing=f"plan_item:{ids['agreed']}",
            title=f"{SECRET} summer",
            which="end",
            agreed=today - timedelta(days=14),
        )
        delay = await delays.notice(tx, client, noticed, came=today)
        if delay is None:
            raise LookupError("not late")
        await delays.propose(tx, delay.id)
        ids[name] = delay.id
        if name == "confirmed":
            shown = digest_of(delay.days, await delays.parts_of(tx, delay))
            await verdicts.confirm(tx, delay.id, manager, shown=shown)


async def _folded(tx: Transaction, ids: dict[str, UUID]) -> None:
    """A card that waits in the day's card of the client's channel.

    No secret is in it: whoever presses *Open* there reads that channel.
    """
    text = "The boxes are late"
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    ids["folded"] = await post_message(
        tx,
        channel_id=CLIENT,
        message=Message(text, (section,)),
        subject=f"change:{ids['told']}",
        coalesce=Line("plans", (section,)),
        budget=Budget(tx.now.date(), 0),
    )


async def _quiet(tx: Transaction, cast: Mapping[str, Person], ids: dict[str, UUID]) -> None:
    """A brand of the same agency whose client has nobody in Slack."""
    client = await clients.set_up(
        tx,
        by=cast["manager"],
        answers=SetupAnswers(f"{SECRET} Quiet", "quiet", "quiet@example.com"),
        channel_id=QUIET,
        language="en",
        zone="Europe/London",
    )
    for name in ("strategist", "staff", "coach"):
        await clients.add_member(tx, client, cast["manager"], cast[name], name)
    ids["quiet"] = client.id
    ids["quiet_item"] = await _item(tx, client, cast["manager"], f"{SECRET} quiet")
