import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Panel, PanelAct } from '#contract/proctoring.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { IncidentTable } from '../components/IncidentTable.tsx';
import { Line } from '../components/Line.tsx';
import { PanelFacts } from '../components/PanelFacts.tsx';
import { useStay } from '../components/use-stay.ts';
import { useFaultWords } from '../i18n/fault-words.ts';
import { usePanel, useParts, useSession } from '../state/use-parts.ts';
import { Doctor } from './Doctor.tsx';
import { ProctorReplay } from './ProctorReplay.tsx';

const MINUTES = [5, 10, 15] as const;

/** What a proctor sees and may do at this computer while the panel is open. It decides nothing about points. */
export function ProctorPanel({ panel }: { readonly panel: Panel }) {
  useStay();
  const { panel: store } = useParts();
  const page = usePanel((open) => open.page);
  const problemIds = useSession(({ station }) => station?.exam?.problemIds) ?? [];
  const first = panel.attempt?.problemId ?? problemIds[0];
  const playable = panel.attempt !== null && first !== undefined;
  if (page === 'replay' && playable) return <ProctorReplay problemIds={problemIds} first={first} />;
  if (page === 'doctor') return <Doctor onBack={() => store.show('facts')} />;
  return <PanelFront panel={panel} playable={playable} />;
}

type FrontProps = { readonly panel: Panel; readonly playable: boolean };

function PanelFront({ panel, playable }: FrontProps) {
  const { t } = useTranslation('watch');
  const { panel: store } = useParts();
  const words = useFaultWords();
  const [problem, setProblem] = useState<string | null>(null);
  const act = (what: PanelAct): void => {
    const run = async (): Promise<void> => {
      const answer = await store.act(what);
      setProblem(answer.ok ? null : words.panel(answer.error));
    };
    void run();
  };
  return (
    <EntryPage wide withState title={t('panel.title')}>
      {problem !== null && <Line tone="bad">{problem}</Line>}
      <PanelFacts panel={panel} />
      <PanelActs panel={panel} onAct={act} />
      <IncidentTable incidents={panel.incidents} />
      <div className="buttons">
        {playable && (
          <Button className="button button-large" onPress={() => store.show('replay')}>
            {t('replay.open')}
          </Button>
        )}
        <Button className="button button-large" onPress={() => store.show('doctor')}>
          {t('panel.doctor')}
        </Button>
        <Button className="button button-primary button-large" onPress={() => void store.close()}>
          {t('panel.close')}
        </Button>
      </div>
    </EntryPage>
  );
}

type ActsProps = { readonly panel: Panel; readonly onAct: (act: PanelAct) => void };

function PanelActs({ panel, onAct }: ActsProps) {
  const { t } = useTranslation('watch');
  const [ending, setEnding] = useState(false);
  const { attempt, locked } = panel;
  if (attempt === null) return <p className="quiet">{t('panel.nobody')}</p>;
  const paused = attempt.state === 'break';
  const finished = attempt.state === 'finished';
  return (
    <div className="buttons" role="group" aria-label={t('panel.acts')}>
      {locked && <Act words={t('panel.release')} onPress={() => onAct({ act: 'release' })} />}
      {!finished && (
        <>
          <Act
            words={t(paused ? 'panel.resume' : 'panel.pause')}
            onPress={() => onAct({ act: paused ? 'resume' : 'pause' })}
          />
          {MINUTES.map((minutes) => (
            <Act
              key={minutes}
              words={t('panel.addTime', { minutes })}
              onPress={() => onAct({ act: 'add-time', minutes })}
            />
          ))}
          {!ending && <Act words={t('panel.end')} onPress={() => setEnding(true)} />}
        </>
      )}
      {ending && !finished && (
        <>
          <strong role="status">{t('panel.endSure')}</strong>
          <Act words={t('panel.endYes')} onPress={() => onAct({ act: 'end-attempt' })} />
          <Act words={t('panel.endNo')} onPress={() => setEnding(false)} />
        </>
      )}
      {finished && (
        <Act words={t('panel.return')} onPress={() => onAct({ act: 'return-to-start' })} />
      )}
    </div>
  );
}

function Act({ words, onPress }: { readonly words: string; readonly onPress: () => void }) {
  return (
    <Button className="button" onPress={onPress}>
      {words}
    </Button>
  );
}
