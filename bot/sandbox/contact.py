"""The client's contact who reads e-mail only: presses the button in the mail that asks for it."""

import re

from bot.sandbox.data import SandboxError
from bot.sandbox.house import House

__all__ = ["confirm_address"]

_LINK = re.compile(r"http://\S+/verify-address/[\w-]+")


async def confirm_address(house: House, address: str) -> None:
    """Wait for the mail that asks whether the address is right, and say that it is."""
    mail = await house.mailbox.wait_for(address, containing="/verify-address/")
    found = _LINK.search(mail.text)
    if found is None:
        raise SandboxError(f"no link in {mail.subject}")
    async with house.session.post(found[0]) as answer:
        if not answer.ok:
            raise SandboxError(f"{found[0]} answered {answer.status}")
