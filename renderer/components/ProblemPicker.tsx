import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { useTranslation } from 'react-i18next';
import { localized } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import { useParts, useProblems, useSettings } from '../state/use-parts.ts';
import { ProgressSign } from './ProgressSign.tsx';
import { useProgress } from './use-progress.ts';

/** The problems where there is no room for the rail: one line, with the neighbours beside it. */
export function ProblemPicker() {
  const { t } = useTranslation('work');
  const { problems } = useParts();
  const list = useProblems((now) => now.list) ?? [];
  const currentId = useProblems((now) => now.currentId);
  const at = list.findIndex(({ id }) => id === currentId);
  return (
    <nav className="picker" aria-label={t('problems.title')} data-pane>
      <Button
        className="button button-icon"
        aria-label={t('problems.previous')}
        isDisabled={at <= 0}
        onPress={() => problems.step(-1)}
      >
        <ChevronLeft size="1.125em" aria-hidden />
      </Button>
      <Select
        className="picker-select"
        value={currentId}
        onChange={(key) => {
          if (key !== null) problems.select(String(key));
        }}
      >
        <Label className="visually-hidden">{t('problems.pick')}</Label>
        <Button className="button picker-button">
          <SelectValue className="picker-value" />
          <ChevronDown size="1.125em" aria-hidden />
        </Button>
        <Popover className="popover">
          <ListBox className="menu">
            {list.map((problem, index) => (
              <PickerEntry key={problem.id} problem={problem} number={index + 1} />
            ))}
          </ListBox>
        </Popover>
      </Select>
      <Button
        className="button button-icon"
        aria-label={t('problems.next')}
        isDisabled={at === list.length - 1}
        onPress={() => problems.step(1)}
      >
        <ChevronRight size="1.125em" aria-hidden />
      </Button>
    </nav>
  );
}

type EntryProps = { readonly problem: ProblemView; readonly number: number };

function PickerEntry({ problem, number }: EntryProps) {
  const { t } = useTranslation('work');
  const locale = useSettings((settings) => settings.locale);
  const progress = useProgress(problem);
  const title = `${number}. ${localized(problem.title, locale)}`;
  return (
    <ListBoxItem id={problem.id} className="menu-entry" textValue={title}>
      <ProgressSign kind={progress.kind} />
      {title} <span className="visually-hidden">{t(`problems.kinds.${progress.kind}`)}</span>
    </ListBoxItem>
  );
}
