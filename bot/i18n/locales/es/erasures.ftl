erasures-gone = (borrado a petición)
erasures-mail-gone = Este correo se borró a petición. El registro conserva su resumen criptográfico.
