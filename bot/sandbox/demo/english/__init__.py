"""The English brand's week: Juniper Tea, London. Data; :mod:`bot.sandbox.demo.acts` explains it."""

from bot.sandbox.demo.acts import Script, Somebody
from bot.sandbox.demo.english.monday import MONDAY
from bot.sandbox.demo.english.plan import PLAN
from bot.sandbox.demo.english.thursday import THURSDAY
from bot.sandbox.demo.english.tuesday import TUESDAY
from bot.sandbox.demo.english.wednesday import WEDNESDAY
from bot.sandbox.seed import NAMES

__all__ = ["ENGLISH"]

ENGLISH = Script(
    brand="Juniper Tea",
    handle="junipertea",
    language="en",
    zone="Europe/London",
    names=NAMES["en"],
    mailed="oliver@junipertea.example",
    add="/rapport add @{name} as {role}",
    extras=(
        Somebody("strategist", "Idris Cole", "strategist", "strategist"),
        Somebody("deliveries", "Sam Whitlock", "staff", "staff Deliveries"),
        Somebody("coach", "Ruth Adeyemi", "coach", "coach"),
        Somebody("blender", "Owen Hart", "client", "client", of_client=True),
    ),
    customers={
        "thirsty_tom": "Tom Ellery",
        "moss_and_moor": "Hattie Moss",
        "dents_and_cups": "Denise Cupper",
        "kettle_club": "The Kettle Club",
        "rainy_ruth": "Ruth in the rain",
        "quiet_leaf": "Quiet Leaf",
        "oolong_olga": "Olga P.",
        "steep_steve": "Steve",
        "cosy_cat": "Cat",
        "brew_bea": "Bea Lindley",
        "pot_of_joy": "Joy",
        "slow_sunday": "Slow Sunday",
        "green_gia": "Gia",
        "tin_man_tim": "Tim",
    },
    acts=MONDAY + TUESDAY + WEDNESDAY + THURSDAY + PLAN,
    marks={
        "change": "tasting.card",
        "post": "chair",
        "item": "rabbit",
        "in_hand": "pickup",
        "changes": "tasting_post",
        "scheduled": "launchpost",
        "summary": "summary",
        "plan": "plan",
        "how": "how",
        "told": "noon.card",
        "moved": "launch.card",
        "late": "launch.late",
        "request": "birthday",
        "direct": "fog",
    },
)
