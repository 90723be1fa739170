import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import { useFormat } from '../i18n/format.ts';
import { useParts, useProblems, useSettings } from '../state/use-parts.ts';
import { ProgressSign } from './ProgressSign.tsx';
import { useProgress } from './use-progress.ts';

type Props = { readonly wide: boolean; readonly onWide: (wide: boolean) => void };

/** All problems with their state: numbers and signs, and their names where there is room. */
export function ProblemRail({ wide, onWide }: Props) {
  const { t } = useTranslation('work');
  const { problems } = useParts();
  const list = useProblems((now) => now.list) ?? [];
  const currentId = useProblems((now) => now.currentId);
  const Sign = wide ? PanelLeftClose : PanelLeftOpen;
  return (
    <nav className={wide ? 'rail rail-wide' : 'rail'} aria-label={t('problems.title')} data-pane>
      <div className="rail-head">
        {wide && <h2 className="rail-title">{t('problems.title')}</h2>}
        <Button
          className="button button-quiet button-small button-icon"
          aria-label={t(wide ? 'problems.narrow' : 'problems.widen')}
          onPress={() => onWide(!wide)}
        >
          <Sign size="1.125rem" aria-hidden />
        </Button>
      </div>
      <ListBox
        className="rail-list"
        aria-label={t('problems.pick')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={currentId === null ? [] : [currentId]}
        onSelectionChange={(keys) => {
          const picked = list.find(({ id }) => keys !== 'all' && keys.has(id));
          if (picked !== undefined && picked.id !== currentId) problems.select(picked.id);
        }}
      >
        {list.map((problem, at) => (
          <RailEntry key={problem.id} problem={problem} number={at + 1} wide={wide} />
        ))}
      </ListBox>
    </nav>
  );
}

type EntryProps = {
  readonly problem: ProblemView;
  readonly number: number;
  readonly wide: boolean;
};

function RailEntry({ problem, number, wide }: EntryProps) {
  const { t } = useTranslation('work');
  const format = useFormat();
  const locale = useSettings((settings) => settings.locale);
  const progress = useProgress(problem);
  const title = localized(problem.title, locale);
  const state = t(`problems.kinds.${progress.kind}`);
  const unsent = progress.unsent ? `, ${t('problems.unsent')}` : '';
  return (
    <ListBoxItem
      id={problem.id}
      className="rail-entry"
      textValue={title}
      aria-label={`${number}. ${title}: ${state}${unsent}`}
    >
      <span className="rail-number numbers" title={wide ? undefined : title} aria-hidden>
        {number}
      </span>
      {wide && (
        <span className="rail-name" aria-hidden>
          <span className="rail-problem">{title}</span>
          <span className="rail-points quiet numbers">
            {t('pointsOf', {
              points: progress.best === null ? '–' : format.number(progress.best),
              max: format.number(problem.maxPoints),
            })}
          </span>
        </span>
      )}
      <ProgressSign kind={progress.kind} />
    </ListBoxItem>
  );
}
