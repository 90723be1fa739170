import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import type { RosterEntry } from '#contract/exam.ts';
import { matching } from '../state/roster-filter.ts';

type Props = {
  readonly roster: readonly RosterEntry[];
  readonly typed: string;
  readonly onPick: (studentId: string) => void;
};

/** The names of the exam, narrowed by what is typed above. */
export function RosterPicker({ roster, typed, onPick }: Props) {
  const { t } = useTranslation('entry');
  return (
    <ListBox
      className="roster"
      aria-label={t('signIn.pick')}
      items={matching(roster, typed)}
      onAction={(key) => onPick(String(key))}
      renderEmptyState={() => <p className="quiet roster-none">{t('signIn.filterNone')}</p>}
    >
      {({ studentId, name }) => (
        <ListBoxItem id={studentId} className="roster-entry" textValue={name}>
          <span className="cut">{name}</span>
          <span className="code quiet">{studentId}</span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
