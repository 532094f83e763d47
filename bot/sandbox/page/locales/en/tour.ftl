tour-name = Tour
tour-step = Step { $n } of { $of }
tour-task = To do:
tour-done = Done.
tour-type = Type it for me
tour-press = Do it for me
tour-there = Take me to the place
tour-back = Back
tour-next = Next
tour-skip = Skip
tour-start = Begin
tour-end = Look around by myself
tour-close = Close the tour
tour-move = Move the tour to another corner
tour-fold = Fold or unfold the tour
tour-be = Look as { $name }
tour-you = You are { $name }, { $part } { $brand }.
tour-theirs = This step is played by { $name }, { $part } { $brand }.
tour-part-client = the client’s contact at
tour-part-manager = who manages the agency’s work for
tour-part-staff = who packs the parcels and answers customers of
tour-no-demo = The tour is played with the demo’s people, and this sandbox has none. Start a new one with “rapport sandbox --reset”: it sets up two brands and plays a week at each.
tour-playing = The demo’s week is still being played. In a minute it is Thursday there; press Tour again then.
tour-lost = Nothing is left here to do it with: it was all done before. Go on with Skip, or start over with “rapport sandbox --reset”.

tour-title-0 = Rapport in seven steps
tour-why-0 = A client, an agency and people of several departments look after one brand. The client changes the plan and nobody is told; a customer asks and the one who knows never sees it; months later nobody can show who changed what, and when. Rapport listens where these people write already, and keeps one record for all of them. You play { $client }, the client, then { $manager } and { $staff } at the agency.

tour-title-1 = The client changes the plan
tour-why-1 = In most teams this is a phone call that somebody forgets. Here it is one sentence, written in the channel.
tour-do-1 = Tell Rapport about the change and send it.
tour-text-1 = @Rapport change customers can collect their tins on Friday from 15:00
tour-done-1 = Rapport recorded it with number, date and time, and answered in the thread. For two minutes it can be mended or taken back; then the agency is told. Next lets the two minutes pass.

tour-title-2 = The other side has seen it
tour-why-2 = “Nobody told me” ends here: the card says who told it, when, and when it takes effect. Those without Slack get it by e-mail.
tour-do-2 = Press Seen on the card.
tour-done-2 = The card says who has seen it, and when. Seen does not mean agreed: that is a word of its own.

tour-title-3 = A customer asks on X
tour-why-3 = Beside Slack stands X. What is written to the brand comes into the team’s channel, where those sit who know the answer. The client does not read along there.
tour-do-3 = Write to the brand as a customer and press Post.
tour-text-3 = @{ $handle } may I collect my tins tomorrow at four, or only in the evening?
tour-done-3 = There it is, in the team’s channel. From now on a clock runs, in the hours that the team works.

tour-title-4 = Who knows it answers
tour-why-4 = Rapport writes nothing for people. Whoever packs the parcels answers in their own words, and signs.
tour-do-4 = Press Reply on the card, write the answer, and send it.
tour-text-4 = Four is fine: your tins are ready from three o’clock. I put them beside the door.
tour-done-4 = It is on X, signed with initials. The card says who answered, and after how long.

tour-title-5 = Approved where people talk
tour-why-5 = Somebody wrote “looks good”. Was that a yes? For Rapport only the button is one, and it stands right there. What was approved is exactly what goes out: a changed word asks again.
tour-do-5 = Press Approve in the thread.
tour-done-5 = Approved, with name and time. It goes out by itself when its time has come.

tour-title-6 = Time passes
tour-why-6 = In this sandbox the clock is yours. Everything that is due on the way happens, in order: posts go out, the morning’s summary comes.
tour-do-6 = Press the clock in the top bar, type “{ $when }” and move it. Or let it be done.
tour-done-6 = The approved post is on X. Nobody had to stay up for it.

tour-title-7 = A record that both sides trust
tour-why-7 = The morning’s summary says in numbers what happened, and ends with a line that seals the record. Whoever keeps that line can prove that nothing before it was changed.
tour-do-7 = Press Verify beside the record.
tour-done-7 = Every entry was checked against the one before it: your change, who saw it, the answer, the approval.

tour-title-8 = That was Rapport
tour-why-8 = Told, seen, answered, approved, proved: five things that used to be phone calls. Now look around: be anybody (top right), press any button, break something behind the curtain.
