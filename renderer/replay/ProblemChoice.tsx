import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { useTranslation } from 'react-i18next';
import type { ProblemId } from '#contract/ids.ts';
import { localized } from '#contract/language.ts';
import { useProblems, useSettings } from '../state/use-parts.ts';

type Props = {
  readonly problemIds: readonly ProblemId[];
  readonly picked: ProblemId;
  readonly onPick: (problemId: ProblemId) => void;
};

/** Which problem is played. Its title is known once the student has been at work here; else its name stands for it. */
export function ProblemChoice({ problemIds, picked, onPick }: Props) {
  const { t } = useTranslation('watch');
  const locale = useSettings((settings) => settings.locale);
  const known = useProblems((now) => now.list);
  const titleOf = (id: ProblemId): string => {
    const problem = known?.find((one) => one.id === id);
    return problem === undefined ? id : localized(problem.title, locale);
  };
  return (
    <Select
      className="replay-problem"
      value={picked}
      onChange={(key) => {
        const chosen = problemIds.find((id) => id === key);
        if (chosen !== undefined) onPick(chosen);
      }}
    >
      <Label>{t('replay.problem')}</Label>
      <Button className="button picker-button">
        <SelectValue className="picker-value" />
        <ChevronDown size="1.125em" aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {problemIds.map((id, at) => (
            <ListBoxItem key={id} id={id} className="menu-entry" textValue={titleOf(id)}>
              {at + 1}. {titleOf(id)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
