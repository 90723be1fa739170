import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../components/Mark.tsx';
import { SECOND_MS } from '#contract/limits.ts';

/** Long enough that a normal start never shows the worry. */
const WORRY_AFTER_MS = 3 * SECOND_MS;

/** Until the host has answered once. */
export function Opening() {
  const { t } = useTranslation('frame');
  const [worried, setWorried] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setWorried(true), WORRY_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <main className="opening">
      <Mark />
      <h1>{worried ? t('lost.title') : t('opening')}</h1>
      {worried && (
        <>
          <p>{t('lost.body')}</p>
          <p className="quiet">{t('lost.tell')}</p>
        </>
      )}
    </main>
  );
}
