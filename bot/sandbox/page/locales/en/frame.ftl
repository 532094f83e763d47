# What every part of the sandbox's page says.
frame-title = Rapport sandbox
frame-lost = The sandbox does not answer. Is it still running?
frame-failed = That did not work
