# Archivos guardados: cómo se abren.
exhibits-link = *{ $name }*, tal como se guardó. Este enlace es solo tuyo y sirve durante media hora.
exhibits-open = Abrir
exhibits-error-not-here = Este archivo ya no está aquí, o no te corresponde leerlo. Pregunta a quien lleva la marca.
