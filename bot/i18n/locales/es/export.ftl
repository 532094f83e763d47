# The record as files, for people to keep, print and check.

export-title = El registro de {$brand}
export-range = Del {$first} al {$last}
export-written = escrito el {$when}
export-audience-client = Lo que leen el cliente y la agencia. De lo que la agencia se guarda, en los archivos están los números, no las palabras.
export-audience-team = Todo, también lo que la agencia se guarda. No es para pasárselo al cliente.
export-zone = Horas en la zona de {$zone}.
export-entries = Qué pasó
export-none = No se anotó nada en este tiempo.
export-entry = Anotación {$seq}
export-team = Esto solo lo lee la agencia
export-verify = Compruébalo tú
export-verify-why = Cada anotación lleva la huella de la anterior, hasta la anotación {$seq}. La línea de abajo está firmada; hay líneas como ella en cada resumen y en cada correo.
export-verify-how = Un ordenador con Python lo comprueba todo, sin Rapport y sin red:
export-verify-key = Se firmó con la clave {$id}: el mismo nombre corto está en tus correos y resúmenes.
