# What every part of the sandbox's page says.
frame-title = Rapport sandbox
frame-lost = The sandbox does not answer. Is it still running?
frame-failed = That did not work
frame-gone = There is nothing here
frame-gone-why = It may have gone with an earlier sandbox, or it is for other eyes.
frame-nobody = Nobody is here yet.
frame-begin = To the workspace
