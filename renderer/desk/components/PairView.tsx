import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { SimilarPair } from '#contract/desk-gradebook.ts';
import { Line } from '../../components/Line.tsx';
import { CodeView } from '../difference/CodeView.tsx';
import { useDeskFaultWords } from '../i18n/desk-fault-words.ts';
import { useAnswer, useDeskParts } from '../state/use-desk-parts.ts';
import { markedPieces } from './passages.ts';
import type { Span } from './passages.ts';

type SideName = 'one' | 'other';

/** Two sources side by side; what they share is marked and numbered alike. */
export function PairView({ pair }: { readonly pair: SimilarPair }) {
  const { t } = useTranslation('book');
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const total = pair.passages.length;
  const go = (to: number): void => {
    setAt(to);
    for (const mark of place.current?.querySelectorAll(`[data-passage="${to}"]:first-of-type`) ??
      [])
      mark.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className="pair" aria-label={t('similar.pair')}>
      <div className="buttons" role="group" aria-label={t('similar.passages')}>
        <Button
          className="button button-small button-icon"
          aria-label={t('similar.previous')}
          isDisabled={at === 0}
          onPress={() => go(at - 1)}
        >
          <ChevronLeft size="1em" aria-hidden />
        </Button>
        <span className="numbers" role="status">
          {t('similar.passage', { at: Math.min(at + 1, total), total })}
        </span>
        <Button
          className="button button-small button-icon"
          aria-label={t('similar.next')}
          isDisabled={at + 1 >= total}
          onPress={() => go(at + 1)}
        >
          <ChevronRight size="1em" aria-hidden />
        </Button>
      </div>
      <div className="pair-sides" ref={place}>
        <PairSide pair={pair} side="one" picked={at} />
        <PairSide pair={pair} side="other" picked={at} />
      </div>
    </section>
  );
}

type SideProps = { readonly pair: SimilarPair; readonly side: SideName; readonly picked: number };

function PairSide({ pair, side, picked }: SideProps) {
  const { t } = useTranslation(['book', 'pupil']);
  const { client, desk, places } = useDeskParts();
  const words = useDeskFaultWords();
  const { submissionId, studentId, name } = pair[side];
  const ask = useCallback(
    () => desk.ask(client.call('student/submission', { submissionId })),
    [client, desk, submissionId],
  );
  const answer = useAnswer(ask, 0);
  return (
    <div className="pair-side">
      <button
        type="button"
        className="link"
        onClick={() => places.go({ page: 'student', studentId })}
      >
        {name}
      </button>{' '}
      <span className="code quiet">{studentId}</span>
      {answer === null && <p className="quiet">{t('pupil:code.reading')}</p>}
      {answer?.ok === false && <Line tone="bad">{words(answer.error)}</Line>}
      {answer?.ok === true && answer.value === null && <p>{t('pupil:code.gone')}</p>}
      {answer?.ok === true && answer.value !== null && (
        <MarkedCode
          source={answer.value.source}
          label={t('similar.codeOf', { name })}
          spans={pair.passages.map((passage) => passage[side])}
          picked={picked}
        />
      )}
    </div>
  );
}

type MarkedProps = {
  readonly source: string;
  readonly label: string;
  readonly spans: readonly Span[];
  readonly picked: number;
};

function MarkedCode({ source, label, spans, picked }: MarkedProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('[data-passage="0"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <CodeView
        source={source}
        label={label}
        draw={(text, line) =>
          markedPieces(text, line, spans).map(({ text: piece, passage, first }, at) =>
            passage === null ? (
              piece
            ) : (
              // Pieces of one line never change places.
              <mark
                key={at}
                className="passage"
                data-passage={passage}
                data-picked={passage === picked ? 'yes' : undefined}
              >
                {first && <sup aria-hidden>{passage + 1}</sup>}
                {piece}
              </mark>
            ),
          )
        }
      />
    </div>
  );
}
