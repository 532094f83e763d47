// The list of records follows what is told of them.

import { $, fragment, gather, swap } from "/static/dom.js";
import { onNews } from "/static/live.js";

const LOOK_IN = 15_000; // ms; as in record.js

const follow = gather(async () => {
  const html = await fragment(location.pathname);
  if (html !== null) swap($("#chains"), html);
});

onNews((topic) => topic === "record", follow);
setInterval(() => {
  if (!document.hidden && window.innerHeight > 0) follow();
}, LOOK_IN);
