import { useTranslation } from 'react-i18next';
import { part, visibleWhitespace } from '../state/difference.ts';
import type { Parted } from '../state/difference.ts';

type Props = { readonly expected: string; readonly actual: string };

/** Expected and actual side by side; where they part is marked, and white space can be seen. */
export function Comparison({ expected, actual }: Props) {
  const { t } = useTranslation('work');
  const parted = part(expected, actual);
  return (
    <div className="comparison">
      <Side name={t('results.expected')} text={parted.one} mark="mark-extra" />
      <Side name={t('results.actual')} text={parted.other} mark="mark-missing" />
      {/\s/u.test(expected + actual) && (
        <p className="comparison-key quiet">{t('results.spaces')}</p>
      )}
    </div>
  );
}

type SideProps = { readonly name: string; readonly text: Parted; readonly mark: string };

function Side({ name, text, mark }: SideProps) {
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <pre className="output">
        <Pieces text={text.before} />
        {text.different !== '' && (
          <mark className={mark}>
            <Pieces text={text.different} />
          </mark>
        )}
        <Pieces text={text.after} />
      </pre>
    </figure>
  );
}

function Pieces({ text }: { readonly text: string }) {
  return visibleWhitespace(text).map((piece, at) =>
    piece.mark === 'none' ? (
      piece.text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text never change their order
      <span key={at} className="white">
        {piece.text}
      </span>
    ),
  );
}
