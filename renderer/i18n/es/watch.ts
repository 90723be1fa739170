// Los avisos y el bloqueo: habla una persona, no una alarma. Nada de esto quita puntos.
import type { Words } from '../words.ts';
import type { watch as english } from '../en/watch.ts';

export const watch: Words<typeof english> = {
  matters: {
    departure: 'Se salió de la ventana del examen.',
    display: 'Se conectó otra pantalla a esta computadora.',
    paste: 'Se quiso pegar algo de fuera del examen.',
    input: 'Llegó al editor un texto que nadie escribió.',
    escape: 'Algo intentó salir de la ventana del examen.',
    remote: 'Parece que esta computadora se mira desde otro lugar.',
    machine: 'Parece que esta computadora es virtual.',
    process: 'Hay en marcha un programa que no se permite junto al examen.',
    network: 'Cambió la red de esta computadora.',
    clock: 'Se cambió la hora de esta computadora.',
    power: 'Esta computadora se suspendió.',
    crash: 'El programa del examen se detuvo y volvió a arrancar.',
  },
  away: 'Duró {{wait}}.',
  recorded: 'Queda anotado y no quita puntos.',
  left_zero: 'La próxima vez esta pantalla se bloquea hasta que venga quien vigila.',
  left_one: 'Después de una vez más, esta pantalla se bloquea hasta que venga quien vigila.',
  left_other:
    'Después de {{count}} veces más, esta pantalla se bloquea hasta que venga quien vigila.',
  read: 'Ya lo leí',
  tell: 'Contar qué pasó',
  statement: 'Con tus palabras: ¿qué pasó?',
  keep: 'Guardar mis palabras',
  kept: 'Tus palabras quedaron guardadas junto al aviso.',
  notKept: 'No se pudieron guardar tus palabras. Inténtalo de nuevo o avisa a quien vigila.',
  locked: {
    title: 'Esta pantalla está bloqueada',
    body: 'Tu trabajo está guardado. Levanta la mano: quien vigila libera la pantalla con un código.',
    request: 'Léele esto a quien vigila',
    demo: 'Demostración: el código es {{code}}',
  },
  codeFaults: {
    'wrong-code_one': 'Ese código no es correcto. Tras un intento más sin acertar hay una espera.',
    'wrong-code_other':
      'Ese código no es correcto. Tras {{count}} intentos más sin acertar hay una espera.',
    'not-locked': 'La pantalla ya no está bloqueada.',
    'not-signed-in': 'Nadie ha iniciado sesión.',
    'no-exam': 'No hay ningún examen abierto en esta computadora.',
    'no-window': 'En un navegador no hay ventana bloqueada de la cual salir.',
  },
};
