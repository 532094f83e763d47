"""A file as Slack's JSON (docs.slack.dev/reference/objects/file-object)."""

from pathlib import PurePosixPath
from urllib.parse import quote

from bot.sandbox.slack.refusal import Json
from bot.sandbox.slack.state import Channel, File, State

__all__ = ["file_json", "file_stub", "files_of"]

THUMBS = (64, 80, 160, 360, 480, 720)
_PRETTY = {
    "csv": "CSV", "gif": "GIF", "jpg": "JPEG", "jpeg": "JPEG", "md": "Markdown (raw)",
    "mp4": "MPEG 4 Video", "pdf": "PDF", "png": "PNG", "svg": "SVG", "txt": "Plain Text",
    "webp": "WebP", "zip": "Zip",
}  # fmt: skip
_FILETYPES = {"jpeg": "jpg", "txt": "text", "md": "markdown"}


def file_json(state: State, file: File) -> Json:
    """The whole file object; a deleted one is a tombstone."""
    if file.gone:
        return {"id": file.id, "mode": "tombstone"}
    ending = PurePosixPath(file.name).suffix.lstrip(".").lower()
    private = f"{state.address}/files-pri/{file.team_id}-{file.id}"
    name = quote(file.name.lower().replace(" ", "_"))
    domain = state.teams[file.team_id].domain
    user = state.users.get(file.user)
    out: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": _FILETYPES.get(ending, ending or "binary"),
        "pretty_type": _PRETTY.get(ending, ending.upper() or "Binary"),
        "user": file.user,
        "user_team": file.team_id,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(_kind(state, c) == "channels" for c in file.shares),
        "public_url_shared": False,
        "display_as_bot": bool(user and user.is_bot),
        "username": "",
        "url_private": f"{private}/{name}",
        "url_private_download": f"{private}/download/{name}",
        "permalink": f"https://{domain}.slack.com/files/{file.user}/{file.id}/{name}",
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
        **_thumbs(state, file, name),
        **_shared(state, file),
    }
    if file.alt_text:
        out["alt_txt"] = file.alt_text
    return out


def file_stub(file: File) -> Json:
    """What an app gets of a file in a shared channel, to look up with `files.info`.

    docs.slack.dev/reference/events/message/file_share (Slack Connect files)
    """
    return {
        "id": file.id,
        "created": 0,
        "timestamp": 0,
        "user": "",
        "mode": "file_access",
        "file_access": "check_file_info",
    }


def files_of(state: State, ids: list[str], *, stubs: bool = False) -> list[Json]:
    """The `files` of a message."""
    found = [state.files[one] for one in ids if one in state.files]
    return [file_stub(f) if stubs and not f.gone else file_json(state, f) for f in found]


def _thumbs(state: State, file: File, name: str) -> Json:
    """Previews of an image, each within its square, never larger than the image."""
    if not file.width or not file.height:
        return {}
    out: Json = {"original_w": file.width, "original_h": file.height}
    stem = name.rpartition(".")[0] or name
    for side in THUMBS:
        scale = min(1.0, side / max(file.width, file.height))
        at = f"{state.address}/files-tmb/{file.team_id}-{file.id}/{stem}_{side}.png"
        out[f"thumb_{side}"] = at
        if side >= 360:  # noqa: PLR2004 - the smaller ones are square cuts and carry no size
            out[f"thumb_{side}_w"] = max(1, round(file.width * scale))
            out[f"thumb_{side}_h"] = max(1, round(file.height * scale))
    return out


def _shared(state: State, file: File) -> Json:
    out: Json = {"channels": [], "groups": [], "ims": [], "shares": {}}
    for channel_id, tss in file.shares.items():
        kind = _kind(state, channel_id)
        out[kind].append(channel_id)
        if kind != "ims":
            channel = state.channels[channel_id]
            shown = [_share(channel, ts) for ts in tss]
            side = "public" if kind == "channels" else "private"
            out["shares"].setdefault(side, {})[channel_id] = shown
    return out


def _share(channel: Channel, ts: str) -> Json:
    message = channel.messages.get(ts)
    out: Json = {"ts": ts, "channel_name": channel.name, "team_id": channel.team_id}
    if message is not None and message.thread_ts:
        out["thread_ts"] = message.thread_ts
    return out


def _kind(state: State, channel_id: str) -> str:
    kind = state.channels[channel_id].kind
    return {"channel": "channels", "im": "ims"}.get(kind, "groups")
