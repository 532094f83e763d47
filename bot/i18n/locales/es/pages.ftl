# Páginas web para personas, fuera de Slack.
pages-no-address = Rapport no sabe en qué dirección se le encuentra, así que un enlace no llevaría a ninguna parte. Quien lo administra define PUBLIC_URL y ya funciona.
pages-skip = Ir al contenido
pages-gone-title = Este enlace no abre nada
pages-gone-why = Puede que haya caducado, que alguien lo haya retirado o que se haya perdido una parte por el camino.
pages-gone-then = Pide uno nuevo a quien te lo envió.
