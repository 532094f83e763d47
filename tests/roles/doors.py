"""The doors of the plan and the record, and who gets through each."""

from bot.features.evidence.payloads import RECORD_CHANGE
from tests.roles import scene
from tests.roles.table import (
    AGENCY,
    ALL,
    ANYBODY,
    CLIENTS,
    GOALS,
    LOGGERS,
    MANAGER,
    RUNNERS,
    TELLERS,
    THEIRS,
    Row,
    button,
    form,
    said,
)

__all__ = ["DOORS"]

MEASURED = {"amount": "7", "day": "2026-01-05", "source": "the shop"}
ITEM = {"title": "Autumn", "owner": "UMANAGER", "starts": "", "ends": "", "about": ""}
GOAL = {
    "indicator": "Visits",
    "unit": "a week",
    "baseline": "1",
    "target": "5",
    "due": "@far",
    "owner": "@manager",
    "note": "",
}
TOLD = {"who": "other", "name": "Dan", "medium": "phone", "said": "", "text": "No boxes"}
OURS = MANAGER | {"strategist", "staff"}
"""Who tells of changes for the agency."""

COMMANDS = [
    said("plan item", RUNNERS, "Autumn"),
    said("plan item", RUNNERS, "3 posts a week on X", writes=True),
    said("plan item", RUNNERS, "edit 1"),
    said("plan item", RUNNERS, "close 1 it is over", writes=True),
    said("plan show", ALL),
    said("plan goal", ALL, "show"),
    said("plan goal", ALL, "show #1"),
    said("plan goal", GOALS, "set visits from 100 to 400 a week by 1 May 2031", writes=True),
    said("plan goal", LOGGERS, "log #1 7"),
    said("plan goal", GOALS, "change #1"),
    said("plan goal", GOALS, "close #1"),
    said("plan change", TELLERS, "the launch moves to Friday 10:00", writes=True),
    said("plan told", TELLERS, "the launch moves"),
    said("plan history", ALL),
    said("plan request", TELLERS, "flyers for the fair", writes=THEIRS),
    said("plan requests", ALL),
    said("plan direct", ALL),
    said("plan direct", MANAGER, "allow", writes=True),
    said("plan direct", MANAGER, "stop"),
    said("plan link", ALL),
    said("rapport receipts", MANAGER),
    said("rapport receipts", MANAGER, "off", writes=True),
]

PLAN = [
    button("planning.kind", RUNNERS, client_id="@client", selected="cadence"),
    button("planning.edit", RUNNERS, item_id="@item"),
    button("planning.close", RUNNERS, item_id="@item"),
    button("planning.open", ALL, item_id="@item"),
    button("planning.waiting", ALL, client_id="@client"),
    button(
        "planning.agree",
        RUNNERS | CLIENTS,
        client_id="@client",
        wanted=[[1, 1]],
        writes=CLIENTS,
    ),
    button(
        "planning.agreed_elsewhere",
        MANAGER,
        client_id="@quiet",
        wanted=[[1, 1]],
        channel=scene.QUIET,
    ),
    button("planning.bring_goal", RUNNERS, item_id="@item"),
    button("overview.page", ALL, client_id="@client"),
    button("overview.share", ALL, client_id="@client"),
    button("overview.open_page", ALL, client_id="@client", writes=True),
    form("planning.new", RUNNERS, client_id="@client", values=ITEM, writes=True),
    form("planning.edit", RUNNERS, item_id="@item", seen=1, values=ITEM, writes=True),
    form("planning.close", RUNNERS, item_id="@item", values={"reason": "over"}, writes=True),
    form("planning.goal", RUNNERS, item_id="@item", values={"objective": "@goal"}, writes=True),
    form(
        "planning.elsewhere",
        MANAGER,
        client_id="@quiet",
        wanted=[[1, 1]],
        values={"reason": "Carl, by phone"},
        channel=scene.QUIET,
        writes=True,
    ),
]

GOALS_AND_READINGS = [
    button("objectives.fix", GOALS, objective_id="@goal"),
    button("objectives.change_target", GOALS, objective_id="@goal"),
    button("objectives.close", GOALS, objective_id="@goal"),
    form("objectives.goal", GOALS, client_id="@client", values=GOAL, writes=True),
    form(
        "objectives.goal",
        GOALS,
        case="put right",
        client_id="@client",
        objective_id="@goal",
        values=GOAL,
        writes=True,
    ),
    form(
        "objectives.target",
        GOALS,
        objective_id="@goal",
        values={"target": "12", "due": "@far", "reason": "it goes well"},
        writes=True,
    ),
    form("objectives.close", GOALS, objective_id="@goal", values={"reason": "done"}, writes=True),
    button("standing.show", ALL, objective_id="@goal"),
    button("standing.log", LOGGERS, objective_id="@goal"),
    button("standing.correct", LOGGERS, objective_id="@goal"),
    form(
        "standing.reading",
        LOGGERS,
        client_id="@client",
        objective_id="@goal",
        values=MEASURED,
        writes=True,
    ),
    form(
        "standing.reading",
        LOGGERS,
        case="chosen",
        client_id="@client",
        values={**MEASURED, "objective": "@goal"},
        writes=True,
    ),
    form(
        "standing.reading",
        LOGGERS,
        case="correcting",
        client_id="@client",
        objective_id="@goal",
        correcting=True,
        values={**MEASURED, "reading": "@reading", "reason": "a typo"},
        writes=True,
    ),
]

