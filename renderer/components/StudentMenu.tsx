import { ChevronDown, Coffee, DoorOpen, Flag, KeyRound, UserRound } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { useParts, useSession } from '../state/use-parts.ts';

type Props = { readonly onReview: () => void; readonly onStaff: () => void };

/** Who sits here, and the ways out: finish, rest, leave, staff. */
export function StudentMenu({ onReview, onStaff }: Props) {
  const { t } = useTranslation('frame');
  const { session, drafts } = useParts();
  const attempt = useSession((now) => now.attempt);
  if (attempt === null) return null;
  const leave = async (): Promise<void> => {
    await drafts.flush();
    await session.signOut();
  };
  return (
    <MenuTrigger>
      <Button
        className="button button-quiet student"
        aria-label={`${t('bar.student')}: ${attempt.studentName}`}
      >
        <UserRound size="1.125em" aria-hidden />
        <span className="student-name cut" title={attempt.studentName}>
          {attempt.studentName}
        </span>
        <ChevronDown size="1em" aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={attempt.studentName}>
          <Entry sign={Flag} words={t('bar.finish')} onAction={onReview} />
          {attempt.breakLeftMs > 0 && (
            <Entry
              sign={Coffee}
              words={t('bar.takeBreak')}
              onAction={() => void session.pause('start')}
            />
          )}
          <Entry sign={DoorOpen} words={t('bar.signOut')} onAction={() => void leave()} />
          <Entry sign={KeyRound} words={t('bar.staff')} onAction={onStaff} />
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

type EntryProps = {
  readonly sign: LucideIcon;
  readonly words: string;
  readonly onAction: () => void;
};

function Entry({ sign: Sign, words, onAction }: EntryProps) {
  return (
    <MenuItem className="menu-entry" onAction={onAction} textValue={words}>
      <Sign size="1.125em" aria-hidden />
      {words}
    </MenuItem>
  );
}
