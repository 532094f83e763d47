"""Tuesday at Juniper Tea."""

from bot.sandbox.demo.acts import (
    Act,
    Answer,
    Ask,
    Close,
    Edit,
    NeedChanges,
    Press,
    React,
    Say,
    See,
    Take,
    Tell,
    TweetEdit,
    Untweet,
    Whisper,
)

__all__ = ["TUESDAY"]

TUESDAY: tuple[Act, ...] = (
    NeedChanges(
        "tue 09:32",
        "client",
        "brew",
        "Please say which tea, or people try it with the breakfast blend and write to us.",
    ),
    Edit(
        "tue 09:50",
        "strategist",
        "brew",
        text="Our oolong in three lines: water at 90 degrees, three minutes, no milk. The second "
        "cup is better than the first.",
    ),
    Press("tue 09:58", "client", "brew", "posts.approve"),
    Ask(
        "tue 10:12",
        "thirsty_tom",
        "@junipertea does the new oolong come in decaf?",
        "decaf",
    ),
    Say("tue 10:13", "second", "team", "Mine. I ask Owen.", thread="decaf"),
    Say(
        "tue 10:14",
        "second",
        "client",
        "@Owen Hart a customer asks whether the oolong comes in decaf. What do I say?",
        key="ask_owen",
    ),
    Say(
        "tue 10:18",
        "blender",
        "client",
        "We leave the leaf as it is. It has about a third of a coffee, and you can quote me.",
        thread="ask_owen",
        key="third",
    ),
    React("tue 10:18", "second", "third", "heart"),
    Answer(
        "tue 10:20",
        "second",
        "decaf",
        "It does not: we leave the leaf as it is. It has about a third of the caffeine of a "
        "coffee, says Owen, who blends it.",
    ),
    Ask(
        "tue 11:20",
        "moss_and_moor",
        "@junipertea ordered two tins! Will they be in Leeds before the weekend?",
        "leeds",
        under="latest",
    ),
    Answer(
        "tue 11:26",
        "deliveries",
        "leeds",
        "Order before Thursday noon and it is with you on Saturday. I load that van myself.",
    ),
    Say(
        "tue 11:29",
        "manager",
        "team",
        "Good one, Sam. I only turn it round, the yes comes first. Next week these go out without "
        "me.",
        thread="leeds",
    ),
    Answer(
        "tue 11:30",
        "manager",
        "leeds",
        "Yes: yours leaves tonight and is with you on Friday. Sam loads that van himself.",
    ),
    Ask(
        "tue 13:05",
        "dents_and_cups",
        "@junipertea my tin arrived with a dent the size of a moon crater. The tea is fine. "
        "My heart is not.",
        "dent",
    ),
    React("tue 13:06", "second", "dent", "broken_heart"),
    Take("tue 13:07", "second", "dent"),
    Close("tue 13:08", "second"),
    Say("tue 13:08", "second", "team", "All yours, Leo, you packed it.", thread="dent"),
    Answer(
        "tue 13:11",
        "staff",
        "dent",
        "Craters are not in the recipe. Send us your order number in a message, and a smooth tin "
        "is on its way today.",
    ),
    Tell("tue 14:02", "client", "@Rapport change the tasting on Saturday is off", "off"),
    Press("tue 14:03", "client", "off", "plans.take_back"),
    Say(
        "tue 14:04",
        "client",
        "client",
        "Wrong calendar, sorry! The tasting stands.",
        key="stands",
    ),
    React("tue 14:04", "manager", "stands", "sweat_smile"),
    Ask("tue 15:10", "kettle_club", "@junipertea do you do refils?", "refill"),
    TweetEdit("tue 15:12", "kettle_club", "refill", "@junipertea do you do refills?"),
    Answer(
        "tue 15:20",
        "staff",
        "refill",
        "We do: bring any tin to the shop, we fill it for two pounds less.",
    ),
    Ask("tue 15:40", "rainy_ruth", "@junipertea are you open today? The door says no.", "door"),
    Untweet("tue 15:42", "rainy_ruth", "door"),
    Answer("tue 15:44", "staff", "door", "The door is wrong: we are in until six. Push hard!"),
    Tell(
        "tue 16:10",
        "manager",
        "@Rapport change the daily post moves to 12:30, starting tomorrow: that is when your "
        "customers read",
        "noon",
    ),
    See("tue 16:40", "client", "the daily post moves", key="noon.card"),
    Whisper(
        "tue 17:10",
        "second",
        "manager",
        "May I leave at four on Friday? I am back online at 17:15 for the launch.",
    ),
    Say(
        "tue 17:25",
        "coach",
        "all",
        "What stayed with me from the reading: first the yes or no, then the reason, then the "
        "joke. Leo's crater shows how.",
        key="crater",
    ),
    React("tue 17:26", "staff", "crater", "blush"),
    React("tue 17:27", "deliveries", "crater", "100"),
    Whisper("tue 17:12", "manager", "second", "Of course. I watch the inbox until then."),
)
