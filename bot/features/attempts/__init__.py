"""The one way to a network: touch the world once, and learn what came of it.

Publishing and replies take it; both say only what they check before, and what the end means to
them (``service.Errand``, ``jobs.NetworkJobs``). The law: an attempt is committed to ``calling``
before the call, so that whoever dies in between leaves a trace. A call without a clear answer is
``unconfirmed``: the account's own timeline is read, in growing waits, and then a person is asked.
Absence proves nothing, and nothing is ever sent twice on a guess.
"""
