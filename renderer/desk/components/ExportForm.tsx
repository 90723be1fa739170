import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportOffer } from '#contract/desk-gradebook.ts';
import { LMS_FILE_MAX_BYTES } from '#contract/desk-gradebook.ts';
import type { DeskAsk } from '#contract/desk.ts';
import { MIB } from '#contract/limits.ts';
import { Line } from '../../components/Line.tsx';
import { useFormat } from '../../i18n/format.ts';
import { Check } from './Check.tsx';
import { LmsColumns } from './LmsColumns.tsx';
import type { Items } from './LmsColumns.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import { base64Of } from './files.ts';

export type ExportAsked = DeskAsk<'export/preview'>;
type Roster = { readonly name: string; readonly base64: string };

const NO_ITEMS: Items = {};

type Props = { readonly offers: readonly ExportOffer[] };

/** The format, what it can be given, and at once what would come of it. */
export function ExportForm({ offers }: Props) {
  const { t } = useTranslation('book');
  const [format, setFormat] = useState(offers[0]?.format ?? 'csv');
  const [roster, setRoster] = useState<Roster | null>(null);
  const [decimalComma, setDecimalComma] = useState(false);
  const [changedOnly, setChangedOnly] = useState(false);
  const [named, setNamed] = useState<Items>({});
  const offer = offers.find((one) => one.format === format);
  const rosterBase64 = offer?.roster === 'none' ? null : (roster?.base64 ?? null);
  const comma = offer?.decimalComma === true && decimalComma;
  const changed = offer?.changedOnly === true && changedOnly;
  const items = offer?.roster === 'none' ? NO_ITEMS : named;
  // The same for as long as the same is asked: the preview asks by it.
  const asked = useMemo<ExportAsked>(
    () => ({ format, rosterBase64, decimalComma: comma, changedOnly: changed, items }),
    [format, rosterBase64, comma, changed, items],
  );
  if (offer === undefined) return null;
  const ready = offer.roster !== 'needed' || roster !== null;
  return (
    <div className="export">
      <Formats offers={offers} picked={format} onPick={setFormat} />
      <div className="export-choices">
        {offer.roster !== 'none' && (
          <RosterField needed={offer.roster === 'needed'} roster={roster} onRead={setRoster} />
        )}
        {offer.decimalComma && (
          <Check words={t('exports.decimalComma')} on={decimalComma} onChange={setDecimalComma} />
        )}
        {offer.changedOnly && (
          <Check words={t('exports.changedOnly')} on={changedOnly} onChange={setChangedOnly} />
        )}
      </div>
      {offer.roster !== 'none' && <LmsColumns items={named} onChange={setNamed} />}
      {ready ? (
        <ExportPreview
          key={`${format} ${comma} ${changed} ${roster?.name ?? ''} ${JSON.stringify(items)}`}
          asked={asked}
        />
      ) : (
        <p className="quiet">{t('exports.rosterFirst')}</p>
      )}
    </div>
  );
}

type FormatsProps = {
  readonly offers: readonly ExportOffer[];
  readonly picked: ExportOffer['format'];
  readonly onPick: (format: ExportOffer['format']) => void;
};

function Formats({ offers, picked, onPick }: FormatsProps) {
  const { t } = useTranslation('book');
  return (
    <fieldset className="formats">
      <legend>{t('exports.format')}</legend>
      {offers.map(({ format }) => (
        <div key={format} className="format" data-picked={format === picked ? 'yes' : undefined}>
          <input
            id={`format-${format}`}
            type="radio"
            name="format"
            checked={format === picked}
            onChange={() => onPick(format)}
          />
          <label htmlFor={`format-${format}`}>
            <strong>{t(`exports.formats.${format}.name`)}</strong>{' '}
            <span className="quiet small">{t(`exports.formats.${format}.note`)}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

type RosterProps = {
  readonly needed: boolean;
  readonly roster: Roster | null;
  readonly onRead: (roster: Roster | null) => void;
};

function RosterField({ needed, roster, onRead }: RosterProps) {
  const { t } = useTranslation('book');
  const format = useFormat();
  const [tooLarge, setTooLarge] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    setTooLarge(file !== undefined && file.size > LMS_FILE_MAX_BYTES);
    if (file === undefined || file.size > LMS_FILE_MAX_BYTES) onRead(null);
    else onRead({ name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <div className="field">
      <label>
        {t(needed ? 'exports.rosterNeeded' : 'exports.rosterOptional')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xls"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </label>
      {roster !== null && (
        <p className="quiet small">{t('exports.rosterRead', { name: roster.name })}</p>
      )}
      {tooLarge && (
        <Line tone="bad">
          {t('exports.rosterTooLarge', { mb: format.number(LMS_FILE_MAX_BYTES / MIB) })}
        </Line>
      )}
    </div>
  );
}
