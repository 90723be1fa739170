import { CircleQuestionMark } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { SHORTCUTS } from './shortcuts.ts';

type Props = { readonly isOpen: boolean; readonly onOpenChange: (open: boolean) => void };

export function HelpPopover({ isOpen, onOpenChange }: Props) {
  const { t } = useTranslation('frame');
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button button-quiet button-icon" aria-label={t('help.open')}>
        <CircleQuestionMark size="1.25em" aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-body" aria-label={t('help.open')}>
          <h2>{t('help.title')}</h2>
          <dl className="key-list">
            {SHORTCUTS.map(({ name, keys }) => (
              <div key={name}>
                <dt>{t(`help.${name}`)}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <p className="quiet">{t('help.tabNote')}</p>
          <p className="quiet">{t('help.pasteNote')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
