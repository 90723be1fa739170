import type { Words } from '../../../i18n/words.ts';
import type { desk as english } from '../en/desk.ts';

export const desk: Words<typeof english> = {
  title: 'Invigil: mesa',
  titleLooks: '({{count}}) Invigil: mesa',
  opening: 'Buscando la mesa…',
  readingRoom: 'Leyendo el aula…',
  bar: 'Mesa',
  lock: 'Bloquear la mesa de {{proctor}}',
  since: 'desde las {{time}}',
  saidMany_one: 'Un puesto más requiere atención.',
  saidMany_other: '{{count}} puestos más requieren atención.',
  pages: {
    label: 'Páginas',
    room: 'Aula',
    charts: 'Gráficos',
    similar: 'Similitud',
    exports: 'Exportar',
  },
  connection: {
    on: 'Mesa conectada',
    off: 'Mesa sin respuesta',
    at: 'Los equipos alcanzan la mesa en {{where}}',
    folder: 'La mesa toma los paquetes solo de su carpeta',
    offLine:
      'La mesa no responde. Lo que se ve aquí es como estaba; no se puede pedir nada hasta que vuelva. Los equipos siguen por su cuenta y no pierden nada. Esta página lo sigue intentando.',
  },
  trouble: {
    'disk-full':
      'El disco de la mesa está lleno: los equipos guardan sus paquetes y los envían más tarde. Libere espacio.',
    'folder-failed':
      'No se puede escribir en la carpeta de la mesa: los equipos guardan sus paquetes y los envían más tarde.',
    'not-listening':
      'Los equipos no alcanzan la mesa por la red; los paquetes por carpeta siguen llegando.',
    'journal-failed':
      'No se puede anotar lo que se hace desde aquí, así que no se aceptan órdenes.',
  },
  gate: {
    title: 'Mesa de vigilancia',
    lead: 'Para vigilantes: el aula, sus estudiantes y sus notas.',
    name: 'Su nombre',
    code: 'Código del vigilante',
    go: 'Abrir la mesa',
    note: 'Su nombre consta en cada orden que dé. La mesa se bloquea sola tras media hora sin uso.',
    wrong_zero: 'Ese código no es correcto. Antes del próximo intento hay una espera.',
    wrong_one: 'Ese código no es correcto. Tras un intento fallido más hay una espera.',
    wrong_other: 'Ese código no es correcto. Tras {{count}} intentos fallidos más hay una espera.',
    tooMany: 'Demasiados códigos erróneos. El próximo se puede escribir en {{wait}}.',
  },
  faults: {
    locked: 'La mesa se ha bloqueado sola. Ábrala de nuevo con el código.',
    'connection-lost':
      'La mesa no responde. No se ha hecho nada; inténtelo de nuevo cuando vuelva.',
    failed: 'Algo ha fallado en la mesa. Mire si se hizo antes de pedirlo otra vez.',
    malformed: 'La mesa no entendió lo que se pidió. No se ha hecho nada.',
    'unknown-call':
      'Esta página y la mesa son de versiones distintas. Cargue la página de nuevo; no se ha hecho nada.',
  },
};
