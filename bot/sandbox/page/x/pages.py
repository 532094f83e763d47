"""The documents and fragments under ``/as/{user}/x/``."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from aiohttp import web

from bot.sandbox.page.frame import Page, Viewer
from bot.sandbox.page.x import feeds
from bot.sandbox.page.x.conversation import conversation
from bot.sandbox.page.x.feeds import Feed, Wanted
from bot.sandbox.page.x.sight import Author, Sight
from bot.sandbox.page.x.threads import newest
from bot.sandbox.page.x.told import told
from bot.sandbox.x.model import Post, User

__all__ = ["routes"]

_LAST_BRAND = "x-brand"
_OFFERED = 50


@dataclass(frozen=True)
class Visit:
    """One request: who looks, at which X, with which brand in hand (if there is one)."""

    page: Page
    request: web.Request
    viewer: Viewer
    sight: Sight
    brands: list[User]
    brand: User | None

    def answer(self, template: str, **values: Any) -> web.Response:
        """The whole document."""
        brand = self.brand
        response = self.page.answer(
            f"x/{template}.html",
            self.viewer,
            base=self.sight.base,
            brand=self.sight.author(brand) if brand else None,
            brands=[self.sight.author(one) for one in self.brands],
            told=told(self.page.x, brand, self.viewer.reader.language) if brand else None,
            people=_people(self.sight, "", brand),
            **values,
        )
        if brand is not None:
            response.set_cookie(_LAST_BRAND, brand.id, path=self.sight.base, samesite="Lax")
        return response

    def feed(self, template: str, feed: Feed, **values: Any) -> web.Response:
        """A document with a list in it, or the list alone."""
        if "X-Fragment" in self.request.headers:
            return self.page.answer(
                "x/_feed.html", self.viewer, base=self.sight.base, feed=feed, **values
            )
        return self.answer(template, feed=feed, **values)

    @property
    def wanted(self) -> Wanted:
        """Which part of a list was asked for."""
        return Wanted(_id(self.request, "below"), _id(self.request, "until"))


Show = Callable[[Visit], Awaitable[web.StreamResponse]]


def routes(page: Page) -> list[web.RouteDef]:
    """``/as/{user}/x/…``."""
    base = "/as/{user}/x"
    shown: tuple[tuple[str, Show], ...] = (
        ("/", _begin),
        ("/post/{id:[0-9]+}", _post),
        ("/-/all", _all),
        ("/-/tag/{tag}", _tag),
        ("/-/people", _completion),
        ("/-/media/{post:[0-9]+}/{picture}", _picture),
        ("/{handle}/notifications", _notifications),
        ("/{handle}", _profile),
    )
    return [web.get(base + path, partial(_serve, page, show)) for path, show in shown]


async def _serve(page: Page, show: Show, request: web.Request) -> web.StreamResponse:
    viewer = page.viewer(request)
    sight = Sight(page.x.state, viewer, page.clock.business())
    brands = sight.brands()
    named = page.x.state.user_named(request.match_info.get("handle", ""))
    last = request.cookies.get(_LAST_BRAND)
    own = page.x.state.user_named(_own_handle(page, viewer))
    wanted = [named.id if named else None, last, own.id if own else None]
    in_hand = (one for name in wanted for one in brands if one.id == name)
    brand = next(in_hand, brands[0] if brands else None)
    return await show(Visit(page, request, viewer, sight, brands, brand))


async def _begin(visit: Visit) -> web.StreamResponse:
    """The last brand, the one that this person works for, the only one, or a choice."""
    handle = _own_handle(visit.page, visit.viewer)
    chosen = handle or _LAST_BRAND in visit.request.cookies or len(visit.brands) == 1
    if visit.brand is not None and chosen:
        raise web.HTTPFound(f"{visit.sight.base}/{visit.brand.username}")
    choosing = Visit(visit.page, visit.request, visit.viewer, visit.sight, visit.brands, brand=None)
    return choosing.answer("choose", tab="")


def _own_handle(page: Page, viewer: Viewer) -> str:
    """The handle of the demo's brand at which this person has a part; empty for others."""
    brands = page.demo.brands if page.demo else ()
    mine = (b.handle for b in brands if any(p.id == viewer.user.id for p in b.people))
    return next(mine, "")


