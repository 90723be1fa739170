import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly question: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** Asked in place before what cannot be taken back. The safe answer has the focus. */
export function Confirm({ question, yes, onYes, onNo }: Props) {
  const { t } = useTranslation('room');
  return (
    <div className="confirm" role="group" aria-label={question}>
      <p role="status">{question}</p>
      <div className="buttons">
        <Button className="button button-danger" onPress={onYes}>
          {yes}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it answers the button that was just pressed */}
        <Button className="button" onPress={onNo} autoFocus>
          {t('acts.notYet')}
        </Button>
      </div>
    </div>
  );
}
