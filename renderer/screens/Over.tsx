import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { AttemptView } from '#contract/exam.ts';
import { EntryPage } from '../components/EntryPage.tsx';
import { SentLine } from '../components/SentSign.tsx';
import { useFormat } from '../i18n/format.ts';
import { useSubmissions } from '../state/use-parts.ts';

type Props = { readonly attempt: AttemptView; readonly onStaff: () => void };

/** The end: the final receipt, and whether anything still waits. The queue goes on without the student. */
export function Over({ attempt, onStaff }: Props) {
  const { t } = useTranslation(['entry', 'frame']);
  const format = useFormat();
  const waiting = useSubmissions(
    ({ list }) => list.filter(({ state }) => state === 'queued' || state === 'running').length,
  );
  const { ending } = attempt;
  return (
    <EntryPage
      title={t('entry:over.title')}
      lead={
        ending === null
          ? t('entry:over.safe')
          : t(`entry:over.reasons.${ending.reason}`, { time: format.time(ending.atMs) })
      }
    >
      {ending !== null && (
        <div className="receipt-card">
          <span className="quiet">{t('entry:over.receipt')}</span>
          <strong className="receipt-code code">{ending.code}</strong>
          <span>{t('entry:over.keep')}</span>
        </div>
      )}
      <p>{waiting === 0 ? t('entry:over.safe') : t('entry:over.waiting', { count: waiting })}</p>
      <SentLine />
      <div className="sheet-foot">
        <p className="quiet">{attempt.studentName}</p>
        <Button className="link" onPress={onStaff}>
          {t('frame:bar.staff')}
        </Button>
      </div>
    </EntryPage>
  );
}
