# Qué ha pasado en X mismo con lo que publicó Rapport.
timelines-edited = Alguien lo editó en X mismo, en @{ $handle }.
timelines-deleted = Alguien lo borró en X mismo, en @{ $handle }. Decía:
timelines-before = Antes:
timelines-after = Ahora:
timelines-see-it = Verlo en X
