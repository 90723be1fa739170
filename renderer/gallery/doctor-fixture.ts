// What the doctor says of a machine with one lack, one thing to know, and the rest in order.
import type { Check, Examination } from '#contract/doctor.ts';

const well = (id: string, en: string, es: string, reason: string): Check => ({
  id,
  state: 'ok',
  what: { en, es },
  reason: { en: reason, es: reason },
  step: null,
});

export const examination: Examination = {
  ok: false,
  version: '0.1.0',
  checks: [
    well('config', 'Configuration', 'Configuración', '/etc/invigil/config.yml'),
    well('data', 'Data folder', 'Carpeta de datos', '/var/lib/invigil'),
    well('engine', 'Container engine', 'Motor de contenedores', 'Podman 5.4, cgroup v2'),
    {
      id: 'image-java',
      state: 'fail',
      what: { en: 'Image for java', es: 'Imagen de java' },
      reason: {
        en: 'The engine does not have invigil-java:4f1c.',
        es: 'El motor no tiene invigil-java:4f1c.',
      },
      step: {
        en: 'Run `invigil image load FILE --language java` with the file that IT ships.',
        es: 'Ejecuta `invigil image load ARCHIVO --language java` con el archivo que reparte el centro.',
      },
    },
    {
      id: 'clock',
      state: 'warn',
      what: { en: 'Clock', es: 'Reloj' },
      reason: {
        en: 'ntp:time.lab does not answer (no answer).',
        es: 'ntp:time.lab no responde (no answer).',
      },
      step: {
        en: 'Let this machine reach the time server, or correct `clock.source` in the configuration.',
        es: 'Permite que esta máquina llegue al servidor de hora, o corrige `clock.source` en la configuración.',
      },
    },
    well('grading-python', 'Grading python', 'Calificación de python', '63 ms'),
  ],
};