CHANGES = [
    button(
        "plans.offered_change", TELLERS, change_id="@new", author="@me", text="late", writes=True
    ),
    button(
        "plans.offered_change",
        MANAGER,
        case="of somebody else",
        change_id="@new",
        author="@manager",
        text="late",
        writes=True,
    ),
    button("plans.just_talking", ANYBODY, change_id="@new", author="@me"),
    button(
        "plans.just_talking",
        MANAGER,
        case="of somebody else",
        change_id="@new",
        author="@manager",
    ),
    button(
        "plans.choose_time", MANAGER | {"staff"}, change_id="@held", day="2031-05-01", writes=True
    ),
    button("plans.take_back", MANAGER | {"staff"}, change_id="@held", writes=True),
    button(
        "plans.take_back",
        frozenset({"client"}),
        case="theirs",
        change_id="@their_held",
        writes=True,
    ),
    button("plans.fix", MANAGER | {"staff"}, change_id="@held"),
    form("plans.fix", MANAGER | {"staff"}, change_id="@held", values={"text": "x"}, writes=True),
    button("plans.seen", THEIRS, change_id="@told", writes=True),
    button("plans.seen", AGENCY, case="theirs", change_id="@their_told", writes=True),
    button("plans.detail", OURS, change_id="@told"),
    button("plans.detail", THEIRS | MANAGER, case="theirs", change_id="@their_told"),
    button("plans.detail", OURS, case="held", change_id="@held"),
    button("details.choose_item", OURS, change_id="@told", selected="@agreed", writes=True),
    button("details.choose_objective", OURS, change_id="@told", selected="@goal", writes=True),
    button("details.ask_reason", OURS, change_id="@told"),
    button("details.ask_days", OURS, change_id="@told"),
    form("details.reason", OURS, change_id="@told", values={"reason": "rain"}, writes=True),
    form(
        "details.details",
        OURS,
        change_id="@told",
        values={"reason": "rain", "objective": "@goal"},
        writes=True,
    ),
    form("details.days", OURS, change_id="@told"),
    button("plans.talk", THEIRS, change_id="@told", writes=True),
    button("plans.talk", OURS, case="theirs", change_id="@their_told", writes=True),
    button("plans.differ", TELLERS, change_id="@told"),
    button("talks.add", TELLERS, change_id="@told"),
    form("talks.differ", TELLERS, change_id="@told", values={"words": "No."}, writes=True),
    button("talks.withdraw", frozenset({"client"}), change_id="@told", writes=True),
]

EVIDENCE = [
    Row(kind="shortcut", name=RECORD_CHANGE, may=TELLERS),
    form("evidence.record", MANAGER, evidence_id="@form", values={"text": "late"}, writes=True),
    form("evidence.told", TELLERS, client_id="@client", change_id="@new", values=TOLD, writes=True),
    button("evidence.show_file", ALL, file_id="@file", writes=True),
    button(
        "evidence.show_file",
        AGENCY,
        case="of the team",
        file_id="@team_file",
        channel=scene.TEAM,
        writes=True,
    ),
]

HISTORY = [
    button("plans.history_page", ALL, client_id="@client"),
    button("history.filter", ALL, client_id="@client"),
    form("history.filter", ALL, client_id="@client", values={"words": "boxes"}),
]

REQUESTS = [
    button("requests.accept", MANAGER, request_id="@request", version=1),
    button("requests.accept", CLIENTS, case="ours", request_id="@our_request", version=1),
    button("requests.decline", MANAGER, request_id="@request"),
    button("requests.decline", CLIENTS, case="ours", request_id="@our_request"),
    button("requests.ask", MANAGER, request_id="@request"),
    button("requests.answer", THEIRS, request_id="@asked", question_id="@question"),
    button("requests.detail", THEIRS, request_id="@request", field="why"),
    button("requests.withdraw", THEIRS, request_id="@request", writes=True),
    form(
        "requests.detail",
        frozenset(),
        case="by a day that is over",
        request_id="@request",
        field="why",
        values={"why": "the fair", "promised": "2020-01-01"},
    ),
    form(
        "requests.answer",
        frozenset(),
        case="by a day that is over",
        request_id="@asked",
        question_id="@question",
        values={"text": "All", "promised": "2020-01-01"},
    ),
    button("requests.withdraw", OURS, case="ours", request_id="@our_request", writes=True),
    form(
        "requests.accept",
        MANAGER,
        request_id="@request",
        version=1,
        values={"due": "@far", "kind": "campaign"},
        writes=True,
    ),
    form(
        "requests.accept",
        CLIENTS,
        case="ours",
        request_id="@our_request",
        version=1,
        values={"due": "@far"},
        writes=True,
    ),
    form(
        "requests.decline",
        MANAGER,
        request_id="@request",
        values={"reason": "no paper"},
        writes=True,
    ),
    form("requests.ask", MANAGER, request_id="@request", values={"text": "Why?"}, writes=True),
    form(
        "requests.answer",
        THEIRS,
        request_id="@asked",
        question_id="@question",
        values={"text": "All", "promised": ""},
        writes=True,
    ),
    form(
        "requests.detail",
        THEIRS,
        request_id="@request",
        field="why",
        values={"why": "the fair", "promised": ""},
        writes=True,
    ),
]

