"""Monday at Juniper Tea."""

from bot.sandbox.demo.acts import Act, Draft, Press, React, Say, See, Tell, Whisper

__all__ = ["MONDAY"]

MONDAY: tuple[Act, ...] = (
    Say(
        "mon 16:10",
        "manager",
        "client",
        "Hello Carol, hello Owen! This is where we talk from today: the plan, posts to approve, "
        "and every morning at nine how the day before went. When something changes on your side, "
        "one sentence to Rapport is enough. No forms, promise.",
        key="hello",
    ),
    React("mon 16:11", "client", "hello", "wave"),
    Say(
        "mon 16:12",
        "client",
        "client",
        "Lovely. Oliver owns the shop and reads e-mail only, so he gets the receipts. Owen blends "
        "our teas, ask him anything about leaves :tea:",
    ),
    Say("mon 16:13", "blender", "client", "Leaves, yes. Hashtags, no.", key="leaves"),
    React("mon 16:13", "manager", "leaves", "joy"),
    React("mon 16:14", "staff", "leaves", "joy"),
    Say(
        "mon 16:15",
        "strategist",
        "client",
        "The way to the launch: *Tuesday* the tin, *Wednesday* how to brew it, *Thursday 16:00* "
        "the oolong goes on sale. What we want from it: 200 tins sold by Sunday.",
    ),
    Tell(
        "mon 16:18",
        "client",
        "@Rapport change we moved the launch to Friday 17:30, stock is late",
        "launch",
    ),
    See("mon 16:23", "manager", "we moved the launch", key="launch.card"),
    Say(
        "mon 16:24",
        "manager",
        "client",
        "Seen, thank you for telling us at once. Idris moves the launch post to 17:30 too.",
        thread="launch.said",
    ),
    Draft(
        "mon 16:30",
        "manager",
        "A tin for people who read the label: one garden, rolled by hand, picked in April. "
        "Our new oolong is on its way.",
        "Tuesday 11:00",
        "tin",
        note="No price before the sale, as agreed.",
    ),
    Say("mon 16:38", "client", "client", "looks good to me!", thread="tin", answered=True),
    Press("mon 16:40", "client", "tin", "posts.approve"),
    Draft(
        "mon 16:46",
        "strategist",
        "Oolong in three lines: water at 90 degrees, three minutes, no milk. The second cup is "
        "better than the first.",
        "Wednesday 12:30",
        "brew",
    ),
    Say(
        "mon 16:50",
        "manager",
        "team",
        "Everybody answers under their own name this week, with the people who know beside them. "
        "If somebody asks for a date: Friday 17:30.",
        key="brief",
    ),
    React("mon 16:51", "staff", "brief", "+1"),
    React("mon 16:51", "deliveries", "brief", "+1"),
    Say("mon 16:52", "second", "team", "And caffeine questions?", thread="brief"),
    Say("mon 16:53", "manager", "team", "To Owen. He loves them.", thread="brief"),
    Say(
        "mon 17:05",
        "coach",
        "all",
        "Reading round tomorrow at half past four: three answers of last week, what worked, what "
        "did not. Bring biscuits.",
        key="round",
    ),
    React("mon 17:06", "second", "round", "cookie"),
    React("mon 17:07", "manager", "round", "cookie"),
    Say(
        "mon 17:09",
        "second",
        "all",
        "Bringing shortbread. And the answer about the exploding teapot.",
        thread="round",
    ),
    Whisper("mon 17:10", "manager", "rapport", "help"),
)
