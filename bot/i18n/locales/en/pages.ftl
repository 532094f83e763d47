# Web pages for people, outside Slack.
pages-no-address = Rapport does not know the address at which it is reached, so a link would lead nowhere. Whoever runs it sets PUBLIC_URL, then it works.
pages-skip = To the content
pages-gone-title = This link opens nothing
pages-gone-why = It may have run out, somebody may have withdrawn it, or a part of it was lost on the way.
pages-gone-then = Ask the person who sent it to you for a new one.