OFFERS = [
    button("offers.request", TELLERS, words_id="@new", author="@me", text="x", writes=THEIRS),
    button("offers.ask_the_client", TELLERS, words_id="@new", author="@me", text="x", writes=True),
    button("offers.they_asked", OURS | {"shop"}, words_id="@new", author="@me", text="x"),
    form(
        "offers.tell",
        OURS | {"shop"},
        words_id="@new",
        values={"who": "Dan", "way": "phone", "text": "flyers"},
        writes=True,
    ),
    button("offers.kept_change", MANAGER, words_id="@words", author="@me", kept=True, writes=True),
    button("offers.kept_talk", MANAGER, words_id="@words", author="@me", kept=True),
    button("offers.request", MANAGER, case="kept", words_id="@words", author="@me", kept=True),
    button("promises.delivered", TELLERS, promise_id="@promise", writes=True),
    button(
        "promises.delivered", TELLERS, case="queue", promise_id="@promise", queue=True, writes=True
    ),
    button("promises.received", THEIRS, promise_id="@delivered", writes=True),
]

DIRECT = [
    button(
        "direct.part_of",
        RUNNERS,
        direct_id="@direct",
        selected="plan",
        channel=scene.TEAM,
        writes=True,
    ),
    button(
        "direct.part_of",
        RUNNERS,
        case="of an item",
        direct_id="@direct",
        selected="@agreed",
        channel=scene.TEAM,
        writes=True,
    ),
    button("direct.one_off", RUNNERS, direct_id="@direct", channel=scene.TEAM, writes=True),
    button("direct.it_was_us", RUNNERS, direct_id="@alert", channel=scene.TEAM, writes=True),
    button("direct.not_us", AGENCY, direct_id="@direct", channel=scene.TEAM),
    form("direct.confirm_not_us", AGENCY, direct_id="@direct", channel=scene.TEAM, writes=True),
]

WORKING = [
    said("plan how", ALL),
    button("working.open", ALL, client_id="@client"),
    button("working.agree", RUNNERS | CLIENTS, client_id="@client", digest="older"),
    button("working.change", MANAGER, client_id="@client", section="posts"),
    form(
        "working.section",
        MANAGER,
        client_id="@client",
        section="spending",
        values={"spending_words": "Up to 50 a week."},
        writes=True,
    ),
]

DELAYS = [
    said("plan why", ALL),
    button("delays.why", ALL, client_id="@client"),
    button("delays.entries", ALL, client_id="@client", cause="agency", since="2026-01-01"),
    button("delays.confirm", MANAGER, delay_id="@late", digest="@digest", writes=True),
    button("delays.correct", MANAGER, delay_id="@late"),
    button("delays.later", MANAGER, delay_id="@late"),
    button("delays.not_late", MANAGER, delay_id="@late", writes=True),
    form(
        "delays.correct",
        MANAGER,
        delay_id="@late",
        digest="@digest",
        values={"agency": "1", "note": "It was us."},
        writes=True,
    ),
    button("delays.differ", TELLERS, delay_id="@confirmed"),
    button("delays.differ", frozenset(), case="before a manager has", delay_id="@late"),
    form("delays.differ", TELLERS, delay_id="@confirmed", values={"words": "No."}, writes=True),
]

READING = [
    button("reading.open_links", ALL, client_id="@client"),
    button("reading.make_link", ALL, client_id="@client", writes=True),
    button("reading.mail_link", MANAGER, client_id="@client", writes=True),
    button("reading.revoke_link", MANAGER, link_id="@manager_link", writes=True),
    button(
        "reading.revoke_link",
        MANAGER | {"client"},
        case="of the contact",
        link_id="@client_link",
        writes=True,
    ),
]

DAY = [
    # whoever can press in the channel may read there; in another one it is unknown
    button("slack.open_card", ALL | {"nobody", "visitor"}, outbound_id="@folded"),
    button(
        "slack.open_card", ALL | {"nobody", "visitor"}, case="open already", outbound_id="@card"
    ),
]

DOORS: list[Row] = [
    *COMMANDS,
    *PLAN,
    *GOALS_AND_READINGS,
    *CHANGES,
    *EVIDENCE,
    *HISTORY,
    *REQUESTS,
    *OFFERS,
    *DIRECT,
    *WORKING,
    *DELAYS,
    *READING,
    *DAY,
]
