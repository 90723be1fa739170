import { Download } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ExportFault, ExportPreview as Preview } from '#contract/desk-gradebook.ts';
import { Line } from '../../components/Line.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import type { DeskFault } from '../state/asking.ts';
import { useAnswer, useDesk, useDeskParts } from '../state/use-desk-parts.ts';
import { Check } from './Check.tsx';
import type { ExportAsked } from './ExportForm.tsx';
import { download } from './files.ts';

const isOfTheExport = (fault: ExportFault | DeskFault): fault is ExportFault => 'detail' in fault;

function Fault({ fault }: { readonly fault: ExportFault | DeskFault }) {
  const { t } = useTranslation('book');
  const words = useDeskFaultWords();
  return (
    <Line tone="bad">
      {isOfTheExport(fault) ? (
        <>
          {t(`exports.faults.${fault.kind}`)} <span className="quiet">{fault.detail}</span>
        </>
      ) : (
        words(fault)
      )}
    </Line>
  );
}

/** What would be written; then the file. Kept up while results come in. */
export function ExportPreview({ asked }: { readonly asked: ExportAsked }) {
  const { t } = useTranslation('book');
  const { client, desk, news } = useDeskParts();
  const turn = useStore(news, ({ charts }) => charts);
  const ask = useCallback(
    () => desk.ask(client.call('export/preview', asked)),
    [client, desk, asked],
  );
  const answer = useAnswer(ask, turn);
  if (answer === null) return <p className="quiet">{t('exports.looking')}</p>;
  if (!answer.ok) return <Fault fault={answer.error} />;
  return <Previewed asked={asked} preview={answer.value} />;
}

type PreviewedProps = { readonly asked: ExportAsked; readonly preview: Preview };

function Previewed({ asked, preview }: PreviewedProps) {
  const { t } = useTranslation('book');
  const { client, desk } = useDeskParts();
  const connected = useDesk((now) => now.connected);
  const [force, setForce] = useState(false);
  const [acceptPartial, setAcceptPartial] = useState(false);
  const [acceptDoubtful, setAcceptDoubtful] = useState(false);
  const [fault, setFault] = useState<ExportFault | DeskFault | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const ungraded = preview.waiting + preview.held;
  const doubtful = preview.rows.filter(({ kind }) => kind === 'doubtful').length;
  // All of them were looked at where all of them were shown.
  const allLooked = acceptDoubtful && doubtful === preview.rowsTotal;
  const allowed =
    (ungraded === 0 || force) && (preview.rowsTotal === 0 || acceptPartial || allLooked);
  const make = async (): Promise<void> => {
    const answer = await desk.ask(
      client.call('export/make', { ...asked, force, acceptPartial, acceptDoubtful }),
    );
    setFault(answer.ok ? null : answer.error);
    setMade(answer.ok ? answer.value.fileName : null);
    if (answer.ok) download(answer.value.fileName, answer.value.mediaType, answer.value.base64);
  };
  return (
    <section className="export-preview" aria-label={t('exports.preview')}>
      <p role="status">
        {t('exports.written', { count: preview.students, written: preview.written })}
      </p>
      {ungraded > 0 && (
        <>
          <Line tone="warn">
            {t('exports.ungraded', { waiting: preview.waiting, held: preview.held })}
          </Line>
          <Check words={t('exports.force')} on={force} onChange={setForce} />
        </>
      )}
      {preview.rowsTotal > 0 && (
        <>
          <Rows preview={preview} />
          {doubtful > 0 && (
            <Check
              words={t('exports.acceptDoubtful')}
              on={acceptDoubtful}
              onChange={setAcceptDoubtful}
            />
          )}
          <Check
            words={t('exports.acceptPartial')}
            on={acceptPartial}
            onChange={setAcceptPartial}
          />
        </>
      )}
      <div className="buttons">
        <Button
          className="button button-primary button-large"
          isDisabled={!allowed || !connected}
          onPress={() => void make()}
        >
          <Download size="1em" aria-hidden />
          {t('exports.make')}
        </Button>
      </div>
      {fault !== null && <Fault fault={fault} />}
      {made !== null && <Line tone="good">{t('exports.made', { name: made })}</Line>}
    </section>
  );
}

function Rows({ preview: { rows, rowsTotal } }: { readonly preview: Preview }) {
  const { t } = useTranslation('book');
  return (
    <>
      <Line tone="warn">{t('exports.rows', { count: rowsTotal })}</Line>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus */}
      <div className="table-place" tabIndex={0} role="region" aria-label={t('exports.rowsLabel')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('exports.row.kind')}</th>
              <th scope="col">{t('exports.row.student')}</th>
              <th scope="col">{t('exports.row.line')}</th>
              <th scope="col">{t('exports.row.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, studentId, name, line, why }, at) => (
              // Rows have no name of their own: a student may be in several.
              <tr key={at}>
                <td>{t(`exports.kinds.${kind}`)}</td>
                <th scope="row">
                  {name} {studentId !== null && <span className="code quiet">{studentId}</span>}
                </th>
                <td className="numbers">{line ?? '–'}</td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
