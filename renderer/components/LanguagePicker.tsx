import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { useTranslation } from 'react-i18next';
import { programmingLanguageShape } from '#contract/language.ts';
import type { ProblemView } from '#contract/problem.ts';
import { useParts } from '../state/use-parts.ts';
import { LANGUAGE_NAMES } from './language-names.ts';

/** The languages of a problem, each with a draft of its own; nothing where there is no choice. */
export function LanguagePicker({ problem }: { readonly problem: ProblemView }) {
  const { t } = useTranslation('work');
  const { drafts, problems } = useParts();
  if (problem.programs.length < 2) return null;
  return (
    <Select
      className="language-picker"
      value={problem.language}
      onChange={(key) => {
        const picked = programmingLanguageShape.safeParse(key).data;
        if (picked === undefined) return;
        void drafts.flush();
        problems.choose(problem.id, picked);
      }}
    >
      <Label className="visually-hidden">{t('editor.language')}</Label>
      <Button className="button">
        <SelectValue />
        <ChevronDown size="1.125em" aria-hidden />
      </Button>
      <Popover className="popover" placement="top start">
        <ListBox className="menu">
          {problem.programs.map(({ language }) => (
            <ListBoxItem
              key={language}
              id={language}
              className="menu-entry"
              textValue={LANGUAGE_NAMES[language]}
            >
              {LANGUAGE_NAMES[language]}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
