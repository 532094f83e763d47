"""Thursday at Juniper Tea."""

from bot.sandbox.demo.acts import (
    Act,
    Answer,
    Ask,
    Draft,
    Edit,
    Find,
    NeedChanges,
    React,
    Read,
    Say,
    Slash,
    Take,
    Tell,
    Tweet,
)

__all__ = ["THURSDAY"]

THURSDAY: tuple[Act, ...] = (
    Find("thu 09:02", "manager", "client", "Juniper Tea · Summary", "summary"),
    Answer(
        "thu 09:06",
        "staff",
        "leaf10.brew_bea",
        "Both work since yesterday evening, Bea, big or small letters. We left it on for today.",
        among="leaf10. Neither",
    ),
    Answer(
        "thu 09:09",
        "second",
        "leaf10.green_gia",
        "That page is mended, Gia. The code counts for you until tonight.",
        among="the code page",
    ),
    Edit("thu 09:15", "manager", "chair", when="Friday 12:30"),
    Say(
        "thu 09:17",
        "manager",
        "client",
        "Nobody had time for this one yesterday, so nothing went out. Friday at lunch fits just "
        "as well.",
        thread="chair",
    ),
    Draft(
        "thu 10:30",
        "strategist",
        "Saturday, 15:00: we brew three oolongs side by side and you guess the dearest. Four "
        "seats are left.",
        "Friday 10:00",
        "tasting_post",
    ),
    NeedChanges(
        "thu 11:15",
        "client",
        "tasting_post",
        "Six seats by now. And please do not say three, the third is a surprise.",
    ),
    Say(
        "thu 11:20",
        "strategist",
        "client",
        "New version this afternoon.",
        thread="tasting_post",
        key="later",
    ),
    React("thu 11:21", "client", "later", "pray"),
    Read("thu 13:00", "manager"),
    Tweet("thu 13:30", "junipertea", "Fog outside, steam inside. See you on Friday. Carol"),
    Ask(
        "thu 13:50",
        "oolong_olga",
        "@junipertea is the oolong vegan? Asking for a very strict rabbit.",
        "rabbit",
    ),
    Ask(
        "thu 14:20",
        "dents_and_cups",
        "@junipertea the smooth tin is here. You are forgiven. Where do I leave five stars?",
        "stars",
        under="dent",
    ),
    React("thu 14:22", "staff", "stars", "tada"),
    Tell(
        "thu 14:40",
        "client",
        "@Rapport change there is a second tasting on Saturday at 15:00, the first one is full",
        "tasting",
    ),
    Find("thu 14:45", "manager", "client", "Plan change #5", "tasting.card"),
    Say("thu 15:02", "client", "client", "lovely, looks good!", thread="chair", answered=True),
    Ask(
        "end -9",
        "moss_and_moor",
        "@junipertea can I pick my order up on Friday before 17:30?",
        "pickup",
    ),
    Take("end -6", "second", "pickup"),
    Say("end -5", "second", "team", "Asking Carol before I promise anything.", thread="pickup"),
    Say(
        "end -4",
        "second",
        "client",
        "@Carol Finch may people pick up their tins on Friday before 17:30?",
        key="before",
    ),
    Slash("end -2", "manager", "team", "/inbox"),
)
