# X junto a Slack.
x-local = X local
x-skip = Ir a los posts
x-nav = X
x-tab-posts = Posts
x-tab-notifications = Notificaciones
x-tab-all = Todos los posts
x-switch = Cambiar de marca
x-brand = Marca
x-close = Cerrar
x-back = Volver a los posts
x-back-to = Volver a @{ $handle }

x-title-profile = { $name } (@{ $handle }) en X
x-title-notifications = Notificaciones de @{ $handle } en X
x-title-all = Todos los posts de X
x-title-tag = #{ $tag } en X
x-title-post = Un post de { $name } en X

x-choose = ¿Qué marca?
x-empty-brands = Todavía no hay ninguna marca en X
x-empty-brands-words = Conecta una cuenta desde Slack con /rapport setup o inicia el sandbox con su demo. La marca aparece aquí en cuanto tiene cuenta.
x-empty-posts = Todavía no hay posts
x-empty-posts-words = Aquí aparece lo que se publica en @{ $handle }. Prepara un post en Slack, o elige arriba «el dueño desde el móvil» y escribe uno a mano.
x-empty-person = { $name } no ha escrito nada que siga aquí
x-empty-person-words = Escribe arriba como @{ $handle }: el post aparece aquí al momento.
x-empty-notifications = Nadie ha mencionado todavía a @{ $handle }
x-empty-notifications-words = Escribe arriba a la marca como cliente. El mensaje aparece aquí al momento, y enseguida en la bandeja de Slack.
x-empty-all = Todavía no ha publicado nadie
x-empty-all-words = Escribe arriba el primer post, como el cliente que se te ocurra.
x-empty-tag = No hay posts con #{ $tag }
x-empty-tag-words = Escribe uno que lleve #{ $tag }.
x-nobody = Aquí nadie se llama @{ $handle }
x-nobody-words = La cuenta nace cuando escribes como @{ $handle }.
x-no-post = Ese post no existe
x-no-post-words = Puede que sea de un sandbox que se ha vuelto a empezar.

x-ago-now = ahora
x-ago-minutes = { $n } min
x-ago-hours = { $n } h

x-replying = En respuesta a
x-edited = Editado{ $n ->
    [one] {""}
   *[other] {" "}×{ $n }
  }
x-gone = Su autor ha eliminado este post.
x-gone-words = { $name } lo ha retirado de X, con sus versiones anteriores. Las respuestas se quedan.
x-gone-quoted = El post citado se ha eliminado.
x-thread = { $n ->
    [one] Mostrar un post más de este hilo
   *[other] Mostrar { $n } posts más de este hilo
  }
x-notice-replied = Te ha respondido
x-notice-mentioned = Te ha mencionado
x-notice-quoted = Ha citado tu post
x-more = Mostrar más
x-new-one = Mostrar 1 post nuevo
x-new-many = Mostrar { $n } posts nuevos
x-new-some = Mostrar los posts nuevos
x-arrived = Nuevo en X
x-removed = Eliminado de X.

x-post-title = Post
x-replies = Respuestas
x-no-replies = Todavía no hay respuestas.
x-by-app = Publicado con Rapport
x-by-hand = Escrito a mano en X
x-versions = { $n ->
    [one] Editado el { $at }. La versión anterior:
   *[other] Editado { $n } veces, la última el { $at }. Versiones anteriores:
  }

x-menu = Más sobre este post de @{ $handle }
x-menu-edit = Editar post
x-menu-remove = Eliminar post
x-menu-as = Escribir como @{ $handle }
x-menu-now-as = Ahora escribes como
x-reply = Responder
x-quote = Citar
x-do-reply = { $n ->
    [0] Responder a @{ $handle }
    [one] Responder a @{ $handle }, 1 respuesta hasta ahora
   *[other] Responder a @{ $handle }, { $n } respuestas hasta ahora
  }
x-do-quote = Citar a @{ $handle }

x-as = Escribir como
x-as-customer = Como cliente
x-as-owner = Como @{ $handle }, el dueño desde el móvil
x-handle = Cliente
x-handle-example = un nombre, p. ej. tomas
x-handle-hint = Elige a alguien que ya esté o escribe un nombre nuevo.
x-text = Texto del post
x-text-example = ¿Qué está pasando?
x-post = Postear
x-save = Guardar
x-write-reply = Responder a
x-write-quote = Citar a
x-write-edit = Editar el post de
x-count-used = de 280
x-count-over = de más: X admite 280
x-problem-empty = Escribe algo primero.
x-problem-handle = Un nombre en X tiene de 1 a 15 letras (de la a a la z, sin tildes), cifras o _.
x-problem-says = X dice:
x-sent = Publicado como
x-saved = Guardado como versión nueva de
x-sent-view = Ver el post
x-remove-title = ¿Eliminar este post?
x-remove-words = Desaparece de X con sus versiones anteriores. No se puede deshacer.
x-remove-yes = Eliminar
x-remove-no = Conservar

x-told-title = Cómo se entera la aplicación
x-told-connected = Rapport se entera al momento de lo de @{ $handle } (webhook conectado y suscrito).
x-told-unsubscribed = El webhook está conectado pero no suscrito a @{ $handle }: Rapport tiene que mirar por su cuenta.
x-told-invalid = El webhook no respondió a la prueba de X: Rapport tiene que mirar por su cuenta.
x-told-none = No hay ningún webhook conectado: Rapport tiene que mirar por su cuenta.
x-told-last = La última entrega recibió { $answer }.
x-told-lag = Las cronologías de la API van { $seconds } s por detrás de lo que ves aquí.
x-media = Añadir imágenes
x-media-alt = Describe esta imagen
x-media-no-alt = Imagen sin descripción
