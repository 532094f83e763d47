erasures-gone = (erased on request)
erasures-mail-gone = This mail was erased on request. The record keeps its digest.
