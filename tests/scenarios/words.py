"""What people in the scenarios are called and say, by language."""

from bot.sandbox.person import Seen
from tests.scenarios.world import offers

__all__ = [
    "AGENCY_IS_TOLD",
    "CHANGE",
    "CLIENT",
    "MANAGER",
    "MANAGER_MAIL",
    "NOT_SEEN",
    "RECORDED",
    "STAFF",
    "VERB",
    "is_card",
]

MANAGER = {"en": "Maya Okafor", "es": "Marta Ruiz"}
MANAGER_MAIL = {"en": "maya@northlight.example", "es": "marta@northlight.example"}
STAFF = {"en": "Leo Grant", "es": "Hugo Vidal"}
CLIENT = {"en": "Carol Finch", "es": "Carlos Peña"}
VERB = {"en": "change", "es": "cambio"}
CHANGE = {"en": "The paper boxes are out of stock", "es": "No quedan cajas de papel"}
"""A plan change without a time."""
RECORDED = {"en": "Recorded as #1 for Juniper Tea", "es": "Registrado como #1 de Café Lucero"}
AGENCY_IS_TOLD = {"en": "The agency is told at", "es": "A la agencia se le avisa a las"}
NOT_SEEN = {"en": "Not seen yet", "es": "Todavía sin ver"}


def is_card(message: Seen) -> bool:
    """Whether a message is the card of a plan change that waits to be seen."""
    return offers(message, "plans.seen")
