"""What the curtain shows of requests and faults, in the viewer's language, without secrets."""

import asyncio
import re

import pytest
from aiohttp.test_utils import make_mocked_request

import bot.wiring  # noqa: F401 - knows every task
from bot.jobs.task import Task
from bot.sandbox.page.curtain.told import task_named
from bot.sandbox.page.frame import Viewer
from bot.sandbox.x.client import FaultKind, On
from tests.sandbox.page.curtain.conftest import Stage


async def test_a_call_of_the_app_is_a_row_and_opens_without_its_token(stage: Stage) -> None:
    await stage.call("chat.postMessage", channel=stage.channel.id, text="<b>launch</b> day")
    rows = await stage.get("traffic/rows?q=launch+day")
    number = re.findall(r'id="traffic-(\d+)"', rows)[-1]
    assert "App → Slack" in rows
    assert "chat.postMessage #launch" in rows
    opened = await stage.get(f"traffic/{number}")
    assert "&lt;b&gt;launch&lt;/b&gt; day" in opened
    assert "Bearer xoxb-…" in opened
    assert stage.install.token not in opened
    await stage.get("traffic/999999", status=404)


async def test_slacks_refusal_is_named_though_its_status_is_200(stage: Stage) -> None:
    await stage.call("chat.postMessage", channel="C0NOWHERE", text="x")
    rows = await stage.get("traffic/rows?q=C0NOWHERE")
    assert '<span class="status bad">200 channel_not_found</span>' in rows


async def test_a_command_that_nobody_answers_says_so_and_how_it_was_signed(stage: Stage) -> None:
    await stage.maya.slash(stage.channel, "/plan history of all")
    rows = await stage.get("traffic/rows?q=history")
    assert "Slack → App" in rows
    assert "command /plan history of all" in rows
    assert "not reached" in rows
    number = re.findall(r'id="traffic-(\d+)"', rows)[-1]
    opened = await stage.get(f"traffic/{number}")
    stamp = re.search(r"<dt>X-Slack-Request-Timestamp</dt><dd>(\d+)</dd>", opened)
    assert stamp
    assert f"over “v0:{stamp[1]}:” followed by" in opened
    assert "<dt>X-Slack-Signature</dt><dd>v0=" in opened
    assert stage.install.signing_secret not in opened
    app = stage.hub.state.apps[stage.install.app_id]
    assert app.verification_token not in opened
    assert "Not acknowledged within the 3 s" in opened


async def test_rows_that_come_are_waited_for(stage: Stage) -> None:
    at = stage.hub.log.read()[-1]["n"]
    waiting = asyncio.create_task(stage.get(f"traffic/rows?at={at}&wait=1"))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await stage.call("auth.test")
    rows = await asyncio.wait_for(waiting, 5)
    assert rows.count("<li>") == 1
    assert "auth.test" in rows


async def test_calls_to_x_are_among_them(stage: Stage) -> None:
    brand = await stage.x.create_account("acme", "Acme")
    headers = {"Authorization": f"Bearer {brand.token}"}
    body = {"text": "out now"}
    url = f"{stage.url}/2/tweets"
    async with stage.session.post(url, json=body, headers=headers) as answer:
        assert answer.status == 201
    rows = await stage.get("traffic/rows?q=tweets+out+now", who=stage.marta)
    assert "POST /2/tweets" in rows
    number = re.findall(r'id="traffic-(\d+)"', rows)[-1]
    opened = await stage.get(f"traffic/{number}", who=stage.marta)
    assert brand.token not in opened
    assert "El token de Authorization dice quién llama" in opened


async def test_slacks_own_log_stays_slacks(stage: Stage) -> None:
    assert {line["direction"] for line in await stage.slack.log()} == {"app→slack", "slack→app"}


async def test_armed_faults_are_told_in_words_and_cleared(stage: Stage) -> None:
    await stage.slack.fault("chat.postMessage", "429", times=2)
    await stage.slack.fault("views.open", "500")
    await stage.x.fault(FaultKind.ACCEPT_THEN_TIMEOUT, on=On.WRITE)
    stage.page.mailbox.refuse()
    shown = await stage.get("faults", who=stage.marta)
    armed = re.search(r'data-part="armed".*?</ul>', shown, re.DOTALL)
    assert armed
    assert re.findall(r"<li>(.*?)</li>", armed[0]) == [
        "Slack: Responde 429 al próximo mensaje \N{MULTIPLICATION SIGN} 2",
        "Slack: views.open: 500",
        "X: Acepta la próxima publicación y no responde nunca",
        "El próximo correo se rechaza",
    ]
    await stage.slack.clear_faults()
    await stage.x.clear_faults()
    stage.page.mailbox.refuse(0)
    assert "data-clear" not in await stage.get("faults")


@pytest.mark.parametrize("tab", ["traffic", "faults", "clock"])
async def test_a_tab_is_a_document_with_the_others_beside_it(stage: Stage, tab: str) -> None:
    document = await stage.get(f"?tab={tab}")
    assert document.count('aria-current="page"') == 1
    assert f'data-tab="{tab}" aria-current="page"' in document
    assert "Jobs and due work" in document


async def test_the_clock_says_what_it_understands_in_the_viewers_language(stage: Stage) -> None:
    assert '"understood": true' in await stage.get("clock/echo?words=%2B2+h")
    doubt = await stage.get("clock/echo?words=lunes", who=stage.marta)
    assert '"understood": false' in doubt
    assert "qu\\u00e9 hora" in doubt
    assert "Adelantar el reloj" in await stage.get("clock", who=stage.marta)


def test_whatever_can_be_asked_of_the_worker_has_words(stage: Stage) -> None:
    viewer = _viewer(stage)
    names = [task.name for task in _tasks(Task) if task.__module__.startswith("bot.")]
    assert len(names) > 20
    assert [name for name in names if task_named(viewer, name) == name] == []
    assert task_named(viewer, "some.new_task") == "some.new_task"


def _viewer(stage: Stage) -> Viewer:
    request = make_mocked_request("GET", "/", match_info={"user": stage.marta.id})
    return stage.page.viewer(request)


def _tasks(kind: type[Task]) -> list[type[Task]]:
    below = [one for sub in kind.__subclasses__() for one in _tasks(sub)]
    return ([kind] if "name" in vars(kind) else []) + below
