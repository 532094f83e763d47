# What people write back to a mail.
answers-not-taken-subject = Your answer about { $brand } was not taken over
answers-not-taken = Your answer to a mail about { $brand } came from another address than the one that the mail went to, so it stands in no thread. Please answer from that address, or ask your contact to add you.
answers-not-taken-foot = Sent by Rapport, once, because you answered.
answers-answer = *{ $who } answered by e-mail:*
answers-contact = { $brand } ({ $address })
answers-answer-about = *{ $who } answered the mail “{ $subject }”:*
