// The workspace: a channel or an app's home in the middle, live, and everything around it.
//
// Others open the pane of a thread by `rapport:thread` on `document`, its detail {channel, ts}.

import { onNews } from "/static/live.js";
import { $ } from "/static/dom.js";
import "./beside.js";
import "./clock.js";
import "./keys.js";
import "./people.js";
import "./sidebar.js";
import { onMessages, resync, stageShown } from "./stage.js";
import "./navigate.js";

stageShown();
onNews(
  (topic) => topic.startsWith("message:"),
  (topics) => (topics.has("everything") ? resync() : onMessages(topics)),
);

// One may write at once; on a phone that would bring up the keyboard.
if (document.activeElement === document.body && matchMedia("(hover: hover)").matches) {
  $("#thread textarea, #main textarea")?.focus({ preventScroll: true });
}
