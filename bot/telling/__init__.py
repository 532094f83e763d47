"""Entries of the record in words, for whoever reads them: pages, exports, the sandbox.

Above the record and the catalogues, which know nothing of each other; knows no feature.
"""
