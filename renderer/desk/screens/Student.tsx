import { useCallback } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StudentPage } from '#contract/desk-student.ts';
import { Line } from '../../components/Line.tsx';
import { PlayedBack } from '../components/PlayedBack.tsx';
import { StudentHead } from '../components/StudentHead.tsx';
import { StudentTimeLine } from '../components/StudentTimeLine.tsx';
import { SubmissionsTab } from '../components/SubmissionsTab.tsx';
import { DeskMain } from '../components/DeskMain.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { STUDENT_TABS } from '../state/places.ts';
import type { Place } from '../state/places.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';

type StudentPlace = Extract<Place, { readonly page: 'student' }>;
type Props = { readonly place: StudentPlace };

/** One student, from the bundles that are here; read again whenever something new of them arrives. */
export function Student({ place }: Props) {
  const { studentId } = place;
  const { t } = useTranslation('pupil');
  const { client, desk, news } = useDeskParts();
  const words = useDeskFaultWords();
  const turn = useStore(news, ({ students }) => students.get(studentId) ?? 0);
  const ask = useCallback(
    () => desk.ask(client.call('student/read', { studentId })),
    [client, desk, studentId],
  );
  const answer = useAnswer(ask, turn);
  return (
    <DeskMain label={t('label')}>
      {answer === null && <p className="desk-empty quiet">{t('reading')}</p>}
      {answer?.ok === false && <Line tone="bad">{words(answer.error)}</Line>}
      {answer?.ok === true && answer.value === null && (
        <p className="desk-empty">{t('unknown', { id: studentId })}</p>
      )}
      {answer?.ok === true && answer.value !== null && <Known page={answer.value} place={place} />}
    </DeskMain>
  );
}

type KnownProps = { readonly page: StudentPage; readonly place: StudentPlace };

function Known({ page, place }: KnownProps) {
  const { t } = useTranslation('pupil');
  const { places } = useDeskParts();
  const { tab = 'line', picked = null } = place;
  const look = (submissionId: string): void =>
    places.turn({ ...place, tab: 'code', picked: submissionId });
  return (
    <>
      <StudentHead page={page} />
      <Tabs
        className="tabs pupil-tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          const next = STUDENT_TABS.find((name) => name === key);
          if (next !== undefined) places.turn({ ...place, tab: next });
        }}
      >
        <TabList className="tab-list" aria-label={t('tabs.label')}>
          {STUDENT_TABS.map((name) => (
            <Tab key={name} id={name} className="tab">
              {t(`tabs.${name}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="line" className="tab-panel pupil-panel">
          <StudentTimeLine page={page} onLook={look} />
        </TabPanel>
        <TabPanel id="code" className="tab-panel pupil-panel">
          <SubmissionsTab page={page} picked={picked} onPick={look} />
        </TabPanel>
        <TabPanel id="replay" className="tab-panel pupil-panel">
          <PlayedBack page={page} />
        </TabPanel>
      </Tabs>
    </>
  );
}
