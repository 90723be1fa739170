// Ejecutar un programa con entrada propia.
import type { Words } from '../words.ts';
import type { run as english } from '../en/run.ts';

export const run: Words<typeof english> = {
  tab: 'Mi entrada',
  arguments: 'Argumentos',
  argumentsHelp: 'Separados por espacios; las comillas mantienen juntas las palabras.',
  input: 'Entrada',
  inputHelp: 'Lo primero que lee el programa.',
  typeMore: 'Escribo más mientras se ejecuta',
  start: 'Ejecutar',
  stop: 'Detener',
  line: 'Línea para el programa',
  sendLine: 'Intro',
  endInput: 'Fin de la entrada',
  output: 'Lo que imprime el programa',
  nothingPrinted: 'No imprimió nada.',
  about: 'Ejecuta tu código con tu propia entrada. No se califica, no cuesta nada y no se guarda.',
  states: {
    asking: 'Empezando…',
    starting: 'Empezando: se prepara el código…',
    running: 'En ejecución. Detener lo termina.',
  },
  ended: {
    good: 'Terminó por sí solo.',
    status: 'Terminó con el código de salida {{status}}.',
    signal: 'Lo terminó la señal {{signal}}.',
    asked: 'Lo detuviste.',
    left: 'Se detuvo porque el examen siguió adelante o se cortó la conexión.',
    time: 'Llevaba {{minutes}} minutos, así que se detuvo.',
    output: 'Imprimió más de {{kb}} KB, así que se detuvo.',
    memory: 'Pidió más de {{mb}} MB, así que se detuvo.',
    processes: 'Inició más de {{processes}} procesos o hilos.',
    disk: 'Llenó el espacio en el que puede escribir.',
    unknown: 'Terminó, y nadie puede decir cómo.',
    'not-compiled': 'El código todavía no se puede leer: {{message}}',
    'engine-absent':
      'Ahora mismo no se pueden ejecutar programas en esta computadora. Avisa a quien vigila.',
    failed: 'No se pudo ejecutar: falló algo nuestro. Inténtalo de nuevo.',
  },
  time: 'Tiempo {{seconds}} s',
  memory: 'Memoria {{mb}} MB',
  faults: {
    'already-running': 'Ya hay un programa en ejecución. Detenlo primero.',
    'unclear-input': 'La entrada o un argumento tiene un carácter roto. Escríbelo de nuevo.',
    'cooling-down': 'Fueron muchas ejecuciones en poco tiempo. De nuevo en {{wait}}.',
    'not-a-program': 'Falta cerrar unas comillas en los argumentos.',
    lost: 'No se ejecutó: el programa del examen no responde. Inténtalo de nuevo.',
  },
};
