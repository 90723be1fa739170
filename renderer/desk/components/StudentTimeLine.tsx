import { Flag, LogIn, LogOut, Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import type { DeskIncident, StudentPage } from '#contract/desk-student.ts';
import { MINUTE_MS } from '#contract/limits.ts';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { SubmissionWords } from './SubmissionWords.tsx';
import { happeningsOf, sortOf } from './happenings.ts';
import type { Happening, HappeningKind } from './happenings.ts';

/** As the room says that a clock is off. */
const CLOCK_OFF_MS = 2 * MINUTE_MS;

const KINDS = ['attempt', 'submission', 'incident'] as const;

type Props = { readonly page: StudentPage; readonly onLook: (submissionId: string) => void };

/** Attempts, submissions and incidents in one order, with the student's own words at the place that they speak of. */
export function StudentTimeLine({ page, onLook }: Props) {
  const { t } = useTranslation('pupil');
  const all = useMemo(() => happeningsOf(page), [page]);
  const [kinds, setKinds] = useState<ReadonlySet<HappeningKind>>(new Set(KINDS));
  const shown = all.filter((one) => kinds.has(sortOf(one)));
  if (all.length === 0) return <p className="quiet">{t('line.nothing')}</p>;
  return (
    <div className="pupil-line">
      <WrongClocks page={page} />
      <Strip happenings={all} />
      <ToggleButtonGroup
        className="choice"
        aria-label={t('line.filter')}
        selectionMode="multiple"
        selectedKeys={kinds}
        onSelectionChange={(keys) => setKinds(new Set(KINDS.filter((kind) => keys.has(kind))))}
      >
        {KINDS.map((kind) => (
          <ToggleButton key={kind} id={kind}>
            {t(`line.kinds.${kind}`, { count: all.filter((one) => sortOf(one) === kind).length })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ol className="happenings" aria-label={t('tabs.line')}>
        {shown.map((happening) => (
          <li key={keyOf(happening)} className={`happening happening-${happening.kind}`}>
            <HappeningWords happening={happening} onLook={onLook} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Times stand as the station signed them. Where its clock was off, that is said. */
function WrongClocks({ page }: { readonly page: StudentPage }) {
  const { t } = useTranslation('pupil');
  const format = useFormat();
  const off = page.attempts.filter(
    ({ clockOffsetMs }) => Math.abs(clockOffsetMs ?? 0) >= CLOCK_OFF_MS,
  );
  return off.map(({ attemptId, station, stationName, clockOffsetMs }) => (
    <Line key={`${attemptId} ${station}`} tone="warn">
      {t((clockOffsetMs ?? 0) > 0 ? 'line.ahead' : 'line.behind', {
        seat: stationName ?? station,
        wait: format.wait(Math.abs(clockOffsetMs ?? 0)),
      })}
    </Line>
  ));
}

function keyOf(happening: Happening): string {
  switch (happening.kind) {
    case 'submission':
      return happening.submission.submissionId;
    case 'incident':
      return `${happening.of.station} ${happening.of.incident.id}`;
    case 'begun':
    case 'ended':
      return `${happening.kind} ${happening.attempt.attemptId} ${happening.attempt.station}`;
  }
}

/** The whole time at a glance; the list beneath says the same in words. */
function Strip({ happenings }: { readonly happenings: readonly Happening[] }) {
  const format = useFormat();
  const startMs = happenings[0]?.atMs ?? 0;
  const endMs = happenings.at(-1)?.atMs ?? startMs;
  const lengthMs = Math.max(1, endMs - startMs);
  return (
    <div className="strip" aria-hidden>
      <div className="strip-line">
        {happenings.map((happening) => (
          <span
            key={keyOf(happening)}
            className={`strip-mark strip-${sortOf(happening)}`}
            style={{ insetInlineStart: `${(100 * (happening.atMs - startMs)) / lengthMs}%` }}
          />
        ))}
      </div>
      <div className="replay-times quiet numbers">
        <span>{format.time(startMs)}</span>
        <span>{format.time(endMs)}</span>
      </div>
    </div>
  );
}

type WordsProps = { readonly happening: Happening; readonly onLook: (id: string) => void };

function HappeningWords({ happening, onLook }: WordsProps) {
  const { t } = useTranslation('pupil');
  switch (happening.kind) {
    case 'begun':
      return (
        <Moment atMs={happening.atMs} sign={<LogIn size="1.125em" aria-hidden />}>
          <p>
            {t('line.begun', {
              number: happening.attempt.number,
              seat: happening.attempt.stationName ?? happening.attempt.station,
            })}
          </p>
        </Moment>
      );
    case 'ended':
      return (
        <Moment atMs={happening.atMs} sign={<LogOut size="1.125em" aria-hidden />}>
          <p>
            {t(`line.ended.${happening.ending.reason}`)}{' '}
            <span className="code">{happening.ending.code}</span>
          </p>
        </Moment>
      );
    case 'submission':
      return (
        <Moment
          atMs={happening.atMs}
          sign={<Send className="tone-accent" size="1.125em" aria-hidden />}
        >
          <SubmissionWords submission={happening.submission} />
          <Button
            className="button button-small"
            onPress={() => onLook(happening.submission.submissionId)}
          >
            {t('line.look')}
          </Button>
        </Moment>
      );
    case 'incident':
      return (
        <Moment
          atMs={happening.atMs}
          sign={<Flag className="tone-warn" size="1.125em" aria-hidden />}
        >
          <IncidentSaid of={happening.of} />
        </Moment>
      );
  }
}

type MomentProps = {
  readonly atMs: number;
  readonly sign: ReactNode;
  readonly children: ReactNode;
};

function Moment({ atMs, sign, children }: MomentProps) {
  const format = useFormat();
  return (
    <>
      {sign}
      <span className="numbers happening-time">{format.time(atMs)}</span>
      <div className="happening-words">{children}</div>
    </>
  );
}

function IncidentSaid({ of: { incident } }: { readonly of: DeskIncident }) {
  const { t } = useTranslation(['pupil', 'watch']);
  const format = useFormat();
  const { matter, action, kind, count, awayMs, statement } = incident;
  return (
    <>
      <p>
        <strong>{t(`watch:matters.${matter}`)}</strong>{' '}
        {awayMs !== null && t('watch:away', { wait: format.wait(awayMs) })}
      </p>
      <p className="quiet small">
        {t('line.followed', { action: t(`watch:panel.actions.${action}`) })} ·{' '}
        {t(`watch:panel.classes.${incident.class}`)} · {kind}
        {count > 1 && ` × ${count}`}
      </p>
      {statement !== null && (
        <figure className="statement-said">
          <figcaption>{t('line.words')}</figcaption>
          <blockquote>{statement}</blockquote>
        </figure>
      )}
    </>
  );
}
