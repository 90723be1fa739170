import { EllipsisVertical, FlaskConical, RotateCcw, SendHorizontal } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { ProblemView } from '#contract/problem.ts';
import type { Purpose } from '#contract/verdict.ts';
import { useFormat } from '../i18n/format.ts';
import { useSubmissions } from '../state/use-parts.ts';
import { LanguagePicker } from './LanguagePicker.tsx';
import { useAllowance } from './use-allowance.ts';

type Props = {
  readonly problem: ProblemView;
  readonly onSend: (purpose: Purpose) => void;
  readonly onReset: () => void;
};

/** Try and send, under the code they speak of. What limits them is said here before it bites. */
export function SendBar({ problem, onSend, onReset }: Props) {
  const { t } = useTranslation('work');
  const sending = useSubmissions((now) => now.sending[problem.id]);
  const busy = sending?.kind === 'sending' || sending?.kind === 'waiting';
  const { finalsLeft, waitMs } = useAllowance(problem.id);
  return (
    <div className="send-bar" role="toolbar" aria-label={t('panes.code')}>
      <LanguagePicker problem={problem} />
      <span className="code quiet cut send-file">{problem.entry}</span>
      <Allowance finalsLeft={finalsLeft} waitMs={waitMs} />
      <Button
        className="button"
        isDisabled={busy}
        onPress={() => onSend('practice')}
        aria-keyshortcuts="Control+Enter"
      >
        <FlaskConical size="1.125em" aria-hidden />
        <span className="send-words">{t('send.run')}</span>
        <span className="send-words-short">{t('send.runShort')}</span>
      </Button>
      <Button
        className="button button-primary"
        isDisabled={busy || finalsLeft === 0 || waitMs > 0}
        onPress={() => onSend('final')}
        aria-keyshortcuts="Control+Shift+Enter"
      >
        <SendHorizontal size="1.125em" aria-hidden />
        {t('send.submit')}
      </Button>
      <MenuTrigger>
        <Button className="button button-quiet button-icon" aria-label={t('editor.more')}>
          <EllipsisVertical size="1.125em" aria-hidden />
        </Button>
        <Popover className="popover" placement="top end">
          <Menu className="menu" aria-label={t('editor.more')}>
            <MenuItem className="menu-entry" onAction={onReset} textValue={t('editor.reset')}>
              <RotateCcw size="1.125em" aria-hidden />
              {t('editor.reset')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}

type AllowanceProps = { readonly finalsLeft: number | null; readonly waitMs: number };

function Allowance({ finalsLeft, waitMs }: AllowanceProps) {
  const { t } = useTranslation('work');
  const format = useFormat();
  if (waitMs > 0) {
    return <span className="quiet numbers">{t('send.wait', { wait: format.wait(waitMs) })}</span>;
  }
  if (finalsLeft === null) return null;
  return (
    <span className="quiet">
      {finalsLeft === 0 ? t('send.used') : t('send.left', { count: finalsLeft })}
    </span>
  );
}
