import { Clock, FolderX, KeyRound, ListChecks, MessageSquare, Search } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { countsOf, SORTS } from '../state/shown.ts';
import type { Filter, Side } from '../state/shown.ts';
import { useDeskParts, useRoom, useShown } from '../state/use-desk-parts.ts';
import { Choice } from './Choice.tsx';
import { isSmall } from './seat-size.ts';

const FILTERS: readonly Filter[] = [
  ...(['all', 'attention', 'working', 'locked', 'break', 'waiting'] as const),
  ...(['finished', 'offline', 'empty'] as const),
];
/** These are offered even where nothing is behind them: a room without them is good news, and says so. */
const ALWAYS: ReadonlySet<Filter> = new Set<Filter>(['all', 'attention', 'working']);

/** How many seats are in which state, which of them are shown, and what may be done to all of them. */
export function RoomHead() {
  return (
    <div className="room-head">
      <Filters />
      <div className="room-tools">
        <SearchField />
        <Arrangement />
        <RoomActs />
      </div>
    </div>
  );
}

function Filters() {
  const { t } = useTranslation('room');
  const { shown } = useDeskParts();
  const filter = useShown((now) => now.filter);
  const seats = useRoom((room) => room.seats);
  const counts = useMemo(() => countsOf(seats.values()), [seats]);
  const offered = FILTERS.filter((one) => ALWAYS.has(one) || counts[one] > 0 || one === filter);
  return (
    <ToggleButtonGroup
      className="filters"
      aria-label={t('filter')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter]}
      onSelectionChange={(keys) => {
        const picked = offered.find((one) => keys.has(one));
        if (picked !== undefined) shown.setState({ filter: picked });
      }}
    >
      {offered.map((one) => (
        <ToggleButton key={one} id={one} className="filter" data-filter={one}>
          <strong className="numbers">{counts[one]}</strong> {t(`filters.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function SearchField() {
  const { t } = useTranslation('room');
  const { shown } = useDeskParts();
  const search = useShown((now) => now.search);
  return (
    <label className="search">
      <Search size="1.125em" aria-hidden />
      <span className="visually-hidden">{t('search')}</span>
      <input
        type="search"
        placeholder={t('search')}
        value={search}
        onChange={(event) => shown.setState({ search: event.target.value })}
      />
    </label>
  );
}

function Arrangement() {
  const { t } = useTranslation('room');
  const { shown } = useDeskParts();
  const sort = useShown((now) => now.sort);
  const chosen = useShown((now) => now.small);
  const size = useRoom(({ seats }) => seats.size);
  const small = isSmall(chosen, size);
  return (
    <>
      <Choice
        label={t('sort')}
        options={SORTS.map((key) => ({ key, words: t(`sorts.${key}`) }))}
        picked={sort}
        onPick={(key) => shown.setState({ sort: key })}
      />
      <ToggleButton
        className="button replay-toggle"
        isSelected={small}
        onChange={(next) => shown.setState({ small: next })}
      >
        {t('small')}
      </ToggleButton>
    </>
  );
}

const ACTS: readonly (readonly [
  Extract<Side['kind'], 'message' | 'add-time' | 'code' | 'orders'>,
  LucideIcon,
])[] = [
  ['message', MessageSquare],
  ['add-time', Clock],
  ['code', KeyRound],
  ['orders', ListChecks],
];

function RoomActs() {
  const { t } = useTranslation('room');
  const { shown } = useDeskParts();
  const side = useShown((now) => now.side?.kind);
  const setAside = useRoom((room) => room.setAside);
  const toggle = (kind: (typeof ACTS)[number][0] | 'set-aside') => () =>
    shown.setState({ side: side === kind ? null : { kind } });
  return (
    <div className="buttons room-acts" role="group" aria-label={t('acts.all')}>
      {ACTS.map(([kind, Sign]) => (
        <Button key={kind} className="button" aria-expanded={side === kind} onPress={toggle(kind)}>
          <Sign size="1em" aria-hidden />
          {t(`acts.open.${kind}`)}
        </Button>
      ))}
      {setAside > 0 && (
        <Button
          className="button"
          aria-expanded={side === 'set-aside'}
          onPress={toggle('set-aside')}
        >
          <FolderX className="tone-warn" size="1em" aria-hidden />
          {t('acts.open.set-aside', { count: setAside })}
        </Button>
      )}
    </div>
  );
}
