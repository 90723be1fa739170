import { CloudUpload, Flag, Hourglass, ListOrdered, Radio, Star } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { Seat, StationId } from '#contract/desk-room.ts';
import { seatName, totalScore } from '../state/shown.ts';
import { useDeskParts, useSeat, useTime } from '../state/use-desk-parts.ts';
import { ProblemChips } from './ProblemChips.tsx';
import { ATTENTION_SIGNS, attentionTone, STATE_SIGNS } from './seat-signs.ts';
import { timeWords } from './seat-words.ts';
import type { CardWords } from './use-card-words.ts';
import { useContactWords } from './use-contact-words.ts';

type Props = {
  readonly station: StationId;
  readonly words: CardWords;
  readonly small: boolean;
  /** The one seat that the Tab key stops at. */
  readonly isStop: boolean;
  readonly isPicked: boolean;
  readonly onVisit: (station: StationId) => void;
};

/** One seat. Drawn anew only when its own seat changed, or a word of its times. */
export const SeatCard = memo(function SeatCard({ station, ...props }: Props) {
  const seat = useSeat(station);
  return seat === undefined ? null : <Card seat={seat} {...props} />;
});

type CardProps = Omit<Props, 'station'> & { readonly seat: Seat };

function Card({ seat, words, small, isStop, isPicked, onVisit }: CardProps) {
  const { shown } = useDeskParts();
  const { station, attention, student } = seat;
  const [first] = attention;
  const tone = first === undefined ? 'none' : attentionTone(first);
  return (
    <li className="seat-place">
      <button
        type="button"
        className="seat"
        data-station={station}
        data-state={seat.state}
        data-attention={tone}
        aria-pressed={isPicked}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => onVisit(station)}
        onClick={() => shown.setState({ side: isPicked ? null : { kind: 'seat', station } })}
      >
        <SeatTop seat={seat} words={words} />
        <span className="seat-student cut" title={student?.name}>
          {student?.name ?? ' '}
        </span>
        {!small && student !== null && <SeatWork seat={seat} words={words} />}
        {first !== undefined && <Look seat={seat} words={words} />}
        <SeatFoot seat={seat} words={words} small={small} />
      </button>
    </li>
  );
}

type PartProps = Pick<CardProps, 'seat' | 'words'>;

function SeatTop({ seat, words: { t } }: PartProps) {
  const [Sign, tone] = STATE_SIGNS[seat.state];
  return (
    <span className="seat-top">
      <strong className="cut">{seatName(seat)}</strong>
      <span className={`seat-state ${tone}`}>
        <Sign size="1em" aria-hidden />
        {t(`states.${seat.state}`)}
      </span>
    </span>
  );
}

/** The most pressing reason in words, and how many more there are. */
function Look({ seat: { attention, incidents }, words: { t } }: PartProps) {
  const [first, ...more] = attention;
  if (first === undefined) return null;
  const Sign = ATTENTION_SIGNS[first];
  const why =
    first === 'incidents' ? t('unseen', { count: incidents.unseen }) : t(`attention.${first}`);
  return (
    <span className={`seat-look seat-look-${attentionTone(first)}`}>
      <Sign size="1em" aria-hidden />
      <span className="cut">{why}</span>
      {more.length > 0 && <span className="seat-more">+{more.length}</span>}
    </span>
  );
}

function SeatWork({ seat, words }: PartProps) {
  const problem = words.problems.find(({ id }) => id === seat.problemId);
  return (
    <>
      <span className="seat-problem cut">{problem?.title ?? words.t('noProblem')}</span>
      <ProblemChips seat={seat} words={words} />
    </>
  );
}

function SeatFoot({ seat, words, small }: PartProps & Pick<Props, 'small'>) {
  const { t, format } = words;
  const left = useTime((nowMs) => timeWords(t, seat.time, nowMs));
  const waiting = seat.queue.queued + seat.queue.running + seat.queue.held;
  const { student, incidents, unsent } = seat;
  const score = totalScore(seat);
  return (
    <span className="seat-foot">
      {student !== null && <Fact name={t('facts.time')} Sign={Hourglass} words={left} />}
      {small && score !== null && (
        <Fact name={t('facts.score')} Sign={Star} words={format.number(score)} />
      )}
      {incidents.count > 0 && (
        <Fact name={t('facts.incidents')} Sign={Flag} words={format.number(incidents.count)} />
      )}
      {waiting > 0 && !small && (
        <Fact name={t('facts.queue')} Sign={ListOrdered} words={format.number(waiting)} />
      )}
      {unsent > 0 && !small && (
        <Fact name={t('facts.unsent')} Sign={CloudUpload} words={format.number(unsent)} />
      )}
      {!small && <Contact seat={seat} words={words} />}
    </span>
  );
}

type FactProps = { readonly name: string; readonly Sign: LucideIcon; readonly words: string };

function Fact({ name, Sign, words }: FactProps) {
  return (
    <span className="seat-fact numbers" title={name}>
      <Sign size="1em" aria-hidden />
      <span className="visually-hidden">{name}: </span>
      {words}
    </span>
  );
}

function Contact({ seat: { station }, words: { t } }: PartProps) {
  const contact = useContactWords(station, t);
  return (
    <span className="seat-fact seat-contact numbers" title={t('facts.contact')}>
      <Radio size="1em" aria-hidden />
      <span className="visually-hidden">{t('facts.contact')}: </span>
      {contact}
    </span>
  );
}
