"""What Juniper Tea and the agency agree to in the week, and what both say about it."""

from bot.sandbox.demo.acts import Act, Find, Press, Reply, Say, Setting, Slash, Submit

__all__ = ["PLAN"]

LAUNCH, THEME = "Launch of the oolong", "The people behind the tea"

HOW: tuple[Act, ...] = (
    Slash("mon 16:53", "manager", "client", "/plan how", key="how.first"),
    Press("mon 16:53", "manager", "how.first", "Change: Posts"),
    Submit(
        "mon 16:53",
        "manager",
        {"posts_does": ["Idris Cole", "Leo Grant"], "posts_told": ["Owen Hart"]},
    ),
    Press("mon 16:53", "manager", "how.first", "Change: Replies"),
    Submit(
        "mon 16:53",
        "manager",
        {
            "replies_decides": ["Maya Okafor"],
            "replies_does": ["Leo Grant", "Priya Shah", "Sam Whitlock"],
            "replies_told": ["Carol Finch"],
        },
    ),
    Press("mon 16:54", "manager", "how.first", "Change: Crises"),
    Submit(
        "mon 16:54",
        "manager",
        {
            "crises_decides": ["Carol Finch"],
            "crises_does": ["Maya Okafor"],
            "crises_told_other": "Oliver, by phone",
            "crises_words": "Anything that could make somebody ill. Nobody posts until Carol says.",
        },
    ),
    Press("mon 16:54", "manager", "how.first", "Change: Spending"),
    Submit(
        "mon 16:54",
        "manager",
        {
            "spending_decides_other": "Oliver",
            "spending_words": "Up to £50 a month nobody is asked.",
        },
    ),
)

PLAN: tuple[Act, ...] = (
    Setting("mon 16:14", "manager", {"cards_a_day": "12"}),  # there is much to settle this week
    Slash("mon 16:15", "strategist", "client", "/plan item 3 posts a week on X"),
    Slash("mon 16:15", "strategist", "client", "/plan item"),
    Submit(
        "mon 16:15",
        "strategist",
        {
            "title": LAUNCH,
            "about": "The tin, how to brew it, then the sale.",
            "starts": "{mon}",
            "ends": "{thu}",
        },
    ),
    Slash("mon 16:16", "strategist", "client", "/plan item"),
    Press("mon 16:16", "strategist", "", "What is it?", "Theme"),
    Submit("mon 16:16", "strategist", {"title": THEME}),
    Slash(
        "mon 16:16",
        "strategist",
        "client",
        "/rapport goal set tins ordered from 0 to 200 tins by Sunday",
    ),
    Slash("mon 16:17", "strategist", "client", "/plan show", key="plan.own"),
    Press("mon 16:17", "strategist", "plan.own", "overview.share"),
    Find("mon 16:17", "client", "client", "The plan of Juniper Tea", "plan"),
    Press("mon 16:17", "client", "plan", "planning.agree"),
    # the launch moves: see Monday
    Reply("mon 16:25", "manager", "launch.card", "Which item?", "launch.asked"),
    Press("mon 16:25", "manager", "launch.asked", "Which item?", f"Item 2: {LAUNCH}"),
    Reply("mon 16:26", "manager", "launch.card", "What moves?", "launch.asked"),
    Press("mon 16:26", "manager", "launch.asked", "details.ask_days"),
    Submit("mon 16:26", "manager", {f"2 · {LAUNCH}: last day": "{fri}"}),
    Find("mon 16:27", "manager", "team", LAUNCH, "launch.late"),
    Press("mon 16:28", "manager", "launch.late", "delays.confirm"),
    *HOW,
    Slash("mon 16:54", "manager", "client", "/plan how", key="how.own"),
    Press("mon 16:54", "manager", "how.own", "working.agree"),
    Find("mon 16:55", "client", "client", "How we work", "how"),
    Press("mon 16:57", "client", "how", "working.agree"),
    Press("tue 16:42", "client", "noon.card", "plans.differ"),
    Submit(
        "tue 16:43",
        "client",
        {"words": "Our regulars read before eight. Let us compare both for two weeks."},
    ),
    Say(
        "tue 16:55",
        "client",
        "client",
        "@Rapport goal log 38 from the order book",
        answered=True,
    ),
    Say(
        "wed 11:30",
        "client",
        "client",
        "@Rapport request a post about who picks our leaves, for the people who keep asking",
        answered=True,
    ),
    Find("wed 11:31", "manager", "client", "Request #1", "leaves_post"),
    Press("wed 11:40", "manager", "leaves_post", "requests.ask"),
    Submit("wed 11:41", "manager", {"text": "Gladly. Is there a picture from April?"}),
    Say(
        "wed 11:52",
        "blender",
        "client",
        "Forty. I send you the three without my thumb.",
        thread="leaves_post",
    ),
    Press("wed 12:02", "manager", "leaves_post", "requests.accept"),
    Submit("wed 12:03", "manager", {"due": "{fri}"}),
    Say(
        "wed 16:20",
        "client",
        "client",
        "@Rapport request something for the shop's tenth birthday in December, with the old photos",
        answered=True,
    ),
    Find("wed 16:21", "manager", "client", "Request #2", "birthday"),
    Say(
        "thu 13:10",
        "client",
        "client",
        "@Rapport goal log 121 from the order book",
        answered=True,
    ),
    # Carol posts by hand: see Thursday
    Find("thu 13:32", "manager", "team", "Fog outside", "fog"),
    Press("thu 13:40", "manager", "fog", "Part of …", LAUNCH),
)
