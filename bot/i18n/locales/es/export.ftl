# The record as files, for people to keep, print and check.

export-title = El registro de {$brand}
export-range = Del {$first} al {$last}
export-written = escrito el {$when}
export-audience-client = Lo que leen el cliente y la agencia. Las entradas internas de la agencia solo constan con su número, sin el texto.
export-audience-team = Todo, también lo que la agencia se guarda. No es para pasárselo al cliente.
export-zone = Horas en la zona de {$zone}.
export-entries = Qué pasó
export-none = En este tiempo no se registró nada.
export-entry = Entrada {$seq}
export-team = Esto solo lo lee la agencia
export-messages = Qué se mostró en Slack
export-messages-how = Los mensajes de Rapport en el canal que comparten cliente y agencia, tal como están ahora. Lo que se podía pulsar está entre corchetes.
export-reply = en un hilo
export-mails = Qué se envió por correo
export-mails-how = Los correos tal como se enviaron, salvo sus enlaces firmados. Sus huellas, las que llevan las entradas, son de los correos enteros.
export-mail-to = para {$who}
export-files = Qué se enseñó como prueba
export-verify = Compruébalo tú
export-verify-why = Cada entrada lleva la huella de la anterior, hasta la entrada {$seq}. La línea de abajo está firmada; hay líneas como ella en cada resumen y en cada correo.
export-verify-how = Un ordenador con Python lo comprueba todo, sin Rapport y sin red:
export-verify-key = Se firmó con la clave {$id}: el mismo nombre corto está en tus correos y resúmenes.
