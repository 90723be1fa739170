import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contract/incident.ts';
import { useParts, useProctoring } from '../state/use-parts.ts';
import { IncidentWords } from './IncidentWords.tsx';
import { Line } from './Line.tsx';
import { StatementForm } from './StatementForm.tsx';

/** Warnings that wait to be read, one line each. They cover nothing and take no focus. */
export function Warnings() {
  const warnings = useProctoring(({ view }) => view?.warnings);
  return warnings?.map((incident) => <Warning key={incident.id} incident={incident} />);
}

function Warning({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('watch');
  const { proctoring, announcer } = useParts();
  const [telling, setTelling] = useState(false);
  const matter = t(`matters.${incident.matter}`);
  useEffect(() => announcer.say(matter), [announcer, matter]);
  return (
    <>
      <Line
        tone="warn"
        action={
          <span className="buttons">
            {!telling && (
              <Button className="button button-small" onPress={() => setTelling(true)}>
                {t('tell')}
              </Button>
            )}
            <Button
              className="button button-small"
              onPress={() => void proctoring.confirm(incident.id)}
            >
              {t('read')}
            </Button>
          </span>
        }
      >
        <IncidentWords incident={incident} />
      </Line>
      {telling && (
        <div className="warning-statement">
          <StatementForm incident={incident} />
        </div>
      )}
    </>
  );
}