async def _profile(visit: Visit) -> web.StreamResponse:
    user = _user(visit)
    if user is None:
        return _nobody(visit)
    feed = feeds.posts(visit.sight, user, visit.wanted)
    author = visit.sight.author(user)
    own = visit.brand is not None and user.id == visit.brand.id
    return visit.feed("profile", feed, who=author, tab="posts" if own else "")


async def _notifications(visit: Visit) -> web.StreamResponse:
    user = _user(visit)
    if user is None:
        return _nobody(visit)
    feed = feeds.notifications(visit.sight, user, visit.wanted)
    own = visit.brand is not None and user.id == visit.brand.id
    tab = "notifications" if own else ""
    return visit.feed("notifications", feed, who=visit.sight.author(user), tab=tab)


async def _all(visit: Visit) -> web.StreamResponse:
    feed = feeds.everything(visit.sight, visit.wanted)
    return visit.feed("all", feed, tab="all")


async def _tag(visit: Visit) -> web.StreamResponse:
    tag = visit.request.match_info["tag"]
    feed = feeds.tagged(visit.sight, tag, visit.wanted)
    return visit.feed("tag", feed, tab="", tag=tag)


async def _post(visit: Visit) -> web.StreamResponse:
    post = newest(visit.sight.state, visit.request.match_info["id"])
    if post is None:
        return visit.answer("nothing", tab="", handle="")
    talk = conversation(visit.sight, post, _id(visit.request, "shown") or feeds.PAGE)
    if "X-Fragment" in visit.request.headers:
        return visit.page.answer(
            "x/_conversation.html", visit.viewer, base=visit.sight.base, talk=talk
        )
    return visit.answer("post", talk=talk, tab="")


async def _picture(visit: Visit) -> web.StreamResponse:
    """A picture of a post that people still see; 404 for any other."""
    match = visit.request.match_info
    post = visit.page.x.state.posts.get(match["post"])
    media = post.media if post is not None and not post.deleted else ()
    picture = next((one for one in media if one.id == match["picture"]), None)
    content = visit.page.x.pictures.content(picture.id) if picture else None
    if picture is None or content is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "private, max-age=86400"}
    return web.Response(body=content, content_type=picture.mime, headers=headers)


async def _completion(visit: Visit) -> web.StreamResponse:
    people = _people(visit.sight, visit.request.query.get("q", ""))
    return visit.page.answer("x/_people.html", visit.viewer, people=people)


def _user(visit: Visit) -> User | None:
    return visit.page.x.state.user_named(visit.request.match_info["handle"])


def _nobody(visit: Visit) -> web.Response:
    """Found all the same, as on X: a handle in a text is a link whether somebody has it or not."""
    handle = visit.request.match_info["handle"].removeprefix("@")
    return visit.answer("nothing", tab="", handle=handle)


def _people(sight: Sight, start: str, brand: User | None = None) -> list[Author]:
    """Customers whose handle or name begins so: who wrote to ``brand`` lately, then the latest."""
    sought = start.removeprefix("@").casefold()
    users = sight.state.users
    wrote = islice(sight.state.noticed(brand.id, None), _OFFERED) if brand else ()
    found = (
        user
        for user in map(users.__getitem__, dict.fromkeys([*_authors(wrote), *reversed(users)]))
        if user.username.casefold().startswith(sought) or user.name.casefold().startswith(sought)
    )
    customers = (sight.author(user) for user in found if not sight.is_brand(user))
    return list(islice(customers, _OFFERED))


def _authors(posts: Iterable[Post]) -> Iterator[str]:
    return (post.author_id for post in posts)


def _id(request: web.Request, name: str) -> int | None:
    asked = request.query.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() else None
