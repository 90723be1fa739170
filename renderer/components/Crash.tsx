import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Mark } from './Mark.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly crashed: boolean };

/** A bug in a screen must not leave a student before an empty window. React offers this as a class only. */
export class Crash extends Component<Props, State> {
  override state: State = { crashed: false };

  static getDerivedStateFromError(): State {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const { t } = useTranslation('frame');
  return (
    <main className="opening" role="alert">
      <Mark />
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.body')}</p>
      <Button
        className="button button-primary button-large"
        onPress={() => window.location.reload()}
      >
        {t('crash.reload')}
      </Button>
    </main>
  );
}
