# Pruebas: de dónde sale un cambio, guardado tal como estaba.
evidence-shortcut = Registrar como cambio
evidence-help-told = contar lo que alguien dijo por teléfono, por WhatsApp o en persona

# Errores: qué ha pasado y qué hacer.
evidence-error-already-kept = Ese mensaje ya está registrado, como cambio del plan #{ $number }. Lo muestra `/plan historial`.
evidence-error-form-gone = Este formulario es demasiado antiguo o es de otra persona, así que no se ha registrado nada. Ábrelo otra vez desde el mensaje o con `@Rapport dijo`.
evidence-error-nobody = Elige quién lo dijo o escribe aquí su nombre.
evidence-error-said = Ahí no hay una hora clara. Escribe cuándo se dijo como «16:10», «ayer 16:10» o «20 de noviembre 16:10», o déjalo vacío.
evidence-error-said-ahead = Eso aún no ha llegado, y aquí se pregunta cuándo se dijo. Escríbelo como «16:10» o «20 de noviembre 16:10», o déjalo vacío.

# Los formularios.
evidence-record-title = Registrar un cambio
evidence-told-title = Dicho en otra parte
evidence-submit = Registrar
evidence-cancel = Cancelar
evidence-lead = { $brand } · { $said }
evidence-counts = Cuenta como avisado por { $who }.
evidence-counts-presser = Quien lo dijo no participa aquí, así que cuenta como avisado por { $who }, con su nombre al lado.
evidence-stays = El mensaje se guarda como está ahora, pase lo que pase después con él.
evidence-told-lead = { $brand } · Lo que se dijo en otra parte queda registrado aquí. Lo pueden leer las dos partes.
evidence-who = Quién lo dijo
evidence-somebody-else = Otra persona
evidence-name = Su nombre, si es otra persona
evidence-name-hint = Entonces cuenta como avisado por ti, con su nombre al lado.
evidence-where = Dónde
evidence-medium =
    { $medium ->
        [whatsapp] WhatsApp
        [phone] Teléfono
        [in_person] En persona
        [email] Correo
       *[other] Otro sitio
    }
evidence-said-when = Cuándo se dijo
evidence-zone = En la zona horaria del cliente: { $zone }. Déjalo vacío si no lo sabes.
evidence-what = Qué cambia
evidence-when = Entra en vigor
evidence-when-placeholder = viernes 17:30
evidence-when-hint = En la zona horaria del cliente: { $zone }. Vacío: según las palabras de arriba.
evidence-screenshot = Captura de pantalla
evidence-screenshot-hint = Imágenes o PDF, de 10 MB como máximo. Se guarda con el cambio y las dos partes pueden abrirla.
evidence-already = Ese mensaje ya está registrado, como cambio del plan #{ $number }.
evidence-open-card = Abrir su tarjeta

# En el hilo del cambio.
evidence-said =
    { $medium ->
        [slack] Lo dijo { $who } en Slack
        [whatsapp] Lo dijo { $who } por WhatsApp
        [phone] Lo dijo { $who } por teléfono
        [in_person] Lo dijo { $who } en persona
        [email] Lo dijo { $who } por correo
       *[other] Lo dijo { $who } en otro sitio
    }
evidence-recorded-by = registrado por { $who }
evidence-edited-since = editado después
evidence-deleted-since = borrado después, guardado aquí como estaba
evidence-open-message = Abrir el mensaje
evidence-a-file = un archivo
evidence-file =
    { $status ->
        [waiting] { $name } se está guardando
        [kept] { $name } está guardado
        [named] de { $name } solo consta el nombre: se guardan imágenes y PDF
        [erased] un archivo se eliminó a petición
       *[failed] { $name } no se ha podido guardar
    }
evidence-show = Ver { $name }
evidence-edited = { $who } ha editado el mensaje del que salió el cambio del plan #{ $number }. Lo guardado se queda.
evidence-deleted = Se ha borrado en Slack el mensaje de { $who } del que salió el cambio del plan #{ $number }. Lo guardado se queda.
evidence-as-kept = Tal como se guardó:
evidence-as-now = Tal como está ahora:
evidence-refused =
    { $why ->
        [large] { $file }, del cambio del plan #{ $number } de { $brand }, pasa de 10 MB, así que no se guarda aquí. El cambio sí está registrado. Guarda tú el archivo, o cuéntalo otra vez con uno más pequeño: `@Rapport dijo`.
        [kind] { $file }, del cambio del plan #{ $number } de { $brand }, no es una imagen ni un PDF, así que no se guarda aquí. El cambio sí está registrado. Guarda tú el archivo, o cuéntalo otra vez con una captura: `@Rapport dijo`.
        [gone] { $file }, del cambio del plan #{ $number } de { $brand }, se borró antes de que se pudiera guardar. El cambio sí está registrado. Si aún tienes el archivo, cuéntalo otra vez: `@Rapport dijo`.
        [scope] { $file }, del cambio del plan #{ $number } de { $brand }, no se ha podido guardar: Rapport aún no puede leer archivos en este espacio de trabajo. El cambio sí está registrado. Pide a quien instaló Rapport que lo instale otra vez; entonces pedirá ese permiso.
       *[failed] { $file }, del cambio del plan #{ $number } de { $brand }, no se ha podido traer de Slack en todo un día. El cambio sí está registrado. Guarda tú el archivo, o cuéntalo otra vez: `@Rapport dijo`.
    }
