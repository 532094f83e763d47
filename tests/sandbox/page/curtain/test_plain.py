"""Bodies are readable, and no token is among them."""

from bot.sandbox.page.curtain.plain import parsed, pretty
from bot.sandbox.traffic import shown_headers


def test_a_form_and_the_json_in_it_are_unfolded() -> None:
    body = "payload=%7B%22type%22%3A+%22block_actions%22%7D&text=a+b"
    assert parsed(body) == {"payload": {"type": "block_actions"}, "text": "a b"}
    assert pretty('{"a": [1]}') == '{\n  "a": [\n    1\n  ]\n}'


def test_what_is_neither_stays_as_it_is() -> None:
    assert pretty("<html>a=b</html>") == "<html>a=b</html>"
    assert pretty("{broken") == "{broken"
    assert pretty("") == pretty(None) == pretty({}) == ""


def test_tokens_and_secrets_are_hidden_wherever_they_stand() -> None:
    body = {
        "token": "verification",
        "authed": {"access_token": "abc", "bot": ["xoxb-12345-abcdef", "so xapp-1-A-b it"]},
        "client_secret": "shh",
        "token_type": "bot",
    }
    shown = pretty(body)
    for secret in ("verification", "abc", "12345", "xapp-1", "shh"):
        assert secret not in shown
    assert '"token_type": "bot"' in shown
    assert "xoxb-…" in shown


def test_of_an_authorization_only_the_kind_of_its_token_is_shown() -> None:
    headers = {"Authorization": "Bearer xoxb-1-secret", "Cookie": "d=xoxd-1", "Accept": "*/*"}
    assert shown_headers(headers) == {
        "Authorization": "Bearer xoxb-…",
        "Cookie": "…",
        "Accept": "*/*",
    }


def test_a_very_long_body_is_cut() -> None:
    assert len(pretty("x" * 100_000)) < 25_000
