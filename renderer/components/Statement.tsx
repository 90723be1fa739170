import { Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import { KIB } from '#contract/limits.ts';
import type { ProblemView } from '#contract/problem.ts';
import { useFormat } from '../i18n/format.ts';
import { useSettings } from '../state/use-parts.ts';
import { Markdown } from './Markdown.tsx';
import { withoutTitle } from './markdown.ts';

type Props = { readonly problem: ProblemView; readonly number: number; readonly total: number };

/** The statement in the student's language, or in the other one with a word about it. */
export function Statement({ problem, number, total }: Props) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const locale = useSettings((settings) => settings.locale);
  const top = useRef<HTMLElement>(null);
  const readId = useRef(problem.id);
  useEffect(() => {
    if (readId.current === problem.id) return;
    readId.current = problem.id;
    top.current?.parentElement?.scrollTo({ top: 0 });
  }, [problem.id]);
  const own = problem.statements[locale];
  const text = own ?? localized(problem.statements, locale);
  const title = localized(problem.title, locale);
  return (
    <article className="statement" ref={top} aria-label={t('statement.label')}>
      <div className="statement-head">
        <p className="quiet">
          {t('problems.count', { number, total })} ·{' '}
          {t('points', { points: format.number(problem.maxPoints) })}
        </p>
        <h2>{title}</h2>
      </div>
      {text === '' ? (
        <p className="quiet">{t('statement.missing')}</p>
      ) : (
        <>
          {own === undefined && <p className="quiet">{t('statement.otherLanguage')}</p>}
          <div lang={own === undefined ? otherThan(locale) : locale}>
            <Markdown text={withoutTitle(text)} headingsFrom={2} pictures={problem.pictures} />
          </div>
        </>
      )}
      <ProblemFacts problem={problem} />
    </article>
  );
}

const otherThan = (locale: 'es' | 'en'): 'es' | 'en' => (locale === 'es' ? 'en' : 'es');

/** What the program may use, how it is tested, and which words this problem does not allow. */
function ProblemFacts({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const { limits, publicTests, hiddenTests, forbidden } = problem;
  const publicPoints = publicTests.reduce((sum, { points }) => sum + points, 0);
  return (
    <section className="problem-facts" aria-label={t('statement.facts')}>
      <dl>
        <Fact name={t('statement.tests')}>
          {t('statement.testsValue', {
            publicCount: publicTests.length,
            hiddenCount: hiddenTests.count,
          })}{' '}
          <span className="quiet">
            {t('statement.testsPoints', {
              publicPoints: format.number(publicPoints),
              hiddenPoints: format.number(hiddenTests.points),
            })}
          </span>
        </Fact>
        <Fact name={t('statement.time')}>
          {t('statement.timeValue', { seconds: format.seconds(limits.wallMs) })}
        </Fact>
        <Fact name={t('statement.memory')}>
          {t('statement.memoryValue', { mb: format.number(limits.memoryMb) })}
        </Fact>
        <Fact name={t('statement.size')}>
          {t('statement.sizeValue', { kb: format.number(problem.sourceMaxBytes / KIB) })}
        </Fact>
      </dl>
      {forbidden.length > 0 && (
        <details>
          <summary>
            <Lock size="1em" aria-hidden /> {t('statement.forbidden')}
          </summary>
          <p className="forbidden-words">
            {forbidden.map((word) => (
              <code key={word}>{word}</code>
            ))}
          </p>
        </details>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
