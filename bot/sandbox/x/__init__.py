"""The strict local X: what X would refuse it refuses, in the same words.

``app.build_x`` serves ``/2/…`` as X's own description has it, and ``/control/x/…`` to act as
people, to look, and to inject faults; ``client.LocalX`` is the typed door to the latter.
"""
