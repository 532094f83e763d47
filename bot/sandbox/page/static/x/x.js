// X's page: one list of posts or one conversation, and the forms to write with.

import { $, $$ } from "/static/dom.js";
import { composer } from "./compose.js";
import { conversation } from "./conversation.js";
import "./posts.js";
import { stream } from "./stream.js";

for (const form of $$("main form.compose")) composer(form);
const list = $("#stream");
if (list) stream(list);
const talk = $("#conversation");
if (talk) conversation(talk);
